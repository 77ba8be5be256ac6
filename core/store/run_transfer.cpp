// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles and merging. A run travels through the same reading and writing as everything else, so a library of an older
// schema can be read from, too.
#include "store/library_file.h"
#include "store/process_identity.h"
#include "store/run_store_impl.h"
#include "store/schema.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::store {
namespace {

bool has(const Database& db, const std::string& uuid) {
  Statement row = db.prepare("SELECT 1 FROM run WHERE uuid = ?");
  return row.with(uuid).step();
}

ProcessIdentity ownerOf(const Database& db, int64_t run) {
  Statement row = db.prepare(
      "SELECT host, boot, pid, process_start FROM run JOIN session ON session.id = session "
      "WHERE run.id = ?");
  ProcessIdentity owner;
  if (!row.with(run).step()) return owner;
  owner.host = row.text(0);
  owner.boot = row.text(1);
  owner.pid = row.integer(2);
  owner.start = row.integer(3);
  return owner;
}

void copyBaseModel(const RunStore& from, const Database& source, int64_t sourceRun, const std::string& uuid,
                   RunStore::Impl& to, int64_t run) {
  const auto model = from.baseModelOf(uuid);
  if (!model) return;
  Statement row = source.prepare(
      "SELECT identity, base_model.created FROM run JOIN base_model ON base_model.id = base_model WHERE run.id = ?");
  row.with(sourceRun).step();
  const int64_t stored =
      to.putBaseModel(row.text(0), model->bytes, model->accuracy, row.text(1), RunStore::Impl::BaseModelRank::arrives);
  to.database.prepare("UPDATE run SET base_model = ? WHERE id = ?").with(stored, run).run();
}

/// Inside a transaction of `to`.
void copyRun(const RunStore& from, const RunStore::Impl& source, const std::string& uuid, RunStore::Impl& to) {
  RunRecord record = from.run(uuid);
  const bool unfinished =
      record.state == RunState::queued || record.state == RunState::running || record.state == RunState::paused;
  if (unfinished) record.state = RunState::interrupted;
  // Earlier versions took any bytes for a name; a program that reads the library as UTF-8 fails at them.
  record.name = shownText(record.name, record.name.max_size());
  record.notes = shownLines(record.notes);
  for (std::string& tag : record.tags) tag = shownText(tag, tag.max_size());
  const int64_t sourceRun = source.rowOf(uuid);
  const int64_t run = to.insertRun(record, to.sessionRow(ownerOf(source.database, sourceRun)));
  to.putResults(run, record);
  for (const auto& [at, text] : record.events) to.putEvent(run, at, text);
  std::vector<MetricSample> samples;
  for (const MetricSeries& series : from.metrics(uuid))
    for (const MetricPoint& point : series.points) samples.push_back({series.name, point});
  to.putMetrics(run, samples);
  for (const CheckpointKind kind : {CheckpointKind::best, CheckpointKind::last, CheckpointKind::base}) {
    const auto checkpoint = from.checkpoint(uuid, kind);
    if (!checkpoint) continue;
    to.putCheckpoint(run, kind, checkpoint->step, checkpoint->bytes);
    // A finished run cannot go on; libraries of earlier versions kept what it would go on from.
    if (kind == CheckpointKind::best && record.state == RunState::finished) break;
  }
  copyBaseModel(from, source.database, sourceRun, uuid, to, run);
}

} // namespace

void RunStore::exportRuns(const std::vector<std::string>& uuids, const std::string& path) const {
  for (const std::string& uuid : uuids) m_impl->rowOf(uuid);
  createLibrary(path, [&](Database& database) {
    Impl bundle{std::move(database), m_impl->options, false, schemaVersion()};
    Transaction transaction(bundle.database, Durability::full);
    for (const std::string& uuid : uuids)
      if (!has(bundle.database, uuid)) copyRun(*this, *m_impl, uuid, bundle);
    transaction.commit();
    database = std::move(bundle.database);
  });
}

ImportOutcome RunStore::importRuns(const std::string& path) {
  m_impl->requireWritable();
  const RunStore other = open(path, Access::readOnly, m_impl->options);
  std::vector<std::string> uuids;
  {
    Statement rows = other.m_impl->database.prepare("SELECT uuid FROM run ORDER BY id");
    while (rows.step()) uuids.push_back(rows.text(0));
  }
  ImportOutcome outcome;
  Transaction transaction(m_impl->database, Durability::full);
  for (const std::string& uuid : uuids) {
    if (has(m_impl->database, uuid)) {
      outcome.alreadyHere.push_back(uuid);
      continue;
    }
    copyRun(other, *other.m_impl, uuid, *m_impl);
    outcome.imported.push_back(uuid);
  }
  transaction.commit();
  return outcome;
}

} // namespace lacuna::store
