// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>

#include <cstdio>

#include "cli/command_line.h"
#ifdef LACUNA_GUI
#include "window/window_main.h"
#endif

namespace {

/// A training step makes and frees a few tensors of some MiB. glibc would give each back to the system at once and
/// fetch zeroed pages for the next: a quarter of the time. Kept memory is reused instead. Before the first thread
/// starts.
void keepFreedMemory() {
#ifdef __GLIBC__
  constexpr int kMost = 32 << 20; // the largest threshold glibc takes
  mallopt(M_MMAP_THRESHOLD, kMost);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
  mallopt(M_ARENA_MAX, 1);
#endif
}

} // namespace

int main(int argc, char** argv) {
  keepFreedMemory();
  if (!lacuna::wantsWindow(argc, argv)) return lacuna::runCommandLine(argc, argv);
#ifdef LACUNA_GUI
  return lacuna::runWindow(argc, argv);
#else
  std::fputs("lacuna: this build has no window; lacuna --help shows the command line\n", stderr);
  return 2;
#endif
}
