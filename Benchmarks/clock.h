/* The clock of the programs that Benchmarks/counts runs: the day after that of the job, because a site as of a
   moment ahead of the clock is marked as not public, which is more work. */
#include <time.h>

time_t time(time_t *result) {
  time_t now = 1946073600;
  if (result) *result = now;
  return now;
}
