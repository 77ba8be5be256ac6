// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/conv_coders.h"

namespace lacuna::coding {

ConvEncoder::ConvEncoder(const SplitPlan& plan, int channels, ParameterSource& source) : m_plan(plan) {
  struct Shape {
    int kernel;
    int dilation;
  };
  int64_t in = plan.k;
  int index = 0;
  for (const Shape s : {Shape{5, 1}, Shape{3, 2}, Shape{3, 4}, Shape{3, 1}}) {
    const Affine made = convolution(source, "conv" + std::to_string(++index), in, channels, s.kernel);
    m_layers.push_back({made.weight, made.bias, s.dilation});
    in = channels;
  }
  const Affine last = convolution(source, "conv" + std::to_string(++index), in, plan.r, 1);
  m_layers.push_back({last.weight, last.bias, 1});
}

torch::Tensor ConvEncoder::encode(const torch::Tensor& parts) const {
  const int64_t batch = parts.size(0);
  const int64_t channels = parts.size(2);
  torch::Tensor x = parts.transpose(1, 2).reshape({batch * channels, m_plan.k, parts.size(3), parts.size(4)});
  x = convStack(x, m_layers);
  return x.view({batch, channels, m_plan.r, x.size(2), x.size(3)}).transpose(1, 2);
}

int64_t ConvEncoder::flops() const {
  int64_t weights = 0;
  for (const StackLayer& l : m_layers) weights += l.weight.numel();
  return 2 * weights * m_plan.image.channels * m_plan.image.height * m_plan.partWidth;
}

ConvDecoder::ConvDecoder(const SplitPlan& plan, int channels, ParameterSource& source) : m_plan(plan) {
  const int64_t perMap = plan.output.channels + 1;
  m_first = convolution(source, "conv1", perMap * (1 + plan.r), channels, 3);
  m_second = convolution(source, "conv2", channels, channels, 3);
  m_third = convolution(source, "conv3", channels, plan.output.channels, 3);
}

torch::Tensor ConvDecoder::sideBySide(const torch::Tensor& maps) const {
  // [B, k, c, b, b'] → [B, c, b, k·b']
  return maps.permute({0, 2, 3, 1, 4}).reshape({maps.size(0), maps.size(2), maps.size(3), -1});
}

torch::Tensor ConvDecoder::decode(const torch::Tensor& received, const torch::Tensor& available) const {
  const int64_t batch = received.size(0);
  const torch::Tensor marked = torch::cat(
      {received, available.view({batch, -1, 1, 1, 1}).expand({-1, -1, 1, received.size(3), received.size(4)})}, 2);
  const torch::Tensor data = marked.narrow(1, 0, m_plan.k);
  std::vector<torch::Tensor> canvas = {sideBySide(data)};
  for (int64_t j = 0; j < m_plan.r; ++j)
    canvas.push_back(sideBySide(marked.narrow(1, m_plan.k + j, 1).expand_as(data)));
  torch::Tensor x = torch::relu(torch::conv2d(torch::cat(canvas, 1), m_first.weight, m_first.bias, 1, 1));
  x = torch::relu(torch::conv2d(x, m_second.weight, m_second.bias, 1, 1));
  x = torch::conv2d(x, m_third.weight, m_third.bias, 1, 1);
  const torch::Tensor parts =
      x.view({batch, x.size(1), x.size(2), m_plan.k, m_plan.partOutputWidth}).permute({0, 3, 1, 2, 4});
  return parts + received.narrow(1, 0, m_plan.k);
}

int64_t ConvDecoder::flops() const {
  const int64_t positions = int64_t(m_plan.output.height) * m_plan.k * m_plan.partOutputWidth;
  return 2 * positions * (m_first.weight.numel() + m_second.weight.numel() + m_third.weight.numel());
}

} // namespace lacuna::coding
