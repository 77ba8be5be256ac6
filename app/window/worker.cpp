// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/worker.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace lacuna {

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
  QMetaObject::invokeMethod(m_context, std::move(task), Qt::QueuedConnection);
}

void letOthersGoFirst() {
#ifdef __linux__
  // On Linux this is of the thread alone, in spite of its name.
  setpriority(PRIO_PROCESS, 0, 5);
#endif
}

void deliver(QObject* receiver, std::function<void()> task) {
  QMetaObject::invokeMethod(receiver, std::move(task), Qt::QueuedConnection);
}

} // namespace lacuna
