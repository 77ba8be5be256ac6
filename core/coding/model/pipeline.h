// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "coding/coders/coder.h"
#include "coding/model/base_network.h"
#include "experiment/failure/failure_pattern.h"

namespace lacuna::coding {

/// Networks of parity devices with weights of their own, one per device; empty when they run F_conv.
using ParityNetworks = std::vector<std::shared_ptr<const BaseNetwork>>;

/// P failure patterns as tensors, so that a step depends on nothing else of them.
struct PatternTensors {
  torch::Tensor available; ///< [P, n] of bool: true where the device of that column answers
  torch::Tensor columns;   ///< [P, W_out]: which of the k·b' decoded columns each merged one is; undefined where parts
                           ///< lie side by side and none is to be chosen
};

/// Everything between the input of one coded block and its merged output; without cuts the block is all of F_conv.
/// Stateless but for the weights; see pipeline.cpp for the way of one sample. With a code of images the batch [N, …]
/// that goes in and comes out merged holds groups of k images, one group after the other.
class Pipeline {
 public:
  /// `fill` [n, c, b, b'] stands in for lost outputs.
  Pipeline(const CodeConfig& code, SplitPlan plan, std::shared_ptr<const BaseNetwork> base,
           std::shared_ptr<const Encoder> encoder, std::shared_ptr<const Decoder> decoder, torch::Tensor fill,
           ParityNetworks parity = {});

  const SplitPlan& plan() const { return m_plan; }
  const BaseNetwork& base() const { return *m_base; }
  const Encoder& encoder() const { return *m_encoder; }
  const Decoder& decoder() const { return *m_decoder; }
  const ParityNetworks& parityNetworks() const { return m_parity; }
  const torch::Tensor& fill() const { return m_fill; }
  bool passesThrough() const { return m_passes; }

  torch::Tensor split(const torch::Tensor& images) const;
  torch::Tensor convolveData(const torch::Tensor& parts) const;
  /// What the data devices make of images, not yet in groups: [B, k, c, b, b']; of whole images [B, 1, c, b, W_out],
  /// which is the same at every place of a group.
  torch::Tensor dataMaps(const torch::Tensor& images) const;
  /// F_conv, or the whole model where devices return logits, on a window with the geometry of a parity part.
  torch::Tensor runDevice(const BaseNetwork& network, const torch::Tensor& x) const;
  torch::Tensor convolveParity(const torch::Tensor& parityParts) const;
  /// What the n devices make: `features` [B, k, c, b, b'] is convolveData(parts), `coded` the encoder's parts.
  torch::Tensor deviceOutputs(const torch::Tensor& features, const torch::Tensor& coded) const;
  /// Where `outputs` may be [B, n, …], the same under every pattern, or [P, B, n, …].
  torch::Tensor received(const torch::Tensor& outputs, const torch::Tensor& available) const;
  torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const;
  torch::Tensor passThrough(const torch::Tensor& decoded, const torch::Tensor& outputs,
                            const torch::Tensor& available) const;
  torch::Tensor merge(const torch::Tensor& decoded, const PatternTensors& patterns) const;
  /// Data parts' maps [B, k, c, b, b'], none of them lost, as one: [B, c, b, W_out].
  torch::Tensor mergeWhole(const torch::Tensor& features) const;
  /// Those rows of a batch [N, …] that a failure pattern is judged by: all of them, or of groups of images the ones at
  /// judgedPlaces().
  torch::Tensor judged(const torch::Tensor& rows, FailurePattern pattern) const;

  PatternTensors tensorsOf(const std::vector<FailurePattern>& patterns, torch::Device device) const;
  /// Outputs of all devices for images, [B, n, c, b, b'].
  torch::Tensor outputs(const torch::Tensor& images) const;
  /// Received, decoded, passed through and merged for each pattern: [P, B, c, b, W_out].
  torch::Tensor mergedFor(const torch::Tensor& outputs, const std::vector<FailurePattern>& patterns) const;
  /// The same without a decoder, from the data parts' own maps [B, k, …] or [P, B, k, …]: lost ones are zero.
  torch::Tensor mergedZeros(const torch::Tensor& features, const std::vector<FailurePattern>& patterns) const;

 private:
  std::vector<int64_t> ownerColumns(FailurePattern pattern) const;

  SplitPlan m_plan;
  std::shared_ptr<const BaseNetwork> m_base;
  std::shared_ptr<const Encoder> m_encoder;
  std::shared_ptr<const Decoder> m_decoder;
  torch::Tensor m_fill;
  ParityNetworks m_parity;
  PatternTensors m_nothingLost;
  bool m_logits = false; ///< devices run F_fc, too
  bool m_passes = true;  ///< an available data part is used as it is
  bool m_tiles = false;  ///< parts lie side by side in the output: merging is a reshape
  bool m_padded = false; ///< some part meets a padded border
};

} // namespace lacuna::coding
