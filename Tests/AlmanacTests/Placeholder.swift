// Almanac's tests.
