// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pictures/own_image.h"

#include <algorithm>
#include <cmath>

#include "data/pictures/image_scale.h"
#include "util/error.h"

namespace lacuna::data {
namespace {

constexpr int kLargest = 1024; ///< longest side a digit is looked for in

/// Gray values, rows from the top.
struct Gray {
  int width = 0;
  int height = 0;
  std::vector<uint8_t> values;
  uint8_t& at(int x, int y) {
    return values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
  uint8_t at(int x, int y) const {
    return values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
};

Gray grayOf(const Picture& picture) {
  const double shrink = std::min(1.0, static_cast<double>(kLargest) / std::max(picture.width, picture.height));
  Gray gray;
  gray.width = std::max(1, static_cast<int>(std::lround(picture.width * shrink)));
  gray.height = std::max(1, static_cast<int>(std::lround(picture.height * shrink)));
  gray.values = scaled(picture, {1, gray.height, gray.width});
  return gray;
}

/// The middle value along the border: the ground on which something lies.
uint8_t groundOf(const Gray& gray) {
  std::vector<uint8_t> border;
  for (int x = 0; x < gray.width; ++x) {
    border.push_back(gray.at(x, 0));
    border.push_back(gray.at(x, gray.height - 1));
  }
  for (int y = 0; y < gray.height; ++y) {
    border.push_back(gray.at(0, y));
    border.push_back(gray.at(gray.width - 1, y));
  }
  const auto middle = border.begin() + static_cast<std::ptrdiff_t>(border.size() / 2);
  std::nth_element(border.begin(), middle, border.end());
  return *middle;
}

bool comesOnBlack(const DatasetInfo& dataset) {
  return dataset.shape.channels == 1 && dataset.files != DatasetFiles::imported;
}

bool hasDigits(const DatasetInfo& dataset) {
  return comesOnBlack(dataset) && !dataset.classNames.empty() && dataset.classNames.front() == "0";
}

/// How far each pixel is from the ground, the farthest 255; dust and paper below a quarter of that are ground.
void keepInk(Gray& gray) {
  const int ground = groundOf(gray);
  int most = 0;
  for (const uint8_t v : gray.values) most = std::max(most, std::abs(v - ground));
  constexpr int kMinContrast = 24;
  if (most < kMinContrast)
    throw Error(ErrorKind::data,
                "The picture shows nothing that differs from its ground; choose or draw one with a "
                "digit on it");
  for (uint8_t& v : gray.values) {
    const double ink = std::abs(v - ground) / static_cast<double>(most);
    v = static_cast<uint8_t>(std::lround(255 * std::clamp((ink - 0.25) / 0.5, 0.0, 1.0)));
  }
}

/// What lies between the outermost pixels of ink.
Picture cutOut(const Gray& gray) {
  int left = gray.width;
  int top = gray.height;
  int right = -1;
  int bottom = -1;
  for (int y = 0; y < gray.height; ++y)
    for (int x = 0; x < gray.width; ++x) {
      if (gray.at(x, y) < 64) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  Picture cut;
  cut.width = right - left + 1;
  cut.height = bottom - top + 1;
  cut.rgb.reserve(static_cast<size_t>(cut.width) * static_cast<size_t>(cut.height) * 3);
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) cut.rgb.insert(cut.rgb.end(), 3, gray.at(x, y));
  return cut;
}

/// The digit on black with its centre of mass in the middle.
std::vector<uint8_t> centred(const Picture& digit, const MapShape& shape) {
  const double wanted = std::min(shape.width, shape.height) * 20.0 / 28.0;
  const double scale = wanted / std::max(digit.width, digit.height);
  const int width = std::max(1, static_cast<int>(std::lround(digit.width * scale)));
  const int height = std::max(1, static_cast<int>(std::lround(digit.height * scale)));
  const std::vector<uint8_t> small = scaled(digit, {1, height, width});
  double mass = 0;
  double x = 0;
  double y = 0;
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      const double v = small[static_cast<size_t>(row * width + column)];
      mass += v;
      x += v * (column + 0.5);
      y += v * (row + 0.5);
    }
  const int left = static_cast<int>(std::lround(shape.width / 2.0 - x / std::max(1.0, mass)));
  const int top = static_cast<int>(std::lround(shape.height / 2.0 - y / std::max(1.0, mass)));
  std::vector<uint8_t> out(static_cast<size_t>(shape.size()), 0);
  for (int row = std::max(0, -top); row < height && top + row < shape.height; ++row)
    for (int column = std::max(0, -left); column < width && left + column < shape.width; ++column)
      out[static_cast<size_t>((top + row) * shape.width + left + column)] =
          small[static_cast<size_t>(row * width + column)];
  return out;
}

} // namespace

ImageSet ownImage(const Picture& picture, const DatasetInfo& dataset) {
  ImageSet set;
  set.shape = dataset.shape;
  set.classes = dataset.classes;
  set.labels = {0};
  if (hasDigits(dataset)) {
    Gray gray = grayOf(picture);
    keepInk(gray);
    set.pixels = centred(cutOut(gray), dataset.shape);
    return set;
  }
  set.pixels = scaled(picture, dataset.shape);
  if (comesOnBlack(dataset) && groundOf({dataset.shape.width, dataset.shape.height, set.pixels}) > 127)
    for (uint8_t& v : set.pixels) v = static_cast<uint8_t>(255 - v);
  return set;
}

} // namespace lacuna::data
