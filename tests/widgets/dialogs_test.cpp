// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of keys and the preferences, without a window behind them.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "quiet.h"
#include "synthetic.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/dialogs/shortcut_sheet.h"
#include "widgets/failures/atlas_canvas.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/pipeline_view.h"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

/// Whether the view takes the key for itself.
bool takes(QWidget& view, const QKeySequence& keys) {
  QKeyEvent event(QEvent::KeyPress, keys[0].key(), keys[0].keyboardModifiers());
  QApplication::sendEvent(&view, &event);
  return event.isAccepted();
}

} // namespace

class DialogsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void thePipelineTakesTheKeysItIsSaidTo() {
    const synthetic::Scene scene = synthetic::scene(8, 1); // nine devices
    PipelineView view;
    view.setPlan(scene.plan, scene.config, {});
    view.setPattern(FailurePattern::of({0}));
    view.setInspection(synthetic::inspection(scene, FailurePattern::of({0})));
    for (const KeyEntry& entry : pipelineKeys().entries)
      for (const QKeySequence& keys : entry.keys) {
        view.setPattern(FailurePattern::of({0}));
        QVERIFY2(takes(view, keys), qPrintable(keys.toString()));
      }
    QVERIFY(!takes(view, QKeySequence(Qt::Key_X)));
  }

  void theAtlasTakesTheKeysItIsSaidTo() {
    AtlasView atlas;
    atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
    auto* canvas = atlas.findChild<AtlasCanvas*>();
    for (const KeyEntry& entry : atlasKeys().entries)
      for (const QKeySequence& keys : entry.keys) QVERIFY2(takes(*canvas, keys), qPrintable(keys.toString()));
    QVERIFY(!takes(*canvas, QKeySequence(Qt::Key_X)));
  }

  void aShortcutIsDrawnKeyByKey() {
    QWidget parent;
    const auto caps = [&](const QList<QKeySequence>& keys) {
      return KeyCaps({QStringLiteral("it"), keys, QStringLiteral("or")}, typeScale().body, &parent).caps();
    };
    QCOMPARE(caps({Qt::CTRL | Qt::SHIFT | Qt::Key_P}), QStringList({"Ctrl", "Shift", "P"}));
    QCOMPARE(caps({QKeySequence(QStringLiteral("Ctrl++"))}), QStringList({"Ctrl", "+"}));
    QCOMPARE(caps({Qt::Key_Left, Qt::SHIFT | Qt::Key_F5}), QStringList({"←", "Shift", "F5"}));
  }

  void everyKeyFitsOnTheSheet() {
    QList<KeyGroup> groups;
    for (int g = 0; g < 7; ++g) {
      KeyGroup group{QStringLiteral("Group %1").arg(g), {}};
      for (int i = 0; i < 3 + g; ++i)
        group.entries << KeyEntry{QStringLiteral("Something with a long name"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, {}};
      groups << group;
    }
    ShortcutSheet sheet(groups, {}, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    QVERIFY(sheet.width() <= sheet.screen()->availableSize().width());
    QVERIFY(sheet.height() <= sheet.screen()->availableSize().height());
    // However small the screen: it may be scrolled down, but never aside.
    QCOMPARE(sheet.findChild<QScrollArea*>()->horizontalScrollBar()->maximum(), 0);
    const auto all = sheet.findChildren<KeyCaps*>();
    QCOMPARE(all.size(), 3 + 4 + 5 + 6 + 7 + 8 + 9);
    for (const KeyCaps* caps : all) QVERIFY(caps->width() >= caps->sizeHint().width());
  }

  void preferencesComeBackAsTheyWereShown() {
    Preferences wanted;
    wanted.theme = ThemeChoice::dark;
    wanted.threads = 3;
    wanted.processor = ProcessorChoice::cuda;
    wanted.dataFolders = QStringList{"/a", "/b"};
    wanted.library = "/c.lacuna";
    PreferenceFacts facts;
    facts.mostThreads = 8;
    PreferencesDialog dialog(wanted, facts, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(dialog.preferences() == wanted);
    dialog.addFolder("/d");
    QCOMPARE(dialog.preferences().dataFolders, QStringList({"/a", "/b", "/d"}));
  }

  void everyPreferenceHasANameAndTakesFocus() {
    PreferencesDialog dialog({}, {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    for (const char* name : {"theme", "threads", "processor", "dataFolders", "library"}) {
      const auto* field = dialog.findChild<QWidget*>(QLatin1String(name));
      QVERIFY2(field != nullptr, name);
      QVERIFY2(!field->accessibleName().isEmpty(), name);
      QVERIFY2(field->focusPolicy() & Qt::TabFocus, name);
    }
  }

  void problemsStandBesideTheirFieldsUntilTheyAreMended() {
    PreferencesDialog dialog({}, {}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto shown = [&](const QString& text) {
      for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->isVisible() && label->text() == text) return true;
      return false;
    };
    PreferenceWords problems;
    problems.library = "It is no library.";
    dialog.setProblems(problems, true);
    QVERIFY(shown(problems.library));
    QTRY_VERIFY(dialog.findChild<QWidget*>("library")->hasFocus());
    QSignalSpy entered(&dialog, &PreferencesDialog::entered);
    dialog.setLibrary("/other.lacuna");
    QVERIFY(!shown(problems.library));
    QCOMPARE(entered.count(), 1);
  }
};

LACUNA_WIDGET_TEST(DialogsTest)
#include "dialogs_test.moc"
