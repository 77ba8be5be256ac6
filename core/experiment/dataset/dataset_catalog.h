// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "experiment/dataset/data_shape.h"
#include "experiment/network/network_spec.h"

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

/// How the files of a data set are made; a built-in one has none.
enum class DatasetFiles {
  idx,     ///< four IDX files as of MNIST
  cifar,   ///< CIFAR-10, binary version
  imported ///< somebody's own pictures: IDX files and a dataset.json
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
  DatasetFiles files = DatasetFiles::idx;
  DataShape dataShape() const { return {shape, classNames}; }
};

/// The data sets that the program knows, then those registered, in the order to show them.
const std::vector<DatasetInfo>& datasetCatalog();
/// Null when the name is not known.
const DatasetInfo* findDataset(const std::string& name);
/// "stroke-digits, mnist, …", for messages.
std::string knownDatasetNames();
/// What is said of a name that is none: ""pets" is not known; use one of …".
std::string unknownDataset(const std::string& name);
/// The title, or the name itself when it is not known.
std::string datasetTitle(const std::string& name);

/// What follows from the description of an imported data set; the same in the program and in the engine, which has a
/// catalogue of its own without any imported set.
DatasetInfo importedDataset(const std::string& name, const std::string& title, const DataShape& shape);

/// Adds an imported data set to this module's catalogue, or replaces the one of that name. Not while another thread, or
/// a pointer from findDataset, looks at the catalogue: the program calls it at its start. Throws Error(usage) when the
/// name is one of the program's own.
void registerDataset(const DatasetInfo& info);

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
