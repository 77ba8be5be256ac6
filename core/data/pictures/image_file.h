// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lacuna::data {

/// Longest side of a picture that is read, pixels. A header alone can ask for a million times that.
constexpr int kMaxPictureSide = 16384;
/// Pixels of a picture that is read: what a camera takes, and 200 MB in memory. A header can announce any number.
constexpr int kMaxPictureMegapixels = 64;

/// A picture as sRGB bytes, rows from the top: [height, width, 3].
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> rgb;
};

/// True for names ending in .png, .jpg or .jpeg, in small letters or capitals.
bool isPictureName(const std::string& name);

/// Why there is no picture to be had from a file: a clause that follows its path, "is damaged (…)".
struct PictureProblem {
  std::string what;
  bool advised = false; ///< it says what to do already
};

/// Reads a PNG or JPEG file, told apart by their first bytes. Gray, palette, 16-bit and CMYK pictures become sRGB
/// bytes; what is transparent lies on white, composed in those bytes; a photograph stands upright as its Exif block
/// says. Throws PictureProblem when it is neither, damaged, truncated, or larger than the limits above; the size is
/// looked at before memory is taken for it. `remark` becomes a clause like PictureProblem's where something is wrong
/// with the file and nothing with the picture, such as a missing last marker; else empty.
Picture decodePicture(const std::string& path, std::string& remark);

/// The same where one picture is wanted and no other: throws Error(data) naming the file.
Picture readPicture(const std::string& path);

} // namespace lacuna::data
