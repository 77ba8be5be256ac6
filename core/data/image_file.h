// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna {

/// Longest side of a picture that is read, pixels. A header alone can ask for a million times that.
constexpr int kMostPictureSide = 16384;
/// Pixels of a picture that is read: what a camera takes, and 200 MB in memory. A header can announce any number.
constexpr int kMostPictureMegapixels = 64;

/// A picture as sRGB bytes, rows from the top: [height, width, 3].
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> rgb;
};

/// True for names ending in .png, .jpg or .jpeg, in small letters or capitals.
bool isPictureName(const std::string& name);

/// Reads a PNG or JPEG file, told apart by their first bytes. Gray, palette, 16-bit and CMYK pictures become sRGB
/// bytes; what is transparent lies on white; a photograph stands upright as its Exif block says. Throws Error(data)
/// naming the file when it is neither, damaged, truncated, or larger than the limits above; the size is looked at
/// before memory is taken for it.
Picture readPicture(const std::string& path);

} // namespace lacuna
