// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "coding/model/pipeline.h"

namespace lacuna::coding {

/// F_conv under a code: one block, several fused blocks one after the other (code.blocks), or every convolution on its
/// own (mds-layerwise), with what the base model does around it.
class CodedModel {
 public:
  /// Asked once for every group of weights: `prefix` is "encoder.", "decoder.", "parity.0." or, from the second block
  /// on, "block.1.encoder." and so on; "" and "block.1." stand for the fill.
  using SourceOf = std::function<std::unique_ptr<ParameterSource>(const std::string& prefix)>;

  CodedModel(const CodeConfig& code, std::shared_ptr<const BaseNetwork> base, const SourceOf& sourceOf);

  const CodeConfig& code() const { return m_code; }
  const BaseNetwork& base() const { return *m_base; }
  std::shared_ptr<const BaseNetwork> sharedBase() const { return m_base; }
  /// In the order of computation. With mds-layerwise one per convolution, whose base is that convolution without bias.
  const std::vector<Pipeline>& blocks() const { return m_blocks; }
  /// How F_conv as a whole is shared out: the only block's plan, else the last block's in columns of the final map.
  const SplitPlan& plan() const { return m_plan; }
  /// True when what is coded together are k images.
  bool groupsImages() const { return m_code.unit == CodeUnit::image; }
  bool layerwise() const { return m_code.kind == CodeKind::mdsLayerwise; }
  /// True when encoding and the devices' work are the same under every failure pattern.
  bool sharesWork() const { return m_blocks.size() == 1 && !layerwise(); }

  /// One batch on its way: what is computed once for all patterns.
  struct Batch {
    torch::Tensor images;   ///< [B, C, a, W], normalised; of a code of images in groups, [G·k, C, a, W]
    torch::Tensor features; ///< [B, k, c, b, b'] of the first block's data parts
    torch::Tensor outputs;  ///< [B, n, c, b, b'] of the first block's devices
  };
  /// `dataMaps` of the first block may be given when they are known already; of use only where sharesWork(). `groups`
  /// are those of a code of images, as groupRows gives them; without them the images lie in groups already.
  Batch begin(const torch::Tensor& images, torch::Tensor dataMaps = {}, const torch::Tensor& groups = {}) const;
  /// F_conv as it arrives under each pattern: [P, B, c, b, W_out].
  torch::Tensor merged(const Batch& batch, const std::vector<FailurePattern>& patterns) const;
  /// The same with zeros where a lost device's maps were, in every block: what there is without a code. With a coarse
  /// split, too, these are the k parts of an even one.
  torch::Tensor mergedZeros(const Batch& batch, const std::vector<FailurePattern>& patterns) const;
  /// Merged maps [N, c, b, W_out] to logits [N, classes]; devices that return logits have done it already.
  torch::Tensor classify(const torch::Tensor& merged) const;
  /// Input of the last block under one pattern: what its devices share out.
  torch::Tensor lastInput(const torch::Tensor& images, FailurePattern pattern) const;

  /// Encoders, decoders, parity networks and fills under the prefixes of SourceOf, in a fixed order.
  NamedTensors tensors() const;
  /// Those of them that an optimizer moves.
  NamedTensors trainable() const;

 private:
  void addBlock(std::shared_ptr<const BaseNetwork> network, const SourceOf& sourceOf);
  /// Runs the blocks after the first; `step` makes the merged output of one block from its input.
  template <typename Step>
  torch::Tensor throughBlocks(const torch::Tensor& images, const Step& step) const;

  CodeConfig m_code;
  std::shared_ptr<const BaseNetwork> m_base;
  std::vector<Pipeline> m_blocks;
  std::vector<size_t> m_blockOfLayer; ///< mds-layerwise: which block does this layer's convolution
  SplitPlan m_plan;
  SplitPlan m_evenPlan; ///< of the same k and r, where the split is a coarse one
};

/// Rows of the images of `groups` groups one after the other, [groups·k]: those of groupOf(g, k, count) for each g.
torch::Tensor groupRows(int64_t groups, int k, int64_t count);

/// Prefix of a block's tensors: none for the first.
std::string blockPrefix(size_t block);

} // namespace lacuna::coding
