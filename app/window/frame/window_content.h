// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "widgets/sweep/sweep_setup.h"
#include "window/learn/lesson_controller.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

/// What a window has on screen, for the one that takes its place. Layout and preferences lie in the settings.
struct WindowContent {
  PipelineContent pipeline;
  std::optional<ExperimentConfig> config; ///< of the form
  int preset = -1;                        ///< which of builtInPresets() that is, name and all; its name is translated
  LessonPlace lesson;
  std::optional<widgets::SweepEntry> sweep; ///< what its window holds, once it was asked for
  bool sweepShown = false;
  QStringList compared; ///< in the window of comparisons, while that is open
};

} // namespace lacuna::window
