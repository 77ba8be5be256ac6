// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports.h"

#include <QDir>
#include <QProcess>
#include <cstdio>

#include "data/dataset_locator.h"
#include "engine_loader.h"
#include "experiment/sweep_summary.h"
#include "run_reporter.h"
#include "store/run_store.h"
#include "trainings.h"

namespace lacuna::screens {
namespace {

constexpr int kDpi = 110;

std::string uuidOf(const RunStore& store, const std::string& name) {
  for (const RunRecord& run : store.runs({true, RunDetail::list}))
    if (run.name == name) return run.uuid;
  return {};
}

} // namespace

bool photographReports(const QString& library, const QString& folder) {
  QDir().mkpath(folder);
  const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
  const std::shared_ptr<Engine> engine = loadEngine();
  const auto write = [&](const char* name, const std::vector<std::string>& runs) {
    std::vector<std::string> uuids;
    for (const std::string& run : runs) uuids.push_back(uuidOf(store, run));
    writeReport(
        store, [&]() -> Engine& { return *engine; }, uuids,
        QStringLiteral("%1/%2.pdf").arg(folder, QLatin1String(name)).toStdString(), dataFolders(""));
  };
  write("report-run", {"four parts, two parities"});
  write("report-many-patterns", {wideName(8, 4).toStdString()});
  write("report-comparison", {"narrow decoder", "wide decoder", "four parts, two parities"});
  write("report-unfinished", {"learning rate 10"});
  const QStringList documents = QDir(folder).entryList({QStringLiteral("*.pdf")});
  for (const QString& document : documents) {
    const QString path = folder + QLatin1Char('/') + document;
    const int status = QProcess::execute(QStringLiteral("pdftoppm"),
                                         {QStringLiteral("-png"), QStringLiteral("-r"), QString::number(kDpi), path,
                                          folder + QLatin1Char('/') + document.chopped(4)});
    if (status != 0) {
      std::fprintf(stderr, "lacuna_screens: pdftoppm (package poppler-utils) is needed for pictures of reports\n");
      return false;
    }
  }
  return true;
}

} // namespace lacuna::screens
