// SPDX-License-Identifier: GPL-3.0-or-later
//
// Opening, sessions and a run's life. Results and curves are in run_results.cpp, checkpoints and base models in
// run_artifacts.cpp, reading in run_reading.cpp, bundles in run_transfer.cpp.
#include "store/run_store.h"

#include <algorithm>
#include <map>

#include "experiment/config/config_json.h"
#include "store/library_file.h"
#include "store/process_identity.h"
#include "store/run_store_impl.h"
#include "util/error.h"
#include "util/sha256.h"
#include "util/shown_text.h"

namespace lacuna::store {

RunStore RunStore::open(const std::string& path, Access access, StoreOptions options) {
  OpenedLibrary opened = openLibrary(path, access, options);
  const int64_t version = opened.database.integer("PRAGMA user_version");
  return RunStore(std::make_unique<Impl>(Impl{std::move(opened.database), options, opened.readOnly, version}));
}

RunStore::RunStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RunStore::RunStore(RunStore&&) noexcept = default;
RunStore& RunStore::operator=(RunStore&&) noexcept = default;
RunStore::~RunStore() = default;

const std::string& RunStore::path() const {
  return m_impl->database.path();
}

bool RunStore::readOnly() const {
  return m_impl->readOnly;
}

// --- what the parts share ---

void RunStore::Impl::requireWritable() const {
  if (readOnly)
    throw Error(ErrorKind::library, database.path() +
                                        " is read-only, so nothing can be changed in it; copy it to a "
                                        "folder you can write to, then use the copy");
}

int64_t RunStore::Impl::rowOf(const std::string& uuid) const {
  Statement find = database.prepare("SELECT id FROM run WHERE uuid = ?");
  find.with(uuid);
  if (!find.step())
    throw Error(ErrorKind::usage, "run " + uuid + " is not in " + database.path() + "; see: lacuna runs");
  return find.integer(0);
}

void RunStore::Impl::setColumn(const std::string& uuid, const std::string& column, const std::string& value) {
  requireWritable();
  Transaction transaction(database, Durability::full);
  database.prepare("UPDATE run SET " + column + " = ? WHERE id = ?").with(value, rowOf(uuid)).run();
  transaction.commit();
}

void RunStore::Impl::setColumn(const std::string& uuid, const std::string& column, bool value) {
  requireWritable();
  Transaction transaction(database, Durability::full);
  database.prepare("UPDATE run SET " + column + " = ? WHERE id = ?").with(value, rowOf(uuid)).run();
  transaction.commit();
}

// --- sessions ---

int64_t RunStore::Impl::sessionRow(const ProcessIdentity& process) {
  Statement find =
      database.prepare("SELECT id FROM session WHERE host = ? AND boot = ? AND pid = ? AND process_start = ?");
  find.with(process.host, process.boot, process.pid, process.start);
  if (find.step()) return find.integer(0);
  database.prepare("INSERT INTO session (host, boot, pid, process_start, started) VALUES (?, ?, ?, ?, ?)")
      .with(process.host, process.boot, process.pid, process.start, utcNow())
      .run();
  return database.lastRowId();
}

void RunStore::beginSession() {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->sessionRow(thisProcess());
  transaction.commit();
}

namespace {

ProcessIdentity identityAt(const Statement& row, int column) {
  ProcessIdentity process;
  process.host = row.text(column);
  process.boot = row.text(column + 1);
  process.pid = row.integer(column + 2);
  process.start = row.integer(column + 3);
  return process;
}

/// Runs that `condition` chooses and whose process is gone, oldest first: (row id, uuid).
std::vector<std::pair<int64_t, std::string>> orphanedRuns(const Database& database, const std::string& condition) {
  Statement rows = database.prepare(
      "SELECT run.id, run.uuid, session.id, host, boot, pid, process_start "
      "FROM run LEFT JOIN session ON session.id = run.session WHERE " +
      condition + " ORDER BY run.id");
  std::vector<std::pair<int64_t, std::string>> runs;
  while (rows.step()) {
    const bool hasSession = rows.integer(2) != 0;
    if (!hasSession || !mayBeAlive(identityAt(rows, 3))) runs.emplace_back(rows.integer(0), rows.text(1));
  }
  return runs;
}

const char* const kComputing = "state IN ('running', 'paused')";
const char* const kWaiting = "state = 'queued' AND archived = 0";

} // namespace

std::vector<std::string> RunStore::markOrphans() {
  std::vector<std::string> uuids;
  if (orphanedRuns(m_impl->database, kComputing).empty()) return uuids;
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  for (const auto& [run, uuid] : orphanedRuns(m_impl->database, kComputing)) { // the first look was without the lock
    m_impl->applyState(run, RunState::interrupted, "");
    m_impl->putEvent(run, utcNow(), "The process that computed this run ended without a word; the run is interrupted.");
    uuids.push_back(uuid);
  }
  transaction.commit();
  return uuids;
}

std::vector<std::string> RunStore::waitingRuns() const {
  std::vector<std::string> uuids;
  for (const auto& waiting : orphanedRuns(m_impl->database, kWaiting)) uuids.push_back(waiting.second);
  return uuids;
}

std::vector<std::string> RunStore::takeOverWaiting(const std::vector<std::string>& uuids) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  std::map<std::string, int64_t> rows;
  for (const auto& [run, uuid] : orphanedRuns(m_impl->database, kWaiting)) rows[uuid] = run;
  std::vector<std::string> taken;
  for (const std::string& uuid : uuids) {
    const auto found = rows.find(uuid);
    if (found == rows.end()) continue;
    m_impl->database.prepare("UPDATE run SET session = ? WHERE id = ?")
        .with(m_impl->sessionRow(thisProcess()), found->second)
        .run();
    taken.push_back(uuid);
    rows.erase(found);
  }
  transaction.commit();
  return taken;
}

void RunStore::Impl::requireNotComputedElsewhere(int64_t run, const std::string& uuid) const {
  Statement row = database.prepare(
      "SELECT host, boot, pid, process_start FROM run JOIN session ON session.id = run.session "
      "WHERE run.id = ? AND state IN ('queued', 'running', 'paused')");
  row.with(run);
  if (!row.step()) return;
  const ProcessIdentity owner = identityAt(row, 0);
  const ProcessIdentity self = thisProcess();
  const bool mine = owner.host == self.host && owner.boot == self.boot && owner.pid == self.pid;
  if (!mine && mayBeAlive(owner))
    throw Error(ErrorKind::usage, "run " + uuid + " is being computed by process " + std::to_string(owner.pid) +
                                      " on " + owner.host + "; wait for it or stop it first");
}

// --- a run's life ---

namespace {

void requireText(const std::string& what, const std::string& text, TextShape shape) {
  if (const std::string problem = textProblem(text, shape); !problem.empty())
    throw Error(ErrorKind::usage, "the " + what + " cannot be kept: " + problem);
}

} // namespace

int64_t RunStore::Impl::insertRun(const RunRecord& record, int64_t sessionId) {
  const ExperimentConfig& c = record.config;
  const std::string config = formatConfig(c, -1);
  database
      .prepare(
          "INSERT INTO run (uuid, name, state, created, started, ended, dataset, k, r, l, encoder, decoder, "
          "starred, archived, seed, resumed_from, session, parent, code_version, config_sha256, error, config, "
          "notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(record.uuid, record.name, text(record.state), record.created, record.started, record.ended, c.dataset,
            c.code.k, c.code.r, c.code.lost(), c.code.hasEncoder() ? text(c.code.encoder.kind) : text(c.code.kind),
            text(c.code.decoder.kind), record.starred, record.archived, static_cast<int64_t>(c.training.seed),
            record.resumedFromStep, sessionId, record.parent, record.codeVersion, sha256Hex(config), record.error,
            config, record.notes)
      .run();
  const int64_t run = database.lastRowId();
  putTags(run, record.tags);
  return run;
}

std::string RunStore::createRun(const RunRecord& initial) {
  m_impl->requireWritable();
  RunRecord record;
  record.uuid = randomUuid();
  record.name = initial.name.empty() ? initial.config.name : initial.name;
  record.created = utcNow();
  record.config = initial.config;
  record.codeVersion = initial.codeVersion;
  record.notes = initial.notes;
  record.tags = initial.tags;
  record.starred = initial.starred;
  record.parent = initial.parent;
  requireText("name", record.name, TextShape::line);
  requireText("note", record.notes, TextShape::lines);
  for (const std::string& tag : record.tags) requireText("tag", tag, TextShape::line);
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->insertRun(record, m_impl->sessionRow(thisProcess()));
  transaction.commit();
  return record.uuid;
}

void RunStore::Impl::applyState(int64_t run, RunState state, const std::string& errorText) {
  const bool ends = state == RunState::finished || state == RunState::failed || state == RunState::cancelled ||
                    state == RunState::interrupted;
  database.prepare("UPDATE run SET state = ?, error = ?, ended = ? WHERE id = ?")
      .with(text(state), shownLines(errorText), ends ? utcNow() : "", run)
      .run();
  // A finished run cannot be resumed, so nobody needs its optimizer any more: three quarters of what it takes.
  if (state == RunState::finished) dropUnusableCheckpoints(run);
  if (state == RunState::running)
    database.prepare("UPDATE run SET started = ? WHERE id = ? AND started = ''").with(utcNow(), run).run();
}

void RunStore::setState(const std::string& uuid, RunState state, const std::string& errorText) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->applyState(m_impl->rowOf(uuid), state, errorText);
  transaction.commit();
}

void RunStore::resumeRun(const std::string& uuid, int64_t fromStep) {
  m_impl->requireWritable();
  Database& db = m_impl->database;
  Transaction transaction(db, Durability::full);
  const int64_t run = m_impl->rowOf(uuid);
  m_impl->requireNotComputedElsewhere(run, uuid);
  m_impl->applyState(run, RunState::running, "");
  db.prepare("UPDATE run SET session = ?, resumed_from = ? WHERE id = ?")
      .with(m_impl->sessionRow(thisProcess()), fromStep, run)
      .run();
  std::vector<int64_t> cut;
  Statement later = db.prepare(
      "SELECT DISTINCT series FROM metric JOIN series ON series.id = series "
      "WHERE run = ? AND step > ? AND name NOT LIKE 'base.%'");
  later.with(run, fromStep);
  while (later.step()) cut.push_back(later.integer(0));
  for (const int64_t series : cut) {
    db.prepare("DELETE FROM metric WHERE run = ? AND series = ? AND step > ?").with(run, series, fromStep).run();
    m_impl->summarizeSeries(run, series);
  }
  transaction.commit();
}

void RunStore::Impl::putEvent(int64_t run, const std::string& at, const std::string& text) {
  // Ours, but it may quote what is not.
  database.prepare("INSERT INTO event (run, at, text) VALUES (?, ?, ?)").with(run, at, shownLines(text)).run();
}

void RunStore::addEvent(const std::string& uuid, const std::string& text) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::normal);
  m_impl->putEvent(m_impl->rowOf(uuid), utcNow(), text);
  transaction.commit();
}

void RunStore::setName(const std::string& uuid, const std::string& name) {
  requireText("name", name, TextShape::line);
  m_impl->setColumn(uuid, "name", name);
}

void RunStore::setNotes(const std::string& uuid, const std::string& notes) {
  requireText("note", notes, TextShape::lines);
  m_impl->setColumn(uuid, "notes", notes);
}

void RunStore::setStarred(const std::string& uuid, bool starred) {
  m_impl->setColumn(uuid, "starred", starred);
}

void RunStore::setArchived(const std::string& uuid, bool archived) {
  m_impl->setColumn(uuid, "archived", archived);
}

void RunStore::Impl::putTags(int64_t run, const std::vector<std::string>& tags) {
  database.prepare("DELETE FROM tag WHERE run = ?").with(run).run();
  Statement insert = database.prepare("INSERT OR IGNORE INTO tag (run, tag) VALUES (?, ?)");
  for (const std::string& tag : tags)
    if (!tag.empty()) insert.with(run, tag).run();
}

void RunStore::setTags(const std::string& uuid, const std::vector<std::string>& tags) {
  m_impl->requireWritable();
  for (const std::string& tag : tags) requireText("tag", tag, TextShape::line);
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->putTags(m_impl->rowOf(uuid), tags);
  transaction.commit();
}

} // namespace lacuna::store
