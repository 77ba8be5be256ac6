// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/choices.h"

#include "util/text_mark.h"

namespace lacuna {
namespace {

template <typename Enum>
const char* wordOf(Enum value) {
  for (const Choice<Enum>& choice : choicesOf<Enum>())
    if (choice.value == value) return choice.word;
  return "";
}

} // namespace

template <>
const std::vector<Choice<CodeKind>>& choicesOf() {
  static const std::vector<Choice<CodeKind>> all = {
      {CodeKind::learned, LACUNA_TEXT("ChoiceWords", "learned"), LACUNA_TEXT("ChoiceTitles", "learned")},
      {CodeKind::decoderOnly, LACUNA_TEXT("ChoiceWords", "decoder-only"), LACUNA_TEXT("ChoiceTitles", "decoder alone")},
      {CodeKind::parm, LACUNA_TEXT("ChoiceWords", "parm"), LACUNA_TEXT("ChoiceTitles", "parity models (ParM)")},
      {CodeKind::mdsLayerwise, LACUNA_TEXT("ChoiceWords", "mds-layerwise"),
       LACUNA_TEXT("ChoiceTitles", "MDS, layer by layer")},
      {CodeKind::sumSubtract, LACUNA_TEXT("ChoiceWords", "sum-subtract"),
       LACUNA_TEXT("ChoiceTitles", "sums, subtracted")},
      {CodeKind::berrut, LACUNA_TEXT("ChoiceWords", "berrut"), LACUNA_TEXT("ChoiceTitles", "Berrut interpolation")},
      {CodeKind::replication, LACUNA_TEXT("ChoiceWords", "replication"), LACUNA_TEXT("ChoiceTitles", "replication")},
      {CodeKind::none, LACUNA_TEXT("ChoiceWords", "none"), LACUNA_TEXT("ChoiceTitles", "none")},
  };
  return all;
}

template <>
const std::vector<Choice<CodeUnit>>& choicesOf() {
  static const std::vector<Choice<CodeUnit>> all = {
      {CodeUnit::part, "part", LACUNA_TEXT("ChoiceTitles", "parts of one image")},
      {CodeUnit::image, "image", LACUNA_TEXT("ChoiceTitles", "different images")},
  };
  return all;
}

template <>
const std::vector<Choice<DeviceReturns>>& choicesOf() {
  static const std::vector<Choice<DeviceReturns>> all = {
      {DeviceReturns::features, "features", LACUNA_TEXT("ChoiceTitles", "feature maps")},
      {DeviceReturns::logits, "logits", LACUNA_TEXT("ChoiceTitles", "logits")},
  };
  return all;
}

template <>
const std::vector<Choice<EncoderKind>>& choicesOf() {
  static const std::vector<Choice<EncoderKind>> all = {
      {EncoderKind::patch, LACUNA_TEXT("ChoiceWords", "patch"), LACUNA_TEXT("ChoiceTitles", "convolutions on patches")},
      {EncoderKind::conv, LACUNA_TEXT("ChoiceWords", "conv"), LACUNA_TEXT("ChoiceTitles", "convolutions")},
      {EncoderKind::mlp, LACUNA_TEXT("ChoiceWords", "mlp"), LACUNA_TEXT("ChoiceTitles", "fully connected (mlp)")},
      {EncoderKind::linear, LACUNA_TEXT("ChoiceWords", "linear"), LACUNA_TEXT("ChoiceTitles", "learned mix")},
      {EncoderKind::sum, LACUNA_TEXT("ChoiceWords", "sum"), LACUNA_TEXT("ChoiceTitles", "sum")},
      {EncoderKind::concat, LACUNA_TEXT("ChoiceWords", "concat"), LACUNA_TEXT("ChoiceTitles", "tiles (concat)")},
  };
  return all;
}

template <>
const std::vector<Choice<DecoderKind>>& choicesOf() {
  static const std::vector<Choice<DecoderKind>> all = {
      {DecoderKind::residual, LACUNA_TEXT("ChoiceWords", "residual"),
       LACUNA_TEXT("ChoiceTitles", "residual, mask-aware")},
      {DecoderKind::spatial, LACUNA_TEXT("ChoiceWords", "spatial"),
       LACUNA_TEXT("ChoiceTitles", "spatial, overlap-aware")},
      {DecoderKind::conv, LACUNA_TEXT("ChoiceWords", "conv"), LACUNA_TEXT("ChoiceTitles", "convolutions")},
      {DecoderKind::mlp, LACUNA_TEXT("ChoiceWords", "mlp"), LACUNA_TEXT("ChoiceTitles", "fully connected (mlp)")},
      {DecoderKind::subtract, LACUNA_TEXT("ChoiceWords", "subtract"), LACUNA_TEXT("ChoiceTitles", "subtraction")},
  };
  return all;
}

template <>
const std::vector<Choice<ParityDevices>>& choicesOf() {
  static const std::vector<Choice<ParityDevices>> all = {
      {ParityDevices::shared, "shared", LACUNA_TEXT("ChoiceTitles", "run F_conv")},
      {ParityDevices::trained, "trained", LACUNA_TEXT("ChoiceTitles", "networks of their own")},
  };
  return all;
}

template <>
const std::vector<Choice<BlockTraining>>& choicesOf() {
  static const std::vector<Choice<BlockTraining>> all = {
      {BlockTraining::joint, "joint", LACUNA_TEXT("ChoiceTitles", "jointly")},
      {BlockTraining::separate, "separate", LACUNA_TEXT("ChoiceTitles", "separately")},
  };
  return all;
}

template <>
const std::vector<Choice<Split>>& choicesOf() {
  static const std::vector<Choice<Split>> all = {
      {Split::even, "even", LACUNA_TEXT("ChoiceTitles", "into k parts")},
      {Split::coarse, "coarse", LACUNA_TEXT("ChoiceTitles", "coarse: r + 1 devices each")},
  };
  return all;
}

template <>
const std::vector<Choice<Fill>>& choicesOf() {
  static const std::vector<Choice<Fill>> all = {
      {Fill::zeros, "zeros", LACUNA_TEXT("ChoiceTitles", "zeros")},
      {Fill::constant, "constant", LACUNA_TEXT("ChoiceTitles", "a constant")},
      {Fill::mean, "mean", LACUNA_TEXT("ChoiceTitles", "the mean map")},
  };
  return all;
}

template <>
const std::vector<Choice<Schedule>>& choicesOf() {
  static const std::vector<Choice<Schedule>> all = {
      {Schedule::oneCycle, "one-cycle", LACUNA_TEXT("ChoiceTitles", "one cycle")},
      {Schedule::cosine, "cosine", LACUNA_TEXT("ChoiceTitles", "cosine")},
      {Schedule::constant, "constant", LACUNA_TEXT("ChoiceTitles", "constant")},
  };
  return all;
}

template <>
const std::vector<Choice<PatternPolicy>>& choicesOf() {
  static const std::vector<Choice<PatternPolicy>> all = {
      {PatternPolicy::sample, "sample", LACUNA_TEXT("ChoiceTitles", "a sample per step")},
      {PatternPolicy::all, "all", LACUNA_TEXT("ChoiceTitles", "all, every step")},
      {PatternPolicy::fixed, "fixed", LACUNA_TEXT("ChoiceTitles", "exactly l lost")},
  };
  return all;
}

template <>
const std::vector<Choice<Precision>>& choicesOf() {
  static const std::vector<Choice<Precision>> all = {
      {Precision::float32, "float32", LACUNA_TEXT("ChoiceTitles", "float32")},
      {Precision::tf32, "tf32", LACUNA_TEXT("ChoiceTitles", "TF32, on a GPU")},
      {Precision::bfloat16, "bfloat16", LACUNA_TEXT("ChoiceTitles", "bfloat16")},
  };
  return all;
}

const char* text(CodeKind value) {
  return wordOf(value);
}

const char* text(CodeUnit value) {
  return wordOf(value);
}

const char* text(DeviceReturns value) {
  return wordOf(value);
}

const char* text(EncoderKind value) {
  return wordOf(value);
}

const char* text(DecoderKind value) {
  return wordOf(value);
}

const char* text(ParityDevices value) {
  return wordOf(value);
}

const char* text(BlockTraining value) {
  return wordOf(value);
}

const char* text(Split value) {
  return wordOf(value);
}

const char* text(Fill value) {
  return wordOf(value);
}

const char* text(Schedule value) {
  return wordOf(value);
}

const char* text(PatternPolicy value) {
  return wordOf(value);
}

const char* text(Precision value) {
  return wordOf(value);
}

} // namespace lacuna
