// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "coding/coders/coder.h"

namespace lacuna::coding {

/// Works on the merged map. Every received data map stands at its true columns (where parts overlap, the copies that
/// came are averaged), every parity map under each part it speaks for, one plane of ones and zeros per kind for the
/// mask. A 3×3 convolution to `channels`, a learned offset per place, `blocks` of x + conv(ReLU(conv(ReLU(x)))) and a
/// 3×3 convolution back; the received map is added to the result.
class SpatialDecoder : public Decoder {
 public:
  SpatialDecoder(const SplitPlan& plan, int channels, int blocks, ParameterSource& source);
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const override;
  int64_t flops() const override;

 private:
  struct Block {
    Affine first;
    Affine second;
  };
  torch::Tensor placed(const torch::Tensor& data, const torch::Tensor& mask) const;
  torch::Tensor canvas(const torch::Tensor& received, const torch::Tensor& available) const;

  SplitPlan m_plan;
  bool m_tiles = false;          ///< no column is made by two parts
  torch::Tensor m_placing;       ///< [k·b', W_out]: 1 where a part's column lies
  torch::Tensor m_parityPlacing; ///< [b', W_out]: the mean over the parts
  Affine m_in;
  torch::Tensor m_offset; ///< [channels, b, W_out]
  std::vector<Block> m_blocks;
  Affine m_out;
};

} // namespace lacuna::coding
