import Diagnostics
import Files
import Markdown

/// What is known of pages' texts from an earlier build, so that an unchanged text need not be compiled to plan a site.
///
/// It holds what other pages, lists and checks ask of a text and what is wrong with it, not its HTML. An entry holds as
/// long as the file's bytes, and everything that they were read against, stay the same. Losing it all costs time and
/// nothing else.
///
/// Immutable, and shared rather than copied: every page asks it, on all cores.
package final class TextMemory: Sendable {
  private static let header = "xinfeng texts 2"

  /// What stays the same only while the program does, for what it makes of a text is the program's.
  private let program: Digest
  /// Of schemas, vocabularies and word lists: what texts were read against.
  private let ground: Digest
  /// In the order of their files.
  private let notes: [TextNote]
  private let positions: [String: Int]
  /// By their names, those that texts may break.
  private let rules: [String: Rule]
  /// Nothing has been learnt that was not known.
  package let isUnchanged: Bool

  /// - Parameters:
  ///   - bytes: what an earlier build kept; what cannot be read is forgotten.
  ///   - program: identifies the program that runs.
  package convenience init(_ bytes: [UInt8] = [], program: Digest) {
    guard var reader = Unpacker(sealed: bytes), reader.text() == Self.header, reader.digest() == program
    else {
      self.init(program: program, ground: Digest(high: 0, low: 0))
      return
    }
    let ground = reader.digest()
    let notes = reader.list { TextNote($0.packed()) }
    let positions = Dictionary(notes.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { $1 })
    if reader.isBroken {
      self.init(program: program, ground: ground)
    } else {
      self.init(program: program, ground: ground, notes: notes, positions: positions)
    }
  }

  private init(
    program: Digest, ground: Digest, notes: [TextNote] = [], positions: [String: Int] = [:],
    rules: [String: Rule] = [:], isUnchanged: Bool = false
  ) {
    self.program = program
    self.rules = rules
    self.ground = ground
    self.notes = notes
    self.positions = positions
    self.isUnchanged = isUnchanged
  }

  /// What the next build is to know.
  package var bytes: [UInt8] {
    let size = notes.reduce(128) { $0 + $1.packed.count + 8 }
    var packer = Packer(expecting: size)
    packer.add(Self.header)
    packer.add(program)
    packer.add(ground)
    packer.add(notes.count)
    // By position: a note that is taken out of the list is copied.
    for position in notes.indices { packer.add(notes[position].packed) }
    return packer.sealed()
  }

  /// The memory for texts that are read against a ground: empty where that has changed.
  ///
  /// - Parameter rules: those that texts may break.
  func holding(_ ground: Digest, rules: [Rule]) -> TextMemory {
    let isKnown = ground == self.ground
    return TextMemory(
      program: program, ground: ground, notes: isKnown ? notes : [], positions: isKnown ? positions : [:],
      rules: Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { $1 }))
  }

  /// What is known of a file with these bytes.
  func note(of file: String, digest: Digest) -> TextNote? {
    positions[file].flatMap { notes[$0].digest == digest ? notes[$0] : nil }
  }

  /// What a note says; nil where it is damaged.
  func text(of note: TextNote) -> RememberedText? { RememberedText(note, rules: rules) }

  /// The memory after all texts have been read: of each, in the order of their files, what is known now.
  func replacing(_ notes: [TextNote]) -> TextMemory {
    let isUnchanged = notes.count == self.notes.count && notes.allSatisfy { !$0.isNew }
    return TextMemory(program: program, ground: ground, notes: notes, isUnchanged: isUnchanged)
  }
}

/// What is known of one text, packed.
struct TextNote: Sendable {
  let file: String
  /// Of the file's bytes.
  let digest: Digest
  /// All of it, the file and the digest included.
  let packed: ArraySlice<UInt8>
  let isNew: Bool
}

/// A text as it is remembered: without its HTML and its words.
struct RememberedText {
  var document: Document
  /// The page's own summary, or the excerpt that stands for one.
  var summary: String
  var characterCount: Int
  var hasText: Bool
  /// What is wrong with it, and what its author means so.
  var inspection: Inspection
}

extension TextNote {
  init(of page: Page, digest: Digest, _ inspection: Inspection) {
    var packer = Packer(expecting: 1024)
    packer.add(page.file)
    packer.add(digest)
    packer.add(page.summary)
    packer.add(page.characterCount)
    packer.add(page.hasText)
    page.document.packFacts(into: &packer)
    packer.add(inspection)
    self.init(file: page.file, digest: digest, packed: packer.bytes[...], isNew: true)
  }

  init(_ packed: ArraySlice<UInt8>) {
    var reader = Unpacker(packed)
    self.init(file: reader.text(), digest: reader.digest(), packed: packed, isNew: false)
  }
}

extension RememberedText {
  /// Nil where the note is damaged.
  init?(_ note: TextNote, rules: [String: Rule]) {
    var reader = Unpacker(note.packed)
    _ = (reader.text(), reader.digest())
    summary = reader.text()
    characterCount = reader.number()
    hasText = reader.flag()
    document = Document(factsFrom: &reader)
    guard let inspection = reader.inspection(of: note.file, by: rules), !reader.isBroken, reader.isAtEnd
    else {
      return nil
    }
    self.inspection = inspection
  }
}
