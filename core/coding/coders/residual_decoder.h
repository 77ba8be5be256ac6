// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coders/coder.h"

namespace lacuna::coding {

/// Mask-aware: input = all received maps and the mask; FC to `width`, then `blocks` of
/// x + FC(GELU(FC(LayerNorm(x)))), then FC to k·c·b·b'. The mask tells a lost map from one that is genuinely zero.
class ResidualDecoder : public Decoder {
 public:
  ResidualDecoder(const SplitPlan& plan, int width, int blocks, ParameterSource& source);
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const override;
  int64_t flops() const override;

 private:
  struct Block {
    Affine norm;
    Affine first;
    Affine second;
  };
  SplitPlan m_plan;
  Affine m_in;
  std::vector<Block> m_blocks;
  Affine m_out;
};

} // namespace lacuna::coding
