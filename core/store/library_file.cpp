// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <optional>
#include <thread>

#include "store/migrations.h"
#include "store/passing_error.h"
#include "store/schema.h"
#include "util/error.h"
#include "util/held_files.h"

namespace lacuna::store {
namespace {

/// A file up to this size is checked page by page when it is opened (some 50 ms); of a larger one only the
/// tables that listings need, since checkpoints make it large and are checked when they are read.
constexpr off_t kWholeCheckBytes = off_t(16) << 20;

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::library, message);
}

std::string folderOf(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::optional<struct stat> statusOf(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status;
  return std::nullopt;
}

/// Mode bits count for root as well: whoever takes the write permission away means it.
bool mayWrite(const std::string& path) {
  const auto status = statusOf(path);
  return status && (status->st_mode & 0222) != 0 && ::access(path.c_str(), W_OK) == 0;
}

uint32_t bigEndian(const unsigned char* b) {
  return uint32_t(b[0]) << 24 | uint32_t(b[1]) << 16 | uint32_t(b[2]) << 8 | uint32_t(b[3]);
}

/// Reads the 100 bytes every SQLite file begins with, so that a file of another kind is never given to SQLite. One that
/// a connection of this process holds was looked at before that was opened, and must not be opened here.
void checkHeader(const std::string& path) {
  const auto reading = FileReading::unlessHeld(path);
  if (!reading) return;
  std::array<unsigned char, 100> header{};
  std::ifstream file(path, std::ios::binary);
  if (!file) refuse(path + " cannot be read (" + std::strerror(errno) + "); check its permissions");
  file.read(reinterpret_cast<char*>(header.data()), header.size());
  const std::string other = "; give the run library another name with --store, or remove this file if it is not needed";
  if (file.gcount() == 0) refuse(path + " is empty and no run library" + other);
  if (file.gcount() < 100 || std::memcmp(header.data(), "SQLite format 3", 16) != 0)
    refuse(path + " is not a run library (it is no SQLite file)" + other);
  if (bigEndian(header.data() + 68) != uint32_t(kApplicationId))
    refuse(path + " is not a run library (it is an SQLite file of another program)" + other);
}

bool hasWaitingChanges(const std::string& path) {
  const auto wal = statusOf(path + "-wal");
  return wal && wal->st_size > 0;
}

/// Nobody may write it: a frozen file, or any in a frozen folder, can be read without locks and files beside it.
bool isFrozen(const std::string& path) {
  const auto status = statusOf(path);
  return status && (status->st_mode & 0222) == 0;
}

/// Looks without changing the file. Without write permission in the folder SQLite cannot share a WAL file, but then
/// nobody else can be writing either, and the file can be taken as it lies.
Database openForLooking(const std::string& path, int busyTimeoutMs) {
  if (!hasWaitingChanges(path) && !isHeldByDatabase(path) && (isFrozen(path) || isFrozen(folderOf(path))))
    return Database(path, OpenMode::immutable, busyTimeoutMs);
  try {
    Database database(path, OpenMode::readOnly, busyTimeoutMs);
    database.integer("SELECT count(*) FROM sqlite_schema");
    return database;
  } catch (const Error& e) {
    if (mayWrite(folderOf(path))) throw;
    if (hasWaitingChanges(path))
      refuse(path + " has changes in " + path +
             "-wal that cannot be read from a read-only folder; copy both files to a folder you can write to");
  }
  return Database(path, OpenMode::immutable, busyTimeoutMs);
}

/// Where it may, a reader opens like a writer that writes nothing: only so does SQLite take its -wal and -shm files
/// away again when the last one closes.
Database openForReading(const std::string& path, int busyTimeoutMs) {
  if (!mayWrite(path) || !mayWrite(folderOf(path))) return openForLooking(path, busyTimeoutMs);
  Database database(path, OpenMode::readWrite, busyTimeoutMs);
  database.execute("PRAGMA query_only = ON");
  return database;
}

void checkPages(const Database& database, off_t fileSize) {
  const auto verdict = [&](const std::string& pragma) {
    std::string answer = database.text(pragma);
    std::replace(answer.begin(), answer.end(), '\n', ' ');
    if (answer != "ok") refuse(database.path() + " is damaged (" + answer + "); " + rescueAdvice(database.path()));
  };
  if (fileSize <= kWholeCheckBytes) return verdict("PRAGMA quick_check(1)");
  for (const char* table : {"run", "session", "lost_summary", "cost", "tag"})
    verdict("PRAGMA quick_check('" + std::string(table) + "')");
}

void checkTables(const Database& database, int64_t version) {
  if (version < 1) refuse(database.path() + " is damaged (it has no schema version); use a copy of it");
  for (const char* table : {"run", "session", "series", "metric", "content", "artifact", "base_model"})
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '" + std::string(table) +
                         "'") != 1)
      refuse(database.path() + " is damaged (its table " + table + " is missing); use a copy of it");
}

void examine(const Database& database, off_t fileSize) {
  // The version comes first: what a newer schema looks like is not ours to judge.
  const int64_t version = database.integer("PRAGMA user_version");
  if (version > schemaVersion())
    refuse(database.path() + " was written by a newer Lacuna (schema " + std::to_string(version) +
           ", this program knows " + std::to_string(schemaVersion()) +
           "); update Lacuna, or give another library with --store");
  checkPages(database, fileSize);
  checkTables(database, version);
}

/// A connection that may read, and whether it may write, too. What is refused stays as it is: nothing is written while
/// it is examined, and what waits in a log (a crash left it there) stays in it.
OpenedLibrary openExamined(const std::string& path, bool readOnly, int busyTimeoutMs) {
  checkHeader(path);
  const off_t size = statusOf(path)->st_size;
  const bool waiting = hasWaitingChanges(path);
  Database database =
      readOnly ? openForReading(path, busyTimeoutMs) : Database(path, OpenMode::readWrite, busyTimeoutMs);
  if (waiting) database.foldLogOnClose(false);
  database.execute("PRAGMA query_only = ON");
  examine(database, size);
  if (waiting) database.foldLogOnClose(true);
  if (!readOnly) database.execute("PRAGMA query_only = OFF");
  return {std::move(database), readOnly};
}

/// For a library that is not a WAL database, as a copy of one is. SQLite does not wait here for another process that
/// writes: it reads before it asks for the lock, and whoever reads gets it at once or never.
void useWal(Database& database, int busyTimeoutMs) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(busyTimeoutMs);
  for (;;) {
    try {
      database.text("PRAGMA journal_mode = WAL");
      return;
    } catch (const LockedError&) {
      if (std::chrono::steady_clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

/// renameat2 never replaces; where the file system does not know it, link has the same effect.
bool moveWithoutReplacing(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno == EEXIST) return false;
  if (::link(from.c_str(), to.c_str()) != 0) return false;
  ::unlink(from.c_str());
  return true;
}

} // namespace

void requireNewFile(const std::string& path) {
  const std::string folder = folderOf(path);
  const auto status = statusOf(folder);
  if (!status || !S_ISDIR(status->st_mode))
    refuse("the folder " + folder + " of the run library " + path + " does not exist; make it, or give another file");
  if (!mayWrite(folder))
    refuse("the run library " + path + " cannot be made, the folder " + folder + " is read-only; give another file");
  if (statusOf(path)) refuse(path + " exists already; give another name");
}

void createLibrary(const std::string& path, const std::function<void(Database&)>& fill) {
  requireNewFile(path); // before all of the work
  // A new library of this name would be given changes of another one, and both would be damaged.
  if (hasWaitingChanges(path))
    refuse(path +
           "-wal holds changes of a run library that is no longer there: it was moved or removed after a crash; " +
           "put it back as " + path + ", or move this file away");
  const UnfinishedFile unfinished(path);
  {
    Database database = unfinished.open();
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    migrate(database, 0);
    if (fill) fill(database);
    database.text("PRAGMA journal_mode = WAL"); // here, where nobody can hold a lock against it
  }
  if (!moveWithoutReplacing(unfinished.name(), path)) refuse(path + " exists already; give another name");
  const int folderFile = ::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folderFile < 0) return; // the library is whole with or without it
  ::fsync(folderFile);
  ::close(folderFile);
}

void requireLibraryFile(const std::string& path) {
  const auto status = statusOf(path);
  if (!status) refuse("there is no run library " + path + "; check the name");
  if (S_ISDIR(status->st_mode)) refuse(path + " is a folder and no run library; give a file in it");
  if (!S_ISREG(status->st_mode)) refuse(path + " is no regular file and so no run library; give another");
  checkHeader(path);
}

OpenedLibrary openLibrary(const std::string& path, Access access, const StoreOptions& options) {
  auto status = statusOf(path);
  if (!status && access != Access::readWrite) refuse("there is no run library " + path + "; check the name");
  if (!status) {
    try {
      createLibrary(path);
    } catch (const Error&) {
      if (!statusOf(path)) throw; // else another process made it in the same moment
    }
    status = statusOf(path);
  }
  if (!status) refuse("the run library " + path + " cannot be reached; check its folder");
  if (S_ISDIR(status->st_mode)) refuse(path + " is a folder and no run library; give a file in it with --store");
  if (!S_ISREG(status->st_mode)) refuse(path + " is no regular file and so no run library; give another with --store");
  const bool readOnly = access == Access::readOnly || !mayWrite(path) || !mayWrite(folderOf(path));
  OpenedLibrary opened = openExamined(path, readOnly, options.busyTimeoutMs);
  if (readOnly) return opened;
  useWal(opened.database, options.busyTimeoutMs);
  migrate(opened.database, options.busyTimeoutMs);
  return opened;
}

} // namespace lacuna::store
