// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/mlp_coders.h"

namespace lacuna::coding {

MlpEncoder::MlpEncoder(const SplitPlan& plan, ParameterSource& source) : m_plan(plan) {
  const int64_t in = int64_t(plan.k) * plan.image.height * plan.partWidth;
  const int64_t out = int64_t(plan.r) * plan.image.height * plan.parityWidth;
  m_first = linear(source, "fc1", in, in);
  m_second = linear(source, "fc2", in, out);
}

torch::Tensor MlpEncoder::encode(const torch::Tensor& parts) const {
  const int64_t batch = parts.size(0);
  const int64_t channels = parts.size(2);
  const torch::Tensor x = parts.transpose(1, 2).reshape({batch * channels, -1});
  const torch::Tensor y =
      linearLayer(torch::relu(linearLayer(x, m_first.weight, m_first.bias)), m_second.weight, m_second.bias);
  return y.view({batch, channels, m_plan.r, m_plan.image.height, m_plan.parityWidth}).transpose(1, 2);
}

int64_t MlpEncoder::flops() const {
  return 2 * m_plan.image.channels * (m_first.weight.numel() + m_second.weight.numel());
}

MlpDecoder::MlpDecoder(const SplitPlan& plan, ParameterSource& source) : m_plan(plan) {
  const int64_t map = plan.partOutput().size();
  m_first = linear(source, "fc1", plan.devices() * map, plan.k * map);
  m_second = linear(source, "fc2", plan.k * map, plan.k * map);
  m_third = linear(source, "fc3", plan.k * map, plan.k * map);
}

torch::Tensor MlpDecoder::decode(const torch::Tensor& received, const torch::Tensor&) const {
  torch::Tensor x = torch::relu(linearLayer(received.flatten(1), m_first.weight, m_first.bias));
  x = torch::relu(linearLayer(x, m_second.weight, m_second.bias));
  x = linearLayer(x, m_third.weight, m_third.bias);
  return x.view({received.size(0), m_plan.k, received.size(2), received.size(3), received.size(4)});
}

int64_t MlpDecoder::flops() const {
  return 2 * (m_first.weight.numel() + m_second.weight.numel() + m_third.weight.numel());
}

} // namespace lacuna::coding
