// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training_data.h"

#include <algorithm>

namespace lacuna {
namespace {

constexpr int64_t kChunk = 500;
constexpr int kMostValidation = 5000;
constexpr int64_t kMostCached = int64_t(3) << 30; // bytes

} // namespace

torch::Tensor normalised(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat).mul_(2.0 / 255.0).sub_(1.0);
}

torch::Tensor shifted(const torch::Tensor& images, int most, SmallRandom& random) {
  if (most == 0) return images;
  const auto draw = [&] { return static_cast<int64_t>(random.below(2 * static_cast<uint64_t>(most) + 1)) - most; };
  const int64_t dy = draw();
  const int64_t dx = draw();
  if (dx == 0 && dy == 0) return images;
  return torch::constant_pad_nd(images, {dx, -dx, dy, -dy}, -1);
}

torch::Tensor imageBytes(const ImageSet& set, int first, int count, torch::Device device) {
  const MapShape s = set.shape;
  const uint8_t* at = set.pixels.data() + static_cast<size_t>(first) * static_cast<size_t>(s.size());
  return torch::from_blob(const_cast<uint8_t*>(at), {count, s.channels, s.height, s.width}, torch::kByte)
      .to(device, torch::kByte, /*non_blocking=*/false, /*copy=*/true);
}

torch::Tensor imageLabels(const ImageSet& set, int first, int count, torch::Device device) {
  return torch::from_blob(const_cast<uint8_t*>(set.labels.data() + first), {count}, torch::kByte)
      .to(device, torch::kLong);
}

int validationCount(const ImageSet& train) {
  return std::min(kMostValidation, train.count() / 10);
}

torch::Tensor wholeLogits(const BaseNetwork& base, const torch::Tensor& bytes) {
  const torch::NoGradGuard guard;
  std::vector<torch::Tensor> logits;
  for (const torch::Tensor& chunk : bytes.split(kChunk))
    logits.push_back(base.classify(base.convolve(normalised(chunk))));
  return torch::cat(logits);
}

CodingData prepare(const CodedModel& model, torch::Tensor bytes, torch::Tensor labels, const TrainingControl& control) {
  const torch::NoGradGuard guard;
  const Pipeline& first = model.blocks().front();
  const int64_t perImage = 4 * first.plan().k * first.plan().partOutput().size();
  const bool keep = model.sharesWork() && bytes.size(0) * perImage <= kMostCached;
  CodingData data;
  std::vector<torch::Tensor> features;
  std::vector<torch::Tensor> logits;
  int64_t done = 0;
  for (const torch::Tensor& chunk : bytes.split(kChunk)) {
    if (control.cancelled()) break;
    const torch::Tensor images = normalised(chunk);
    if (keep) features.push_back(first.convolveData(first.split(images)));
    logits.push_back(model.base().classify(model.base().convolve(images)));
    done += chunk.size(0);
  }
  data.bytes = bytes.narrow(0, 0, done);
  data.labels = labels.narrow(0, 0, done);
  if (done == 0) return data;
  if (keep) data.features = torch::cat(features);
  data.logits = torch::cat(logits);
  return data;
}

} // namespace lacuna
