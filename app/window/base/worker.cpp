// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/worker.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <array>
#include <atomic>
#include <cstdint>
#include <utility>

namespace lacuna::window {
namespace {

#ifdef LACUNA_WATCH_THREADS
/// Qt's own code is not instrumented, so ThreadSanitizer does not see that its event queue hands a task over. An atomic
/// of ours that it does see says the same. What is read before it must not be watched: the pointer, which Qt copies.
/// Other builds have nothing of this.
class HandedOver {
 public:
  explicit HandedOver(std::function<void()> task) : m_shared(new Shared{std::move(task), 1}) { meet(m_shared); }
  [[clang::no_sanitize("thread")]] HandedOver(const HandedOver& o) : m_shared(o.m_shared) { hold(m_shared); }
  [[clang::no_sanitize("thread")]] ~HandedOver() { drop(m_shared); }
  HandedOver& operator=(const HandedOver&) = delete;
  [[clang::no_sanitize("thread")]] void operator()() const { run(m_shared); }

 private:
  struct Shared {
    std::function<void()> task;
    std::atomic<int> holders;
  };
  /// Where the threads of a task meet. Not in the task itself, where the atomic would have to be made first.
  static void meet(const Shared* shared) {
    static std::array<std::atomic<int>, 1024> places;
    places[reinterpret_cast<uintptr_t>(shared) / 64 % places.size()].fetch_add(1, std::memory_order_acq_rel);
  }
  static void hold(Shared* shared) {
    meet(shared);
    shared->holders.fetch_add(1, std::memory_order_acq_rel);
    meet(shared);
  }
  static void drop(Shared* shared) {
    meet(shared);
    const bool last = shared->holders.fetch_sub(1, std::memory_order_acq_rel) == 1;
    if (last) delete shared;
    meet(shared);
  }
  static void run(Shared* shared) {
    meet(shared);
    shared->task();
    meet(shared); // whoever posted it may be the one that Qt lets destroy it
  }

  Shared* m_shared;
};
#else
using HandedOver = std::function<void()>;
#endif

} // namespace

Worker::Worker(const QString& threadName) : m_context(new QObject) {
  m_thread.setObjectName(threadName);
  m_context->moveToThread(&m_thread);
  QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
  m_thread.start();
}

Worker::~Worker() {
  m_thread.quit();
  m_thread.wait();
}

void Worker::post(std::function<void()> task) {
  QMetaObject::invokeMethod(m_context, HandedOver(std::move(task)), Qt::QueuedConnection);
}

void lowerThreadPriority() {
#ifdef __linux__
  // On Linux this is of the thread alone, in spite of its name.
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

void deliver(QObject* receiver, std::function<void()> task) {
  QMetaObject::invokeMethod(receiver, HandedOver(std::move(task)), Qt::QueuedConnection);
}

} // namespace lacuna::window
