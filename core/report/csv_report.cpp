// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table (RFC 4180, CRLF, UTF-8) for spreadsheets and scripts. `record` says what a row is:
//   summary   everything with `lost` devices lost; 0 is nothing lost
//   pattern   one failure pattern; lost_devices counts from 0, separated by spaces
//   metric    one point of a curve
// Columns that do not apply are empty, and so are values that are not numbers.
#include <array>
#include <charconv>
#include <cmath>

#include "report/report_parts.h"

namespace lacuna {
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
std::string number(double value) {
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

void addRow(std::string& csv, const std::vector<std::string>& cells) {
  for (size_t i = 0; i < cells.size(); ++i) csv += (i == 0 ? "" : ",") + cells[i];
  csv += "\r\n";
}

void addRun(std::string& csv, const RunReport& report) {
  const RunRecord& run = report.run;
  const std::string uuid = cell(run.uuid);
  const std::string name = cell(run.name);
  if (run.evaluated)
    addRow(csv, {uuid, name, "summary", "0", "", number(run.accuracy.available), "", "", "", "",
                 number(run.accuracy.available), number(run.accuracy.base), "", "", "", ""});
  if (run.evaluated)
    for (const LostSummary& s : run.accuracy.byLost)
      addRow(csv, {uuid, name, "summary", std::to_string(s.lost), devices(s.worstPattern), number(s.allPatternMean), "",
                   "", number(s.zerosMean), number(s.unavailableMean), number(s.worst), number(run.accuracy.base), "",
                   "", "", ""});
  for (const PatternResult& p : run.patterns)
    addRow(csv, {uuid, name, "pattern", std::to_string(p.pattern.lostCount()), devices(p.pattern), number(p.accuracy),
                 number(p.agreement), number(p.featureError), number(p.zerosAccuracy), "", "",
                 number(run.accuracy.base), "", "", "", ""});
  for (const MetricSeries& s : report.metrics)
    for (const MetricPoint& p : s.points)
      addRow(csv, {uuid, name, "metric", "", "", "", "", "", "", "", "", "", cell(s.name), std::to_string(p.step),
                   number(p.wall), number(p.value)});
}

} // namespace

std::string csvText(const std::vector<const RunReport*>& runs) {
  std::string csv;
  addRow(csv, {"run", "name", "record", "lost", "lost_devices", "accuracy_percent", "agreement_percent",
               "feature_error_relative", "zeros_accuracy_percent", "unavailable_mean_percent", "worst_percent",
               "base_accuracy_percent", "series", "step", "wall_seconds", "value"});
  for (const RunReport* report : runs) addRun(csv, *report);
  return csv;
}

} // namespace lacuna
