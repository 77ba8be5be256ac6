// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/failures/failure_reporter.h"

#include "data/dataset_loader.h"
#include "experiment/config/config_dataset.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"
#include "window/failures/odds_controller.h"
#include "window/workbench/presets.h"
#include "window/workbench/workbench.h"
#include "workflow/run_reporter.h"

namespace lacuna::window {

using namespace data;
using namespace report;
using namespace widgets;
using namespace workflow;

FailureReporter::FailureReporter(Workbench& workbench, const OddsController& odds, QObject* parent)
    : QObject(parent),
      m_workbench(workbench),
      m_odds(odds),
      m_control(std::make_shared<TrainingControl>()),
      m_worker(this, "failure report", "The report failed for an unknown reason") {}

FailureReporter::~FailureReporter() {
  m_control->cancel();
}

void FailureReporter::write(const QString& path) {
  const std::optional<Evaluation>& evaluation = m_workbench.evaluation();
  if (!evaluation || evaluation->patterns.empty() || !m_workbench.state().code())
    return emit failed(
        tr("There is nothing to report on: the code that is shown has not been evaluated yet. Wait for "
           "its training to end, or open another run."));
  try {
    checkReportPath(path.toStdString());
  } catch (const std::exception& e) {
    return emit failed(coreText(e.what()));
  }
  emit begun(path);
  FailureReport report;
  report.code.plan = m_workbench.state().code()->plan();
  report.chance = m_odds.chance();
  report.counted = m_odds.counted();
  const Shown shown = {m_workbench.state().code(), m_workbench.state().image(), m_workbench.state().pattern(), path};
  const QString uuid = m_workbench.shownRun();
  if (!uuid.isEmpty())
    return m_workbench.library().fetch(uuid, [this, report, shown](const RunRecord& run) mutable {
      report.code.run = run;
      report.code.repeatCommand = failuresCommand(run, report.chance);
      addExamples(report, shown);
    });
  RunRecord& run = report.code.run; // what came with the program is no run of the library
  run.name = shippedTitle();
  run.state = RunState::finished;
  run.config = shown.code->config();
  run.evaluated = true;
  run.accuracy = evaluation->accuracy;
  run.patterns = evaluation->patterns;
  addExamples(report, shown);
}

std::string FailureReporter::shippedTitle() const {
  const QString id = m_workbench.content().shipped;
  for (const ShippedCodeName& code : shippedCodes())
    if (code.id == id) return code.title.toStdString();
  return m_workbench.state().code()->config().name; // a lesson's own
}

void FailureReporter::addExamples(const FailureReport& gathered, const Shown& shown) {
  m_workbench.inspections().explore(
      shown.image, shown.pattern, shown.code->config().code.r,
      [this, report = gathered, shown](const std::vector<Inspection>& inspections) mutable {
        if (m_workbench.state().code() != shown.code)
          return emit failed(
              tr("%1 was not written: another code was opened meanwhile. Write the report again.").arg(shown.path));
        const auto dataset = datasetOf(shown.code->config());
        const auto names = dataset ? dataset->classNames : std::vector<std::string>();
        const char* const titles[] = {"The image and the losses that were looked at",
                                      "The same image under the losses that hurt it most"};
        for (size_t i = 0; i < inspections.size(); ++i)
          report.code.examples.push_back({titles[i], inspections[i], names});
        finish(report, shown);
      });
}

void FailureReporter::finish(const FailureReport& gathered, const Shown& shown) {
  m_worker.run(
      [report = gathered, code = shown.code, path = shown.path.toStdString(), control = m_control,
       host = m_workbench.host(), folders = m_workbench.dataFolders(), language = reportLanguage()]() mutable {
        if (!report.counted)
          report.counted = countOdds(host->engine(), code, loadTestSubset(code->config(), folders),
                                     {report.code.run.accuracy, report.code.run.patterns}, *control);
        if (control->cancelled()) return; // this object goes, and nobody hears of it
        adoptCount(report);
        writeFailures(report, path, language);
      },
      [this, path = shown.path] { emit written(path); },
      [this](const JobError& error) { emit failed(coreText(error.text)); });
}

} // namespace lacuna::window
