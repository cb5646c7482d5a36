import Content
import Diagnostics
import Files

/// The changes to one file that an editor intends, as a value that can be checked, refused, or applied to the bytes it
/// was made for.
package struct Edit: Sendable {
  /// Relative to the site's folder.
  package var file: String
  /// Digest of the bytes that the editor had open.
  package var digest: Digest
  package var changes: [FieldChange] = []
  /// Nil if the text does not change.
  package var body: String?
  /// The whole file, for one whose fields cannot be read; all other changes are then ignored.
  package var whole: String?
  /// Converts the file to UTF-8.
  package var savesAsUTF8 = false

  package init(file: String, digest: Digest) {
    self.file = file
    self.digest = digest
  }
}

/// A field with its new value.
package struct FieldChange: Sendable, Hashable {
  /// The key in the kind's declaration: `title`, `unit`.
  package var key: String
  package var value: WrittenValue

  package init(_ key: String, _ value: WrittenValue) {
    self.key = key
    self.value = value
  }
}

/// The value of a key in front matter.
package indirect enum WrittenValue: Sendable, Hashable {
  /// Empty; the key stays in its place.
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

/// The reason for which nothing was changed.
package enum EditRefusal: Error, Sendable, Hashable {
  /// The file has changed since the editor opened it.
  case changedMeanwhile
  /// The file is not text.
  case unreadable
  /// The file has no fields to change.
  case noFields
  /// The field cannot get the value without a change to another.
  case notWritable(key: String)
  /// The file's encoding lacks a character of the change.
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
/// The result is verified by reading it again: it is refused unless the changed field has exactly the intended value,
/// and all others have their old ones.
///
/// - Parameters:
///   - bytes: the present bytes of the file.
///   - kind: the names of the fields, and their order.
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
    // A closing fence at the end of a file may have no line end yet.
    if split.body.isEmpty, split.body.lowerBound > 0, text[split.body.lowerBound - 1] != 0x0A, !body.isEmpty {
      body = "\n" + body
    }
    splices += lineSplices(from: text, split.body, to: body)
  }
  return splices
}

/// The replacement that turns one text into another: all lines between the equal ones at the beginning and the end.
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
  // The texts are equal from the end up to the changed line.
  let inserted = String(decoding: new[lineStart..<(new.count - lineEnd)], as: UTF8.self)
  return [Splice((range.lowerBound + lineStart)..<(range.upperBound - lineEnd), inserted)]
}
