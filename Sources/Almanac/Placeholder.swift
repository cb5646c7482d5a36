// Almanac is being built.
