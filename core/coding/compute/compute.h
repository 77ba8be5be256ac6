// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <string>

#include "experiment/engine/engine.h"

namespace lacuna::coding {

struct Processor {
  torch::Device device = torch::kCPU;
  std::string name;    ///< "cpu" or "cuda"
  std::string message; ///< which was taken and why, for a person
};

/// Picks the processor: CUDA when asked for or `automatic` and libtorch has it, else the CPU with a message.
Processor chooseProcessor(ProcessorChoice choice);

/// Threads a training takes when nobody says: the physical cores, less one beside a window.
int defaultThreads(bool besideWindow);

/// Sets the calling thread's share of cores for libtorch's operations. Returns the number set.
int useThreads(const ComputeOptions& compute);

/// How many threads one operation of this thread may take.
void setOperationThreads(int count);

/// OpenBLAS has threads of its own, and their number is one for the whole process: an inspection or a count of random
/// failures would change how the products of a training beside it are split, and so its numbers. libtorch's operations
/// and the pool's threads keep the cores busy without it.
void keepBlasToOneThread();

/// Runs `work` and turns what libtorch throws into Error: out of memory (host or GPU) into Error(memory) with advice.
void translateErrors(const std::function<void()>& work);

/// Largest resident size of this process so far, MiB.
double peakMemoryMib();

} // namespace lacuna::coding
