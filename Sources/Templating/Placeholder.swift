// Templating is being built.
