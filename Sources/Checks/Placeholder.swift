// Checks is being built.
