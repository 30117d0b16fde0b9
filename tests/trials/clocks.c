/* Moves the clock of a program: put before the C library by LD_PRELOAD, with the moment that it begins at, in seconds
   since 1970, in ORGANISER_TRIAL_CLOCK. From then on it goes as ever; the clock that only counts is left alone. */

#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t ahead;

static int as_it_is(clockid_t which, struct timespec *found) { return (int)syscall(SYS_clock_gettime, which, found); }

__attribute__((constructor)) static void begin(void)
{
    struct timespec now;
    const char *wanted = getenv("ORGANISER_TRIAL_CLOCK");
    as_it_is(CLOCK_REALTIME, &now);
    ahead = wanted ? atoll(wanted) - now.tv_sec : 0;
}

int clock_gettime(clockid_t which, struct timespec *found)
{
    int failed = as_it_is(which, found);
    if (!failed && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) found->tv_sec += ahead;
    return failed;
}

int gettimeofday(struct timeval *found, void *zone)
{
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    found->tv_sec = now.tv_sec, found->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *found)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (found) *found = now.tv_sec;
    return now.tv_sec;
}
