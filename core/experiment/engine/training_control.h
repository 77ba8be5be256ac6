// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

namespace lacuna {

/// What a person tells a running training: pause, one step, go on, stop. Any thread may call anything; the training
/// thread calls `proceed` before each batch.
///
///     TrainingControl control;           // shared with the training thread
///     control.pause(); control.step();   // exactly one batch more
///     control.cancel();                  // asks; the training returns after its current batch
class TrainingControl {
 public:
  void pause();
  void resume();
  /// One batch more, then paused again.
  void step();
  /// Asks to stop; never taken back. Returns at once.
  void cancel();

  bool paused() const;
  bool cancelled() const;

  /// Blocks while paused. False once cancelled.
  bool proceed();

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_paused = false;
  bool m_cancelled = false;
  int m_steps = 0;
};

} // namespace lacuna
