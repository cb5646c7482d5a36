#include <spawn.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/vfs.h>

// Glibc declares these only to those who ask for all of its extensions, which Swift does not.
int syncfs(int descriptor);
int pipe2(int descriptors[2], int flags);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);

// Its second parameter has a type of its own there.
int prlimit(pid_t process, int resource, const struct rlimit *limit, struct rlimit *before);
