// YAML's tests.
