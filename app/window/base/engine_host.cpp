// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/engine_host.h"

#include "workflow/engine_loader.h"

namespace lacuna::window {

using namespace workflow;

Engine& EngineHost::engine() {
  const std::lock_guard lock(m_mutex);
  if (!m_engine) m_engine = loadEngine();
  return *m_engine;
}

} // namespace lacuna::window
