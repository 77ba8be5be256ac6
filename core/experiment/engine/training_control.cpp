// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/engine/training_control.h"

namespace lacuna {

void TrainingControl::pause() {
  std::lock_guard lock(m_mutex);
  m_paused = true;
  m_steps = 0;
}

void TrainingControl::resume() {
  std::lock_guard lock(m_mutex);
  m_paused = false;
  m_changed.notify_all();
}

void TrainingControl::step() {
  std::lock_guard lock(m_mutex);
  m_paused = true;
  ++m_steps;
  m_changed.notify_all();
}

void TrainingControl::cancel() {
  std::lock_guard lock(m_mutex);
  m_cancelled = true;
  m_changed.notify_all();
}

bool TrainingControl::paused() const {
  std::lock_guard lock(m_mutex);
  return m_paused;
}

bool TrainingControl::cancelled() const {
  std::lock_guard lock(m_mutex);
  return m_cancelled;
}

bool TrainingControl::proceed() {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return m_cancelled || !m_paused || m_steps > 0; });
  if (m_paused && m_steps > 0) --m_steps;
  return !m_cancelled;
}

} // namespace lacuna
