// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "window/base/engine_host.h"
#include "workflow/training_run.h"

namespace lacuna::window {

/// Trains one run at a time on a thread of its own. What the engine reports is gathered there and handed to the GUI
/// thread at most 30 times a second.
class TrainingController : public QObject {
  Q_OBJECT
 public:
  TrainingController(std::shared_ptr<EngineHost> host, workflow::RunOptions options, QObject* parent = nullptr);
  /// Asks a running training to stop and waits for it.
  ~TrainingController() override;

  /// Returns at once; ignored while a run is going on. `queuedRun` is one that waits in the library.
  void start(const ExperimentConfig& config, const QString& queuedRun = {});
  /// Likewise; goes on with a run that was interrupted, cancelled or failed.
  void resumeRun(const QString& uuid);
  void pause();
  void resume();
  void step();
  /// Asks; `stopped` is the state the run is kept in. finished() follows.
  void cancel(RunState stopped);
  /// Blocks until the thread has ended.
  void wait();
  bool running() const { return m_running; }
  // Both for the next training; one that goes on keeps what it began with.
  void setCompute(const ComputeOptions& compute) { m_options.compute = compute; }
  void setDataFolders(std::vector<std::string> folders) { m_options.dataFolders = std::move(folders); }

 signals:
  void started(const QString& uuid);
  void progressed(const lacuna::TrainingProgress& progress);
  void measured(const std::vector<lacuna::MetricSample>& samples);
  /// Every failure pattern over the validation images.
  void validated(const lacuna::Evaluation& evaluation);
  void noted(const QString& text);
  void snapshotTaken(std::shared_ptr<const lacuna::CodeSnapshot> snapshot);
  /// `error` is empty unless the run failed; `uuid` is empty when it failed before it was noted.
  void finished(const QString& uuid, const QString& error);

 private:
  class Mailbox;
  /// Of the training thread.
  using Work = std::function<void(const workflow::RunOptions&)>;
  void launch(Work work);
  void work(const Work& work, const workflow::RunOptions& options);
  void collect();

  std::shared_ptr<EngineHost> m_host;
  workflow::RunOptions m_options;
  std::shared_ptr<Mailbox> m_mailbox;
  std::unique_ptr<TrainingControl> m_control;
  std::thread m_thread;
  QTimer m_timer;
  std::atomic<int> m_stoppedState{static_cast<int>(RunState::interrupted)};
  bool m_running = false;
};

} // namespace lacuna::window
