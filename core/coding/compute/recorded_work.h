// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <memory>

namespace lacuna::coding {

/// A host tensor on `device`. To a GPU it goes through pinned memory and nothing waits for it; on the CPU it is the
/// tensor itself.
torch::Tensor toDevice(const torch::Tensor& host, torch::Device device);

/// Work of one thread on a GPU goes to a stream of its own while this lives, which is what a recording needs. Both ends
/// wait for the device. Does nothing on the CPU.
class StreamOfThread {
 public:
  explicit StreamOfThread(torch::Device device);
  ~StreamOfThread();
  StreamOfThread(const StreamOfThread&) = delete;
  StreamOfThread& operator=(const StreamOfThread&) = delete;

 private:
  struct Stream;
  std::unique_ptr<Stream> m_stream;
};

/// Work on tensors that is recorded once and then repeated on whatever its inputs hold by then. On a GPU it becomes a
/// CUDA graph, one launch instead of some hundred; it must not wait for the device, and must have run a few times
/// before. On the CPU the work just runs again, so that a test sees whether anything but the inputs matters to it.
class RecordedWork {
 public:
  RecordedWork();
  ~RecordedWork();

  bool recorded() const { return m_work != nullptr; }
  /// On a GPU the work is recorded and not yet done. Throws c10::Error when it cannot be recorded.
  void record(torch::Device device, std::function<void()> work);
  void repeat();

 private:
  struct Graph;
  std::unique_ptr<Graph> m_graph;
  std::function<void()> m_work;
};

} // namespace lacuna::coding
