import Templating

extension Stage {
  func archive() -> [UInt8] {
    let frame = self.frame(
      title: "日期", description: "按发布日期查找全部内容。", address: archiveAddress, crumbs: [], section: archiveSection)
    return fill(
      archiveShape.name, frame, archiveShape,
      (archiveRecords.years, indices.listed.count, statisticsLink))
  }

  func yearList(_ position: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let frame = self.frame(
      title: numbered("\(year.year)年", number), description: "\(year.year)年发布的全部内容。",
      address: listAddress(year.address, number: number), crumbs: [crumb("日期", archiveAddress)],
      section: archiveSection)
    let listing = Listing(stage: self, all: year.pages, number: number, address: year.address)
    return fill(
      yearListShape.name, frame, yearListShape, (listing, YearList(archive: archiveRecords, year: position)))
  }

  func monthList(_ position: Int, _ monthPosition: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let month = year.months[monthPosition]
    let address = year.address(of: month)
    let title = "\(year.year)年\(month.month)月"
    let frame = self.frame(
      title: numbered(title, number), description: "\(title)发布的全部内容。",
      address: listAddress(address, number: number),
      crumbs: [crumb("日期", archiveAddress), crumb("\(year.year)年", year.address)], section: archiveSection)
    let listing = Listing(stage: self, all: month.pages, number: number, address: address)
    return fill(
      monthListShape.name, frame, monthListShape,
      (listing, MonthList(archive: archiveRecords, year: position, month: monthPosition)))
  }
}
