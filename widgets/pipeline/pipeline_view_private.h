// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include "widgets/pipeline/controls/channel_picker.h"
#include "widgets/pipeline/controls/glide.h"
#include "widgets/pipeline/painting/pipeline_painter.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/pipeline/results/class_bars.h"
#include "widgets/pipeline/results/value_card.h"
#include "widgets/pipeline/results/verdict_card.h"
#include "widgets/pipeline/scene/pipeline_scene.h"

namespace lacuna::widgets {

/// Of pipeline_view.cpp and pipeline_look.cpp alone.
struct PipelineView::Private {
  PipelineScene scene;
  bool hasPlan = false;
  std::vector<DeviceButton*> devices;
  ChannelPicker* picker = nullptr;
  ClassBars* bars = nullptr;
  VerdictCard* verdict = nullptr;
  QToolButton* previous = nullptr;
  QToolButton* next = nullptr;
  QPushButton* random = nullptr;
  QPushButton* broken = nullptr;
  std::optional<TestFigures> figures;
  ValueCard* value = nullptr;
  Glide* arrival = nullptr;

  QPixmap still; ///< null when it has to be painted anew

  void refreshStill(QSize size, double ratio, const Theme& theme) {
    const QSize wanted = (QSizeF(size) * ratio).toSize();
    if (still.size() == wanted) return;
    still = QPixmap(wanted);
    still.setDevicePixelRatio(ratio);
    still.fill(theme.window);
    QPainter p(&still);
    PipelinePainter(p, scene, theme).paintStill();
  }
  /// The answer to a click is there within milliseconds and repaints everything; only where it does not come is the
  /// pattern shown on its own.
  QTimer unanswered;
  std::vector<QWidget*> parts() const { return {picker, bars, verdict, previous, next, random, broken}; }
};

} // namespace lacuna::widgets
