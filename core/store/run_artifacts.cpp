// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checkpoints and base models: bytes are stored once per SHA-256 and go when nothing refers to them any more.
#include "store/process_identity.h"
#include "store/run_store_impl.h"
#include "util/error.h"
#include "util/sha256.h"

namespace lacuna::store {
namespace {

const char* kindText(CheckpointKind kind) {
  switch (kind) {
    case CheckpointKind::last:
      return "last";
    case CheckpointKind::best:
      return "best";
    default:
      return "base";
  }
}

/// Bytes at `column`, checked against the name beside them: SQLite does not notice a changed byte inside a BLOB.
Bytes contentAt(const Statement& row, int column, const Database& database) {
  Bytes bytes = row.blob(column);
  if (sha256Hex(bytes) != row.text(column + 1))
    throw Error(ErrorKind::library, database.path() +
                                        " is damaged (stored weights do not match their SHA-256); use a "
                                        "copy of it");
  return bytes;
}

} // namespace

void RunStore::Impl::putContent(const std::string& sha256, const Bytes& bytes) {
  Statement known = database.prepare("SELECT 1 FROM content WHERE sha256 = ?");
  if (known.with(sha256).step()) return;
  database.prepare("INSERT INTO content (sha256, bytes) VALUES (?, ?)").with(sha256, bytes).run();
}

void RunStore::Impl::dropContentIfUnused(const std::string& sha256) {
  database
      .prepare(
          "DELETE FROM content WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM artifact WHERE sha256 = ?1) "
          "AND NOT EXISTS (SELECT 1 FROM base_model WHERE sha256 = ?1)")
      .with(sha256)
      .run();
}

void RunStore::Impl::putCheckpoint(int64_t run, CheckpointKind kind, int64_t step, const Bytes& bytes) {
  const std::string sha256 = sha256Hex(bytes);
  std::string before;
  {
    Statement old = database.prepare("SELECT sha256 FROM artifact WHERE run = ? AND kind = ?");
    if (old.with(run, kindText(kind)).step()) before = old.text(0);
  }
  putContent(sha256, bytes);
  database.prepare("INSERT OR REPLACE INTO artifact (run, kind, step, sha256) VALUES (?, ?, ?, ?)")
      .with(run, kindText(kind), step, sha256)
      .run();
  if (!before.empty() && before != sha256) dropContentIfUnused(before);
}

void RunStore::Impl::dropCheckpoint(int64_t run, CheckpointKind kind) {
  std::string sha256;
  {
    Statement row = database.prepare("SELECT sha256 FROM artifact WHERE run = ? AND kind = ?");
    if (!row.with(run, kindText(kind)).step()) return;
    sha256 = row.text(0);
  }
  database.prepare("DELETE FROM artifact WHERE run = ? AND kind = ?").with(run, kindText(kind)).run();
  dropContentIfUnused(sha256);
}

void RunStore::saveCheckpoint(const std::string& uuid, CheckpointKind kind, int64_t step, const Bytes& bytes,
                              std::optional<RunState> newState) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  const int64_t run = m_impl->rowOf(uuid);
  m_impl->putCheckpoint(run, kind, step, bytes);
  if (newState) m_impl->applyState(run, *newState, "");
  transaction.commit();
}

void RunStore::saveCheckpoints(const std::string& uuid, const std::vector<Checkpoint>& checkpoints,
                               const std::vector<MetricSample>& metrics) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  const int64_t run = m_impl->rowOf(uuid);
  if (!metrics.empty()) m_impl->putMetrics(run, metrics);
  for (const Checkpoint& c : checkpoints) m_impl->putCheckpoint(run, c.kind, c.step, c.bytes);
  transaction.commit();
}

std::optional<StoredCheckpoint> RunStore::checkpoint(const std::string& uuid, CheckpointKind kind) const {
  Statement row = m_impl->database.prepare(
      "SELECT bytes, sha256, step FROM artifact JOIN content USING (sha256) WHERE run = ? AND kind = ?");
  if (!row.with(m_impl->rowOf(uuid), kindText(kind)).step()) return std::nullopt;
  return StoredCheckpoint{row.integer(2), contentAt(row, 0, m_impl->database)};
}

int64_t RunStore::Impl::putBaseModel(const std::string& identity, const Bytes& bytes, double accuracy,
                                     const std::string& created, BaseModelRank rank) {
  const std::string sha256 = sha256Hex(bytes);
  putContent(sha256, bytes);
  Statement known = database.prepare("SELECT id FROM base_model WHERE identity_sha256 = ? AND sha256 = ?");
  const std::string name = sha256Hex(identity);
  if (known.with(name, sha256).step()) {
    const int64_t id = known.integer(0);
    if (rank == BaseModelRank::newest)
      database
          .prepare(
              "UPDATE base_model SET accuracy = ?, created = ?, rank = (SELECT max(rank) + 1 FROM base_model) "
              "WHERE id = ?")
          .with(accuracy, created, id)
          .run();
    return id;
  }
  const std::string place = rank == BaseModelRank::newest ? "(SELECT coalesce(max(rank), 0) + 1 FROM base_model)"
                                                          : "(SELECT coalesce(min(rank), 0) - 1 FROM base_model)";
  database
      .prepare(
          "INSERT INTO base_model (identity_sha256, identity, sha256, accuracy, created, rank) "
          "VALUES (?, ?, ?, ?, ?, " +
          place + ")")
      .with(name, identity, sha256, accuracy, created)
      .run();
  return database.lastRowId();
}

void RunStore::saveBaseModel(const std::string& identity, const Bytes& bytes, double accuracyPercent) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->putBaseModel(identity, bytes, accuracyPercent, utcNow(), Impl::BaseModelRank::newest);
  transaction.commit();
}

namespace {

constexpr const char* kNewestOfIdentity =
    "FROM base_model JOIN content USING (sha256) WHERE identity_sha256 = ? ORDER BY rank DESC LIMIT 1";

} // namespace

std::optional<StoredBaseModel> RunStore::findBaseModel(const std::string& identity) const {
  Statement row = m_impl->database.prepare(std::string("SELECT bytes, sha256, accuracy ") + kNewestOfIdentity);
  if (!row.with(sha256Hex(identity)).step()) return std::nullopt;
  return StoredBaseModel{contentAt(row, 0, m_impl->database), row.real(2)};
}

void RunStore::linkBaseModel(const std::string& uuid, const std::string& identity) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  const int64_t run = m_impl->rowOf(uuid);
  Statement row = m_impl->database.prepare(std::string("SELECT base_model.id ") + kNewestOfIdentity);
  if (!row.with(sha256Hex(identity)).step())
    throw Error(ErrorKind::usage, "run " + uuid + " cannot use a base model that is not stored; train it first");
  m_impl->database.prepare("UPDATE run SET base_model = ? WHERE id = ?").with(row.integer(0), run).run();
  m_impl->dropCheckpoint(run, CheckpointKind::base);
  transaction.commit();
}

std::optional<StoredBaseModel> RunStore::baseModelOf(const std::string& uuid) const {
  Statement row = m_impl->database.prepare(
      "SELECT bytes, sha256, accuracy FROM run JOIN base_model ON base_model.id = run.base_model "
      "JOIN content USING (sha256) WHERE run.id = ?");
  if (!row.with(m_impl->rowOf(uuid)).step()) return std::nullopt;
  return StoredBaseModel{contentAt(row, 0, m_impl->database), row.real(2)};
}

void RunStore::deleteRun(const std::string& uuid) {
  m_impl->requireWritable();
  Database& db = m_impl->database;
  Transaction transaction(db, Durability::full);
  const int64_t run = m_impl->rowOf(uuid);
  m_impl->requireNotComputedElsewhere(run, uuid);
  std::vector<std::string> contents;
  {
    Statement rows = db.prepare("SELECT sha256 FROM artifact WHERE run = ?");
    rows.with(run);
    while (rows.step()) contents.push_back(rows.text(0));
  }
  int64_t baseModel = 0;
  {
    Statement row = db.prepare(
        "SELECT base_model, sha256 FROM run JOIN base_model ON base_model.id = base_model "
        "WHERE run.id = ?");
    if (row.with(run).step()) {
      baseModel = row.integer(0);
      contents.push_back(row.text(1));
    }
  }
  db.prepare("DELETE FROM run WHERE id = ?").with(run).run();
  db.prepare("DELETE FROM base_model WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM run WHERE base_model = ?1)")
      .with(baseModel)
      .run();
  for (const std::string& sha256 : contents) m_impl->dropContentIfUnused(sha256);
  transaction.commit();
}

} // namespace lacuna::store
