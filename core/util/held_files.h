// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace lacuna {

// POSIX drops all locks that a process has on a file as soon as the process closes any descriptor of it, also those
// that SQLite took through another descriptor ("How To Corrupt An SQLite Database File", section 2.2). Another process
// then believes that nobody uses the database and removes its write-ahead log under it. So a database
// connection is noted here, and code that reads a file by other means asks here first.

/// Device and inode: what a file is, whatever it is called. Zero when there is none.
struct FileIdentity {
  uint64_t device = 0;
  uint64_t inode = 0;
  static FileIdentity of(const std::string& path);
  explicit operator bool() const { return inode != 0; }
  bool operator==(const FileIdentity& o) const { return device == o.device && inode == o.inode; }
};

/// A database file that a connection of this process has open, with its -wal and -shm. Make it before the connection
/// and let it go after: the constructor waits until nobody in this process reads the file.
class FileHold {
 public:
  explicit FileHold(const std::string& path);
  FileHold(FileHold&& other) noexcept;
  FileHold& operator=(FileHold&& other) noexcept;
  ~FileHold();
  /// For a connection that has just made its file.
  void fileWasMade();

 private:
  int64_t m_id = 0; ///< 0: moved from
};

/// Stands for a file that is open by other means than a database connection. Make it before opening and let it go
/// after closing. Do not open a database while it lives: both would wait for each other.
class FileReading {
 public:
  /// Throws Error(data) when a database connection of this process has the file open.
  explicit FileReading(const std::string& path);
  /// Null when a database connection of this process has the file open. Asking first and reading then would leave a
  /// moment between the two.
  static std::unique_ptr<FileReading> unlessHeld(const std::string& path);
  FileReading(const FileReading&) = delete;
  FileReading& operator=(const FileReading&) = delete;
  ~FileReading();

 private:
  FileReading() = default;
  bool begin(const std::string& path);
  FileIdentity m_identity;
};

/// Whether a database connection of this process has the file open, under this or another name.
bool isHeldByDatabase(const std::string& path);

} // namespace lacuna
