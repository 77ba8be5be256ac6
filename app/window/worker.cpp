// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/worker.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <atomic>
#include <memory>
#include <utility>

namespace lacuna {
namespace {

/// Qt's own code is not instrumented, so ThreadSanitizer does not see that its event queue hands a task over. An atomic
/// of ours that it does see says the same; other builds have none.
std::function<void()> handedOver(std::function<void()> task) {
#ifdef LACUNA_WATCH_THREADS
  auto posted = std::make_shared<std::atomic<bool>>(false);
  auto held = std::make_shared<std::function<void()>>(std::move(task));
  posted->store(true, std::memory_order_release);
  return [posted, held] {
    if (posted->load(std::memory_order_acquire)) (*held)();
  };
#else
  return task;
#endif
}

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
  QMetaObject::invokeMethod(m_context, handedOver(std::move(task)), Qt::QueuedConnection);
}

void letOthersGoFirst() {
#ifdef __linux__
  // On Linux this is of the thread alone, in spite of its name.
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

void deliver(QObject* receiver, std::function<void()> task) {
  QMetaObject::invokeMethod(receiver, handedOver(std::move(task)), Qt::QueuedConnection);
}

} // namespace lacuna
