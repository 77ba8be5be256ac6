// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QThread>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace lacuna::window {

/// What a job threw, as a value: in core's English, which coreText() puts into the language of the window.
struct JobError {
  std::string text;
};

/// Does `task` and catches whatever it throws: every thread of the window enters its work through here, because an
/// exception that leaves a thread ends the program. `unknown` is said of what is no std::exception. Blocks.
std::optional<JobError> attempt(const std::function<void()>& task, const std::string& unknown);

/// Numbers the requests of one kind, where only the answer to the newest is wanted. Copies share the count; any thread
/// may call anything.
class RequestIds {
 public:
  /// Of a new request, which makes every one before it stale.
  uint64_t next() { return ++*m_newest; }
  uint64_t newest() const { return *m_newest; }
  /// Nobody waits for an answer any more.
  void dropAll() { next(); }

 private:
  std::shared_ptr<std::atomic<uint64_t>> m_newest = std::make_shared<std::atomic<uint64_t>>(0);
};

/// One thread that does what it is given, in order, and hands the answers to its receiver in that one's thread. Neither
/// a job nor an answer has to ask whether the receiver is still there: nothing reaches one that is gone.
///
///     Worker m_worker{this, "odds"};   // the last member, so that it ends before what its jobs use
///     m_worker.run([host] { return host->engine().environment(); },          // in the thread
///                  [this](const Environment& found) { show(found); },        // in this object's thread, or
///                  [this](const JobError& e) { explain(coreText(e.text)); });
class Worker {
 public:
  /// Made in the thread in which `receiver` lives. `unknown` is the text of a JobError whose reason is not known.
  Worker(QObject* receiver, const QString& threadName, std::string unknown = "Something failed for an unknown reason");
  /// Blocks until every job is done, as one may hold what somebody has just changed; their answers are dropped. Whoever
  /// gives jobs that take long cancels them first.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Returns at once. `job` is done in the worker's thread after those before it; then, in the receiver's thread,
  /// `then` is called with what it returned (with nothing, if that is void) or `failed` with what it threw.
  template <typename Job, typename Then, typename Failed>
  void run(Job job, Then then, Failed failed) {
    start(answering(std::move(job), std::move(then)), std::move(failed), [] { return true; });
  }
  /// Likewise, for a request that supersedes those before it of the same kind: of them, jobs that have not begun are
  /// left out, and answers on their way are dropped.
  template <typename Job, typename Then, typename Failed>
  void run(RequestIds& kind, Job job, Then then, Failed failed) {
    start(answering(std::move(job), std::move(then)), std::move(failed),
          [kind, id = kind.next()] { return id == kind.newest(); });
  }
  /// Likewise for a job that nobody waits for and that cannot fail.
  template <typename Job>
  void run(Job job) {
    run(
        std::move(job), [] {}, [](const JobError&) {});
  }

  /// From within a job, returns at once: calls `answer` in the receiver's thread, before what the job comes to.
  void deliver(std::function<void()> answer);

 private:
  using Answer = std::function<void()>; ///< of the receiver's thread
  using Work = std::function<Answer()>; ///< of the worker's

  template <typename Job, typename Then>
  static Work answering(Job job, Then then) {
    using Value = std::decay_t<std::invoke_result_t<Job&>>;
    return [job = std::move(job), then = std::move(then)]() mutable -> Answer {
      if constexpr (std::is_void_v<Value>) {
        job();
        return then;
      } else {
        // Shared, because a std::function is copied and not every value can be.
        auto value = std::make_shared<Value>(job());
        return [value, then]() mutable { then(std::move(*value)); };
      }
    };
  }
  void start(Work work, std::function<void(const JobError&)> failed, std::function<bool()> wanted);

  QPointer<QObject> m_receiver; ///< looked at in its own thread alone
  std::string m_unknown;
  std::unique_ptr<QObject> m_home; ///< lives in the receiver's thread; answers come here
  QThread m_thread;
  QObject* m_context; ///< lives in the worker's thread, is deleted when it ends
};

/// Makes the calling thread, and those it starts, give way to the threads that a person waits for. A training on all
/// cores loses nothing by it while nobody clicks.
void lowerThreadPriority();

} // namespace lacuna::window
