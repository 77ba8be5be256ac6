// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/held_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "util/error.h"

namespace lacuna {
namespace {

struct Held {
  std::string path;
  FileIdentity identity;
};

/// What this process has open. Never destroyed: threads may still close files while the program ends.
struct OpenFiles {
  std::mutex mutex;
  std::condition_variable changed;
  std::map<int64_t, Held> held;
  std::vector<FileIdentity> read;
  int64_t lastId = 0;
};

OpenFiles& openFiles() {
  static auto* files = new OpenFiles;
  return *files;
}

/// A database and what lies beside it.
std::vector<FileIdentity> familyOf(const std::string& path) {
  return {FileIdentity::of(path), FileIdentity::of(path + "-wal"), FileIdentity::of(path + "-shm")};
}

bool contains(const std::vector<FileIdentity>& files, const FileIdentity& file) {
  return file && std::find(files.begin(), files.end(), file) != files.end();
}

/// With the mutex held. SQLite makes -wal and -shm when it likes, so they are looked at when somebody asks.
bool isHeld(const OpenFiles& files, const FileIdentity& file) {
  return std::any_of(files.held.begin(), files.held.end(), [&](const auto& entry) {
    const Held& held = entry.second;
    return file && (held.identity == file || contains(familyOf(held.path), file));
  });
}

} // namespace

FileIdentity FileIdentity::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {static_cast<uint64_t>(status.st_dev), static_cast<uint64_t>(status.st_ino)};
}

FileHold::FileHold(const std::string& path) {
  OpenFiles& files = openFiles();
  std::unique_lock lock(files.mutex);
  files.changed.wait(lock, [&] {
    const std::vector<FileIdentity> family = familyOf(path);
    return std::none_of(family.begin(), family.end(), [&](const auto& file) { return contains(files.read, file); });
  });
  m_id = ++files.lastId;
  files.held.emplace(m_id, Held{path, FileIdentity::of(path)});
}

FileHold::FileHold(FileHold&& other) noexcept : m_id(std::exchange(other.m_id, 0)) {}

FileHold& FileHold::operator=(FileHold&& other) noexcept {
  std::swap(m_id, other.m_id);
  return *this;
}

FileHold::~FileHold() {
  if (m_id == 0) return;
  OpenFiles& files = openFiles();
  const std::lock_guard lock(files.mutex);
  files.held.erase(m_id);
}

void FileHold::fileWasMade() {
  OpenFiles& files = openFiles();
  const std::lock_guard lock(files.mutex);
  Held& held = files.held.at(m_id);
  held.identity = FileIdentity::of(held.path);
}

FileReading::FileReading(const std::string& path) {
  if (!begin(path))
    throw Error(ErrorKind::data, path + " belongs to a run library that is open here; give another file");
}

std::unique_ptr<FileReading> FileReading::unlessHeld(const std::string& path) {
  std::unique_ptr<FileReading> reading(new FileReading);
  return reading->begin(path) ? std::move(reading) : nullptr;
}

/// False when a connection has the file. One that does not exist is not noted: opening it will say so.
bool FileReading::begin(const std::string& path) {
  OpenFiles& files = openFiles();
  const std::lock_guard lock(files.mutex);
  const FileIdentity identity = FileIdentity::of(path);
  if (isHeld(files, identity)) return false;
  if (identity) files.read.push_back(identity);
  m_identity = identity;
  return true;
}

FileReading::~FileReading() {
  if (!m_identity) return;
  OpenFiles& files = openFiles();
  {
    const std::lock_guard lock(files.mutex);
    files.read.erase(std::find(files.read.begin(), files.read.end(), m_identity));
  }
  files.changed.notify_all();
}

bool isHeldByDatabase(const std::string& path) {
  OpenFiles& files = openFiles();
  const std::lock_guard lock(files.mutex);
  return isHeld(files, FileIdentity::of(path));
}

} // namespace lacuna
