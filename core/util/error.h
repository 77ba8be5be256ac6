// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace lacuna {

/// What kind of thing went wrong; the value is the exit status of the command line (cli.md).
enum class ErrorKind {
  failure = 1,      ///< anything else: a report that cannot be written, a diverged training
  usage = 2,        ///< wrong usage, configuration, unknown data set name or unknown run
  data = 3,         ///< a data set is missing or damaged
  library = 4,      ///< the run library cannot be used
  memory = 5,       ///< out of memory, host or GPU
  interrupted = 130 ///< the user stopped it; what was done is kept
};

/// The one exception type of core. The text is one or more lines, one problem each, and says what happened, to what,
/// and what to do.
///
///     throw Error(ErrorKind::data, "labels.gz is not a gzip file; fetch it again or remove the .gz from its name");
class Error : public std::runtime_error {
 public:
  /// What cannot be shown in `message` (control characters, bytes that are no UTF-8: it may quote a hostile file) is
  /// written as \x1b.
  Error(ErrorKind kind, const std::string& message);
  ErrorKind kind() const { return m_kind; }
  int exitStatus() const { return static_cast<int>(m_kind); }

 private:
  ErrorKind m_kind;
};

} // namespace lacuna
