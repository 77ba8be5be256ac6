// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame/help_controller.h"

#include <QFile>
#include <QMainWindow>
#include <QMenuBar>
#include <QSettings>

#include "store/run_store.h"
#include "widgets/dialogs/about_dialog.h"
#include "widgets/dialogs/changes_dialog.h"
#include "widgets/dialogs/shortcut_sheet.h"
#include "widgets/look/plot_style.h"
#include "widgets/words/core_words.h"
#include "window/base/language.h"
#include "workflow/program_info.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;
using namespace workflow;

namespace {

constexpr const char* kLastVersion = "window/version";

#ifdef __clang__
constexpr const char* kCompiler = "Clang " __clang_version__;
#else
constexpr const char* kCompiler = "GCC " __VERSION__;
#endif

QString valueOf(const Environment& environment, const char* name) {
  for (const auto& [key, value] : environment)
    if (key == name) return QString::fromStdString(value);
  return {};
}

QString processorsOf(const Environment& engine) {
  if (valueOf(engine, "cuda") != QLatin1String("yes")) return HelpController::tr("CPU; no GPU with CUDA");
  return HelpController::tr("CPU; GPUs with CUDA: %1").arg(valueOf(engine, "cuda_devices"));
}

} // namespace

HelpController::HelpController(std::shared_ptr<EngineHost> host, QMainWindow* window)
    : QObject(window), m_host(std::move(host)), m_window(window) {}

HelpController::~HelpController() = default;

QList<QKeySequence> HelpController::sheetKeys() {
  return {QKeySequence(tr("Ctrl+/")), QKeySequence(tr("?"))};
}

void HelpController::showKeys() {
  if (m_keys) return m_keys->raise();
  QList<KeyGroup> groups = menuKeys(*m_window->menuBar());
  groups << pipelineKeys() << atlasKeys();
  m_keys = new ShortcutSheet(groups, sheetKeys(), m_window);
  m_keys->show();
}

void HelpController::showAbout() {
  if (m_about) return m_about->raise();
  m_about = new AboutDialog(QString::fromStdString(programVersion()), m_window);
  const Environment program = programEnvironment();
  const QString running = QString::fromLatin1(qVersion());
  const QString built = QStringLiteral(QT_VERSION_STR);
  const QString waiting = tr("asking the engine …");
  m_about->setFact(tr("Qt"), running == built ? running : tr("%1, built with %2").arg(running, built));
  m_about->setFact(tr("libtorch"), waiting);
  m_about->setFact(tr("Computes on"), waiting);
  m_about->setFact(tr("SQLite"), QString::fromLatin1(sqliteVersion()));
  m_about->setFact(tr("QCustomPlot"), plotLibraryVersion());
  m_about->setFact(tr("Compiler"), QString::fromLatin1(kCompiler));
  m_about->setFact(tr("System"), valueOf(program, "system"));
  m_about->setFact(tr("Processor"),
                   tr("%1; threads: %2").arg(valueOf(program, "cpu"), valueOf(program, "cpu_threads")));
  m_about->setFact(tr("Licence"), tr("GNU General Public License, version 3 or later. It comes without any warranty."));
  m_about->show();
  askEngine();
}

void HelpController::askEngine() {
  if (!m_worker) m_worker = std::make_unique<Worker>(this, QStringLiteral("help"));
  m_worker->run(
      [host = m_host] { return host->engine().environment(); },
      [this](const Environment& engine) { showEngine(valueOf(engine, "libtorch"), processorsOf(engine)); },
      [this](const JobError& error) { showEngine(coreText(error.text), tr("not known without the engine")); });
}

void HelpController::showEngine(const QString& torch, const QString& processors) {
  if (!m_about) return;
  m_about->setFact(tr("libtorch"), torch);
  m_about->setFact(tr("Computes on"), processors);
}

void HelpController::showChanges() {
  if (m_changes) return m_changes->raise();
  makeChanges();
  m_changes->show();
}

void HelpController::makeChanges() {
  const QString translated = QStringLiteral(":/%1/CHANGELOG.md").arg(spokenLanguage());
  QFile file(QFile::exists(translated) ? translated : QStringLiteral(":/CHANGELOG.md"));
  const bool read = file.open(QIODevice::ReadOnly);
  m_changes = new ChangesDialog(read ? QString::fromUtf8(file.readAll()) : QString(), m_window);
}

void HelpController::announceUpdate() {
  QSettings settings;
  const QString now = QString::fromStdString(releaseNumber());
  const QString before = settings.value(QLatin1String(kLastVersion)).toString();
  if (before == now) return;
  settings.setValue(QLatin1String(kLastVersion), now);
  if (before.isEmpty()) return;
  makeChanges();
  // Whoever has begun to type goes on where he was.
  m_changes->setAttribute(Qt::WA_ShowWithoutActivating);
  m_changes->show();
}

} // namespace lacuna::window
