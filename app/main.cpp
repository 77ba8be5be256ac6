// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/command_line.h"
#include "workflow/child_process.h"
#include "workflow/process_memory.h"
#ifdef LACUNA_GUI
#include "window/window_main.h"
#endif

namespace {

/// OpenMP's threads spin while they wait, and so do those of OpenBLAS, which know nothing of each other: on two cores
/// they took each other's place, and a second thread halved the speed of a training where it should add two fifths.
/// libgomp reads the variable when it is loaded, and Qt loads it before main, so the program begins once more; that
/// takes some ten milliseconds. What the user says about it counts more.
void letWaitingThreadsSleep(char** argv) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  setenv("OMP_WAIT_POLICY", "passive", 1);
  std::error_code problem;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", problem);
  if (!problem) execv(self.c_str(), argv); // comes back only when it fails; then the training is slower
}

/// The engine computes with one thread of OpenBLAS (core/coding/compute/compute.h). Without this the library would
/// start one for each processor as it is loaded, and loading the engine would take half as much processor time again.
void startNoBlasThreads() {
  setenv("OPENBLAS_NUM_THREADS", "1", 0);
}

/// A standard stream that is closed gives its number to the next file that is opened, and what is printed would go
/// there. Reading gives nothing, writing to standard output fails and is told in the end.
void keepStandardStreams() {
  const int ways[] = {O_RDONLY, O_RDONLY, O_WRONLY};
  for (int stream = 0; stream < 3; ++stream)
    if (fcntl(stream, F_GETFD) < 0) static_cast<void>(open("/dev/null", ways[stream])); // the lowest that is free
}

} // namespace

int main(int argc, char** argv) {
  keepStandardStreams();
  startNoBlasThreads();
  letWaitingThreadsSleep(argv);
  lacuna::endWithParent();
  lacuna::keepFreedMemory();
  if (!lacuna::wantsWindow(argc, argv)) return lacuna::runCommandLine(argc, argv);
#ifdef LACUNA_GUI
  return lacuna::runWindow(argc, argv);
#else
  std::fputs("lacuna: this build has no window; lacuna --help shows the command line\n", stderr);
  return 2;
#endif
}
