// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "coding/compute/linear_layer.h"
#include "coding/weights/parameters.h"
#include "experiment/config/config.h"
#include "experiment/split/split_plan.h"

namespace lacuna::coding {

/// What the parity devices do with what the encoder made.
enum class ParityWork {
  convolve, ///< F_conv, or the trained parity model
  copy,     ///< a data part's own work, borders included: see Encoder::copies
  idle,     ///< nothing; the code has no parity
  replace,  ///< F_conv on all n coded parts: the data parts themselves are not sent
};

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
  /// A matrix without bias that starts at `first`.
  torch::Tensor mix(ParameterSource& source, const std::string& name, const torch::Tensor& first);
  /// Scale and shift of a layer norm over `size` values.
  Affine norm(ParameterSource& source, const std::string& name, int64_t size);

 private:
  Affine keep(const std::string& name, torch::Tensor weight, torch::Tensor bias);
  NamedTensors m_parameters;
};

/// Makes parity parts from data parts. A new encoder is one class and one line in coder_factory.cpp.
class Encoder : public Coder {
 public:
  /// parts [B, k, C, a, a'] → parity parts [B, r, C, a, parity width]; all n coded parts when work() is `replace`.
  virtual torch::Tensor encode(const torch::Tensor& parts) const = 0;
  virtual ParityWork work() const { return ParityWork::convolve; }
  /// Operations that a backward pass leaves out because nobody asks for a gradient of the images.
  virtual int64_t inputGradientFlops() const { return 0; }
  /// The data part each parity device repeats, when work() is `copy`.
  virtual std::vector<int> copies() const { return {}; }
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

} // namespace lacuna::coding
