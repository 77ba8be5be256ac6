// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/evaluation/inspector.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <mutex>

#include "coding/compute/compute.h"
#include "coding/evaluation/training_data.h"
#include "experiment/failure/image_group.h"
#include "util/error.h"

namespace lacuna::coding {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

Maps toMaps(const torch::Tensor& t) {
  const torch::Tensor c = t.contiguous();
  Maps maps;
  maps.shape = {static_cast<int>(c.size(0)), static_cast<int>(c.size(1)), static_cast<int>(c.size(2))};
  maps.values.assign(c.data_ptr<float>(), c.data_ptr<float>() + c.numel());
  return maps;
}

/// Images first … first + count − 1 of a set, still bytes, from the beginning again after the last.
torch::Tensor bytesFrom(const ImageSet& images, int first, int count) {
  std::vector<torch::Tensor> pieces;
  for (const int index : groupOf(first, count, images.count()))
    pieces.push_back(imageBytes(images, index, 1, torch::kCPU));
  return torch::cat(pieces);
}

/// A map between blocks as a picture: the mean over its channels, in the range −1 … 1 that `whole` has.
torch::Tensor asPicture(const torch::Tensor& map, const torch::Tensor& whole) {
  const torch::Tensor range = whole.mean(0, true);
  const double low = range.min().item<double>();
  const double high = range.max().item<double>();
  return (map.mean(0, true) - low) * (high > low ? 2 / (high - low) : 0) - 1;
}

/// The value, unless it is no finite number: nothing is shown that was computed from such.
double finiteOnly(double value) {
  if (!std::isfinite(value))
    throw Error(ErrorKind::failure,
                "The answers for this image are not finite numbers, so there is nothing to show; train the code again, "
                "or import weights that are in order");
  return value;
}

std::vector<double> probabilities(const torch::Tensor& logits) {
  const torch::Tensor p = torch::softmax(logits.flatten().to(torch::kDouble), 0);
  finiteOnly(p.sum().item<double>());
  return {p.data_ptr<double>(), p.data_ptr<double>() + p.numel()};
}

double relativeError(const torch::Tensor& rebuilt, const torch::Tensor& truth) {
  const double norm = finiteOnly(truth.norm().item<double>());
  const double error = finiteOnly((rebuilt - truth).norm().item<double>());
  return norm > 0 ? error / norm : error;
}

double medianMs(const std::function<void()>& work) {
  constexpr int kRuns = 15;
  std::vector<double> times;
  for (int i = 0; i < kRuns + 3; ++i) {
    const auto start = Clock::now();
    work();
    if (i >= 3) times.push_back(millisecondsSince(start));
  }
  std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
  return times[kRuns / 2];
}

/// What an image's way comes to before anything is lost.
struct Forward {
  torch::Tensor bytes; ///< [images together, C, a, W]
  int64_t focus = 0;
  torch::Tensor image;    ///< the same, normalised
  torch::Tensor input;    ///< what the shown block splits
  torch::Tensor features; ///< [1, k, c, b, b']
  torch::Tensor outputs;  ///< [1, n, c, b, b']
  torch::Tensor original; ///< [1, c, b, W_out]: the exact merged map
  Inspection known;       ///< every field that the pattern does not change
};

std::shared_ptr<const Forward> forwardOf(const CodedModel& model, const torch::Tensor& bytes, int64_t focus,
                                 FailurePattern pattern) {
  const Pipeline& pipeline = model.blocks().back();
  const SplitPlan& plan = pipeline.plan();
  auto forward = std::make_shared<Forward>();
  forward->bytes = bytes;
  forward->focus = focus;
  forward->image = normalised(bytes);
  forward->input = model.lastInput(forward->image, pattern);
  Inspection& out = forward->known;
  const bool onlyBlock = model.blocks().size() == 1;
  const auto pictureOf = [&](int64_t place) {
    return toMaps(((onlyBlock ? forward->image[place] : asPicture(forward->input[place], forward->input[focus])) + 1) / 2);
  };
  for (int64_t place = 0; plan.wholeImages && place < bytes.size(0); ++place)
    out.group.push_back({0, 0, pictureOf(place)});
  out.image = pictureOf(focus);

  const torch::Tensor dataParts = pipeline.split(forward->input);
  const torch::Tensor coded = pipeline.encoder().encode(dataParts);
  const auto deviceStart = Clock::now();
  forward->features = pipeline.convolveData(dataParts);
  out.deviceMs = millisecondsSince(deviceStart) / plan.k;
  forward->outputs = pipeline.deviceOutputs(forward->features, coded);
  const bool replaces = pipeline.encoder().work() == ParityWork::replace;
  const torch::Tensor sent = replaces ? coded : torch::cat({dataParts, coded}, 1);
  for (int d = 0; d < plan.devices(); ++d)
    out.parts.push_back(toMaps(onlyBlock ? sent[0][d] : asPicture(sent[0][d], forward->input[focus])));
  for (int d = 0; d < plan.devices(); ++d) out.outputs.push_back(toMaps(forward->outputs[0][d]));

  const torch::Tensor exact = onlyBlock ? forward->image : model.lastInput(forward->image, FailurePattern{});
  forward->original =
      plan.wholeImages ? pipeline.dataMaps(exact)[focus] : pipeline.base().convolve(exact).narrow(0, focus, 1);
  out.mergedOriginal = toMaps(forward->original[0]);
  out.wholeModel = probabilities(
      model.classify(model.sharesWork() ? forward->original : model.base().convolve(forward->image.narrow(0, focus, 1))));
  return forward;
}

} // namespace

/// The last image looked at: a click on a device changes what is lost and nothing before that.
struct ForwardCache {
  std::mutex mutex;
  std::shared_ptr<const Forward> forward;
};

std::shared_ptr<ForwardCache> emptyCache() {
  return std::make_shared<ForwardCache>();
}

namespace {

std::shared_ptr<const Forward> knownForward(const TorchSnapshot& code, const torch::Tensor& bytes, int64_t focus,
                                    FailurePattern pattern) {
  // A later block's input depends on what the blocks before it lost.
  if (code.model().blocks().size() > 1) return forwardOf(code.model(), bytes, focus, pattern);
  ForwardCache& last = code.lastWay();
  {
    const std::lock_guard<std::mutex> lock(last.mutex);
    if (last.forward && last.forward->focus == focus && torch::equal(last.forward->bytes, bytes)) return last.forward;
  }
  std::shared_ptr<const Forward> forward = forwardOf(code.model(), bytes, focus, pattern);
  const std::lock_guard<std::mutex> lock(last.mutex);
  last.forward = forward;
  return forward;
}

} // namespace

Inspection inspectImage(const TorchSnapshot& code, const ImageSet& images, int index, FailurePattern pattern) {
  const torch::NoGradGuard guard;
  const auto start = Clock::now();
  const CodedModel& model = code.model();
  const Pipeline& pipeline = model.blocks().back();
  const SplitPlan& plan = pipeline.plan();
  if (!(images.shape == model.base().spec().input))
    throw Error(ErrorKind::usage, "The images and the code do not fit together; open a run of this data set");
  if (index < 0 || index >= images.count())
    throw Error(ErrorKind::usage, "There is no image " + std::to_string(index + 1) + "; the subset has " +
                                      std::to_string(images.count()));
  const auto focus = static_cast<int64_t>(plan.wholeImages ? focusPlace(pattern, plan.k) : 0);
  const std::shared_ptr<const Forward> forward =
      knownForward(code, bytesFrom(images, index, plan.imagesTogether()), focus, pattern);
  Inspection out = forward->known;
  out.imageIndex = index;
  out.pattern = pattern;
  out.beyondCode = pattern.lostCount() > model.code().r;
  out.focus = static_cast<int>(focus);
  const std::vector<int> members = groupOf(index, plan.imagesTogether(), images.count());
  for (size_t place = 0; place < out.group.size(); ++place) {
    out.group[place].index = members[place];
    out.group[place].label = images.labels[static_cast<size_t>(members[place])];
  }
  out.label = images.labels[static_cast<size_t>(members[static_cast<size_t>(focus)])];

  const PatternTensors lost = pipeline.tensorsOf({pattern}, torch::kCPU);
  const auto decodeStart = Clock::now();
  const torch::Tensor decoded = pipeline.decode(pipeline.received(forward->outputs, lost.available), lost.available);
  out.decodeMs = millisecondsSince(decodeStart);
  const torch::Tensor kept = pipeline.passThrough(decoded, forward->outputs, lost.available);
  for (int i = 0; i < plan.k; ++i) {
    DecodedPart part;
    part.origin = pattern.isLost(DeviceIndex(i)) ? PartOrigin::rebuilt
                  : pipeline.passesThrough()     ? PartOrigin::passedThrough
                                                 : PartOrigin::rewritten;
    part.maps = toMaps(kept[0][0][i]);
    part.relativeError = relativeError(kept[0][0][i], forward->features[0][i]);
    out.decoded.push_back(std::move(part));
  }
  const auto shown = [&](const torch::Tensor& rows) { return rows.narrow(0, focus, 1); };
  const torch::Tensor merged = shown(pipeline.merge(kept, lost)[0]);
  out.merged = toMaps(merged[0]);
  // One block: everything was computed above, and a click waits for nothing twice.
  const bool shares = model.sharesWork();
  const CodedModel::Batch batch =
      shares ? CodedModel::Batch{forward->image, forward->features, forward->outputs} : model.begin(forward->image);
  const auto classOf = [&](const torch::Tensor& maps) { return probabilities(model.classify(maps)); };
  out.coded = classOf(shares ? merged : shown(model.merged(batch, {pattern})[0]));
  out.zeros = classOf(shown(model.mergedZeros(batch, {pattern})[0]));
  out.milliseconds = millisecondsSince(start);
  return out;
}

int findBrokenImage(const TorchSnapshot& code, const ImageSet& images, int from, FailurePattern pattern,
                    const TrainingControl& control) {
  const torch::NoGradGuard guard;
  const CodedModel& model = code.model();
  const int together = model.plan().imagesTogether();
  const int focus = model.groupsImages() ? focusPlace(pattern, together) : 0;
  constexpr int kChunk = 100;
  const int count = images.count();
  for (int done = 0; done < count && !control.cancelled();) {
    const int first = (from + 1 + done) % count;
    const int size = std::min({kChunk, count - first, count - done});
    // Groups that begin with each of `size` images reach k − 1 further.
    const torch::Tensor bytes = bytesFrom(images, first, size + together - 1);
    const torch::Tensor groups = model.groupsImages() ? groupRows(size, together, bytes.size(0)) : torch::Tensor();
    const torch::Tensor merged = model.merged(model.begin(normalised(bytes), {}, groups), {pattern})[0];
    const torch::Tensor coded = model.classify(merged.slice(0, focus, torch::nullopt, together)).argmax(1);
    const torch::Tensor whole = wholeLogits(model.base(), bytes.slice(0, focus, focus + size)).argmax(1);
    std::vector<int64_t> wanted;
    for (const int i : groupOf(first + focus, size, count)) wanted.push_back(images.labels[static_cast<size_t>(i)]);
    const torch::Tensor labels = torch::tensor(wanted, torch::kLong);
    const torch::Tensor broken = torch::logical_and(whole == labels, coded != labels).nonzero();
    if (broken.size(0) > 0) return first + static_cast<int>(broken[0][0].item<int64_t>());
    done += size;
  }
  return -1;
}

CodeCost measuredCost(const TorchSnapshot& code) {
  const torch::NoGradGuard guard;
  CodeCost cost = code.cost();
  for (const Pipeline& pipeline : code.model().blocks()) {
    const SplitPlan& plan = pipeline.plan();
    const torch::Tensor image =
        torch::zeros({plan.imagesTogether(), plan.image.channels, plan.image.height, plan.image.width});
    const torch::Tensor parts = pipeline.split(image);
    const torch::Tensor one = parts.narrow(1, 0, 1).flatten(0, 1);
    const torch::Tensor outputs = pipeline.outputs(image);
    const torch::Tensor available = pipeline.tensorsOf({FailurePattern::of({0})}, torch::kCPU).available;
    const torch::Tensor received = pipeline.received(outputs, available);
    cost.encodeMs += medianMs([&] { pipeline.encoder().encode(parts); });
    cost.deviceMs += medianMs([&] { pipeline.runDevice(pipeline.base(), one); });
    cost.decodeMs += medianMs([&] { pipeline.decode(received, available); });
  }
  cost.peakMemoryMib = peakMemoryMib();
  return cost;
}

SplitCheck exactnessOf(const NetworkSpec& network, int k, int r) {
  const torch::NoGradGuard guard;
  SplitCheck check;
  check.plan = planSplit(network, k, r);
  RandomParameters source(1, torch::kCPU);
  const auto base = std::make_shared<BaseNetwork>(network, source);
  const Pipeline pipeline(CodeConfig{}, check.plan, base, nullptr, nullptr, torch::Tensor());
  const MapShape image = network.input;
  const torch::Tensor images = torch::rand({8, image.channels, image.height, image.width}) * 2 - 1;
  const torch::Tensor outputs = pipeline.convolveData(pipeline.split(images));
  const torch::Tensor merged = pipeline.mergeWhole(outputs);
  const torch::Tensor whole = base->convolve(images);
  const double scale = whole.abs().max().item<double>();
  check.maxError = (merged - whole).abs().max().item<double>() / (scale > 0 ? scale : 1);
  constexpr double kRounding = 1e-4;
  check.exact = check.maxError <= kRounding;
  return check;
}

} // namespace lacuna::coding
