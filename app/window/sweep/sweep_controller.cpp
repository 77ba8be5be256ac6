// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sweep/sweep_controller.h"

#include <QFileInfo>
#include <QPointer>
#include <algorithm>

#include "store/run_store.h"
#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/sweep/sweep_strip.h"
#include "widgets/sweep/sweep_view.h"
#include "widgets/words/words.h"
#include "window/base/language.h"
#include "window/sweep/sweep_words.h"
#include "window/workbench/presets.h"
#include "window/workbench/workbench.h"
#include "workflow/run_reporter.h"
#include "workflow/sweep_library.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;
using namespace workflow;

SweepController::SweepController(Workbench& workbench, ExperimentForm& form, SweepView& view, SweepStrip& strip,
                                 QObject* parent)
    : QObject(parent),
      m_workbench(workbench),
      m_library(workbench.library()),
      m_form(form),
      m_view(view),
      m_strip(strip),
      m_worker(this, "sweep") {
  QStringList titles;
  for (const BuiltInSweep& sweep : builtInSweeps()) titles << sweep.name;
  m_view.setup().setBuiltIn(titles);
  connect(&m_view.setup(), &SweepSetup::edited, this, &SweepController::plan);
  connect(&m_form, &ExperimentForm::configChanged, this, [this] {
    m_formChanged = true;
    if (m_view.isVisible()) plan();
  });
  connect(&m_library, &LibraryController::listed, this, [this] {
    if (m_view.isVisible()) planAgain();
  });
  connect(&m_view, &SweepView::startRequested, this, &SweepController::start);
  connect(&m_view, &SweepView::runActivated, this, &SweepController::openRun);
  connect(&m_view, &SweepView::groupActivated, this, &SweepController::openBest);
  for (SweepStrip* shown : {&m_strip, &m_view.strip()}) {
    connect(shown, &SweepStrip::stopAfterRequested, this, &SweepController::stopAfterThisRun);
    connect(shown, &SweepStrip::stopNowRequested, this, &SweepController::stopNow);
  }
  connect(&m_workbench, &Workbench::trainingBegun, this, &SweepController::refreshStart);
  connect(&m_workbench, &Workbench::waitingChanged, this, &SweepController::refreshStart);
  connect(&m_workbench, &Workbench::runCreated, this, &SweepController::created);
  connect(&m_workbench, &Workbench::trainingEnded, this, &SweepController::trained);
  connect(&m_workbench, &Workbench::trainingProgressed, this, [this](const TrainingProgress& progress) {
    if (!m_working) return;
    m_progress = progress;
    showProgress();
  });
}

void SweepController::refresh() {
  m_formChanged ? plan() : planAgain();
}

void SweepController::openFile(const QString& path) {
  if (m_working) return;
  m_file = path;
  m_view.setup().setFile(QFileInfo(path).fileName(), path);
  plan();
}

void SweepController::plan() {
  if (m_working) return;
  m_formChanged = false;
  SweepSetup& setup = m_view.setup();
  setup.setConfig(m_form.config());
  m_choice = {};
  const SweepSource source = setup.source();
  if (source.kind == SweepSource::form) m_choice.draft = setup.draft();
  if (source.kind == SweepSource::builtIn) m_choice.builtIn = builtInSweeps()[static_cast<size_t>(source.index)].file;
  if (source.kind == SweepSource::file) m_choice.path = m_file.toStdString();
  planAgain();
}

/// The same choice on what the library holds now: what changed in the form while a sweep worked is not meant by it.
void SweepController::planAgain() {
  if (m_working) return;
  m_ready = false;
  m_worker.run(
      m_planning, [choice = m_choice] { return planSweep(choice); },
      [this](SweepPlan made) {
        if (!m_working) adopt(std::make_shared<const SweepPlan>(std::move(made)));
      },
      [this](const JobError& error) {
        SweepPlan none;
        none.issues.push_back({"", "", error.text});
        if (!m_working) adopt(std::make_shared<const SweepPlan>(std::move(none)));
      });
}

/// The library is asked for what can run; the rest is shown at once.
void SweepController::adopt(const std::shared_ptr<const SweepPlan>& plan) {
  m_plan = plan;
  auto found = std::make_shared<SweepResults>();
  found->runs.resize(plan->identities.size());
  if (!plan->canRun()) return showPlan(true, found);
  m_library.ask([found, plan](RunStore& store) { *found = resultsOf(store, *plan); },
                [self = QPointer(this), id = m_planning.newest(), found](bool known) {
                  if (self && id == self->m_planning.newest() && !self->m_working) self->showPlan(known, found);
                });
}

void SweepController::showPlan(bool libraryWorks, std::shared_ptr<const SweepResults> results) {
  m_libraryWorks = libraryWorks;
  m_results = std::move(results);
  m_rows = rowsOf(*m_plan, *m_results, m_before);
  m_ready = libraryWorks && m_plan->canRun() && problems().isEmpty();
  SweepSetup& setup = m_view.setup();
  setup.setRowProblems(m_plan->rowProblems);
  setup.setProblems(problems());
  setup.setRuns(m_plan->canRun() ? m_plan->sweep->runs : std::vector<SweepRun>());
  m_view.setRuns(headingOf(m_rows), m_rows);
  m_view.setSummary(m_results->summary);
  refreshStart();
  emit planned();
}

/// Those of a row's text stand beside the row.
QStringList SweepController::problems() const {
  QStringList all = sentencesOf(m_plan->issues);
  if (m_choice.draft && !m_form.valid())
    all.prepend(tr("The experiment in the form has problems; correct them there."));
  return all;
}

void SweepController::refreshStart() {
  QString reason;
  if (!m_plan->canRun() || !problems().isEmpty())
    reason = tr("Solve the problems marked on the left; then the sweep can start.");
  else if (!m_libraryWorks)
    reason = tr("The run library cannot be used, so no run could be kept.");
  else if (m_workbench.waiting() > 0)
    reason = tr("Trainings wait in the queue; the sweep can start when they have ended or were taken out of it.");
  else if (m_workbench.training() && !m_working)
    reason = tr("A training is running; the sweep can start when it has ended.");
  else if (countIn(m_rows, {SweepRunState::toTrain, SweepRunState::failed, SweepRunState::stopped}) == 0)
    reason = tr("Every run is in the library; nothing is left to train.");
  m_view.setStartBlocked(reason);
}

void SweepController::start() {
  if (m_working || !m_ready || m_workbench.training() || m_workbench.waiting() > 0) return;
  m_waiting.clear();
  for (size_t i = 0; i < m_rows.size(); ++i) {
    if (m_results->runs[i]) continue;
    m_before.erase(m_plan->identities[i]);
    m_rows[i] = {labelOf(m_plan->sweep->runs[i]), SweepRunState::toTrain, {}, {}, {}};
    m_waiting.push_back(static_cast<int>(i));
  }
  if (m_waiting.empty()) return;
  m_working = true;
  m_stopAfter = m_stopped = false;
  m_trained = 0;
  m_spent = 0;
  tagTaken();
  m_view.setRuns(headingOf(m_rows), m_rows);
  m_view.setWorking(true);
  m_strip.begin();
  m_workbench.setSweeping(true);
  next();
}

/// Runs that were there before belong to the sweep too.
void SweepController::tagTaken() {
  m_library.ask(
      [results = m_results->runs, tag = tagOf(*m_plan->sweep)](RunStore& store) {
        for (std::optional<RunRecord> run : results)
          if (run) addTag(store, *run, tag);
      },
      {});
}

void SweepController::next() {
  if (m_stopped || m_stopAfter || m_waiting.empty()) return finish();
  m_current = m_waiting.front();
  m_waiting.pop_front();
  m_progress = {};
  m_progress.secondsLeft = -1;
  m_clock.start();
  m_rows[static_cast<size_t>(m_current)].state = SweepRunState::training;
  showRun(m_current);
  showProgress();
  m_workbench.trainConfig(m_plan->sweep->runs[static_cast<size_t>(m_current)].config);
}

void SweepController::created(const QString& uuid) {
  if (!m_working) return;
  m_library.ask(
      [uuid = uuid.toStdString(), tag = tagOf(*m_plan->sweep)](RunStore& store) {
        RunRecord run = store.run(uuid);
        addTag(store, run, tag);
      },
      {});
}

void SweepController::trained(const QString& uuid, const QString& error) {
  if (!m_working) return refreshStart();
  const auto run = static_cast<size_t>(m_current);
  m_spent += static_cast<double>(m_clock.elapsed()) / 1000;
  ++m_trained;
  SweepRunRow row{m_rows[run].label, SweepRunState::failed, error, {}, {}};
  if (uuid.isEmpty()) return keep(row);
  struct Outcome {
    SweepRunRow row;
    std::shared_ptr<const SweepResults> results;
  };
  auto outcome = std::make_shared<Outcome>(Outcome{row, m_results});
  m_library.ask(
      [outcome, run, plan = m_plan, uuid = uuid.toStdString()](RunStore& store) {
        const RunRecord record = store.run(uuid);
        if (countsForSweep(record)) {
          outcome->row = finishedRow(outcome->row.label, SweepRunState::finished, record);
          outcome->results = std::make_shared<SweepResults>(withRun(*outcome->results, *plan, run, record));
        } else if (outcome->row.reason.isEmpty()) {
          outcome->row.state = SweepRunState::stopped;
        }
      },
      [self = QPointer(this), outcome](bool known) {
        if (!self || !self->m_working) return;
        if (!known && outcome->row.reason.isEmpty()) outcome->row.reason = tr("The run library cannot be read.");
        self->m_results = outcome->results;
        self->keep(outcome->row);
      });
}

void SweepController::keep(const SweepRunRow& row) {
  const auto run = static_cast<size_t>(m_current);
  if (row.state == SweepRunState::stopped) m_stopped = true; // whoever stops a run does not want the next one
  if (row.state == SweepRunState::finished) m_view.setSummary(m_results->summary);
  m_rows[run] = row;
  m_before[m_plan->identities[run]] = row;
  showRun(m_current);
  emit runEnded(m_current);
  if (m_working) next();
}

void SweepController::finish() {
  leave();
  m_view.setHeading(headingOf(m_rows));
  refreshStart();
  const int all = static_cast<int>(m_rows.size());
  const int done = countIn(m_rows, {SweepRunState::inLibrary, SweepRunState::finished});
  const int failed = countIn(m_rows, {SweepRunState::failed});
  const QString name = QString::fromStdString(m_plan->sweep->name);
  QString said = countIn(m_rows, {SweepRunState::toTrain, SweepRunState::stopped}) == 0
                     ? tr("The sweep “%1” has ended: %2 of %n run(s) are finished.", nullptr, all).arg(name).arg(done)
                     : tr("The sweep “%1” was stopped: %2 of %n run(s) are finished; started again, it goes on with "
                          "the others.",
                          nullptr, all)
                           .arg(name)
                           .arg(done);
  if (failed > 0) said = sentences({said, tr("%1 failed; the list of its runs says why.").arg(failed)});
  emit ended(said);
}

void SweepController::stopAfterThisRun(bool on) {
  m_stopAfter = on;
  m_strip.setStopAfter(on);
  m_view.strip().setStopAfter(on);
}

void SweepController::stopNow() {
  if (!m_working) return;
  m_stopped = true;
  m_strip.setStopping();
  m_view.strip().setStopping();
  m_workbench.stopTraining();
}

void SweepController::abandon() {
  if (m_working) leave();
}

/// The window is again as if no sweep had worked.
void SweepController::leave() {
  m_working = false;
  m_current = -1;
  m_view.setWorking(false);
  m_strip.end();
  m_workbench.setSweeping(false);
}

void SweepController::showRun(int run) {
  m_view.setRun(run, m_rows[static_cast<size_t>(run)]);
  m_view.setHeading(headingOf(m_rows));
}

void SweepController::showProgress() {
  const QString where =
      tr("Run %1 of %2: %3").arg(m_current + 1).arg(m_rows.size()).arg(m_rows[static_cast<size_t>(m_current)].label);
  std::vector<SweepRunState> states;
  for (const SweepRunRow& row : m_rows) states.push_back(row.state);
  for (SweepStrip* shown : {&m_strip, &m_view.strip()}) shown->setProgress(where, estimate(), states);
}

/// Of the whole sweep, taking the runs to come for as long as those of this go.
QString SweepController::estimate() const {
  const double sofar = static_cast<double>(m_clock.elapsed()) / 1000;
  const bool known = m_progress.secondsLeft >= 0 && m_progress.phase != TrainingPhase::baseModel;
  if (m_trained == 0 && !known) return {};
  const double each = m_trained > 0 ? m_spent / m_trained : sofar + m_progress.secondsLeft;
  const double present = known ? m_progress.secondsLeft : std::max(0.0, each - sofar);
  const double left = present + each * static_cast<double>(m_waiting.size());
  return timeLeft(left);
}

void SweepController::openRun(int run) {
  const auto& result = m_results->runs.at(static_cast<size_t>(run));
  if (result) m_workbench.openRun(QString::fromStdString(result->uuid));
}

/// The run of the group that does best in its worst pattern.
void SweepController::openBest(int group, int series) {
  const std::vector<std::string>& uuids = m_results->summary.groups.at(static_cast<size_t>(group)).runs;
  const RunRecord* best = nullptr;
  const auto worst = [series](const RunRecord& run) {
    return run.accuracy.byLost.at(static_cast<size_t>(series)).worst;
  };
  for (const auto& run : m_results->runs)
    if (run && std::find(uuids.begin(), uuids.end(), run->uuid) != uuids.end())
      if (best == nullptr || worst(*run) > worst(*best)) best = &*run;
  if (best != nullptr) m_workbench.openRun(QString::fromStdString(best->uuid));
}

QStringList SweepController::finishedRuns() const {
  QStringList uuids;
  for (const auto& run : m_results->runs)
    if (run) uuids << QString::fromStdString(run->uuid);
  return uuids;
}

void SweepController::writeReport(const QString& path) {
  m_library.ask([summary = m_results->summary, path = path.toStdString(),
                 language = reportLanguage()](RunStore& store) { writeSweepReport(store, summary, path, language); },
                [self = QPointer(this), path](bool written) {
                  if (self && written) emit self->reported(path);
                });
}

} // namespace lacuna::window
