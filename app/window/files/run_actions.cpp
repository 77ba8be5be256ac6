// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/files/run_actions.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

#include "store/run_store.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/words/words.h"
#include "window/base/report_filter.h"
#include "window/failures/failure_reporter.h"
#include "window/workbench/workbench.h"

namespace lacuna::window {

using namespace store;
using namespace widgets;

RunActions::RunActions(Workbench& workbench, const WorkbenchViews& views, FailureReporter& failureReporter,
                       QWidget* window)
    : QObject(window), m_workbench(workbench), m_views(views), m_failureReporter(failureReporter), m_window(window) {
  connect(m_views.runs, &RunsPanel::reportRequested, this, &RunActions::chooseReport);
  connect(m_views.runs, &RunsPanel::exportRequested, this, &RunActions::chooseExport);
  connect(m_views.runs, &RunsPanel::deleteRequested, this, &RunActions::confirmDeletion);
  connect(m_views.runs, &RunsPanel::compareRequested, this, &RunActions::compareWanted);
  connect(m_views.runs, &RunsPanel::notesRequested, this, &RunActions::editNotes);
  connect(&m_failureReporter, &FailureReporter::begun, this, [this](const QString& path) {
    m_views.banner->showMessage(BannerKind::information, tr("The report %1 is being written…").arg(path));
  });
  connect(&m_failureReporter, &FailureReporter::written, this, [this](const QString& path) {
    m_views.banner->showMessage(BannerKind::information, tr("The report was written to %1.").arg(path));
  });
  connect(&m_failureReporter, &FailureReporter::failed, this,
          [this](const QString& text) { m_views.banner->showMessage(BannerKind::error, text); });
}

void RunActions::fillMenu(QMenu& menu) {
  menu.addAction(tr("&Compare the selected runs"), QKeySequence(tr("Ctrl+Shift+C")), this,
                 &RunActions::compareSelected);
  menu.addAction(tr("Write &report of the selected runs…"), QKeySequence(tr("Ctrl+E")), this,
                 [this] { chooseReport(m_views.runs->selectedUuids()); });
  menu.addAction(tr("Write report on &failures of this code…"), QKeySequence(tr("Ctrl+Shift+E")), this,
                 &RunActions::chooseFailureReport);
  menu.addAction(tr("&Import runs…"), this, &RunActions::chooseImport);
}

void RunActions::compareSelected() {
  const QStringList uuids = m_views.runs->selectedUuids();
  if (uuids.size() > 1) return void(emit compareWanted(uuids));
  m_views.banner->showMessage(BannerKind::information, tr("Select several runs in the run library to compare them."));
}

void RunActions::chooseReport(const QStringList& uuids) {
  if (uuids.isEmpty()) {
    m_views.banner->showMessage(BannerKind::information, tr("Select one run or several in the run library first."));
    return;
  }
  const QString path = askForReport(tr("Write report"), QStringLiteral("report.html"));
  if (!path.isEmpty()) m_workbench.writeReport(uuids, path);
}

void RunActions::chooseFailureReport() {
  const QString path = askForReport(tr("Write report on failures"), QStringLiteral("failures.html"));
  if (!path.isEmpty()) m_failureReporter.write(path);
}

void RunActions::chooseExport(const QStringList& uuids) {
  const QString path = QFileDialog::getSaveFileName(
      m_window, tr("Export %n run(s)", nullptr, int(uuids.size())), QStringLiteral("runs.lacuna"),
      tr("Run libraries (*.lacuna);;All files (*)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (path.isEmpty()) return;
  m_workbench.library().ask(
      [uuids, path](RunStore& store) {
        std::vector<std::string> names;
        for (const QString& uuid : uuids) names.push_back(uuid.toStdString());
        store.exportRuns(names, path.toStdString());
      },
      [self = QPointer(this), path, count = int(uuids.size())](bool written) {
        if (self && written)
          self->m_views.banner->showMessage(BannerKind::information,
                                            tr("%n run(s) were written to %1.", nullptr, count).arg(path));
      });
}

void RunActions::chooseImport() {
  const QString path =
      QFileDialog::getOpenFileName(m_window, tr("Import runs"), {}, tr("Run libraries (*.lacuna);;All files (*)"));
  if (!path.isEmpty()) importFile(path);
}

void RunActions::importFile(const QString& path) {
  auto outcome = std::make_shared<ImportOutcome>();
  m_workbench.library().ask(
      [path, outcome](RunStore& store) { *outcome = store.importRuns(path.toStdString()); },
      [self = QPointer(this), outcome](bool read) {
        if (!self || !read) return;
        QStringList said = {tr("%n run(s) were imported.", nullptr, int(outcome->imported.size()))};
        if (!outcome->alreadyHere.empty())
          said << tr("%n were here already.", nullptr, int(outcome->alreadyHere.size()));
        self->m_views.banner->showMessage(BannerKind::information, sentences(said));
        self->m_workbench.library().refresh();
      });
}

/// The one thing that cannot be taken back.
void RunActions::confirmDeletion(const QStringList& uuids) {
  if (uuids.isEmpty()) return;
  if (uuids.contains(m_workbench.liveRun()))
    return m_views.banner->showMessage(BannerKind::information,
                                       tr("The run that trains cannot be deleted; stop it first."));
  auto* question = new QMessageBox(
      QMessageBox::Warning, tr("Delete runs"),
      tr("Delete %n run(s) for good?", nullptr, int(uuids.size())) + QStringLiteral("\n\n") +
          tr("Settings, curves, figures and weights are lost. What is only in the way can be archived instead."),
      QMessageBox::Cancel, m_window);
  question->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* remove = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
  question->setDefaultButton(QMessageBox::Cancel);
  connect(remove, &QPushButton::clicked, this, [this, uuids] {
    m_views.banner->dismiss();
    m_workbench.library().ask(
        [uuids](RunStore& store) {
          for (const QString& uuid : uuids) store.deleteRun(uuid.toStdString());
        },
        [self = QPointer(this)](bool) {
          if (self) self->m_workbench.library().refresh();
        });
  });
  question->open();
}

/// Empty when nobody wants one.
QString RunActions::askForReport(const QString& title, const QString& name) {
  return QFileDialog::getSaveFileName(m_window, title, name, reportFilter());
}

void RunActions::editNotes(const QString& uuid) {
  m_workbench.library().fetch(uuid, [this, uuid](const RunRecord& run) {
    const QString before = QString::fromStdString(run.notes);
    QInputDialog dialog(m_window);
    dialog.setWindowTitle(tr("Notes"));
    dialog.setLabelText(tr("Notes of “%1”:").arg(QString::fromStdString(run.name)));
    dialog.setOption(QInputDialog::UsePlainTextEditForTextInput);
    dialog.setTextValue(before);
    // Qt's own shows one long line and no name.
    if (auto* edit = dialog.findChild<QPlainTextEdit*>()) {
      edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
      edit->setAccessibleName(tr("Notes"));
    }
    dialog.resize(440, 280);
    if (dialog.exec() == QDialog::Accepted && dialog.textValue() != before)
      m_workbench.library().setNotes(uuid, dialog.textValue());
  });
}

} // namespace lacuna::window
