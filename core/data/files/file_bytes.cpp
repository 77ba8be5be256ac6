// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/files/file_bytes.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "util/error.h"
#include "util/held_files.h"

namespace lacuna::data {
namespace {

constexpr size_t kChunk = 1 << 16;

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

[[noreturn]] void damaged(const std::string& path, const std::string& what) {
  throw Error(ErrorKind::data, path + " " + what);
}

[[noreturn]] void unreadable(const std::string& path) {
  const bool refused = errno == EACCES || errno == EPERM;
  damaged(path, "cannot be read (" + systemReason() + ")" +
                    (refused ? "; check its permissions" : "; try again, or use a copy of it"));
}

/// What zlib has to say, without the path that it puts before it.
std::string zlibReason(gzFile file, const std::string& path, int& status) {
  const std::string reason = gzerror(file, &status);
  return reason.compare(0, path.size() + 2, path + ": ") == 0 ? reason.substr(path.size() + 2) : reason;
}

} // namespace

std::string whyUnreadable(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code problem;
  const fs::file_status status = fs::status(path, problem);
  if (fs::is_directory(status)) return "is a folder";
  if (status.type() != fs::file_type::not_found) return "";
  if (!fs::is_symlink(fs::symlink_status(path, problem))) return "does not exist";
  const fs::path target = fs::read_symlink(path, problem);
  return "is a link to " + target.string() + ", which does not exist";
}

Bytes readFile(const std::string& path, size_t most) {
  const FileReading reading(path);
  const bool gzip = endsWith(path, ".gz");
  if (const std::string problem = whyUnreadable(path); !problem.empty())
    damaged(path, problem + "; put the file there");
  // zlib reads a file that is not gzip as it is, so one loop serves both.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) unreadable(path);
  gzbuffer(file.get(), 1 << 18);
  if (gzip) {
    const bool plain = gzdirect(file.get()) != 0;
    int problem = Z_OK; // of reading its first bytes, which the loop meets again
    gzerror(file.get(), &problem);
    if (plain && problem == Z_OK)
      damaged(path, "is not a gzip file; fetch it again, or drop .gz from its name if it is already unpacked");
  }
  Bytes bytes;
  std::error_code unknown;
  // A gigabyte that grows by doubling would need three for a moment.
  if (const auto size = std::filesystem::file_size(path, unknown); !gzip && !unknown)
    bytes.reserve(std::min<size_t>(size, most) + kChunk + 1);
  while (true) {
    const size_t before = bytes.size();
    bytes.resize(before + kChunk);
    const int got = gzread(file.get(), bytes.data() + before, static_cast<unsigned>(kChunk));
    int status = Z_OK;
    const std::string reason = zlibReason(file.get(), path, status);
    if (status == Z_ERRNO) unreadable(path);
    if (got < 0 || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
      damaged(path, "is damaged (" + reason + "); fetch it again");
    if (status == Z_BUF_ERROR) damaged(path, "ends too early; fetch it again");
    bytes.resize(before + static_cast<size_t>(got));
    if (bytes.size() > most) damaged(path, "is larger than any file of this kind; fetch it again");
    if (got == 0) break;
  }
  return bytes;
}

std::string systemReason() {
  return errno != 0 ? std::strerror(errno) : "the system gives no reason";
}

bool reachesDisk(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
  const int problem = errno;
  ::close(file);
  errno = problem;
  return synced;
}

void writeFile(const std::string& path, const std::string& bytes) {
  if (isHeldByDatabase(path))
    throw Error(ErrorKind::failure, path + " is the run library in use and was not replaced; choose another name");
  const std::string part = path + ".part-" + std::to_string(::getpid());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  bool whole = file >= 0;
  for (size_t at = 0; whole && at < bytes.size();) {
    const ssize_t written = ::write(file, bytes.data() + at, bytes.size() - at);
    if (written < 0 && errno == EINTR) continue;
    whole = written > 0;
    at += whole ? static_cast<size_t>(written) : 0;
  }
  int problem = errno;
  if (file >= 0 && ::close(file) != 0 && whole) { // where a disk over the network says that it is full
    whole = false;
    problem = errno;
  }
  errno = problem;
  whole = whole && reachesDisk(part) && std::rename(part.c_str(), path.c_str()) == 0;
  if (whole) {
    std::string folder = std::filesystem::path(path).parent_path().string();
    reachesDisk(folder.empty() ? "." : folder); // the file is whole with or without it
    return;
  }
  const std::string reason = systemReason();
  if (file >= 0) std::remove(part.c_str());
  throw Error(ErrorKind::failure, path + " could not be written (" + reason + "); choose another place");
}

std::string packedPath(const std::string& folder, const std::string& file) {
  std::error_code ignored;
  for (const char* ending : {"", ".gz"})
    if (std::string path = folder + "/" + file + ending; std::filesystem::exists(path, ignored)) return path;
  return "";
}

void requireFiles(const std::string& folder, const std::vector<std::string>& files) {
  std::string missing;
  for (const std::string& file : files)
    if (packedPath(folder, file).empty()) missing += (missing.empty() ? "" : ", ") + file;
  if (missing.empty()) return;
  throw Error(ErrorKind::data, folder + " lacks " + missing +
                                   " (with or without .gz); put what is missing there, or remove the folder to "
                                   "search further");
}

} // namespace lacuna::data
