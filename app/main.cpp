// SPDX-License-Identifier: GPL-3.0-or-later
// lacuna: the command line, without Qt. Without a subcommand it goes on as lacuna-window.
#include <cstdio>

#include "cli/command_line.h"
#include "util/error.h"
#include "workflow/child_process.h"
#include "workflow/process_memory.h"
#include "workflow/program_start.h"

int main(int argc, char** argv) {
  lacuna::workflow::keepStandardStreams();
  lacuna::workflow::quietMathThreads();
  lacuna::workflow::endWithParent();
  lacuna::workflow::keepFreedMemory();
  if (!lacuna::cli::wantsWindow(argc, argv)) return lacuna::cli::runCommandLine(argc, argv);
  try {
    lacuna::workflow::becomeWindowProgram(argv);
  } catch (const lacuna::Error& e) {
    std::fprintf(stderr, "lacuna: %s\n", e.what());
    return e.exitStatus();
  }
}
