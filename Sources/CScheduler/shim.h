// Glibc declares sched_getaffinity() only to those who ask for all of its extensions, which Swift does not.
int sched_getaffinity(int process, unsigned long size, void *cores);
