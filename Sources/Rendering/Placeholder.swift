// Rendering is being built.
