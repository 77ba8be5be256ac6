// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report of one run says.
#include <algorithm>

#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/failure/metric_kinds.h"
#include "experiment/network/network_spec.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

std::string question(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  const std::string begin = "How much accuracy survives when up to " + std::to_string(code.r) + " of " +
                            deviceCount(code.devices()) + " fail? ";
  const bool logits = code.returns == DeviceReturns::logits;
  if (code.unit == CodeUnit::image)
    return begin + "Every k = " + std::to_string(code.k) + " different images of " + datasetTitle(run.config.dataset) +
           " are coded together with r = " + std::to_string(code.r) +
           (code.r == 1 ? " parity image" : " parity images") + ", each device runs " +
           baseModelTitle(run.config.baseModel.kind) + (logits ? "" : "'s convolutions") +
           " on one whole image, and a decoder stands in for the " + (logits ? "logits" : "feature maps") +
           " that are lost.";
  return begin + "Every " + datasetTitle(run.config.dataset) + " image is split into k = " + std::to_string(code.k) +
         " data parts, a learned encoder adds r = " + std::to_string(code.r) +
         (code.r == 1 ? " parity part" : " parity parts") + ", each device runs " +
         baseModelTitle(run.config.baseModel.kind) +
         "'s convolutions on one of them, and a learned decoder stands in for what is lost.";
}

std::string answer(const RunRecord& run) {
  if (!run.evaluated)
    return "This run is " + std::string(text(run.state)) + " and has not been evaluated" +
           (run.error.empty() ? "." : ": " + run.error);
  std::string said = "The whole model reaches " + percent(run.accuracy.base) + ", the code with nothing lost " +
                     percent(run.accuracy.available) + ".";
  for (const LostSummary& s : run.accuracy.byLost)
    said += "\nWith " + deviceCount(s.lost) + " lost it keeps " + percent(s.allPatternMean) + " on average and " +
            percent(s.worst) + " in the worst pattern " + screenName(s.worstPattern) + " (" +
            points(run.accuracy.base - s.worst) + " below the whole model); without a code the average is " +
            percent(s.zerosMean) + ".";
  return said;
}

ReportSection resultSection(const RunRecord& run, const ReportLanguage& language) {
  ReportSection section;
  section.title = "Results";
  if (!run.evaluated) {
    section.paragraphs = {"There are no results: the run ended before its evaluation."};
    return section;
  }
  section.paragraphs = {countedText(run.config.code)};
  section.figuresFirst = false;
  section.tables = {summaryTable(run.accuracy, run.accuracy.byLost)};
  if (const Figure atlas = atlasFigure(run.patterns, language); !atlas.svg.empty()) section.figures.push_back(atlas);
  return section;
}

ReportSection trainingSection(const RunReport& report, const ReportLanguage& language) {
  const RunRecord& run = report.run;
  ReportSection section;
  section.title = "Training";
  std::string said = "The run took " + duration(run.seconds) + " in all.";
  if (run.samplesPerSecond > 0)
    said += " The code's training loop went through " + grouped(static_cast<int64_t>(run.samplesPerSecond)) +
            " images per second on " + (run.processor.empty() ? "an unknown processor" : run.processor) + " with " +
            std::to_string(run.threads) + (run.threads == 1 ? " thread." : " threads.");
  if (run.resumedFromStep >= 0) said += " It was resumed from step " + grouped(run.resumedFromStep) + ".";
  section.paragraphs.push_back(said);

  PlotSpec loss{"loss", "Loss over the training, logarithmic", "training step (batches)", "loss", true, {}, 0, ""};
  for (const MetricKind& kind : metricKinds())
    if (const auto* s = findSeries(report.metrics, kind.name); s != nullptr && kind.live)
      loss.curves.push_back({kind.title, s, loss.curves.size(), kind.dashed});
  PlotSpec accuracy{"accuracy",
                    "Accuracy on the validation images over the training",
                    "training step (batches)",
                    "accuracy (%)",
                    false,
                    {},
                    0,
                    ""};
  for (int lost = 1; lost <= run.config.code.r; ++lost) {
    const auto color = static_cast<size_t>(lost - 1);
    for (const MetricKind& kind : metricKinds())
      if (const auto* s = findSeries(report.metrics, seriesName(kind, lost)); s != nullptr && kind.byLost)
        accuracy.curves.push_back({titleOf(kind, lost), s, color, kind.dashed});
  }
  if (const auto* s = findSeries(report.metrics, series::kValidationBase)) {
    accuracy.level = s->points.back().value;
    accuracy.levelLabel = "whole model";
  }
  for (const PlotSpec& spec : {loss, accuracy})
    for (Figure& figure : plotFigures(spec, language)) section.figures.push_back(std::move(figure));
  if (section.figures.empty()) section.paragraphs.push_back("No curves were recorded.");
  section.figuresFirst = false;
  return section;
}

ReportSection logSection(const RunRecord& run) {
  ReportSection section;
  section.title = "Log";
  ReportTable table;
  table.columns = {"Time (UTC)", "Event"};
  table.numeric = {false, false};
  for (const auto& [at, what] : run.events) table.rows.push_back(cells({at, what}));
  section.tables = {std::move(table)};
  return section;
}

} // namespace

std::string describe(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  const std::string unit =
      code.unit == CodeUnit::part ? "" : std::string(" of whole images, ") + text(code.returns) + " returned";
  return datasetTitle(run.config.dataset) + " · " + baseModelTitle(run.config.baseModel.kind) +
         " · k = " + std::to_string(code.k) + ", r = " + std::to_string(code.r) +
         ", l = " + std::to_string(code.lost()) + " · " + codersInWords(code) + unit;
}

std::string repeatCommand(const RunRecord& run) {
  std::string command = "lacuna train run.json";
  if (!run.processor.empty()) command += " --processor " + run.processor;
  if (run.threads > 0) command += " --threads " + std::to_string(run.threads);
  return command;
}

std::string commandOf(const RunReport& report) {
  return report.repeatCommand.empty() ? repeatCommand(report.run) : report.repeatCommand;
}

ReportDocument documentOf(const RunReport& report, const ReportLanguage& language) {
  const RunRecord& run = report.run;
  ReportDocument document;
  document.title = run.name.empty() ? "Run " + run.uuid : run.name;
  document.ownTitle = !run.name.empty();
  document.subtitle = describe(run) + (run.created.empty() ? "" : " · " + run.created);
  document.question = question(run);
  document.answer = answer(run);
  document.warning = !run.evaluated || run.state == RunState::failed;
  if (!run.notes.empty()) {
    ReportSection notes;
    notes.title = "Notes";
    notes.paragraphs = {run.notes};
    notes.ownWords = true;
    document.sections.push_back(std::move(notes));
  }
  document.sections.push_back(resultSection(run, language));
  document.sections.push_back(trainingSection(report, language));
  document.sections.push_back(splitSection(report, language));
  document.sections.push_back(exampleSection(report, language));
  if (!run.patterns.empty()) {
    ReportSection patterns;
    patterns.title = "Every pattern";
    patterns.tables = {patternTable(run.patterns, run.accuracy.base, run.config.code.k)};
    document.sections.push_back(std::move(patterns));
  }
  // Measured at the end; zeros would say that the code costs nothing.
  if (run.cost.baseParameters > 0) document.sections.push_back(costSection(run));
  document.sections.push_back(configurationSection(run));
  document.sections.push_back(environmentSection(run));
  if (!run.events.empty()) document.sections.push_back(logSection(run));
  ReportSection repeat;
  repeat.title = "Repeat this run";
  repeat.paragraphs = {
      "Save the second block as run.json and type the first; on the CPU with as many threads, the same "
      "program gives the same weights."};
  repeat.code = commandOf(report) + "\n\n" + formatConfig(run.config);
  document.sections.push_back(std::move(repeat));
  speak(document, language);
  return document;
}

std::vector<Figure> figures(const RunReport& report, const ReportLanguage& language) {
  return figuresOf(documentOf(report, language));
}

} // namespace lacuna::report
