/* The minimum that a build of a site has to do: read the files, convert their Markdown to HTML, write the site.

     floor THREADS SOURCE SITE OUT
     duties THREADS SOURCE SITE OUT

   Reads each file below SOURCE; for one with the extension .md, cmark-gfm parses and renders the text
   after its front matter, with the extensions and options of Sources/Markdown. Then writes the files of
   SITE below OUT, whose contents are read before the clock starts. Only cmark-gfm looks at the text, no
   link is checked, no template is filled, and existing files are not compared.

   Compiled with DUTIES, it also does what a build of sitegen may not omit, each in the plainest way:
   libyaml reads the front matter, words are counted for the search index, all files read and written are
   hashed for the manifest, and each is written to a temporary file and renamed, so that it is complete at
   any moment. Still nothing is checked, filled or compared, and no index is made from the counts.

   Prints the time of reading, Markdown, duties and writing, each from the start of the first thread to
   the end of the last one, their sum, and the user and system CPU time, all in seconds. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "CTreeArena.h"
#include "shim.h"
#ifdef DUTIES
#include <openssl/sha.h>
#include <yaml.h>
#endif

typedef struct {
  char *path;
  char *bytes;
  size_t size;
} File;

typedef struct {
  const char *root;
  File *files;
  size_t count, room;
} Tree;

static Tree source, site;
static const char *out;
static atomic_size_t next_file;
static pthread_mutex_t strikethrough = PTHREAD_MUTEX_INITIALIZER;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void *room(void *old, size_t size) {
  void *memory = realloc(old, size ? size : 1);
  if (memory == NULL) fail("memory");
  return memory;
}

static Tree *listed;

static int note(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)place;
  if (kind != FTW_F) return 0;
  if (listed->count == listed->room) {
    listed->room = listed->room ? 2 * listed->room : 1024;
    listed->files = room(listed->files, listed->room * sizeof(File));
  }
  char *copy = room(NULL, strlen(path) + 1);
  strcpy(copy, path);
  listed->files[listed->count++] = (File){.path = copy};
  return 0;
}

static void list(Tree *tree, const char *root) {
  tree->root = root;
  listed = tree;
  if (nftw(root, note, 64, FTW_PHYS) != 0) fail(root);
}

static void read_file(File *file) {
  int from = open(file->path, O_RDONLY);
  struct stat status;
  if (from < 0 || fstat(from, &status) != 0) fail(file->path);
  file->size = (size_t)status.st_size;
  file->bytes = room(NULL, file->size + 1);
  for (size_t done = 0; done < file->size;) {
    ssize_t count = read(from, file->bytes + done, file->size - done);
    if (count <= 0) fail(file->path);
    done += (size_t)count;
  }
  file->bytes[file->size] = 0;
  close(from);
}

/* The text of a file, after the second `---` line. */
static const char *text_of(const File *file) {
  if (strncmp(file->bytes, "---\n", 4) != 0) return file->bytes;
  const char *end = strstr(file->bytes + 3, "\n---\n");
  return end != NULL ? end + 5 : file->bytes;
}

static bool is_markdown(const File *file) {
  size_t length = strlen(file->path);
  return length >= 3 && strcmp(file->path + length - 3, ".md") == 0;
}

static void markdown(File *file) {
  if (!is_markdown(file)) return;
  const char *text = text_of(file);
  bool has_tilde = strchr(text, '~') != NULL;
  if (has_tilde) pthread_mutex_lock(&strikethrough);
  int options = CMARK_OPT_FOOTNOTES;
  cmark_parser *parser = cmark_parser_new_with_mem(options, SGBeginTree());
  const char *names[] = {"table", "autolink", "tasklist", "strikethrough"};
  for (int index = 0; index < (has_tilde ? 4 : 3); index++)
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[index]));
  cmark_parser_feed(parser, text, file->size - (size_t)(text - file->bytes));
  cmark_node *root = cmark_parser_finish(parser);
  cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
  cmark_parser_free(parser);
  SGEndTree();
  if (has_tilde) pthread_mutex_unlock(&strikethrough);
}

#ifdef DUTIES
static void front_matter(File *file) {
  if (!is_markdown(file) || text_of(file) == file->bytes) return;
  yaml_parser_t parser;
  yaml_event_t event;
  if (!yaml_parser_initialize(&parser)) fail("yaml");
  yaml_parser_set_input_string(&parser, (const unsigned char *)file->bytes + 4, (size_t)(text_of(file) - file->bytes) - 8);
  for (bool ended = false; !ended; yaml_event_delete(&event)) {
    if (!yaml_parser_parse(&parser, &event)) fail(file->path);
    ended = event.type == YAML_STREAM_END_EVENT;
  }
  yaml_parser_delete(&parser);
}

static void hash(File *file) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256((const unsigned char *)file->bytes, file->size, digest);
}

/* The high bit of each of eight bytes that is neither an ASCII letter nor a digit. */
static uint64_t others(uint64_t eight) {
  const uint64_t each = 0x0101010101010101;
  uint64_t lower = eight & 0x7F * each, small = lower | 0x20 * each;
  uint64_t letter = (small + 0x1F * each) & ~(small + 0x05 * each), digit = (lower + 0x50 * each) & ~(lower + 0x46 * each);
  return (~(letter | digit) | eight) & 0x80 * each;
}

/* Counts each word of a file; words with the same first eight letters count as one. */
static void words(File *file) {
  static _Thread_local struct { uint64_t word; const File *last; size_t count; } table[1 << 16];
  if (!is_markdown(file)) return;
  const char *byte = text_of(file), *end = file->bytes + file->size;
  while (byte + 8 <= end) {
    uint64_t eight;
    memcpy(&eight, byte, 8);
    uint64_t stop = others(eight);
    size_t length = stop ? (size_t)__builtin_ctzll(stop) / 8 : 8;
    if (length > 0) {
      uint64_t word = (eight | 0x2020202020202020) << (64 - 8 * length);
      size_t place = (size_t)(word * 0x9E3779B97F4A7C15 >> 48);
      while (table[place].word != 0 && table[place].word != word) place = (place + 1) & 0xFFFF;
      if (table[place].last != file) table[place].count = 0;
      table[place].word = word, table[place].last = file, table[place].count++;
      while (!stop && (byte += 8) + 8 <= end) {
        memcpy(&eight, byte, 8);
        stop = others(eight);
        length = stop ? (size_t)__builtin_ctzll(stop) / 8 : 8;
      }
    }
    byte += length + 1;
  }
}
#endif

/* Creates the parent folders of a path below OUT. */
static void make_folders(char *path, size_t root) {
  for (char *slash = path + root + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
    *slash = 0;
    if (mkdir(path, 0777) != 0 && errno != EEXIST) fail(path);
    *slash = '/';
  }
}

static void write_file(File *file) {
  char path[4096], beside[4097];
  size_t root = strlen(out);
  if ((size_t)snprintf(path, sizeof path, "%s%s", out, file->path + strlen(site.root)) >= sizeof path) exit(1);
#ifdef DUTIES
  snprintf(beside, sizeof beside, "%s~", path);
#else
  strcpy(beside, path);
#endif
  int to = open(beside, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (to < 0 && errno == ENOENT) {
    make_folders(path, root);
    to = open(beside, O_WRONLY | O_CREAT | O_EXCL, 0666);
  }
  if (to < 0) fail(path);
  for (size_t done = 0; done < file->size;) {
    ssize_t count = write(to, file->bytes + done, file->size - done);
    if (count < 0) fail(path);
    done += (size_t)count;
  }
  if (close(to) != 0) fail(path);
#ifdef DUTIES
  if (rename(beside, path) != 0) fail(path);
#endif
}

typedef struct {
  Tree *tree;
  void (*work)(File *);
} Job;

static void *run(void *argument) {
  Job *job = argument;
  for (size_t index; (index = atomic_fetch_add(&next_file, 1)) < job->tree->count;)
    job->work(&job->tree->files[index]);
  return NULL;
}

static double clock_seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Applies a function to each file of a tree, on some threads; returns the time in seconds. */
static double each(Tree *tree, void (*work)(File *), int threads) {
  double start = clock_seconds();
  Job job = {tree, work};
  pthread_t others[256];
  atomic_store(&next_file, 0);
  for (int index = 1; index < threads; index++)
    if (pthread_create(&others[index], NULL, run, &job) != 0) fail("threads");
  run(&job);
  for (int index = 1; index < threads; index++) pthread_join(others[index], NULL);
  return clock_seconds() - start;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec * 1e-6; }

int main(int count, char **arguments) {
  int threads = count == 5 ? atoi(arguments[1]) : 0;
  if (threads < 1 || threads > 256) {
    fputs("usage: floor THREADS SOURCE SITE OUT\n", stderr);
    return 64;
  }
  list(&site, arguments[3]);
  each(&site, read_file, threads);
  out = arguments[4];
  struct rusage before, after;
  getrusage(RUSAGE_SELF, &before);

  double start = clock_seconds();
  cmark_gfm_core_extensions_ensure_registered();
  sitegen_keep_special_characters(cmark_find_syntax_extension("autolink"));
  list(&source, arguments[2]);
  each(&source, read_file, threads);
  double read = clock_seconds() - start;
  double texts = each(&source, markdown, threads);
  double duties = 0;
#ifdef DUTIES
  duties += each(&source, front_matter, threads) + each(&source, words, threads);
  duties += each(&source, hash, threads) + each(&site, hash, threads);
#endif
  if (mkdir(out, 0777) != 0) fail(out);
  double written = each(&site, write_file, threads);
  double all = clock_seconds() - start;

  getrusage(RUSAGE_SELF, &after);
  printf("%.4f %.4f %.4f %.4f %.4f %.3f %.3f\n", read, texts, duties, written, all,
         seconds(after.ru_utime) - seconds(before.ru_utime), seconds(after.ru_stime) - seconds(before.ru_stime));
  return 0;
}
