// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "experiment/engine/inspection.h"
#include "experiment/engine/odds_count.h"
#include "experiment/failure/metrics.h"
#include "experiment/run/run_record.h"
#include "experiment/split/split_plan.h"
#include "experiment/sweep/sweep_summary.h"

namespace lacuna::report {

/// One image under one failure pattern, as the engine showed it.
struct ReportExample {
  std::string title; ///< "A digit the code saves"
  Inspection inspection;
  std::vector<std::string> classNames; ///< by class; numbers stand in when empty
};

/// Everything a report of one run is made from. Only `run` is required; what is missing is said in the report.
struct RunReport {
  RunRecord run;
  std::vector<MetricSeries> metrics;
  std::optional<SplitPlan> plan;
  std::vector<ReportExample> examples;
  std::string examplesMissing; ///< why there are none, one sentence; a general one stands in when empty
  std::string repeatCommand;   ///< what computes the run again; repeatCommand(run) stands in when empty
};

struct ComparisonReport {
  std::vector<RunReport> runs;
  std::optional<SweepSummary> sweep = std::nullopt; ///< when the runs are those of a sweep: its summary comes first
};

/// What the failures of one code cost. `code.run` needs a name, its configuration, its accuracy and its patterns, which
/// are those of `counted` where there is a count; `code.examples` are the image that was looked at and what is worst
/// for it. A code that is no run of a library has an empty `code.repeatCommand`.
struct FailureReport {
  RunReport code;
  std::optional<OddsCount> counted = std::nullopt;
  std::string countMissing = {}; ///< why there is no count, one sentence
  double chance = 0.1;           ///< 0 … 1: the probability of a failure that the answer is for
};

/// A picture as SVG without scripts, fonts or links. It can be shown by a browser and by QSvgRenderer; sizes are in
/// pixels at 96 dpi.
struct Figure {
  std::string id;    ///< unique in its report, letters, digits and hyphens: "split", "loss", "example-1"
  std::string title; ///< one sentence; what the picture shows, also for those who cannot see it
  std::string svg;
  int width = 0;
  int height = 0;
};

/// The language that a report speaks. It is composed in English; `words` gives each of its texts in another language as
/// it is put into a page or a picture. Names, notes, configurations and commands stay as they are.
struct ReportLanguage {
  std::function<std::string(const std::string&)> words; ///< empty for English
  std::string tag = "en";                               ///< of a web page: "zh-CN"
  std::string fonts; ///< families with this language's characters, as CSS lists them, asked after the usual ones

  std::string say(const std::string& english) const { return words ? words(english) : english; }
};

struct ReportOptions {
  /// Markdown refers to its pictures as "<figureStem>-<id>.svg", which the caller writes from figures(); without a stem
  /// it has none.
  std::string figureStem;
  ReportLanguage language = {}; ///< CSV and JSON are for programs and stay English
};

/// The pictures of a report, in the order of its text.
std::vector<Figure> figures(const RunReport& report, const ReportLanguage& language = {});
std::vector<Figure> figures(const ComparisonReport& report, const ReportLanguage& language = {});
std::vector<Figure> figures(const FailureReport& report, const ReportLanguage& language = {});

/// A plainer HTML for QTextDocument, from which the window prints PDF on A4 (pictures are at most 660 pixels wide).
/// Pictures stand in it as <img src="figure:ID" width="…" height="…">; add each of figures(), its title in a strip of
/// printTitleHeight() above it, to the document as an image resource of that URL.
std::string printHtml(const RunReport& report, const ReportLanguage& language = {});
std::string printHtml(const ComparisonReport& report, const ReportLanguage& language = {});
std::string printHtml(const FailureReport& report, const ReportLanguage& language = {});

/// Height, in the figure's own pixels, of the strip that the picture resource has above the figure for its title. The
/// title is part of the picture, so that no page break parts them.
int printTitleHeight(const Figure& figure);

/// The command line that computes a run again from its configuration, saved as run.json.
std::string repeatCommand(const RunRecord& run);

/// The command line that writes the report of a run's failures again.
std::string failuresCommand(const RunRecord& run, double chance);

/// Takes the patterns of the count, or says why there is none.
void adoptCount(FailureReport& report);

/// One way to write a report. A new one is one file and one line in report_formats.cpp.
struct ReportFormat {
  const char* extension; ///< "html"
  const char* title;     ///< "Web page"; translated in the context ReportFormats
  /// What the functions make is a plain page to be printed with its figures, not the file itself.
  bool printed;
  std::string (*formatRun)(const RunReport&, const ReportOptions&);
  std::string (*formatComparison)(const ComparisonReport&, const ReportOptions&);
  std::string (*formatFailures)(const FailureReport&, const ReportOptions&);
};

/// Every format there is, in the order in which they are offered.
const std::vector<ReportFormat>& reportFormats();

/// ".html, .pdf, .md, .csv, .json"
std::string reportEndings();

/// The format a file's name asks for by its ending, any case; null when there is none.
///
///     const ReportFormat* format = findReportFormat("k4.html");
///     const std::string page = format->formatRun(report, {});
const ReportFormat* findReportFormat(const std::string& fileName);

} // namespace lacuna::report
