// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/window_main.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "data/pictures/imported_datasets.h"
#include "util/error.h"
#include "window/frame/help_controller.h"
#include "window/frame/main_window.h"
#include "window/frame/window_session.h"
#include "window/settings/stored_preferences.h"

namespace lacuna::window {

using namespace data;

namespace {

/// Tells whoever started the program (`lacuna bench startup`) how far it has come.
void reportMilestones(MainWindow& window) {
  const auto say = [](const char* what) {
    std::puts(what);
    std::fflush(stdout);
  };
  QTimer::singleShot(0, &window, [say] { say("interactive"); });
  QObject::connect(&window.workbench(), &Workbench::pipelineShown, &window, [say] {
    say("ready");
    QTimer::singleShot(0, qApp, &QCoreApplication::quit);
  });
}

/// Qt ends the program with advice to reinstall it when it finds no display. It says so here first.
void noDisplay(QtMsgType type, const QMessageLogContext&, const QString&) {
  if (type != QtFatalMsg) return;
  std::fputs(
      "lacuna: the window needs a display and there is none; everything works from the command line, see: lacuna "
      "--help\n",
      stderr);
  std::_Exit(static_cast<int>(ErrorKind::failure));
}

/// Lives while Qt looks for a display.
class DisplaySearch {
 public:
  DisplaySearch() : m_before(qInstallMessageHandler(noDisplay)) {}
  ~DisplaySearch() { qInstallMessageHandler(m_before); }
  DisplaySearch(const DisplaySearch&) = delete;
  DisplaySearch& operator=(const DisplaySearch&) = delete;

 private:
  QtMessageHandler m_before;
};

std::unique_ptr<QApplication> openDisplay(int& argc, char** argv) {
  const DisplaySearch search;
  return std::make_unique<QApplication>(argc, argv);
}

} // namespace

int runWindow(int argc, char** argv) {
  const std::unique_ptr<QApplication> application = openDisplay(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("lacuna"));
  QCoreApplication::setOrganizationName(QStringLiteral("lacuna"));
  QCommandLineParser parser;
  const QCommandLineOption store(QStringLiteral("store"), {}, QStringLiteral("FILE"));
  const QCommandLineOption data(QStringLiteral("data"), {}, QStringLiteral("DIR"));
  const QCommandLineOption threads(QStringLiteral("threads"), {}, QStringLiteral("N"));
  const QCommandLineOption processor({QStringLiteral("processor"), QStringLiteral("device")}, {}, QStringLiteral("P"));
  QCommandLineOption milestones(QStringLiteral("report-milestones"));
  milestones.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({store, data, threads, processor, milestones});
  if (!parser.parse(QCoreApplication::arguments())) {
    std::fprintf(stderr, "lacuna: %s; lacuna --help shows what there is\n", qPrintable(parser.errorText()));
    return 2;
  }
  CommandLineChoices given;
  if (parser.isSet(store)) given.store = parser.value(store);
  if (parser.isSet(data)) given.data = parser.value(data);
  if (parser.isSet(threads)) given.threads = parser.value(threads).toInt();
  if (parser.isSet(processor))
    given.processor = parser.value(processor) == QLatin1String("cuda")  ? ProcessorChoice::cuda
                      : parser.value(processor) == QLatin1String("cpu") ? ProcessorChoice::cpu
                                                                        : ProcessorChoice::automatic;
  WindowOptions options;
  try {
    options = windowOptions(given, storedPreferences());
  } catch (const Error& e) {
    std::fprintf(stderr, "lacuna: %s\n", e.what());
    return e.exitStatus();
  }
  registerImportedDatasets(options.dataFolders);
  WindowSession session(options);
  if (parser.isSet(milestones)) reportMilestones(session.window());
  session.open();
  if (!parser.isSet(milestones))
    QTimer::singleShot(0, &session.window(), [&session] { session.window().help().announceUpdate(); });
  return QApplication::exec();
}

} // namespace lacuna::window
