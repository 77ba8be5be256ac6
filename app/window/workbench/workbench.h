// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>

#include "window/workbench/inspection_controller.h"
#include "window/workbench/library_controller.h"
#include "window/workbench/live_training.h"
#include "window/workbench/shown_state.h"
#include "window/workbench/training_controller.h"

namespace lacuna::widgets {
class AtlasView;
class Banner;
class ExperimentForm;
class PipelineView;
class RunsPanel;
class TrainingPanel;
} // namespace lacuna::widgets

namespace lacuna::window {

/// What the command line says, which counts more than what a person prefers; nothing where it says nothing.
struct CommandLineChoices {
  std::optional<QString> store;
  std::optional<QString> data;
  std::optional<int> threads;
  std::optional<ProcessorChoice> processor;
};

struct WindowOptions {
  QString storePath;
  std::vector<std::string> dataFolders;
  ComputeOptions compute;
  CommandLineChoices commandLine = {}; ///< already heeded in the above
};

/// What a pipeline shows; by default the first code that ships with the program.
struct PipelineContent {
  QString run;           ///< of the library; empty for a code that ships with the program
  QString shipped;       ///< the id of that code
  int image = 0;         ///< of the test subset, or kOwnImage
  data::Picture picture; ///< for kOwnImage
  FailurePattern pattern;
};

/// The views a workbench connects; owned by the window.
struct WorkbenchViews {
  widgets::PipelineView* pipeline;
  widgets::ExperimentForm* form;
  widgets::TrainingPanel* training;
  widgets::RunsPanel* runs;
  widgets::AtlasView* atlas;
  widgets::Banner* banner;
};

/// What the window does: connects views and controllers, and opens codes and trains them.
class Workbench : public QObject {
  Q_OBJECT
 public:
  Workbench(const WindowOptions& options, const WorkbenchViews& views, QObject* parent = nullptr);

  /// Opens a code and the library; returns at once.
  void begin(const PipelineContent& content = {});
  /// What begin() has to be given to show the same again.
  PipelineContent content() const;

  /// Shows a code that ships with the program, by the id that shippedCodes() gives.
  void openShipped(const QString& id);
  /// Trains what the form shows; not while a sweep or another training works.
  void train();
  /// False, and nothing happens, while another training is going on. `queuedRun` is one that waits in the library.
  bool trainConfig(const ExperimentConfig& config, const QString& queuedRun = {});
  /// Likewise goes on with a run that was interrupted, cancelled or failed.
  bool resumeTraining(const RunRecord& run);
  /// Asks a running training to stop; its run becomes `cancelled`.
  void stopTraining();
  /// While a sweep works nothing else can be trained, and it tells itself why a run failed.
  void setSweeping(bool sweeping);
  /// How many trainings wait for the present one to end.
  void setWaiting(int trainings) {
    m_waiting = trainings;
    emit waitingChanged();
  }
  void openRun(const QString& uuid);
  /// Looks for an image that the code gets wrong.
  void brokenImage();
  /// Shows what the pattern that hurts this image most does to it.
  void worstPattern();
  void writeReport(const QStringList& uuids, const QString& path) { m_library.report(uuids, path); }

  /// For what is opened and trained from now on.
  void setDataFolders(const std::vector<std::string>& folders);
  /// For the next training.
  void setCompute(const ComputeOptions& compute) { m_training.setCompute(compute); }

  LibraryController& library() { return m_library; }

  bool training() const { return m_training.running(); }
  bool sweeping() const { return m_sweeping; }
  /// Something trains, or is about to.
  bool busy() const { return training() || sweeping() || waiting() > 0; }
  int waiting() const { return m_waiting; }
  /// Asks a running training to stop, keeps it as interrupted and waits for that.
  void stopForClosing();
  /// The run that trains; empty while none does, or it is not noted yet.
  QString liveRun() const { return training() ? m_live.run() : QString(); }
  /// The run whose code is shown; empty for the one that ships with the program.
  const QString& shownRun() const { return m_shownRun; }
  /// The code, the image and the pattern that are shown.
  ShownState& state() { return m_state; }
  const ShownState& state() const { return m_state; }
  /// Of the code; none while it is being trained.
  const std::optional<Evaluation>& evaluation() const { return m_evaluation; }
  /// Another one for every evaluation that was shown.
  int evaluationNumber() const { return m_evaluationNumber; }
  const std::vector<std::string>& dataFolders() const { return m_dataFolders; }
  const std::shared_ptr<EngineHost>& host() const { return m_host; }
  /// Seconds between asking for the last inspection and showing it are measured by whoever listens here.
  InspectionController& inspections() { return m_inspections; }

 signals:
  /// The pipeline shows an inspection that fits the present image and pattern.
  void pipelineShown();
  /// Another code is shown, or evaluation() has changed.
  void evaluationChanged();
  void trainingBegun();
  /// The run of the training that has begun stands in the library.
  void runCreated(const QString& uuid);
  void trainingProgressed(const lacuna::TrainingProgress& progress);
  /// The code (not only the base model) has learned something more.
  void trainingStepped();
  /// As TrainingController::finished.
  void trainingEnded(const QString& uuid, const QString& error);
  void sweepingChanged(bool sweeping);
  void waitingChanged();
  void reportWritten(const QString& path);

 private:
  void connectPipeline();
  void connectTraining();
  void connectLibrary();
  void connectForm();
  void opened(const std::shared_ptr<const CodeSnapshot>& code, int images);
  void rememberShown();
  void showBefore();
  void showEvaluation(std::optional<Evaluation> evaluation);
  void showPattern(FailurePattern pattern);
  void inspect();
  void explain(const QString& problem);
  void allowTraining();
  void beginTraining(const ExperimentConfig& config, const QString& name, bool follow);
  void trainingFinished(const QString& uuid, const QString& error);
  void showLoaded(const RunRecord& run, const std::vector<MetricSeries>& metrics);

  WorkbenchViews m_views;
  std::vector<std::string> m_dataFolders;
  std::shared_ptr<EngineHost> m_host;
  InspectionController m_inspections;
  LibraryController m_library;
  TrainingController m_training;
  LiveTraining m_live;

  ShownState m_state;
  std::optional<Evaluation> m_evaluation;
  int m_evaluationNumber = 0;
  QString m_shownRun;
  QString m_shownShipped; ///< while m_shownRun is empty
  /// What was shown before another code was asked for.
  struct Before {
    QString run;
    QString shipped;
    std::shared_ptr<const CodeSnapshot> code;
    std::optional<Evaluation> evaluation;
  };
  std::optional<Before> m_before; ///< while that one opens
  bool m_sweeping = false;
  int m_waiting = 0;
  bool m_follow = true;    ///< the pipeline shows the training that goes on
  bool m_leftLast = false; ///< another run was opened while the last training went on
};

} // namespace lacuna::window
