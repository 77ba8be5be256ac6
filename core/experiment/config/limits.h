// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lacuna {

// The failure pattern's mask and the all-pattern evaluation set the first two, not the mathematics.
constexpr int kMaxParity = 8;
constexpr int kMaxParts = 32;
constexpr int kMaxEpochs = 100000;
constexpr int kMaxBatch = 65536; ///< images per step
constexpr int kMaxDecoderWidth = 8192;

} // namespace lacuna
