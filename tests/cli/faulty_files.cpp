// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loaded before a program (LD_PRELOAD), makes the system fail it: of all calls that open, read, write, sync, close or
// rename a file below the folder FAULTY_FOLDER, the FAULTY_AT-th and, unless FAULTY_ONCE is set, every later one of the
// same kind. FAULTY_WHAT says which kind: open, read, write, sync or rename. A write fails because the disk is full,
// anything else with an input/output error. That it did is noted in FAULTY_LOG.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<int> calls{0};

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool below(const char* path) {
  const char* folder = setting("FAULTY_FOLDER");
  return *folder != 0 && path != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool below(int file) {
  char link[40];
  char path[4096];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length < 0) return false;
  path[length] = 0;
  return below(path);
}

template <typename Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

/// True when this call is to fail; errno says how.
bool fails(const char* what, int error) {
  if (std::strcmp(setting("FAULTY_WHAT"), what) != 0) return false;
  const int call = ++calls;
  const int at = std::atoi(setting("FAULTY_AT"));
  if (call != at && (call < at || *setting("FAULTY_ONCE") != 0)) return false;
  const int log = real<int (*)(const char*, int, ...)>("open")(setting("FAULTY_LOG"), O_WRONLY | O_CREAT, 0600);
  if (log >= 0) {
    real<ssize_t (*)(int, const void*, size_t)>("write")(log, "x", 1);
    ::syncfs(log);
    real<int (*)(int)>("close")(log);
  }
  errno = error;
  return true;
}

int modeOf(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, int) : 0;
}

} // namespace

#define LACUNA_FAULTY extern "C" __attribute__((visibility("default")))

LACUNA_FAULTY int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = modeOf(flags, arguments);
  va_end(arguments);
  if (below(path) && fails("open", EIO)) return -1;
  return real<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}

LACUNA_FAULTY int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const int mode = modeOf(flags, arguments);
  va_end(arguments);
  if (below(path) && fails("open", EIO)) return -1;
  return real<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
}

// The C library's own calls do not come by the names above: these are what its streams begin with.
LACUNA_FAULTY FILE* fopen(const char* path, const char* mode) {
  if (below(path) && fails("open", EIO)) return nullptr;
  return real<FILE* (*)(const char*, const char*)>("fopen")(path, mode);
}

LACUNA_FAULTY FILE* fopen64(const char* path, const char* mode) {
  if (below(path) && fails("open", EIO)) return nullptr;
  return real<FILE* (*)(const char*, const char*)>("fopen64")(path, mode);
}

LACUNA_FAULTY size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
  if (file != stderr && file != stdout && below(::fileno(file)) && fails("write", ENOSPC)) return 0;
  return real<size_t (*)(const void*, size_t, size_t, FILE*)>("fwrite")(bytes, size, count, file);
}

LACUNA_FAULTY ssize_t read(int file, void* bytes, size_t count) {
  if (below(file) && fails("read", EIO)) return -1;
  return real<ssize_t (*)(int, void*, size_t)>("read")(file, bytes, count);
}

LACUNA_FAULTY ssize_t readv(int file, const struct iovec* parts, int count) {
  if (below(file) && fails("read", EIO)) return -1;
  return real<ssize_t (*)(int, const struct iovec*, int)>("readv")(file, parts, count);
}

LACUNA_FAULTY ssize_t write(int file, const void* bytes, size_t count) {
  if (below(file) && fails("write", ENOSPC)) return -1;
  return real<ssize_t (*)(int, const void*, size_t)>("write")(file, bytes, count);
}

LACUNA_FAULTY ssize_t writev(int file, const struct iovec* parts, int count) {
  if (below(file) && fails("write", ENOSPC)) return -1;
  return real<ssize_t (*)(int, const struct iovec*, int)>("writev")(file, parts, count);
}

LACUNA_FAULTY ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) {
  if (below(file) && fails("write", ENOSPC)) return -1;
  return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, count, at);
}

LACUNA_FAULTY int fsync(int file) {
  if (below(file) && fails("sync", EIO)) return -1;
  return real<int (*)(int)>("fsync")(file);
}

LACUNA_FAULTY int fdatasync(int file) {
  if (below(file) && fails("sync", EIO)) return -1;
  return real<int (*)(int)>("fdatasync")(file);
}

LACUNA_FAULTY int rename(const char* from, const char* to) {
  if (below(to) && fails("rename", EIO)) return -1;
  return real<int (*)(const char*, const char*)>("rename")(from, to);
}

LACUNA_FAULTY int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags) {
  if (below(to) && fails("rename", EIO)) return -1;
  return real<int (*)(int, const char*, int, const char*, unsigned)>("renameat2")(fromFolder, from, toFolder, to,
                                                                                  flags);
}
