#include "CTreeArena.h"
#include "../CCMarkGFM/shim.h"
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
  /* The first chunk of a thread stays; the trees of most documents fit. */
  first_size = 512 * 1024,
};

static chunk *add_chunk(size_t size) {
  chunk *new = malloc(sizeof(chunk) + size);
  if (new == NULL) abort();
  *new = (chunk){.before = here.last, .used = 0, .size = size};
  return here.last = new;
}

/* Each block has its size before it, for the call that asks for more. */
static void *allocate(size_t size) {
  if (size > PTRDIFF_MAX / 2) abort();
  size_t whole = unit + (size + unit - 1) / unit * unit;
  chunk *chunk = here.last;
  if (chunk == NULL || chunk->size - chunk->used < whole)
    chunk = add_chunk(whole > first_size ? whole : first_size);
  char *block = (char *)chunk->bytes + chunk->used;
  chunk->used += whole;
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

/* A block is let go with its tree. */
static void tree_free(void *block) { (void)block; }

struct cmark_mem *SGBeginTree(void) {
  static cmark_mem memory = {tree_calloc, tree_realloc, tree_free};
  here.trees += 1;
  return &memory;
}

void SGEndTree(void) {
  here.trees -= 1;
  if (here.trees > 0) return;
  while (here.last != NULL && (here.last->before != NULL || here.last->size > first_size)) {
    chunk *before = here.last->before;
    free(here.last);
    here.last = before;
  }
  if (here.last != NULL) here.last->used = 0;
}
