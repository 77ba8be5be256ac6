// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report says of the failures of one code: which losses hurt, what random ones cost, what they do to an image.
#include <algorithm>
#include <array>

#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_catalog.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

/// Probabilities and shares that the tables have a row for, percent.
constexpr std::array<double, 7> kPercents = {0.5, 1, 2, 5, 10, 20, 50};

std::string percentName(double value) {
  return fixed(value, value < 10 && value != static_cast<int>(value) ? 1 : 0) + " %";
}

std::string answer(const FailureReport& report) {
  const RunRecord& run = report.code.run;
  const Accuracy& a = run.accuracy;
  std::string said =
      "The whole model reaches " + percent(a.base) + ", the code with nothing lost " + percent(a.available) + ".";
  if (const LostSummary* s = a.byLost.empty() ? nullptr : &a.byLost.back())
    said += "\nThe worst that the loss of " + deviceCount(s->lost) + " does is " + screenName(s->worstPattern) +
            ": it keeps " + percent(s->worst) + " (" + points(a.base - s->worst) + " below the whole model).";
  if (report.counted) {
    const FailureOdds& odds = report.counted->odds;
    said += "\nWhen each device fails by itself with a probability of " + percentName(100 * report.chance) +
            ", expect " + percent(odds.coded.expected(report.chance)) + " with this code, " +
            percent(odds.replicated.expected(report.chance)) + " with spare copies and " +
            percent(odds.uncoded.expected(report.chance)) + " without a code.";
  }
  return said;
}

ReportSection lossesSection(const FailureReport& report, const ReportLanguage& language) {
  const RunRecord& run = report.code.run;
  ReportSection section;
  section.title = "By number of devices lost";
  section.paragraphs = {countedText(run.config.code)};
  if (report.counted)
    section.paragraphs.push_back(
        report.counted->images == report.counted->allImages
            ? "More than r = " + std::to_string(run.config.code.r) +
                  " lost is more than the code is made for; its decoder is asked all the same."
            : "More than r = " + std::to_string(run.config.code.r) +
                  " lost is more than the code is made for; its decoder is asked all the same, over the first " +
                  grouped(report.counted->images) + " images.");
  section.tables = {summaryTable(run.accuracy, summarize(run.patterns, run.config.code.k))};
  section.figures = {atlasFigure(run.patterns, language)};
  section.figuresFirst = false;
  return section;
}

/// How much each device is missed.
ReportSection devicesSection(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  ReportSection section;
  section.title = "Which device is missed most";
  ReportTable table;
  table.columns = {"Device",
                   "Holds",
                   "Lost alone (%)",
                   "Below base (points)",
                   "Feature error (relative)",
                   "Mean of all patterns with it (%)",
                   "Worst pattern with it (devices from 1)",
                   "Worst (%)"};
  table.numeric = {true, false, true, true, true, true, false, true};
  table.caption = "Patterns of up to " + deviceCount(code.r) + " lost";
  double least = 101, most = -1;
  for (const PatternResult& p : run.patterns)
    if (p.pattern.lostCount() == 1) {
      least = std::min(least, p.accuracy);
      most = std::max(most, p.accuracy);
    }
  for (int d = 0; d < code.devices(); ++d) {
    const PatternResult* alone = nullptr;
    const PatternResult* worst = nullptr;
    double sum = 0;
    int count = 0;
    for (const PatternResult& p : run.patterns) {
      if (!p.pattern.isLost(DeviceIndex(d)) || p.pattern.lostCount() > code.r) continue;
      if (p.pattern.lostCount() == 1) alone = &p;
      if (worst == nullptr || p.accuracy < worst->accuracy) worst = &p;
      sum += p.accuracy;
      ++count;
    }
    if (alone == nullptr) continue;
    const bool data = d < code.k;
    const char* what =
        code.unit == CodeUnit::image ? (data ? "image %" : "parity image %") : (data ? "data part %" : "parity part %");
    std::string holds = what;
    holds.replace(holds.size() - 1, 1, std::to_string(data ? d + 1 : d - code.k + 1));
    auto row = cells({std::to_string(d + 1), holds, fixed(alone->accuracy, 2),
                      fixed(run.accuracy.base - alone->accuracy, 2), data ? fixed(alone->featureError, 3) : "–",
                      fixed(sum / count, 2), screenName(worst->pattern), fixed(worst->accuracy, 2)});
    row[2].background = accuracyColor(alone->accuracy, least, most);
    table.rows.push_back(std::move(row));
  }
  section.tables = {std::move(table)};
  return section;
}

ReportTable expectationTable(const FailureReport& report) {
  const FailureOdds& odds = report.counted->odds;
  ReportTable table;
  table.caption = "Expected accuracy when each device fails by itself with probability p";
  table.columns = {"p", "This code (%)", "Spare copies (%)", "No code (%)"};
  table.numeric = {true, true, true, true};
  std::vector<double> all(kPercents.begin(), kPercents.end());
  all.push_back(100 * report.chance);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (const double p : all)
    table.rows.push_back(
        cells({percentName(p), fixed(odds.coded.expected(p / 100), 2), fixed(odds.replicated.expected(p / 100), 2),
               fixed(odds.uncoded.expected(p / 100), 2)}));
  return table;
}

Figure expectationFigure(const FailureReport& report, const ReportLanguage& language) {
  const FailureOdds& odds = report.counted->odds;
  std::array<MetricSeries, 3> lines;
  const AccuracyByLosses* of[] = {&odds.coded, &odds.replicated, &odds.uncoded};
  for (size_t i = 0; i < lines.size(); ++i)
    for (int p = 0; p <= 100; ++p) lines[i].points.push_back({p, 0, of[i]->expected(p / 100.0)});
  const PlotSpec spec{
      "odds",
      "Expected accuracy over the probability of a device to fail",
      "probability of a failure (%)",
      "accuracy (%)",
      false,
      {{"this code", &lines[0], 0, false}, {"spare copies", &lines[1], 2, true}, {"no code", &lines[2], 1, true}},
      report.code.run.accuracy.base,
      "whole model"};
  const std::vector<Figure> drawn = plotFigures(spec, language);
  return drawn.empty() ? Figure{} : drawn.front();
}

/// A_O = (1 − f)·A_a + f·A_d for shares f of images that lose devices.
ReportTable overallTable(const Accuracy& accuracy) {
  ReportTable table;
  table.caption = "Overall accuracy A_O = (1 − f)·A_a + f·A_d when a share f of the images loses devices (%)";
  table.columns = {"f"};
  table.numeric = {true};
  for (const LostSummary& s : accuracy.byLost) {
    table.columns.push_back(deviceCount(s.lost) + " lost");
    table.numeric.push_back(true);
  }
  for (const double f : kPercents) {
    std::vector<std::string> row = {percentName(f)};
    for (const LostSummary& s : accuracy.byLost) row.push_back(fixed(overallAccuracy(accuracy, s.lost, f / 100), 2));
    table.rows.push_back(cells(std::move(row)));
  }
  return table;
}

ReportSection oddsSection(const FailureReport& report, const ReportLanguage& language) {
  ReportSection section;
  section.title = "Random failures";
  if (report.counted) {
    section.paragraphs = {
        "Every set of lost devices counts with its probability, more than r lost too. Spare copies are as many devices "
        "that repeat data parts 1, 2 … instead of holding parity; no code is the data devices alone."};
    section.figures = {expectationFigure(report, language)};
    section.tables = {expectationTable(report)};
  } else {
    section.paragraphs = {report.countMissing};
  }
  if (!report.code.run.accuracy.byLost.empty()) section.tables.push_back(overallTable(report.code.run.accuracy));
  return section;
}

ReportSection patternsSection(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  std::vector<PatternResult> within;
  std::copy_if(run.patterns.begin(), run.patterns.end(), std::back_inserter(within),
               [&](const PatternResult& p) { return p.pattern.lostCount() <= code.r; });
  ReportSection section;
  section.title = "Every pattern";
  section.tables = {patternTable(within, run.accuracy.base, code.k)};
  if (within.size() < run.patterns.size())
    section.paragraphs = {"Of up to r = " + std::to_string(code.r) +
                          " lost; the CSV and the JSON report have all of them."};
  return section;
}

} // namespace

std::string failuresCommand(const RunRecord& run, double chance) {
  return "lacuna report " + run.uuid + " --failures --chance " + fixed(100 * chance, 1) + " --output failures.html";
}

void adoptCount(FailureReport& report) {
  if (report.counted)
    report.code.run.patterns = report.counted->evaluation.patterns;
  else
    report.countMissing = "With " + deviceCount(report.code.run.config.code.devices()) +
                          " there are too many sets of lost ones to count.";
}

ReportDocument documentOf(const FailureReport& report, const ReportLanguage& language) {
  const RunRecord& run = report.code.run;
  ReportDocument document;
  document.title = "Failures of " + (run.name.empty() ? "run " + run.uuid : run.name);
  document.subtitle = describe(run);
  document.question = "What does it cost when devices fail, and which losses hurt most?";
  document.answer = answer(report);
  document.sections = {lossesSection(report, language), devicesSection(run), oddsSection(report, language)};
  ReportSection examples = exampleSection(report.code, language);
  if (!examples.figures.empty()) document.sections.push_back(std::move(examples));
  document.sections.push_back(patternsSection(run));
  document.sections.push_back(splitSection(report.code, language));
  document.sections.push_back(configurationSection(run));
  if (!run.environment.empty()) document.sections.push_back(environmentSection(run));
  ReportSection repeat;
  repeat.title = "Repeat this report";
  if (report.code.repeatCommand.empty())
    repeat.paragraphs = {"The code came with the program: open it there, then write this report from the window."};
  repeat.code = report.code.repeatCommand;
  document.sections.push_back(std::move(repeat));
  speak(document, language);
  return document;
}

std::vector<Figure> figures(const FailureReport& report, const ReportLanguage& language) {
  return figuresOf(documentOf(report, language));
}

} // namespace lacuna::report
