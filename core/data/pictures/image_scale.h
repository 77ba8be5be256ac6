// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/pictures/image_file.h"
#include "experiment/network/network_spec.h"

namespace lacuna::data {

/// The picture as `shape` wants it, [C, H, W]: its middle, cut to the new aspect so that nothing is stretched, then the
/// mean over the area of each new pixel when it shrinks and bilinear when it grows. One channel is the luma of BT.601.
std::vector<uint8_t> scaled(const Picture& picture, const MapShape& shape);

} // namespace lacuna::data
