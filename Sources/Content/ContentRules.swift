import Diagnostics

/// The rules of this target, for `xinfeng explain`: about files, about fields and about schemas.
package let contentRules: [Rule] =
  fileRules + fieldRules + schemaRules + rollRules + reviewRules + [.unclearTarget, .unclearPlace]
