// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/inspection.h"

#include <algorithm>

namespace lacuna {

int predictedClass(const std::vector<double>& probabilities) {
  return static_cast<int>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

} // namespace lacuna
