// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <algorithm>

#include "data/dataset_locator.h"
#include "store/run_store.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/learn/lesson_view.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/controls/glide.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "window/files/file_actions.h"
#include "window/files/run_actions.h"
#include "window/learn/lesson_controller.h"
#include "window/training/training_queue.h"
#include "window/workbench/presets.h"

namespace lacuna::screens {

using namespace store;
using namespace widgets;
using namespace window;

Stage::Stage(const Variant& variant, const QString& library, Camera& camera)
    : m_variant(variant), m_camera(camera), m_fixture(library) {
  window().setAnimated(false);
}

bool Stage::begin() {
  m_shipped = shippedCodes().front().id;
  return m_fixture.begin(m_variant.room());
}

void Stage::tidy() {
  for (QWidget* top : QApplication::topLevelWidgets())
    if (top->isVisible() && top != &window() && top->isWindow()) top->close();
  stopTraining();
  if (window().isFullScreen()) perform("Lecture &mode");
  views().banner->dismiss();
  if (window().lessons().playing()) window().lessons().showList();
  dock("learn")->hide();
  perform("&Reset layout");
  if (window().size() != m_variant.room()) window().resize(m_variant.room());
  bench().state().setPattern({});
}

void Stage::settle() {
  QTest::qWait(40);
  QApplication::sendPostedEvents();
  QTest::qWait(20);
  const auto gliding = [this] {
    const QList<Glide*> all = window().findChildren<Glide*>();
    return std::any_of(all.begin(), all.end(), [](const Glide* one) { return one->state() == Glide::Running; });
  };
  for (int tries = 0; gliding() && tries < 50; ++tries) QTest::qWait(10);
}

void Stage::shoot(QWidget& window, bool ours) {
  settle();
  m_camera.shoot(m_scene, window, ours);
}

void Stage::shootTogether(QWidget& top) {
  settle();
  m_camera.keep(m_scene, together(window(), top));
}

bool Stage::waitFor(const char* what, const std::function<bool()>& condition, int milliseconds) {
  if (QTest::qWaitFor(condition, milliseconds)) return true;
  miss(QStringLiteral("waited in vain for ") + QLatin1String(what));
  return false;
}

void Stage::showShipped(const QString& id) {
  if (id == m_shipped) return;
  m_shipped = id;
  const std::shared_ptr<const CodeSnapshot> before = bench().state().code();
  bool shown = false;
  const auto connection = QObject::connect(&bench(), &Workbench::pipelineShown, &window(), [&] { shown = true; });
  bench().openShipped(id);
  waitFor("the code", [&] { return shown && bench().state().code() && bench().state().code() != before; });
  QObject::disconnect(connection);
}

QString Stage::uuidOf(const QString& name) {
  const RunStore store = RunStore::open(m_fixture.storePath().toStdString(), Access::readOnly);
  for (const RunRecord& run : store.runs({true, RunDetail::list}))
    if (run.name == name.toStdString()) return QString::fromStdString(run.uuid);
  miss(QStringLiteral("the library has no run ") + name);
  return {};
}

void Stage::showRun(const QString& name) {
  const QString uuid = uuidOf(name);
  if (bench().shownRun() == uuid) return;
  m_shipped.clear();
  const std::shared_ptr<const CodeSnapshot> before = bench().state().code();
  bool shown = false;
  const auto connection = QObject::connect(&bench(), &Workbench::pipelineShown, &window(), [&] { shown = true; });
  bench().openRun(uuid);
  waitFor("the run's code", [&] { return shown && bench().state().code() != before && bench().evaluation(); });
  QObject::disconnect(connection);
}

void Stage::lose(std::initializer_list<int> devices) {
  const FailurePattern wanted = FailurePattern::of(devices);
  for (int d = 0; bench().state().code() && d < bench().state().code()->plan().devices(); ++d)
    if (wanted.isLost(DeviceIndex(d)) != bench().state().pattern().isLost(DeviceIndex(d))) m_fixture.clickDevice(d);
  waitFor(
      "the pattern", [&] { return m_fixture.shown().pattern == wanted; }, 20000);
}

void Stage::loseFirst(int count) {
  for (int d = 0; d < count; ++d)
    if (!bench().state().pattern().isLost(DeviceIndex(d))) m_fixture.clickDevice(d);
  waitFor(
      "the pattern", [&] { return m_fixture.shown().pattern.lostCount() == count; }, 20000);
}

void Stage::showImage(int index) {
  bench().state().showImage(index);
  waitFor(
      "the image", [&] { return m_fixture.shown().imageIndex == bench().state().image(); }, 20000);
}

QAction* Stage::action(const char* text) {
  const QStringList words = {MainWindow::tr(text), FileActions::tr(text), RunActions::tr(text)};
  for (QAction* menu : window().menuBar()->actions())
    for (QAction* action : menu->menu()->actions())
      if (words.contains(action->text())) return action;
  miss(QStringLiteral("no menu has ") + words.first());
  return nullptr;
}

void Stage::perform(const char* text) {
  if (QAction* found = action(text)) found->trigger();
}

QDockWidget* Stage::dock(const char* name) {
  return find<QDockWidget>(name);
}

void Stage::raise(const char* name) {
  dock(name)->show();
  dock(name)->raise();
  settle();
}

void Stage::press(const char* button, QWidget* within) {
  auto* found = find<QAbstractButton>(button, within);
  if (found == nullptr || !found->isVisible() || !found->isEnabled())
    return miss(QStringLiteral("the button %1 cannot be pressed").arg(QLatin1String(button)));
  QTest::mouseClick(found, Qt::LeftButton);
}

void Stage::selectRuns(const QStringList& names) {
  raise("runs");
  auto* table = find<QTableView>("runs", views().runs);
  QItemSelection selection;
  for (int row = 0; row < table->model()->rowCount(); ++row) {
    const QModelIndex index = table->model()->index(row, RunsModel::nameColumn);
    if (names.contains(index.data().toString())) selection.select(index, index);
  }
  table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void Stage::train(const ExperimentConfig& config) {
  views().form->setConfig(config);
  m_shipped.clear();
  perform("&Train");
  waitFor(
      "the training", [&] { return bench().training(); }, 20000);
}

void Stage::stopTraining() {
  window().queue().stopAll();
  if (bench().training()) bench().stopTraining();
  waitFor("the end of the training", [&] { return !bench().training(); });
}

void Stage::withDialog(const std::function<void()>& open, const std::function<void(QDialog&)>& use) {
  bool used = false;
  QTimer poll;
  poll.setInterval(20);
  QObject::connect(&poll, &QTimer::timeout, &window(), [&] {
    for (QWidget* top : QApplication::topLevelWidgets()) {
      auto* dialog = qobject_cast<QDialog*>(top);
      if (dialog == nullptr || !dialog->isVisible() || used) continue;
      used = true;
      poll.stop();
      use(*dialog);
      dialog->reject();
      return;
    }
  });
  poll.start();
  open();
  waitFor(
      "the dialog", [&] { return used; }, 10000);
}

} // namespace lacuna::screens
