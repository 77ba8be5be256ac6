// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/workbench.h"

#include <QFileInfo>

#include "experiment/run/run_json.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/results/verdict.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "window/workbench/presets.h"
#include "window/workbench/shown_code.h"

namespace lacuna::window {

using namespace widgets;
using namespace workflow;

namespace {

RunOptions runOptions(const WindowOptions& options) {
  RunOptions o;
  o.storePath = options.storePath.toStdString();
  o.dataFolders = options.dataFolders;
  o.compute = options.compute;
  return o;
}

} // namespace

Workbench::Workbench(const WindowOptions& options, const WorkbenchViews& views, QObject* parent)
    : QObject(parent),
      m_views(views),
      m_dataFolders(options.dataFolders),
      m_host(std::make_shared<EngineHost>()),
      m_inspections(m_host, options.dataFolders),
      m_library(m_host, options.storePath, options.dataFolders),
      m_training(m_host, runOptions(options)),
      m_live(*views.training) {
  connectPipeline();
  connectTraining();
  connectLibrary();
  connectForm();
}

void Workbench::begin(const PipelineContent& content) {
  m_state.prepare(content.image, content.pattern);
  if (content.image == kOwnImage) m_inspections.takePicture(content.picture);
  if (!content.run.isEmpty())
    openRun(content.run);
  else
    openShipped(isShippedCode(content.shipped) ? content.shipped : shippedCodes().front().id);
  m_library.open();
}

PipelineContent Workbench::content() const {
  return {m_shownRun, m_shownShipped, m_state.image(), m_inspections.picture(), m_state.pattern()};
}

void Workbench::setDataFolders(const std::vector<std::string>& folders) {
  m_dataFolders = folders;
  m_inspections.setDataFolders(folders);
  m_library.setDataFolders(folders);
  m_training.setDataFolders(folders);
}

void Workbench::openShipped(const QString& id) {
  const ShippedCode shipped = shippedCode(id);
  rememberShown();
  m_shownRun.clear();
  m_shownShipped = id;
  // The figures wait for their code: they do not fit the one that is shown.
  m_state.clearCode();
  m_evaluation = parseEvaluation(shipped.runDocument);
  m_inspections.openExported(shipped.file);
}

void Workbench::rememberShown() {
  if (!m_before) m_before = Before{m_shownRun, m_shownShipped, m_state.code(), m_evaluation};
}

/// The code that was asked for could not be opened: the one on screen goes on, with its own figures.
void Workbench::showBefore() {
  if (!m_before) return;
  const Before before = std::move(*m_before);
  m_before.reset();
  // A window that began with a run whose code cannot be had.
  if (!before.code && !m_shownRun.isEmpty())
    return openShipped(isShippedCode(before.shipped) ? before.shipped : shippedCodes().front().id);
  m_shownRun = before.run;
  m_shownShipped = before.shipped;
  m_state.setCode(before.code, m_state.images());
  showEvaluation(before.evaluation);
}

void Workbench::connectPipeline() {
  connect(m_views.pipeline, &PipelineView::patternWanted, &m_state, &ShownState::choosePattern);
  connect(m_views.atlas, &AtlasView::patternWanted, &m_state, &ShownState::choosePattern);
  connect(&m_state, &ShownState::patternChanged, this, &Workbench::showPattern);
  connect(&m_state, &ShownState::changed, this, &Workbench::inspect);
  connect(m_views.pipeline, &PipelineView::nextRequested, &m_state, &ShownState::nextImage);
  connect(m_views.pipeline, &PipelineView::previousRequested, &m_state, &ShownState::previousImage);
  connect(m_views.pipeline, &PipelineView::randomRequested, &m_state, &ShownState::randomImage);
  connect(m_views.pipeline, &PipelineView::brokenImageRequested, this, &Workbench::brokenImage);
  connect(m_views.pipeline, &PipelineView::worstPatternRequested, this, &Workbench::worstPattern);
  connect(m_views.atlas, &AtlasView::worstPatternRequested, this, &Workbench::worstPattern);
  connect(&m_inspections, &InspectionController::opened, this, &Workbench::opened);
  connect(&m_inspections, &InspectionController::failed, this, &Workbench::explain);
  connect(&m_inspections, &InspectionController::openingFailed, this, &Workbench::showBefore);
  connect(&m_inspections, &InspectionController::inspected, this, [this](const Inspection& inspection) {
    m_views.pipeline->setInspection(inspection);
    emit pipelineShown();
  });
  connect(&m_inspections, &InspectionController::pictureTaken, &m_state, &ShownState::showOwnImage);
  connect(&m_inspections, &InspectionController::worst, this, [this](const PatternOutcome& outcome, int patterns) {
    m_state.choosePattern(outcome.pattern);
    const QString name = QString::fromStdString(screenName(outcome.pattern));
    m_views.banner->showMessage(
        BannerKind::information,
        outcome.changed
            ? tr("Of %n pattern(s) that the code is made for, %1 hurts this image most.", nullptr, patterns).arg(name)
            : tr("None of %n pattern(s) that the code is made for changes the answer here; %1 comes closest.", nullptr,
                 patterns)
                  .arg(name));
  });
  connect(&m_inspections, &InspectionController::broken, this, [this](int image) {
    if (image >= 0) return m_state.showImage(image);
    m_views.banner->showMessage(BannerKind::information,
                                m_state.pattern().mask == 0
                                    ? tr("Nothing is lost, so nothing goes wrong. Take a device away first.")
                                    : tr("The code loses no test image under this pattern that the whole model "
                                         "gets right."));
  });
}

void Workbench::connectTraining() {
  TrainingPanel* panel = m_views.training;
  connect(panel, &TrainingPanel::pauseRequested, this, [this, panel] {
    m_training.pause();
    panel->setState(TrainingState::paused);
  });
  connect(panel, &TrainingPanel::resumeRequested, this, [this, panel] {
    m_training.resume();
    panel->setState(TrainingState::running);
  });
  connect(panel, &TrainingPanel::stepRequested, this, [this, panel] {
    m_training.step();
    panel->setState(TrainingState::paused);
  });
  connect(panel, &TrainingPanel::stopRequested, this, &Workbench::stopTraining);
  connect(&m_training, &TrainingController::started, this, [this](const QString& uuid) {
    m_live.setRun(uuid);
    if (m_follow) {
      m_shownRun = uuid;
      showEvaluation(std::nullopt);
    }
    m_library.refresh();
    emit runCreated(uuid);
  });
  connect(&m_training, &TrainingController::progressed, this, [this, panel](const TrainingProgress& progress) {
    panel->setProgress(progress);
    emit trainingProgressed(progress);
    if (progress.phase == TrainingPhase::code && progress.step > 0) emit trainingStepped();
  });
  connect(&m_training, &TrainingController::noted, panel, &TrainingPanel::setEvent);
  connect(&m_training, &TrainingController::measured, this,
          [this](const std::vector<MetricSample>& samples) { m_live.add(samples); });
  connect(&m_training, &TrainingController::validated, this, [this](const Evaluation& evaluation) {
    if (m_shownRun != m_live.run()) return;
    m_views.atlas->setEvaluation(evaluation, m_live.code().k, m_live.code().r, AtlasImages::validation);
    m_views.atlas->setCurrent(m_state.pattern());
  });
  connect(&m_training, &TrainingController::snapshotTaken, this,
          [this](const std::shared_ptr<const CodeSnapshot>& snapshot) {
            m_live.setHasCode();
            // The pipeline follows the training until another run is opened.
            if (m_shownRun == m_live.run()) m_inspections.show(snapshot);
          });
  connect(&m_training, &TrainingController::finished, this, &Workbench::trainingFinished);
}

void Workbench::connectLibrary() {
  RunsPanel* runs = m_views.runs;
  connect(&m_library, &LibraryController::listed, runs, &RunsPanel::setRuns);
  connect(&m_library, &LibraryController::failed, this, &Workbench::explain);
  connect(&m_library, &LibraryController::loaded, this, &Workbench::showLoaded);
  connect(&m_library, &LibraryController::reported, this, [this](const QString& path) {
    m_views.banner->showMessage(BannerKind::information, tr("The report was written to %1.").arg(path));
    emit reportWritten(path);
  });
  connect(runs, &RunsPanel::openRequested, this, &Workbench::openRun);
  connect(runs, &RunsPanel::starToggled, &m_library, &LibraryController::setStarred);
  connect(runs, &RunsPanel::renameRequested, &m_library, &LibraryController::rename);
  connect(runs, &RunsPanel::duplicateConfigRequested, this, [this](const QString& uuid) {
    m_library.fetch(uuid, [this](const RunRecord& run) { m_views.form->setConfig(run.config); });
  });
  connect(runs, &RunsPanel::archiveRequested, &m_library, &LibraryController::setArchived);
  connect(runs, &RunsPanel::archivedWanted, &m_library, &LibraryController::listArchived);
  connect(runs, &RunsPanel::tagsChosen, &m_library, &LibraryController::changeTags);
}

void Workbench::connectForm() {
  const auto changed = [this] {
    allowTraining();
    if (m_views.form->valid())
      m_inspections.cost(m_views.form->config());
    else
      m_views.form->setCost(std::nullopt, tr("The cost is counted once the problems above are solved."));
  };
  connect(m_views.form, &ExperimentForm::configChanged, this, changed);
  connect(&m_inspections, &InspectionController::costed, m_views.form,
          [this](const CodeCost& cost) { m_views.form->setCost(cost, {}); });
  m_views.form->setPresets(builtInPresets());
  m_views.form->setConfig(builtInPresets().front().config);
  changed();
}

void Workbench::allowTraining() {
  QString reason;
  if (!m_views.form->valid()) reason = tr("The experiment has problems; see the form.");
  if (m_sweeping) reason = tr("A sweep is training its runs; this experiment can be trained when it has ended.");
  m_views.training->setTrainEnabled(reason.isEmpty(), reason);
}

void Workbench::train() {
  if (!m_sweeping && m_views.form->valid()) trainConfig(m_views.form->config());
}

bool Workbench::trainConfig(const ExperimentConfig& config, const QString& queuedRun) {
  if (m_training.running()) return false;
  beginTraining(config, QString::fromStdString(config.name.empty() ? defaultName(config) : config.name),
                !m_leftLast || (!m_sweeping && queuedRun.isEmpty()));
  m_training.start(config, queuedRun);
  emit trainingBegun();
  return true;
}

bool Workbench::resumeTraining(const RunRecord& run) {
  if (m_training.running()) return false;
  beginTraining(run.config, QString::fromStdString(run.name), !m_leftLast);
  m_training.resumeRun(QString::fromStdString(run.uuid));
  emit trainingBegun();
  return true;
}

/// Whoever turned to another run is not brought back by the next of a sweep or a queue: `follow`.
void Workbench::beginTraining(const ExperimentConfig& config, const QString& name, bool follow) {
  m_follow = follow;
  m_live.begin(config.code, name);
}

void Workbench::stopTraining() {
  if (!m_training.running()) return;
  m_views.training->setState(TrainingState::stopping);
  m_training.cancel(RunState::cancelled);
}

void Workbench::setSweeping(bool sweeping) {
  m_sweeping = sweeping;
  m_leftLast = false;
  allowTraining();
  emit sweepingChanged(sweeping);
}

void Workbench::trainingFinished(const QString& uuid, const QString& error) {
  m_views.training->setState(TrainingState::idle);
  m_library.refresh();
  if (!uuid.isEmpty()) m_leftLast = m_shownRun != uuid;
  if (!uuid.isEmpty() && !error.isEmpty()) m_library.letGo(uuid);
  if (!error.isEmpty() && !m_sweeping) explain(error);
  // A training stopped before its first step has no code to show.
  if (m_shownRun == uuid && error.isEmpty() && m_live.hasCode()) openRun(uuid);
  m_live.end();
  emit trainingEnded(uuid, error);
}

void Workbench::stopForClosing() {
  if (!m_training.running()) return;
  m_training.cancel(RunState::interrupted);
  m_training.wait();
}

void Workbench::openRun(const QString& uuid) {
  // The run that trains right now is shown by its snapshots.
  const bool live = m_training.running() && uuid == m_live.run();
  if (!live) rememberShown();
  m_shownRun = uuid;
  m_library.load(uuid);
  if (!live) m_inspections.openRun(m_library.storePath(), uuid);
}

void Workbench::showLoaded(const RunRecord& run, const std::vector<MetricSeries>& metrics) {
  if (QString::fromStdString(run.uuid) != m_shownRun) return;
  showEvaluation(run.evaluated ? std::optional(Evaluation{run.accuracy, run.patterns}) : std::nullopt);
  if (m_training.running()) return; // the plots belong to the training
  m_live.showStored(QString::fromStdString(run.name), metrics);
}

void Workbench::opened(const std::shared_ptr<const CodeSnapshot>& code, int images) {
  const std::shared_ptr<const CodeSnapshot> shown = m_state.code();
  const bool sameShape = shown && shown->config() == code->config() && m_state.images() == images;
  m_before.reset();
  m_state.setCode(code, images);
  // The curves are those of the run before; a code that ships with the program has none.
  if (m_shownRun.isEmpty() && !m_training.running()) m_live.clear();
  if (!sameShape) {
    showCode(*m_views.pipeline, *code, images);
    m_views.pipeline->setPattern(m_state.pattern());
    showEvaluation(m_evaluation);
  } else {
    emit evaluationChanged();
  }
  inspect();
}

void Workbench::showEvaluation(std::optional<Evaluation> evaluation) {
  m_evaluation = std::move(evaluation);
  ++m_evaluationNumber;
  if (!m_evaluation) {
    m_views.atlas->clear();
    m_views.pipeline->setTestFigures(std::nullopt);
    emit evaluationChanged();
    return;
  }
  const std::shared_ptr<const CodeSnapshot>& code = m_state.code();
  const bool fits = code && !m_evaluation->patterns.empty();
  if (!fits) return;
  m_views.atlas->setEvaluation(*m_evaluation, code->config().code.k, code->config().code.r);
  m_views.atlas->setCurrent(m_state.pattern());
  m_views.pipeline->setTestFigures(testFigures(*m_evaluation, m_state.pattern()));
  emit evaluationChanged();
}

void Workbench::showPattern(FailurePattern pattern) {
  m_views.pipeline->setPattern(pattern);
  m_views.atlas->setCurrent(pattern);
  if (m_evaluation) m_views.pipeline->setTestFigures(testFigures(*m_evaluation, pattern));
}

void Workbench::worstPattern() {
  if (m_state.code()) m_inspections.findWorst(m_state.image(), m_state.code()->config().code.r);
}

void Workbench::brokenImage() {
  if (m_state.code()) m_inspections.findBroken(m_state.image(), m_state.pattern());
}

void Workbench::inspect() {
  if (m_state.code()) m_inspections.inspect(m_state.image(), m_state.pattern());
}

void Workbench::explain(const QString& problem) {
  m_views.banner->showMessage(BannerKind::error, problem);
}

} // namespace lacuna::window
