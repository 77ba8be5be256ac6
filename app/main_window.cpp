// SPDX-License-Identifier: GPL-3.0-or-later
// lacuna-window: the window, and what measures it.
#include <unistd.h>

#include "cli/command_line.h"
#include "window/window_bench.h"
#include "window/window_main.h"
#include "workflow/process_memory.h"
#include "workflow/program_start.h"

int main(int argc, char** argv) {
  lacuna::workflow::keepStandardStreams();
  // Qt loads OpenMP's library before main, which has read its variable then; beginning once more takes some ten
  // milliseconds. execv comes back only when it fails; then the training is slower: on two cores spinning threads took
  // each other's place, and a second one halved the speed where it should add two fifths.
  if (lacuna::workflow::quietMathThreads()) execv(lacuna::workflow::programFile().c_str(), argv);
  lacuna::workflow::keepFreedMemory();
  if (lacuna::cli::wantsWindow(argc, argv)) return lacuna::window::runWindow(argc, argv);
  return lacuna::cli::runCommandLine(
      argc, argv, {lacuna::window::benchToggle, lacuna::window::benchViews, lacuna::window::benchStartup});
}
