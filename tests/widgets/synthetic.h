// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/engine/engine.h"

/// Made-up values that look plausible, for tests of views and for their pictures. Nothing here was measured.
namespace lacuna::synthetic {

struct Scene {
  ExperimentConfig config;
  SplitPlan plan;
  CodeCost cost;
};

/// k ≤ 4 splits LeNet-5 on 28 × 28, more a padded net of eight columns on 32 × 32.
Scene scene(int k, int r);
/// A code of images on LeNet-5.
Scene imageScene(int k, int r, DeviceReturns returns);
/// A drawn 4 under this pattern; `coded` and `zeros` are what the two read.
Inspection inspection(const Scene& scene, FailurePattern pattern, int coded = 4, int zeros = 1, int label = 4,
                      int whole = 4);
Evaluation evaluation(int k, int r);
/// Curves of `epochs` epochs with 40 steps each.
std::vector<MetricSample> metrics(int epochs, int lost);
std::vector<RunRecord> runs(int count);

} // namespace lacuna::synthetic
