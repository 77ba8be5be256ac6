// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "experiment/network_spec.h"

namespace lacuna {

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
