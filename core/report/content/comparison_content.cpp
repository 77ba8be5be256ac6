// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report of several runs says: what differs, how they did, how they got there; for a sweep,
// first what its seeds say together.
#include <algorithm>

#include "experiment/config/config_json.h"
#include "experiment/run/comparison.h"
#include "experiment/run/run_json.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

const LostSummary* summaryOf(const RunRecord& run, int lost) {
  for (const LostSummary& s : run.accuracy.byLost)
    if (run.evaluated && s.lost == lost) return &s;
  return nullptr;
}

int mostLost(const ComparisonReport& report) {
  int most = 0;
  for (const RunReport& r : report.runs)
    if (r.run.evaluated)
      for (const LostSummary& s : r.run.accuracy.byLost) most = std::max(most, s.lost);
  return most;
}

std::string answer(const ComparisonReport& report) {
  std::string said;
  for (int lost = 1; lost <= mostLost(report); ++lost) {
    size_t best = report.runs.size();
    for (size_t i = 0; i < report.runs.size(); ++i) {
      const LostSummary* s = summaryOf(report.runs[i].run, lost);
      if (s != nullptr && (best == report.runs.size() || s->worst > summaryOf(report.runs[best].run, lost)->worst))
        best = i;
    }
    if (best == report.runs.size()) continue;
    const LostSummary& s = *summaryOf(report.runs[best].run, lost);
    said += (said.empty() ? "" : " ") + std::string("With ") + std::to_string(lost) + " lost, run " + runLetter(best) +
            " has the best worst pattern: " + percent(s.worst) + " (mean " + percent(s.allPatternMean) + ").";
  }
  return said.empty() ? "None of these runs has been evaluated." : said;
}

ReportTable runTable(const ComparisonReport& report) {
  ReportTable table;
  table.columns = {"", "Run", "About", "State", "Took", "Images per second", "Processor"};
  table.numeric = {false, false, false, false, true, true, false};
  for (size_t i = 0; i < report.runs.size(); ++i) {
    const RunRecord& run = report.runs[i].run;
    table.rows.push_back({{runLetter(i), ""},
                          {run.name, ""},
                          {describe(run), ""},
                          {text(run.state), ""},
                          {duration(run.seconds), ""},
                          {run.samplesPerSecond > 0 ? grouped(static_cast<int64_t>(run.samplesPerSecond)) : "–", ""},
                          {run.processor, ""}});
  }
  return table;
}

ReportTable resultTable(const ComparisonReport& report) {
  ReportTable table;
  table.columns = {"Devices lost",
                   "Run",
                   "Base (%)",
                   "Nothing lost (%)",
                   "Mean, all patterns (%)",
                   "Mean, data lost (%)",
                   "Worst (%)",
                   "Worst pattern (devices from 1)",
                   "Worst below base (points)",
                   "Mean without a code (%)"};
  table.numeric = {false, false, true, true, true, true, true, false, true, true};
  for (int lost = 1; lost <= mostLost(report); ++lost) {
    double low = 101, high = -1;
    for (const RunReport& r : report.runs)
      if (const LostSummary* s = summaryOf(r.run, lost)) {
        low = std::min(low, s->worst);
        high = std::max(high, s->worst);
      }
    for (size_t i = 0; i < report.runs.size(); ++i) {
      const RunRecord& run = report.runs[i].run;
      const LostSummary* s = summaryOf(run, lost);
      if (s == nullptr) continue;
      table.rows.push_back({{std::to_string(lost), ""},
                            {runLetter(i), ""},
                            {fixed(run.accuracy.base, 2), ""},
                            {fixed(run.accuracy.available, 2), ""},
                            {fixed(s->allPatternMean, 2), ""},
                            {fixed(s->unavailableMean, 2), ""},
                            {fixed(s->worst, 2), accuracyColor(s->worst, low, high)},
                            {screenName(s->worstPattern), ""},
                            {fixed(run.accuracy.base - s->worst, 2), ""},
                            {fixed(s->zerosMean, 2), ""}});
    }
  }
  return table;
}

/// A column for each run while they fit onto a page, else a row for each; then fields that do not fit go on below.
std::vector<ReportTable> differenceTables(const ComparisonReport& report) {
  constexpr size_t kColumns = 6; ///< beside the first, on a page of A4
  std::vector<ExperimentConfig> configs;
  for (const RunReport& r : report.runs) configs.push_back(r.run.config);
  std::vector<ConfigDifference> differences = configDifferences(configs);
  const bool turned = report.runs.size() > kColumns;
  if (turned) // the table above has them
    differences.erase(std::remove_if(differences.begin(), differences.end(),
                                     [](const ConfigDifference& d) { return d.path == "name"; }),
                      differences.end());
  const size_t columns = turned ? differences.size() : report.runs.size();
  const size_t rows = turned ? report.runs.size() : differences.size();
  std::vector<ReportTable> tables;
  for (size_t first = 0; first < columns && rows > 0; first += kColumns) {
    ReportTable table;
    table.ownWords = true;
    table.columns = {turned ? "Run" : "Field"};
    const size_t last = std::min(columns, first + kColumns);
    for (size_t column = first; column < last; ++column)
      table.columns.push_back(turned ? differences[column].path : runLetter(column));
    table.numeric.assign(table.columns.size(), false);
    for (size_t row = 0; row < rows; ++row) {
      std::vector<ReportCell> cells = {{turned ? runLetter(row) : differences[row].path, ""}};
      for (size_t column = first; column < last; ++column) {
        const std::string& value = turned ? differences[column].values[row] : differences[row].values[column];
        cells.push_back({value.empty() ? "–" : value, ""});
      }
      table.rows.push_back(std::move(cells));
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

ReportTable costTable(const ComparisonReport& report) {
  ReportTable table;
  table.columns = {"Run",         "Encoder (parameters)",  "Decoder (parameters)", "Encode (ms)",
                   "Decode (ms)", "F_conv on a part (ms)", "Sent per image",       "Peak memory (MiB)"};
  table.numeric = {false, true, true, true, true, true, true, true};
  for (size_t i = 0; i < report.runs.size(); ++i) {
    const CodeCost& c = report.runs[i].run.cost;
    if (c.baseParameters == 0) { // not measured: the run has not come to its end
      table.rows.emplace_back(table.columns.size(), ReportCell{"–", ""});
      table.rows.back().front() = {runLetter(i), ""};
      continue;
    }
    table.rows.push_back({{runLetter(i), ""},
                          {grouped(c.encoderParameters), ""},
                          {grouped(c.decoderParameters), ""},
                          {fixed(c.encodeMs, 3), ""},
                          {fixed(c.decodeMs, 3), ""},
                          {fixed(c.deviceMs, 3), ""},
                          {byteSize(c.bytesSent), ""},
                          {fixed(c.peakMemoryMib, 0), ""}});
  }
  return table;
}

/// What all names of a comparison begin with, up to the end of a word: it tells nobody apart.
size_t sharedBeginning(const ComparisonReport& report) {
  if (report.runs.size() < 2) return 0;
  const std::string& first = report.runs.front().run.name;
  size_t length = first.size();
  for (const RunReport& r : report.runs) {
    size_t same = 0;
    while (same < length && same < r.run.name.size() && r.run.name[same] == first[same]) ++same;
    length = same;
  }
  while (length > 0 && first[length - 1] != ' ') --length;
  return length;
}

std::vector<Figure> curveFigures(const ComparisonReport& report, const ReportLanguage& language) {
  std::vector<PlotSpec> specs = {
      {"loss", "Training loss of each run, logarithmic", "training step (batches)", "loss", true, {}, 0, ""}};
  for (int lost = 1; lost <= std::min(4, std::max(1, mostLost(report))); ++lost)
    specs.push_back({"accuracy-" + std::to_string(lost),
                     "Validation accuracy with " + std::to_string(lost) + " lost: mean of all patterns, worst dashed",
                     "training step (batches)",
                     "accuracy (%)",
                     false,
                     {},
                     0,
                     ""});
  const size_t shared = sharedBeginning(report);
  for (size_t i = 0; i < report.runs.size(); ++i) {
    const RunReport& run = report.runs[i];
    const std::string letter = runLetter(i);
    for (PlotSpec& spec : specs) spec.panels.push_back(letter + "  " + run.run.name.substr(shared));
    if (const auto* s = findSeries(run.metrics, series::kLoss))
      specs[0].curves.push_back({letter, s, i, false, letter});
    for (size_t lost = 1; lost < specs.size(); ++lost) {
      const int l = static_cast<int>(lost);
      if (const auto* s = findSeries(run.metrics, series::validationMean(l)))
        specs[lost].curves.push_back({letter, s, i, false, letter});
      if (const auto* s = findSeries(run.metrics, series::validationWorst(l)))
        specs[lost].curves.push_back({"", s, i, true, ""});
    }
  }
  std::vector<Figure> all;
  for (const PlotSpec& spec : specs)
    for (Figure& figure : plotFigures(spec, language)) all.push_back(std::move(figure));
  return all;
}

ReportSection sectionOf(const std::string& title, ReportTable table, const std::string& paragraph = "") {
  ReportSection section;
  section.title = title;
  if (!paragraph.empty()) section.paragraphs.push_back(paragraph);
  section.tables.push_back(std::move(table));
  return section;
}

} // namespace

ReportDocument documentOf(const ComparisonReport& report, const ReportLanguage& language) {
  ReportDocument document;
  const std::string count = std::to_string(report.runs.size());
  document.title = (report.sweep ? report.sweep->name + ": comparison of " : "Comparison of ") + count +
                   (report.runs.size() == 1 ? " run" : " runs");
  // Of many runs the table below tells the names.
  for (size_t i = 0; i < report.runs.size() && report.runs.size() <= kRunsInOnePlot; ++i)
    document.subtitle += (i == 0 ? "" : " · ") + runLetter(i) + ": " + report.runs[i].run.name;
  document.question = "What do the differences between these configurations do to the accuracy that survives?";
  document.answer = report.sweep ? sweepAnswer(*report.sweep) : answer(report);
  document.warning = mostLost(report) == 0;
  if (report.sweep) document.sections.push_back(sweepSection(*report.sweep));
  document.sections.push_back(sectionOf("Runs", runTable(report)));
  ReportSection differences;
  differences.title = "What differs";
  differences.tables = differenceTables(report);
  if (differences.tables.empty()) differences.paragraphs = {"The configurations are the same."};
  document.sections.push_back(std::move(differences));
  if (mostLost(report) > 0)
    document.sections.push_back(
        sectionOf("Results", resultTable(report),
                  std::string("Accuracies are percentages of the whole test subset.") +
                      (std::any_of(report.runs.begin(), report.runs.end(),
                                   [](const RunReport& r) { return r.run.config.code.unit == CodeUnit::image; })
                           ? " Where " + std::string(kCountedOverLostImages)
                           : "")));
  ReportSection curves;
  curves.title = "Training";
  curves.figures = curveFigures(report, language);
  if (curves.figures.empty()) curves.paragraphs = {"No curves were recorded."};
  document.sections.push_back(std::move(curves));
  document.sections.push_back(sectionOf("Cost of the codes", costTable(report)));
  ReportSection repeat;
  repeat.title = "Repeat these runs";
  repeat.paragraphs = {"Save each configuration as run.json, then type its command."};
  const int indent = report.runs.size() <= kRunsInOnePlot ? 2 : -1; // of many, each on one line
  for (size_t i = 0; i < report.runs.size(); ++i)
    repeat.code += (i == 0 ? "" : "\n\n") + std::string("# ") + runLetter(i) + "\n" + commandOf(report.runs[i]) + "\n" +
                   formatConfig(report.runs[i].run.config, indent);
  document.sections.push_back(std::move(repeat));
  speak(document, language);
  return document;
}

std::vector<Figure> figures(const ComparisonReport& report, const ReportLanguage& language) {
  return curveFigures(report, language);
}

} // namespace lacuna::report
