// Images is being built.
