// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt_watch.h"

#include <signal.h>
#include <unistd.h>

#include <cstdio>

#include "util/error.h"

namespace lacuna::cli {

InterruptWatch::InterruptWatch(TrainingControl& control, const char* goal) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGUSR1); // sent by the destructor
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_thread = std::thread([set, &control, goal] {
    int signal = 0;
    while (sigwait(&set, &signal) == 0 && signal != SIGUSR1) {
      if (control.cancelled()) _exit(static_cast<int>(ErrorKind::interrupted));
      std::fprintf(stderr, "\nlacuna: stopping after this %s; press Ctrl-C again to end at once\n", goal);
      control.cancel();
    }
  });
}

InterruptWatch::~InterruptWatch() {
  pthread_kill(m_thread.native_handle(), SIGUSR1);
  m_thread.join();
}

} // namespace lacuna::cli
