// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "experiment/engine/engine.h"

namespace lacuna::workflow {

/// Loads the engine module that lies beside the program (or in ../lib/lacuna, or where LACUNA_ENGINE says): a CUDA
/// build, liblacuna_coding_cuda.so, before the ordinary one; the first that loads is taken. Loading libtorch takes most
/// of a second, so call it once, off the GUI thread. The module stays loaded until the program ends.
/// Throws Error(failure) naming what was tried.
std::shared_ptr<Engine> loadEngine();

} // namespace lacuna::workflow
