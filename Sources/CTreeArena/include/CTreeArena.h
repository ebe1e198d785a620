/// A per-thread arena for syntax trees: blocks are allocated in sequence and freed all at once.
///
/// cmark-gfm allocates each node and each text separately, and the general allocator took about a
/// quarter of the time of a parse. The library's own arena is shared by the whole process, so it
/// cannot serve two threads.
#pragma once

struct cmark_mem;

/// Begins a tree and returns its allocator, which is valid for the life of the program.
struct cmark_mem *_Nonnull SGBeginTree(void);

/// Ends a tree, on the thread that began it.
///
/// Its memory is reused or freed once the thread has no other tree.
void SGEndTree(void);
