/* Lets one step of a program at its files fail: put before the C library by LD_PRELOAD, and armed by the trial.

   A step is a call that opens, reads, writes, syncs, names or locks a file under one folder. Each is counted; the one
   with the wanted number fails, is cut short, or is the program's last. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SHORT = -1, KILL = -2 };

static char folder[PATH_MAX]; /* empty: nothing is counted */
static long wanted, counted;
static int fault, from_then_on, notes = -1;

enum { ONCE, GROWING, ALL }; /* which of the later steps fail, too: none, those that need more room, every one */

/* Count from now on what is done under `where`. Step `number` meets `what` (an errno, SHORT or KILL; 0: nothing), and
   so do those `later` on. Each step is noted as a line in the file `note_in`. */
void faults_arm(const char *where, long number, int what, int later, int note_in)
{
    snprintf(folder, sizeof folder, "%s", where);
    wanted = number, fault = what, from_then_on = later, notes = note_in, counted = 0;
}

static void place(char *found, int at, const char *path)
{
    char link[64], base[PATH_MAX] = "";
    if (path && path[0] == '/') {
        snprintf(found, PATH_MAX, "%s", path);
        return;
    }
    if (at == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
    base[length > 0 ? length : 0] = 0;
    if (path && path[0])
        snprintf(found, PATH_MAX, "%.*s/%s", (int)(PATH_MAX / 2), base, path);
    else
        snprintf(found, PATH_MAX, "%s", base);
}

/* What is to become of this step: 0 it is done, SHORT it does half, otherwise the errno with which it fails. One that
   `grows` needs room on the disk that was not taken before. */
static int meets(const char *step, int grows, int at, const char *path)
{
    char found[PATH_MAX], line[PATH_MAX + 64];
    if (!folder[0])
        return 0;
    place(found, at, path);
    if (strncmp(found, folder, strlen(folder)) != 0)
        return 0;
    long number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (notes >= 0) {
        int length = snprintf(line, sizeof line, "%s %s\n", step, found + strlen(folder));
        (void)!syscall(SYS_write, notes, line, length);
    }
    if (!fault || number < wanted || (number > wanted && from_then_on < (grows ? GROWING : ALL)) ||
        (from_then_on == GROWING && !grows))
        return 0;
    if (fault == KILL)
        syscall(SYS_kill, getpid(), SIGKILL);
    return fault;
}

#define REAL(name)                                                                                                     \
    static __typeof__(name) *real;                                                                                     \
    if (!real)                                                                                                         \
    real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define FAIL(step, grows, at, path, failed)                                                                           \
    int met = meets(step, grows, at, path);                                                                           \
    if (met) {                                                                                                         \
        errno = met == SHORT ? EIO : met;                                                                              \
        return failed;                                                                                                 \
    }

/* One that answers 0 or -1, and does nothing by halves. */
#define PLAIN(name, words, step, grows, at, path, ...)                                                                \
    int name words                                                                                                     \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        FAIL(step, grows, at, path, -1)                                                                               \
        return real(__VA_ARGS__);                                                                                      \
    }

/* One that moves bytes, and may move fewer than it was asked to. */
#define BYTES(name, words, step, grows, file, count, ...)                                                             \
    ssize_t name words                                                                                                 \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        int met = meets(step, grows, file, NULL);                                                                     \
        if (met > 0) {                                                                                                 \
            errno = met;                                                                                               \
            return -1;                                                                                                 \
        }                                                                                                              \
        if (met == SHORT)                                                                                              \
            count = (count + 1) / 2;                                                                                   \
        return real(__VA_ARGS__);                                                                                      \
    }

/* Whether so many bytes from there on, or from where the file is (-1), reach beyond its end. */
static int reaches(int file, off_t from, size_t count)
{
    struct stat found;
    return syscall(SYS_fstat, file, &found) == 0 &&
           (from < 0 ? lseek(file, 0, SEEK_CUR) : from) + (off_t)count > found.st_size;
}

static int is_new(int at, const char *path)
{
    return syscall(SYS_faccessat, at, path, F_OK) != 0;
}

#define OPENS(name, words, at, ...)                                                                                    \
    int name words                                                                                                     \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        mode_t mode = 0;                                                                                               \
        if (how & (O_CREAT | __O_TMPFILE)) {                                                                           \
            va_list rest;                                                                                              \
            va_start(rest, how);                                                                                       \
            mode = va_arg(rest, mode_t);                                                                               \
            va_end(rest);                                                                                              \
        }                                                                                                              \
        FAIL(how & O_CREAT ? "make" : "open", how & O_CREAT && is_new(at, path), at, path, -1)                                                \
        return real(__VA_ARGS__);                                                                                      \
    }

#define LOCKS(name)                                                                                                    \
    int name(int file, int order, ...)                                                                                 \
    {                                                                                                                  \
        REAL(name);                                                                                                    \
        va_list rest;                                                                                                  \
        va_start(rest, order);                                                                                         \
        void *with = va_arg(rest, void *);                                                                             \
        va_end(rest);                                                                                                  \
        if ((order == F_SETLK || order == F_SETLKW) && ((struct flock *)with)->l_type != F_UNLCK) {                    \
            FAIL("lock", 0, file, NULL, -1)                                                                            \
        }                                                                                                              \
        return real(file, order, with);                                                                                \
    }

OPENS(open, (const char *path, int how, ...), AT_FDCWD, path, how, mode)
OPENS(open64, (const char *path, int how, ...), AT_FDCWD, path, how, mode)
OPENS(openat, (int at, const char *path, int how, ...), at, at, path, how, mode)
OPENS(openat64, (int at, const char *path, int how, ...), at, at, path, how, mode)
BYTES(read, (int file, void *to, size_t count), "read", 0, file, count, file, to, count)
BYTES(pread, (int file, void *to, size_t count, off_t from), "read", 0, file, count, file, to, count, from)
BYTES(pread64, (int file, void *to, size_t count, off64_t from), "read", 0, file, count, file, to, count, from)
BYTES(write, (int file, const void *from, size_t count), "write", reaches(file, -1, count), file, count, file, from, count)
BYTES(pwrite, (int file, const void *from, size_t count, off_t to), "write", reaches(file, to, count), file, count, file, from, count, to)
BYTES(pwrite64, (int file, const void *from, size_t count, off64_t to), "write", reaches(file, to, count), file, count, file, from, count, to)
BYTES(sendfile, (int to, int from, off_t *at, size_t count), "write", 1, to, count, to, from, at, count)
BYTES(sendfile64, (int to, int from, off64_t *at, size_t count), "write", 1, to, count, to, from, at, count)
BYTES(copy_file_range, (int from, off64_t *at, int to, off64_t *there, size_t count, unsigned how), "write", 1, to,
      count, from, at, to, there, count, how)
PLAIN(fsync, (int file), "sync", 0, file, NULL, file)
PLAIN(fdatasync, (int file), "sync", 0, file, NULL, file)
PLAIN(ftruncate, (int file, off_t size), "cut", reaches(file, size, 0), file, NULL, file, size)
PLAIN(ftruncate64, (int file, off64_t size), "cut", reaches(file, size, 0), file, NULL, file, size)
PLAIN(rename, (const char *old, const char *path), "rename", 0, AT_FDCWD, path, old, path)
PLAIN(renameat, (int from, const char *old, int at, const char *path), "rename", 0, at, path, from, old, at, path)
PLAIN(link, (const char *old, const char *path), "link", 1, AT_FDCWD, path, old, path)
PLAIN(linkat, (int from, const char *old, int at, const char *path, int how), "link", 1, at, path, from, old, at, path,
      how)
PLAIN(unlink, (const char *path), "delete", 0, AT_FDCWD, path, path)
PLAIN(unlinkat, (int at, const char *path, int how), "delete", 0, at, path, at, path, how)
PLAIN(rmdir, (const char *path), "delete", 0, AT_FDCWD, path, path)
PLAIN(mkdir, (const char *path, mode_t mode), "folder", 1, AT_FDCWD, path, path, mode)
PLAIN(mkdirat, (int at, const char *path, mode_t mode), "folder", 1, at, path, at, path, mode)
PLAIN(chmod, (const char *path, mode_t mode), "mode", 0, AT_FDCWD, path, path, mode)
PLAIN(fchmod, (int file, mode_t mode), "mode", 0, file, NULL, file, mode)
PLAIN(fchmodat, (int at, const char *path, mode_t mode, int how), "mode", 0, at, path, at, path, mode, how)
PLAIN(stat, (const char *path, struct stat *to), "look", 0, AT_FDCWD, path, path, to)
PLAIN(stat64, (const char *path, struct stat64 *to), "look", 0, AT_FDCWD, path, path, to)
PLAIN(lstat, (const char *path, struct stat *to), "look", 0, AT_FDCWD, path, path, to)
PLAIN(lstat64, (const char *path, struct stat64 *to), "look", 0, AT_FDCWD, path, path, to)
PLAIN(fstat, (int file, struct stat *to), "look", 0, file, NULL, file, to)
PLAIN(fstat64, (int file, struct stat64 *to), "look", 0, file, NULL, file, to)
PLAIN(fstatat, (int at, const char *path, struct stat *to, int how), "look", 0, at, path, at, path, to, how)
PLAIN(fstatat64, (int at, const char *path, struct stat64 *to, int how), "look", 0, at, path, at, path, to, how)
PLAIN(access, (const char *path, int how), "look", 0, AT_FDCWD, path, path, how)
LOCKS(fcntl)
LOCKS(fcntl64)

int close(int file)
{
    REAL(close);
    int met = meets("close", 0, file, NULL);
    int done = real(file);
    if (met > 0) {
        errno = met;
        return -1;
    }
    return done;
}

DIR *opendir(const char *path)
{
    REAL(opendir);
    FAIL("list", 0, AT_FDCWD, path, NULL)
    return real(path);
}
