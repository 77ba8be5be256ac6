// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

namespace lacuna {

/// A file in the system's temporary folder that only this user can read; removed with the object.
class PrivateFile {
 public:
  /// Throws Error(failure) when it cannot be written.
  explicit PrivateFile(const std::string& text);
  ~PrivateFile();
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;
  const std::string& path() const { return m_path; }

 private:
  std::string m_path;
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

enum class ChildErrors {
  shared, ///< its standard error is ours
  piped,  ///< its standard error is read with takeLines
};

/// This program once more, in a process of its own, with nothing on standard input and nobody at standard output.
class ChildProcess {
 public:
  /// Throws Error(failure) when no process can be started, Error(memory) when there is no memory for one.
  ChildProcess(const std::vector<std::string>& arguments, ChildErrors errors, const sigset_t& signalMask);
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

} // namespace lacuna
