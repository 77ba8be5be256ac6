// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

#include "experiment/engine/training_control.h"

namespace lacuna::cli {

/// Turns Ctrl-C (and SIGTERM) into a cancelled control; a second one ends the program at once. Make it before any other
/// thread, so that they all inherit the blocked signals.
class InterruptWatch {
 public:
  /// `goal`: what is waited for, as in "stopping after this batch".
  InterruptWatch(TrainingControl& control, const char* goal);
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
  std::thread m_thread;
};

} // namespace lacuna::cli
