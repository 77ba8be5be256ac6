// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <utility>

#include "store/passing_error.h"
#include "store/run_store.h"
#include "util/error.h"

namespace lacuna::store {
namespace {

[[noreturn]] void fail(int result, const std::string& path, const std::string& detail) {
  const auto library = [&](const std::string& what) { throw Error(ErrorKind::library, path + " " + what); };
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw LockedError(path + " is locked by another process; wait for it or close it, then try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      library("is damaged (" + detail + "); " + rescueAdvice(path));
      break;
    case SQLITE_FULL:
      throw PassingError(path + " cannot grow, the disk is full; free some space, then try again");
    case SQLITE_READONLY:
      library("is read-only; copy it to a folder you can write to, then use the copy");
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      library("cannot be opened (" + detail + "); check its permissions and its folder's");
      break;
    case SQLITE_IOERR:
      throw PassingError(path + " cannot be read or written (" + detail + "); check the disk it lies on");
    case SQLITE_NOMEM:
      throw Error(ErrorKind::memory, path + ": out of memory; close other programs");
    default:
      library("could not be used (" + detail + ")");
      break;
  }
  throw Error(ErrorKind::library, path); // not reached: every case above throws
}

int flagsOf(OpenMode mode) {
  const bool reads = mode == OpenMode::readOnly || mode == OpenMode::immutable;
  return SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
         (reads ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
}

void checkOpened(int result, sqlite3* connection, const std::string& path) {
  if (result != SQLITE_OK) fail(result, path, connection != nullptr ? sqlite3_errmsg(connection) : "no memory");
}

/// A file: URI, so that immutable=1 can be said; every byte that means something in a URI is escaped.
std::string uriOf(const std::string& path, bool immutable) {
  std::string uri = path.rfind('/', 0) == 0 ? "file://" : "file:";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                       c == '.' || c == '-' || c == '_';
    char escaped[4];
    snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
    uri += plain ? std::string(1, c) : std::string(escaped);
  }
  return immutable ? uri + "?immutable=1" : uri;
}

} // namespace

std::string rescueAdvice(const std::string& path) {
  return "use a copy of it, or save what can still be read with: lacuna rescue " + path + " --output NEW.lacuna";
}

// --- Statement ---

Statement::Statement(sqlite3_stmt* statement, const std::string& path) : m_statement(statement), m_path(path) {}

Statement::Statement(Statement&& other) noexcept : m_statement(other.m_statement), m_path(std::move(other.m_path)) {
  other.m_statement = nullptr;
}

Statement::~Statement() {
  sqlite3_finalize(m_statement);
}

void Statement::check(int result) const {
  if (result != SQLITE_OK) fail(result, m_path, sqlite3_errmsg(sqlite3_db_handle(m_statement)));
}

void Statement::restart() {
  sqlite3_reset(m_statement); // repeats the error of the last step, which has been thrown
  check(sqlite3_clear_bindings(m_statement));
}

void Statement::bind(int index, int64_t value) {
  check(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, double value) {
  check(sqlite3_bind_double(m_statement, index, value));
}

void Statement::bind(int index, const std::string& value) {
  check(sqlite3_bind_text64(m_statement, index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, const Bytes& value) {
  check(value.empty() ? sqlite3_bind_zeroblob(m_statement, index, 0)
                      : sqlite3_bind_blob64(m_statement, index, value.data(), value.size(), SQLITE_TRANSIENT));
}

Statement& Statement::withAll(const std::vector<int64_t>& values) {
  restart();
  for (size_t i = 0; i < values.size(); ++i) bind(static_cast<int>(i) + 1, values[i]);
  return *this;
}

Statement& Statement::withRow(const Statement& row, int firstColumn) {
  restart();
  for (int column = firstColumn; column < sqlite3_column_count(row.m_statement); ++column)
    check(sqlite3_bind_value(m_statement, column - firstColumn + 1, sqlite3_column_value(row.m_statement, column)));
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(m_statement);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  fail(result, m_path, sqlite3_errmsg(sqlite3_db_handle(m_statement)));
}

void Statement::run() {
  while (step()) {
  }
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
  return sqlite3_column_type(m_statement, column) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                                 : sqlite3_column_double(m_statement, column);
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(m_statement, column);
  if (bytes == nullptr) return {};
  return std::string(reinterpret_cast<const char*>(bytes),
                     static_cast<size_t>(sqlite3_column_bytes(m_statement, column)));
}

Bytes Statement::blob(int column) const {
  const auto* bytes = static_cast<const uint8_t*>(sqlite3_column_blob(m_statement, column));
  return bytes == nullptr ? Bytes() : Bytes(bytes, bytes + sqlite3_column_bytes(m_statement, column));
}

// --- Database ---

Database::Database(const std::string& path, OpenMode mode, int busyTimeoutMs) : m_hold(path), m_path(path) {
  const int result =
      sqlite3_open_v2(uriOf(path, mode == OpenMode::immutable).c_str(), &m_connection, flagsOf(mode), nullptr);
  try {
    checkOpened(result, m_connection, path);
    checkOpened(sqlite3_busy_timeout(m_connection, busyTimeoutMs), m_connection, path);
    // A library may come from somebody else: nothing stored in it may run.
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    execute("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON");
    if (mode == OpenMode::create) m_hold.fileWasMade();
  } catch (...) {
    sqlite3_close_v2(m_connection);
    throw;
  }
}

Database::Database(Database&& other) noexcept
    : m_hold(std::move(other.m_hold)),
      m_path(std::move(other.m_path)),
      m_connection(std::exchange(other.m_connection, nullptr)),
      m_seenVersion(other.m_seenVersion) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(m_hold, other.m_hold);
  std::swap(m_path, other.m_path);
  std::swap(m_connection, other.m_connection);
  std::swap(m_seenVersion, other.m_seenVersion);
  return *this;
}

Database::~Database() {
  sqlite3_close_v2(m_connection);
}

void Database::tolerateDamage() {
  sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  execute("PRAGMA writable_schema = ON");
}

void Database::execute(const std::string& sql) {
  const int result = sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(result, m_path, sqlite3_errmsg(m_connection));
}

Statement Database::prepare(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  const int result = sqlite3_prepare_v2(m_connection, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  if (result != SQLITE_OK) fail(result, m_path, sqlite3_errmsg(m_connection));
  return Statement(statement, m_path);
}

int64_t Database::integer(const std::string& sql) const {
  Statement s = prepare(sql);
  return s.step() ? s.integer(0) : 0;
}

std::string Database::text(const std::string& sql) const {
  Statement s = prepare(sql);
  return s.step() ? s.text(0) : std::string();
}

int64_t Database::lastRowId() const {
  return sqlite3_last_insert_rowid(m_connection);
}

int64_t Database::changesOfOthers() {
  m_seenVersion = integer("PRAGMA data_version");
  return m_seenVersion;
}

int Database::changes() const {
  return sqlite3_changes(m_connection);
}

void Database::copyTo(const std::string& path) const {
  const UnfinishedFile unfinished(path);
  {
    Database target = unfinished.open();
    sqlite3_backup* backup = sqlite3_backup_init(target.m_connection, "main", m_connection, "main");
    if (backup == nullptr) fail(sqlite3_errcode(target.m_connection), path, sqlite3_errmsg(target.m_connection));
    const int result = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) fail(result, path, sqlite3_errstr(result));
    // A copy is one file: without this it would be a WAL database whose first reader makes two more.
    target.execute("PRAGMA journal_mode = DELETE");
  }
  if (::rename(unfinished.name().c_str(), path.c_str()) != 0)
    fail(SQLITE_CANTOPEN, path, "the copy could not be put there");
}

bool Database::hasMoved() const {
  int moved = 0;
  return sqlite3_file_control(m_connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::requireInPlace() const {
  if (!hasMoved()) return;
  const bool replaced = FileIdentity::of(m_path).inode != 0;
  throw MovedError("The run library " + m_path + (replaced ? " was replaced" : " was moved or removed") +
                   " while it was open; put it back, then try again");
}

void Database::abandonLog() {
  try {
    const bool replaced = static_cast<bool>(FileIdentity::of(m_path));
    if (replaced && integer("PRAGMA data_version") != m_seenVersion) return;
    integer("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const Error&) {
    // The log stays beside the old path; a library is not made there then, with a sentence that says why.
  }
}

void Database::foldLogOnClose(bool fold) {
  sqlite3_db_config(m_connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, fold ? 0 : 1, nullptr);
}

// --- UnfinishedFile ---

namespace {

/// Two threads may make the same library at the same moment.
int nextUnfinished() {
  static std::atomic<int> last = 0;
  return ++last;
}

} // namespace

UnfinishedFile::UnfinishedFile(const std::string& path)
    : m_name(path + ".unfinished-" + std::to_string(::getpid()) + "-" + std::to_string(nextUnfinished())) {
  remove();
}

UnfinishedFile::~UnfinishedFile() {
  remove();
}

void UnfinishedFile::remove() const {
  for (const char* part : {"", "-journal", "-wal", "-shm"}) ::unlink((m_name + part).c_str());
}

Database UnfinishedFile::open() const {
  Database database(m_name, OpenMode::create, 0);
  database.execute("PRAGMA journal_mode = MEMORY");
  return database;
}

// --- Transaction, ReadScope ---

Transaction::Transaction(Database& database, Durability durability) : m_database(&database) {
  database.execute(durability == Durability::full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  database.execute("BEGIN IMMEDIATE");
  try {
    database.requireInPlace();
  } catch (const MovedError&) {
    database.execute("ROLLBACK");
    throw;
  }
}

Transaction::~Transaction() {
  if (m_database == nullptr) return;
  try {
    m_database->execute("ROLLBACK");
  } catch (const Error&) {
    // SQLite has already rolled back after the failure that brought us here.
  }
}

void Transaction::commit() {
  m_database->requireInPlace();
  m_database->execute("COMMIT");
  Database& database = *std::exchange(m_database, nullptr);
  try {
    database.changesOfOthers();
  } catch (const Error&) {
    // What was committed is committed; only abandonLog() then leaves the log alone.
  }
}

ReadScope::ReadScope(Database& database) : m_database(database) {
  database.execute("BEGIN");
}

ReadScope::~ReadScope() {
  try {
    m_database.execute("COMMIT");
  } catch (const Error&) {
    // The read that failed has been reported; the next BEGIN would say what is wrong with the file.
  }
}

const char* sqliteVersion() {
  return sqlite3_libversion();
}

} // namespace lacuna::store
