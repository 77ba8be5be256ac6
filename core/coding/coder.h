// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "coding/parameters.h"
#include "experiment/config.h"
#include "experiment/split_plan.h"

namespace lacuna {

/// What encoders and decoders share: their weights, in the order of a checkpoint.
class Coder {
 public:
  virtual ~Coder() = default;
  /// Per image; a multiply-add counts 2.
  virtual int64_t flops() const = 0;
  const NamedTensors& parameters() const { return m_parameters; }

 protected:
  struct Affine {
    torch::Tensor weight;
    torch::Tensor bias;
  };
  /// A fully connected layer [out, in].
  Affine linear(ParameterSource& source, const std::string& name, int64_t in, int64_t out);
  /// A square convolution [out, in, kernel, kernel].
  Affine convolution(ParameterSource& source, const std::string& name, int64_t in, int64_t out, int64_t kernel);
  /// Scale and shift of a layer norm over `size` values.
  Affine norm(ParameterSource& source, const std::string& name, int64_t size);

 private:
  Affine keep(const std::string& name, torch::Tensor weight, torch::Tensor bias);
  NamedTensors m_parameters;
};

/// Makes parity parts from data parts. A new encoder is one class and one line in coder_factory.cpp.
class Encoder : public Coder {
 public:
  /// parts [B, k, C, a, a'] → parity parts [B, r, C, a, parity width]
  virtual torch::Tensor encode(const torch::Tensor& parts) const = 0;
};

/// Rebuilds the feature maps of the data parts from what was received.
class Decoder : public Coder {
 public:
  /// received [B, n, c, b, b'] with the fill in place of lost maps; available [B, n], 1 where received, 0 where lost
  /// → decoded [B, k, c, b, b'].
  virtual torch::Tensor decode(const torch::Tensor& received, const torch::Tensor& available) const = 0;
};

/// The only places that switch over kinds.
std::unique_ptr<Encoder> makeEncoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source);
std::unique_ptr<Decoder> makeDecoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source);

} // namespace lacuna
