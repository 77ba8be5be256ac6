// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report says, before it is written down in some format: sections of paragraphs, tables and figures. HTML,
// Markdown and the printed page are three ways to write the same document; CSV and JSON go to the values themselves.
#pragma once

#include <string>
#include <vector>

#include "report/run_report.h"

namespace lacuna::report {

struct ReportCell {
  std::string text;
  std::string background; ///< colour of a cell that stands for a value; empty for none
};

struct ReportTable {
  std::string caption; ///< empty for none
  std::vector<std::string> columns;
  std::vector<bool> numeric; ///< by column: right-aligned
  std::vector<std::vector<ReportCell>> rows;
  bool ownWords = false; ///< cells hold what somebody typed or named: no language changes them
  bool folded = false;   ///< long: may start closed where a format can do that
};

struct ReportSection {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<ReportTable> tables;
  std::vector<Figure> figures; ///< after the tables unless figuresFirst
  bool figuresFirst = true;
  bool ownWords = false; ///< the paragraphs are somebody's own
  std::string code;      ///< text to copy, e.g. a command; empty for none
};

struct ReportDocument {
  std::string title;
  bool ownTitle = false; ///< somebody's name for it
  std::string subtitle;
  std::string question;
  std::string answer;
  bool warning = false; ///< the answer is that there is none: failed, interrupted, not evaluated
  std::vector<ReportSection> sections;
};

ReportDocument documentOf(const RunReport& report, const ReportLanguage& language);
ReportDocument documentOf(const ComparisonReport& report, const ReportLanguage& language);
ReportDocument documentOf(const FailureReport& report, const ReportLanguage& language);
std::vector<Figure> figuresOf(ReportDocument document);
/// Everything but the figures, which speak it already.
void speak(ReportDocument& document, const ReportLanguage& language);

// --- shared by the documents ---

/// What the accuracies of a code of images are percentages of.
constexpr const char* kCountedOverLostImages =
    "a code is one of whole images, the accuracy under a failure pattern is over the images whose device was lost, "
    "each test image once at every lost place; where only parity is lost, all images count as they came. "
    "A lost part is but a share of every image, so such figures are not comparable with those of a code of parts.";

/// What a run is about in one line: data set, base model, k, r, coders.
std::string describe(const RunRecord& run);
/// The colour of an accuracy between `worst` and `best` of its table.
std::string accuracyColor(double accuracy, double worst, double best);
std::string deviceCount(int count); ///< "1 device"
/// A row of cells without a colour.
std::vector<ReportCell> cells(std::vector<std::string> texts);
/// What the accuracies are percentages of.
std::string countedText(const CodeConfig& code);
/// One row for nothing lost and one for each of `byLost`.
ReportTable summaryTable(const Accuracy& accuracy, const std::vector<LostSummary>& byLost);
ReportTable patternTable(const std::vector<PatternResult>& patterns, double base, int k);
/// Configuration of a run as rows (field, value).
ReportTable configurationTable(const RunRecord& run);
ReportSection configurationSection(const RunRecord& run);
ReportSection splitSection(const RunReport& report, const ReportLanguage& language);
ReportSection exampleSection(const RunReport& report, const ReportLanguage& language);
ReportSection costSection(const RunRecord& run);
ReportSection environmentSection(const RunRecord& run);
std::string commandOf(const RunReport& report);

// --- a sweep ---

/// Which group does best with each number of losses.
std::string sweepAnswer(const SweepSummary& summary);
/// Figures over the seeds, group by group.
ReportSection sweepSection(const SweepSummary& summary);

// --- figures ---

Figure splitFigure(const SplitPlan& plan, const ReportLanguage& language);
/// Empty svg when there is nothing to draw.
Figure atlasFigure(const std::vector<PatternResult>& patterns, const ReportLanguage& language);
Figure exampleFigure(const ReportExample& example, const SplitPlan* plan, const std::string& id,
                     const ReportLanguage& language);

/// One line of a plot.
struct Curve {
  std::string label; ///< in the legend; empty: none
  const MetricSeries* series = nullptr;
  size_t color = 0;
  bool dashed = false;
  std::string mark = {}; ///< at the end of the line; empty: none
};

/// Colours and marks tell so many runs apart; more get a small plot each.
constexpr size_t kRunsInOnePlot = 8;
/// Small plots of a picture: as many as a printed page holds below a heading.
constexpr size_t kPanelsOfFigure = 32;

struct PlotSpec {
  std::string id;
  std::string title;
  std::string xLabel;
  std::string yLabel;
  bool logarithmic = false;
  std::vector<Curve> curves;
  double level = 0;       ///< a horizontal line with `levelLabel`
  std::string levelLabel; ///< empty for none
  /// Names of the runs whose curves have this index as `color`, when the plot compares runs.
  std::vector<std::string> panels = {};
};

/// Empty when no curve has a point that can be drawn.
std::vector<Figure> plotFigures(const PlotSpec& spec, const ReportLanguage& language);

const MetricSeries* findSeries(const std::vector<MetricSeries>& all, const std::string& name);

// --- writing ---

std::string htmlPage(const ReportDocument& document, const ReportLanguage& language);
std::string printPage(const ReportDocument& document, const ReportLanguage& language);
std::string markdownText(const ReportDocument& document, const ReportOptions& options);
/// With a sweep its groups come first, and columns that only they have last.
std::string csvText(const std::vector<const RunReport*>& runs, const SweepSummary* sweep = nullptr);
std::string jsonText(const RunReport& report);
std::string jsonText(const ComparisonReport& report);
std::string csvText(const FailureReport& report);
std::string jsonText(const FailureReport& report);

} // namespace lacuna::report
