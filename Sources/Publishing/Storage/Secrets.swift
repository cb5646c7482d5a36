import Glibc

/// A text without the values of environment variables whose names suggest secrets.
func withoutSecrets(_ text: String) -> String {
  withoutSecrets(text, in: environmentVariables(without: []))
}

func withoutSecrets(_ text: String, in variables: [String]) -> String {
  var text = text
  for variable in variables {
    let parts = variable.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, parts[1].utf8.count >= 6 else { continue }
    let name = parts[0].uppercased()
    if ["SECRET", "PASS", "TOKEN", "KEY", "CREDENTIAL", "AUTH"].contains(where: name.contains) {
      text = text.replacing(parts[1], with: "***")
    }
  }
  return text
}

/// The environment of this process as `NAME=value`, for programs that it starts.
func environmentVariables(without unwanted: [String]) -> [String] {
  var variables: [String] = []
  var pointer = environ
  while let variable = pointer.pointee {
    let text = String(cString: variable)
    if !unwanted.contains(where: { text.hasPrefix($0 + "=") }) { variables.append(text) }
    pointer += 1
  }
  return variables
}
