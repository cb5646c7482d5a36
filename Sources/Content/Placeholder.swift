// Content is being built.
