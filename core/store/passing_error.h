// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/error.h"

namespace lacuna::store {

/// The library cannot be written (or read) now, and may be later: the disk is full, does not answer, or another process
/// holds the file. Nothing was changed, so the same call can be made again.
class PassingError : public Error {
 public:
  explicit PassingError(const std::string& message) : Error(ErrorKind::library, message) {}
};

/// Another process holds the library.
class LockedError : public PassingError {
 public:
  using PassingError::PassingError;
};

/// The library's file was moved, replaced or removed while it was open, so nobody who opens the path would find what
/// is written. Nothing of the call was written.
class MovedError : public Error {
 public:
  explicit MovedError(const std::string& message) : Error(ErrorKind::library, message) {}
};

} // namespace lacuna::store
