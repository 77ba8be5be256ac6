// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include "test_program.h"
#include "widgets/look/theme.h"

namespace lacuna::testing {

using namespace widgets;

/// Collects every warning Qt gives, so that a test can fail on them. Those that the offscreen platform always gives are
/// left out.
class Warnings {
 public:
  static void install() { qInstallMessageHandler(&Warnings::take); }
  static QStringList& all() {
    static QStringList list;
    return list;
  }

 private:
  static void take(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtDebugMsg || type == QtInfoMsg) return;
    for (const char* known :
         {"propagateSizeHints", "XDG_RUNTIME_DIR", "does not support raise()", "does not support grabbing"})
      if (text.contains(QLatin1String(known))) return;
    all() << text;
  }
};

template <class Test>
int runInLightTheme(int argc, char** argv) {
  QApplication application(argc, argv);
  applyTheme(application, ThemeChoice::light);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

} // namespace lacuna::testing

/// As LACUNA_GUI_TEST, in the light theme. Qt Test takes over the message handler, so a test installs Warnings itself.
#define LACUNA_WIDGET_TEST(Class) LACUNA_TEST_MAIN(Class, lacuna::testing::runInLightTheme<Class>)
