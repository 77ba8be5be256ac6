// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/worker.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <new>
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

std::optional<JobError> attempt(const std::function<void()>& task, const std::string& unknown) {
  try {
    task();
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    return JobError{"Out of memory; close other programs and try again"};
  } catch (const std::exception& e) {
    return JobError{e.what()};
  } catch (...) {
    return JobError{unknown};
  }
}

Worker::Worker(QObject* receiver, const QString& threadName, std::string unknown)
    : m_receiver(receiver), m_unknown(std::move(unknown)), m_home(std::make_unique<QObject>()), m_context(new QObject) {
  m_thread.setObjectName(threadName);
  m_context->moveToThread(&m_thread);
  QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
  m_thread.start();
}

Worker::~Worker() {
  // As the last of the jobs: quit() by itself may leave out those that have not begun.
  QMetaObject::invokeMethod(m_context, HandedOver([this] { m_thread.quit(); }), Qt::QueuedConnection);
  m_thread.wait();
}

void Worker::start(Work work, std::function<void(const JobError&)> failed, std::function<bool()> wanted) {
  const auto task = [this, work = std::move(work), failed = std::move(failed), wanted = std::move(wanted)] {
    if (!wanted()) return;
    Answer answer;
    if (const auto error = attempt([&] { answer = work(); }, m_unknown)) answer = [failed, error] { failed(*error); };
    deliver([answer = std::move(answer), wanted] {
      if (wanted()) answer();
    });
  };
  QMetaObject::invokeMethod(m_context, HandedOver(task), Qt::QueuedConnection);
}

void Worker::deliver(std::function<void()> answer) {
  const auto task = [this, answer = std::move(answer)] {
    if (m_receiver) answer();
  };
  QMetaObject::invokeMethod(m_home.get(), HandedOver(task), Qt::QueuedConnection);
}

void lowerThreadPriority() {
#ifdef __linux__
  // On Linux this is of the thread alone, in spite of its name.
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

} // namespace lacuna::window
