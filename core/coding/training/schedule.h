// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "experiment/config/config.h"

namespace lacuna::coding {

/// Learning rate of batch `step` (from 0) of `steps`. constant: the peak. cosine: from the peak to 0. one-cycle
/// (Smith & Topin 2018): cosine from peak/25 up to the peak over the first 25 %, then cosine down to peak/10,000.
double learningRate(Schedule schedule, double peak, int64_t step, int64_t steps);

} // namespace lacuna::coding
