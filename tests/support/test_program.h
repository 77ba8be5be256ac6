// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

#if defined(QT_WIDGETS_LIB)
#include <QApplication>
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
#endif

namespace lacuna::test {

/// Makes a test class one of its program's. It is called like its file, without ending: `tests_store tst_run_store …`
/// is to that class what a program with this class alone would be.
class Registration {
 public:
  using Main = int (*)(int argc, char** argv);
  Registration(const char* file, Main main);
};

template <class Test, class Application>
int runWith(int argc, char** argv) {
  Application application(argc, argv);
  QCoreApplication::setAttribute(Qt::AA_Use96Dpi, true);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

#if defined(QT_WIDGETS_LIB)
using GuiApplication = QApplication;
#elif defined(QT_GUI_LIB)
using GuiApplication = QGuiApplication;
#endif

} // namespace lacuna::test

/// At the end of a test's file, in place of QTEST_GUILESS_MAIN: a program of Lacuna's tests holds many classes.
#define LACUNA_TEST(Class) LACUNA_TEST_MAIN(Class, (lacuna::test::runWith<Class, QCoreApplication>))

/// In place of QTEST_MAIN: with windows, or pictures at least.
#define LACUNA_GUI_TEST(Class) LACUNA_TEST_MAIN(Class, (lacuna::test::runWith<Class, lacuna::test::GuiApplication>))

/// For a test that must do something before there is an application: a function to be called as main is.
#define LACUNA_TEST_MAIN(Class, function) \
  static const lacuna::test::Registration registrationOf##Class(__FILE__, function);
