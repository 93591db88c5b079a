/* Stands between a program and its files, and has one operation on them fail.

   Preload it, then call arm(): from then on it counts the operations of some kinds on what lies
   under one folder, and the one with that number fails, or all from that number on. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { READS = 1, WRITES = 2, SYNCS = 4, NAMES = 8 };
enum { FILES = 4096 };

static char folder[PATH_MAX];
static char watched[FILES];
static long counted, failing_at;
static int armed, failing_with, failing_on, kinds, halves;

/* Return the function of this name that would be called without us. */
#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

void arm(const char *path, long at, int with, int on, int of_kinds, int by_halves)
{
    snprintf(folder, sizeof folder, "%s", path);
    counted = 0;
    failing_at = at;
    failing_with = with;
    failing_on = on;
    kinds = of_kinds;
    halves = by_halves;
    armed = 1;
}

long disarm(void)
{
    armed = 0;
    return counted;
}

static int fails(int kind)
{
    if (!armed || !(kinds & kind)) return 0;
    counted++;
    if (counted != failing_at && !(failing_on && counted > failing_at)) return 0;
    errno = failing_with;
    return 1;
}

static int is_inside(const char *path)
{
    return armed && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int file)
{
    return file >= 0 && file < FILES && watched[file];
}

static int remembered(int file, const char *path)
{
    if (file >= 0 && file < FILES) watched[file] = path && folder[0] && strncmp(path, folder, strlen(folder)) == 0;
    return file;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(name); \
        MODE(flags) \
        if (is_inside(path) && fails(NAMES)) return -1; \
        return remembered(real(path, flags, mode), path); \
    }

#define OPEN_AT(name) \
    int name(int at, const char *path, int flags, ...) \
    { \
        REAL(name); \
        MODE(flags) \
        if (is_inside(path) && fails(NAMES)) return -1; \
        return remembered(real(at, path, flags, mode), path); \
    }

OPEN(open)
OPEN(open64)
OPEN_AT(openat)
OPEN_AT(openat64)

int close(int file)
{
    REAL(close);
    if (file >= 0 && file < FILES) watched[file] = 0;
    return real(file);
}

/* A disk that fills up takes the first half of what it cannot take whole. */
#define WRITE(name, parameters, whole, half) \
    ssize_t name parameters \
    { \
        REAL(name); \
        if (is_watched(file) && fails(WRITES)) { \
            if (!halves || size < 2) return -1; \
            return half; \
        } \
        return whole; \
    }

WRITE(write, (int file, const void *from, size_t size), real(file, from, size), real(file, from, size / 2))
WRITE(pwrite, (int file, const void *from, size_t size, off_t at), real(file, from, size, at), real(file, from, size / 2, at))
WRITE(pwrite64, (int file, const void *from, size_t size, off64_t at), real(file, from, size, at), real(file, from, size / 2, at))

#define ON_FILE(type, name, kind, parameters, arguments) \
    type name parameters \
    { \
        REAL(name); \
        if (is_watched(file) && fails(kind)) return -1; \
        return real arguments; \
    }

ON_FILE(ssize_t, read, READS, (int file, void *to, size_t size), (file, to, size))
ON_FILE(ssize_t, pread, READS, (int file, void *to, size_t size, off_t at), (file, to, size, at))
ON_FILE(ssize_t, pread64, READS, (int file, void *to, size_t size, off64_t at), (file, to, size, at))
ON_FILE(int, ftruncate, WRITES, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, WRITES, (int file, off64_t size), (file, size))
ON_FILE(int, fsync, SYNCS, (int file), (file))
ON_FILE(int, fdatasync, SYNCS, (int file), (file))

#define ON_PATH(name, parameters, arguments) \
    int name parameters \
    { \
        REAL(name); \
        if (is_inside(path) && fails(NAMES)) return -1; \
        return real arguments; \
    }

ON_PATH(unlink, (const char *path), (path))
ON_PATH(unlinkat, (int at, const char *path, int flags), (at, path, flags))
ON_PATH(rename, (const char *path, const char *other), (path, other))
ON_PATH(renameat, (int at, const char *path, int to, const char *other), (at, path, to, other))
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
ON_PATH(mkdirat, (int at, const char *path, mode_t mode), (at, path, mode))
ON_PATH(rmdir, (const char *path), (path))
