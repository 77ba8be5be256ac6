// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to a library as a whole: dropping what can never be used again, copying it while others write, and going
// on elsewhere when its file was moved.
#include <filesystem>

#include "store/library_file.h"
#include "store/process_identity.h"
#include "store/run_store_impl.h"
#include "util/error.h"
#include "util/held_files.h"

namespace lacuna::store {
namespace {

/// Checkpoints that nothing can go on from: of runs that have ended well and whose best weights are stored.
std::string unusable(int64_t run) {
  return " FROM artifact WHERE kind IN ('last', 'base') AND run IN (SELECT id FROM run WHERE state = 'finished') "
         "AND run IN (SELECT run FROM artifact WHERE kind = 'best')" +
         (run != 0 ? " AND run = " + std::to_string(run) : std::string());
}

int64_t sizeOf(const Database& db) {
  return db.integer("PRAGMA page_count") * db.integer("PRAGMA page_size");
}

} // namespace

int RunStore::Impl::dropUnusableCheckpoints(int64_t run) {
  std::vector<std::string> contents;
  {
    Statement rows = database.prepare("SELECT sha256" + unusable(run));
    while (rows.step()) contents.push_back(rows.text(0));
  }
  if (contents.empty()) return 0;
  database.execute("DELETE" + unusable(run));
  for (const std::string& sha256 : contents) dropContentIfUnused(sha256);
  return static_cast<int>(contents.size());
}

CompactOutcome RunStore::compact() {
  m_impl->requireWritable();
  Database& db = m_impl->database;
  CompactOutcome outcome;
  outcome.before = sizeOf(db);
  {
    Transaction transaction(db, Durability::full);
    outcome.checkpoints = m_impl->dropUnusableCheckpoints(0);
    db.execute(
        "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM artifact) "
        "AND sha256 NOT IN (SELECT sha256 FROM base_model)");
    transaction.commit();
  }
  db.execute("VACUUM");
  // The log has the new pages; the file has its new size when they are in it. A reader may keep them out a while.
  db.integer("PRAGMA wal_checkpoint(TRUNCATE)");
  outcome.after = sizeOf(db);
  return outcome;
}

void RunStore::backUp(const std::string& path) const {
  requireNewFile(path);
  m_impl->database.copyTo(path);
}

void RunStore::leaveMovedFile() {
  m_impl->database.abandonLog();
}

void RunStore::requireInPlace() const {
  m_impl->database.requireInPlace();
}

std::string recoveryPath(const std::string& path) {
  const std::filesystem::path old(path);
  std::error_code ignored;
  for (int i = 1;; ++i) {
    std::filesystem::path name = old;
    name.replace_filename(old.stem().string() + ".recovered" + (i == 1 ? "" : "-" + std::to_string(i)) +
                          old.extension().string());
    if (!std::filesystem::exists(name, ignored)) return name.string();
  }
}

void RunStore::goOnIn(const std::string& newPath, const std::string& uuid) {
  const RunRecord run = this->run(uuid);
  exportRuns({uuid}, newPath);
  RunStore next = open(newPath, Access::existing, m_impl->options);
  {
    Impl& to = *next.m_impl;
    Transaction transaction(to.database, Durability::full);
    to.database.prepare("UPDATE run SET state = ?, ended = ?, session = ? WHERE uuid = ?")
        .with(text(run.state), run.ended, to.sessionRow(thisProcess()), uuid)
        .run();
    transaction.commit();
  }
  m_impl->database.abandonLog();
  m_impl = std::move(next.m_impl);
}

} // namespace lacuna::store
