// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "experiment/dataset/dataset_catalog.h"

namespace lacuna::data {

/// Seeds of the two subsets everyone gets; different, so that no test image is a training image.
constexpr uint64_t kStrokeTrainSeed = 1;
constexpr uint64_t kStrokeTestSeed = 2;

/// Digits 0–9 drawn as strokes with random slant, scale, rotation, warp and thickness, antialiased, 28×28, one
/// channel. Image i depends on `seed` and i alone, so a larger set begins with the smaller one. Classes cycle.
ImageSet renderStrokeDigits(uint64_t seed, int count);

} // namespace lacuna::data
