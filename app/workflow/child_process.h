// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace lacuna::workflow {

/// A text as a file without a name, for a child's standard input: nothing is left of it when this program is killed.
class UnnamedFile {
 public:
  /// Throws Error(failure) when it cannot be made.
  explicit UnnamedFile(const std::string& text);
  ~UnnamedFile();
  UnnamedFile(const UnnamedFile&) = delete;
  UnnamedFile& operator=(const UnnamedFile&) = delete;
  int descriptor() const { return m_descriptor; }

 private:
  int m_descriptor = -1;
};

/// A signal, and whether the terminal sent it: then every process of the job has it already.
struct ReceivedSignal {
  int number = 0;
  bool fromTerminal = false;
};

/// SIGINT, SIGTERM and the ends of children as something to poll, while the object lives. Make it before any other
/// thread, so that they all inherit the blocked signals.
class SignalQueue {
 public:
  SignalQueue();
  ~SignalQueue();
  SignalQueue(const SignalQueue&) = delete;
  SignalQueue& operator=(const SignalQueue&) = delete;
  int descriptor() const { return m_descriptor; }
  std::optional<ReceivedSignal> next(); ///< does not block
  const sigset_t& maskBefore() const { return m_before; }

 private:
  sigset_t m_before;
  int m_descriptor = -1;
};

/// Environment of a child: the process id of its parent.
constexpr const char* kParentVariable = "LACUNA_PARENT";

/// In a child of a ChildProcess: asks the system for SIGTERM when the parent ends, however it ends; a child whose
/// parent has ended already is told at once. Elsewhere it does nothing. Call it from the main thread, early.
void endWithParent();

enum class ChildErrors {
  shared, ///< its standard error is ours
  piped,  ///< its standard error is read with takeLines
};

/// This program once more, in a process of its own, with `input` as standard input and nobody at standard output. It is
/// told whose child it is (kParentVariable), so that it can end with us.
class ChildProcess {
 public:
  /// Throws Error(failure) when no process can be started, Error(memory) when there is no memory for one.
  ChildProcess(const std::vector<std::string>& arguments, const UnnamedFile& input, ChildErrors errors,
               const sigset_t& signalMask);
  /// Asks a child that still runs to stop, and waits for it.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void askToStop() const; ///< SIGTERM
  /// Exit status, or 128 + the signal that ended it; none while it runs. Does not block.
  std::optional<int> ended();
  int errorDescriptor() const { return m_errors; } ///< to poll; -1 when shared or at its end
  /// Whole lines of its standard error since the last call; after the end also a last one without line break. Does not
  /// block.
  std::vector<std::string> takeLines();

 private:
  pid_t m_pid = -1;
  int m_errors = -1;
  std::string m_rest;
  std::optional<int> m_status;
};

} // namespace lacuna::workflow
