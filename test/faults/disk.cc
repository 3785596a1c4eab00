// A disk that loses what was not synced, and one that is full, for any program: preloaded (LD_PRELOAD), it stands between the program
// and the C library for the files below EVENHAND_DISK_FOLDER.
//
// Every write and every sync is noted in EVENHAND_DISK_JOURNAL, with what stood there before. A test kills the program, takes back any
// part of what was not synced, and has the state of the disk as a power cut may leave it.
//
// While the file EVENHAND_DISK_FULL exists, of writes that would make a file longer half is done, and of what is left half, and then none
// (ENOSPC). With EVENHAND_DISK_LIES a sync is answered and not done, which is what the tests must notice.
//
// A record of the journal, in the machine's byte order: op (1 byte: 'W' write, 'S' sync, 'T' truncate), length of the path (u32), offset
// (i64), size of the file before (i64), lengths of the bytes before and after (u32, u32); then path, bytes before, bytes after.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr int FILES = 4096;
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
char *paths[FILES];
int journal = -1;

struct __attribute__((packed)) Record {
  char op;
  uint32_t path_length;
  int64_t offset, size_before;
  uint32_t before_length, after_length;
};

template <typename Function> Function next(const char *name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

// Memory that processes share through a file is made anew after a crash, and locks hold no bytes.
bool is_kept(const char *path) {
  const char *folder = getenv("EVENHAND_DISK_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0 && !ends_with(path, "-shm");
}

void opened(int fd, const char *path) {
  char whole[PATH_MAX];
  if (fd < 0 || fd >= FILES || !realpath(path, whole) || !is_kept(whole)) return;
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = strdup(whole);
  pthread_mutex_unlock(&lock);
}

const char *path_of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : nullptr; }

int64_t size_of(int fd) {
  struct stat status;
  return fstat(fd, &status) == 0 ? status.st_size : 0;
}

void put(const void *bytes, size_t length) {
  const char *at = static_cast<const char *>(bytes);
  while (length > 0) {
    ssize_t done = syscall(SYS_write, journal, at, length);
    if (done <= 0) abort();
    at += done;
    length -= done;
  }
}

// In one piece, so that a kill leaves whole records and at most one that is cut short.
void note(char op, int fd, int64_t offset, const void *after, size_t after_length, int64_t before_end) {
  const char *name = getenv("EVENHAND_DISK_JOURNAL");
  if (!name) return;
  if (journal < 0) journal = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  int64_t size = size_of(fd), end = before_end < size ? before_end : size;
  size_t before_length = end > offset ? end - offset : 0;
  const char *path = path_of(fd);
  Record record = {op, static_cast<uint32_t>(strlen(path)), offset, size, static_cast<uint32_t>(before_length), static_cast<uint32_t>(after_length)};
  size_t length = sizeof record + record.path_length + before_length + after_length;
  char *all = static_cast<char *>(malloc(length)), *at = all;
  memcpy(at, &record, sizeof record), at += sizeof record;
  memcpy(at, path, record.path_length), at += record.path_length;
  if (before_length > 0 && syscall(SYS_pread64, fd, at, before_length, offset) != static_cast<ssize_t>(before_length)) abort();
  at += before_length;
  if (after_length > 0) memcpy(at, after, after_length);
  put(all, length);
  free(all);
}

bool is_full(int fd, int64_t end) {
  const char *full = getenv("EVENHAND_DISK_FULL");
  return full && end > size_of(fd) && syscall(SYS_faccessat, AT_FDCWD, full, F_OK) == 0;
}

template <typename Write> ssize_t written(int fd, const void *bytes, size_t length, int64_t offset, Write write) {
  pthread_mutex_lock(&lock);
  bool full = is_full(fd, offset + static_cast<int64_t>(length));
  size_t fits = full ? length / 2 : length;
  if (full && fits == 0) {
    pthread_mutex_unlock(&lock);
    errno = ENOSPC;
    return -1;
  }
  note('W', fd, offset, bytes, fits, offset + static_cast<int64_t>(fits));
  ssize_t done = write(fits);
  pthread_mutex_unlock(&lock);
  return done;
}

int synced(int fd, const char *name) {
  int (*sync)(int) = next<int (*)(int)>(name);
  if (!path_of(fd)) return sync(fd);
  pthread_mutex_lock(&lock);
  if (getenv("EVENHAND_DISK_LIES")) {
    pthread_mutex_unlock(&lock);
    return 0;
  }
  int done = sync(fd);
  if (done == 0) note('S', fd, 0, nullptr, 0, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int truncated(int fd, off64_t length, const char *name) {
  int (*cut)(int, off64_t) = next<int (*)(int, off64_t)>(name);
  if (!path_of(fd)) return cut(fd, length);
  pthread_mutex_lock(&lock);
  note('T', fd, length, nullptr, 0, INT64_MAX);
  int done = cut(fd, length);
  pthread_mutex_unlock(&lock);
  return done;
}

} // namespace

extern "C" {

#define OPENS(name)                                                                                                    \
  int name(const char *path, int flags, ...) {                                                                         \
    va_list rest;                                                                                                      \
    va_start(rest, flags);                                                                                             \
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;                                                          \
    va_end(rest);                                                                                                      \
    int fd = next<int (*)(const char *, int, ...)>(#name)(path, flags, mode);                                          \
    opened(fd, path);                                                                                                  \
    return fd;                                                                                                         \
  }
OPENS(open)
OPENS(open64)

int close(int fd) {
  if (path_of(fd)) {
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = nullptr;
    pthread_mutex_unlock(&lock);
  }
  return next<int (*)(int)>("close")(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  ssize_t (*really)(int, const void *, size_t) = next<ssize_t (*)(int, const void *, size_t)>("write");
  if (!path_of(fd)) return really(fd, bytes, length);
  return written(fd, bytes, length, lseek(fd, 0, SEEK_CUR), [&](size_t fits) { return really(fd, bytes, fits); });
}

#define WRITES_AT(name, offset_type)                                                                                   \
  ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) {                                         \
    auto really = next<ssize_t (*)(int, const void *, size_t, offset_type)>(#name);                                    \
    if (!path_of(fd)) return really(fd, bytes, length, offset);                                                        \
    return written(fd, bytes, length, offset, [&](size_t fits) { return really(fd, bytes, fits, offset); });           \
  }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }
int ftruncate(int fd, off_t length) { return truncated(fd, length, "ftruncate64"); }
int ftruncate64(int fd, off64_t length) { return truncated(fd, length, "ftruncate64"); }

} // extern "C"
