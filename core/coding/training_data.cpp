// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training_data.h"

#include <algorithm>

namespace lacuna {
namespace {

constexpr int64_t kChunk = 500;
constexpr int kMostValidation = 5000;

} // namespace

torch::Tensor normalised(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat).mul_(2.0 / 255.0).sub_(1.0);
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

CodingData prepare(const Pipeline& pipeline, torch::Tensor bytes, torch::Tensor labels,
                   const TrainingControl& control) {
  const torch::NoGradGuard guard;
  CodingData data;
  std::vector<torch::Tensor> features;
  std::vector<torch::Tensor> logits;
  int64_t done = 0;
  for (const torch::Tensor& chunk : bytes.split(kChunk)) {
    if (control.cancelled()) break;
    const torch::Tensor images = normalised(chunk);
    features.push_back(pipeline.convolveData(pipeline.split(images)));
    logits.push_back(pipeline.base().classify(pipeline.base().convolve(images)));
    done += chunk.size(0);
  }
  data.bytes = bytes.narrow(0, 0, done);
  data.labels = labels.narrow(0, 0, done);
  if (done == 0) return data;
  data.features = torch::cat(features);
  data.logits = torch::cat(logits);
  return data;
}

} // namespace lacuna
