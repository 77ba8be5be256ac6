// SPDX-License-Identifier: GPL-3.0-or-later
//
// Inner loops of adam.cpp on plain memory; no torch here, because the file is compiled for each
// instruction set.
#pragma once

#include <cstdint>

namespace lacuna::coding {

/// Everything of one step of Adam that is the same for all values.
struct AdamPass {
  float rate = 0;      ///< learning rate / (1 − β1^t)
  float rootScale = 0; ///< 1 / √(1 − β2^t)
  float decay = 0;
  float beta1 = 0;
  float beta2 = 0;
  float epsilon = 0;
};

/// sum[i] += more[i].
void addGradient(float* sum, const float* more, int64_t count);

/// One step of `count` values p with gradient g and moments m and v, none of which overlap.
void updateValues(float* p, const float* g, float* m, float* v, int64_t count, const AdamPass& pass);

} // namespace lacuna::coding
