// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "experiment/run/run_record.h"
#include "util/held_files.h"

struct sqlite3;
struct sqlite3_stmt;

namespace lacuna::store {

/// A prepared statement. Parameters count from 1 in the order given to `with`, columns from 0.
///
///     Statement s = db.prepare("SELECT name FROM run WHERE k = ?");
///     s.with(2);
///     while (s.step()) names.push_back(s.text(0));
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Binds every parameter anew. NaN is stored as NULL, which `real` reads back as NaN.
  template <typename... Values>
  Statement& with(const Values&... values) {
    restart();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  Statement& withAll(const std::vector<int64_t>& values);
  /// Binds the columns of another statement's row as they are, from `firstColumn` on.
  Statement& withRow(const Statement& row, int firstColumn);

  /// True when there is a row. Throws as Database says.
  bool step();
  /// For statements without rows: runs it to its end.
  void run();

  int64_t integer(int column) const;
  int number(int column) const { return static_cast<int>(integer(column)); }
  double real(int column) const;
  std::string text(int column) const;
  Bytes blob(int column) const;

 private:
  friend class Database;
  Statement(sqlite3_stmt* statement, const std::string& path);
  void restart();
  void bind(int index, int64_t value);
  void bind(int index, int value) { bind(index, static_cast<int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<int64_t>(value)); }
  void bind(int index, double value);
  void bind(int index, const std::string& value);
  void bind(int index, const char* value) { bind(index, std::string(value)); }
  void bind(int index, const Bytes& value);
  void check(int result) const;

  sqlite3_stmt* m_statement;
  std::string m_path;
};

/// What to do about a damaged library, after a semicolon.
std::string rescueAdvice(const std::string& path);

enum class OpenMode {
  readWrite,
  readOnly,
  immutable, ///< reads without locks and without touching anything beside the file: only of a file that nobody writes
  create,    ///< a new file; fails when there is one
};

/// One SQLite connection; the only place that knows the C API. Every failure throws Error: kind `library` with one
/// sentence about the file (damaged, locked, full, read-only), kind `memory` when SQLite has none.
class Database {
 public:
  Database(const std::string& path, OpenMode mode, int busyTimeoutMs);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  const std::string& path() const { return m_path; }
  /// Runs statements without parameters, separated by semicolons.
  void execute(const std::string& sql);
  Statement prepare(const std::string& sql) const;
  /// The first column of the first row.
  int64_t integer(const std::string& sql) const;
  std::string text(const std::string& sql) const;
  int64_t lastRowId() const;
  /// Changes when another connection, of any process, has committed something.
  int64_t changesOfOthers();
  int changes() const;
  /// For what a damaged database still gives: a schema with faults is taken as it is.
  void tolerateDamage();
  /// A copy of this database as last committed, in a new file, whole or not at all. Others may write meanwhile.
  void copyTo(const std::string& path) const;
  /// Whether the path no longer names the file that is open: it was moved, replaced or removed. A system call.
  bool hasMoved() const;
  /// Throws MovedError when it has.
  void requireInPlace() const;
  /// For a file that has moved: brings what its log holds into it and empties the log, which lies beside the old path
  /// and would be taken for that of whatever file has this name next. Left undone where another process may have opened
  /// such a file already. Close the connection afterwards.
  void abandonLog();
  /// Whether closing the last connection brings what is in the write-ahead log into the file, as usual. Without it the
  /// file and its log stay as they are.
  void foldLogOnClose(bool fold);

 private:
  FileHold m_hold; ///< made before the connection, let go after it is closed
  std::string m_path;
  sqlite3* m_connection = nullptr;
  int64_t m_seenVersion = 0; ///< changesOfOthers() when it was last asked for; Transaction asks after each commit
};

/// A database file that is made in one go and given its name only when it is whole: its own name until then, whose
/// remains go with this object.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::string& path);
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile();
  const std::string& name() const { return m_name; }
  /// An empty database of this name. Nobody else sees it, so its journal need not survive a crash.
  Database open() const;

 private:
  void remove() const;
  std::string m_name;
};

enum class Durability {
  normal, ///< a crash of the machine may lose it, never damage the file: metrics
  full,   ///< on the disk when commit returns: state changes
};

/// BEGIN IMMEDIATE … COMMIT; rolled back when not committed. Beginning and committing throw MovedError when the path no
/// longer names the database: nobody would find what is written then.
class Transaction {
 public:
  Transaction(Database& database, Durability durability);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database* m_database;
};

/// Several reads that see one state of the file.
class ReadScope {
 public:
  explicit ReadScope(Database& database);
  ReadScope(const ReadScope&) = delete;
  ReadScope& operator=(const ReadScope&) = delete;
  ~ReadScope();

 private:
  Database& m_database;
};

} // namespace lacuna::store
