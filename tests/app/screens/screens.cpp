// SPDX-License-Identifier: GPL-3.0-or-later
//
// lacuna_screens: pictures of every state of the real window worth looking at, and what is wrong with them that a
// program can see.
//
//     lacuna_screens --out /tmp/screens --size 1280x800 --size 2560x1440@2 --theme light --theme dark
//     lacuna_screens --out /tmp/screens --only compare
//     lacuna_screens --check                       # as the test does: no pictures kept, status 1 when something is
//     found
//
// Qt can have one screen and one scale in a process, so each size, theme and language is a child of this process. They
// share a run library that is trained once.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <cstdio>

#include "../../widgets/quiet.h"
#include "contact_sheet.h"
#include "film.h"
#include "reports.h"
#include "stage.h"
#include "trainings.h"
#include "util/error.h"
#include "window/settings/stored_preferences.h"

using namespace lacuna;
using namespace lacuna::window;
using namespace lacuna::screens;

namespace {

struct Wishes {
  QString out; ///< empty keeps no pictures
  QString only;
  QString runs; ///< library to take, made there when it is not; empty makes one for this time
  QString set;  ///< "all", "readme" or "film"
  bool check = false;
  std::vector<Variant> variants;
};

/// "2560x1440@2"; false when it is none.
bool readSize(const QString& text, Variant& variant) {
  static const QRegularExpression form(QStringLiteral("^(\\d{3,5})x(\\d{3,5})(?:@([1-4]))?$"));
  const QRegularExpressionMatch match = form.match(text);
  if (!match.hasMatch()) return false;
  variant.pixels = {match.captured(1).toInt(), match.captured(2).toInt()};
  variant.ratio = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
  return true;
}

std::vector<Variant> variantsOf(QStringList sizes, QStringList themes, QStringList languages) {
  if (sizes.isEmpty()) sizes << QStringLiteral("1280x800");
  if (themes.isEmpty()) themes << QStringLiteral("light");
  if (languages.isEmpty()) languages << QStringLiteral("en");
  std::vector<Variant> variants;
  for (const QString& size : sizes)
    for (const QString& theme : themes)
      for (const QString& language : languages) {
        Variant variant;
        if (!readSize(size, variant)) throw Error(ErrorKind::usage, size.toStdString() + " is not a size: 1280x800");
        if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
          throw Error(ErrorKind::usage, theme.toStdString() + " is not a theme: light, dark");
        variant.theme = theme;
        variant.language = language;
        variants.push_back(variant);
      }
  return variants;
}

Scenes scenesOf(const QString& set) {
  Scenes scenes;
  if (set == QLatin1String("readme")) return addReadmeScenes(scenes), scenes;
  addPipelineScenes(scenes);
  addDockScenes(scenes);
  addLessonScenes(scenes);
  addDialogScenes(scenes);
  addCompareScenes(scenes);
  addSweepScenes(scenes);
  addTrainingScenes(scenes);
  return scenes;
}

void playScenes(Stage& stage, Camera& camera, const Wishes& wishes) {
  for (const Scene& scene : scenesOf(wishes.set)) {
    if (!scene.name.contains(wishes.only)) continue;
    stage.setScene(scene.name);
    const int before = camera.pictures();
    scene.play(stage);
    if (camera.pictures() != before + 1) stage.miss(QStringLiteral("no picture was taken"));
    stage.tidy();
    for (const QString& warning : testing::Warnings::all()) stage.miss(QStringLiteral("Qt warns: ") + warning);
    testing::Warnings::all().clear();
  }
}

/// The child's work. Prints a line for every finding; how many pictures there are goes to standard error.
int play(const Wishes& wishes, const QString& library) {
  const Variant& variant = wishes.variants.front();
  testing::Warnings::install();
  if (!useLanguage(variant.language)) {
    std::fprintf(stderr, "lacuna_screens: the program does not speak %s\n", qPrintable(variant.language));
    return 2;
  }
  storeTheme(variant.theme == QLatin1String("dark") ? ThemeChoice::dark : ThemeChoice::light);
  Camera camera(variant, wishes.out);
  Stage stage(variant, library, camera);
  if (!stage.begin()) return 1;
  if (wishes.set == QLatin1String("film"))
    playFilm(stage, camera);
  else
    playScenes(stage, camera, wishes);
  const QStringList findings = camera.findings();
  for (const QString& finding : findings) std::printf("%s/%s\n", qPrintable(variant.name()), qPrintable(finding));
  std::fprintf(stderr, "%s: %d pictures, %d findings\n", qPrintable(variant.name()), camera.pictures(),
               int(findings.size()));
  return findings.isEmpty() ? 0 : 1;
}

/// A screen of this size, for Qt's platform without a display.
bool writeScreen(const Variant& variant, const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return false;
  const QSize room = variant.room();
  file.write(QStringLiteral("{\"screens\": [{\"name\": \"screen\", \"x\": 0, \"y\": 0, \"width\": %1, \"height\": %2, "
                            "\"logicalDpi\": 96, \"logicalBaseDpi\": 96, \"dpr\": %3}]}")
                 .arg(room.width())
                 .arg(room.height())
                 .arg(variant.ratio)
                 .toUtf8());
  return true;
}

/// Starts this program again for one variant; its findings are added. False when it did not end well.
bool startChild(const Variant& variant, const Wishes& wishes, const QDir& scratch, QStringList& findings) {
  const QString home = scratch.filePath(variant.name());
  const QString library = home + QStringLiteral("/runs.lacuna");
  QDir().mkpath(home);
  if (!QFile::copy(wishes.runs, library)) return false;
  const QString screen = home + QStringLiteral("/screen.json");
  if (!writeScreen(variant, screen)) return false;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen:configfile=") + screen);
  environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home);
  QProcess child;
  child.setProcessEnvironment(environment);
  child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  QStringList arguments = {QStringLiteral("--library"),  library,
                           QStringLiteral("--size"),     variant.name().section(QLatin1Char('-'), 0, 0),
                           QStringLiteral("--theme"),    variant.theme,
                           QStringLiteral("--language"), variant.language,
                           QStringLiteral("--only"),     wishes.only,
                           QStringLiteral("--set"),      wishes.set};
  if (!wishes.out.isEmpty()) arguments << QStringLiteral("--out") << wishes.out + QLatin1Char('/') + variant.name();
  child.start(QStringLiteral("/proc/self/exe"), arguments);
  child.waitForFinished(-1);
  const QStringList said =
      QString::fromUtf8(child.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  for (const QString& line : said) std::printf("%s\n", qPrintable(line));
  std::fflush(stdout);
  findings << said;
  if (child.exitStatus() == QProcess::NormalExit && child.exitCode() < 2) return true;
  std::fprintf(stderr, "%s: ended before its last picture, status %d\n", qPrintable(variant.name()), child.exitCode());
  return false;
}

int direct(Wishes wishes) {
  const QTemporaryDir scratch;
  if (wishes.runs.isEmpty()) wishes.runs = scratch.filePath(QStringLiteral("runs.lacuna"));
  const QString library = wishes.runs;
  // Only a process that has ended leaves a training that waits for somebody to go on with it.
  if (!QFile::exists(library) &&
      QProcess::execute(QStringLiteral("/proc/self/exe"),
                        {QStringLiteral("--make-library"), library, QStringLiteral("--set"), wishes.set}) != 0)
    return 1;
  QStringList findings;
  QStringList columns;
  bool ended = true;
  for (const Variant& variant : wishes.variants) {
    ended = startChild(variant, wishes, QDir(scratch.path()), findings) && ended;
    columns << variant.name();
  }
  if (!wishes.out.isEmpty()) {
    const QString reports = wishes.out + QStringLiteral("/reports");
    if (wishes.set == QLatin1String("readme")) photographReport(library, showName(1), reports);
    if (wishes.set == QLatin1String("all") &&
        (wishes.only.isEmpty() || wishes.only.contains(QLatin1String("report")))) {
      photographReports(library, reports);
      columns << QStringLiteral("reports");
    }
    writeContactSheet(wishes.out, columns, findings);
  }
  if (!ended) return 1;
  return wishes.check && !findings.isEmpty() ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
  const bool child =
      std::any_of(argv, argv + argc, [](const char* a) { return QLatin1String(a) == QLatin1String("--library"); });
  // The parent needs no screen, a child has been given one.
  if (!child) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("lacuna"));
  QCoreApplication::setApplicationName(QStringLiteral("lacuna"));
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("Pictures of every state of the window, and what is wrong with them"));
  parser.addHelpOption();
  const auto value = [](const char* name, const char* about, const char* kind) {
    return QCommandLineOption(QLatin1String(name), QLatin1String(about), QLatin1String(kind));
  };
  const QCommandLineOption out = value("out", "Keep the pictures here", "DIR");
  const QCommandLineOption size = value("size", "Of the screen, again for more: 1280x800, 2560x1440@2", "WxH[@R]");
  const QCommandLineOption theme = value("theme", "light or dark, again for both", "NAME");
  const QCommandLineOption language = value("language", "en, again for more", "NAME");
  const QCommandLineOption only = value("only", "Only pictures with this in their name", "PART");
  const QCommandLineOption set = value("set", "all, readme (pictures of README.md) or film (frames of a walk)", "NAME");
  const QCommandLineOption runs = value("runs", "Keep the run library here, or take the one that is there", "FILE");
  const QCommandLineOption check(QStringLiteral("check"), QStringLiteral("End with status 1 when something was found"));
  QCommandLineOption library = value("library", "", "FILE");
  QCommandLineOption make = value("make-library", "", "FILE");
  for (QCommandLineOption* hidden : {&library, &make}) hidden->setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({out, size, theme, language, only, set, runs, check, library, make});
  parser.process(application);
  try {
    Wishes wishes;
    wishes.set = parser.isSet(set) ? parser.value(set) : QStringLiteral("all");
    if (parser.isSet(make) && wishes.set == QLatin1String("all")) return makeLibrary(parser.value(make)), 0;
    if (parser.isSet(make)) return makeShowLibrary(parser.value(make)), 0;
    wishes.variants = variantsOf(parser.values(size), parser.values(theme), parser.values(language));
    wishes.out = parser.value(out);
    wishes.only = parser.value(only);
    wishes.runs = parser.value(runs);
    wishes.check = parser.isSet(check);
    if (parser.isSet(library)) return play(wishes, parser.value(library));
    return direct(wishes);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "lacuna_screens: %s\n", e.what());
    return 2;
  }
}
