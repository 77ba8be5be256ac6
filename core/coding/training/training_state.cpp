// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/training/training_state.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "experiment/config/config_json.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

std::string exactText(double value) {
  std::array<char, 40> buffer{};
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

template <typename Number>
Number numberOf(const std::map<std::string, std::string>& metadata, const char* name) {
  const auto entry = metadata.find(name);
  if (entry == metadata.end()) refuseCheckpoint("it does not say its " + std::string(name));
  const std::string& text = entry->second;
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    refuseCheckpoint("its " + std::string(name) + " is no number");
  return value;
}

void requireWithin(int64_t value, int64_t low, int64_t high, const char* name) {
  if (value < low || value > high) refuseCheckpoint("its " + std::string(name) + " is out of range");
}

} // namespace

void refuseCheckpoint(const std::string& what) {
  throw Error(ErrorKind::data, "The checkpoint cannot be gone on from: " + what + "; train the run again");
}

std::map<std::string, std::string> metadataOf(const TrainingState& s) {
  return {{"step", std::to_string(s.step)},
          {"epoch", std::to_string(s.epoch)},
          {"validated_epoch", std::to_string(s.validatedEpoch)},
          {"adam_steps", std::to_string(s.adamSteps)},
          {"pattern_random", std::to_string(s.patternRandom)},
          {"shift_random", std::to_string(s.shiftRandom)},
          {"sums_count", std::to_string(s.sumsCount)},
          {"best_epoch", std::to_string(s.bestEpoch)},
          {"best_loss", exactText(s.bestLoss)},
          {"best_worst", exactText(s.bestWorst)},
          {"best_worst_epoch", std::to_string(s.bestWorstEpoch)},
          {"first_loss", exactText(s.firstLoss)},
          {"stalled", s.stalled ? "1" : "0"},
          {"stop_early", s.stopEarly ? "1" : "0"},
          {"attempt", std::to_string(s.attempt)},
          {"threads", std::to_string(s.threads)}};
}

TrainingState readTrainingState(const std::map<std::string, std::string>& metadata) {
  TrainingState s;
  s.step = numberOf<int64_t>(metadata, "step");
  s.epoch = numberOf<int>(metadata, "epoch");
  s.validatedEpoch = numberOf<int>(metadata, "validated_epoch");
  s.adamSteps = numberOf<int64_t>(metadata, "adam_steps");
  s.patternRandom = numberOf<uint64_t>(metadata, "pattern_random");
  s.shiftRandom = numberOf<uint64_t>(metadata, "shift_random");
  s.sumsCount = numberOf<int>(metadata, "sums_count");
  s.bestEpoch = numberOf<int>(metadata, "best_epoch");
  s.bestLoss = numberOf<double>(metadata, "best_loss");
  s.bestWorst = numberOf<double>(metadata, "best_worst");
  s.bestWorstEpoch = numberOf<int>(metadata, "best_worst_epoch");
  s.firstLoss = numberOf<double>(metadata, "first_loss");
  s.stalled = numberOf<int>(metadata, "stalled") != 0;
  s.stopEarly = numberOf<int>(metadata, "stop_early") != 0;
  s.attempt = numberOf<int>(metadata, "attempt");
  s.threads = numberOf<int>(metadata, "threads");
  return s;
}

void checkTrainingState(const TrainingState& s, const TrainingConfig& training, int64_t perEpoch) {
  requireWithin(s.epoch, 0, training.epochs, "epoch");
  const int64_t before = std::max(0, s.epoch - 1) * perEpoch;
  requireWithin(s.step, before, s.epoch == 0 ? 0 : before + perEpoch, "step");
  requireWithin(s.validatedEpoch, std::max(0, s.epoch - 1),
                s.step == before + perEpoch ? s.epoch : std::max(0, s.epoch - 1), "validated_epoch");
  requireWithin(s.adamSteps, s.step, s.step, "adam_steps");
  requireWithin(s.sumsCount, 0, s.step, "sums_count");
  requireWithin(s.bestEpoch, 0, s.validatedEpoch, "best_epoch");
  requireWithin(s.bestWorstEpoch, 0, s.validatedEpoch, "best_worst_epoch");
  requireWithin(s.attempt, 0, training.restarts, "attempt");
  requireWithin(s.threads, 1, 256, "threads");
}

std::map<std::string, std::string> metadataOf(const BaseTrainingState& s) {
  return {{"base_step", std::to_string(s.step)},
          {"base_validated_epoch", std::to_string(s.validatedEpoch)},
          {"base_shift_random", std::to_string(s.shiftRandom)}};
}

BaseTrainingState readBaseTrainingState(const std::map<std::string, std::string>& metadata, int epochs,
                                        int64_t perEpoch) {
  BaseTrainingState s;
  s.step = numberOf<int64_t>(metadata, "base_step");
  s.validatedEpoch = numberOf<int>(metadata, "base_validated_epoch");
  s.shiftRandom = numberOf<uint64_t>(metadata, "base_shift_random");
  requireWithin(s.step, 0, epochs * perEpoch, "base_step");
  requireWithin(s.validatedEpoch, std::max<int64_t>(0, (s.step + perEpoch - 1) / perEpoch - 1), s.step / perEpoch,
                "base_validated_epoch");
  return s;
}

void checkConfigOf(const TensorFile& checkpoint, const ExperimentConfig& config) {
  const auto of = checkpoint.metadata.find("config");
  if (of == checkpoint.metadata.end() || of->second != formatConfig(config, -1))
    refuseCheckpoint("it is one of another configuration");
}

Resumption readResumption(const ExperimentConfig& config, const TrainingRequest::Checkpoints& checkpoints) {
  Resumption r;
  r.last = readSafetensors(checkpoints.last);
  r.state = readTrainingState(r.last.metadata);
  checkConfigOf(r.last, config);
  if (r.state.bestEpoch == 0) return r;
  if (checkpoints.best.empty()) refuseCheckpoint("the weights of its best epoch are not there");
  r.best = readSafetensors(checkpoints.best);
  if (numberOf<int>(r.best.metadata, "best_epoch") != r.state.bestEpoch)
    refuseCheckpoint("the weights of its best epoch are those of another");
  return r;
}

} // namespace lacuna::coding
