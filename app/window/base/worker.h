// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <functional>

namespace lacuna::window {

/// One thread that does what it is given, in order.
class Worker {
 public:
  explicit Worker(const QString& threadName);
  /// Drops what has not begun and waits for what has.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Returns at once.
  void post(std::function<void()> task);

 private:
  QThread m_thread;
  QObject* m_context; ///< lives in the thread, is deleted when it ends
};

/// Runs `task` in the thread of `receiver`; dropped when the receiver is gone by then. Callable from any thread.
void deliver(QObject* receiver, std::function<void()> task);

/// Makes the calling thread, and those it starts, give way to the threads that a person waits for. A training on all
/// cores loses nothing by it while nobody clicks.
void lowerThreadPriority();

} // namespace lacuna::window
