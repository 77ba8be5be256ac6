// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "util/error.h"

namespace lacuna::workflow {
namespace {

bool writeAll(int descriptor, const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const ssize_t written = write(descriptor, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    at += static_cast<size_t>(written);
  }
  return true;
}

/// What posix_spawn changes in the child; freed with the object.
struct SpawnPlan {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  SpawnPlan() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
};

} // namespace

UnnamedFile::UnnamedFile(const std::string& text) {
  m_descriptor = memfd_create("lacuna-config", MFD_CLOEXEC);
  if (m_descriptor >= 0 && writeAll(m_descriptor, text) && lseek(m_descriptor, 0, SEEK_SET) == 0) return;
  const int reason = errno;
  if (m_descriptor >= 0) close(m_descriptor);
  throw Error(ErrorKind::failure, std::string("A configuration could not be handed to a run (") +
                                      std::strerror(reason) + "); close other programs");
}

UnnamedFile::~UnnamedFile() {
  close(m_descriptor);
}

void endWithParent() {
  const char* parent = getenv(kParentVariable);
  if (parent == nullptr) return;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (std::to_string(getppid()) != parent) raise(SIGTERM); // it ended before it could be asked for
}

SignalQueue::SignalQueue() {
  signal(SIGCHLD, SIG_DFL); // whoever started us may have ignored it; then children would vanish without a status
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGCHLD}) sigaddset(&set, number);
  sigprocmask(SIG_BLOCK, &set, &m_before);
  m_descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (m_descriptor >= 0) return;
  sigprocmask(SIG_SETMASK, &m_before, nullptr);
  throw Error(ErrorKind::failure,
              std::string("Signals cannot be watched (") + std::strerror(errno) + "); close other programs");
}

SignalQueue::~SignalQueue() {
  while (next()) {
  }
  close(m_descriptor);
  sigprocmask(SIG_SETMASK, &m_before, nullptr);
}

std::optional<ReceivedSignal> SignalQueue::next() {
  signalfd_siginfo info{};
  if (read(m_descriptor, &info, sizeof info) != static_cast<ssize_t>(sizeof info)) return std::nullopt;
  return ReceivedSignal{static_cast<int>(info.ssi_signo), info.ssi_code == SI_KERNEL};
}

ChildProcess::ChildProcess(const std::vector<std::string>& arguments, const UnnamedFile& input, ChildErrors errors,
                           const sigset_t& signalMask) {
  std::vector<char*> argv = {const_cast<char*>("lacuna")};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  std::array<int, 2> ends = {-1, -1};
  SpawnPlan plan;
  posix_spawn_file_actions_adddup2(&plan.files, input.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_addopen(&plan.files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  std::string parent = std::string(kParentVariable) + "=" + std::to_string(getpid());
  std::vector<char*> environment = {parent.data()};
  for (char** one = environ; *one != nullptr; ++one)
    if (std::strncmp(*one, parent.c_str(), std::strlen(kParentVariable) + 1) != 0) environment.push_back(*one);
  environment.push_back(nullptr);
  int problem = 0;
  if (errors == ChildErrors::piped) {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) problem = errno;
    posix_spawn_file_actions_adddup2(&plan.files, ends[1], STDERR_FILENO);
  }
  posix_spawnattr_setsigmask(&plan.attributes, &signalMask);
  posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSIGMASK);
  if (problem == 0)
    problem = posix_spawn(&m_pid, "/proc/self/exe", &plan.files, &plan.attributes, argv.data(), environment.data());
  if (ends[1] >= 0) close(ends[1]);
  if (problem != 0) {
    if (ends[0] >= 0) close(ends[0]);
    throw Error(problem == ENOMEM ? ErrorKind::memory : ErrorKind::failure,
                std::string("No process could be started for a run (") + std::strerror(problem) +
                    "); close other programs or use fewer --jobs");
  }
  m_errors = ends[0];
  if (m_errors >= 0) fcntl(m_errors, F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  if (m_errors >= 0) close(m_errors);
  if (m_status) return;
  askToStop();
  while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void ChildProcess::askToStop() const {
  if (!m_status) kill(m_pid, SIGTERM);
}

std::optional<int> ChildProcess::ended() {
  int status = 0;
  if (!m_status && waitpid(m_pid, &status, WNOHANG) == m_pid)
    m_status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  return m_status;
}

std::vector<std::string> ChildProcess::takeLines() {
  std::array<char, 4096> buffer{};
  bool over = false;
  while (m_errors >= 0 && !over) {
    const ssize_t count = read(m_errors, buffer.data(), buffer.size());
    if (count > 0)
      m_rest.append(buffer.data(), static_cast<size_t>(count));
    else if (count == 0 || errno != EINTR)
      over = true;
    if (count == 0) {
      close(m_errors);
      m_errors = -1;
    }
  }
  std::vector<std::string> lines;
  for (size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n')) {
    lines.push_back(m_rest.substr(0, end));
    m_rest.erase(0, end + 1);
  }
  if (m_status && !m_rest.empty()) lines.push_back(std::move(m_rest));
  if (m_status) m_rest.clear();
  return lines;
}

} // namespace lacuna::workflow
