// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lacuna::coding {

/// Threads that each do their share of a batch from beginning to end. On few cores this beats sharing out every single
/// operation: a training step has some two hundred, and every one would wake the others and wait for them.
class WorkerPool {
 public:
  /// `count` shares run at once: the caller's and count − 1 threads of the pool.
  explicit WorkerPool(int count);
  /// Waits for the threads; they are idle unless run() is under way, which must not be.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  int count() const { return static_cast<int>(m_threads.size()) + 1; }
  /// Calls work(0) on this thread and work(1) … work(count − 1) on the others, and blocks until all are done. Throws on
  /// what the lowest of them threw.
  void run(const std::function<void(int share)>& work);

 private:
  void serve(int share);

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::condition_variable m_done;
  const std::function<void(int)>* m_work = nullptr;
  std::vector<std::exception_ptr> m_errors;
  uint64_t m_round = 0;
  int m_running = 0;
  bool m_stop = false;
  std::vector<std::thread> m_threads;
};

/// While it lives, this thread takes one thread for one operation, as the shares of a pool want it; its former number
/// comes back afterwards.
class OneThreadPerOperation {
 public:
  explicit OneThreadPerOperation(const WorkerPool& pool);
  ~OneThreadPerOperation();
  OneThreadPerOperation(const OneThreadPerOperation&) = delete;
  OneThreadPerOperation& operator=(const OneThreadPerOperation&) = delete;

 private:
  int m_before = 0; ///< 0: nothing was changed
};

} // namespace lacuna::coding
