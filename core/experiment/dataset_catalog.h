// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "experiment/network_spec.h"

namespace lacuna {

/// How a base model is trained on a data set: Adam on cross-entropy, one-cycle schedule. No setting, because the code
/// is the experiment and the base model its ground. Digits are shifted and regularised more: they lose no accuracy by
/// it, and the maps of such a model are far easier to code (k = 4, r = 2 on MNIST: 0.24 points lost in the worst
/// pattern against 1.57). Garments fill the frame; shifting them cost a point of accuracy.
struct BaseModelRecipe {
  int batch = 128;
  double peakRate = 3e-3;
  double weightDecay = 1e-4; ///< L2, added to the gradient
  int shift = 1;             ///< most pixels a batch is moved by in each direction
};

/// What is known of a data set before any file is read.
struct DatasetInfo {
  std::string name;  ///< as in configurations
  std::string title; ///< as on screen
  MapShape shape;
  int classes = 0;
  int trainCount = 0;
  int testCount = 0;
  bool builtIn = false; ///< rendered by the program, needs no files
  std::string howToGet; ///< one sentence for a person who lacks it
  std::vector<std::string> classNames;
  BaseModelRecipe recipe = {};
};

const std::vector<DatasetInfo>& datasetCatalog();
/// Null when the name is not known.
const DatasetInfo* findDataset(const std::string& name);

/// Images as bytes, ready to be shared between threads.
struct ImageSet {
  MapShape shape;
  int classes = 0;
  std::vector<uint8_t> pixels; ///< [N, C, H, W]
  std::vector<uint8_t> labels; ///< [N]
  std::string sha256;          ///< of pixels, then labels: what a run was trained on
  int count() const { return static_cast<int>(labels.size()); }
};

struct Dataset {
  std::string name;
  std::shared_ptr<const ImageSet> train;
  std::shared_ptr<const ImageSet> test;
};

} // namespace lacuna
