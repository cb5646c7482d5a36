import Content
import Diagnostics
import Files

/// What an editor means to change in one file, as a value: it can be looked at, refused, or applied to the bytes that
/// it was made for.
package struct Edit: Sendable {
  /// Relative to the site's folder.
  package var file: String
  /// Of the bytes that the editor had before him.
  package var digest: Digest
  package var changes: [FieldChange] = []
  /// Nil where the text stays.
  package var body: String?
  /// All of the file, for one whose fields cannot be read; then nothing else is looked at.
  package var whole: String?
  /// The file is kept as UTF-8 from now on.
  package var savesAsUTF8 = false

  package init(file: String, digest: Digest) {
    self.file = file
    self.digest = digest
  }
}

/// A field and what it is to say.
package struct FieldChange: Sendable, Hashable {
  /// As the kind declares it: `title`, `unit`.
  package var key: String
  package var value: WrittenValue

  package init(_ key: String, _ value: WrittenValue) {
    self.key = key
    self.value = value
  }
}

/// What front matter says under a key.
package indirect enum WrittenValue: Sendable, Hashable {
  /// Nothing, with the key left where it stands.
  case nothing
  case text(String)
  case list([WrittenValue])
  case map([Pair])
  /// YAML as an editor wrote it.
  case raw(String)

  package struct Pair: Sendable, Hashable {
    package var key: String
    package var value: WrittenValue

    package init(_ key: String, _ value: WrittenValue) {
      self.key = key
      self.value = value
    }
  }
}

/// Why nothing was changed.
package enum EditRefusal: Error, Sendable, Hashable {
  /// The file is not what the editor had before him.
  case changedMeanwhile
  /// It is no text.
  case unreadable
  /// It has no fields that could be changed.
  case noFields
  /// A field cannot be given the value without changing another.
  case notWritable(key: String)
  /// The file's encoding has no place for a character of the change.
  case notEncodable([String])

  package var phrase: Phrase {
    switch self {
    case .changedMeanwhile:
      Phrase("这个文件在您打开以后被改过，没有保存", "the file was changed after you opened it; nothing was saved")
    case .unreadable: Phrase("这个文件读不出文字", "the file is no text that can be read")
    case .noFields: Phrase("这个文件没有属性，只能整篇修改", "the file has no fields; it can be edited as a whole")
    case .notWritable(let key):
      Phrase("“\(key)”写成这样会影响别的属性，请直接改文件", "“\(key)” cannot be written so without changing other fields")
    case .notEncodable(let forms):
      Phrase(
        "文件的编码（\(forms.joined(separator: "、"))）写不下新的内容；勾选“改存为 UTF-8”再保存",
        "the file's encoding (\(forms.joined(separator: ", "))) has no place for the new text; save it as UTF-8"
      )
    }
  }
}

/// The bytes of a file after an edit.
///
/// Nothing is left to luck: the result is read again, and where it does not say exactly what was meant in the field that
/// was changed, and in all others what they said before, it is refused.
///
/// - Parameters:
///   - bytes: what the file holds now.
///   - kind: whose names and order the fields have.
package func apply(_ edit: Edit, to bytes: [UInt8], of kind: any FieldNames) throws(EditRefusal) -> [UInt8] {
  guard Digest(of: bytes) == edit.digest else { throw .changedMeanwhile }
  let file = try FileText(edit.file, bytes: bytes)
  let splices = try splices(for: edit, in: file, of: kind)
  if edit.savesAsUTF8, !file.forms.isEmpty { return file.text(splices) }
  return splices.isEmpty ? bytes : try file.file(splices)
}

private func splices(for edit: Edit, in file: FileText, of kind: any FieldNames) throws(EditRefusal)
  -> [Splice]
{
  let text = file.source.bytes
  if let whole = edit.whole { return lineSplices(from: text, 0..<text.count, to: whole) }
  guard !edit.changes.isEmpty || edit.body != nil else { return [] }
  guard let split = parts(of: file.source) else { throw .noFields }
  var splices: [Splice] = []
  if !edit.changes.isEmpty {
    splices = try fieldSplices(for: edit.changes, in: file, split, of: kind)
  }
  if let body = edit.body, !file.source.isFieldsThroughout {
    var body = body
    // A fence at the end of a file has no line end yet.
    if split.body.isEmpty, split.body.lowerBound > 0, text[split.body.lowerBound - 1] != 0x0A, !body.isEmpty {
      body = "\n" + body
    }
    splices += lineSplices(from: text, split.body, to: body)
  }
  return splices
}

/// What makes one text of another by replacing the lines between those that both have at the beginning and the end.
func lineSplices(from bytes: [UInt8], _ range: Range<Int>, to text: String) -> [Splice] {
  let new = Array(text.utf8)
  let old = bytes[range]
  guard !old.elementsEqual(new) else { return [] }
  var start = 0
  var lineStart = 0
  while start < min(old.count, new.count), old[range.lowerBound + start] == new[start] {
    start += 1
    if new[start - 1] == 0x0A { lineStart = start }
  }
  var end = 0
  var lineEnd = 0
  while end < min(old.count, new.count) - lineStart,
    old[range.upperBound - 1 - end] == new[new.count - 1 - end]
  {
    if new[new.count - 1 - end] == 0x0A { lineEnd = end }
    end += 1
  }
  // Equal to the last byte: the line before the changed one ends there.
  let inserted = String(decoding: new[lineStart..<(new.count - lineEnd)], as: UTF8.self)
  return [Splice((range.lowerBound + lineStart)..<(range.upperBound - lineEnd), inserted)]
}
