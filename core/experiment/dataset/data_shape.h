// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "experiment/network/network_spec.h"

namespace lacuna {

/// Sides of an imported image, pixels.
constexpr int kMinSide = 8;
constexpr int kMaxSide = 256;
/// A label is one byte.
constexpr int kMaxClasses = 256;

/// What a data set that no catalogue knows says of itself: it stands in its dataset.json and in every configuration
/// that uses it, so that a run can be read where the pictures are not.
struct DataShape {
  MapShape image;                   ///< channels 1 (gray) or 3 (red, green, blue); sides kMinSide … kMaxSide
  std::vector<std::string> classes; ///< names, 2 … kMaxClasses, in the order of the labels
  bool operator==(const DataShape& o) const { return image == o.image && classes == o.classes; }
};

/// Everything that is wrong with it, as (field, message): ("width", "300 is out of range; use 8 to 256").
std::vector<std::pair<std::string, std::string>> problemsOf(const DataShape& shape);

/// A data set is a folder of this name: 1 to 40 of a to z, 0 to 9 and the hyphen.
bool isDatasetName(const std::string& name);
constexpr const char* kDatasetNameRule = "use 1 to 40 small letters, digits and hyphens";

} // namespace lacuna
