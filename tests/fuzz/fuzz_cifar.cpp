// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of CIFAR-10, plain and gzipped.
#include "data/files/cifar.h"
#include "fuzz_support.h"

using namespace lacuna;
using namespace lacuna::data;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const DatasetInfo info = *findDataset("cifar-10");
  const bool gzip = size > 1 && data[0] == 0x1f && data[1] == 0x8b;
  const std::string path = fuzz::put(gzip ? "test_batch.bin.gz" : "test_batch.bin", data, size);
  fuzz::accepted([&] {
    const ImageSet set = readCifar(info, fuzz::scratch(), false);
    fuzz::require(set.labels.size() * static_cast<size_t>(set.shape.size()) == set.pixels.size(),
                  "every label has its pixels");
    for (const int label : set.labels) fuzz::require(label >= 0 && label < info.classes, "a label is a class");
  });
  ::unlink(path.c_str());
  return 0;
}
