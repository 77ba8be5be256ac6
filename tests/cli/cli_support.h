// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "test_program.h"

/// Runs the real program in a home of its own, without a display.
namespace lacuna::test {

struct Answer {
  int status = -1;
  QByteArray out;
  QByteArray err;

  /// The one JSON document on standard output; empty when there is none or anything beside it.
  QJsonObject json() const {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    if (error.error != QJsonParseError::NoError)
      qWarning("%s in: %s", qPrintable(error.errorString()), out.constData());
    return document.object();
  }
  QList<QByteArray> errorLines() const {
    QList<QByteArray> lines = err.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty()) lines.removeLast();
    return lines;
  }
  /// Refused as cli.md has it: this status, nothing on standard output, every problem on a line of its own.
  bool refused(int expected) const {
    bool proper = status == expected && out.isEmpty() && !errorLines().isEmpty();
    for (const QByteArray& line : errorLines()) proper = proper && line.startsWith("lacuna: ") && line.size() > 20;
    if (!proper) qWarning("status %d\nout: %s\nerr: %s", status, out.constData(), err.constData());
    return proper;
  }
  bool says(const QByteArray& text) const {
    if (err.contains(text)) return true;
    qWarning("does not say \"%s\": %s", text.constData(), err.constData());
    return false;
  }
};

inline QByteArray bytesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qPrintable(path));
  return file.readAll();
}

class Program {
 public:
  Program() {
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LACUNA_DATA", "LACUNA_ENGINE"})
      m_environment.remove(name);
    m_environment.insert("HOME", m_home.path());
    m_environment.insert("XDG_DATA_HOME", m_home.filePath("share"));
  }

  QString path(const QString& name) const { return m_home.filePath(name); }
  QString defaultStore() const { return path("share/lacuna/runs.lacuna"); }
  void set(const QString& variable, const QString& value) { m_environment.insert(variable, value); }

  QString write(const QString& name, const QByteArray& bytes) const {
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
      qFatal("cannot write %s", qPrintable(name));
    return path(name);
  }

  void start(QProcess& process, const QStringList& arguments) const {
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_home.path());
    process.start(LACUNA_EXECUTABLE, arguments);
  }
  /// True once a training says which device it took; false when it ends before.
  static bool waitForComputing(QProcess& process) {
    process.setReadChannel(QProcess::StandardError); // what waitForReadyRead waits for
    QByteArray said;
    while (!said.contains("Computing on") && process.waitForReadyRead(60000)) said += process.readAllStandardError();
    return said.contains("Computing on");
  }
  /// Without a number, a program may take as long as the test function may: under a sanitizer all takes longer.
  static Answer wait(QProcess& process, int milliseconds = 0) {
    if (milliseconds == 0) milliseconds = qEnvironmentVariableIntValue("QTEST_FUNCTION_TIMEOUT");
    if (milliseconds == 0) milliseconds = 120000;
    Answer answer;
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(milliseconds)) {
      process.kill();
      process.waitForFinished();
      qWarning("still running: %s", qPrintable(process.arguments().join(' ')));
    } else if (process.exitStatus() == QProcess::NormalExit) {
      answer.status = process.exitCode();
    }
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
  }
  Answer run(const QStringList& arguments) const {
    QProcess process;
    start(process, arguments);
    return wait(process);
  }

  /// A configuration that trains in a second.
  QString tinyConfig(const QByteArray& fields = {}) const {
    return write("tiny.json", R"({"dataset": "stroke-digits", "subset": {"train": 300, "test": 100},
      "base_model": {"epochs": 2}, "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 4},
      "decoder": {"kind": "residual", "width": 16, "blocks": 1}}, "training": {"epochs": 2, "batch": 64})" +
                                  fields + "}");
  }

 private:
  QTemporaryDir m_home;
  QProcessEnvironment m_environment;
};

/// Names of an object's fields that `wanted` has and `object` lacks, or the other way round.
inline QStringList difference(const QJsonObject& object, const QStringList& wanted) {
  QStringList wrong;
  for (const QString& key : wanted)
    if (!object.contains(key)) wrong << "-" + key;
  for (const QString& key : object.keys())
    if (!wanted.contains(key)) wrong << "+" + key;
  return wrong;
}

} // namespace lacuna::test
