// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/compute.h"

#include <dlfcn.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <new>
#include <set>
#include <thread>

#include "util/error.h"

namespace lacuna::coding {
namespace {

int physicalCores() {
  std::set<std::string> cores;
  const unsigned logical = std::max(1u, std::thread::hardware_concurrency());
  for (unsigned cpu = 0; cpu < logical; ++cpu) {
    std::ifstream in("/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/thread_siblings_list");
    std::string siblings;
    if (std::getline(in, siblings)) cores.insert(siblings);
  }
  return cores.empty() ? static_cast<int>(logical) : static_cast<int>(cores.size());
}

} // namespace

Processor chooseProcessor(ProcessorChoice choice) {
  Processor chosen;
  chosen.name = "cpu";
  const bool cuda = torch::cuda::is_available();
  if (choice == ProcessorChoice::cpu) {
    chosen.message = "Computing on the CPU, as asked.";
  } else if (cuda) {
    chosen.device = torch::Device(torch::kCUDA, 0);
    chosen.name = "cuda";
    chosen.message = "Computing on the GPU (CUDA).";
  } else if (choice == ProcessorChoice::cuda) {
    chosen.message = "No GPU with CUDA can be used by this libtorch; computing on the CPU instead.";
  } else {
    chosen.message = "Computing on the CPU: this libtorch has no GPU with CUDA.";
  }
  return chosen;
}

int defaultThreads(bool besideWindow) {
  static const int cores = physicalCores();
  return std::clamp(besideWindow ? cores - 1 : cores, 1, 16);
}

int useThreads(const ComputeOptions& compute) {
  const int count = compute.threads > 0 ? std::min(compute.threads, 256) : defaultThreads(compute.besideWindow);
  setOperationThreads(count);
  return count;
}

void setOperationThreads(int count) {
  // Asking first matters: a thread's first question sets the number that the process was given last.
  if (torch::get_num_threads() != count) torch::set_num_threads(count);
}

void keepBlasToOneThread() {
  using SetThreads = void (*)(int);
  const auto setBlasThreads = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
  if (setBlasThreads != nullptr) setBlasThreads(1);
}

void translateErrors(const std::function<void()>& work) {
  const std::string advice = "; use a smaller training.batch or a smaller code";
  try {
    work();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw Error(ErrorKind::memory, "The computation ran out of memory" + advice);
  } catch (const c10::Error& e) {
    const std::string what = e.what_without_backtrace();
    if (what.find("out of memory") != std::string::npos || what.find("not enough memory") != std::string::npos ||
        what.find("can't allocate memory") != std::string::npos)
      throw Error(ErrorKind::memory, "The computation ran out of memory" + advice);
    throw Error(ErrorKind::failure, "libtorch failed: " + what.substr(0, what.find('\n')));
  }
}

double peakMemoryMib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace lacuna::coding
