// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "experiment/failure/failure_pattern.h"

namespace lacuna {

/// The images that are coded with image `first` of `count` (code.unit "image"): first, first + 1 … first + k − 1, from
/// the beginning again after the last. Over all `first` every image takes every place once. Fewer than k images repeat
/// themselves.
///
///     groupOf(8, 3, 10); // 8, 9, 0
std::vector<int> groupOf(int first, int k, int count);

/// The places of a group that a failure pattern is judged by: those of the lost data images, or all k where none is
/// lost.
std::vector<int> judgedPlaces(FailurePattern pattern, int k);

/// The place whose image is looked at under a pattern: the first lost one, else the first.
int focusPlace(FailurePattern pattern, int k);

} // namespace lacuna
