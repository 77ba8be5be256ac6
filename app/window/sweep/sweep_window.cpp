// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sweep/sweep_window.h"

#include <QFileDialog>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "widgets/sweep/sweep_setup.h"
#include "widgets/sweep/sweep_view.h"
#include "window/base/report_filter.h"
#include "window/base/user_files.h"
#include "window/sweep/sweep_controller.h"

namespace lacuna::window {

using namespace widgets;

SweepWindow::SweepWindow(Workbench& workbench, ExperimentForm& form, SweepStrip& strip, QWidget* parent)
    : QDialog(parent),
      m_view(new SweepView(this)),
      m_controller(new SweepController(workbench, form, *m_view, strip, this)) {
  setWindowTitle(tr("Sweep"));
  setObjectName(QStringLiteral("sweepWindow"));
  setWindowFlag(Qt::WindowMinMaxButtonsHint);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_view);
  // Return in a field edits the sweep; it presses no button.
  for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  resize(m_view->sizeHint().boundedTo(screen()->availableSize() * 0.9));
  connect(&m_view->setup(), &SweepSetup::openRequested, this, &SweepWindow::chooseFile);
  connect(&m_view->setup(), &SweepSetup::saveRequested, this, &SweepWindow::chooseSave);
  connect(m_view, &SweepView::reportRequested, this, &SweepWindow::chooseReport);
  connect(m_view, &SweepView::compareRequested, this, [this] { emit compareRequested(m_controller->finishedRuns()); });
  connect(m_controller, &SweepController::reported, this,
          [this](const QString& path) { m_view->setNote(tr("The report was written to %1.").arg(path)); });
  connect(m_controller, &SweepController::ended, m_view, &SweepView::setNote);
}

void SweepWindow::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  m_controller->refresh();
}

void SweepWindow::chooseFile() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Open a sweep file"), {}, tr("Sweeps (*.json);;All files (*)"));
  if (!path.isEmpty()) m_controller->openFile(path);
}

void SweepWindow::chooseSave() {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Save sweep"), QStringLiteral("sweep.json"), tr("Sweeps (*.json)"));
  if (!path.isEmpty()) saveAs(path);
}

void SweepWindow::saveAs(const QString& path) {
  const QByteArray text = m_controller->document().toUtf8() + '\n';
  const FileProblem reason = saveUserFile(path, [&text](QSaveFile& file) { return file.write(text) == text.size(); });
  m_view->setNote(reason.isEmpty() ? tr("The sweep was saved as %1.").arg(path)
                                   : tr("%1 could not be written: %2. Choose another folder.").arg(path, reason));
}

void SweepWindow::chooseReport() {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Write report"), QStringLiteral("sweep.html"), reportFilter());
  if (!path.isEmpty()) m_controller->writeReport(path);
}

} // namespace lacuna::window
