// SPDX-License-Identifier: GPL-3.0-or-later
//
// Curves and results of a run.
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "store/run_store_impl.h"

namespace lacuna::store {
namespace {

bool isLoss(const std::string& series) {
  return series.find("loss") != std::string::npos;
}

int64_t seriesId(Database& db, const std::string& name) {
  Statement find = db.prepare("SELECT id FROM series WHERE name = ?");
  find.with(name);
  if (find.step()) return find.integer(0);
  db.prepare("INSERT INTO series (name) VALUES (?)").with(name).run();
  return db.lastRowId();
}

/// A summary in the making; `fold` takes one new point.
struct Summary {
  int64_t count = 0;
  int64_t lastStep = std::numeric_limits<int64_t>::min();
  double last = std::numeric_limits<double>::quiet_NaN();
  double least = std::numeric_limits<double>::quiet_NaN();
  double greatest = std::numeric_limits<double>::quiet_NaN();
  int64_t bestStep = -1;

  void fold(const MetricPoint& p, bool loss) {
    ++count;
    if (p.step >= lastStep) {
      lastStep = p.step;
      last = p.value;
    }
    if (std::isnan(p.value)) return;
    const double best = loss ? least : greatest;
    const bool better = std::isnan(best) || (loss ? p.value < best : p.value > best);
    if (better || (p.value == best && p.step < bestStep)) bestStep = p.step;
    if (!(p.value >= least)) least = p.value;
    if (!(p.value <= greatest)) greatest = p.value;
  }
};

void writeSummary(Database& db, int64_t run, int64_t series, const Summary& s) {
  if (s.count == 0) {
    db.prepare("DELETE FROM metric_summary WHERE run = ? AND series = ?").with(run, series).run();
    return;
  }
  db.prepare(
        "INSERT OR REPLACE INTO metric_summary (run, series, count, last_step, last, least, greatest, best_step) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .with(run, series, s.count, s.lastStep, s.last, s.least, s.greatest, s.bestStep)
      .run();
}

Summary readSummary(Database& db, int64_t run, int64_t series) {
  Statement row = db.prepare(
      "SELECT count, last_step, last, least, greatest, best_step FROM metric_summary WHERE run = ? AND series = ?");
  row.with(run, series);
  Summary s;
  if (!row.step()) return s;
  s.count = row.integer(0);
  s.lastStep = row.integer(1);
  s.last = row.real(2);
  s.least = row.real(3);
  s.greatest = row.real(4);
  s.bestStep = row.integer(5);
  return s;
}

} // namespace

void RunStore::Impl::summarizeSeries(int64_t run, int64_t series) {
  Statement name = database.prepare("SELECT name FROM series WHERE id = ?");
  name.with(series);
  const bool loss = name.step() && isLoss(name.text(0));
  Statement points =
      database.prepare("SELECT step, wall, value FROM metric WHERE run = ? AND series = ? ORDER BY step");
  points.with(run, series);
  Summary summary;
  while (points.step()) summary.fold({points.integer(0), points.real(1), points.real(2)}, loss);
  writeSummary(database, run, series, summary);
}

void RunStore::Impl::putMetrics(int64_t run, const std::vector<MetricSample>& samples) {
  Statement insert = database.prepare(
      "INSERT INTO metric (run, series, step, wall, value) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  Statement replace =
      database.prepare("UPDATE metric SET wall = ?, value = ? WHERE run = ? AND series = ? AND step = ?");
  std::map<std::string, int64_t> ids;
  std::map<int64_t, Summary> summaries;
  std::set<int64_t> replaced; // a replaced point may have been the best: these are summed up anew
  for (const MetricSample& sample : samples) {
    const auto [known, isNew] = ids.try_emplace(sample.series, 0);
    if (isNew) {
      known->second = seriesId(database, sample.series);
      summaries[known->second] = readSummary(database, run, known->second);
    }
    const int64_t series = known->second;
    const MetricPoint& p = sample.point;
    insert.with(run, series, p.step, p.wall, p.value).run();
    if (database.changes() > 0) {
      summaries[series].fold(p, isLoss(sample.series));
    } else {
      replace.with(p.wall, p.value, run, series, p.step).run();
      replaced.insert(series);
    }
  }
  for (const auto& [series, summary] : summaries) {
    if (replaced.count(series) != 0)
      summarizeSeries(run, series);
    else
      writeSummary(database, run, series, summary);
  }
}

void RunStore::appendMetrics(const std::string& uuid, const std::vector<MetricSample>& samples) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::normal);
  m_impl->putMetrics(m_impl->rowOf(uuid), samples);
  transaction.commit();
}

namespace {

void putPatterns(Database& db, int64_t run, const std::vector<PatternResult>& patterns) {
  db.prepare("DELETE FROM pattern_result WHERE run = ? AND epoch = 0").with(run).run();
  Statement insert = db.prepare(
      "INSERT INTO pattern_result (run, epoch, pattern, position, lost, accuracy, agreement, feature_error, "
      "zeros_accuracy) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)");
  int position = 0;
  for (const PatternResult& p : patterns)
    insert
        .with(run, static_cast<int64_t>(p.pattern.mask), position++, p.pattern.lostCount(), p.accuracy, p.agreement,
              p.featureError, p.zerosAccuracy)
        .run();
}

void putLostSummaries(Database& db, int64_t run, const std::vector<LostSummary>& summaries) {
  db.prepare("DELETE FROM lost_summary WHERE run = ?").with(run).run();
  Statement insert = db.prepare(
      "INSERT INTO lost_summary (run, lost, patterns, all_pattern_mean, unavailable_mean, worst, worst_pattern, "
      "zeros_mean) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const LostSummary& s : summaries)
    insert
        .with(run, s.lost, s.patterns, s.allPatternMean, s.unavailableMean, s.worst,
              static_cast<int64_t>(s.worstPattern.mask), s.zerosMean)
        .run();
}

void putCost(Database& db, int64_t run, const CodeCost& c) {
  db.prepare(
        "INSERT OR REPLACE INTO cost (run, encoder_parameters, decoder_parameters, base_parameters, encode_flops, "
        "decode_flops, device_flops, base_flops, encode_ms, decode_ms, device_ms, bytes_sent, peak_memory_mib) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .with(run, c.encoderParameters, c.decoderParameters, c.baseParameters, c.encodeFlops, c.decodeFlops,
            c.deviceFlops, c.baseFlops, c.encodeMs, c.decodeMs, c.deviceMs, c.bytesSent, c.peakMemoryMib)
      .run();
}

void putEnvironment(Database& db, int64_t run, const Environment& environment) {
  db.prepare("DELETE FROM environment WHERE run = ?").with(run).run();
  Statement insert = db.prepare("INSERT INTO environment (run, position, key, value) VALUES (?, ?, ?, ?)");
  int position = 0;
  for (const auto& [key, value] : environment) insert.with(run, position++, key, value).run();
}

void putSubsets(Database& db, int64_t run, const std::vector<SubsetRecord>& subsets) {
  db.prepare("DELETE FROM run_dataset WHERE run = ?").with(run).run();
  int position = 0;
  for (const SubsetRecord& s : subsets) {
    db.prepare("INSERT OR IGNORE INTO dataset (name, subset, count, sha256) VALUES (?, ?, ?, ?)")
        .with(s.dataset, s.subset, s.count, s.sha256)
        .run();
    db.prepare(
          "INSERT INTO run_dataset (run, position, dataset) SELECT ?, ?, id FROM dataset "
          "WHERE name = ? AND subset = ? AND count = ? AND sha256 = ?")
        .with(run, position++, s.dataset, s.subset, s.count, s.sha256)
        .run();
  }
}

} // namespace

void RunStore::Impl::putResults(int64_t run, const RunRecord& results) {
  database
      .prepare(
          "UPDATE run SET seconds = ?, samples_per_second = ?, device = ?, threads = ?, evaluated = ?, "
          "accuracy_base = ?, accuracy_available = ? WHERE id = ?")
      .with(results.seconds, results.samplesPerSecond, results.processor, results.threads, results.evaluated,
            results.accuracy.base, results.accuracy.available, run)
      .run();
  putPatterns(database, run, results.patterns);
  putLostSummaries(database, run, results.accuracy.byLost);
  putCost(database, run, results.cost);
  putEnvironment(database, run, results.environment);
  putSubsets(database, run, results.subsets);
}

void RunStore::setComputing(const std::string& uuid, const std::string& processor, int threads) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::normal);
  m_impl->database.prepare("UPDATE run SET device = ?, threads = ? WHERE id = ?")
      .with(processor, threads, m_impl->rowOf(uuid))
      .run();
  transaction.commit();
}

void RunStore::saveResults(const RunRecord& results) {
  m_impl->requireWritable();
  Transaction transaction(m_impl->database, Durability::full);
  m_impl->putResults(m_impl->rowOf(results.uuid), results);
  transaction.commit();
}

} // namespace lacuna::store
