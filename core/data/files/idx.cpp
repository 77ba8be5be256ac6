// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/files/idx.h"

#include "data/files/file_bytes.h"
#include "util/error.h"
#include "util/sha256.h"

namespace lacuna::data {
namespace {

/// Larger than EMNIST's largest file (about 547 MB); a header cannot make us allocate more.
constexpr size_t kMaxIdxBytes = size_t(1) << 30;

uint32_t bigEndian(const Bytes& bytes, size_t at) {
  return uint32_t(bytes[at]) << 24 | uint32_t(bytes[at + 1]) << 16 | uint32_t(bytes[at + 2]) << 8 | bytes[at + 3];
}

} // namespace

IdxFile readIdx(const std::string& path, int dimensions) {
  Bytes bytes = readFile(path, kMaxIdxBytes);
  const auto fail = [&](const std::string& what) { throw Error(ErrorKind::data, path + " " + what); };
  const size_t header = 4 + 4 * static_cast<size_t>(dimensions);
  if (bytes.size() < 4 || bytes[0] != 0 || bytes[1] != 0) fail("is not an IDX file; fetch it again");
  if (bytes[2] != 0x08) fail("holds IDX values that are not bytes; this data set needs unsigned bytes");
  if (bytes[3] != dimensions)
    fail("holds " + std::to_string(bytes[3]) + " dimensions where " + std::to_string(dimensions) +
         (dimensions == 1 ? " (labels)" : " (images)") + " belong; images and labels may be swapped");
  if (bytes.size() < header) fail("ends inside its header; fetch it again");
  IdxFile idx;
  size_t expected = 1;
  for (int d = 0; d < dimensions; ++d) {
    const uint32_t count = bigEndian(bytes, 4 + 4 * static_cast<size_t>(d));
    if (count == 0 || count > kMaxIdxBytes || expected > kMaxIdxBytes / count)
      fail("announces an impossible size in its header; fetch it again");
    expected *= count;
    idx.dimensions.push_back(static_cast<int>(count));
  }
  const size_t found = bytes.size() - header;
  if (found < expected)
    fail("is truncated: its header announces " + std::to_string(expected) + " bytes and " + std::to_string(found) +
         " follow; fetch it again");
  if (found > expected)
    fail("is longer than its header announces (" + std::to_string(found) + " bytes instead of " +
         std::to_string(expected) + "); fetch it again");
  idx.sha256 = sha256Hex(bytes.data(), bytes.size());
  bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(header));
  idx.values = std::move(bytes);
  return idx;
}

} // namespace lacuna::data
