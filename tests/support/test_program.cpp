// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_program.h"

#include <QProcess>
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace lacuna::test {
namespace {

struct Entry {
  std::string name;
  Registration::Main main;
};

std::vector<Entry>& entries() {
  static std::vector<Entry> all;
  return all;
}

/// Each in a process of its own, because an application, its settings and its threads are begun once in a process.
int runEach() {
  std::vector<std::string> failed;
  for (const Entry& entry : entries()) {
    std::fflush(stdout);
    if (QProcess::execute(QStringLiteral("/proc/self/exe"), {QString::fromStdString(entry.name)}) != 0)
      failed.push_back(entry.name);
  }
  for (const std::string& name : failed) std::printf("failed: %s\n", name.c_str());
  return failed.empty() ? 0 : 1;
}

int listEntries(std::FILE* stream) {
  for (const Entry& entry : entries()) std::fprintf(stream, "%s\n", entry.name.c_str());
  return 0;
}

} // namespace

Registration::Registration(const char* file, Main main) {
  const std::string path(file);
  const size_t begin = path.rfind('/') + 1; // npos + 1 is 0
  entries().push_back({path.substr(begin, path.rfind('.') - begin), main});
}

} // namespace lacuna::test

/// PROGRAM [TEST [ARGUMENTS OF QT TEST…]]: one class, or each after the other; --list prints their names.
int main(int argc, char** argv) {
  using namespace lacuna::test;
  std::sort(entries().begin(), entries().end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  if (argc < 2) return runEach();
  const std::string name = argv[1];
  if (name == "--list") return listEntries(stdout);
  for (const Entry& entry : entries())
    // The name takes the program's place: Qt calls the application, and temporary folders, after it.
    if (entry.name == name) return entry.main(argc - 1, argv + 1);
  std::fprintf(stderr, "There is no test \"%s\" in this program; it holds:\n", name.c_str());
  listEntries(stderr);
  return 2;
}
