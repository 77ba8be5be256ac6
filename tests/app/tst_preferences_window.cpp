// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <thread>

#include "store/run_store.h"
#include "widgets/dialogs/command_palette.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/look/banner.h"
#include "window/settings/stored_preferences.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

PreferencesDialog* openPreferences(WindowFixture& f) {
  f.window().activateWindow(); // it is not at once after a dialog
  if (!QTest::qWaitForWindowActive(&f.window())) return nullptr;
  QTest::keyClick(&f.window(), Qt::Key_Comma, Qt::ControlModifier);
  return qobject_cast<PreferencesDialog*>(QApplication::activeModalWidget());
}

template <typename T>
T* part(PreferencesDialog* dialog, const char* name) {
  return dialog->findChild<T*>(QLatin1String(name));
}

void press(PreferencesDialog* dialog, QDialogButtonBox::StandardButton button) {
  QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(button), Qt::LeftButton);
}

/// Every sentence that is on screen.
QString said(PreferencesDialog* dialog) {
  QStringList all;
  for (const QLabel* label : dialog->findChildren<QLabel*>())
    if (label->isVisible()) all << label->text();
  return all.join(QLatin1Char('\n'));
}

void type(QLineEdit* line, const QString& text) {
  line->setFocus();
  line->selectAll();
  QTest::keyClicks(line, text);
}

QString toldOf(const std::vector<std::string>& folders) {
  QStringList all;
  for (const std::string& folder : folders) all << QString::fromStdString(folder);
  return all.join(QLatin1Char(':'));
}

/// `count` black images and their labels, as MNIST's files are made.
void writeImages(const QString& folder, const char* part, int count) {
  const auto number = [](int value) {
    const char bytes[] = {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
    return QByteArray(bytes, 4);
  };
  const auto write = [&](const char* kind, const QByteArray& bytes) {
    QFile file(QStringLiteral("%1/%2-%3").arg(folder, QLatin1String(part), QLatin1String(kind)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write images");
  };
  write("images-idx3-ubyte",
        QByteArray("\0\0\x08\x03", 4) + number(count) + number(28) + number(28) + QByteArray(count * 28 * 28, '\0'));
  write("labels-idx1-ubyte", QByteArray("\0\0\x08\x01", 4) + number(count) + QByteArray(count, '\1'));
}

} // namespace

class TestPreferencesWindow : public WindowTest {
  Q_OBJECT

  QString at(const QString& name) const { return folder() + QLatin1Char('/') + name; }
  QString made(const QString& name) const {
    QDir().mkpath(at(name));
    return at(name);
  }

 public:
  TestPreferencesWindow() {
    qunsetenv("LACUNA_DATA");
    qputenv("XDG_DATA_HOME", folder().toLocal8Bit());
  }

 private slots:
  /// As the one it hides, and without what the test before has stored.
  void init() {
    testing::Warnings::install();
    testing::Warnings::all().clear();
    QSettings().clear();
  }

  void aThemeIsInForceAtOnceAndKept() {
    WindowFixture f;
    QVERIFY(f.begin());
    QVERIFY(!themeFor(QApplication::palette()).dark);
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    QTest::keyClick(part<QComboBox>(dialog, "theme"), Qt::Key_End);
    QVERIFY(!themeFor(QApplication::palette()).dark); // only OK takes it
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QVERIFY(themeFor(QApplication::palette()).dark);
    QCOMPARE(storedTheme(), ThemeChoice::dark);
    // The menu says the same, and another window begins with it.
    for (const PaletteEntry& entry : paletteEntries(*f.window().menuBar()))
      if (entry.name == QStringLiteral("View › Dark")) QVERIFY(entry.action->isChecked());
    f.window().close();
    WindowFixture later;
    QVERIFY(themeFor(QApplication::palette()).dark);
    for (const PaletteEntry& entry : paletteEntries(*later.window().menuBar()))
      if (entry.name == QStringLiteral("View › Light")) entry.action->trigger();
    QCOMPARE(storedTheme(), ThemeChoice::light);
    QVERIFY(!themeFor(QApplication::palette()).dark);
  }

  void cancelChangesNothing() {
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    QTest::keyClick(part<QComboBox>(dialog, "processor"), Qt::Key_End);
    type(part<QLineEdit>(dialog, "library"), at(QStringLiteral("other.lacuna")));
    press(dialog, QDialogButtonBox::Cancel);
    QTRY_VERIFY(!dialog);
    QVERIFY(storedPreferences() == Preferences{});
  }

  void threadsCountForTheNextTraining() {
    const int all = static_cast<int>(std::thread::hardware_concurrency());
    if (all < 2) QSKIP("Automatic takes all cores of this machine, too.");
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    type(dialog->findChild<QSpinBox*>()->findChild<QLineEdit*>(), QString::number(all));
    QTest::keyClick(part<QComboBox>(dialog, "processor"), Qt::Key_Down); // CPU
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QCOMPARE(storedPreferences().threads, all);
    QCOMPARE(storedPreferences().processor, ProcessorChoice::cpu);
    const QString uuid = f.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    const RunRecord run = RunStore::open(f.storePath().toStdString(), Access::readOnly).run(uuid.toStdString());
    QCOMPARE(run.threads, all);
    QCOMPARE(run.processor, std::string("cpu"));
  }

  void aDataFolderIsSearchedForTheNextCode() {
    const QString data = made(QStringLiteral("data/mnist")).chopped(6);
    writeImages(data + QStringLiteral("/mnist"), "train", 30);
    writeImages(data + QStringLiteral("/mnist"), "t10k", 20);
    WindowFixture f;
    QVERIFY(f.begin());
    f.bench().openShipped(QStringLiteral("mnist-k2-r1"));
    QTRY_VERIFY(f.views().banner->text().contains(QStringLiteral("MNIST was not found")));

    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    // The folder is pasted into the chooser that Add opens.
    bool chosen = false;
    QTimer::singleShot(0, &f.window(), [&] {
      auto* chooser = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
      if (chooser == nullptr) return;
      auto* name = chooser->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
      name->setFocus();
      name->selectAll();
      QApplication::clipboard()->setText(data);
      QTest::keyClick(name, Qt::Key_V, Qt::ControlModifier);
      chosen = true;
      QTest::keyClick(name, Qt::Key_Return);
    });
    QTest::mouseClick(part<QPushButton>(dialog, "addFolder"), Qt::LeftButton);
    QVERIFY(chosen);
    QCOMPARE(dialog->preferences().dataFolders, QStringList{data});
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QCOMPARE(storedPreferences().dataFolders, QStringList{data});
    f.bench().openShipped(QStringLiteral("mnist-k2-r1"));
    QTRY_COMPARE_WITH_TIMEOUT(f.bench().state().images(), 20, 20000);

    // Taken out again, it is searched no more.
    dialog = openPreferences(f);
    QVERIFY(!part<QPushButton>(dialog, "removeFolder")->isEnabled());
    part<QListWidget>(dialog, "dataFolders")->setFocus();
    QTest::keyClick(part<QListWidget>(dialog, "dataFolders"), Qt::Key_Down);
    QTest::mouseClick(part<QPushButton>(dialog, "removeFolder"), Qt::LeftButton);
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QVERIFY(!toldOf(f.bench().dataFolders()).contains(data));
  }

  void aFolderThatDoesNotExistIsNotTaken() {
    Preferences before;
    before.dataFolders = QStringList{made(QStringLiteral("there"))};
    storePreferences(before);
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    auto* list = part<QListWidget>(dialog, "dataFolders");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_F2);
    auto* line = list->findChild<QLineEdit*>();
    QVERIFY(line != nullptr);
    type(line, at(QStringLiteral("nowhere")));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(said(dialog).contains(QStringLiteral("nowhere does not exist")));
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(list->hasFocus());
    QVERIFY(dialog->isVisible());
    QVERIFY(storedPreferences() == before);
    // Mended, it is taken.
    QTest::keyClick(list, Qt::Key_F2);
    line = list->findChild<QLineEdit*>();
    type(line, made(QStringLiteral("elsewhere")));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!said(dialog).contains(QStringLiteral("does not exist")));
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QCOMPARE(storedPreferences().dataFolders, QStringList{at(QStringLiteral("elsewhere"))});
  }

  void aFolderThatHasGoneDoesNotBlock() {
    Preferences before;
    before.dataFolders = QStringList{at(QStringLiteral("unplugged"))};
    storePreferences(before);
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    QVERIFY(said(dialog).contains(QStringLiteral("Not found and skipped")));
    QTest::keyClick(part<QComboBox>(dialog, "processor"), Qt::Key_Down);
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QCOMPARE(storedPreferences().dataFolders, before.dataFolders);
    QCOMPARE(storedPreferences().processor, ProcessorChoice::cpu);
  }

  void aLibraryThatCannotBeUsedIsNotTaken_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QFile text(at(QStringLiteral("notes.txt")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write(QByteArray(200, 'x')) == 200);
    const QString locked = made(QStringLiteral("locked"));
    QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner));
    const QString frozen = at(QStringLiteral("frozen.lacuna"));
    RunStore::open(frozen.toStdString());
    QVERIFY(QFile::setPermissions(frozen, QFile::ReadOwner));
    QTest::newRow("text") << text.fileName() << QStringLiteral("is not a run library (it is no SQLite file); choose");
    QTest::newRow("no folder") << at(QStringLiteral("no/runs.lacuna")) << QStringLiteral("no does not exist");
    QTest::newRow("a folder") << folder() << QStringLiteral("is a folder");
    QTest::newRow("locked folder") << locked + QStringLiteral("/r.lacuna") << QStringLiteral("Nothing can be written");
    QTest::newRow("frozen file") << frozen << QStringLiteral("cannot be written");
  }

  void aLibraryThatCannotBeUsedIsNotTaken() {
    QFETCH(QString, path);
    QFETCH(QString, words);
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    auto* line = part<QLineEdit>(dialog, "library");
    type(line, path);
    QTest::keyClick(line, Qt::Key_Return); // which is OK
    QTRY_VERIFY2(said(dialog).contains(words), qPrintable(said(dialog)));
    QVERIFY(dialog->isVisible());
    QVERIFY(storedPreferences().library.isEmpty());
    // The sentence goes as soon as something else is typed.
    QTest::keyClicks(line, QStringLiteral("x"));
    QVERIFY(!said(dialog).contains(words));
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
  }

  void aLibraryIsOpenedFromTheNextStartOn() {
    const QString other = at(QStringLiteral("other.lacuna"));
    {
      WindowFixture f;
      QVERIFY(f.begin());
      QPointer<PreferencesDialog> dialog = openPreferences(f);
      QVERIFY(dialog);
      QVERIFY(said(dialog).contains(QStringLiteral("from the next start on")));
      QVERIFY(said(dialog).contains(f.storePath()));
      type(part<QLineEdit>(dialog, "library"), other);
      press(dialog, QDialogButtonBox::Ok);
      QTRY_VERIFY(!dialog);
      QVERIFY(f.bench().library().storePath() != other);
    }
    QVERIFY(!QFile::exists(other)); // checked, not made
    WindowFixture later(windowOptions({}, storedPreferences()));
    QVERIFY(later.begin());
    QCOMPARE(later.bench().library().storePath(), other);
    QTRY_VERIFY(QFile::exists(other));
  }

  void theCommandLineCountsMore() {
    CommandLineChoices given;
    given.threads = 1;
    given.processor = ProcessorChoice::cpu;
    given.data = made(QStringLiteral("given"));
    given.store = at(QStringLiteral("given.lacuna"));
    Preferences stored;
    stored.threads = 3;
    stored.processor = ProcessorChoice::cuda;
    stored.dataFolders = QStringList{made(QStringLiteral("preferred"))};
    stored.library = at(QStringLiteral("preferred.lacuna"));
    storePreferences(stored);
    WindowFixture f(windowOptions(given, stored));
    QVERIFY(f.begin());
    QCOMPARE(f.bench().library().storePath(), *given.store);
    const QString folders = toldOf(f.bench().dataFolders());
    QVERIFY(folders.startsWith(*given.data + QLatin1Char(':') + stored.dataFolders.front()));
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    for (const char* option : {"--threads 1", "--processor cpu", "--data ", "--store "})
      QVERIFY2(said(dialog).contains(QLatin1String(option)), option);
    type(dialog->findChild<QSpinBox*>()->findChild<QLineEdit*>(), QStringLiteral("2"));
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QCOMPARE(storedPreferences().threads, 2);
    // What the option said still counts for a training of this window.
    const QString uuid = f.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    const RunRecord run = RunStore::open(f.storePath().toStdString(), Access::readOnly).run(uuid.toStdString());
    QCOMPARE(run.threads, 1);
    // Without options nothing is said of them.
    const PreferenceWords none = overridden({}, stored);
    QVERIFY2(none.empty(), qPrintable(none.dataFolders));
  }

  void defaultsAreRestored() {
    Preferences stored;
    stored.threads = 1;
    stored.processor = ProcessorChoice::cpu;
    stored.dataFolders = QStringList{made(QStringLiteral("preferred"))};
    stored.library = at(QStringLiteral("preferred.lacuna"));
    storePreferences(stored);
    WindowFixture f;
    QVERIFY(f.begin());
    QPointer<PreferencesDialog> dialog = openPreferences(f);
    QVERIFY(dialog);
    QVERIFY(dialog->preferences() == stored);
    press(dialog, QDialogButtonBox::RestoreDefaults);
    press(dialog, QDialogButtonBox::Ok);
    QTRY_VERIFY(!dialog);
    QVERIFY(storedPreferences() == Preferences{});
  }
};

LACUNA_GUI_TEST(TestPreferencesWindow)
#include "tst_preferences_window.moc"
