// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "experiment/engine/engine.h"

namespace lacuna::widgets {
class PipelineView;
}

namespace lacuna::window {

/// Gives a pipeline what it says of a code: its plan, its configuration, the names of its classes.
void showCode(widgets::PipelineView& view, const CodeSnapshot& code, int testImages);

} // namespace lacuna::window
