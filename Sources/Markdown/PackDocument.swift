import Files

extension Document {
  /// Packs all but the text: what lists, links and checks ask of a document, which is small beside its HTML.
  package borrowing func packFacts(into packer: inout Packer) {
    // Every text has these two, and they are written out by position: an element that is handed to somebody is copied.
    packer.add(outline.count)
    for position in outline.indices {
      packer.add(outline[position].level)
      packer.add(outline[position].id)
      packer.add(outline[position].title)
      packer.add(outline[position].line)
    }
    packer.add(links.count)
    for position in links.indices {
      packer.add(links[position].address)
      packer.add(links[position].title)
      packer.add(links[position].text)
      packer.add(links[position].line)
    }
    packer.add(pictures) {
      $0.add($1.address)
      $0.add($1.alternative)
      $0.add($1.title)
      $0.add($1.line)
      $0.add($1.isAlone)
    }
    packer.add(videos) {
      $0.add($1.address)
      $0.add($1.captions)
      $0.add($1.title)
      $0.add($1.line)
      $0.add($1.hasTranscript)
    }
    packer.add(footnotes) {
      $0.add($1.number)
      $0.add($1.label)
      $0.add($1.text)
      $0.add($1.line)
    }
  }

  /// A document without its text, of what `packFacts` packed.
  package init(factsFrom reader: inout Unpacker) {
    outline = reader.list {
      Heading(level: $0.number(), id: $0.text(), title: $0.text(), line: $0.number())
    }
    links = reader.list {
      Link(address: $0.text(), title: $0.optionalText(), text: $0.text(), line: $0.number())
    }
    pictures = reader.list {
      Picture(
        address: $0.text(), alternative: $0.text(), title: $0.optionalText(), line: $0.number(),
        isAlone: $0.flag())
    }
    videos = reader.list {
      Video(
        address: $0.text(), captions: $0.optionalText(), title: $0.optionalText(), line: $0.number(),
        hasTranscript: $0.flag())
    }
    footnotes = reader.list {
      Footnote(number: $0.number(), label: $0.text(), text: $0.text(), line: $0.number())
    }
  }
}
