// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/workbench.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include "experiment/run/run_json.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/verdict.h"
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
      m_training(m_host, runOptions(options)) {
  connectPipeline();
  connectTraining();
  connectLibrary();
  connectForm();
}

void Workbench::begin(const PipelineContent& content) {
  m_image = content.image;
  m_pattern = content.pattern;
  if (content.image == kOwnImage) m_inspections.takePicture(content.picture);
  if (!content.run.isEmpty())
    openRun(content.run);
  else
    openShipped(isShippedCode(content.shipped) ? content.shipped : shippedCodes().front().id);
  m_library.open();
}

PipelineContent Workbench::content() const {
  return {m_shownRun, m_shownShipped, m_image, m_inspections.picture(), m_pattern};
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
  m_code.reset();
  m_evaluation = parseEvaluation(shipped.runDocument);
  m_inspections.openExported(shipped.file);
}

void Workbench::rememberShown() {
  if (!m_before) m_before = Before{m_shownRun, m_shownShipped, m_code, m_evaluation};
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
  m_code = before.code;
  showEvaluation(before.evaluation);
}

void Workbench::connectPipeline() {
  connect(m_views.pipeline, &PipelineView::patternChanged, this, &Workbench::choosePattern);
  connect(m_views.pipeline, &PipelineView::nextRequested, this, &Workbench::nextImage);
  connect(m_views.pipeline, &PipelineView::previousRequested, this, &Workbench::previousImage);
  connect(m_views.pipeline, &PipelineView::randomRequested, this, &Workbench::randomImage);
  connect(m_views.pipeline, &PipelineView::brokenImageRequested, this, &Workbench::brokenImage);
  connect(m_views.pipeline, &PipelineView::worstPatternRequested, this, &Workbench::worstPattern);
  connect(m_views.atlas, &AtlasView::worstPatternRequested, this, &Workbench::worstPattern);
  connect(m_views.atlas, &AtlasView::patternChosen, this, &Workbench::choosePattern);
  connect(&m_inspections, &InspectionController::opened, this, &Workbench::opened);
  connect(&m_inspections, &InspectionController::failed, this, &Workbench::explain);
  connect(&m_inspections, &InspectionController::openingFailed, this, &Workbench::showBefore);
  connect(&m_inspections, &InspectionController::inspected, this, [this](const Inspection& inspection) {
    m_views.pipeline->setInspection(inspection);
    emit pipelineShown();
  });
  connect(&m_inspections, &InspectionController::pictureTaken, this, [this] {
    m_image = kOwnImage;
    inspect();
  });
  connect(&m_inspections, &InspectionController::worst, this, [this](const PatternOutcome& outcome, int patterns) {
    choosePattern(outcome.pattern);
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
    if (image >= 0) return showImage(image);
    m_views.banner->showMessage(BannerKind::information,
                                m_pattern.mask == 0
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
    m_liveRun = uuid;
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
  connect(&m_training, &TrainingController::measured, this, &Workbench::plot);
  connect(&m_training, &TrainingController::validated, this, [this](const Evaluation& evaluation) {
    if (m_shownRun != m_liveRun) return;
    m_views.atlas->setEvaluation(evaluation, m_liveCode.k, m_liveCode.r, AtlasImages::validation);
    m_views.atlas->setCurrent(m_pattern);
  });
  connect(&m_training, &TrainingController::snapshotTaken, this,
          [this](const std::shared_ptr<const CodeSnapshot>& snapshot) {
            m_liveHasCode = true;
            // The pipeline follows the training until another run is opened.
            if (m_shownRun == m_liveRun) m_inspections.show(snapshot);
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
  clearPlots();
  m_liveHasCode = false;
  m_liveCode = config.code;
  m_views.training->setState(TrainingState::running);
  m_views.training->setRun(name);
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
  if (m_shownRun == uuid && error.isEmpty() && m_liveHasCode) openRun(uuid);
  m_liveRun.clear();
  emit trainingEnded(uuid, error);
}

void Workbench::stopForClosing() {
  if (!m_training.running()) return;
  m_training.cancel(RunState::interrupted);
  m_training.wait();
}

void Workbench::openRun(const QString& uuid) {
  // The run that trains right now is shown by its snapshots.
  const bool live = m_training.running() && uuid == m_liveRun;
  if (!live) rememberShown();
  m_shownRun = uuid;
  m_library.load(uuid);
  if (!live) m_inspections.openRun(m_library.storePath(), uuid);
}

void Workbench::showLoaded(const RunRecord& run, const std::vector<MetricSeries>& metrics) {
  if (QString::fromStdString(run.uuid) != m_shownRun) return;
  showEvaluation(run.evaluated ? std::optional(Evaluation{run.accuracy, run.patterns}) : std::nullopt);
  if (m_training.running()) return; // the plots belong to the training
  clearPlots();
  m_views.training->setStoredRun(QString::fromStdString(run.name));
  std::vector<MetricSample> samples; // all at once: the plots know the order of their curves, the library does not
  for (const MetricSeries& s : metrics)
    for (const MetricPoint& p : s.points) samples.push_back({s.name, p});
  plot(samples);
}

void Workbench::clearPlots() {
  m_views.training->clear();
  m_validations = 0;
}

void Workbench::plot(const std::vector<MetricSample>& samples) {
  m_views.training->addMetrics(samples);
  for (const MetricSample& s : samples) {
    if (s.series != series::kValidationLoss) continue;
    ++m_validations;
    if (m_validations > 1 && !(s.point.value < m_bestLoss)) continue;
    m_bestLoss = s.point.value;
    m_views.training->setBestEpoch(m_validations, s.point.step);
  }
}

void Workbench::opened(const std::shared_ptr<const CodeSnapshot>& code, int images) {
  const bool sameShape = m_code && m_code->config() == code->config() && m_images == images;
  m_before.reset();
  m_code = code;
  m_images = images;
  // The curves are those of the run before; a code that ships with the program has none.
  if (m_shownRun.isEmpty() && !m_training.running()) clearPlots();
  if (!sameShape) {
    showCode(*m_views.pipeline, *code, images);
    const uint64_t devices = (uint64_t(1) << code->plan().devices()) - 1;
    m_pattern.mask &= devices;
    m_image = images > 0 ? m_image % images : 0;
    m_views.pipeline->setPattern(m_pattern);
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
  const bool fits = m_code && !m_evaluation->patterns.empty();
  if (!fits) return;
  m_views.atlas->setEvaluation(*m_evaluation, m_code->config().code.k, m_code->config().code.r);
  m_views.atlas->setCurrent(m_pattern);
  m_views.pipeline->setTestFigures(testFigures(*m_evaluation, m_pattern));
  emit evaluationChanged();
}

void Workbench::show(int image, FailurePattern pattern) {
  if (m_images == 0) return;
  m_image = (image % m_images + m_images) % m_images;
  setPattern(pattern);
}

void Workbench::choosePattern(FailurePattern pattern) {
  const FailurePattern before = m_pattern;
  setPattern(pattern);
  emit patternChosen(before, m_pattern);
}

void Workbench::setPattern(FailurePattern pattern) {
  if (m_code) pattern.mask &= (uint64_t(1) << m_code->plan().devices()) - 1;
  m_pattern = pattern;
  m_views.pipeline->setPattern(pattern);
  m_views.atlas->setCurrent(pattern);
  if (m_evaluation) m_views.pipeline->setTestFigures(testFigures(*m_evaluation, pattern));
  inspect();
}

void Workbench::showImage(int index) {
  if (m_images == 0) return;
  m_image = (index % m_images + m_images) % m_images;
  inspect();
}

void Workbench::randomImage() {
  if (m_images > 0) showImage(QRandomGenerator::global()->bounded(m_images));
}

void Workbench::worstPattern() {
  if (m_code) m_inspections.findWorst(m_image, m_code->config().code.r);
}

void Workbench::brokenImage() {
  if (m_code) m_inspections.findBroken(m_image, m_pattern);
}

void Workbench::inspect() {
  if (m_code) m_inspections.inspect(m_image, m_pattern);
}

void Workbench::explain(const QString& problem) {
  m_views.banner->showMessage(BannerKind::error, problem);
}

} // namespace lacuna::window
