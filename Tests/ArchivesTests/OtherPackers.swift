import Foundation

/// What Python's module makes of two small files, in one of the forms that packers write.
func packed(by form: String) throws -> [UInt8] {
  let script = """
    import io, sys, zipfile
    form = sys.argv[1]
    class Stream(io.RawIOBase):
        def __init__(self): self.bytes = b""
        def writable(self): return True
        def write(self, data): self.bytes += bytes(data); return len(data)
    out = Stream() if form == "stream" else io.BytesIO()
    method = zipfile.ZIP_STORED if form == "stored" else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", method) as archive:
        if form == "comment": archive.comment = b"PK packed here" * 50
        for name, text in [("a.txt", "alpha"), ("名单.txt", "晚上九点半，闭馆音乐响了。")]:
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=form == "zip64") as file:
                file.write(text.encode())
    sys.stdout.buffer.write(out.bytes if form == "stream" else out.getvalue())
    """
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", script, form]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Array(bytes)
}
