// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/failure/image_group.h"

namespace lacuna {

std::vector<int> groupOf(int first, int k, int count) {
  std::vector<int> images;
  for (int place = 0; place < k; ++place) images.push_back((first + place) % count);
  return images;
}

std::vector<int> judgedPlaces(FailurePattern pattern, int k) {
  std::vector<int> places;
  for (int place = 0; place < k; ++place)
    if (!pattern.losesData(k) || pattern.isLost(DeviceIndex(place))) places.push_back(place);
  return places;
}

int focusPlace(FailurePattern pattern, int k) {
  return judgedPlaces(pattern, k).front();
}

} // namespace lacuna
