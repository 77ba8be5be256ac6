// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "data/pictures/image_file.h"

namespace lacuna::data {

/// How a camera was held, from the Exif block of a JPEG file (marker APP1: "Exif", two zeros, a TIFF header): tag
/// 0x0112 of Exif 2.32 §4.6.4, 1 … 8. 1, "as it is", for anything that is no such block or is damaged.
int exifOrientation(const uint8_t* block, size_t size);

/// The same from the TIFF header on, as a PNG file's eXIf chunk has it (PNG, third edition, §11.3.4.5). "Exif" and two
/// zeros before it are taken as well, since some programs write them.
int tiffOrientation(const uint8_t* block, size_t size);

/// The picture as it was seen: mirrored and turned as `orientation` says.
Picture upright(Picture picture, int orientation);

} // namespace lacuna::data
