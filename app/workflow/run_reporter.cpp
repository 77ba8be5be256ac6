// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/run_reporter.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "data/dataset_loader.h"
#include "data/files/file_bytes.h"
#include "experiment/config/code_plan.h"
#include "experiment/config/config_dataset.h"
#include "store/run_store.h"
#include "util/error.h"
#include "workflow/pdf_writer.h"
#include "workflow/training_run.h"

namespace lacuna::workflow {

using namespace data;
using namespace store;
using namespace report;

namespace {

constexpr int kImagesLookedAt = 300;

std::string extensionOf(const std::string& path) {
  std::string e = std::filesystem::path(path).extension().string();
  std::transform(e.begin(), e.end(), e.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return e;
}

/// The pattern with most losses the code is made for that hurts most.
FailurePattern hardestPattern(const RunRecord& run) {
  return run.accuracy.byLost.empty() ? FailurePattern::of({0}) : run.accuracy.byLost.back().worstPattern;
}

void addExamples(RunReport& report, Engine& engine, const CodeSnapshot& code, const ImageSet& images) {
  const FailurePattern pattern = hardestPattern(report.run);
  const auto data = datasetOf(report.run.config);
  const std::vector<std::string> names = data ? data->classNames : std::vector<std::string>{};
  for (int i = 0; i < std::min(kImagesLookedAt, images.count()); ++i) {
    Inspection inspection = engine.inspect(code, images, i, pattern);
    if (predictedClass(inspection.coded) != inspection.label || predictedClass(inspection.zeros) == inspection.label)
      continue;
    report.examples.push_back({"An image the code saves: without it the class would be wrong", inspection, names});
    break;
  }
  TrainingControl never;
  const int broken = engine.findBroken(code, images, -1, pattern, never);
  if (broken >= 0)
    report.examples.push_back({"An image the code loses: the whole model has it right",
                               engine.inspect(code, images, broken, pattern), names});
  if (report.examples.empty()) report.examplesMissing = "No test image shows a difference under the worst pattern.";
}

/// What a report says of one run of several.
RunReport gather(const RunStore& store, const std::string& uuid) {
  RunReport report;
  report.run = store.run(uuid);
  report.metrics = store.metrics(uuid);
  const ExperimentConfig& config = report.run.config;
  report.plan = planFor(networkOf(config), config.code);
  return report;
}

/// The same with examples, which a comparison has no room for.
RunReport gatherWithExamples(const RunStore& store, const std::function<Engine&()>& engine, const std::string& uuid,
                             const std::vector<std::string>& folders) {
  RunReport report = gather(store, uuid);
  try {
    if (const auto code = findCode(engine, store, report.run))
      addExamples(report, engine(), *code, *loadTestSubset(report.run.config, folders));
    else
      report.examplesMissing = "The run has no stored code yet.";
  } catch (const Error& e) {
    if (e.kind() != ErrorKind::data) throw;
    report.examplesMissing = e.what();
  }
  return report;
}

template <typename Report, typename Format>
void writeText(const Report& report, const std::string& path, const Format& format, const ReportLanguage& language) {
  ReportOptions options;
  options.language = language;
  const bool markdown = extensionOf(path) == ".md";
  const std::filesystem::path target(path);
  if (markdown) options.figureStem = target.stem().string();
  writeFile(path, format(report, options));
  if (!markdown) return;
  for (const Figure& f : figures(report, language))
    writeFile((target.parent_path() / (options.figureStem + "-" + f.id + ".svg")).string(), f.svg);
}

/// `path` was checked.
template <typename Report, typename Format>
void writeOne(const Report& report, const std::string& path, Format ReportFormat::*format,
              const ReportLanguage& language) {
  const ReportFormat* found = findReportFormat(path);
  if (!found->printed) return writeText(report, path, found->*format, language);
  ReportOptions options;
  options.language = language;
  writePdf((found->*format)(report, options), figures(report, language), path);
}

void writeComparison(const RunStore& store, const std::vector<std::string>& uuids,
                     const std::optional<SweepSummary>& sweep, const std::string& path,
                     const ReportLanguage& language) {
  ComparisonReport all;
  for (const std::string& uuid : uuids) all.runs.push_back(gather(store, uuid));
  all.sweep = sweep;
  writeOne(all, path, &ReportFormat::formatComparison, language);
}

} // namespace

void checkReportPath(const std::string& path) {
  if (findReportFormat(path) == nullptr)
    throw Error(ErrorKind::usage, path + ": the name of a report ends in one of " + reportEndings() + "; choose one");
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  if (!std::filesystem::is_directory(folder, ignored))
    throw Error(ErrorKind::failure, path + " could not be written: its folder does not exist; make it first");
}

void writeReport(const RunStore& store, const std::function<Engine&()>& engine, const std::vector<std::string>& uuids,
                 const std::string& path, const std::vector<std::string>& dataFolders, const ReportLanguage& language) {
  checkReportPath(path);
  if (uuids.size() != 1) return writeComparison(store, uuids, std::nullopt, path, language);
  writeOne(gatherWithExamples(store, engine, uuids.front(), dataFolders), path, &ReportFormat::formatRun, language);
}

void writeSweepReport(const RunStore& store, const SweepSummary& summary, const std::string& path,
                      const ReportLanguage& language) {
  checkReportPath(path);
  std::vector<std::string> uuids;
  for (const SweepGroup& group : summary.groups) uuids.insert(uuids.end(), group.runs.begin(), group.runs.end());
  writeComparison(store, uuids, summary, path, language);
}

void writeFailures(const FailureReport& report, const std::string& path, const ReportLanguage& language) {
  checkReportPath(path);
  writeOne(report, path, &ReportFormat::formatFailures, language);
}

void writeFailures(const RunStore& store, const std::function<Engine&()>& engine, const std::string& uuid,
                   double chance, const std::string& path, const std::vector<std::string>& dataFolders) {
  checkReportPath(path);
  FailureReport report;
  report.code = gather(store, uuid);
  RunRecord& run = report.code.run;
  if (!run.evaluated)
    throw Error(ErrorKind::usage, "Run " + uuid.substr(0, 8) +
                                      " has not been evaluated, so there is nothing to say of its failures; type: "
                                      "lacuna evaluate " +
                                      uuid.substr(0, 8));
  report.chance = chance;
  report.code.repeatCommand = failuresCommand(run, chance);
  const auto code = findCode(engine, store, run);
  if (!code)
    throw Error(ErrorKind::usage, "Run " + uuid.substr(0, 8) + " has no stored code; train it to its end first");
  const auto images = loadTestSubset(run.config, dataFolders);
  TrainingControl never;
  report.counted = countOdds(engine(), code, images, {run.accuracy, run.patterns}, never);
  addExamples(report.code, engine(), *code, *images);
  adoptCount(report);
  writeFailures(report, path, {});
}

} // namespace lacuna::workflow
