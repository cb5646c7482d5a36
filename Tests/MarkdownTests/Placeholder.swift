// Markdown's tests.
