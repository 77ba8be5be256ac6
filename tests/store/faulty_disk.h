// SPDX-License-Identifier: GPL-3.0-or-later
//
// A disk that fails on purpose: a VFS in front of SQLite's own makes the nth write, sync, open … fail.
#pragma once

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <mutex>

namespace lacuna {

/// What SQLite asks of the file system and what may fail.
enum Operation { opWrite, opSync, opTruncate, opOpen, opDelete, kOperations };

struct Faults {
  Operation operation = opWrite;
  int left = -1; ///< calls that still succeed; -1: never fails
  int error = SQLITE_FULL;
  bool forGood = true; ///< every later call fails, too; else the one alone
  bool kill = false;   ///< the process dies instead
  int fired = 0;       ///< calls that failed
};
inline Faults faults;
inline std::mutex faultsMutex; ///< a training writes on a thread of its own

inline void inject(const Faults& wanted) {
  const std::lock_guard lock(faultsMutex);
  faults = wanted;
}

/// Whether this call is one that fails.
inline bool fails(Operation operation) {
  const std::lock_guard lock(faultsMutex);
  if (operation != faults.operation || faults.left < 0) return false;
  if (faults.left > 0) return --faults.left, false;
  if (faults.kill) ::kill(::getpid(), SIGKILL);
  if (!faults.forGood) faults.left = -1;
  ++faults.fired;
  return true;
}

/// SQLite's own functions of a file with ours in front. There is one table for databases and one for journals.
struct Methods {
  sqlite3_io_methods patched; // first: a file points at it
  const sqlite3_io_methods* real;
};
inline std::deque<Methods> tables;
inline std::mutex tablesMutex; ///< a window opens its library from several threads
inline sqlite3_vfs faultyVfs;
inline sqlite3_vfs* plain = nullptr;

inline const sqlite3_io_methods& real(sqlite3_file* file) {
  return *reinterpret_cast<const Methods*>(file->pMethods)->real;
}

inline int writeOrFail(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  return fails(opWrite) ? faults.error : real(file).xWrite(file, bytes, size, offset);
}

inline int syncOrFail(sqlite3_file* file, int flags) {
  return fails(opSync) ? SQLITE_IOERR_FSYNC : real(file).xSync(file, flags);
}

inline int truncateOrFail(sqlite3_file* file, sqlite3_int64 size) {
  return fails(opTruncate) ? SQLITE_IOERR_TRUNCATE : real(file).xTruncate(file, size);
}

inline int deleteOrFail(sqlite3_vfs*, const char* name, int syncFolder) {
  return fails(opDelete) ? SQLITE_IOERR_DELETE : plain->xDelete(plain, name, syncFolder);
}

inline int openPatched(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags) {
  file->pMethods = nullptr;
  if (fails(opOpen)) return SQLITE_CANTOPEN;
  const int result = plain->xOpen(plain, name, file, flags, outFlags);
  if (result != SQLITE_OK || file->pMethods == nullptr) return result;
  const std::lock_guard lock(tablesMutex);
  auto table = std::find_if(tables.begin(), tables.end(), [&](const Methods& m) { return m.real == file->pMethods; });
  if (table == tables.end()) {
    table = tables.insert(table, {*file->pMethods, file->pMethods});
    table->patched.xWrite = writeOrFail;
    table->patched.xSync = syncOrFail;
    table->patched.xTruncate = truncateOrFail;
  }
  file->pMethods = &table->patched;
  return SQLITE_OK;
}

/// From now on every connection of this process goes through it.
inline bool registerFaultyDisk() {
  plain = sqlite3_vfs_find(nullptr);
  faultyVfs = *plain;
  faultyVfs.zName = "faulty";
  faultyVfs.xOpen = openPatched;
  faultyVfs.xDelete = deleteOrFail;
  return sqlite3_vfs_register(&faultyVfs, 1) == SQLITE_OK;
}

} // namespace lacuna
