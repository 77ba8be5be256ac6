// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coders/coder.h"

namespace lacuna::coding {

/// Works on patches instead of pixels: `patch` × `patch` pixels of all k parts are the channels of one cell (the
/// space-to-depth of Shi et al. 2016), a 3×3 convolution and residual ones (GELU before each) run over the cells, a
/// 1×1 convolution gives the pixels of the r parity parts back, and a learned mix of the parts, pixel by pixel, is
/// added. Few cells and many channels: for the same operations it holds far more weights than ConvEncoder, and with
/// the patch as large as F_conv's stride a cell sees what becomes one place of the feature map. Each image channel on
/// its own with the same weights; zeros fill up the last patches.
class PatchEncoder : public Encoder {
 public:
  PatchEncoder(const SplitPlan& plan, const EncoderConfig& config, ParameterSource& source);
  torch::Tensor encode(const torch::Tensor& parts) const override;
  int64_t flops() const override;

 private:
  torch::Tensor throughCells(const torch::Tensor& pixels) const;

  SplitPlan m_plan;
  int64_t m_patch;
  Affine m_mix;
  Affine m_in;
  std::vector<Affine> m_blocks;
  Affine m_out;
};

} // namespace lacuna::coding
