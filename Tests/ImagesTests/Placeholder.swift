// Images's tests.
