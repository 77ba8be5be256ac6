// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <memory>
#include <optional>

#include "experiment/config/config.h"
#include "experiment/engine/inspection.h"
#include "experiment/split/split_plan.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/results/verdict.h"
#include "widgets/pipeline/scene/pipeline_info.h"
#include "widgets/pipeline/scene/pipeline_trace.h"

namespace lacuna::widgets {

/// The centre: one image on its way through the devices, one lane per device. Keys: 1 … 9 a device, Escape all devices
/// back, Page Up and Page Down the image before and after, R a random one, B one that this pattern breaks, W the
/// pattern that hurts this one most, S makes a device late; V holds on to one value, and arrows then move it: alone
/// a row or column, with Shift a map or a device.
///
///     view->setPlan(snapshot->plan(), snapshot->config(), info);
///     connect(view, &PipelineView::patternWanted, …decide, then…, view, &PipelineView::setPattern);
///     view->setInspection(answer);
class PipelineView : public QWidget {
  Q_OBJECT
 public:
  explicit PipelineView(QWidget* parent = nullptr);
  ~PipelineView() override;

  /// Of other devices than before, none is lost until setPattern says so.
  void setPlan(const SplitPlan& plan, const ExperimentConfig& config, const PipelineInfo& info);
  void setInspection(const Inspection& inspection);
  /// Shows the devices' state at once; what lies to their right follows with the next inspection. Nothing else sets it:
  /// clicks and keys ask by patternWanted. Emits nothing.
  void setPattern(FailurePattern pattern);
  FailurePattern pattern() const;
  void setClassNames(const QStringList& names);
  /// Ignored while its pattern is not the one shown.
  void setTestFigures(const std::optional<TestFigures>& figures);
  /// Back to the empty state.
  void clear();

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// A person wants these devices lost.
  void patternWanted(lacuna::FailurePattern pattern);
  void previousRequested();
  void nextRequested();
  void randomRequested();
  void brokenImageRequested();
  void worstPatternRequested();

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* child, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Private;
  void toggle(int device);
  void relayout();
  void hover(int device);
  void setDeviceState(int device, DeviceState state);
  bool makeLate();
  void look(const PipelineSpot& spot, bool hold);
  void letGo();
  void veilDevices();
  void lookAgain();
  bool moveHeld(const QKeyEvent& event);
  void fadeIn(FailurePattern old);
  QRegion fading() const;
  QRegion changedBy(const Inspection& next) const;
  void rebuildDevices();
  void showPattern();
  void showStates();
  void showVerdict();

  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
