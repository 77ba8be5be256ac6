// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/spatial_decoder.h"

namespace lacuna::coding {

SpatialDecoder::SpatialDecoder(const SplitPlan& plan, int channels, int blocks, ParameterSource& source)
    : m_plan(plan) {
  const int64_t width = plan.output.width;
  const int64_t part = plan.partOutputWidth;
  m_tiles = plan.k * part == width;
  m_placing = torch::zeros({plan.k * part, width});
  for (int64_t i = 0; i < plan.k; ++i)
    for (int64_t t = 0; t < part; ++t) m_placing[i * part + t][plan.parts[static_cast<size_t>(i)].output.first + t] = 1;
  const torch::Tensor sum = m_placing.view({plan.k, part, width}).sum(0);
  m_parityPlacing = (sum / sum.sum(0, true)).to(source.device());
  m_placing = m_placing.to(source.device());
  const int64_t c = plan.output.channels;
  m_in = convolution(source, "in", (c + 1) * (1 + plan.r), channels, 3);
  m_offset = mix(source, "offset", torch::zeros({channels, plan.output.height, width}));
  for (int i = 0; i < blocks; ++i) {
    const std::string name = "block" + std::to_string(i);
    Block block;
    block.first = convolution(source, name + ".conv1", channels, channels, 3);
    block.second = convolution(source, name + ".conv2", channels, channels, 3);
    m_blocks.push_back(block);
  }
  m_out = convolution(source, "out", channels, c, 3);
}

/// Received data maps [N, k, c, b, b'] in the columns of the merged map: the mean of the copies that came, or of what
/// stands in for them where none did.
torch::Tensor SpatialDecoder::placed(const torch::Tensor& data, const torch::Tensor& mask) const {
  const auto place = [&](const torch::Tensor& parts) {
    return torch::matmul(parts.permute({0, 2, 3, 1, 4}).flatten(3), m_placing); // [N, c, b, k·b'] → [N, c, b, W_out]
  };
  if (m_tiles) return place(data);
  const torch::Tensor copies = place(mask);
  const torch::Tensor all = place(torch::ones_like(mask));
  return torch::where(copies > 0, place(data * mask) / copies.clamp_min(1), place(data) / all);
}

/// [N, (c + 1)·(1 + r), b, W_out]: the data canvas with its mask, then each parity's.
torch::Tensor SpatialDecoder::canvas(const torch::Tensor& received, const torch::Tensor& available) const {
  const int64_t rows = received.size(0);
  const torch::Tensor mask =
      available.view({rows, -1, 1, 1, 1}).expand({-1, -1, 1, received.size(3), received.size(4)});
  const torch::Tensor dataMask = mask.narrow(1, 0, m_plan.k);
  const torch::Tensor marked = torch::cat({received, mask}, 2);
  const torch::Tensor data = placed(marked.narrow(1, 0, m_plan.k), dataMask);
  const torch::Tensor parity = torch::matmul(marked.narrow(1, m_plan.k, m_plan.r), m_parityPlacing);
  return torch::cat({data, parity.flatten(1, 2)}, 1);
}

torch::Tensor SpatialDecoder::decode(const torch::Tensor& received, const torch::Tensor& available) const {
  const torch::Tensor in = canvas(received, available);
  torch::Tensor x = torch::conv2d(in, m_in.weight, m_in.bias, 1, 1) + m_offset;
  for (const Block& b : m_blocks) {
    const torch::Tensor inner = torch::conv2d(torch::relu(x), b.first.weight, b.first.bias, 1, 1);
    x = x + torch::conv2d(torch::relu(inner), b.second.weight, b.second.bias, 1, 1);
  }
  x = torch::conv2d(torch::relu(x), m_out.weight, m_out.bias, 1, 1) + in.narrow(1, 0, m_plan.output.channels);
  std::vector<torch::Tensor> parts;
  for (const PartWindow& p : m_plan.parts) parts.push_back(x.narrow(3, p.output.first, p.output.width()));
  return torch::stack(parts, 1);
}

int64_t SpatialDecoder::flops() const {
  int64_t weights = m_in.weight.numel() + m_out.weight.numel();
  for (const Block& b : m_blocks) weights += b.first.weight.numel() + b.second.weight.numel();
  return 2 * weights * m_plan.output.height * m_plan.output.width;
}

} // namespace lacuna::coding
