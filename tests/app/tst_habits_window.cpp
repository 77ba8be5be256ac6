// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QUndoStack>
#include <set>

#include "experiment/config/config_json.h"
#include "widgets/dialogs/command_palette.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/failures/odds_plot.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/controls/digit_pad.h"
#include "widgets/pipeline/pipeline_view.h"
#include "window/base/exporter.h"
#include "window/failures/odds_controller.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

QAction* actionOf(MainWindow& window, const QString& name) {
  for (const PaletteEntry& entry : paletteEntries(*window.menuBar()))
    if (entry.name.endsWith(name)) return entry.action;
  return nullptr;
}

void press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
  QTest::keyClick(&widget, key, modifiers);
}

bool dropOn(MainWindow& window, const QMimeData& data) {
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  if (!enter.isAccepted()) return false;
  QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &drop);
  return drop.isAccepted();
}

CommandPalette* openPalette(WindowFixture& f) {
  press(f.window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  return qobject_cast<CommandPalette*>(QApplication::activeModalWidget());
}

} // namespace

class TestHabitsWindow : public WindowTest {
  Q_OBJECT

  QString written(const char* name, const QByteArray& text) {
    QFile file(folder() + QLatin1Char('/') + QLatin1String(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
  }

 private slots:
  void clicksOnDevicesCanBeTakenBack() {
    WindowFixture f;
    QVERIFY(f.begin());
    f.clickDevice(1);
    f.clickDevice(4);
    QVERIFY(f.waitForPattern(FailurePattern::of({1, 4})));
    QAction* undo = actionOf(f.window(), QStringLiteral("Undo losing device 5"));
    QVERIFY(undo != nullptr);
    press(f.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    press(f.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(f.waitForPattern(FailurePattern{}));
    QVERIFY(!undo->isEnabled());
    press(f.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QVERIFY(actionOf(f.window(), QStringLiteral("Undo losing device 2")) == undo);
    // A new click drops what could have been done again.
    f.clickDevice(1);
    QVERIFY(f.waitForPattern(FailurePattern{}));
    QVERIFY(actionOf(f.window(), QStringLiteral("Undo bringing device 2 back")) == undo);
  }

  void changesOfTheExperimentCanBeTakenBack() {
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentForm& form = *f.views().form;
    const ExperimentConfig first = form.config();
    form.setConfig(tinyConfig());
    QTest::qWait(900);
    ExperimentConfig third = tinyConfig();
    third.training.seed = 17;
    form.setConfig(third);
    press(f.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(form.config() == tinyConfig());
    press(f.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(form.config() == first);
    press(f.window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(form.config() == tinyConfig());
  }

  void quickChangesAreTakenBackTogether() {
    WindowFixture f;
    QVERIFY(f.begin());
    const ExperimentConfig before = f.views().form->config();
    for (const uint64_t seed : {5, 6, 7}) {
      ExperimentConfig config = before;
      config.training.seed = seed;
      f.views().form->setConfig(config);
    }
    press(f.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(f.views().form->config() == before);
  }

  void thePaletteFindsACommandAndDoesIt() {
    WindowFixture f;
    QVERIFY(f.begin());
    CommandPalette* palette = openPalette(f);
    QVERIFY(palette != nullptr);
    QVERIFY(palette->found().size() > 20);
    auto* line = palette->findChild<QLineEdit*>();
    QTest::keyClicks(line, QStringLiteral("dark"));
    QCOMPARE(palette->found(), QStringList{QStringLiteral("View › Dark")});
    press(*line, Qt::Key_Return);
    QVERIFY(themeFor(QApplication::palette()).dark);
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
    actionOf(f.window(), QStringLiteral("View › Light"))->trigger();
  }

  void thePaletteIsWalkedByKeysAndLeftByEscape() {
    WindowFixture f;
    QVERIFY(f.begin());
    CommandPalette* palette = openPalette(f);
    QVERIFY(palette != nullptr);
    auto* line = palette->findChild<QLineEdit*>();
    auto* list = palette->findChild<QListWidget*>();
    QTest::keyClicks(line, QStringLiteral("image"));
    QVERIFY(list->count() >= 4);
    press(*line, Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    press(*line, Qt::Key_Up);
    press(*line, Qt::Key_Up);
    QCOMPARE(list->currentRow(), list->count() - 1);
    QTest::keyClicks(line, QStringLiteral(" xyzzy"));
    QVERIFY(palette->found().isEmpty());
    press(*line, Qt::Key_Return); // does nothing
    QVERIFY(palette->isVisible());
    press(*line, Qt::Key_Escape);
    QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
  }

  void wordsThatBeginOneCountMore() {
    QVERIFY(paletteScore(QStringLiteral("View › Light"), QStringLiteral("light")) >
            paletteScore(QStringLiteral("View › Highlight"), QStringLiteral("light")));
    QVERIFY(paletteScore(QStringLiteral("File › Save configuration…"), QStringLiteral("conf sav")) > 0);
    QCOMPARE(paletteScore(QStringLiteral("File › Quit"), QStringLiteral("quit now")), -1);
    QCOMPARE(paletteScore(QStringLiteral("File › Quit"), QString()), 0);
  }

  void aConfigurationIsDroppedAndThenRecent() {
    QSettings().remove(QStringLiteral("recent"));
    const QString path = written("dropped.json", QByteArray::fromStdString(formatConfig(tinyConfig())));
    {
      WindowFixture f;
      QVERIFY(f.begin());
      QMimeData data;
      data.setUrls({QUrl::fromLocalFile(path)});
      QVERIFY(dropOn(f.window(), data));
      QVERIFY(f.views().form->config() == tinyConfig());
      QMimeData text;
      text.setText(QStringLiteral("no file"));
      QVERIFY(!dropOn(f.window(), text));
    }
    WindowFixture later;
    QVERIFY(later.begin());
    QAction* recent = actionOf(later.window(), QStringLiteral("Open recent › dropped.json"));
    QVERIFY(recent != nullptr);
    recent->trigger();
    QTRY_VERIFY(later.views().form->config() == tinyConfig());
    // A file that has gone says so and leaves the list.
    QVERIFY(QFile::remove(path));
    actionOf(later.window(), QStringLiteral("Open recent › dropped.json"))->trigger();
    QTRY_VERIFY(later.views().banner->text().contains(QStringLiteral("cannot be read")));
    QVERIFY(actionOf(later.window(), QStringLiteral("dropped.json")) == nullptr);
  }

  void aFileThatIsNoConfigurationIsRefused() {
    QSettings().remove(QStringLiteral("recent"));
    WindowFixture f;
    QVERIFY(f.begin());
    const ExperimentConfig before = f.views().form->config();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(written("notes.txt", "not JSON"))});
    QVERIFY(dropOn(f.window(), data));
    QVERIFY(f.views().banner->text().contains(QStringLiteral("was not opened")));
    QVERIFY(f.views().form->config() == before);
    QVERIFY(actionOf(f.window(), QStringLiteral("notes.txt")) == nullptr);
  }

  void aDroppedPictureBecomesTheImage() {
    WindowFixture f;
    QVERIFY(f.begin());
    // A seven in pencil, off the middle of a large sheet.
    QImage sheet(600, 400, QImage::Format_RGB32);
    sheet.fill(QColor(235, 232, 225));
    {
      QPainter p(&sheet);
      p.setRenderHint(QPainter::Antialiasing);
      p.setPen(QPen(QColor(70, 70, 75), 18, Qt::SolidLine, Qt::RoundCap));
      p.drawPolyline(QPolygonF({{380, 80}, {520, 80}, {430, 300}}));
    }
    const QString path = folder() + QStringLiteral("/seven.png");
    QVERIFY(sheet.save(path));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(dropOn(f.window(), data));
    QTRY_COMPARE(f.shown().imageIndex, kOwnImage);
    QCOMPARE(f.shown().label, -1);
    QCOMPARE(predictedClass(f.shown().wholeModel), 7);
    QCOMPARE(f.bench().state().image(), kOwnImage);
    f.clickDevice(1);
    QVERIFY(f.waitForPattern(FailurePattern::of({1})));
    QCOMPARE(f.shown().imageIndex, kOwnImage);
    f.bench().state().nextImage();
    QTRY_COMPARE(f.shown().imageIndex, 0);
    // A damaged picture and a blank one say so; what is shown stays.
    for (const auto& [name, words] : {std::pair("broken.png", "broken.png"), std::pair("blank.png", "shows nothing")}) {
      QString bad = written(name, "\x89PNG and so on");
      if (QLatin1String(name) == QLatin1String("blank.png")) {
        sheet.fill(Qt::white);
        QVERIFY(sheet.save(bad));
      }
      data.setUrls({QUrl::fromLocalFile(bad)});
      QVERIFY(dropOn(f.window(), data));
      QTRY_VERIFY2(f.views().banner->text().contains(QLatin1String(words)), qPrintable(f.views().banner->text()));
      QCOMPARE(f.bench().state().image(), 0);
    }
  }

  void viewsAreSavedAndCopied() {
    OddsPlot* plot = nullptr;
    WindowFixture f;
    QVERIFY(f.begin());
    plot = f.window().findChild<OddsPlot*>();
    f.window().findChild<QDockWidget*>(QStringLiteral("odds"))->raise();
    QTRY_VERIFY_WITH_TIMEOUT(f.window().odds().counted().has_value(), 60000);
    Exporter& exporter = f.window().exporter();
    const auto at = [&](const char* name) { return folder() + QLatin1Char('/') + QLatin1String(name); };
    const auto contentOf = [](const QString& path) {
      QFile file(path);
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (QWidget* view : {static_cast<QWidget*>(f.views().pipeline), static_cast<QWidget*>(plot)}) {
      const QString name = view == plot ? QStringLiteral("plot") : QStringLiteral("pipeline");
      const auto named = [&](const char* ending) { return at("") + name + QLatin1String(ending); };
      const QSize size = view->size(); // before the banner takes its room
      QVERIFY(exporter.save(view, named(".png"), 192));
      const QImage png(named(".png"));
      QCOMPARE(png.size(), size * 2);
      QCOMPARE(png.dotsPerMeterX(), qRound(192 / 0.0254));
      std::set<QRgb> colours;
      for (int x = 0; x < png.width(); x += 3)
        for (int y = 0; y < png.height(); y += 3) colours.insert(png.pixel(x, y));
      QVERIFY(colours.size() > 20); // something is painted
      QVERIFY(exporter.save(view, named(".pdf")));
      QVERIFY(contentOf(named(".pdf")).startsWith("%PDF"));
      QVERIFY(exporter.save(view, named(".svg")));
      QVERIFY(contentOf(named(".svg")).contains("<svg"));
    }
    QVERIFY(contentOf(at("plot.svg")).contains("accuracy (%)")); // letters, not pixels
    QVERIFY(exporter.save(plot, at("odds.csv")));
    const QByteArray csv = contentOf(at("odds.csv"));
    QVERIFY(csv.startsWith("curve,x,y\n\"this code\",0,"));
    QCOMPARE(csv.count('\n'), 1 + 3 * 201);
    exporter.copyNumbers(f.views().atlas);
    const QStringList lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 21);
    QVERIFY(lines[7].startsWith(QStringLiteral("2,0 1,")));
    // While a code trains the atlas is over the validation images; those are the numbers then.
    Evaluation live = *f.bench().evaluation();
    live.patterns.resize(6);
    live.patterns[0].accuracy = 12.5;
    f.views().atlas->setEvaluation(live, 4, 2, AtlasImages::validation);
    exporter.copyNumbers(f.views().atlas);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\n1,0,12.5000,")));
    exporter.copyPicture(f.views().atlas);
    QCOMPARE(QApplication::clipboard()->image().size(), f.views().atlas->size() * 2);
    // What cannot be written says so: no numbers of the pipeline, no such folder.
    QVERIFY(!exporter.save(f.views().pipeline, at("pipeline.csv")));
    QVERIFY(f.views().banner->text().contains(QStringLiteral("could not be written")));
    QVERIFY(!QFile::exists(at("pipeline.csv")));
    QVERIFY(!exporter.save(plot, QStringLiteral("/no/such/folder/odds.png")));
  }

  void layoutsShowWhatTheirNamesSay() {
    WindowFixture f;
    QVERIFY(f.begin());
    const auto shown = [&] {
      QStringList names;
      for (QDockWidget* dock : f.window().findChildren<QDockWidget*>())
        if (!dock->isHidden()) names << dock->objectName();
      names.sort();
      return names.join(QLatin1Char(' '));
    };
    const int before = f.views().pipeline->height();
    press(f.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown(), QString());
    QTRY_VERIFY(f.views().pipeline->height() > before);
    press(f.window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shown(), QStringLiteral("atlas odds"));
    press(f.window(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shown(), QStringLiteral("atlas experiment odds runs training"));
  }

  void aRightClickOffersIt() {
    WindowFixture f;
    QVERIFY(f.begin());
    QContextMenuEvent event(QContextMenuEvent::Mouse, {300, 300}, f.views().pipeline->mapToGlobal(QPoint(300, 300)));
    QApplication::sendEvent(f.views().pipeline, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 2);
    menu->close();
  }

  void aDigitIsDrawnWithTheMouse() {
    WindowFixture f;
    QVERIFY(f.begin());
    press(f.window(), Qt::Key_D, Qt::ControlModifier);
    auto* pad = f.window().findChild<DigitPad*>();
    QVERIFY(pad != nullptr && pad->isVisible());
    QWidget* canvas = nullptr;
    for (QWidget* child : pad->findChildren<QWidget*>())
      if (child->cursor().shape() == Qt::CrossCursor) canvas = child;
    QVERIFY(canvas != nullptr);
    const QSignalSpy drawn(pad, &DigitPad::drawn);
    QTest::mousePress(canvas, Qt::LeftButton, {}, {160, 50});
    for (int y = 60; y <= 270; y += 10) {
      QMouseEvent move(QEvent::MouseMove, QPointF(160, y), canvas->mapToGlobal(QPointF(160, y)), Qt::NoButton,
                       Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(canvas, &move);
    }
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, {160, 270});
    QTRY_COMPARE(f.shown().imageIndex, kOwnImage);
    QTRY_COMPARE(predictedClass(f.shown().wholeModel), 1);
    QVERIFY(drawn.count() >= 1);
    pad->clear();
    QCOMPARE(pad->sheet().pixelColor(160, 160), QColor(Qt::white));
    pad->close();
  }
};

LACUNA_GUI_TEST(TestHabitsWindow)
#include "tst_habits_window.moc"
