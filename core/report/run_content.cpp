// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report of one run says.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "experiment/config_json.h"
#include "experiment/dataset_catalog.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna {
namespace {

using Json = nlohmann::ordered_json;

std::vector<ReportCell> cells(std::vector<std::string> texts) {
  std::vector<ReportCell> row;
  for (std::string& text : texts) row.push_back({std::move(text), ""});
  return row;
}

std::string deviceCount(int count) {
  return std::to_string(count) + (count == 1 ? " device" : " devices");
}

std::string question(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  const std::string begin = "How much accuracy survives when up to " + std::to_string(code.r) + " of " +
                            deviceCount(code.devices()) + " fail? ";
  const bool logits = code.returns == DeviceReturns::logits;
  if (code.unit == CodeUnit::image)
    return begin + "Every k = " + std::to_string(code.k) + " different images of " + datasetTitle(run.config.dataset) +
           " are coded together with r = " + std::to_string(code.r) +
           (code.r == 1 ? " parity image" : " parity images") + ", each device runs " + run.config.baseModel.kind +
           (logits ? "" : "'s convolutions") + " on one whole image, and a decoder stands in for the " +
           (logits ? "logits" : "feature maps") + " that are lost.";
  return begin + "Every " + datasetTitle(run.config.dataset) + " image is split into k = " + std::to_string(code.k) +
         " data parts, a learned encoder adds r = " + std::to_string(code.r) +
         (code.r == 1 ? " parity part" : " parity parts") + ", each device runs " + run.config.baseModel.kind +
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

/// What the accuracies are percentages of.
std::string countedText(const CodeConfig& code) {
  const std::string all = "Accuracies are percentages of the whole test subset.";
  return code.unit == CodeUnit::image ? all + " Where " + kCountedOverLostImages : all;
}

ReportTable summaryTable(const RunRecord& run) {
  ReportTable table;
  table.columns = {"Devices lost", "Patterns",      "Mean, all patterns (%)",    "Mean, data lost (%)",
                   "Worst (%)",    "Worst pattern", "Worst below base (points)", "Mean without a code (%)"};
  table.numeric = {false, true, true, true, true, false, true, true};
  const Accuracy& a = run.accuracy;
  table.rows.push_back(cells({"0", "1", fixed(a.available, 2), "–", fixed(a.available, 2), "nothing lost",
                              fixed(a.base - a.available, 2), "–"}));
  for (const LostSummary& s : a.byLost)
    table.rows.push_back(
        cells({std::to_string(s.lost), grouped(s.patterns), fixed(s.allPatternMean, 2), fixed(s.unavailableMean, 2),
               fixed(s.worst, 2), screenName(s.worstPattern), fixed(a.base - s.worst, 2), fixed(s.zerosMean, 2)}));
  return table;
}

ReportTable patternTable(const RunRecord& run) {
  ReportTable table;
  table.caption = "All " + grouped(static_cast<int64_t>(run.patterns.size())) +
                  " failure patterns, devices counted from 1: parts first, then parity";
  table.columns = {"Lost",
                   "Accuracy (%)",
                   "Below base (points)",
                   "Agrees with base (%)",
                   "Feature error (relative)",
                   "Without a code (%)"};
  table.numeric = {false, true, true, true, true, true};
  table.folded = run.patterns.size() > 40;
  double worst = 101, best = -1;
  for (const PatternResult& p : run.patterns) {
    worst = std::min(worst, p.accuracy);
    best = std::max(best, p.accuracy);
  }
  for (const PatternResult& p : run.patterns) {
    auto row = cells({screenName(p.pattern), fixed(p.accuracy, 2), fixed(run.accuracy.base - p.accuracy, 2),
                      fixed(p.agreement, 2), p.pattern.losesData(run.config.code.k) ? fixed(p.featureError, 3) : "–",
                      fixed(p.zerosAccuracy, 2)});
    row[1].background = accuracyColor(p.accuracy, worst, best);
    table.rows.push_back(std::move(row));
  }
  return table;
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
  section.tables = {summaryTable(run)};
  if (const Figure atlas = atlasFigure(run, language); !atlas.svg.empty()) section.figures.push_back(atlas);
  return section;
}

ReportSection trainingSection(const RunReport& report, const ReportLanguage& language) {
  const RunRecord& run = report.run;
  ReportSection section;
  section.title = "Training";
  std::string said = "The run took " + duration(run.seconds) + " in all.";
  if (run.samplesPerSecond > 0)
    said += " The code's training loop went through " + grouped(static_cast<int64_t>(run.samplesPerSecond)) +
            " images per second on " + (run.device.empty() ? "an unknown device" : run.device) + " with " +
            std::to_string(run.threads) + (run.threads == 1 ? " thread." : " threads.");
  if (run.resumedFromStep >= 0) said += " It was resumed from step " + grouped(run.resumedFromStep) + ".";
  section.paragraphs.push_back(said);

  PlotSpec loss{"loss", "Loss over the training, logarithmic", "training step (batches)", "loss", true, {}, 0, ""};
  if (const auto* s = findSeries(report.metrics, series::kLoss)) loss.curves.push_back({"training", s, 0, false});
  if (const auto* s = findSeries(report.metrics, series::kValidationLoss))
    loss.curves.push_back({"validation", s, 1, false});
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
    if (const auto* s = findSeries(report.metrics, series::validationMean(lost)))
      accuracy.curves.push_back({std::to_string(lost) + " lost, mean", s, color, false});
    if (const auto* s = findSeries(report.metrics, series::validationWorst(lost)))
      accuracy.curves.push_back({std::to_string(lost) + " lost, worst", s, color, true});
  }
  if (const auto* s = findSeries(report.metrics, series::kValidationBase)) {
    accuracy.level = s->points.back().value;
    accuracy.levelLabel = "whole model";
  }
  for (const PlotSpec& spec : {loss, accuracy})
    if (Figure figure = plotFigure(spec, language); !figure.svg.empty()) section.figures.push_back(std::move(figure));
  if (section.figures.empty()) section.paragraphs.push_back("No curves were recorded.");
  section.figuresFirst = false;
  return section;
}

ReportSection splitSection(const RunReport& report, const ReportLanguage& language) {
  ReportSection section;
  section.title = "Split";
  if (!report.plan) {
    section.paragraphs = {"The split plan was not given to this report."};
    return section;
  }
  if (report.plan->wholeImages) {
    section.paragraphs = {"Nothing is split: each device gets one whole image of a group of " +
                          std::to_string(report.plan->k) +
                          ", or a parity image of the same size, and runs it like any other."};
    return section;
  }
  section.paragraphs = {
      "Parts are chosen in columns of the feature map and traced back to the columns of the image "
      "they depend on, so that with nothing lost the merged parts equal the whole model's maps."};
  section.figures = {splitFigure(*report.plan, language)};
  return section;
}

ReportSection exampleSection(const RunReport& report, const ReportLanguage& language) {
  ReportSection section;
  section.title = "Examples";
  if (report.examples.empty()) {
    section.paragraphs = {report.examplesMissing.empty()
                              ? "No example images: the run's weights were not at hand when the report was written."
                              : report.examplesMissing};
    return section;
  }
  for (size_t i = 0; i < report.examples.size(); ++i)
    section.figures.push_back(exampleFigure(report.examples[i], report.plan ? &*report.plan : nullptr,
                                            "example-" + std::to_string(i + 1), language));
  return section;
}

std::string share(double part, double of) {
  return of > 0 ? fixed(100 * part / of, 1) + " %" : "–";
}

ReportSection costSection(const RunRecord& run) {
  const CodeCost& c = run.cost;
  ReportSection section;
  section.title = "Cost of the code";
  ReportTable table;
  table.columns = {"", "Amount", "Against the base model"};
  table.numeric = {false, true, true};
  const auto base = static_cast<double>(c.baseParameters);
  const auto flops = static_cast<double>(c.baseFlops);
  const auto row = [&](const std::string& what, const std::string& amount, const std::string& against) {
    table.rows.push_back(cells({what, amount, against}));
  };
  row("Base model, parameters", grouped(c.baseParameters), "100.0 %");
  row("Encoder, parameters", grouped(c.encoderParameters), share(static_cast<double>(c.encoderParameters), base));
  row("Decoder, parameters", grouped(c.decoderParameters), share(static_cast<double>(c.decoderParameters), base));
  const bool images = run.config.code.unit == CodeUnit::image;
  const std::string segment = run.config.code.returns == DeviceReturns::logits ? "The model" : "F_conv";
  const std::string device = segment + " on one " + (images ? "image" : "part");
  const std::string together = images ? "group of " + std::to_string(run.config.code.k) + " images" : "image";
  row(segment + " on the whole image, operations", operations(c.baseFlops), c.baseFlops > 0 ? "100.0 %" : "–");
  row(device + ", operations", operations(c.deviceFlops), share(static_cast<double>(c.deviceFlops), flops));
  row("Encoding, operations per image", operations(c.encodeFlops), share(static_cast<double>(c.encodeFlops), flops));
  row("Decoding, operations per image", operations(c.decodeFlops), share(static_cast<double>(c.decodeFlops), flops));
  row("Encoding one " + together + ", median", fixed(c.encodeMs, 3) + " ms", "");
  row(device + ", median", fixed(c.deviceMs, 3) + " ms", "");
  row("Decoding one " + together + ", median", fixed(c.decodeMs, 3) + " ms", "");
  row("Sent per image, all devices", byteSize(c.bytesSent), "");
  row("Memory at the peak of the run", fixed(c.peakMemoryMib, 0) + " MiB", "");
  section.tables = {std::move(table)};
  return section;
}

ReportSection environmentSection(const RunRecord& run) {
  ReportSection section;
  section.title = "Environment";
  ReportTable about;
  about.columns = {"", ""};
  about.numeric = {false, false};
  const auto row = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) about.rows.push_back(cells({key, value}));
  };
  row("run", run.uuid);
  row("state", text(run.state));
  row("created (UTC)", run.created);
  row("started (UTC)", run.started);
  row("ended (UTC)", run.ended);
  row("program", run.codeVersion);
  row("configuration, SHA-256", run.configSha256);
  row("parent run", run.parent);
  for (const auto& [key, value] : run.environment)
    if (key != "program") row(key, value); // stands above
  section.tables.push_back(std::move(about));
  ReportTable data;
  data.caption = "Data";
  data.columns = {"Data set", "Subset", "Images", "SHA-256"};
  data.numeric = {false, false, true, false};
  for (const SubsetRecord& s : run.subsets)
    data.rows.push_back(cells({s.dataset, s.subset, grouped(s.count), s.sha256}));
  if (!data.rows.empty()) section.tables.push_back(std::move(data));
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

void flatten(const Json& value, const std::string& path, ReportTable& into) {
  if (!value.is_object()) {
    into.rows.push_back(cells({path, value.is_string() ? value.get<std::string>() : value.dump()}));
    return;
  }
  for (const auto& item : value.items())
    flatten(item.value(), path.empty() ? item.key() : path + "." + item.key(), into);
}

} // namespace

std::string describe(const RunRecord& run) {
  const CodeConfig& code = run.config.code;
  const std::string unit =
      code.unit == CodeUnit::part ? "" : std::string(" of whole images, ") + text(code.returns) + " returned";
  return datasetTitle(run.config.dataset) + " · " + run.config.baseModel.kind + " · k = " + std::to_string(code.k) +
         ", r = " + std::to_string(code.r) + ", l = " + std::to_string(code.lost()) + " · " +
         (code.kind == CodeKind::learned
              ? std::string(text(code.encoder.kind)) + " encoder, " + text(code.decoder.kind) + " decoder" +
                    (code.parity == ParityDevices::trained ? ", trained parity devices" : "")
              : std::string(text(code.kind))) +
         unit;
}

ReportTable configurationTable(const RunRecord& run) {
  ReportTable table;
  table.columns = {"Field", "Value"};
  table.numeric = {false, false};
  table.ownWords = true;
  flatten(Json::parse(formatConfig(run.config)), "", table);
  return table;
}

std::string repeatCommand(const RunRecord& run) {
  std::string command = "lacuna train run.json";
  if (!run.device.empty()) command += " --device " + run.device;
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
    patterns.tables = {patternTable(run)};
    document.sections.push_back(std::move(patterns));
  }
  document.sections.push_back(costSection(run));
  ReportSection configuration;
  configuration.title = "Configuration";
  configuration.tables = {configurationTable(run)};
  document.sections.push_back(std::move(configuration));
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
  std::vector<Figure> all;
  for (ReportSection& section : documentOf(report, language).sections)
    for (Figure& figure : section.figures) all.push_back(std::move(figure));
  return all;
}

} // namespace lacuna
