// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table (RFC 4180, CRLF, UTF-8) for spreadsheets and scripts. `record` says what a row is:
//   summary   everything with `lost` devices lost; 0 is nothing lost
//   pattern   one failure pattern; lost_devices_from_0 has its devices, separated by spaces
//   metric    one point of a curve
//   expected  of a report of failures: accuracy when each device fails by itself with a probability; accuracy_percent
//             is the code's, zeros_accuracy_percent that of no code
//   mean, deviation, least   of a sweep's group over its seeds; `name` is the group's, `runs` their number
// Columns that do not apply are empty, and so are values that are not numbers.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "report/report_parts.h"

namespace lacuna::report {
namespace {

/// A text cell. One that a spreadsheet would take for a formula gets an apostrophe in front.
std::string cell(const std::string& text) {
  std::string safe = text;
  if (!safe.empty() && std::string("=+-@\t\r\n").find(safe.front()) != std::string::npos) safe.insert(0, "'");
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// The shortest text that reads back as the same number.
std::string csvNumber(double value) {
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::array<char, 40> buffer{};
  return std::string(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
}

std::string devices(FailurePattern pattern) {
  std::string text;
  for (const int d : pattern.lost()) text += (text.empty() ? "" : " ") + std::to_string(d);
  return text;
}

/// The text so far; every row gets as many cells as the head has.
struct Csv {
  std::string text;
  size_t width = 0;

  void add(const std::vector<std::string>& cells) {
    width = std::max(width, cells.size());
    for (size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
    text += std::string(width - cells.size(), ',') + "\r\n";
  }
};

void addRun(Csv& csv, const RunReport& report) {
  const RunRecord& run = report.run;
  const std::string uuid = cell(run.uuid);
  const std::string name = cell(run.name);
  if (run.evaluated)
    csv.add({uuid, name, "summary", "0", "", csvNumber(run.accuracy.available), "", "", "", "",
             csvNumber(run.accuracy.available), csvNumber(run.accuracy.base), "", "", "", ""});
  if (run.evaluated)
    for (const LostSummary& s : run.accuracy.byLost)
      csv.add({uuid, name, "summary", std::to_string(s.lost), devices(s.worstPattern), csvNumber(s.allPatternMean), "",
               "", csvNumber(s.zerosMean), csvNumber(s.unavailableMean), csvNumber(s.worst),
               csvNumber(run.accuracy.base), "", "", "", ""});
  for (const PatternResult& p : run.patterns)
    csv.add({uuid, name, "pattern", std::to_string(p.pattern.lostCount()), devices(p.pattern), csvNumber(p.accuracy),
             csvNumber(p.agreement), csvNumber(p.featureError), csvNumber(p.zerosAccuracy), "", "",
             csvNumber(run.accuracy.base), "", "", "", ""});
  for (const MetricSeries& s : report.metrics)
    for (const MetricPoint& p : s.points)
      csv.add({uuid, name, "metric", "", "", "", "", "", "", "", "", "", cell(s.name), std::to_string(p.step),
               csvNumber(p.wall), csvNumber(p.value)});
}

/// Places in a row of a sweep's group; those from kRuns on are in reports of sweeps alone.
enum Column : size_t {
  kName = 1,
  kRecord,
  kLost,
  kAccuracy = 5,
  kZeros = 8,
  kDataLost,
  kWorst,
  kBase,
  kRuns = 16,
  kMeanBelow,
  kWorstBelow,
  kSpeed,
  kEncoder,
  kDecoder,
  kBytes,
  kFlops,
  kColumns,
  // in reports of failures alone
  kProbability = kRuns,
  kReplicated
};

// clang-format off
const std::vector<std::string> kHead = {
    "run", "name", "record", "lost", "lost_devices_from_0", "accuracy_percent", "agreement_percent", "feature_error_relative",
    "zeros_accuracy_percent", "unavailable_mean_percent", "worst_percent", "base_accuracy_percent", "series", "step",
    "wall_seconds", "value"};
const std::vector<std::string> kSweepHead = {
    "runs", "mean_below_base_points", "worst_below_base_points", "samples_per_second", "encoder_parameters",
    "decoder_parameters", "bytes_sent", "device_flops"};
// clang-format on

const std::vector<std::string> kFailureHead = {"failure_probability", "replicated_accuracy_percent"};

/// Probabilities of a failure from 0 to 1 that have a row.
constexpr int kChances = 100;

std::vector<std::string> groupRow(const SweepGroup& group, const char* record, int lost) {
  std::vector<std::string> row(kColumns);
  row[kName] = cell(group.name);
  row[kRecord] = record;
  row[kLost] = std::to_string(lost);
  row[kRuns] = std::to_string(group.runs.size());
  return row;
}

/// Rows of one statistic: `part` takes it out of a spread.
template <typename Part>
void addStatistic(Csv& csv, const SweepGroup& group, const char* record, Part part) {
  std::vector<std::string> row = groupRow(group, record, 0);
  row[kAccuracy] = row[kWorst] = csvNumber(part(group.available));
  row[kBase] = csvNumber(part(group.base));
  row[kSpeed] = csvNumber(part(group.samplesPerSecond));
  row[kEncoder] = std::to_string(group.cost.encoderParameters);
  row[kDecoder] = std::to_string(group.cost.decoderParameters);
  row[kBytes] = std::to_string(group.cost.bytesSent);
  row[kFlops] = std::to_string(group.cost.deviceFlops);
  csv.add(row);
  for (const LostSpread& s : group.byLost) {
    row = groupRow(group, record, s.lost);
    row[kAccuracy] = csvNumber(part(s.allPatternMean));
    row[kDataLost] = csvNumber(part(s.unavailableMean));
    row[kWorst] = csvNumber(part(s.worst));
    row[kBase] = csvNumber(part(group.base));
    row[kMeanBelow] = csvNumber(part(s.meanBelowBase));
    row[kWorstBelow] = csvNumber(part(s.worstBelowBase));
    csv.add(row);
  }
}

void addGroup(Csv& csv, const SweepGroup& group) {
  addStatistic(csv, group, "mean", [](const Spread& s) { return s.mean; });
  if (group.runs.size() > 1) addStatistic(csv, group, "deviation", [](const Spread& s) { return *s.deviation; });
  for (const LostSpread& s : group.byLost) {
    std::vector<std::string> row = groupRow(group, "least", s.lost);
    row[kWorst] = csvNumber(s.leastWorst);
    csv.add(row);
  }
}

} // namespace

std::string csvText(const std::vector<const RunReport*>& runs, const SweepSummary* sweep) {
  std::vector<std::string> head = kHead;
  if (sweep != nullptr) head.insert(head.end(), kSweepHead.begin(), kSweepHead.end());
  Csv csv;
  csv.add(head);
  if (sweep != nullptr)
    for (const SweepGroup& group : sweep->groups) addGroup(csv, group);
  for (const RunReport* report : runs) addRun(csv, *report);
  return csv.text;
}

std::string csvText(const FailureReport& report) {
  std::vector<std::string> head = kHead;
  head.insert(head.end(), kFailureHead.begin(), kFailureHead.end());
  RunReport code = report.code;
  code.metrics.clear(); // they are of the training
  Csv csv;
  csv.add(head);
  addRun(csv, code);
  if (!report.counted) return csv.text;
  const FailureOdds& odds = report.counted->odds;
  for (int i = 0; i <= kChances; ++i) {
    const double p = static_cast<double>(i) / kChances;
    std::vector<std::string> row(head.size());
    row[0] = cell(code.run.uuid);
    row[kName] = cell(code.run.name);
    row[kRecord] = "expected";
    row[kAccuracy] = csvNumber(odds.coded.expected(p));
    row[kZeros] = csvNumber(odds.uncoded.expected(p));
    row[kBase] = csvNumber(code.run.accuracy.base);
    row[kProbability] = csvNumber(p);
    row[kReplicated] = csvNumber(odds.replicated.expected(p));
    csv.add(row);
  }
  return csv.text;
}

} // namespace lacuna::report
