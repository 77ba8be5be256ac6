// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/dataset/data_shape.h"

#include <algorithm>

namespace lacuna {

std::vector<std::pair<std::string, std::string>> problemsOf(const DataShape& shape) {
  std::vector<std::pair<std::string, std::string>> problems;
  const auto side = [&](const char* field, int value) {
    if (value < kMinSide || value > kMaxSide)
      problems.emplace_back(field, std::to_string(value) + " is out of range; use " + std::to_string(kMinSide) +
                                       " to " + std::to_string(kMaxSide));
  };
  if (shape.image.channels != 1 && shape.image.channels != 3)
    problems.emplace_back("channels",
                          std::to_string(shape.image.channels) + " is not possible; use 1 (gray) or 3 (colour)");
  side("height", shape.image.height);
  side("width", shape.image.width);
  const size_t count = shape.classes.size();
  if (count < 2 || count > static_cast<size_t>(kMaxClasses))
    problems.emplace_back("classes",
                          "holds " + std::to_string(count) + " names; give 2 to " + std::to_string(kMaxClasses));
  // 255 bytes is what a folder's name can have.
  const auto unfit = [](const std::string& name) { return name.empty() || name.size() > 255; };
  if (std::any_of(shape.classes.begin(), shape.classes.end(), unfit))
    problems.emplace_back("classes", "holds a name that is empty or longer than 255 bytes; give every class a name");
  return problems;
}

bool isDatasetName(const std::string& name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), allowed);
}

} // namespace lacuna
