// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/patch_encoder.h"

namespace lacuna::coding {
namespace {

constexpr int64_t kKernel = 3;

int64_t cellsFor(int64_t pixels, int64_t patch) {
  return (pixels + patch - 1) / patch;
}

} // namespace

PatchEncoder::PatchEncoder(const SplitPlan& plan, const EncoderConfig& config, ParameterSource& source)
    : m_plan(plan), m_patch(config.patch) {
  const int64_t pixels = m_patch * m_patch;
  m_mix = convolution(source, "mix", plan.k, plan.r, 1);
  m_in = convolution(source, "in", plan.k * pixels, config.width, kKernel);
  for (int i = 0; i < config.blocks; ++i)
    m_blocks.push_back(convolution(source, "block" + std::to_string(i), config.width, config.width, kKernel));
  m_out = convolution(source, "out", config.width, plan.r * pixels, 1);
}

/// [B, k, h, w] → [B, r, h, w], h and w whole patches.
torch::Tensor PatchEncoder::throughCells(const torch::Tensor& pixels) const {
  torch::Tensor x = torch::conv2d(torch::pixel_unshuffle(pixels, m_patch), m_in.weight, m_in.bias, 1, kKernel / 2);
  for (const Affine& b : m_blocks) x = x + torch::conv2d(torch::gelu(x), b.weight, b.bias, 1, kKernel / 2);
  return torch::pixel_shuffle(torch::conv2d(torch::gelu(x), m_out.weight, m_out.bias), m_patch);
}

torch::Tensor PatchEncoder::encode(const torch::Tensor& parts) const {
  const int64_t batch = parts.size(0);
  const int64_t channels = parts.size(2);
  const int64_t height = parts.size(3);
  const int64_t width = parts.size(4);
  const torch::Tensor pixels = parts.transpose(1, 2).reshape({batch * channels, m_plan.k, height, width});
  const int64_t below = cellsFor(height, m_patch) * m_patch - height;
  const int64_t right = cellsFor(width, m_patch) * m_patch - width;
  const bool whole = below == 0 && right == 0;
  torch::Tensor y = throughCells(whole ? pixels : torch::constant_pad_nd(pixels, {0, right, 0, below}));
  if (!whole) y = y.narrow(2, 0, height).narrow(3, 0, width);
  y = y + torch::conv2d(pixels, m_mix.weight, m_mix.bias);
  return y.reshape({batch, channels, m_plan.r, height, width}).transpose(1, 2);
}

int64_t PatchEncoder::flops() const {
  int64_t perCell = m_in.weight.numel() + m_out.weight.numel();
  for (const Affine& b : m_blocks) perCell += b.weight.numel();
  const int64_t cells = cellsFor(m_plan.image.height, m_patch) * cellsFor(m_plan.partWidth, m_patch);
  const int64_t pixels = int64_t(m_plan.image.height) * m_plan.partWidth;
  return 2 * m_plan.image.channels * (cells * perCell + pixels * m_mix.weight.numel());
}

} // namespace lacuna::coding
