// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lacuna::window {

/// Opens the window and returns the exit status. Takes --store FILE, --data DIR, --threads N and --processor P.
int runWindow(int argc, char** argv);

} // namespace lacuna::window
