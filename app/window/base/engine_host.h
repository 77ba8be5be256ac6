// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "experiment/engine/engine.h"

namespace lacuna::window {

/// The one engine of the window, loaded by the first worker that needs it.
class EngineHost {
 public:
  /// Blocks while it loads (about a second), so workers call it, never the GUI thread. Throws Error(failure).
  Engine& engine();

 private:
  std::mutex m_mutex;
  std::shared_ptr<Engine> m_engine;
};

} // namespace lacuna::window
