// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports.h"

#include <QDir>
#include <QProcess>
#include <cstdio>

#include "data/dataset_locator.h"
#include "store/run_store.h"
#include "trainings.h"
#include "workflow/engine_loader.h"
#include "workflow/run_reporter.h"

namespace lacuna::screens {

using namespace data;
using namespace store;
using namespace workflow;
namespace {

constexpr int kDpi = 110;

std::string uuidOf(const RunStore& store, const std::string& name) {
  for (const RunRecord& run : store.runs({true, RunDetail::list}))
    if (run.name == name) return run.uuid;
  return {};
}

/// A report on one run or several, or on the failures of one.
struct Wanted {
  const char* name;
  std::vector<std::string> runs;
  bool failures = false;
};

bool print(const QString& library, const QString& folder, const std::vector<Wanted>& wanted) {
  QDir().mkpath(folder);
  const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
  const std::shared_ptr<Engine> engine = loadEngine();
  const auto loaded = [&]() -> Engine& { return *engine; };
  for (const Wanted& report : wanted) {
    std::vector<std::string> uuids;
    for (const std::string& run : report.runs) uuids.push_back(uuidOf(store, run));
    const QString stem = folder + QLatin1Char('/') + QLatin1String(report.name);
    const std::string path = stem.toStdString() + ".pdf";
    if (report.failures)
      writeFailures(store, loaded, uuids.front(), 0.1, path, dataFolders(""));
    else
      writeReport(store, loaded, uuids, path, dataFolders(""));
    const QStringList arguments = {QStringLiteral("-png"), QStringLiteral("-r"), QString::number(kDpi),
                                   stem + QStringLiteral(".pdf"), stem};
    if (QProcess::execute(QStringLiteral("pdftoppm"), arguments) != 0) {
      std::fprintf(stderr, "lacuna_screens: pdftoppm (package poppler-utils) is needed for pictures of reports\n");
      return false;
    }
  }
  return true;
}

} // namespace

bool photographReports(const QString& library, const QString& folder) {
  return print(library, folder,
               {{"report-run", {"four parts, two parities"}},
                {"report-failures", {"four parts, two parities"}, true},
                {"report-many-patterns", {wideName(8, 4).toStdString()}},
                {"report-comparison", {"narrow decoder", "wide decoder", "four parts, two parities"}},
                {"report-unfinished", {"learning rate 10"}}});
}

bool photographReport(const QString& library, const QString& run, const QString& folder) {
  return print(library, folder, {{"report", {run.toStdString()}}});
}

} // namespace lacuna::screens
