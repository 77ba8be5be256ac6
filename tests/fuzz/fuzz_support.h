// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fuzzers share. Each is one function that takes the bytes of a hostile file: libFuzzer calls it with what it
// makes up (preset fuzz), replay.cpp with the files of a corpus (every build).
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "util/error.h"
#include "util/shown_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace lacuna::fuzz {

/// What must hold for every input: a file that breaks it is a finding.
inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

/// Refusing is right, with a sentence; anything else that is thrown ends the program.
template <typename Act>
bool accepted(const Act& act) {
  try {
    act();
    return true;
  } catch (const Error& e) {
    const std::string why = e.what();
    require(why.size() > 10 && why.size() < 20000, "a refusal says why, and no more");
    require(isValidUtf8(why), "a refusal can be shown");
    for (const char c : why) require(c == '\n' || static_cast<unsigned char>(c) >= ' ', "a refusal can be shown");
    return false;
  }
}

inline void writeAll(int file, const uint8_t* data, size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(file, data, size);
    require(written > 0, "the fuzzer can write its file");
    data += written;
    size -= static_cast<size_t>(written);
  }
}

/// A folder in memory that goes with the process.
inline const std::string& scratch() {
  static const std::string folder = [] {
    std::string name = "/dev/shm/lacuna-fuzz-XXXXXX";
    require(::mkdtemp(name.data()) != nullptr, "there is memory for files");
    static std::string kept = name;
    std::atexit([] { std::system(("rm -rf " + kept).c_str()); }); // NOLINT(concurrency-mt-unsafe): at the end
    return name;
  }();
  return folder;
}

inline std::string put(const std::string& name, const uint8_t* data, size_t size) {
  std::string path = scratch() + "/" + name;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  require(file >= 0, "the fuzzer can make its file");
  writeAll(file, data, size);
  ::close(file);
  return path;
}

} // namespace lacuna::fuzz
