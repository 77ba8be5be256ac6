// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "experiment/engine/engine.h"

namespace lacuna::coding {

/// A training that pauses saves a checkpoint, but not more often: whoever goes on batch by batch does not wait for one
/// each time.
constexpr double kPauseSeconds = 1;

/// Lets at most about 30 reports a second through.
class ProgressMeter {
 public:
  using Clock = std::chrono::steady_clock;

  explicit ProgressMeter(TrainingObserver& observer) : m_observer(observer) {}

  void report(const TrainingProgress& progress, bool always = false) {
    const Clock::time_point now = Clock::now();
    if (!always && now - m_last < std::chrono::milliseconds(33)) return;
    m_last = now;
    m_observer.onProgress(progress);
  }

 private:
  TrainingObserver& m_observer;
  Clock::time_point m_last{};
};

/// Seconds of the clock that never goes back.
inline double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Adds up the seconds between start and stop; time spent paused, validating or saving is not training time.
class Stopwatch {
 public:
  using Clock = std::chrono::steady_clock;
  void start() { m_started = Clock::now(); }
  void stop() { m_seconds += secondsSince(m_started); }
  double seconds() const { return m_seconds; }

 private:
  Clock::time_point m_started{};
  double m_seconds = 0;
};

} // namespace lacuna::coding
