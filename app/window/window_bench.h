// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/engine/engine.h"

namespace lacuna::window {

/// Clicks devices of a real window while a real training runs at full speed, and times click → repainted pipeline.
/// Without a display it takes Qt's offscreen platform.
BenchFigures benchToggle(const std::vector<std::string>& dataFolders, const ComputeOptions& compute);

/// Draws what grows with use: plots of a run of 100,000 metric points, while it trains and when they are dragged, and
/// the list of a library of 10,000 runs.
BenchFigures benchViews();

/// Starts the program several times as a new process and times start → shown → interactive → first pipeline.
BenchFigures benchStartup();

} // namespace lacuna::window
