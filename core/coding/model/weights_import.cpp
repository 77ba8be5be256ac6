// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/model/weights_import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "coding/model/base_network.h"
#include "coding/weights/safetensors.h"
#include "util/error.h"
#include "util/shown_text.h"

namespace lacuna::coding {
namespace {

/// No network that answers anything has a weight beyond this, on images scaled to −1 … 1.
constexpr double kMaxWeight = 1e6;
/// The mean and the variance of a batch norm follow the layer before it, which may be far less tame.
constexpr double kMaxStatistic = 1e12;

constexpr size_t kMaxPathBytes = 4096;

constexpr const char* kHowToSave = "save it with safetensors.torch.save_file(model.state_dict(), …)";

std::string inQuotes(const std::string& name) {
  return "\"" + shownText(name) + "\"";
}

/// What a file of another kind is, by its first bytes; empty where they say nothing.
std::string otherKind(const Bytes& bytes) {
  const auto begins = [&](const std::string& with) {
    return bytes.size() >= with.size() && std::equal(with.begin(), with.end(), bytes.begin(),
                                                     [](char a, uint8_t b) { return static_cast<uint8_t>(a) == b; });
  };
  if (begins("PK\x03\x04")) return "a zip archive, as torch.save writes it";
  if (begins("\x80\x02") || begins("\x80\x03") || begins("\x80\x04") || begins("\x80\x05")) return "a Python pickle";
  if (begins("\x89HDF")) return "an HDF5 file";
  if (begins("\x93NUMPY")) return "a NumPy file";
  return "";
}

/// "module.model.0.weight": the beginning that all names share, up to the first number; what torch.compile,
/// DataParallel and a class around the network put before its own names.
size_t sharedPrefix(const NamedTensors& tensors) {
  if (tensors.empty()) return 0;
  const std::string& first = tensors.front().first;
  size_t prefix = 0;
  while (true) {
    const size_t dot = first.find('.', prefix);
    const bool number = prefix < first.size() && first[prefix] >= '0' && first[prefix] <= '9';
    if (dot == std::string::npos || number) return prefix;
    for (const auto& entry : tensors)
      if (entry.first.compare(0, dot + 1, first, 0, dot + 1) != 0) return prefix;
    prefix = dot + 1;
  }
}

/// The file's tensors by name, noting which were used.
class File {
 public:
  File(const Bytes& bytes, const std::string& path) : m_path(shownText(path, kMaxPathBytes)) {
    try {
      const NamedTensors tensors = parseSafetensors(bytes).tensors;
      const size_t prefix = sharedPrefix(tensors);
      for (const auto& [name, tensor] : tensors) m_tensors[name.substr(prefix)] = tensor;
    } catch (const SafetensorsProblem& problem) {
      // Asked only now: a safetensors file may begin with any bytes, since its header may have any length.
      if (const std::string other = otherKind(bytes); !other.empty())
        refuse("is " + other + ", not a safetensors file; " + kHowToSave);
      refuse("cannot be read as a safetensors file (" + problem.what + "); " + kHowToSave);
    }
  }

  torch::Tensor take(const std::string& name, const std::vector<int64_t>& shape, double most = kMaxWeight) {
    const auto it = m_tensors.find(name);
    if (it == m_tensors.end())
      refuse("lacks " + inQuotes(name) + held() +
             "; save the state_dict of a torch.nn.Sequential with the same layers");
    if (it->second.sizes() != at::IntArrayRef(shape)) {
      std::ostringstream message;
      message << inQuotes(name) << " has the shape " << it->second.sizes() << " where " << at::IntArrayRef(shape)
              << " belongs; give base_model.layers as the file was trained";
      refuseTensor(message.str());
    }
    if (!it->second.is_floating_point())
      refuseTensor(inQuotes(name) + " holds integers (" + safetensorsType(it->second.scalar_type()) +
                   "), and weights are floating-point numbers; save it as F32, F16, BF16 or F64");
    m_used.insert(name);
    requirePossible(name, it->second, most);
    return it->second.to(torch::kFloat);
  }

  /// Of a batch norm: below 0 only by mistake.
  torch::Tensor takeVariance(const std::string& name, const std::vector<int64_t>& shape) {
    torch::Tensor variance = take(name, shape, kMaxStatistic);
    const double least = variance.min().item<double>();
    if (least < 0)
      refuseTensor(inQuotes(name) + " holds the variance " + shown(least) +
                   ", which is below 0; save the weights of a network that was trained");
    return variance;
  }

  bool has(const std::string& name) const { return m_tensors.count(name) != 0; }

  /// A bias that base_model.layers do not speak of.
  [[noreturn]] void refuseBias(const std::string& name, bool expected) const {
    refuse(expected
               ? "lacks " + inQuotes(name) + held() + "; give that layer \"bias\": false if it was trained without"
               : "holds " + inQuotes(name) + ", but base_model.layers give that layer no bias; leave out \"bias\"");
  }

  void ignore(const std::string& name) { m_used.insert(name); }

  void refuseRest() const {
    for (const auto& entry : m_tensors)
      if (m_used.count(entry.first) == 0)
        refuse("holds " + inQuotes(entry.first) + ", which no layer takes; base_model.layers describe another network");
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::data, "base_model.weights: " + m_path + " " + what);
  }
  [[noreturn]] void refuseTensor(const std::string& what) const {
    throw Error(ErrorKind::data, "base_model.weights: " + m_path + ": " + what);
  }

  static std::string shown(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
  }

  void requirePossible(const std::string& name, const torch::Tensor& given, double most) const {
    const torch::Tensor values = given.to(torch::kDouble).flatten();
    const torch::Tensor wrong = torch::logical_not(values.abs() <= most).nonzero(); // NaN is not below, either
    if (wrong.size(0) == 0) return;
    const auto at = wrong[0][0].item<int64_t>();
    const double value = values[at].item<double>();
    const std::string what = std::isnan(value)   ? "is not a number (NaN)"
                             : std::isinf(value) ? "is infinite"
                                                 : "is " + shown(value) + ", far beyond any trained weight";
    refuseTensor(inQuotes(name) + ": value " + std::to_string(at) + " of " + std::to_string(values.numel()) + " " +
                 what + "; save the weights of a training that did not diverge");
  }

  std::string held() const {
    std::string names;
    int count = 0;
    for (const auto& entry : m_tensors) {
      if (count++ == 4) return " (it holds " + names + ", …)";
      names += (names.empty() ? "" : ", ") + shownText(entry.first);
    }
    return " (it holds " + (names.empty() ? "nothing" : names) + ")";
  }

  std::string m_path;
  std::map<std::string, torch::Tensor> m_tensors;
  std::set<std::string> m_used;
};

struct Affine {
  torch::Tensor weight;
  torch::Tensor bias; ///< undefined for a layer without one
};

/// Before a batch norm a bias says nothing that the norm's mean does not, so PyTorch's usual form leaves it out: there
/// it may be missing where the layers do not say so.
Affine takeAffine(File& file, const std::string& place, const std::vector<int64_t>& shape, const LayerSpec& layer) {
  Affine taken{file.take(place + ".weight", shape), {}};
  const bool given = file.has(place + ".bias");
  if (given != layer.bias && (given || !layer.batchNorm)) file.refuseBias(place + ".bias", layer.bias);
  if (given) taken.bias = file.take(place + ".bias", {shape[0]});
  return taken;
}

/// A batch norm becomes part of the convolution before it.
void fold(Affine& conv, File& file, const std::string& place, int64_t channels) {
  const torch::Tensor scale = file.take(place + ".weight", {channels});
  const torch::Tensor shift = file.take(place + ".bias", {channels});
  const torch::Tensor mean = file.take(place + ".running_mean", {channels}, kMaxStatistic);
  const torch::Tensor variance = file.takeVariance(place + ".running_var", {channels});
  file.ignore(place + ".num_batches_tracked");
  const torch::Tensor factor = scale / torch::sqrt(variance + kNormEpsilon);
  conv.weight = conv.weight * factor.view({-1, 1, 1, 1});
  conv.bias = (conv.bias.defined() ? conv.bias - mean : -mean) * factor + shift;
}

void add(NamedTensors& tensors, const std::string& name, const Affine& layer) {
  tensors.emplace_back(name + ".weight", layer.weight);
  if (layer.bias.defined()) tensors.emplace_back(name + ".bias", layer.bias);
}

} // namespace

std::shared_ptr<BaseNetwork> importedNetwork(const ExperimentConfig& config, const Bytes& bytes) {
  const torch::NoGradGuard guard;
  const NetworkSpec spec = networkOf(config);
  const std::vector<LayerSpec>& layers = config.baseModel.layers;
  File file(bytes, config.baseModel.weights);
  NamedTensors tensors;
  size_t place = 0; // in the user's list
  const auto next = [&](LayerKind kind) {
    while (layers[place].kind != kind) ++place;
    return std::to_string(place++);
  };
  for (size_t i = 0; i < spec.convSegment.size(); ++i) {
    const LayerSpec& l = spec.convSegment[i];
    if (l.kind != LayerKind::conv) continue;
    Affine conv = takeAffine(file, next(LayerKind::conv), {l.outChannels, l.inChannels, l.kernel, l.kernel}, l);
    if (l.batchNorm) fold(conv, file, next(LayerKind::batchNorm), l.outChannels);
    add(tensors, "conv." + std::to_string(i), conv);
  }
  for (size_t i = 0; i < spec.fcSegment.size(); ++i) {
    const LayerSpec& l = spec.fcSegment[i];
    if (l.kind == LayerKind::linear)
      add(tensors, "fc." + std::to_string(i),
          takeAffine(file, next(LayerKind::linear), {l.outChannels, l.inChannels}, l));
  }
  file.refuseRest();
  GivenParameters source(tensors, "", torch::kCPU);
  return std::make_shared<BaseNetwork>(spec, source);
}

} // namespace lacuna::coding
