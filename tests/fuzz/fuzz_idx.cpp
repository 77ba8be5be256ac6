// SPDX-License-Identifier: GPL-3.0-or-later
//
// IDX files, plain and gzipped.
#include "data/files/idx.h"
#include "fuzz_support.h"

using namespace lacuna;
using namespace lacuna::data;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const bool gzip = size > 1 && data[0] == 0x1f && data[1] == 0x8b;
  const std::string path = fuzz::put(gzip ? "images.gz" : "images", data, size);
  for (const int dimensions : {1, 3})
    fuzz::accepted([&] {
      const IdxFile idx = readIdx(path, dimensions);
      size_t count = 1;
      for (const int d : idx.dimensions) count *= static_cast<size_t>(d);
      fuzz::require(idx.dimensions.size() == static_cast<size_t>(dimensions) && count == idx.values.size(),
                    "there are as many values as the header says");
      fuzz::require(gzip || idx.values.size() < size, "nothing comes from nowhere");
    });
  return 0;
}
