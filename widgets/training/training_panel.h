// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "experiment/engine/engine.h"
#include "experiment/failure/metrics.h"
#include "widgets/training/queue_view.h"

namespace lacuna::widgets {

enum class TrainingState { idle, running, paused, stopping };

/// Train, pause, step, stop; how far it is, where it goes and what comes next.
class TrainingPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingPanel(QWidget* parent = nullptr);
  ~TrainingPanel() override;

  void setState(TrainingState state);
  TrainingState state() const;
  /// False while the configuration has problems; `reason` becomes the button's tooltip. While a training goes on the
  /// button adds to the queue.
  void setTrainEnabled(bool enabled, const QString& reason = {});
  void setProgress(const TrainingProgress& progress);
  /// Series as named in metrics.h; unknown names are left out. Steps must not go back within a series.
  void addMetrics(const std::vector<MetricSample>& samples);
  /// Percent; the dashed line in the accuracy plot.
  void setBaseAccuracy(double percent);
  /// A mark in both plots at the step that ended the best epoch.
  void setBestEpoch(int epoch, int64_t step);
  /// Names the run that trains from now on.
  void setRun(const QString& name);
  /// Says that the curves belong to a stored run.
  void setStoredRun(const QString& name);
  /// Something a person should read: the device taken, a stalled run.
  void setEvent(const QString& text);
  /// What trains after the present one.
  void setQueue(const std::vector<QueuedTraining>& trainings);
  /// Takes the curves and the mark away; what is said of the training stays.
  void clearCurves();
  void clear();

  QSize sizeHint() const override;

 signals:
  void trainRequested();
  void pauseRequested();
  void resumeRequested();
  void stepRequested();
  void stopRequested();
  // As those of QueueView.
  void queueOrderChanged(const QStringList& uuids);
  void queueRemovalRequested(const QStringList& uuids);
  void stopAllRequested();

 private:
  void refreshTrain();

  struct Private;
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
