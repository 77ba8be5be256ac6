// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthetic.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "experiment/config/code_plan.h"
#include "experiment/failure/image_group.h"

namespace lacuna::synthetic {
namespace {

/// Distance of a point to the stroke (x0, y0)–(x1, y1).
double toStroke(double x, double y, double x0, double y0, double x1, double y1) {
  const double dx = x1 - x0;
  const double dy = y1 - y0;
  const double t = std::clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
  return std::hypot(x - x0 - t * dx, y - y0 - t * dy);
}

Maps drawnFour(const MapShape& shape) {
  Maps image{shape, std::vector<float>(static_cast<size_t>(shape.size()))};
  const double s = shape.width / 28.0;
  for (int y = 0; y < shape.height; ++y)
    for (int x = 0; x < shape.width; ++x) {
      const double d =
          std::min({toStroke(x, y, 11 * s, 5 * s, 8 * s, 15 * s), toStroke(x, y, 8 * s, 15 * s, 19 * s, 14 * s),
                    toStroke(x, y, 18 * s, 5 * s, 16 * s, 24 * s)});
      image.values[static_cast<size_t>(y * shape.width + x)] =
          static_cast<float>(std::clamp(1.9 * s - d + 0.5, 0.0, 1.0));
    }
  return image;
}

Maps columnsOf(const Maps& maps, ColumnRange range, float outside) {
  Maps out{{maps.shape.channels, maps.shape.height, range.width()}, {}};
  for (int c = 0; c < maps.shape.channels; ++c)
    for (int y = 0; y < maps.shape.height; ++y)
      for (int x = range.first; x < range.last; ++x)
        out.values.push_back(x >= 0 && x < maps.shape.width ? maps.at(c, y, x) : outside);
  return out;
}

/// Random filters over the neighbourhood of each output cell: sparse and non-negative like a ReLU's output.
Maps features(const Maps& image, const MapShape& shape) {
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  Maps out{shape, {}};
  const int cell = image.shape.width / shape.width;
  for (int c = 0; c < shape.channels; ++c) {
    double a = normal(random);
    double b = normal(random);
    double w = 0.5 * normal(random) + 0.4;
    a *= 1.6;
    b *= 1.6;
    for (int y = 0; y < shape.height; ++y)
      for (int x = 0; x < shape.width; ++x) {
        double sum = 0;
        for (int v = 0; v < cell; ++v)
          for (int u = 0; u < cell; ++u)
            sum += static_cast<double>(image.at(0, std::min(y * cell + v, image.shape.height - 1), x * cell + u)) *
                   (w + a * (2.0 * u / cell - 1) + b * (2.0 * v / cell - 1));
        out.values.push_back(static_cast<float>(std::max(0.0, 6.0 * sum / (cell * cell))));
      }
  }
  return out;
}

std::vector<double> peaked(int classes, int at, double probability, int second, double share) {
  std::vector<double> p(static_cast<size_t>(classes), 0);
  const double rest = std::max(0.0, 1 - probability - share) / classes;
  for (double& value : p) value = rest;
  p[static_cast<size_t>(at)] += probability;
  p[static_cast<size_t>(second)] += share;
  return p;
}

double relativeError(const Maps& a, const Maps& b) {
  double difference = 0;
  double norm = 1e-9;
  for (size_t i = 0; i < a.values.size(); ++i) {
    difference += std::pow(static_cast<double>(a.values[i] - b.values[i]), 2);
    norm += std::pow(static_cast<double>(b.values[i]), 2);
  }
  return std::sqrt(difference / norm);
}

} // namespace

Scene scene(int k, int r) {
  Scene s;
  s.config.dataset = "mnist";
  s.config.code.k = k;
  s.config.code.r = r;
  s.config.name = defaultName(s.config);
  NetworkSpec net = baseModelSpec("lenet5", {1, 28, 28}, 10);
  if (k > 4) {
    net.input = {1, 32, 32};
    net.convSegment[0].padding = 2;
    net.convSegment[3].padding = 2;
  }
  s.plan = planSplit(net, k, r);
  s.cost.baseParameters = 44426;
  s.cost.encoderParameters = 18200;
  s.cost.decoderParameters = 1410000;
  s.cost.baseFlops = 562000;
  s.cost.deviceFlops = 212000;
  s.cost.encodeFlops = 1800000;
  s.cost.decodeFlops = 2820000;
  s.cost.bytesSent = 14400;
  return s;
}

Scene imageScene(int k, int r, DeviceReturns returns) {
  Scene s = scene(2, 1);
  s.config.code.k = k;
  s.config.code.r = r;
  s.config.code.unit = CodeUnit::image;
  s.config.code.returns = returns;
  s.config.name = defaultName(s.config);
  s.plan = planFor(networkOf(s.config), s.config.code);
  return s;
}

Inspection inspection(const Scene& scene, FailurePattern pattern, int coded, int zeros, int label, int whole) {
  std::mt19937 random(3);
  std::normal_distribution<float> noise(0.0F, 0.22F);
  const SplitPlan& plan = scene.plan;
  Inspection in;
  in.imageIndex = 11;
  in.label = label;
  in.pattern = pattern;
  in.beyondCode = pattern.lostCount() > plan.r;
  in.image = drawnFour(plan.image);
  in.mergedOriginal = features(in.image, plan.output);
  in.merged = in.mergedOriginal;
  Maps pixels = in.image;
  for (float& v : pixels.values) v = 2 * v - 1;
  for (int i = 0; i < plan.k; ++i) in.parts.push_back(columnsOf(pixels, plan.parts[static_cast<size_t>(i)].window, 0));
  for (int j = 0; j < plan.r; ++j) {
    Maps parity = in.parts[0];
    for (size_t v = 0; v < parity.values.size(); ++v) {
      parity.values[v] = 0;
      for (int i = 0; i < plan.k; ++i)
        parity.values[v] +=
            in.parts[static_cast<size_t>(i)].values[v] * static_cast<float>(std::pow(i + 1, j) * (j == 0  ? 1
                                                                                                  : i % 2 ? -1
                                                                                                          : 1));
    }
    in.parts.push_back(parity);
  }
  for (int i = 0; i < plan.devices(); ++i) {
    const auto source = static_cast<size_t>(i % plan.k);
    in.outputs.push_back(columnsOf(in.mergedOriginal, plan.parts[source].output, 0));
  }
  for (int i = 0; i < plan.k; ++i) {
    DecodedPart part;
    part.maps = in.outputs[static_cast<size_t>(i)];
    if (pattern.isLost(DeviceIndex(i))) {
      part.origin = PartOrigin::rebuilt;
      for (float& v : part.maps.values) v = std::max(0.0F, v + noise(random) * (in.beyondCode ? 3 : 1));
      part.relativeError = relativeError(part.maps, in.outputs[static_cast<size_t>(i)]);
    } else if (!scene.config.code.passThrough) {
      part.origin = PartOrigin::rewritten;
      part.relativeError = 0.05;
    }
    in.decoded.push_back(part);
  }
  if (plan.wholeImages) {
    in.focus = focusPlace(pattern, plan.k);
    for (int i = 0; i < plan.k; ++i) in.group.push_back({in.imageIndex + i, label, in.image});
    in.merged = in.decoded[static_cast<size_t>(in.focus)].maps;
  }
  in.wholeModel = peaked(10, whole, 0.995, 9, 0.003);
  in.coded = peaked(10, coded, pattern.mask == 0 ? 0.995 : 0.97, 9, 0.02);
  in.zeros = pattern.losesData(plan.k) ? peaked(10, zeros, 0.55, 4, 0.38) : in.wholeModel;
  in.deviceMs = 4.1;
  in.decodeMs = 0.3;
  in.milliseconds = 5.6;
  return in;
}

Evaluation evaluation(int k, int r) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> unit;
  Evaluation e;
  e.accuracy.base = 99.18;
  e.accuracy.available = 99.18;
  for (const FailurePattern& pattern : allPatterns(k + r, r)) {
    PatternResult p;
    p.pattern = pattern;
    const bool data = pattern.losesData(k);
    p.accuracy = data ? 99.16 - 0.22 * pattern.lostCount() * (0.3 + unit(random)) : 99.18;
    p.agreement = data ? p.accuracy + 0.3 : 100;
    p.featureError = data ? 0.1 + 0.1 * unit(random) : 0;
    p.zerosAccuracy = data ? 93 - 14 * pattern.lostCount() * unit(random) : 99.18;
    e.patterns.push_back(p);
  }
  e.accuracy.byLost = summarize(e.patterns, k);
  return e;
}

std::vector<MetricSample> metrics(int epochs, int lost) {
  std::mt19937 random(5);
  std::normal_distribution<double> noise(0, 0.06);
  std::vector<MetricSample> samples;
  constexpr int kSteps = 40;
  for (int step = 1; step <= epochs * kSteps; ++step) {
    const double level = 0.9 * std::exp(-step / 60.0) + 0.03 + 0.05 * std::exp(-step / 300.0);
    samples.push_back({series::kLoss, {step, step * 0.05, level * std::exp(noise(random))}});
    if (step % kSteps != 0) continue;
    samples.push_back({series::kValidationLoss, {step, step * 0.05, level * 1.08}});
    for (int l = 1; l <= lost; ++l) {
      const double gap = 12.0 * l * std::exp(-step / 70.0) + 0.2 * l;
      samples.push_back({series::validationMean(l), {step, step * 0.05, 99.1 - gap}});
      samples.push_back({series::validationWorst(l), {step, step * 0.05, 99.0 - gap * 1.5}});
    }
  }
  return samples;
}

std::vector<RunRecord> runs(int count) {
  std::vector<RunRecord> all;
  const char* names[] = {"best k4 r2",      "first try",     "report's coders",
                         "no pass-through", "wider decoder", "one-cycle, 20 epochs"};
  const RunState states[] = {RunState::finished, RunState::finished, RunState::running,
                             RunState::failed,   RunState::finished, RunState::interrupted};
  const char* sets[] = {"mnist", "fashion-mnist", "stroke-digits"};
  for (int i = 0; i < count; ++i) {
    RunRecord r;
    r.uuid = "run-" + std::to_string(i);
    r.name = std::string(names[i % 6]) + (i >= 6 ? " " + std::to_string(i / 6 + 1) : "");
    r.state = states[i % 6];
    r.config.dataset = sets[i % 3];
    r.config.code.k = 2 + 2 * (i % 2);
    r.config.code.r = 1 + i % 2;
    r.config.code.encoder.kind = i % 3 == 2 ? EncoderKind::mlp : EncoderKind::conv;
    r.config.name = r.name;
    r.created = "2026-01-" + std::string(i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1) + "T13:37:00Z";
    r.starred = i % 4 == 0;
    r.seconds = 40 + 13 * (i % 9);
    r.samplesPerSecond = 5200 - 170 * (i % 7);
    r.evaluated = r.state == RunState::finished;
    if (r.evaluated) r.accuracy = evaluation(r.config.code.k, r.config.code.r).accuracy;
    all.push_back(r);
  }
  return all;
}

} // namespace lacuna::synthetic
