// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/recorded_work.h"

#ifdef LACUNA_CUDA
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDAFunctions.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/cuda/CUDAStream.h>
#endif

namespace lacuna::coding {

torch::Tensor toDevice(const torch::Tensor& host, torch::Device device) {
  if (device.is_cpu()) return host;
  return host.pin_memory().to(device, host.scalar_type(), /*non_blocking=*/true);
}

#ifdef LACUNA_CUDA

struct StreamOfThread::Stream {
  explicit Stream(torch::Device device) : guard(c10::cuda::getStreamFromPool(false, device.index())) {}
  c10::cuda::CUDAStreamGuard guard;
};

StreamOfThread::StreamOfThread(torch::Device device) {
  if (!device.is_cuda()) return;
  c10::cuda::device_synchronize();
  m_stream = std::make_unique<Stream>(device);
}

StreamOfThread::~StreamOfThread() {
  if (m_stream) c10::cuda::device_synchronize();
}

struct RecordedWork::Graph {
  at::cuda::CUDAGraph graph;
};

void RecordedWork::record(torch::Device device, std::function<void()> work) {
  if (device.is_cuda()) {
    m_graph = std::make_unique<Graph>();
    m_graph->graph.capture_begin();
    work();
    m_graph->graph.capture_end();
  }
  m_work = std::move(work);
}

void RecordedWork::repeat() {
  m_graph ? m_graph->graph.replay() : m_work();
}

#else

struct StreamOfThread::Stream {};

StreamOfThread::StreamOfThread(torch::Device) {}
StreamOfThread::~StreamOfThread() = default;

struct RecordedWork::Graph {};

void RecordedWork::record(torch::Device, std::function<void()> work) {
  m_work = std::move(work);
}

void RecordedWork::repeat() {
  m_work();
}

#endif

RecordedWork::RecordedWork() = default;
RecordedWork::~RecordedWork() = default;

} // namespace lacuna::coding
