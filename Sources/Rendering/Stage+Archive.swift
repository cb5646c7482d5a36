import Templating

extension Stage {
  func archive() -> [UInt8] {
    let frame = self.frame(
      title: "日期", description: "按发布日期查找全部内容。", address: archiveAddress, crumbs: [], section: "archive")
    return fill(
      archiveShape.name, frame,
      archiveShape.values(of: (archiveRecords.years, indices.listed.count, statisticsLink)))
  }

  func yearList(_ position: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let frame = self.frame(
      title: numbered("\(year.year)年", number), description: "\(year.year)年发布的全部内容。",
      address: listAddress(year.address, number: number), crumbs: [crumb("日期", archiveAddress)],
      section: "archive")
    let own = (year: archiveRecords.currentYear(position), years: archiveRecords.years(current: position))
    return fill(
      yearListShape.name, frame,
      yearListShape.values(of: (listing(year.pages, number: number, address: year.address), own)))
  }

  func monthList(_ position: Int, _ monthPosition: Int, number: Int) -> [UInt8] {
    let year = indices.years[position]
    let month = year.months[monthPosition]
    let address = year.address(of: month)
    let title = "\(year.year)年\(month.month)月"
    let frame = self.frame(
      title: numbered(title, number), description: "\(title)发布的全部内容。",
      address: listAddress(address, number: number),
      crumbs: [crumb("日期", archiveAddress), crumb("\(year.year)年", year.address)], section: "archive")
    let own = MonthList(
      month: archiveRecords.month(position, monthPosition, isCurrent: true),
      year: archiveRecords.years[position],
      years: archiveRecords.years(current: position),
      earlier: archiveRecords.earlier(than: position, monthPosition),
      later: archiveRecords.later(than: position, monthPosition))
    return fill(
      monthListShape.name, frame,
      monthListShape.values(of: (listing(month.pages, number: number, address: address), own)))
  }
}
