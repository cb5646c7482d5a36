// Templating's tests.
