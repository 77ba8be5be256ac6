// SPDX-License-Identifier: GPL-3.0-or-later
// lacuna-window: the window, and what measures it.
#include <unistd.h>

#include "cli/command_line.h"
#include "window/window_bench.h"
#include "window/window_main.h"
#include "workflow/process_memory.h"
#include "workflow/program_start.h"

int main(int argc, char** argv) {
  lacuna::keepStandardStreams();
  // Qt loads OpenMP's library before main, which has read its variable then; beginning once more takes some ten
  // milliseconds. execv comes back only when it fails; then the training is slower: on two cores spinning threads took
  // each other's place, and a second one halved the speed where it should add two fifths.
  if (lacuna::quietMathThreads()) execv(lacuna::programFile().c_str(), argv);
  lacuna::keepFreedMemory();
  if (lacuna::wantsWindow(argc, argv)) return lacuna::runWindow(argc, argv);
  return lacuna::runCommandLine(argc, argv, {lacuna::benchToggle, lacuna::benchViews, lacuna::benchStartup});
}
