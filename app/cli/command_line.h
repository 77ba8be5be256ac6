// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lacuna {

/// Runs `lacuna SUBCOMMAND …` (cli.md) and returns the exit status. Needs no display.
int runCommandLine(int argc, char** argv);

/// True when the arguments ask for the window: none, or only options the window takes.
bool wantsWindow(int argc, char** argv);

} // namespace lacuna
