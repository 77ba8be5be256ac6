// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/weights_import.h"

#include <set>

#include "coding/base_network.h"
#include "coding/safetensors.h"
#include "experiment/error.h"

namespace lacuna {
namespace {

/// The file's tensors by name, noting which were used.
class File {
 public:
  explicit File(const Bytes& bytes) {
    for (const auto& [name, tensor] : readSafetensors(bytes).tensors) m_tensors[name] = tensor;
  }

  torch::Tensor take(const std::string& name, const std::vector<int64_t>& shape) {
    const auto it = m_tensors.find(name);
    if (it == m_tensors.end())
      throw Error(ErrorKind::data, "base_model.weights: the file lacks \"" + name + "\"" + held() +
                                       "; save the state_dict of a torch.nn.Sequential with the same layers");
    if (it->second.sizes() != at::IntArrayRef(shape)) {
      std::ostringstream message;
      message << "base_model.weights: \"" << name << "\" has the shape " << it->second.sizes() << " where "
              << at::IntArrayRef(shape) << " belongs; give base_model.layers as the file was trained";
      throw Error(ErrorKind::data, message.str());
    }
    m_used.insert(name);
    return it->second.to(torch::kFloat);
  }

  void ignore(const std::string& name) { m_used.insert(name); }

  void refuseRest() const {
    for (const auto& entry : m_tensors)
      if (m_used.count(entry.first) == 0)
        throw Error(ErrorKind::data, "base_model.weights: the file holds \"" + entry.first +
                                         "\", which no layer takes; base_model.layers describe another network");
  }

 private:
  std::string held() const {
    std::string names;
    int shown = 0;
    for (const auto& entry : m_tensors) {
      if (shown++ == 4) return " (it holds " + names + ", …)";
      names += (names.empty() ? "" : ", ") + entry.first;
    }
    return " (it holds " + (names.empty() ? "nothing" : names) + ")";
  }

  std::map<std::string, torch::Tensor> m_tensors;
  std::set<std::string> m_used;
};

struct Affine {
  torch::Tensor weight;
  torch::Tensor bias;
};

/// A batch norm becomes part of the convolution before it.
void fold(Affine& conv, File& file, const std::string& place, int64_t channels) {
  const torch::Tensor scale = file.take(place + ".weight", {channels});
  const torch::Tensor shift = file.take(place + ".bias", {channels});
  const torch::Tensor mean = file.take(place + ".running_mean", {channels});
  const torch::Tensor variance = file.take(place + ".running_var", {channels});
  file.ignore(place + ".num_batches_tracked");
  const torch::Tensor factor = scale / torch::sqrt(variance + kNormEpsilon);
  conv.weight = conv.weight * factor.view({-1, 1, 1, 1});
  conv.bias = (conv.bias - mean) * factor + shift;
}

} // namespace

std::shared_ptr<BaseNetwork> importedNetwork(const ExperimentConfig& config, const Bytes& bytes) {
  const torch::NoGradGuard guard;
  const NetworkSpec spec = networkOf(config);
  const std::vector<LayerSpec>& layers = config.baseModel.layers;
  File file(bytes);
  NamedTensors tensors;
  size_t place = 0; // in the user's list
  const auto next = [&](LayerKind kind) {
    while (layers[place].kind != kind) ++place;
    return place++;
  };
  for (size_t i = 0; i < spec.convSegment.size(); ++i) {
    const LayerSpec& l = spec.convSegment[i];
    if (l.kind != LayerKind::conv) continue;
    const std::string name = std::to_string(next(LayerKind::conv));
    Affine conv{file.take(name + ".weight", {l.outChannels, l.inChannels, l.kernel, l.kernel}),
                file.take(name + ".bias", {l.outChannels})};
    if (l.batchNorm) fold(conv, file, std::to_string(next(LayerKind::batchNorm)), l.outChannels);
    tensors.emplace_back("conv." + std::to_string(i) + ".weight", conv.weight);
    tensors.emplace_back("conv." + std::to_string(i) + ".bias", conv.bias);
  }
  for (size_t i = 0; i < spec.fcSegment.size(); ++i) {
    const LayerSpec& l = spec.fcSegment[i];
    if (l.kind != LayerKind::linear) continue;
    const std::string name = std::to_string(next(LayerKind::linear));
    tensors.emplace_back("fc." + std::to_string(i) + ".weight",
                         file.take(name + ".weight", {l.outChannels, l.inChannels}));
    tensors.emplace_back("fc." + std::to_string(i) + ".bias", file.take(name + ".bias", {l.outChannels}));
  }
  file.refuseRest();
  GivenParameters source(tensors, "", torch::kCPU);
  return std::make_shared<BaseNetwork>(spec, source);
}

} // namespace lacuna
