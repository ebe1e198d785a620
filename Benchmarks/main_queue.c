/* Runs the main queue on the main thread, for Benchmarks/counts: preloaded, it replaces dispatch_main.

   The original ends the main thread and waits in it for signals, which crashes valgrind 3.19. */
#include "clock.h"

#include <stdint.h>
#include <unistd.h>

/* The functions with which Core Foundation runs the queue in its own loop. */
extern int _dispatch_get_main_queue_handle_4CF(void);
extern void _dispatch_main_queue_callback_4CF(void *);

void dispatch_main(void) {
  int handle = _dispatch_get_main_queue_handle_4CF();
  for (;;) {
    uint64_t waiting;
    if (read(handle, &waiting, sizeof waiting) < 0) usleep(1000);
    _dispatch_main_queue_callback_4CF(0);
  }
}
