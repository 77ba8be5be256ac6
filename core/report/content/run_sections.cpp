// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sections and tables about one code that several reports have.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_catalog.h"
#include "report/report_parts.h"
#include "report/text_format.h"

namespace lacuna::report {
namespace {

using Json = nlohmann::ordered_json;

std::string share(double part, double of) {
  return of > 0 ? fixed(100 * part / of, 1) + " %" : "–";
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

std::vector<Figure> figuresOf(ReportDocument document) {
  std::vector<Figure> all;
  for (ReportSection& section : document.sections)
    for (Figure& figure : section.figures) all.push_back(std::move(figure));
  return all;
}

std::string deviceCount(int count) {
  return std::to_string(count) + (count == 1 ? " device" : " devices");
}

std::vector<ReportCell> cells(std::vector<std::string> texts) {
  std::vector<ReportCell> row;
  for (std::string& text : texts) row.push_back({std::move(text), ""});
  return row;
}

std::string countedText(const CodeConfig& code) {
  const std::string all = "Accuracies are percentages of the whole test subset.";
  return code.unit == CodeUnit::image ? all + " Where " + kCountedOverLostImages : all;
}

ReportTable summaryTable(const Accuracy& a, const std::vector<LostSummary>& byLost) {
  ReportTable table;
  table.columns = {"Devices lost",
                   "Patterns",
                   "Mean, all patterns (%)",
                   "Mean, data lost (%)",
                   "Worst (%)",
                   "Worst pattern (devices from 1)",
                   "Worst below base (points)",
                   "Mean without a code (%)"};
  table.numeric = {false, true, true, true, true, false, true, true};
  table.rows.push_back(cells({"0", "1", fixed(a.available, 2), "–", fixed(a.available, 2), "nothing lost",
                              fixed(a.base - a.available, 2), "–"}));
  for (const LostSummary& s : byLost)
    table.rows.push_back(
        cells({std::to_string(s.lost), grouped(s.patterns), fixed(s.allPatternMean, 2), fixed(s.unavailableMean, 2),
               fixed(s.worst, 2), screenName(s.worstPattern), fixed(a.base - s.worst, 2), fixed(s.zerosMean, 2)}));
  return table;
}

ReportTable patternTable(const std::vector<PatternResult>& patterns, double base, int k) {
  ReportTable table;
  table.caption = "All " + grouped(static_cast<int64_t>(patterns.size())) +
                  " failure patterns, devices counted from 1: parts first, then parity";
  table.columns = {"Lost",
                   "Accuracy (%)",
                   "Below base (points)",
                   "Agrees with base (%)",
                   "Feature error (relative)",
                   "Without a code (%)"};
  table.numeric = {false, true, true, true, true, true};
  table.folded = patterns.size() > 40;
  double worst = 101, best = -1;
  for (const PatternResult& p : patterns) {
    worst = std::min(worst, p.accuracy);
    best = std::max(best, p.accuracy);
  }
  for (const PatternResult& p : patterns) {
    auto row = cells({screenName(p.pattern), fixed(p.accuracy, 2), fixed(base - p.accuracy, 2), fixed(p.agreement, 2),
                      p.pattern.losesData(k) ? fixed(p.featureError, 3) : "–", fixed(p.zerosAccuracy, 2)});
    row[1].background = accuracyColor(p.accuracy, worst, best);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ReportTable configurationTable(const RunRecord& run) {
  ReportTable table;
  table.columns = {"Field", "Value"};
  table.numeric = {false, false};
  table.ownWords = true;
  flatten(Json::parse(formatConfig(run.config)), "", table);
  return table;
}

ReportSection configurationSection(const RunRecord& run) {
  ReportSection section;
  section.title = "Configuration";
  section.tables = {configurationTable(run)};
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

} // namespace lacuna::report
