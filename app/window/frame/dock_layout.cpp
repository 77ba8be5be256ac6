// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame/dock_layout.h"

#include <QDockWidget>
#include <QMainWindow>

namespace lacuna::window {
namespace {

/// From this width on experiment, pipeline and training stand side by side; below, experiment and training share tabs.
constexpr int kWideWindow = 1500;

constexpr const char* kLesson = "learn";
constexpr const char* kExperiment = "experiment";
constexpr const char* kTraining = "training";
constexpr const char* kRuns = "runs";
constexpr const char* kAtlas = "atlas";

/// All that is particular to a dock.
struct DockRow {
  const char* name; ///< as lessons and stored layouts have it
  const char* title;
  Qt::DockWidgetArea area; ///< in a wide window
  const char* tabsWith;    ///< the dock whose tabs it shares; null for none
  const char* narrowTabs;  ///< likewise in a narrow window
  bool explores;           ///< shown by Layout::explore
  bool atFirst;            ///< shown by Layout::research, and when the window is opened first
};

constexpr DockRow kDocks[] = {
    {kExperiment, QT_TRANSLATE_NOOP("DockLayout", "Experiment"), Qt::LeftDockWidgetArea, nullptr, nullptr, false, true},
    {kTraining, QT_TRANSLATE_NOOP("DockLayout", "Training"), Qt::RightDockWidgetArea, nullptr, kExperiment, false,
     true},
    {kRuns, QT_TRANSLATE_NOOP("DockLayout", "Runs"), Qt::BottomDockWidgetArea, nullptr, nullptr, false, true},
    {kAtlas, QT_TRANSLATE_NOOP("DockLayout", "Failure atlas"), Qt::BottomDockWidgetArea, kRuns, kRuns, true, true},
    {"odds", QT_TRANSLATE_NOOP("DockLayout", "Random failures"), Qt::BottomDockWidgetArea, kAtlas, kAtlas, true, true},
    {kLesson, QT_TRANSLATE_NOOP("DockLayout", "Learn"), Qt::RightDockWidgetArea, nullptr, nullptr, false, false},
};

const DockRow* rowOf(const QString& name) {
  for (const DockRow& row : kDocks)
    if (name == QLatin1String(row.name)) return &row;
  return nullptr;
}

} // namespace

DockLayout::DockLayout(QMainWindow& window) : m_window(window) {
  window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void DockLayout::add(const char* name, QWidget* content) {
  const DockRow* row = rowOf(QLatin1String(name));
  Q_ASSERT(row != nullptr);
  auto* dock = new QDockWidget(tr(row->title), &m_window);
  dock->setObjectName(QLatin1String(name));
  dock->setWidget(content);
  m_window.addDockWidget(row->area, dock);
  m_docks << dock;
}

QDockWidget* DockLayout::at(const QString& name) const {
  for (QDockWidget* dock : m_docks)
    if (dock->objectName() == name) return dock;
  return nullptr;
}

bool DockLayout::wide() const {
  return m_window.width() >= kWideWindow;
}

void DockLayout::reset() {
  arrange(wide());
}

void DockLayout::arrangeNarrow() {
  arrange(false);
}

void DockLayout::show(Layout layout) {
  reset();
  if (layout == Layout::research) return;
  for (const DockRow& row : kDocks)
    at(QLatin1String(row.name))
        ->setVisible((row.explores && layout == Layout::explore) || (row.name == kLesson && m_lessonPlayed()));
}

void DockLayout::arrange(bool wide) {
  const auto tabsOf = [wide](const DockRow& row) { return wide ? row.tabsWith : row.narrowTabs; };
  // Docks side by side even for a moment would widen a narrow window for good; hidden ones take no room.
  for (QDockWidget* dock : m_docks) dock->hide();
  for (const DockRow& row : kDocks) {
    QDockWidget* dock = at(QLatin1String(row.name));
    dock->setFloating(false);
    if (row.area == Qt::BottomDockWidgetArea || tabsOf(row) == nullptr) m_window.addDockWidget(row.area, dock);
  }
  for (const DockRow& row : kDocks)
    if (const char* other = tabsOf(row))
      m_window.tabifyDockWidget(at(QLatin1String(other)), at(QLatin1String(row.name)));
  for (const DockRow& row : kDocks) at(QLatin1String(row.name))->setVisible(row.atFirst);
  if (m_lessonPlayed()) showLesson();
  at(QLatin1String(kAtlas))->raise();
  QDockWidget* experiment = at(QLatin1String(kExperiment));
  if (wide) {
    m_window.resizeDocks({experiment, at(QLatin1String(kTraining))}, {320, 320}, Qt::Horizontal);
  } else {
    experiment->raise();
    m_window.resizeDocks({experiment}, {306}, Qt::Horizontal);
  }
  // Where there is room for it, random failures are seen down to the button that plays them.
  m_window.resizeDocks({at(QLatin1String(kRuns))}, {m_window.height() >= 1000 ? 264 : 210}, Qt::Vertical);
}

void DockLayout::showLesson() {
  QDockWidget* learn = at(QLatin1String(kLesson));
  if (learn->isVisible()) return learn->raise();
  QDockWidget* training = at(QLatin1String(kTraining));
  m_window.addDockWidget(Qt::RightDockWidgetArea, learn);
  // A narrow window has no room for three columns.
  if (!wide()) {
    at(QLatin1String(kExperiment))->hide();
    training->hide();
  } else if (training->isVisible() && m_window.dockWidgetArea(training) == Qt::RightDockWidgetArea) {
    m_window.splitDockWidget(learn, training, Qt::Vertical);
  }
  learn->show();
  learn->raise();
  m_window.resizeDocks({learn}, {wide() ? 340 : 300}, Qt::Horizontal);
  // Above a training the list of lessons, or a page with its task, has the greater part.
  const int height = m_window.height();
  if (training->isVisible())
    m_window.resizeDocks({learn, training}, {height * 62 / 100, height * 38 / 100}, Qt::Vertical);
}

void DockLayout::showForLesson(const QString& name) {
  QDockWidget* dock = at(name);
  QDockWidget* learn = at(QLatin1String(kLesson));
  const bool column = name == QLatin1String(kTraining) || (name == QLatin1String(kExperiment) && !wide());
  if (column && !dock->isVisible()) {
    m_window.addDockWidget(Qt::RightDockWidgetArea, dock);
    m_window.splitDockWidget(learn, dock, Qt::Vertical);
    // What is to be done stands at the lesson's end.
    const int height = m_window.height();
    m_window.resizeDocks({learn, dock}, {height * 55 / 100, height * 45 / 100}, Qt::Vertical);
  }
  dock->show();
  dock->raise();
}

} // namespace lacuna::window
