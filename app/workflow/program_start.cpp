// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/program_start.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

#include "util/error.h"

namespace lacuna::workflow {

namespace fs = std::filesystem;

fs::path programFile() {
  std::error_code problem;
  const fs::path self = fs::read_symlink("/proc/self/exe", problem);
  return problem ? fs::path() : self;
}

fs::path windowProgram() {
  std::error_code ignored;
  const fs::path path = programFile().parent_path() / "lacuna-window";
  return fs::exists(path, ignored) ? path : fs::path();
}

void becomeWindowProgram(char** argv) {
  const fs::path program = windowProgram();
  const std::string advice = "; everything else works from the command line, see: lacuna --help";
  if (program.empty())
    throw Error(ErrorKind::failure, "The window is not installed: install the package lacuna-window" + advice);
  execv(program.c_str(), argv);
  throw Error(ErrorKind::failure, program.string() + " could not be started (" + std::strerror(errno) + ")" + advice);
}

void keepStandardStreams() {
  const int ways[] = {O_RDONLY, O_RDONLY, O_WRONLY};
  for (int stream = 0; stream < 3; ++stream)
    if (fcntl(stream, F_GETFD) < 0) static_cast<void>(open("/dev/null", ways[stream])); // the lowest that is free
}

bool quietMathThreads() {
  setenv("OPENBLAS_NUM_THREADS", "1", 0);
  if (std::getenv("OMP_WAIT_POLICY") != nullptr) return false;
  setenv("OMP_WAIT_POLICY", "passive", 1);
  return true;
}

} // namespace lacuna::workflow
