// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTextBrowser>

#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/changes_dialog.h"
#include "widgets/dialogs/command_palette.h"
#include "widgets/dialogs/shortcut_sheet.h"
#include "window/frame/help_controller.h"
#include "window_fixture.h"
#include "window_test.h"
#include "workflow/program_info.h"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace lacuna::workflow;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

void trigger(WindowFixture& f, const QString& name) {
  for (const PaletteEntry& entry : paletteEntries(*f.window().menuBar()))
    if (entry.name == name) return entry.action->trigger();
  qFatal("there is no %s", qPrintable(name));
}

/// "Undo: Ctrl+Z" and so on.
QStringList rowsOf(const ShortcutSheet* sheet) {
  QStringList rows;
  for (const KeyCaps* caps : sheet->findChildren<KeyCaps*>()) rows << caps->accessibleName();
  return rows;
}

ShortcutSheet* openSheet(WindowFixture& f) {
  QTest::keyClick(&f.window(), Qt::Key_Slash, Qt::ControlModifier);
  return f.window().findChild<ShortcutSheet*>();
}

ChangesDialog* changes(WindowFixture& f) {
  return f.window().findChild<ChangesDialog*>();
}

} // namespace

class TestHelpWindow : public WindowTest {
  Q_OBJECT

 private slots:
  void theSheetHasTheKeysOfTheMenus() {
    WindowFixture f;
    QVERIFY(f.begin());
    f.clickDevice(1);
    QAction* added = f.window().menuBar()->addMenu(QStringLiteral("&More"))->addAction(QStringLiteral("A && &B…"));
    added->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_F12);
    const ShortcutSheet* sheet = openSheet(f);
    QVERIFY(sheet != nullptr && sheet->isVisible());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    const QStringList rows = rowsOf(sheet);
    for (const char* row : {"Train: F5", "Stop: Shift+F5", "Undo: Ctrl+Z", "Redo: Ctrl+Shift+Z or Ctrl+Y",
                            "Open configuration: Ctrl+O", "Preferences: Ctrl+,", "A & B: Ctrl+Alt+F12"})
      QVERIFY2(rows.contains(QLatin1String(row)), qPrintable(rows.join('\n')));
    int withKeys = 0;
    for (const PaletteEntry& entry : paletteEntries(*f.window().menuBar())) withKeys += !entry.shortcut.isEmpty();
    QVERIFY(withKeys > 20 && rows.size() > withKeys); // and those of the views
  }

  void theSheetIsLeftByKeys() {
    WindowFixture f;
    QVERIFY(f.begin());
    for (const auto& [key, held] :
         {std::pair(Qt::Key_Slash, Qt::ControlModifier), std::pair(Qt::Key_Escape, Qt::NoModifier),
          std::pair(Qt::Key_Question, Qt::NoModifier)}) {
      QPointer<ShortcutSheet> sheet = openSheet(f);
      QVERIFY(sheet);
      sheet->activateWindow();
      QTRY_VERIFY(sheet->isActiveWindow());
      QTest::keyClick(sheet.data(), key, held);
      QTRY_VERIFY2(!sheet, qPrintable(QKeySequence(key).toString()));
      f.window().activateWindow();
      QTRY_VERIFY(f.window().isActiveWindow());
    }
  }

  void aboutSaysWhatTheEngineIsAndCopiesIt() {
    WindowFixture f;
    QVERIFY(f.begin());
    trigger(f, QStringLiteral("Help › About Lacuna"));
    auto* about = f.window().findChild<AboutDialog*>();
    QVERIFY(about != nullptr && about->isVisible());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QTRY_VERIFY2(about->text().contains(QStringLiteral("Computes on: CPU")), qPrintable(about->text()));
    QApplication::clipboard()->clear();
    QTest::mouseClick(about->findChild<QPushButton*>(QStringLiteral("copy")), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.startsWith(QStringLiteral("Lacuna %1\n").arg(QString::fromStdString(programVersion()))));
    for (const char* fact : {"Qt: 6.", "libtorch: ", "SQLite: 3.", "QCustomPlot: 2.", "Compiler: ", "System: "})
      QVERIFY2(copied.contains(QLatin1String(fact)), qPrintable(copied));
    QVERIFY(!copied.contains(QStringLiteral("asking")));
  }

  void whatIsNewIsShownOnceAfterAnUpdate() {
    const QString key = QStringLiteral("window/version");
    const QString now = QString::fromStdString(releaseNumber());
    QSettings().remove(key);
    WindowFixture f;
    QVERIFY(f.begin());
    // A first start has nothing to compare with.
    f.window().help().announceUpdate();
    QVERIFY(changes(f) == nullptr);
    QCOMPARE(QSettings().value(key).toString(), now);
    QSettings().setValue(key, QStringLiteral("0.0.9"));
    f.window().help().announceUpdate();
    QPointer<ChangesDialog> shown = changes(f);
    QVERIFY(shown && shown->isVisible());
    QVERIFY(QApplication::activeModalWidget() == nullptr);
    QCOMPARE(QSettings().value(key).toString(), now);
    QTest::keyClick(shown.data(), Qt::Key_Escape);
    QTRY_VERIFY(!shown);
    f.window().help().announceUpdate();
    QVERIFY(changes(f) == nullptr);
  }

  void whatIsNewTellsOfThisVersion() {
    WindowFixture f;
    QVERIFY(f.begin());
    trigger(f, QStringLiteral("Help › What's new"));
    QVERIFY(changes(f) != nullptr);
    const QString text = changes(f)->findChild<QTextBrowser*>()->toPlainText();
    QVERIFY(text.contains(QString::fromStdString(releaseNumber())));
    QVERIFY(!text.contains(QStringLiteral("##"))); // rendered
    QVERIFY(text.size() > 1000);
  }
};

LACUNA_GUI_TEST(TestHelpWindow)
#include "tst_help_window.moc"
