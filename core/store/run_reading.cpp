// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that reads runs and curves.
#include <algorithm>
#include <unordered_map>

#include "experiment/config/choices.h"
#include "experiment/config/config_json.h"
#include "store/run_store_impl.h"
#include "store/schema.h"
#include "util/error.h"

namespace lacuna::store {
namespace {

/// Columns of a listing, in the order readListed takes them; the long texts come last and only on demand.
constexpr const char* kListed =
    "run.id, uuid, name, state, created, started, ended, dataset, k, r, l, encoder, decoder, starred, archived, "
    "seconds, "
    "samples_per_second, device, threads, evaluated, accuracy_base, accuracy_available, resumed_from, parent, "
    "code_version, config_sha256, error";
constexpr int kListedColumns = 27;

/// The coders of a listed run; a rival's kind stands where a learned code has its encoder.
void readCoders(const std::string& encoder, const std::string& decoder, CodeConfig& code) {
  for (const Choice<CodeKind>& choice : choicesOf<CodeKind>())
    if (encoder == choice.word) code.kind = choice.value;
  for (const Choice<EncoderKind>& choice : choicesOf<EncoderKind>())
    if (encoder == choice.word) code.encoder.kind = choice.value;
  for (const Choice<DecoderKind>& choice : choicesOf<DecoderKind>())
    if (decoder == choice.word) code.decoder.kind = choice.value;
}

RunRecord readListed(const Statement& row) {
  RunRecord run;
  run.uuid = row.text(1);
  run.name = row.text(2);
  run.state = runStateFromText(row.text(3)).value_or(RunState::failed); // the CHECK allows nothing else
  run.created = row.text(4);
  run.started = row.text(5);
  run.ended = row.text(6);
  run.config.name = run.name;
  run.config.dataset = row.text(7);
  run.config.code.k = row.number(8);
  run.config.code.r = row.number(9);
  run.config.code.l = row.number(10);
  readCoders(row.text(11), row.text(12), run.config.code);
  run.starred = row.integer(13) != 0;
  run.archived = row.integer(14) != 0;
  run.seconds = row.real(15);
  run.samplesPerSecond = row.real(16);
  run.processor = row.text(17);
  run.threads = row.number(18);
  run.evaluated = row.integer(19) != 0;
  run.accuracy.base = row.real(20);
  run.accuracy.available = row.real(21);
  run.resumedFromStep = row.integer(22);
  run.parent = row.text(23);
  run.codeVersion = row.text(24);
  run.configSha256 = row.text(25);
  run.error = row.text(26);
  return run;
}

/// A configuration that an older or newer rule would refuse is still shown as it was.
ExperimentConfig readConfig(const Database& db, const std::string& uuid, const std::string& json) {
  const ParsedConfig parsed = parseConfig(json);
  const bool unreadable = std::any_of(parsed.issues.begin(), parsed.issues.end(),
                                      [](const ConfigIssue& issue) { return issue.path.empty(); });
  if (unreadable)
    throw Error(ErrorKind::library,
                db.path() + " is damaged (the configuration of run " + uuid + " cannot be read); use a copy of it");
  return parsed.config;
}

LostSummary lostSummaryAt(const Statement& row, int column) {
  LostSummary s;
  s.lost = row.number(column);
  s.patterns = row.number(column + 1);
  s.allPatternMean = row.real(column + 2);
  s.unavailableMean = row.real(column + 3);
  s.worst = row.real(column + 4);
  s.worstPattern.mask = static_cast<uint64_t>(row.integer(column + 5));
  s.zerosMean = row.real(column + 6);
  return s;
}

constexpr const char* kLostColumns =
    "lost, patterns, all_pattern_mean, unavailable_mean, worst, worst_pattern, zeros_mean";

constexpr const char* kCostColumns =
    "encoder_parameters, decoder_parameters, base_parameters, encode_flops, decode_flops, device_flops, base_flops, "
    "encode_ms, decode_ms, device_ms, bytes_sent, peak_memory_mib";

CodeCost costAt(const Statement& row, int column) {
  CodeCost c;
  c.encoderParameters = row.integer(column);
  c.decoderParameters = row.integer(column + 1);
  c.baseParameters = row.integer(column + 2);
  c.encodeFlops = row.integer(column + 3);
  c.decodeFlops = row.integer(column + 4);
  c.deviceFlops = row.integer(column + 5);
  c.baseFlops = row.integer(column + 6);
  c.encodeMs = row.real(column + 7);
  c.decodeMs = row.real(column + 8);
  c.deviceMs = row.real(column + 9);
  c.bytesSent = row.integer(column + 10);
  c.peakMemoryMib = row.real(column + 11);
  return c;
}

SubsetRecord subsetAt(const Statement& row, int column) {
  return {row.text(column), row.text(column + 1), row.number(column + 2), row.text(column + 3)};
}

std::vector<PatternResult> readPatterns(const Database& db, int64_t run) {
  Statement rows = db.prepare(
      "SELECT pattern, accuracy, agreement, feature_error, zeros_accuracy FROM pattern_result "
      "WHERE run = ? AND epoch = 0 ORDER BY position");
  rows.with(run);
  std::vector<PatternResult> patterns;
  while (rows.step())
    patterns.push_back({FailurePattern{static_cast<uint64_t>(rows.integer(0))}, rows.real(1), rows.real(2),
                        rows.real(3), rows.real(4)});
  return patterns;
}

/// Rows of one run, or of all runs in the order of their ids: `run` 0.
std::string rowsOf(int64_t run, const std::string& columns, const std::string& from, const std::string& order) {
  return "SELECT run, " + columns + " FROM " + from + (run != 0 ? " WHERE run = " + std::to_string(run) : "") +
         " ORDER BY run, " + order;
}

using RunIndex = std::unordered_map<int64_t, size_t>;

/// Calls take(run, row) for the rows of a table with a `run` column that belong to one of the listed runs.
template <typename Take>
void forListed(const Database& db, const std::string& sql, const RunIndex& index, std::vector<RunRecord>& runs,
               Take take) {
  Statement rows = db.prepare(sql);
  while (rows.step())
    if (const auto at = index.find(rows.integer(0)); at != index.end()) take(runs[at->second], rows);
}

/// What listings carry besides the run's own row; `only` is a run's id, or 0 for all.
void addLists(const Database& db, int64_t only, bool documents, const RunIndex& index, std::vector<RunRecord>& runs) {
  forListed(db, rowsOf(only, kLostColumns, "lost_summary", "lost"), index, runs,
            [](RunRecord& run, const Statement& row) { run.accuracy.byLost.push_back(lostSummaryAt(row, 1)); });
  forListed(db, rowsOf(only, "tag", "tag", "tag"), index, runs,
            [](RunRecord& run, const Statement& row) { run.tags.push_back(row.text(1)); });
  if (!documents) return;
  forListed(db, rowsOf(only, kCostColumns, "cost", "run"), index, runs,
            [](RunRecord& run, const Statement& row) { run.cost = costAt(row, 1); });
  forListed(db, rowsOf(only, "key, value", "environment", "position"), index, runs,
            [](RunRecord& run, const Statement& row) { run.environment.emplace_back(row.text(1), row.text(2)); });
  forListed(db,
            rowsOf(only, "name, subset, count, sha256", "run_dataset JOIN dataset ON dataset.id = dataset", "position"),
            index, runs, [](RunRecord& run, const Statement& row) { run.subsets.push_back(subsetAt(row, 1)); });
}

} // namespace

int64_t RunStore::othersChanges() const {
  return m_impl->database.changesOfOthers();
}

std::vector<RunRecord> RunStore::runs(const RunFilter& filter) const {
  Database& db = m_impl->database;
  const bool documents = filter.detail == RunDetail::documents;
  ReadScope scope(db);
  Statement rows =
      db.prepare(std::string("SELECT ") + kListed + (documents ? ", config, notes" : "") + " FROM run " +
                 (filter.includeArchived ? "" : "WHERE archived = 0 ") + "ORDER BY created DESC, run.id DESC");
  std::vector<RunRecord> runs;
  RunIndex index;
  std::unordered_map<std::string, ExperimentConfig> parsed; // by hash: in a library, many runs share a configuration
  while (rows.step()) {
    index.emplace(rows.integer(0), runs.size());
    runs.push_back(readListed(rows));
    if (!documents) continue;
    RunRecord& run = runs.back();
    const auto [known, isNew] = parsed.try_emplace(run.configSha256);
    if (isNew) known->second = readConfig(db, run.uuid, rows.text(kListedColumns));
    run.config = known->second;
    run.notes = rows.text(kListedColumns + 1);
  }
  addLists(db, 0, documents, index, runs);
  return runs;
}

RunRecord RunStore::run(const std::string& uuid) const {
  Database& db = m_impl->database;
  ReadScope scope(db);
  const int64_t id = m_impl->rowOf(uuid);
  Statement row = db.prepare(std::string("SELECT ") + kListed + ", config, notes FROM run WHERE id = ?");
  row.with(id).step();
  std::vector<RunRecord> one = {readListed(row)};
  RunRecord& run = one.front();
  run.config = readConfig(db, uuid, row.text(kListedColumns));
  run.notes = row.text(kListedColumns + 1);
  addLists(db, id, true, {{id, 0}}, one);
  run.patterns = readPatterns(db, id);
  Statement events = db.prepare("SELECT at, text FROM event WHERE run = ? ORDER BY id");
  events.with(id);
  while (events.step()) run.events.emplace_back(events.text(0), events.text(1));
  return std::move(run);
}

std::string RunStore::resolve(const std::string& nameOrPrefix) const {
  const Database& db = m_impl->database;
  if (nameOrPrefix == "last") {
    // By the order in which they were noted: a clock may be set back.
    const std::string last = db.text("SELECT uuid FROM run WHERE archived = 0 ORDER BY id DESC LIMIT 1");
    if (last.empty()) throw Error(ErrorKind::usage, "there is no last run: " + path() + " has no runs yet");
    return last;
  }
  std::string prefix = nameOrPrefix;
  for (char& c : prefix)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  const bool possible =
      !prefix.empty() && prefix.size() <= 36 && prefix.find_first_not_of("0123456789abcdef-") == std::string::npos;
  std::vector<std::string> found;
  if (possible) {
    Statement rows = db.prepare("SELECT uuid FROM run WHERE uuid >= ?1 AND uuid < ?1 || 'g' ORDER BY uuid LIMIT 2");
    rows.with(prefix);
    while (rows.step()) found.push_back(rows.text(0));
  }
  if (found.empty())
    throw Error(ErrorKind::usage, "run \"" + nameOrPrefix + "\" is not in " + path() +
                                      "; give a uuid, the beginning of one, or last (see: lacuna runs)");
  if (found.size() > 1)
    throw Error(ErrorKind::usage, "run \"" + nameOrPrefix + "\" means several runs, " + found[0] + " and " + found[1] +
                                      " among them; give more of the uuid");
  return found.front();
}

std::vector<MetricSeries> RunStore::metrics(const std::string& uuid, int64_t afterStep) const {
  Database& db = m_impl->database;
  ReadScope scope(db);
  const int64_t run = m_impl->rowOf(uuid);
  std::vector<std::pair<int64_t, std::string>> names;
  Statement series = db.prepare(
      "SELECT id, name FROM series WHERE EXISTS (SELECT 1 FROM metric WHERE run = ? AND series = series.id) "
      "ORDER BY name");
  series.with(run);
  while (series.step()) names.emplace_back(series.integer(0), series.text(1));
  std::vector<MetricSeries> all;
  // ">" would leave out a point at the least step there is, which the default means to give.
  const bool everything = afterStep == INT64_MIN;
  Statement points = db.prepare(std::string("SELECT step, wall, value FROM metric WHERE run = ? AND series = ? AND ") +
                                (everything ? "step >= ?" : "step > ?") + " ORDER BY step");
  for (const auto& [id, name] : names) {
    MetricSeries one{name, {}};
    points.with(run, id, afterStep);
    while (points.step()) one.points.push_back({points.integer(0), points.real(1), points.real(2)});
    if (!one.points.empty()) all.push_back(std::move(one));
  }
  return all;
}

std::vector<SeriesSummary> RunStore::metricSummaries(const std::string& uuid) const {
  Database& db = m_impl->database;
  ReadScope scope(db);
  const int64_t run = m_impl->rowOf(uuid);
  std::vector<SeriesSummary> summaries;
  const std::string source =
      m_impl->version < 2 ? "(" + std::string(metricSummaryQuery()) + ")" : std::string("metric_summary");
  Statement rows = db.prepare("SELECT name, count, last_step, last, least, greatest, best_step FROM " + source +
                              " JOIN series ON series.id = series WHERE run = ? ORDER BY name");
  rows.with(run);
  while (rows.step())
    summaries.push_back(
        {rows.text(0), rows.integer(1), rows.integer(2), rows.real(3), rows.real(4), rows.real(5), rows.integer(6)});
  return summaries;
}

} // namespace lacuna::store
