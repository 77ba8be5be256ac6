// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coder.h"
#include "coding/conv_coders.h"
#include "coding/mlp_coders.h"
#include "coding/residual_decoder.h"

namespace lacuna {

Coder::Affine Coder::keep(const std::string& name, torch::Tensor weight, torch::Tensor bias) {
  m_parameters.emplace_back(name + ".weight", weight);
  m_parameters.emplace_back(name + ".bias", bias);
  return {weight, bias};
}

Coder::Affine Coder::linear(ParameterSource& source, const std::string& name, int64_t in, int64_t out) {
  torch::Tensor weight = source.get(name + ".weight", {out, in}, in);
  return keep(name, weight, source.get(name + ".bias", {out}, in));
}

Coder::Affine Coder::convolution(ParameterSource& source, const std::string& name, int64_t in, int64_t out,
                                 int64_t kernel) {
  torch::Tensor weight = source.get(name + ".weight", {out, in, kernel, kernel}, in * kernel * kernel);
  return keep(name, weight, source.get(name + ".bias", {out}, in * kernel * kernel));
}

Coder::Affine Coder::norm(ParameterSource& source, const std::string& name, int64_t size) {
  torch::Tensor weight = source.constant(name + ".weight", {size}, 1.0);
  return keep(name, weight, source.constant(name + ".bias", {size}, 0.0));
}

std::unique_ptr<Encoder> makeEncoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  switch (code.encoder.kind) {
    case EncoderKind::mlp:
      return std::make_unique<MlpEncoder>(plan, source);
    case EncoderKind::conv:
      break;
  }
  return std::make_unique<ConvEncoder>(plan, code.encoder.channels, source);
}

std::unique_ptr<Decoder> makeDecoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  switch (code.decoder.kind) {
    case DecoderKind::mlp:
      return std::make_unique<MlpDecoder>(plan, source);
    case DecoderKind::conv:
      return std::make_unique<ConvDecoder>(plan, code.decoder.channels, source);
    case DecoderKind::residual:
      break;
  }
  return std::make_unique<ResidualDecoder>(plan, code.decoder.width, code.decoder.blocks, source);
}

} // namespace lacuna
