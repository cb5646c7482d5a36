// Files is being built.
