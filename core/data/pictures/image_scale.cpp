// SPDX-License-Identifier: GPL-3.0-or-later
//
// Both directions are scaled one after the other: each new row or column is a weighted sum of old ones, and the weights
// are the same for the whole picture.
#include "data/pictures/image_scale.h"

#include <algorithm>
#include <cmath>

namespace lacuna::data {
namespace {

/// The old positions that make up one new position.
struct Taps {
  int first = 0;
  std::vector<float> weights;
};

Taps shrinkingTaps(double begin, double end, int last) {
  Taps taps;
  taps.first = static_cast<int>(begin);
  for (int i = taps.first; i <= last && i < end; ++i)
    taps.weights.push_back(
        static_cast<float>((std::min<double>(end, i + 1) - std::max<double>(begin, i)) / (end - begin)));
  return taps;
}

Taps growingTaps(double middle, int last) {
  const double at = std::clamp(middle - 0.5, 0.0, static_cast<double>(last));
  Taps taps;
  taps.first = std::min(static_cast<int>(at), std::max(0, last - 1));
  const auto share = static_cast<float>(at - taps.first);
  taps.weights.push_back(1 - share);
  if (last > 0) taps.weights.push_back(share);
  return taps;
}

/// From `length` old positions, beginning at `offset`, to `count` new ones.
std::vector<Taps> tapsOf(int offset, int length, int count) {
  const double step = static_cast<double>(length) / count;
  std::vector<Taps> all;
  for (int i = 0; i < count; ++i) {
    Taps taps =
        step >= 1 ? shrinkingTaps(i * step, (i + 1) * step, length - 1) : growingTaps((i + 0.5) * step, length - 1);
    taps.first += offset;
    all.push_back(std::move(taps));
  }
  return all;
}

/// The middle of the picture in the new aspect, in old pixels.
struct Crop {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

Crop middleOf(const Picture& picture, const MapShape& shape) {
  Crop crop;
  crop.width = picture.width;
  crop.height = picture.height;
  if (int64_t(picture.width) * shape.height > int64_t(picture.height) * shape.width)
    crop.width = static_cast<int>(std::lround(double(picture.height) * shape.width / shape.height));
  else
    crop.height = static_cast<int>(std::lround(double(picture.width) * shape.height / shape.width));
  crop.width = std::clamp(crop.width, 1, picture.width);
  crop.height = std::clamp(crop.height, 1, picture.height);
  crop.left = (picture.width - crop.width) / 2;
  crop.top = (picture.height - crop.height) / 2;
  return crop;
}

/// [crop height, new width, 3]
std::vector<float> narrowed(const Picture& picture, const Crop& crop, int width) {
  const std::vector<Taps> columns = tapsOf(crop.left, crop.width, width);
  std::vector<float> rows;
  rows.reserve(static_cast<size_t>(crop.height) * static_cast<size_t>(width) * 3);
  for (int y = 0; y < crop.height; ++y) {
    const uint8_t* row =
        picture.rgb.data() + (static_cast<size_t>(crop.top + y) * static_cast<size_t>(picture.width)) * 3;
    for (const Taps& taps : columns) {
      float sum[3] = {0, 0, 0};
      const uint8_t* pixel = row + static_cast<size_t>(taps.first) * 3;
      for (const float weight : taps.weights)
        for (float& channel : sum) channel += weight * *pixel++;
      rows.insert(rows.end(), sum, sum + 3);
    }
  }
  return rows;
}

uint8_t toByte(float value) {
  return static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

} // namespace

std::vector<uint8_t> scaled(const Picture& picture, const MapShape& shape) {
  const Crop crop = middleOf(picture, shape);
  const std::vector<float> rows = narrowed(picture, crop, shape.width);
  const size_t rowSize = static_cast<size_t>(shape.width) * 3;
  const size_t plane = static_cast<size_t>(shape.width) * static_cast<size_t>(shape.height);
  std::vector<uint8_t> out(static_cast<size_t>(shape.size()));
  size_t at = 0;
  for (const Taps& taps : tapsOf(0, crop.height, shape.height)) {
    for (size_t x = 0; x < rowSize; x += 3, ++at) {
      float sum[3] = {0, 0, 0};
      const float* pixel = rows.data() + static_cast<size_t>(taps.first) * rowSize + x;
      for (const float weight : taps.weights) {
        for (size_t c = 0; c < 3; ++c) sum[c] += weight * pixel[c];
        pixel += rowSize;
      }
      if (shape.channels == 1)
        out[at] = toByte(0.299F * sum[0] + 0.587F * sum[1] + 0.114F * sum[2]);
      else
        for (size_t c = 0; c < 3; ++c) out[c * plane + at] = toByte(sum[c]);
    }
  }
  return out;
}

} // namespace lacuna::data
