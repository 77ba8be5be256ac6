// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/coders/coder.h"
#include "coding/coders/conv_coders.h"
#include "coding/coders/linear_coders.h"
#include "coding/coders/mlp_coders.h"
#include "coding/coders/patch_encoder.h"
#include "coding/coders/residual_decoder.h"
#include "coding/coders/spatial_decoder.h"
#include "experiment/config/code_plan.h"

namespace lacuna::coding {

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

torch::Tensor Coder::mix(ParameterSource& source, const std::string& name, const torch::Tensor& first) {
  torch::Tensor weight = source.starting(name + ".weight", first);
  m_parameters.emplace_back(name + ".weight", weight);
  return weight;
}

namespace {

std::unique_ptr<Encoder> makeLearnedEncoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  switch (code.encoder.kind) {
    case EncoderKind::mlp:
      return std::make_unique<MlpEncoder>(plan, source);
    case EncoderKind::conv:
      return std::make_unique<ConvEncoder>(plan, code.encoder.channels, source);
    case EncoderKind::sum:
      return std::make_unique<LinearEncoder>(plan, vandermondeParity(plan.k, plan.r), ParityWork::convolve,
                                             source.device());
    case EncoderKind::concat:
      return std::make_unique<ConcatEncoder>(plan);
    case EncoderKind::linear:
      return std::make_unique<LinearEncoder>(plan, vandermondeParity(plan.k, plan.r), source);
    case EncoderKind::patch:
      break;
  }
  return std::make_unique<PatchEncoder>(plan, code.encoder, source);
}

std::unique_ptr<Decoder> makeLearnedDecoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  switch (code.decoder.kind) {
    case DecoderKind::mlp:
      return std::make_unique<MlpDecoder>(plan, source);
    case DecoderKind::conv:
      return std::make_unique<ConvDecoder>(plan, code.decoder.channels, source);
    case DecoderKind::residual:
      return std::make_unique<ResidualDecoder>(plan, code.decoder.width, code.decoder.blocks, source);
    case DecoderKind::spatial:
      return std::make_unique<SpatialDecoder>(plan, code.decoder.channels, code.decoder.blocks, source);
    case DecoderKind::subtract:
      break;
  }
  return std::make_unique<LinearDecoder>(
      plan, [parity = vandermondeParity(plan.k, plan.r)](const Availability& a) { return solveLost(parity, a); });
}

/// The copy of a lost part where one came, else nothing.
torch::Tensor fromCopies(const std::vector<int>& copies, int k, const Availability& available) {
  const torch::Tensor decoding = torch::zeros({k, static_cast<int64_t>(available.size())}, torch::kDouble);
  for (int i = 0; i < k; ++i)
    if (available[static_cast<size_t>(i)]) decoding[i][i] = 1;
  for (size_t j = 0; j < copies.size(); ++j)
    if (!available[static_cast<size_t>(copies[j])] && available[static_cast<size_t>(k) + j]) {
      decoding[copies[j]].zero_();
      decoding[copies[j]][k + static_cast<int64_t>(j)] = 1;
    }
  return decoding;
}

} // namespace

std::unique_ptr<Encoder> makeEncoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  switch (code.kind) {
    case CodeKind::none:
    case CodeKind::decoderOnly:
      return std::make_unique<CopyEncoder>(plan, std::vector<int>());
    case CodeKind::replication:
      return std::make_unique<CopyEncoder>(plan, asShared(code).copies);
    case CodeKind::sumSubtract:
      return std::make_unique<LinearEncoder>(plan, vandermondeParity(plan.k, plan.r), ParityWork::convolve,
                                             source.device());
    case CodeKind::mdsLayerwise:
      return std::make_unique<LinearEncoder>(plan, mdsParity(plan.k, plan.r), ParityWork::convolve, source.device());
    case CodeKind::berrut:
      return std::make_unique<LinearEncoder>(plan, berrutCode(plan.k, plan.r, code.systematic).encoding,
                                             code.systematic ? ParityWork::convolve : ParityWork::replace,
                                             source.device());
    case CodeKind::learned:
    case CodeKind::parm:
      break;
  }
  return makeLearnedEncoder(code, plan, source);
}

std::unique_ptr<Decoder> makeDecoder(const CodeConfig& code, const SplitPlan& plan, ParameterSource& source) {
  const int k = plan.k;
  switch (code.kind) {
    case CodeKind::none:
    case CodeKind::replication:
      return std::make_unique<LinearDecoder>(
          plan, [copies = asShared(code).copies, k](const Availability& a) { return fromCopies(copies, k, a); });
    case CodeKind::sumSubtract:
      return std::make_unique<LinearDecoder>(
          plan, [parity = vandermondeParity(k, plan.r)](const Availability& a) { return solveLost(parity, a); });
    case CodeKind::mdsLayerwise:
      return std::make_unique<LinearDecoder>(
          plan, [parity = mdsParity(k, plan.r)](const Availability& a) { return solveLost(parity, a); });
    case CodeKind::berrut:
      return std::make_unique<LinearDecoder>(plan, [berrut = berrutCode(k, plan.r, code.systematic)](
                                                       const Availability& a) { return berrutDecoding(berrut, a); });
    case CodeKind::learned:
    case CodeKind::decoderOnly:
    case CodeKind::parm:
      break;
  }
  return makeLearnedDecoder(code, plan, source);
}

} // namespace lacuna::coding
