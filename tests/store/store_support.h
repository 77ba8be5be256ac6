// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the run library share: a folder that goes away, a run with every field set, readable failures.
#pragma once

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>
#include <limits>

#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "test_program.h"
#include "util/error.h"

namespace lacuna {

class Folder {
 public:
  std::string file(const std::string& name) const { return (m_dir.path() + "/").toStdString() + name; }
  std::string path() const { return m_dir.path().toStdString(); }
  /// Names of everything in it, sorted.
  QStringList names() const { return QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }

 private:
  QTemporaryDir m_dir;
};

inline QByteArray contentOf(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeFile(const std::string& path, const QByteArray& bytes) {
  QFile file(QString::fromStdString(path));
  QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
  QCOMPARE(file.write(bytes), bytes.size());
}

/// The error that `act` throws; kind `failure` and no text when it throws none.
inline Error errorOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& e) {
    return e;
  }
  return Error(ErrorKind::failure, "");
}

inline RunRecord exampleRun(const std::string& name = "Étude №1 \"k=2\"") {
  RunRecord run;
  run.name = name;
  run.config = parseConfigOrThrow(R"({"dataset": "mnist", "name": "from the configuration",
      "code": {"k": 2, "r": 2, "l": 1, "encoder": {"kind": "mlp"}, "decoder": {"kind": "conv", "channels": 7}},
      "training": {"seed": 18446744073709551615, "loss_weights_by_lost": [0, 0.1, 3]}})");
  run.codeVersion = "0.1.0-test";
  run.notes = "first line\nsecond line with 'quotes' and a zero-width\u200bspace";
  run.tags = {"zeta", "alpha"};
  run.starred = true;
  run.parent = "00000000-0000-4000-8000-000000000000";
  return run;
}

inline RunRecord exampleResults(const std::string& uuid) {
  RunRecord run;
  run.uuid = uuid;
  run.seconds = 93.125;
  run.samplesPerSecond = 6123.5;
  run.processor = "cpu";
  run.threads = 2;
  run.evaluated = true;
  run.patterns = {{FailurePattern::of({0}), 98.88, 99.2, 0.31, 91.3},
                  {FailurePattern::of({3}), 99.1, 99.9, 0, 99.1},
                  {FailurePattern::of({0, 3}), 97.5, 98.25, 0.4, 80.5},
                  {FailurePattern::of({1, 2}), 96.5, 97.25, 0.5, 70.5}};
  run.accuracy.base = 99.18;
  run.accuracy.available = 99.17;
  run.accuracy.byLost = summarize(run.patterns, 2);
  run.cost = {16873, 1382656, 44426, 1000001, 2000002, 3000003, int64_t(1) << 40, 0.25, 0.5, 0.75, 123456, 812.5};
  run.environment = {{"libtorch", "1.13.1"}, {"cpu", "some \"CPU\" @ 2 GHz"}, {"threads", "2"}};
  run.subsets = {{"mnist", "train", 60000, std::string(64, 'a')}, {"mnist", "test", 10000, std::string(64, 'b')}};
  return run;
}

inline bool sameSummary(const LostSummary& a, const LostSummary& b) {
  return a.lost == b.lost && a.patterns == b.patterns && a.allPatternMean == b.allPatternMean &&
         a.unavailableMean == b.unavailableMean && a.worst == b.worst && a.worstPattern == b.worstPattern &&
         a.zerosMean == b.zerosMean;
}

inline bool samePattern(const PatternResult& a, const PatternResult& b) {
  return a.pattern == b.pattern && a.accuracy == b.accuracy && a.agreement == b.agreement &&
         a.featureError == b.featureError && a.zerosAccuracy == b.zerosAccuracy;
}

inline bool sameCost(const CodeCost& a, const CodeCost& b) {
  return a.encoderParameters == b.encoderParameters && a.decoderParameters == b.decoderParameters &&
         a.baseParameters == b.baseParameters && a.encodeFlops == b.encodeFlops && a.decodeFlops == b.decodeFlops &&
         a.deviceFlops == b.deviceFlops && a.baseFlops == b.baseFlops && a.encodeMs == b.encodeMs &&
         a.decodeMs == b.decodeMs && a.deviceMs == b.deviceMs && a.bytesSent == b.bytesSent &&
         a.peakMemoryMib == b.peakMemoryMib;
}

/// Every field that saveResults keeps.
inline void compareResults(const RunRecord& a, const RunRecord& b) {
  QCOMPARE(a.seconds, b.seconds);
  QCOMPARE(a.samplesPerSecond, b.samplesPerSecond);
  QCOMPARE(a.processor, b.processor);
  QCOMPARE(a.threads, b.threads);
  QCOMPARE(a.evaluated, b.evaluated);
  QCOMPARE(a.accuracy.base, b.accuracy.base);
  QCOMPARE(a.accuracy.available, b.accuracy.available);
  QCOMPARE(a.accuracy.byLost.size(), b.accuracy.byLost.size());
  for (size_t i = 0; i < a.accuracy.byLost.size(); ++i)
    QVERIFY(sameSummary(a.accuracy.byLost[i], b.accuracy.byLost[i]));
  QCOMPARE(a.patterns.size(), b.patterns.size());
  for (size_t i = 0; i < a.patterns.size(); ++i) QVERIFY(samePattern(a.patterns[i], b.patterns[i]));
  QVERIFY(sameCost(a.cost, b.cost));
  QCOMPARE(a.environment, b.environment);
  QCOMPARE(a.subsets.size(), b.subsets.size());
  for (size_t i = 0; i < a.subsets.size(); ++i) {
    QCOMPARE(a.subsets[i].dataset, b.subsets[i].dataset);
    QCOMPARE(a.subsets[i].subset, b.subsets[i].subset);
    QCOMPARE(a.subsets[i].count, b.subsets[i].count);
    QCOMPARE(a.subsets[i].sha256, b.subsets[i].sha256);
  }
}

/// Begins `act` in a process of its own. Not from several threads: a sanitizer's allocator may just be locked by
/// another one, and the child, which lacks that thread, would wait for it for ever.
inline pid_t startChild(const std::function<void()>& act) {
  const pid_t child = ::fork();
  if (child == 0) {
    int status = 0;
    try {
      act();
    } catch (const std::exception& e) {
      std::fprintf(stderr, "child: %s\n", e.what());
      status = 1;
    }
    ::_exit(status);
  }
  return child;
}

/// Waits for a child that ends without an error and returns its id (reaped when `reap`), else −1.
inline pid_t endOfChild(pid_t child, bool reap = true) {
  siginfo_t info{};
  ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | (reap ? 0 : WNOWAIT));
  return info.si_status == 0 ? child : -1;
}

inline pid_t inChild(const std::function<void()>& act, bool reap = true) {
  return endOfChild(startChild(act), reap);
}

} // namespace lacuna
