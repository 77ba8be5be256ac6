// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QResource>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>

#include "data/dataset_locator.h"
#include "widgets/dialogs/preferences_dialog.h"
#include "widgets/form/experiment_form.h"
#include "widgets/learn/lesson_view.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/tags_dialog.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/sweep/sweep_view.h"
#include "widgets/training/training_panel.h"
#include "window/base/language.h"
#include "window/compare/compare_window.h"
#include "window/frame/help_controller.h"
#include "window/frame/window_content.h"
#include "window/frame/window_session.h"
#include "window/learn/lesson_controller.h"
#include "window/settings/stored_preferences.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"
#include "window/training/training_queue.h"
#include "window/workbench/presets.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::report;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

namespace {

const QString kEnglish = QStringLiteral("en");
const QString kChinese = QStringLiteral("zh_CN");

/// The program as it runs: a window, or the one that took its place.
class Session {
 public:
  explicit Session(const QString& language, const QString& store = {}) {
    Preferences preferences;
    preferences.language = language;
    storePreferences(preferences);
    WindowOptions options;
    options.storePath = store.isEmpty() ? m_folder.filePath(QStringLiteral("runs.lacuna")) : store;
    options.dataFolders = dataFolders("");
    m_session = std::make_unique<WindowSession>(options);
    m_session->window().resize(1600, 950);
    m_session->open();
  }

  WindowSession& session() { return *m_session; }
  MainWindow& window() { return m_session->window(); }
  Workbench& bench() { return window().workbench(); }

  /// The pipeline has what it is to show.
  bool ready() {
    QSignalSpy shown(&bench(), &Workbench::pipelineShown);
    return shown.wait(60000);
  }

  PreferencesDialog* openPreferences() {
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window())) return nullptr;
    QTest::keyClick(&window(), Qt::Key_Comma, Qt::ControlModifier);
    return qobject_cast<PreferencesDialog*>(QApplication::activeModalWidget());
  }

  /// With clicks and keys; whether another window has come.
  bool choose(const QString& language) {
    QPointer<PreferencesDialog> dialog = openPreferences();
    if (!dialog) return false;
    QSignalSpy reopened(m_session.get(), &WindowSession::reopened);
    auto* box = dialog->findChild<QComboBox*>(QStringLiteral("language"));
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->findData(language); ++i) QTest::keyClick(box, Qt::Key_Down);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    return reopened.wait(20000);
  }

  QString train() {
    ExperimentConfig config = tinyConfig();
    config.name = "1"; // no words of ours
    window().views().form->setConfig(config);
    QSignalSpy ended(&bench(), &Workbench::trainingEnded);
    QTest::mouseClick(window().views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
    return ended.wait(120000) ? ended.front().front().toString() : QString();
  }

 private:
  QTemporaryDir m_folder;
  std::unique_ptr<WindowSession> m_session;
};

QString firstMenu(const MainWindow& window) {
  return window.menuBar()->actions().front()->text();
}

/// What a person can read or hear of one widget.
QStringList textsOf(const QWidget* widget) {
  QStringList all = {widget->windowTitle(),           widget->toolTip(),   widget->accessibleName(),
                     widget->accessibleDescription(), widget->whatsThis(), widget->statusTip()};
  for (const QAction* action : widget->actions()) all << action->text() << action->toolTip() << action->statusTip();
  if (const auto* label = qobject_cast<const QLabel*>(widget)) all << label->text();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) all << button->text();
  if (const auto* group = qobject_cast<const QGroupBox*>(widget)) all << group->title();
  if (const auto* line = qobject_cast<const QLineEdit*>(widget)) all << line->placeholderText();
  if (const auto* spin = qobject_cast<const QSpinBox*>(widget)) all << spin->specialValueText() << spin->suffix();
  if (const auto* bar = qobject_cast<const QTabBar*>(widget))
    for (int i = 0; i < bar->count(); ++i) all << bar->tabText(i) << bar->tabToolTip(i);
  if (const auto* box = qobject_cast<const QComboBox*>(widget))
    for (int i = 0; i < box->count(); ++i) all << box->itemText(i);
  if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view != nullptr && view->model() != nullptr) {
    const QAbstractItemModel* model = view->model();
    for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)}) {
      for (int column = 0; column < model->columnCount(); ++column) {
        all << model->headerData(column, Qt::Horizontal, role).toString();
        for (int row = 0; row < model->rowCount(); ++row) all << model->index(row, column).data(role).toString();
      }
      for (int row = 0; row < model->rowCount(); ++row) all << model->headerData(row, Qt::Vertical, role).toString();
    }
  }
  return all;
}

/// Names and abbreviations that are the same in Chinese.
const QSet<QString>& knownNames() {
  static const QSet<QString> names = [] {
    const QString all = QStringLiteral(
        // data, models, methods and mathematics
        "Adam fc MNIST Fashion CIFAR LeNet VGG ResNet ParM Berrut MDS KL MSE softmax logits Logits conv mlp concat "
        "dropout "
        "FLOP kFLOP MFLOP GFLOP kB MB dpi ms CUDA GPU CPU TF32 float32 bfloat16 L2 "
        // programs, formats and what is typed
        "Lacuna lacuna sweep tag GNU Qt libtorch SQLite QCustomPlot PDF PNG SVG CSV JSON Markdown html md json png jpg "
        "mnist fashion English "
        // how a sweep names its runs, in the library as well
        "seed "
        // keys
        "Ctrl Shift Alt Esc Page Up Down PgUp PgDown Home End Del Delete Return F1 F2 F5 F6 F7 F11");
    const QStringList words = all.split(QLatin1Char(' '));
    return QSet<QString>(words.begin(), words.end());
  }();
  return names;
}

/// The first word of a text that is neither Chinese nor known.
QString foreignWord(QString text) {
  static const QRegularExpression markup(QStringLiteral("<head>.*</head>|<[^>]*>|&[a-z]+;|[/~][^ ]*\\.lacuna"),
                                         QRegularExpression::DotMatchesEverythingOption);
  static const QRegularExpression word(QStringLiteral("(?!\\b[XP]\\d+\\b)[A-Za-z][A-Za-z0-9]+"));
  text.replace(markup, QStringLiteral(" ")).remove(QLatin1Char('&'));
  for (auto it = word.globalMatch(text); it.hasNext();)
    if (const QString found = it.next().captured(); !knownNames().contains(found)) return found;
  return {};
}

} // namespace

class TestLanguageWindow : public WindowTest {
  Q_OBJECT

 private slots:
  /// As the one it hides, and without what the test before has stored.
  void init() {
    testing::Warnings::install();
    testing::Warnings::all().clear();
    QSettings().clear();
    speak(kEnglish);
  }

  void theSystemsLanguageIsTakenWhereThereIsOne_data() {
    QTest::addColumn<QString>("preferred");
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("spoken");
    const auto tags = [](const char* all) { return QString::fromLatin1(all).split(QLatin1Char(' ')); };
    QTest::newRow("English") << QString() << tags("en-GB") << kEnglish;
    QTest::newRow("Chinese") << QString() << tags("zh-Hans-CN zh-CN zh") << kChinese;
    QTest::newRow("Chinese in Singapore") << QString() << tags("zh-SG") << kChinese;
    QTest::newRow("traditional characters") << QString() << tags("zh-TW") << kEnglish;
    QTest::newRow("the first that there is") << QString() << tags("fr-FR zh-CN en-US") << kChinese;
    QTest::newRow("none") << QString() << tags("fr-FR de") << kEnglish;
    QTest::newRow("no locale") << QString() << tags("C") << kEnglish;
    QTest::newRow("a preference counts more") << kEnglish << tags("zh-CN") << kEnglish;
    QTest::newRow("one that is gone does not") << QStringLiteral("tlh") << tags("zh-CN") << kChinese;
  }

  void theSystemsLanguageIsTakenWhereThereIsOne() {
    QFETCH(QString, preferred);
    QFETCH(QStringList, system);
    QTEST(languageFor(preferred, system), "spoken");
  }

  void numbersFollowTheLanguage() {
    speak(kChinese);
    QCOMPARE(spokenLanguage(), kChinese);
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QCOMPARE(TrainingQueue::tr("%n more wait(s)", nullptr, 2), QStringLiteral("还有 2 个在等待"));
    speak(kEnglish);
    QCOMPARE(spokenLanguage(), kEnglish);
    QCOMPARE(TrainingQueue::tr("%n more wait(s)", nullptr, 1), QStringLiteral("one more waits"));
    QCOMPARE(TrainingQueue::tr("%n more wait(s)", nullptr, 2), QStringLiteral("2 more wait"));
  }

  void anotherLanguageTakesAnotherWindowThatShowsTheSame() {
    Session s(kEnglish);
    QVERIFY(s.ready());
    QCOMPARE(firstMenu(s.window()), QStringLiteral("&File"));
    const QString run = s.train();
    QVERIFY(!run.isEmpty());
    QTRY_VERIFY(s.bench().state().code() && s.bench().state().code()->plan().k == 2 && s.bench().shownRun() == run);
    for (DeviceButton* button : s.window().views().pipeline->findChildren<DeviceButton*>())
      if (button->index() == 1) QTest::mouseClick(button, Qt::LeftButton);
    QTest::keyClick(s.window().views().pipeline, Qt::Key_PageDown);
    s.window().views().form->findChild<QLineEdit*>(QStringLiteral("training.seed"))->setText(QStringLiteral("77"));
    const ExperimentConfig config = s.window().views().form->config();
    for (QDockWidget* dock : s.window().findChildren<QDockWidget*>())
      if (dock->objectName() == QLatin1String("atlas")) dock->close();
    const QSize size = s.window().size();
    QPointer<MainWindow> before = &s.window();

    QVERIFY(s.choose(kChinese));
    QVERIFY(!before);
    QCOMPARE(firstMenu(s.window()), QStringLiteral("文件(&F)"));
    QVERIFY(s.ready());
    QCOMPARE(s.bench().shownRun(), run);
    QCOMPARE(s.bench().state().image(), 1);
    QVERIFY(s.bench().state().pattern() == FailurePattern{}.toggled(DeviceIndex(1)));
    QVERIFY(s.window().views().form->config() == config);
    QCOMPARE(s.window().size(), size);
    for (QDockWidget* dock : s.window().findChildren<QDockWidget*>())
      QCOMPARE(dock->isHidden(),
               dock->objectName() == QLatin1String("atlas") || dock->objectName() == QLatin1String("learn"));
    QCOMPARE(storedPreferences().language, kChinese);

    QVERIFY(s.choose(kEnglish));
    QCOMPARE(firstMenu(s.window()), QStringLiteral("&File"));
    QVERIFY(s.ready());
    QCOMPARE(s.bench().shownRun(), run);
  }

  void whatWasDrawnLearntAndPlannedGoesAlong() {
    Session s(kEnglish);
    QVERIFY(s.ready());
    s.bench().openShipped(QStringLiteral("stroke-digits-k2-r1"));
    QVERIFY(s.ready());
    s.window().lessons().open(0);
    QVERIFY(s.ready());
    QTest::mouseClick(s.window().findChild<LessonView*>()->findChild<QPushButton*>(QStringLiteral("next")),
                      Qt::LeftButton);
    QCOMPARE(s.window().lessons().page(), 1);
    QTRY_VERIFY(!s.window().lessons().settingUp());
    Picture picture;
    picture.width = picture.height = 28;
    picture.rgb.assign(3 * 28 * 28, 255);
    std::fill(picture.rgb.begin() + 3 * 28 * 8, picture.rgb.begin() + 3 * 28 * 20, uint8_t(0));
    s.bench().inspections().takePicture(picture);
    QTRY_COMPARE(s.bench().state().image(), kOwnImage);
    s.window().showSweep();
    auto* values = s.window().sweepWindow()->findChild<QLineEdit*>(QStringLiteral("sweepValues"));
    values->setText(QStringLiteral("4, 5"));
    s.window().sweepWindow()->hide();

    QVERIFY(s.choose(kChinese));
    QVERIFY(s.ready());
    QVERIFY(s.window().lessons().playing());
    QCOMPARE(s.window().lessons().page(), 1);
    QTRY_COMPARE(s.bench().state().image(), kOwnImage);
    QVERIFY(s.bench().inspections().picture().rgb == picture.rgb);
    const SweepEntry entry = s.window().sweepWindow()->view().setup().entry();
    QCOMPARE(entry.rows.size(), size_t(1));
    QCOMPARE(entry.rows[0].values, std::string("4, 5"));
    QVERIFY(!s.window().sweepWindow()->isVisible());
  }

  /// What a preset calls its run is the preset's text, not the person's.
  void aPresetTakesItsNameInTheNewLanguage() {
    Session s(kEnglish);
    QVERIFY(s.ready());
    ExperimentForm* form = s.window().views().form;
    QCOMPARE(form->config().name, std::string("In class: k=4, r=2 on stroke digits"));
    ExperimentConfig own = form->config();
    QVERIFY(s.choose(kChinese));
    form = s.window().views().form;
    QCOMPARE(QString::fromStdString(form->config().name), QStringLiteral("课堂演示：k=4，r=2，笔画数字"));
    QCOMPARE(form->findChild<QComboBox*>(QStringLiteral("preset"))->currentIndex(), 1);
    own.name = "mine";
    form->setConfig(own);
    QVERIFY(s.choose(kEnglish));
    form = s.window().views().form;
    QCOMPARE(form->config().name, std::string("mine"));
    QCOMPARE(form->findChild<QComboBox*>(QStringLiteral("preset"))->currentText(),
             QStringLiteral("In class: k=4, r=2 on stroke digits"));
  }

  void aTrainingIsNotDisturbed() {
    Session s(kEnglish);
    QVERIFY(s.ready());
    ExperimentConfig config = tinyConfig();
    config.training.epochs = 1000;
    s.window().views().form->setConfig(config);
    QTest::mouseClick(s.window().views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
    QTRY_VERIFY(s.bench().training());
    QPointer<PreferencesDialog> dialog = s.openPreferences();
    QVERIFY(dialog);
    QStringList said;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) said << label->text();
    QVERIFY(said.join(QLatin1Char(' ')).contains(QStringLiteral("the language changes at the next start")));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QPointer<MainWindow> before = &s.window();
    QSignalSpy reopened(&s.session(), &WindowSession::reopened);
    dialog = s.openPreferences();
    QTest::keyClick(dialog->findChild<QComboBox*>(QStringLiteral("language")), Qt::Key_End);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QTRY_VERIFY(s.window().views().banner->text().contains(QStringLiteral("at the next start")));
    QVERIFY(before && s.bench().training());
    QCOMPARE(reopened.count(), 0);
    QCOMPARE(storedPreferences().language, kChinese);
    s.bench().stopTraining();
    QTRY_VERIFY_WITH_TIMEOUT(!s.bench().training(), 60000);
    // Once nothing trains, the dialog's OK brings it.
    QTRY_VERIFY(!dialog);
    dialog = s.openPreferences();
    QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(reopened.wait(20000));
    QCOMPARE(firstMenu(s.window()), QStringLiteral("文件(&F)"));
  }

  /// Every text of the window and its dialogs.
  void aChineseWindowHasNoForeignWord() {
    Session s(kChinese);
    QVERIFY(s.ready());
    const QString run = s.train();
    QVERIFY(!run.isEmpty());
    QTRY_COMPARE(s.bench().shownRun(), run);
    MainWindow& window = s.window();
    QVERIFY(s.openPreferences() != nullptr);
    window.showSweep();
    QSignalSpy planned(&window.sweepWindow()->controller(), &SweepController::planned);
    QVERIFY(planned.wait(20000));
    window.compareRuns({run, run});
    window.help().showKeys();
    window.help().showAbout();
    window.lessons().showList();
    TagsDialog tags({{QStringLiteral("1")}, {}}, {QStringLiteral("1")}, &window);
    QSet<QString> lessons; // what they are called is written with them
    for (int i = 0; i < window.lessons().count(); ++i) lessons << window.lessons().title(i);
    QStringList found;
    int texts = 0;
    for (const QWidget* widget : window.findChildren<QWidget*>() + QList<QWidget*>{&window}) {
      // What the machine calls itself and its parts.
      const bool fact =
          qobject_cast<const QLabel*>(widget) != nullptr && widget->window()->inherits("lacuna::widgets::AboutDialog");
      if (fact) continue;
      for (QString text : textsOf(widget)) {
        for (const QString& lesson : lessons) text.remove(lesson);
        if (!text.isEmpty()) ++texts;
        if (const QString word = foreignWord(text); !word.isEmpty())
          found << QStringLiteral("%1 in “%2” of %3 %4")
                       .arg(word, text, QLatin1String(widget->metaObject()->className()), widget->objectName());
      }
    }
    found.removeDuplicates();
    QVERIFY2(texts > 500, qPrintable(QString::number(texts)));
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
  }

  /// A lesson is read in Chinese where there is one, and in English where there is none.
  void lessonsAreReadInTheLanguageOfTheWindow() {
    const QString id = QStringLiteral("1-a-device-fails");
    speak(kEnglish);
    const std::string english = builtInLesson(id);
    const QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("lessons/zh_CN"));
    const auto write = [&folder](const QString& name, const QByteArray& text) {
      QFile file(folder.filePath(name));
      return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(QStringLiteral("lessons/zh_CN/test-only.md"), "设备失效"));
    QVERIFY(write(QStringLiteral("t.qrc"),
                  "<RCC><qresource prefix=\"/\"><file>lessons/zh_CN/test-only.md</file></qresource></RCC>"));
    QCOMPARE(QProcess::execute(QStringLiteral(LACUNA_RCC),
                               {QStringLiteral("--binary"), folder.filePath(QStringLiteral("t.qrc")),
                                QStringLiteral("-o"), folder.filePath(QStringLiteral("t.rcc"))}),
             0);
    QVERIFY(QResource::registerResource(folder.filePath(QStringLiteral("t.rcc"))));
    speak(kChinese);
    QCOMPARE(builtInLesson(QStringLiteral("test-only")), std::string("设备失效"));
    // The list is that of the English ones, whatever there is in other languages.
    QVERIFY(!builtInLessons().contains(QStringLiteral("test-only")));
    const bool translated = QFile::exists(QStringLiteral(":/lessons/zh_CN/%1.md").arg(id));
    QCOMPARE(builtInLesson(id) != english, translated);
    QVERIFY(QResource::unregisterResource(folder.filePath(QStringLiteral("t.rcc"))));
  }
};

/// On a screen that has room for the whole window: on a small one docks are put elsewhere.
static int runTestLanguageWindow(int argc, char** argv) {
  const QTemporaryDir folder;
  QFile screens(folder.filePath(QStringLiteral("screens.json")));
  if (!screens.open(QIODevice::WriteOnly) ||
      screens.write("{\"screens\": [{\"name\": \"one\", \"x\": 0, \"y\": 0, \"width\": 1920, \"height\": 1080,"
                    " \"logicalDpi\": 96, \"logicalBaseDpi\": 96, \"dpr\": 1}]}") < 0)
    return 1;
  screens.close();
  if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toLocal8Bit());
  QApplication application(argc, argv);
  TestLanguageWindow test;
  return QTest::qExec(&test, argc, argv);
}

LACUNA_TEST_MAIN(TestLanguageWindow, runTestLanguageWindow)
#include "tst_language_window.moc"
