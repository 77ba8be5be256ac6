// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <string>

#include "experiment/engine.h"

namespace lacuna {

struct ComputeDevice {
  torch::Device device = torch::kCPU;
  std::string name;    ///< "cpu" or "cuda"
  std::string message; ///< which was taken and why, for a person
};

/// Picks the device: CUDA when asked for or `automatic` and libtorch has it, else the CPU with a message.
ComputeDevice chooseDevice(DeviceChoice choice);

/// Threads a training takes when nobody says: the physical cores, less one beside a window.
int defaultThreads(bool besideWindow);

/// Sets the calling thread's share of cores for libtorch and its BLAS: the one place that does. An inspection
/// has its own way. Returns the number set.
int useThreads(const ComputeOptions& compute);

/// How many threads one operation of this thread may take, in libtorch and in its BLAS (there for the whole process).
void setOperationThreads(int count);

/// The same for the inspection thread: one thread for libtorch, and the BLAS pool left as the training has it.
void useThreadsForInspection();

/// Runs `work` and turns what libtorch throws into Error: out of memory (host or GPU) into Error(memory) with advice.
void translateErrors(const std::function<void()>& work);

/// Largest resident size of this process so far, MiB.
double peakMemoryMib();

} // namespace lacuna
