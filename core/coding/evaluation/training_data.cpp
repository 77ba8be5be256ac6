// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluation/training_data.h"

#include <algorithm>

namespace lacuna::coding {
namespace {

constexpr int64_t kChunk = 500;
constexpr int kMaxValidation = 5000;
constexpr int64_t kMaxCached = int64_t(3) << 30; // bytes

} // namespace

torch::Tensor normalised(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat).mul_(2.0 / 255.0).sub_(1.0);
}

Shift Shift::draw(int most, SmallRandom& random) {
  const auto one = [&] { return static_cast<int64_t>(random.below(2 * static_cast<uint64_t>(most) + 1)) - most; };
  Shift shift;
  shift.down = one();
  shift.right = one();
  return shift;
}

torch::Tensor shifted(const torch::Tensor& images, Shift shift) {
  if (shift.down == 0 && shift.right == 0) return images;
  return torch::constant_pad_nd(images, {shift.right, -shift.right, shift.down, -shift.down}, -1);
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
  return std::min(kMaxValidation, train.count() / 10);
}

std::vector<torch::Tensor> batchesOf(const torch::Tensor& indices, int64_t batch, int64_t least) {
  std::vector<torch::Tensor> batches = indices.split(batch);
  if (batches.size() > 1 && batches.back().size(0) < least) {
    batches.pop_back();
    batches.back() = indices.slice(0, static_cast<int64_t>(batches.size() - 1) * batch);
  }
  return batches;
}

torch::Tensor wholeLogits(const BaseNetwork& base, const torch::Tensor& bytes) {
  const torch::NoGradGuard guard;
  std::vector<torch::Tensor> logits;
  for (const torch::Tensor& chunk : bytes.split(kChunk))
    logits.push_back(base.classify(base.convolve(normalised(chunk))));
  return torch::cat(logits);
}

CodingData prepare(const CodedModel& model, torch::Tensor bytes, torch::Tensor labels, const TrainingControl& control,
                   WorkerPool& pool) {
  const Pipeline& first = model.blocks().front();
  const int64_t perImage = 4 * (first.plan().wholeImages ? 1 : first.plan().k) * first.plan().partOutput().size();
  const bool keep = model.sharesWork() && bytes.size(0) * perImage <= kMaxCached;
  const std::vector<torch::Tensor> chunks = bytes.split(kChunk);
  std::vector<torch::Tensor> features(keep ? chunks.size() : 0);
  std::vector<torch::Tensor> logits(chunks.size());
  pool.run([&](int share) {
    const torch::NoGradGuard guard; // of this thread
    for (auto i = static_cast<size_t>(share); i < chunks.size(); i += static_cast<size_t>(pool.count())) {
      if (control.cancelled()) return;
      const torch::Tensor images = normalised(chunks[i]);
      if (keep) features[i] = first.dataMaps(images);
      logits[i] = model.base().classify(model.base().convolve(images));
    }
  });
  CodingData data;
  // Cancelled: what the threads left incomplete is of no use.
  const int64_t done = control.cancelled() ? 0 : bytes.size(0);
  data.bytes = bytes.narrow(0, 0, done);
  data.labels = labels.narrow(0, 0, done);
  if (done == 0) return data;
  if (keep) data.features = torch::cat(features);
  data.logits = torch::cat(logits);
  return data;
}

} // namespace lacuna::coding
