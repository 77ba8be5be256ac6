// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/residual_decoder.h"

namespace lacuna::coding {

ResidualDecoder::ResidualDecoder(const SplitPlan& plan, int width, int blocks, ParameterSource& source) : m_plan(plan) {
  const int64_t map = plan.partOutput().size();
  m_in = linear(source, "in", plan.devices() * map + plan.devices(), width);
  for (int i = 0; i < blocks; ++i) {
    const std::string name = "block" + std::to_string(i);
    Block block;
    block.norm = norm(source, name + ".norm", width);
    block.first = linear(source, name + ".fc1", width, width);
    block.second = linear(source, name + ".fc2", width, width);
    m_blocks.push_back(block);
  }
  m_out = linear(source, "out", width, plan.k * map);
}

torch::Tensor ResidualDecoder::decode(const torch::Tensor& received, const torch::Tensor& available) const {
  // The sum over the blocks stays float32, whatever the products are: it is what the norm takes.
  torch::Tensor x =
      linearLayer(torch::cat({received.flatten(1), available}, 1), m_in.weight, m_in.bias).to(torch::kFloat);
  for (const Block& b : m_blocks) {
    const torch::Tensor normed = torch::layer_norm(x, {x.size(1)}, b.norm.weight, b.norm.bias);
    x = x + linearLayer(torch::gelu(linearLayer(normed, b.first.weight, b.first.bias)), b.second.weight, b.second.bias);
  }
  return linearLayer(x, m_out.weight, m_out.bias)
      .view({received.size(0), m_plan.k, received.size(2), received.size(3), received.size(4)});
}

int64_t ResidualDecoder::flops() const {
  int64_t weights = m_in.weight.numel() + m_out.weight.numel();
  for (const Block& b : m_blocks) weights += b.first.weight.numel() + b.second.weight.numel();
  return 2 * weights;
}

} // namespace lacuna::coding
