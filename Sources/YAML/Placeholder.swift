// YAML is being built.
