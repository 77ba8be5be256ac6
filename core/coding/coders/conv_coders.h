// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coders/coder.h"
#include "coding/compute/conv_stack.h"

namespace lacuna::coding {

/// A small version of Kosaian et al. 2018: the k parts are the channels of one picture; 5×5, then 3×3 convolutions
/// with dilation 2, 4, 1, ReLU between, then 1×1 to r. Each image channel on its own with the same weights.
class ConvEncoder : public Encoder {
 public:
  ConvEncoder(const SplitPlan& plan, int channels, ParameterSource& source);
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override;
  int64_t inputGradientFlops() const override {
    return 2 * m_layers.front().weight.numel() * m_plan.image.channels * m_plan.image.height * m_plan.partWidth;
  }

 private:
  SplitPlan m_plan;
  std::vector<StackLayer> m_layers;
};

/// Maps at their true positions: data maps side by side as in the merged map, each parity map repeated under every
/// part, one row of ones and zeros per kind for the mask; three 3×3 convolutions, and the received data maps added to
/// the result.
class ConvDecoder : public Decoder {
 public:
  ConvDecoder(const SplitPlan& plan, int channels, ParameterSource& source);
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const override;
  int64_t flops() const override;

 private:
  torch::Tensor sideBySide(const torch::Tensor& maps) const;
  SplitPlan m_plan;
  Affine m_first;
  Affine m_second;
  Affine m_third;
};

} // namespace lacuna::coding
