// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/png_chunks.h"

#include <zlib.h>

#include <cstring>

#include "data/pictures/image_orientation.h"

namespace lacuna::data {
namespace {

constexpr size_t kSignature = 8;
constexpr size_t kAround = 12; ///< length, type and checksum of a chunk

uint32_t wordAt(const uint8_t* at) {
  return uint32_t(at[0]) << 24 | uint32_t(at[1]) << 16 | uint32_t(at[2]) << 8 | at[3];
}

} // namespace

PngChunks pngChunks(const Bytes& file) {
  PngChunks found;
  for (size_t at = kSignature; at + kAround <= file.size();) {
    const uint8_t* chunk = file.data() + at;
    const size_t length = wordAt(chunk);
    if (length > file.size() - at - kAround) return found;
    const uint8_t* type = chunk + 4;
    const uint8_t* body = chunk + 8;
    const bool exif = std::memcmp(type, "eXIf", 4) == 0;
    const bool end = std::memcmp(type, "IEND", 4) == 0;
    if ((exif || end) && crc32(0, type, static_cast<uInt>(length + 4)) == wordAt(body + length)) {
      if (exif) found.orientation = tiffOrientation(body, length);
      found.ended = end;
    }
    if (end) return found;
    at += length + kAround;
  }
  return found;
}

} // namespace lacuna::data
