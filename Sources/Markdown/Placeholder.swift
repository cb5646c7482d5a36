// Markdown is being built.
