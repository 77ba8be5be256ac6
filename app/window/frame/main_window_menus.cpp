// SPDX-License-Identifier: GPL-3.0-or-later
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>

#include "widgets/dialogs/command_palette.h"
#include "widgets/form/experiment_form.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_panel.h"
#include "window/files/file_actions.h"
#include "window/files/run_actions.h"
#include "window/frame/help_controller.h"
#include "window/frame/history.h"
#include "window/frame/main_window.h"
#include "window/learn/lesson_controller.h"
#include "window/training/training_queue.h"

namespace lacuna::window {

using namespace widgets;

void MainWindow::buildMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  m_files->fillMenu(*file);
  file->addSeparator();
  m_runs->fillMenu(*file);
  file->addSeparator();
  file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
  buildEditMenu();

  QMenu* train = menuBar()->addMenu(tr("&Training"));
  QAction* form = train->addAction(tr("&Train"), QKeySequence(Qt::Key_F5), m_queue, &TrainingQueue::train);
  form->setAutoRepeat(false); // a key held down is one wish, not a queue full
  connect(m_workbench, &Workbench::sweepingChanged, form, &QAction::setDisabled);
  connect(m_workbench, &Workbench::trainingBegun, form, [form] { form->setText(tr("Add &to queue")); });
  connect(m_workbench, &Workbench::trainingEnded, form, [form] { form->setText(tr("&Train")); });
  train->addAction(tr("&Pause or go on"), QKeySequence(Qt::Key_F6), this, [this] {
    const TrainingState state = m_views.training->state();
    if (state == TrainingState::running) emit m_views.training->pauseRequested();
    if (state == TrainingState::paused) emit m_views.training->resumeRequested();
  });
  train->addAction(tr("One &step"), QKeySequence(Qt::Key_F7), this, [this] {
    if (m_workbench->training()) emit m_views.training->stepRequested();
  });
  train->addAction(tr("St&op"), QKeySequence(Qt::SHIFT | Qt::Key_F5), this, [this] {
    if (m_workbench->training()) emit m_views.training->stopRequested();
  });
  QAction* all = train->addAction(tr("Stop &all and empty the queue"), m_queue, &TrainingQueue::stopAll);
  QAction* goOn = train->addAction(tr("&Go on with what waited"), m_queue, &TrainingQueue::goOn);
  const auto follow = [this, all, goOn] {
    all->setEnabled(m_queue->waiting() > 0);
    goOn->setEnabled(m_queue->offered() > 0);
  };
  connect(m_queue, &TrainingQueue::changed, this, follow);
  follow();
  train->addSeparator();
  train->addAction(tr("S&weep…"), this, &MainWindow::showSweep);

  ShownState* state = &m_workbench->state();
  QMenu* image = menuBar()->addMenu(tr("&Image"));
  image->addAction(tr("&Next"), QKeySequence(Qt::Key_PageDown), state, &ShownState::nextImage);
  image->addAction(tr("&Previous"), QKeySequence(Qt::Key_PageUp), state, &ShownState::previousImage);
  image->addAction(tr("&Random"), QKeySequence(tr("Ctrl+R")), state, &ShownState::randomImage);
  image->addAction(tr("One that goes &wrong"), QKeySequence(tr("Ctrl+B")), m_workbench, &Workbench::brokenImage);
  image->addAction(tr("Worst pattern for t&his image"), m_workbench, &Workbench::worstPattern);
  image->addAction(tr("&Draw a digit…"), QKeySequence(tr("Ctrl+D")), m_files, &FileActions::drawDigit);
  image->addAction(tr("&Open a picture…"), m_files, &FileActions::choosePicture);
  image->addSeparator();
  image->addAction(tr("All devices &back"), QKeySequence(Qt::Key_0), state,
                   [state] { state->choosePattern(FailurePattern{}); });
  buildViewMenu();
  buildLearnMenu();
  buildHelpMenu();
}

void MainWindow::buildEditMenu() {
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  m_history = new History(this);
  QAction* undo = m_history->stack().createUndoAction(this, tr("Undo"));
  QAction* redo = m_history->stack().createRedoAction(this, tr("Redo"));
  undo->setShortcut(QKeySequence::Undo);
  // Desktops differ in the one; people know either.
  redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});
  // Their text says what would be undone.
  undo->setToolTip(tr("Undo"));
  redo->setToolTip(tr("Redo"));
  edit->addActions({undo, redo});
  edit->addSeparator();
  edit->addAction(tr("&Find a command…"), QKeySequence(tr("Ctrl+Shift+P")), this,
                  [this] { (new CommandPalette(paletteEntries(*menuBar()), this))->show(); });
  edit->addSeparator();
  edit->addAction(tr("Pre&ferences…"), QKeySequence(tr("Ctrl+,")), this, &MainWindow::showPreferences);
  connect(&m_workbench->state(), &ShownState::patternChosen, m_history, &History::recordPattern);
  connect(m_history, &History::patternWanted, &m_workbench->state(), &ShownState::setPattern);
  m_configBefore = m_views.form->config();
  connect(m_views.form, &ExperimentForm::configChanged, this, [this] {
    const ExperimentConfig now = m_views.form->config();
    if (!m_restoring) m_history->recordConfig(m_configBefore, now);
    m_configBefore = now;
  });
  connect(m_history, &History::configWanted, this, [this](const ExperimentConfig& config) {
    m_restoring = true;
    m_views.form->setConfig(config);
    m_restoring = false;
  });
}

void MainWindow::buildViewMenu() {
  QMenu* view = menuBar()->addMenu(tr("&View"));
  for (QDockWidget* dock : m_docks.all()) view->addAction(dock->toggleViewAction());
  view->addSeparator();
  view->addAction(tr("L&ecture: the pipeline alone"), QKeySequence(tr("Ctrl+1")), this,
                  [this] { m_docks.show(Layout::lecture); });
  view->addAction(tr("E&xplore: what can be lost"), QKeySequence(tr("Ctrl+2")), this,
                  [this] { m_docks.show(Layout::explore); });
  view->addAction(tr("Re&search: everything"), QKeySequence(tr("Ctrl+3")), this,
                  [this] { m_docks.show(Layout::research); });
  view->addAction(tr("&Reset layout"), this, [this] { m_docks.reset(); });
  view->addSeparator();
  m_themes = new QActionGroup(this);
  const QStringList themes = {tr("Theme of the &system"), tr("&Light"), tr("&Dark")};
  for (int i = 0; i < themes.size(); ++i) {
    QAction* action = view->addAction(themes[i], this, [this, i] { setTheme(static_cast<ThemeChoice>(i)); });
    action->setCheckable(true);
    m_themes->addAction(action);
  }
  view->addSeparator();
  QAction* full = view->addAction(tr("&Full screen"), QKeySequence(Qt::Key_F11), this,
                                  [this](bool on) { on ? showFullScreen() : showNormal(); });
  full->setCheckable(true);
  m_lecture = view->addAction(tr("Lecture &mode"), QKeySequence(tr("Shift+F11")), this, &MainWindow::setLectureMode);
  m_lecture->setCheckable(true);
}

void MainWindow::buildLearnMenu() {
  QMenu* learn = menuBar()->addMenu(tr("&Learn"));
  learn->addAction(tr("&All lessons"), QKeySequence(Qt::Key_F2), m_lessons, &LessonController::showList);
  learn->addSeparator();
  for (int i = 0; i < m_lessons->count(); ++i)
    learn->addAction(tr("&%1  %2").arg(i + 1).arg(m_lessons->title(i)), m_lessons, [this, i] { m_lessons->open(i); });
  learn->addSeparator();
  learn->addAction(tr("&Open a lesson…"), m_files, &FileActions::chooseLesson);
}

void MainWindow::buildHelpMenu() {
  m_help = new HelpController(m_workbench->host(), this);
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(tr("&How to use this window"), QKeySequence::HelpContents, this, &MainWindow::explainWindow);
  help->addAction(tr("&Keys"), m_help, &HelpController::showKeys)->setShortcuts(HelpController::sheetKeys());
  help->addSeparator();
  help->addAction(tr("What's &new"), m_help, &HelpController::showChanges);
  help->addAction(tr("&About Lacuna"), m_help, &HelpController::showAbout);
}

void MainWindow::explainWindow() {
  QMessageBox box(
      QMessageBox::NoIcon, tr("How to use this window"),
      tr("<p><b>Break a device:</b> click it, or press its number. 0 brings all back.</p>"
         "<p><b>Another image:</b> Page Down, Page Up, Ctrl+R for a random one, Ctrl+B for one that goes wrong.</p>"
         "<p><b>Take something back:</b> Ctrl+Z, a device or a change of the experiment. Ctrl+Shift+P finds any "
         "command by its name.</p>"
         "<p><b>Your own image:</b> Ctrl+D to draw a digit, or drop a picture on the window.</p>"
         "<p><b>Train:</b> choose a preset on the left and press F5; F6 pauses, F7 makes one step, Shift+F5 "
         "stops. F5 while a code trains puts the next into the queue. <b>Training, Sweep…</b> trains several variants "
         "one after the other and sums them up.</p>"
         "<p><b>Lessons:</b> F2, or the menu <b>Learn</b>. Shift+F11 is for the projector: full screen, large "
         "type.</p>"
         "<p><b>Runs:</b> double-click a run to see its code; with several selected, Ctrl+Shift+C "
         "compares them and Ctrl+E writes a report.</p>"
         "<p><b>Every key:</b> Ctrl+/ or ?.</p>"),
      QMessageBox::Ok, this);
  box.setTextFormat(Qt::RichText);
  box.setIconPixmap(windowIcon().pixmap(48));
  box.exec();
}

} // namespace lacuna::window
