// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "coding/compute/linear_layer.h"
#include "coding/compute/worker_pool.h"
#include "coding/training/adam_loops.h"
#include "coding/weights/parameters.h"

namespace lacuna::coding {

/// Adam (Kingma & Ba 2015, with L2 added to the gradient) in one pass over each parameter. On these sizes the memory
/// traffic of a pass is the cost, and libtorch's own makes about eight.
class Adam {
 public:
  struct Settings {
    double learningRate = 1e-3;
    double weightDecay = 0;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double clip = 0; ///< largest norm of the gradient over all parameters; 0 does not clip
  };

  Adam(NamedTensors parameters, const Settings& settings);

  void setLearningRate(double rate) { m_settings.learningRate = rate; }
  /// Drops the gradients: the next backward pass makes new ones instead of adding to old.
  void zeroGradients();
  /// With what backward() left in the parameters.
  void step();
  /// With the sum of several gradients for each parameter; the pool shares out the work.
  void step(const std::vector<Gradients>& shares, WorkerPool& pool);
  /// The same with tensors alone, as a GPU and a recording need it. `rates` is nextRates() of this step, on the
  /// parameters' device.
  void step(const std::vector<Gradients>& shares, const torch::Tensor& rates);
  /// Counts a step and gives what its number decides, [2] on the CPU: the rate and the scale of the second moment's
  /// root, both corrected for the moments' start at zero.
  torch::Tensor nextRates();
  int64_t steps() const { return m_steps; }

  /// Moments under "m." and "v." + parameter name, for checkpoints.
  NamedTensors state() const;
  /// Takes them back from tensors named `prefix` + that. Throws Error(data) when one is missing or has another shape.
  void restore(const NamedTensors& state, const std::string& prefix, int64_t steps);

 private:
  /// The part-th of `parts` pieces of every parameter.
  using Slice = std::function<void(int part, int parts)>;
  Gradients leftByBackward() const;
  std::vector<torch::Tensor> summed(const std::vector<Gradients>& shares) const;
  void clip(std::vector<torch::Tensor>& gradients) const;
  void step(const std::vector<Gradients>& shares, const std::function<void(const Slice&)>& inSlices);
  void updateRange(size_t parameter, int64_t begin, int64_t end, const std::vector<Gradients>& shares,
                   const AdamPass& pass);
  void updateRows(size_t parameter, int64_t begin, int64_t end, const std::vector<Gradients>& shares,
                  const AdamPass& pass);
  AdamPass nextPass();
  NamedTensors m_parameters;
  std::vector<torch::Tensor> m_first;
  std::vector<torch::Tensor> m_second;
  Settings m_settings;
  int64_t m_steps = 0;
};

} // namespace lacuna::coding
