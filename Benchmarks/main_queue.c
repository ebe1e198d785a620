/* Serves the main queue on the main thread, for Benchmarks/counts: preloaded, it takes the place of dispatch_main.

   That one ends the main thread and waits in it for signals, which valgrind 3.19 does not survive. */
#include <stdint.h>
#include <unistd.h>

/* What Core Foundation calls to serve the queue in a loop of its own. */
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
