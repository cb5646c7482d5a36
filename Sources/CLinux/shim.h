// Glibc declares syncfs() only to those who ask for all of its extensions, which Swift does not.
int syncfs(int descriptor);
