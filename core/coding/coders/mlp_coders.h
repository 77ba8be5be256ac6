// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coders/coder.h"

namespace lacuna::coding {

/// Report Table I: FC k·a·a' → k·a·a', ReLU, FC → r·a·a'; each channel on its own with the same weights.
class MlpEncoder : public Encoder {
 public:
  MlpEncoder(const SplitPlan& plan, ParameterSource& source);
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override;
  int64_t inputGradientFlops() const override { return 2 * m_plan.image.channels * m_first.weight.numel(); }

 private:
  SplitPlan m_plan;
  Affine m_first;
  Affine m_second;
};

/// Report Table II: FC n·c·b·b' → k·c·b·b', ReLU, FC, ReLU, FC. It does not look at the mask: the published decoder
/// has none.
class MlpDecoder : public Decoder {
 public:
  MlpDecoder(const SplitPlan& plan, ParameterSource& source);
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const override;
  int64_t flops() const override;

 private:
  SplitPlan m_plan;
  Affine m_first;
  Affine m_second;
  Affine m_third;
};

} // namespace lacuna::coding
