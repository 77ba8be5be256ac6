// SPDX-License-Identifier: GPL-3.0-or-later
#include "coding/compute/worker_pool.h"

#include <torch/torch.h>

#include "coding/compute/compute.h"

namespace lacuna::coding {

WorkerPool::WorkerPool(int count) : m_errors(static_cast<size_t>(count)) {
  for (int share = 1; share < count; ++share) m_threads.emplace_back([this, share] { serve(share); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_stop = true;
  }
  m_wake.notify_all();
  for (std::thread& t : m_threads) t.join();
}

void WorkerPool::serve(int share) {
  setOperationThreads(1);
  uint64_t seen = 0;
  while (true) {
    const std::function<void(int)>* work = nullptr;
    {
      std::unique_lock<std::mutex> lock(m_mutex);
      m_wake.wait(lock, [&] { return m_stop || m_round != seen; });
      if (m_stop) return;
      seen = m_round;
      work = m_work;
    }
    std::exception_ptr error;
    try {
      (*work)(share);
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_errors[static_cast<size_t>(share)] = error;
    if (--m_running == 0) m_done.notify_one();
  }
}

void WorkerPool::run(const std::function<void(int)>& work) {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_work = &work;
    m_running = static_cast<int>(m_threads.size());
    ++m_round;
  }
  m_wake.notify_all();
  std::exception_ptr mine;
  try {
    work(0);
  } catch (...) {
    mine = std::current_exception();
  }
  std::unique_lock<std::mutex> lock(m_mutex);
  m_done.wait(lock, [this] { return m_running == 0; });
  m_errors[0] = mine;
  for (std::exception_ptr& error : m_errors)
    if (error) std::rethrow_exception(std::exchange(error, nullptr));
}

OneThreadPerOperation::OneThreadPerOperation(const WorkerPool& pool) {
  if (pool.count() == 1) return;
  m_before = torch::get_num_threads();
  setOperationThreads(1);
}

OneThreadPerOperation::~OneThreadPerOperation() {
  if (m_before > 0) setOperationThreads(m_before);
}

} // namespace lacuna::coding
