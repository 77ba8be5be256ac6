// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "store/run_store.h"
#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_runs_model.h"
#include "widgets/sweep/sweep_strip.h"
#include "widgets/sweep/sweep_view.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"
#include "window_fixture.h"

namespace lacuna::test {

using namespace store;
using namespace widgets;
using namespace window;

/// Trains in a second or two.
inline ExperimentConfig smallest() {
  ExperimentConfig config = tinyConfig();
  config.subset = {400, 100};
  config.baseModel.epochs = 1;
  config.training.epochs = 1;
  return config;
}

/// The sweep's window of a real window, driven by clicks and keys.
class SweepFixture : public WindowFixture {
 public:
  using WindowFixture::WindowFixture;

  /// Opens it by its menu, over `config` in the form.
  bool open(const ExperimentConfig& config = smallest()) {
    if (!begin()) return false;
    views().form->setConfig(config);
    for (QAction* menu : window().menuBar()->actions())
      for (QAction* action : menu->menu()->actions())
        if (action->text() == QStringLiteral("S&weep…")) action->trigger();
    return window().sweepWindow() != nullptr && waitForPlan([] {});
  }

  SweepView& sweep() { return window().sweepWindow()->view(); }
  SweepController& controller() { return window().sweepWindow()->controller(); }
  template <typename Widget>
  Widget* find(const char* name) {
    return sweep().findChild<Widget*>(QLatin1String(name));
  }
  QPushButton* button(const char* name) { return find<QPushButton>(name); }
  SweepStrip* strip() { return window().centralWidget()->findChild<SweepStrip*>(QStringLiteral("sweepStrip")); }

  template <typename Change>
  bool waitForPlan(Change change) {
    QSignalSpy planned(&controller(), &SweepController::planned);
    change();
    return QTest::qWaitFor([&] { return planned.count() > 0; }, 20000);
  }

  /// Types other values into a row.
  bool type(int row, const QString& values) {
    auto* edit = sweep().findChildren<QLineEdit*>(QStringLiteral("sweepValues")).value(row);
    return waitForPlan([&] {
      edit->setFocus();
      edit->selectAll();
      QTest::keyClicks(edit, values);
    });
  }

  bool openText(const QByteArray& text) {
    QFile sweepFile(file(QStringLiteral("sweep.json")));
    return sweepFile.open(QIODevice::WriteOnly) && sweepFile.write(text) == text.size() &&
           (sweepFile.close(), waitForPlan([&] { controller().openFile(sweepFile.fileName()); }));
  }

  void start() { QTest::mouseClick(button("sweepStart"), Qt::LeftButton); }
  bool waitForEnd() {
    return QTest::qWaitFor([this] { return !controller().working(); }, 120000);
  }
  bool waitForRun(int runs = 1) {
    QSignalSpy ended(&controller(), &SweepController::runEnded);
    return QTest::qWaitFor([&] { return ended.count() >= runs; }, 120000);
  }

  QStringList states() {
    QStringList all;
    const auto* model = find<QTableView>("sweepRuns")->model();
    for (int i = 0; i < model->rowCount(); ++i) all << model->index(i, SweepRunsModel::stateColumn).data().toString();
    return all;
  }
  QString summary(int row, int column) {
    return find<QTableView>("sweepSummary")->model()->index(row, column).data().toString();
  }
  QString problems() { return find<QLabel>("sweepProblems")->text(); }

  /// The library's runs, oldest first.
  std::vector<RunRecord> runs() {
    std::vector<RunRecord> all = RunStore::open(storePath().toStdString(), Access::readOnly).runs();
    std::reverse(all.begin(), all.end());
    return all;
  }
};

} // namespace lacuna::test
