// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "experiment/engine/engine.h"

namespace lacuna::cli {

/// What measures the window; null in a program that has none, which then goes on as lacuna-window.
struct WindowBenches {
  BenchFigures (*toggle)(const std::vector<std::string>& dataFolders, const ComputeOptions& compute) = nullptr;
  BenchFigures (*views)() = nullptr;
  BenchFigures (*startup)() = nullptr;
};

/// Runs `lacuna SUBCOMMAND …` (cli.md) and returns the exit status. Needs no display.
int runCommandLine(int argc, char** argv, const WindowBenches& benches = {});

/// True when the arguments ask for the window: none, or only options the window takes.
bool wantsWindow(int argc, char** argv);

} // namespace lacuna::cli
