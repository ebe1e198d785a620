/// The memory of the syntax trees of a thread: given out in order, and taken back all at once.
///
/// cmark-gfm allocates each node and each text by itself, and the general allocator took about a quarter of the time of a parse. The
/// library's own arena is one for the whole process, so that it cannot serve two threads.
#pragma once

struct cmark_mem;

/// The allocator for one more tree; it lives as long as the program.
struct cmark_mem *_Nonnull SGBeginTree(void);

/// Lets go of a tree, on the thread that began it. Its memory is used again, or let go, once no other tree of the thread is left.
void SGEndTree(void);
