// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names of choices as configurations write them.
#include "experiment/config/config.h"

namespace lacuna {

const char* text(CodeKind kind) {
  switch (kind) {
    case CodeKind::learned:
      return "learned";
    case CodeKind::none:
      return "none";
    case CodeKind::replication:
      return "replication";
    case CodeKind::mdsLayerwise:
      return "mds-layerwise";
    case CodeKind::sumSubtract:
      return "sum-subtract";
    case CodeKind::berrut:
      return "berrut";
    case CodeKind::parm:
      break;
  }
  return "parm";
}

const char* text(CodeUnit unit) {
  return unit == CodeUnit::part ? "part" : "image";
}

const char* text(DeviceReturns returns) {
  return returns == DeviceReturns::features ? "features" : "logits";
}

const char* text(EncoderKind kind) {
  switch (kind) {
    case EncoderKind::mlp:
      return "mlp";
    case EncoderKind::conv:
      return "conv";
    case EncoderKind::sum:
      return "sum";
    case EncoderKind::concat:
      return "concat";
    case EncoderKind::linear:
      return "linear";
    case EncoderKind::patch:
      break;
  }
  return "patch";
}

const char* text(DecoderKind kind) {
  switch (kind) {
    case DecoderKind::mlp:
      return "mlp";
    case DecoderKind::conv:
      return "conv";
    case DecoderKind::residual:
      return "residual";
    case DecoderKind::spatial:
      return "spatial";
    case DecoderKind::subtract:
      break;
  }
  return "subtract";
}

const char* text(ParityDevices parity) {
  return parity == ParityDevices::shared ? "shared" : "trained";
}

const char* text(BlockTraining training) {
  return training == BlockTraining::joint ? "joint" : "separate";
}

const char* text(Fill fill) {
  switch (fill) {
    case Fill::zeros:
      return "zeros";
    case Fill::constant:
      return "constant";
    case Fill::mean:
      break;
  }
  return "mean";
}

const char* text(Schedule schedule) {
  switch (schedule) {
    case Schedule::constant:
      return "constant";
    case Schedule::oneCycle:
      return "one-cycle";
    case Schedule::cosine:
      break;
  }
  return "cosine";
}

const char* text(Precision precision) {
  switch (precision) {
    case Precision::float32:
      return "float32";
    case Precision::tf32:
      return "tf32";
    case Precision::bfloat16:
      break;
  }
  return "bfloat16";
}

const char* text(PatternPolicy policy) {
  switch (policy) {
    case PatternPolicy::all:
      return "all";
    case PatternPolicy::sample:
      return "sample";
    case PatternPolicy::fixed:
      break;
  }
  return "fixed";
}

} // namespace lacuna
