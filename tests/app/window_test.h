// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include "quiet.h"
#include "test_program.h"
#include "window/base/language.h"

namespace lacuna::test {

using namespace report;
using namespace window;

/// What every test of the whole window begins and ends with: settings of its own, and no warning of Qt's.
class WindowTest : public QObject {
  Q_OBJECT

 protected:
  /// A folder that lives as long as the tests.
  QString folder() const { return m_settings.path(); }

 private slots:
  void initTestCase() {
    QVERIFY(m_settings.isValid());
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
    QCoreApplication::setOrganizationName(QStringLiteral("lacuna"));
    QCoreApplication::setApplicationName(QStringLiteral("lacuna"));
    speak(QStringLiteral("en"));
  }
  void init() {
    testing::Warnings::install();
    testing::Warnings::all().clear();
  }
  void cleanup() {
    const QStringList warnings = testing::Warnings::all();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join('\n')));
  }

 private:
  QTemporaryDir m_settings;
};

} // namespace lacuna::test
