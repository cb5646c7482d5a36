// Building is being built.
