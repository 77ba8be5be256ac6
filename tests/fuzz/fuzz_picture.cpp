// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures that are dropped on the window or imported as a data set: PNG and JPEG.
#include "data/pictures/own_image.h"
#include "fuzz_support.h"

using namespace lacuna;
using namespace lacuna::data;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const DatasetInfo digits = *findDataset("mnist");
  const bool jpeg = size > 1 && data[0] == 0xff;
  const std::string path = fuzz::put(jpeg ? "p.jpg" : "p.png", data, size);
  fuzz::accepted([&] {
    const Picture picture = readPicture(path);
    fuzz::require(picture.rgb.size() == size_t(3) * size_t(picture.width) * size_t(picture.height), "three per pixel");
    const ImageSet set = ownImage(picture, digits);
    fuzz::require(set.pixels.size() == static_cast<size_t>(digits.shape.size()), "one image of the data set's size");
  });
  return 0;
}
