/* What no generator can leave out, and nothing else: every page read, compiled by libcmark, written.
 *
 *   floor write CONTENT OUT -t THREADS   for each page of CONTENT a file of its HTML between 3 KB of head and of foot
 *   floor cmark CONTENT OUT -t THREADS   the same without writing
 *   floor tree TREE OUT -t THREADS       the files of TREE, once they are in memory, written to OUT
 *
 * Prints one line of JSON: the seconds of each step and in all. */
#define _GNU_SOURCE
#include <cmark.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct source { char *path, *bytes; size_t length; };

static struct source *sources;
static size_t count, room;
static const char *mode, *from, *to;
static atomic_size_t next_source;
static char frame[3072];

static double seconds(void) {
  struct timespec clock;
  clock_gettime(CLOCK_MONOTONIC, &clock);
  return clock.tv_sec + clock.tv_nsec / 1e9;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* Lists the pages of a folder, or all files of a tree. */
static void list(int all) {
  char *roots[] = {(char *)from, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  if (!walk) fail(from);
  for (FTSENT *entry; (entry = fts_read(walk));) {
    size_t length = strlen(entry->fts_name);
    int is_page = length > 3 && strcmp(entry->fts_name + length - 3, ".md") == 0 && entry->fts_name[0] != '_';
    if (entry->fts_info != FTS_F || !(all || is_page)) continue;
    if (count == room) sources = realloc(sources, (room = room ? room * 2 : 1024) * sizeof *sources);
    sources[count++] = (struct source){strdup(entry->fts_path + strlen(from) + 1), NULL, entry->fts_statp->st_size};
  }
  fts_close(walk);
}

static void load(struct source *source) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", from, source->path);
  int file = open(path, O_RDONLY);
  source->bytes = malloc(source->length + 1);
  if (file < 0 || read(file, source->bytes, source->length) != (ssize_t)source->length) fail(path);
  source->bytes[source->length] = 0;
  close(file);
}

static void make_folders(char *path) {
  for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(path, 0777);
    *slash = '/';
  }
}

static void store(char *path, const char *parts[], const size_t lengths[], int number) {
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) {
    make_folders(path);
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  }
  if (file < 0) fail(path);
  for (int part = 0; part < number; part++)
    if (write(file, parts[part], lengths[part]) != (ssize_t)lengths[part]) fail(path);
  close(file);
}

static void compile(struct source *source) {
  load(source);
  /* Behind the front matter, which ends with a line of its own. */
  char *text = source->bytes, *end = strncmp(text, "---\n", 4) ? NULL : strstr(text + 4, "\n---\n");
  if (end) text = end + 5;
  char *html = cmark_markdown_to_html(text, source->length - (text - source->bytes), CMARK_OPT_DEFAULT);
  if (strcmp(mode, "write") == 0) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%.*s/index.html", to, (int)strlen(source->path) - 3, source->path);
    store(path, (const char *[]){frame, html, frame}, (size_t[]){sizeof frame, strlen(html), sizeof frame}, 3);
  }
  free(html);
  free(source->bytes);
}

static void copy(struct source *source) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", to, source->path);
  store(path, (const char *[]){source->bytes}, (size_t[]){source->length}, 1);
}

static void *work(void *step) {
  for (size_t position; (position = atomic_fetch_add(&next_source, 1)) < count;) ((void (*)(struct source *))step)(&sources[position]);
  return NULL;
}

static void run(void (*step)(struct source *), int threads) {
  pthread_t others[64];
  atomic_store(&next_source, 0);
  for (int thread = 1; thread < threads; thread++) pthread_create(&others[thread], NULL, work, (void *)step);
  work((void *)step);
  for (int thread = 1; thread < threads; thread++) pthread_join(others[thread], NULL);
}

int main(int number, char **arguments) {
  if (number < 4) return fprintf(stderr, "usage: floor write|cmark|tree FROM TO [-t THREADS]\n"), 2;
  mode = arguments[1], from = arguments[2], to = arguments[3];
  int threads = number > 5 ? atoi(arguments[5]) : 1;
  if (threads < 1 || threads > 64) return 2;
  memset(frame, ' ', sizeof frame);
  int is_tree = strcmp(mode, "tree") == 0;
  double start = seconds();
  list(is_tree);
  double listed = seconds();
  if (is_tree) {
    run(load, threads);
    start = listed = seconds();
  }
  run(is_tree ? copy : compile, threads);
  double end = seconds();
  printf("{\"files\": %zu, \"list\": %.6f, \"work\": %.6f, \"total\": %.6f}\n", count, listed - start, end - listed, end - start);
  return 0;
}
