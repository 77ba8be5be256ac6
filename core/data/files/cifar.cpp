// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/files/cifar.h"

#include <filesystem>

#include "data/files/file_bytes.h"
#include "util/error.h"

namespace lacuna::data {
namespace {

/// The published files have 30 MB each.
constexpr size_t kMaxBatchBytes = size_t(1) << 28;

void append(ImageSet& set, const std::string& path) {
  const Bytes bytes = readFile(path, kMaxBatchBytes);
  const auto fail = [&](const std::string& what) { throw Error(ErrorKind::data, path + " " + what); };
  const auto pixels = static_cast<size_t>(set.shape.size());
  const size_t record = 1 + pixels;
  if (bytes.empty()) fail("is empty; fetch it again");
  if (bytes.size() % record != 0)
    fail("holds " + std::to_string(bytes.size()) + " bytes, which is no multiple of the " + std::to_string(record) +
         " bytes of an image; it is truncated or another file, so fetch it again");
  set.pixels.reserve(set.pixels.size() + bytes.size() / record * pixels);
  for (auto at = bytes.begin(); at != bytes.end(); at += static_cast<std::ptrdiff_t>(record)) {
    if (*at >= set.classes)
      fail("holds the label " + std::to_string(*at) + "; CIFAR-10 has labels 0 to " + std::to_string(set.classes - 1) +
           ", so fetch it again");
    set.labels.push_back(*at);
    set.pixels.insert(set.pixels.end(), at + 1, at + static_cast<std::ptrdiff_t>(record));
  }
}

} // namespace

std::vector<std::string> cifarFiles(bool train) {
  if (!train) return {"test_batch.bin"};
  return {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"};
}

std::string cifarFolder(const std::string& folder) {
  std::error_code ignored;
  const std::string unpacked = folder + "/cifar-10-batches-bin";
  for (const bool train : {true, false})
    for (const std::string& file : cifarFiles(train))
      if (!packedPath(folder, file).empty()) return folder;
  return std::filesystem::is_directory(unpacked, ignored) ? unpacked : folder;
}

ImageSet readCifar(const DatasetInfo& info, const std::string& folder, bool train) {
  requireFiles(folder, cifarFiles(train));
  ImageSet set;
  set.shape = info.shape;
  set.classes = info.classes;
  for (const std::string& file : cifarFiles(train)) append(set, packedPath(folder, file));
  return set;
}

} // namespace lacuna::data
