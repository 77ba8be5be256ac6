// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include "widgets/failures/atlas_view.h"
#include "widgets/failures/odds_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/learn/lesson_view.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/sweep/sweep_strip.h"
#include "widgets/training/training_panel.h"
#include "widgets/words/foreign_text.h"
#include "widgets/words/words.h"
#include "window/compare/compare_window.h"
#include "window/failures/failure_reporter.h"
#include "window/failures/odds_controller.h"
#include "window/files/file_actions.h"
#include "window/files/run_actions.h"
#include "window/learn/lesson_controller.h"
#include "window/settings/preferences_controller.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"
#include "window/training/training_queue.h"

namespace lacuna::window {

using namespace widgets;

namespace {

/// Raised when docks change so that an older saved layout is not forced onto them.
constexpr int kLayoutVersion = 4;

/// The one file that is dragged; empty when it is something else.
QString draggedFile(const QMimeData* data) {
  const QList<QUrl> urls = data->urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent)
    : QMainWindow(parent), m_commandLine(options.commandLine) {
  // Before the first widget: under a style sheet, widgets that exist already keep the font they had.
  applyTheme(*qApp, storedTheme());
  showTextAsItStands(*qApp);
  setWindowTitle(tr("Lacuna"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/lacuna.svg")));
  setAcceptDrops(true);
  setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
  buildCentre();
  buildDocks();
  m_workbench = new Workbench(options, m_views, this);
  m_queue = new TrainingQueue(*m_workbench, m_views, this);
  m_odds = new OddsController(*m_workbench, *m_oddsView, this);
  m_failureReporter = new FailureReporter(*m_workbench, *m_odds, this);
  m_lessons = new LessonController(*m_workbench, *m_lessonView, this);
  offerLessons();
  connect(m_workbench, &Workbench::trainingBegun, m_docks.at(QStringLiteral("training")), &QDockWidget::raise);
  connect(m_strip, &SweepStrip::showRequested, this, &MainWindow::showSweep);
  connectFiles();
  buildMenus();
  offerExports();
  restoreLayout();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCentre() {
  auto* centre = new QWidget(this);
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_views.banner = new Banner(centre);
  m_views.pipeline = new PipelineView(centre);
  m_strip = new SweepStrip(true, centre);
  layout->addWidget(m_views.banner);
  layout->addWidget(m_strip);
  layout->addWidget(m_views.pipeline, 1);
  setCentralWidget(centre);
}

void MainWindow::buildDocks() {
  m_views.form = new ExperimentForm;
  m_views.training = new TrainingPanel;
  m_views.runs = new RunsPanel;
  m_views.atlas = new AtlasView;
  m_oddsView = new OddsView;
  m_lessonView = new LessonView;
  // Below this fields and buttons would be cut off; the centre shrinks instead.
  m_views.form->setMinimumWidth(264);
  m_views.training->setMinimumWidth(250);
  m_lessonView->setMinimumWidth(280);
  m_docks.add("experiment", m_views.form);
  m_docks.add("training", m_views.training);
  m_docks.add("runs", m_views.runs);
  m_docks.add("atlas", m_views.atlas);
  m_docks.add("odds", m_oddsView);
  m_docks.add("learn", m_lessonView);
  // The narrow way first: it does not force a width on the window. showEvent spreads it out where there is room.
  m_docks.arrangeNarrow();
}

/// For a projector: full screen, the pipeline alone or with a lesson in large type, no menus. Their keys go on working.
void MainWindow::setLectureMode(bool on) {
  if (on) {
    m_beforeLecture = saveState(kLayoutVersion);
    m_docks.show(Layout::lecture);
  }
  // Hidden, the menu bar would take its keys with it.
  menuBar()->setMaximumHeight(on ? 0 : QWIDGETSIZE_MAX);
  m_lessonView->setScale(on ? 1.4 : 1);
  m_lessonView->setMinimumWidth(on ? 400 : 280);
  on ? showFullScreen() : showNormal();
  if (!on) restoreState(m_beforeLecture, kLayoutVersion);
  if (!on) return;
  m_views.banner->showMessage(BannerKind::information, tr("Lecture mode. Esc or Shift+F11 brings the menus back."));
  m_views.pipeline->setFocus();
}

/// Keys that nobody on the way wanted: a device's digit works wherever one has clicked last.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  const bool digit = event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9 && event->modifiers() == Qt::NoModifier;
  const int device = event->key() - Qt::Key_1;
  if (digit && m_workbench->state().code() && device < m_workbench->state().code()->plan().devices())
    return m_workbench->state().choosePattern(m_workbench->state().pattern().toggled(DeviceIndex(device)));
  if (event->key() == Qt::Key_Escape && m_lecture->isChecked()) return m_lecture->trigger();
  QMainWindow::keyPressEvent(event);
}

void MainWindow::offerLessons() {
  m_docks.setLessonPlayed([this] { return m_lessons->playing(); });
  connect(m_lessons, &LessonController::shown, this, [this] { m_docks.showLesson(); });
  connect(m_lessons, &LessonController::dockWanted, this, [this](const QString& name) { m_docks.showForLesson(name); });
  connect(m_lessons, &LessonController::configWanted, m_views.form, &ExperimentForm::setConfig);
  connect(m_lessons, &LessonController::problem, this,
          [this](const QString& text) { m_views.banner->showMessage(BannerKind::error, text); });
  connect(m_lessons, &LessonController::layoutWanted, this, [this](const QString& name) {
    m_docks.show(name == QLatin1String("lecture")   ? Layout::lecture
                 : name == QLatin1String("explore") ? Layout::explore
                                                    : Layout::research);
  });
  for (QDockWidget* dock : m_docks.all())
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool visible) {
      if (visible) m_lessons->dockOpened(dock->objectName());
    });
}

void MainWindow::connectFiles() {
  m_files = new FileActions(*m_workbench, m_views, this);
  m_runs = new RunActions(*m_workbench, m_views, *m_failureReporter, this);
  connect(m_files, &FileActions::libraryChosen, m_runs, &RunActions::importFile);
  connect(m_files, &FileActions::lessonChosen, m_lessons, &LessonController::openFile);
  connect(m_files, &FileActions::sweepChosen, this, [this](const QString& path) {
    showSweep();
    m_sweep->controller().openFile(path);
  });
  connect(m_runs, &RunActions::compareWanted, this, &MainWindow::compareRuns);
  connect(m_queue, &TrainingQueue::deletionWanted, m_runs, &RunActions::confirmDeletion);
}

void MainWindow::restoreLayout() {
  const QSettings settings;
  if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
    resize(QSize(1680, 980).boundedTo(screen()->availableSize()));
  m_layoutRestored = restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
  m_themes->actions().at(static_cast<int>(storedTheme()))->setChecked(true);
}

void MainWindow::setTheme(ThemeChoice theme) {
  applyTheme(*qApp, theme);
  storeTheme(theme);
  m_themes->actions().at(static_cast<int>(theme))->setChecked(true);
}

void MainWindow::showPreferences() {
  if (m_preferences == nullptr) {
    m_preferences = new PreferencesController(*m_workbench, m_commandLine, this);
    connect(m_preferences, &PreferencesController::themeWanted, this, &MainWindow::setTheme);
    connect(m_preferences, &PreferencesController::languageWanted, this, &MainWindow::changeLanguage);
  }
  m_preferences->show();
}

void MainWindow::changeLanguage() {
  if (!m_workbench->busy()) return void(emit languageWanted());
  m_views.banner->showMessage(BannerKind::information,
                              tr("A training is going on: the other language is spoken from the next start on."));
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (m_shownBefore) return;
  m_shownBefore = true;
  const QSize room = screen()->availableSize();
  if (!m_layoutRestored) {
    m_docks.reset();
    // Tabs made while the window appears keep the first of them in front, whatever is raised.
    QMetaObject::invokeMethod(
        this, [this] { m_docks.reset(); }, Qt::QueuedConnection);
  } else if (minimumSizeHint().width() > room.width()) {
    // Saved on a wider screen it would reach beyond this one.
    m_docks.arrangeNarrow();
    resize(size().boundedTo(room));
  }
}

void MainWindow::showSweep() {
  if (m_sweep == nullptr) {
    m_sweep = new SweepWindow(*m_workbench, *m_views.form, *m_strip, this);
    connect(m_sweep, &SweepWindow::compareRequested, this, &MainWindow::compareRuns);
    connect(&m_sweep->controller(), &SweepController::ended, this,
            [this](const QString& said) { m_views.banner->showMessage(BannerKind::information, said); });
  }
  m_sweep->show();
  m_sweep->raise();
  m_sweep->activateWindow();
}

void MainWindow::compareRuns(const QStringList& uuids) {
  if (m_compare == nullptr) {
    m_compare = new CompareWindow(*m_workbench, this);
    connect(m_compare, &CompareWindow::reportRequested, m_runs, &RunActions::chooseReport);
    connect(m_compare, &CompareWindow::openRequested, m_workbench, &Workbench::openRun);
  }
  m_compare->compare(uuids);
  m_compare->show();
  m_compare->raise();
  m_compare->activateWindow();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = draggedFile(event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  m_files->open(path);
}

bool MainWindow::confirmClosing() {
  const bool sweep = m_workbench->sweeping();
  if (!sweep && !m_workbench->training()) return true;
  QString asked =
      sweep ? tr("Stop the sweep and close? The run that trains now is kept in the library as an interrupted run; "
                 "started again, the sweep goes on with what is missing.")
            : tr("Stop the training and close? What it has learned so far is kept in the library as an "
                 "interrupted run.");
  if (m_queue->waiting() > 0)
    asked = sentences({asked, tr("What waits in the queue stays there; the next start offers to go on with it.")});
  QMessageBox question(QMessageBox::NoIcon, sweep ? tr("A sweep is going on") : tr("A training is going on"), asked,
                       QMessageBox::NoButton, this);
  QPushButton* stop = question.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
  question.addButton(tr("Keep training"), QMessageBox::RejectRole);
  question.exec();
  return question.clickedButton() == stop;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!confirmClosing()) {
    event->ignore();
    return;
  }
  if (m_sweep != nullptr) {
    m_sweep->controller().abandon();
    m_sweep->hide();
  }
  if (m_compare != nullptr) m_compare->hide();
  m_queue->abandon();
  m_workbench->stopForClosing();
  if (m_lecture->isChecked()) m_lecture->trigger(); // the layout to come back to is the one before
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
  settings.setValue(QStringLiteral("window/state"), saveState(kLayoutVersion));
  event->accept();
}

} // namespace lacuna::window
