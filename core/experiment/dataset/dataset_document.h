// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "experiment/dataset/data_shape.h"

namespace lacuna {

/// Longer than any description this program writes.
constexpr size_t kMaxDatasetBytes = 1 << 20;

/// The file dataset.json beside the images of an imported data set:
///
///     {"lacuna_dataset": 1, "title": "pets", "channels": 3, "height": 32, "width": 32, "classes": ["cat", "dog"]}
struct DatasetDocument {
  std::string title; ///< as on screen, at most 200 bytes
  DataShape shape;
};

std::string formatDatasetDocument(const DatasetDocument& document);

/// Throws Error(data) with every problem in one sentence; the caller puts the file's name in front.
DatasetDocument parseDatasetDocument(const std::string& json);

} // namespace lacuna
