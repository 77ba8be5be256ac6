// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rescue.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "experiment/config/config_json.h"
#include "store/library_file.h"
#include "store/run_store.h"
#include "store/schema.h"
#include "store/table_walk.h"
#include "util/error.h"
#include "util/held_files.h"
#include "util/sha256.h"
#include "util/shown_text.h"

namespace lacuna::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void giveUp(const std::string& message) {
  throw Error(ErrorKind::library, message);
}

/// The damaged file and its log, copied: SQLite may then do with them what it likes.
class WorkingCopy {
 public:
  WorkingCopy(const std::string& path, const std::string& newPath)
      : m_name(newPath + ".copy-" + std::to_string(::getpid())) {
    copy(path, m_name);
    std::error_code ignored;
    if (const auto size = fs::file_size(path + "-wal", ignored); !ignored && size > 0)
      copy(path + "-wal", m_name + "-wal");
  }
  WorkingCopy(const WorkingCopy&) = delete;
  WorkingCopy& operator=(const WorkingCopy&) = delete;
  ~WorkingCopy() {
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm", "-journal"}) fs::remove(m_name + part, ignored);
  }
  const std::string& name() const { return m_name; }
  /// What the log adds may be what is damaged.
  bool dropLog() const {
    std::error_code ignored;
    const bool had = fs::remove(m_name + "-wal", ignored);
    fs::remove(m_name + "-shm", ignored);
    return had;
  }

 private:
  static void copy(const std::string& from, const std::string& to) {
    const FileReading reading(from);
    std::error_code problem;
    fs::copy_file(from, to, problem);
    if (problem) giveUp(from + " could not be copied to " + to + " (" + problem.message() + "); choose another place");
  }
  std::string m_name;
};

Database openDamaged(const std::string& name, const std::string& path) {
  try {
    Database database(name, OpenMode::readWrite, 0);
    database.tolerateDamage();
    database.integer("SELECT count(*) FROM sqlite_schema");
    return database;
  } catch (const Error&) {
    giveUp(path + " cannot be read at all (the list of its tables is damaged); use a copy of it");
  }
}

std::vector<int64_t> integersOf(const Database& db, const std::string& sql) {
  std::vector<int64_t> all;
  Statement rows = db.prepare(sql);
  while (rows.step()) all.push_back(rows.integer(0));
  return all;
}

/// How many rows a query of the damaged file gives before one cannot be read, by run.
std::map<int64_t, int64_t> countsOf(const Database& damaged, const std::string& sql) {
  std::map<int64_t, int64_t> counts;
  try {
    Statement rows = damaged.prepare(sql);
    while (rows.step()) counts[rows.integer(0)] += rows.integer(1);
  } catch (const Error&) {
    // What is not known to be lost is not counted.
  }
  return counts;
}

/// The index of the uuids lies apart from the rows, so it may still name runs that cannot be read.
std::vector<std::string> namedRuns(const Database& damaged) {
  std::vector<std::string> uuids;
  for (const char* order : {"", " DESC"}) {
    try {
      Statement rows = damaged.prepare(std::string("SELECT uuid FROM run ORDER BY uuid") + order);
      while (rows.step()) uuids.push_back(rows.text(0));
    } catch (const Error&) {
      // The other end may still be readable.
    }
  }
  std::sort(uuids.begin(), uuids.end());
  uuids.erase(std::unique(uuids.begin(), uuids.end()), uuids.end());
  return uuids;
}

/// A row that was read may still be none: its page may hold what was written elsewhere.
void dropUnusableRuns(Database& db) {
  std::vector<int64_t> unusable;
  Statement rows = db.prepare("SELECT id, config, uuid FROM run");
  while (rows.step()) {
    const ParsedConfig parsed = parseConfig(rows.text(1));
    const bool readable = std::none_of(parsed.issues.begin(), parsed.issues.end(),
                                       [](const ConfigIssue& issue) { return issue.path.empty(); });
    if (!readable || rows.text(2).size() != 36) unusable.push_back(rows.integer(0));
  }
  for (const int64_t run : unusable) db.prepare("DELETE FROM run WHERE id = ?").with(run).run();
}

void cleanNames(Database& db) {
  std::vector<std::pair<int64_t, std::string>> names;
  {
    Statement rows = db.prepare("SELECT id, name FROM run");
    while (rows.step())
      if (!textProblem(rows.text(1), TextShape::line).empty()) names.emplace_back(rows.integer(0), rows.text(1));
  }
  for (const auto& [run, name] : names)
    db.prepare("UPDATE run SET name = ? WHERE id = ?").with(shownText(name, name.max_size()), run).run();
}

/// Returns the runs of which something could not be read, though what is not known.
std::vector<int64_t> copyTables(TableWalk& walk, Database& to) {
  for (const char* table : {"session", "series", "dataset", "content", "base_model", "run"}) walk.copyByRowid(table);
  dropUnusableRuns(to);
  cleanNames(to);
  const std::vector<int64_t> series = integersOf(to, "SELECT id FROM series");
  std::vector<int64_t> incomplete;
  for (const int64_t run : integersOf(to, "SELECT id FROM run")) {
    for (const int64_t one : series) walk.copyByKey("metric", {"run", "series", "step"}, {run, one});
    walk.copyByKey("pattern_result", {"run", "epoch", "pattern"}, {run});
    walk.copyByKey("artifact", {"run", "kind"}, {run});
    const int64_t before = walk.unreadable();
    walk.copyByKey("lost_summary", {"run", "lost"}, {run});
    walk.copyByKey("cost", {"run"}, {run});
    walk.copyByKey("environment", {"run", "position"}, {run});
    walk.copyByKey("run_dataset", {"run", "position"}, {run});
    walk.copyByKey("tag", {"run", "tag"}, {run});
    if (walk.unreadable() > before) incomplete.push_back(run);
  }
  walk.copyByRowid("event");
  return incomplete;
}

/// What refers to something that was lost, or is not what it was, goes.
void dropWhatIsBroken(Database& db) {
  std::vector<int64_t> changed;
  {
    Statement contents = db.prepare("SELECT id, sha256, bytes FROM content");
    while (contents.step())
      if (sha256Hex(contents.blob(2)) != contents.text(1)) changed.push_back(contents.integer(0));
  }
  for (const int64_t id : changed) db.prepare("DELETE FROM content WHERE id = ?").with(id).run();
  db.execute(
      "DELETE FROM base_model WHERE sha256 NOT IN (SELECT sha256 FROM content);"
      "DELETE FROM artifact WHERE sha256 NOT IN (SELECT sha256 FROM content);"
      "UPDATE run SET base_model = NULL WHERE base_model NOT IN (SELECT id FROM base_model);"
      "UPDATE run SET session = NULL WHERE session NOT IN (SELECT id FROM session);"
      "DELETE FROM run_dataset WHERE dataset NOT IN (SELECT id FROM dataset);"
      "UPDATE run SET state = 'interrupted' WHERE state IN ('queued', 'running', 'paused');");
  db.execute("DELETE FROM event WHERE run NOT IN (SELECT id FROM run)");
  db.execute("DELETE FROM metric_summary; INSERT INTO metric_summary " + std::string(metricSummaryQuery()));
}

std::map<int64_t, std::vector<std::string>> checkpointsNamedBy(const Database& db) {
  std::map<int64_t, std::vector<std::string>> kinds;
  for (const int64_t run : integersOf(db, "SELECT id FROM run")) {
    Statement rows = db.prepare("SELECT kind FROM artifact WHERE run = ? ORDER BY kind");
    rows.with(run);
    while (rows.step()) kinds[run].push_back(rows.text(0));
  }
  return kinds;
}

/// What there was by what the file says elsewhere, against what has come.
void describe(const Database& damaged, const Database& db, const std::map<int64_t, std::vector<std::string>>& named,
              const std::vector<int64_t>& hadBase, const std::vector<int64_t>& incomplete, RescueOutcome& outcome) {
  const auto expectedPoints = countsOf(damaged, "SELECT run, count FROM metric_summary");
  const auto expectedPatterns = countsOf(damaged, "SELECT run, patterns FROM lost_summary");
  const auto points = countsOf(db, "SELECT run, count(*) FROM metric GROUP BY run");
  const auto patterns = countsOf(db, "SELECT run, count(*) FROM pattern_result WHERE epoch = 0 GROUP BY run");
  const auto at = [](const auto& counts, int64_t run) {
    const auto found = counts.find(run);
    return found == counts.end() ? int64_t(0) : found->second;
  };
  Statement rows = db.prepare("SELECT id, uuid, name, state, base_model FROM run ORDER BY id");
  while (rows.step()) {
    const int64_t run = rows.integer(0);
    RescuedRun rescued;
    rescued.uuid = rows.text(1);
    rescued.name = rows.text(2);
    rescued.state = rows.text(3);
    rescued.points = at(points, run);
    rescued.pointsLost = std::max<int64_t>(0, at(expectedPoints, run) - rescued.points);
    rescued.patterns = at(patterns, run);
    rescued.patternsLost = std::max<int64_t>(0, at(expectedPatterns, run) - rescued.patterns);
    Statement kept = db.prepare("SELECT 1 FROM artifact WHERE run = ? AND kind = ?");
    if (const auto kinds = named.find(run); kinds != named.end())
      for (const std::string& kind : kinds->second)
        if (!kept.with(run, kind).step()) rescued.checkpointsLost.push_back(kind);
    const auto isIn = [run](const std::vector<int64_t>& runs) {
      return std::find(runs.begin(), runs.end(), run) != runs.end();
    };
    // A finished run has both, whether or not the file still says so.
    const bool finished = rescued.state == "finished";
    if (finished && rescued.checkpointsLost.empty() && !kept.with(run, "best").step())
      rescued.checkpointsLost.emplace_back("best");
    rescued.baseModelLost = rows.integer(4) == 0 && (finished || isIn(hadBase));
    rescued.detailsLost = isIn(incomplete);
    outcome.runs.push_back(std::move(rescued));
  }
  for (const std::string& uuid : namedRuns(damaged)) {
    const bool saved =
        std::any_of(outcome.runs.begin(), outcome.runs.end(), [&](const RescuedRun& run) { return run.uuid == uuid; });
    if (!saved) outcome.lostRuns.push_back(uuid);
  }
}

RescueOutcome fill(const Database& damaged, Database& to, const std::string& path) {
  RescueOutcome outcome;
  to.execute("PRAGMA foreign_keys = OFF"); // what refers to what is looked at in the end
  {
    Transaction transaction(to, Durability::full);
    TableWalk walk(damaged, to);
    const std::vector<int64_t> incomplete = copyTables(walk, to);
    const auto named = checkpointsNamedBy(to);
    const std::vector<int64_t> hadBase = integersOf(to, "SELECT id FROM run WHERE base_model IS NOT NULL");
    dropWhatIsBroken(to);
    outcome.unreadablePlaces = walk.unreadable();
    describe(damaged, to, named, hadBase, incomplete, outcome);
    if (outcome.runs.empty())
      giveUp("no run of " + path + " can be read any more, so nothing was written; use a copy of it");
    if (to.integer("SELECT count(*) FROM pragma_foreign_key_check") != 0)
      giveUp(path + " could not be rescued (what was saved does not fit together); use a copy of it");
    transaction.commit();
  }
  to.execute("PRAGMA foreign_keys = ON");
  return outcome;
}

void requireKnownVersion(const Database& damaged, const std::string& path) {
  const int64_t version = damaged.integer("PRAGMA user_version");
  if (version > schemaVersion())
    giveUp(path + " was written by a newer Lacuna (schema " + std::to_string(version) + ", this program knows " +
           std::to_string(schemaVersion()) + "); update Lacuna, or give another library with --store");
}

RescueOutcome rescueFrom(const std::string& copy, Database& to, const std::string& path) {
  const Database damaged = openDamaged(copy, path);
  requireKnownVersion(damaged, path);
  return fill(damaged, to, path);
}

} // namespace

RescueOutcome rescueLibrary(const std::string& path, const std::string& newPath) {
  requireLibraryFile(path);
  if (isHeldByDatabase(path)) giveUp(path + " is open in this program; close it, then try again");
  RescueOutcome outcome;
  createLibrary(newPath, [&](Database& to) {
    const WorkingCopy copy(path, newPath);
    try {
      outcome = rescueFrom(copy.name(), to, path);
    } catch (const Error&) {
      if (!copy.dropLog()) throw;
      outcome = rescueFrom(copy.name(), to, path);
    }
  });
  return outcome;
}

} // namespace lacuna::store
