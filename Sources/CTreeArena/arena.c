#include "CTreeArena.h"
#include "../CCMarkGFM/shim.h"
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct chunk {
  struct chunk *before;
  size_t used, size;
  max_align_t bytes[];
} chunk;

typedef struct {
  chunk *last;
  int trees;
} arena;

static _Thread_local arena here;

enum {
  unit = sizeof(max_align_t),
  /* Fits the trees of most documents; a thread keeps its first chunk for the next tree. */
  first_size = 512 * 1024,
};

static chunk *add_chunk(size_t size) {
  chunk *new = malloc(sizeof(chunk) + size);
  if (new == NULL) abort();
  *new = (chunk){.before = here.last, .used = 0, .size = size};
  return here.last = new;
}

/* Frees the first chunk of a thread when it exits, because a preview starts many short-lived
   threads. */
static pthread_key_t first_chunk;
static void make_first_chunk_key(void) {
  if (pthread_key_create(&first_chunk, free) != 0) abort();
}

static void add_first_chunk(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_first_chunk_key);
  if (pthread_setspecific(first_chunk, add_chunk(first_size)) != 0) abort();
}

/* Stores the size of a block before it, for `tree_realloc`. */
static void *allocate(size_t size) {
  if (size > PTRDIFF_MAX / 2) abort();
  size_t whole = unit + (size + unit - 1) / unit * unit;
  if (here.last == NULL) add_first_chunk();
  if (here.last->size - here.last->used < whole)
    add_chunk(whole > first_size ? whole : first_size);
  char *block = (char *)here.last->bytes + here.last->used;
  here.last->used += whole;
  *(size_t *)block = size;
  return block + unit;
}

static void *tree_calloc(size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) abort();
  return memset(allocate(whole), 0, whole);
}

static void *tree_realloc(void *block, size_t size) {
  if (block == NULL) return allocate(size);
  size_t before = *(size_t *)((char *)block - unit);
  return size <= before ? block : memcpy(allocate(size), block, before);
}

/* Does nothing: a block is freed with its tree. */
static void tree_free(void *block) { (void)block; }

struct cmark_mem *SGBeginTree(void) {
  static cmark_mem memory = {tree_calloc, tree_realloc, tree_free};
  here.trees += 1;
  return &memory;
}

void SGEndTree(void) {
  here.trees -= 1;
  if (here.trees > 0 || here.last == NULL) return;
  while (here.last->before != NULL) {
    chunk *before = here.last->before;
    free(here.last);
    here.last = before;
  }
  here.last->used = 0;
}
