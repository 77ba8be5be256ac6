// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/image_orientation.h"

#include <algorithm>
#include <cstring>

namespace lacuna::data {
namespace {

/// The TIFF part of the block; reads beyond its end give 0.
class Tiff {
 public:
  Tiff(const uint8_t* bytes, size_t size) : m_bytes(bytes), m_size(size), m_big(size > 0 && bytes[0] == 'M') {}
  uint32_t number(size_t at, size_t bytes) const {
    if (at > m_size || bytes > m_size - at) return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < bytes; ++i) value = value << 8 | m_bytes[at + (m_big ? i : bytes - 1 - i)];
    return value;
  }

 private:
  const uint8_t* m_bytes;
  size_t m_size;
  bool m_big;
};

constexpr size_t kExifPrefix = 6;

bool hasExifPrefix(const uint8_t* block, size_t size) {
  return size >= kExifPrefix && std::memcmp(block, "Exif\0", kExifPrefix) == 0;
}

} // namespace

int exifOrientation(const uint8_t* block, size_t size) {
  return hasExifPrefix(block, size) ? tiffOrientation(block, size) : 1;
}

int tiffOrientation(const uint8_t* block, size_t size) {
  const size_t skipped = hasExifPrefix(block, size) ? kExifPrefix : 0;
  const Tiff tiff(block + skipped, size - skipped);
  if (tiff.number(2, 2) != 42) return 1;
  const size_t directory = tiff.number(4, 4);
  const uint32_t entries = tiff.number(directory, 2);
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + size_t(12) * i;
    if (tiff.number(entry, 2) != 0x0112) continue;
    const uint32_t value = tiff.number(entry + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

Picture upright(Picture picture, int orientation) {
  if (orientation <= 1 || orientation > 8) return picture;
  const bool onItsSide = orientation >= 5;
  // Where an axis of what is seen runs against that of the file.
  const bool columnsReversed = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool rowsReversed = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Picture seen;
  seen.width = onItsSide ? picture.height : picture.width;
  seen.height = onItsSide ? picture.width : picture.height;
  seen.rgb.resize(picture.rgb.size());
  uint8_t* out = seen.rgb.data();
  for (int y = 0; y < seen.height; ++y)
    for (int x = 0; x < seen.width; ++x) {
      const int column = onItsSide ? y : x;
      const int row = onItsSide ? x : y;
      const auto fromColumn = static_cast<size_t>(columnsReversed ? picture.width - 1 - column : column);
      const auto fromRow = static_cast<size_t>(rowsReversed ? picture.height - 1 - row : row);
      out = std::copy_n(picture.rgb.data() + (fromRow * static_cast<size_t>(picture.width) + fromColumn) * 3, 3, out);
    }
  return seen;
}

} // namespace lacuna::data
