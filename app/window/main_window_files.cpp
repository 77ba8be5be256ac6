// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that the window reads and writes.
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QMimeData>
#include <QSaveFile>

#include "experiment/config_json.h"
#include "widgets/banner.h"
#include "widgets/experiment_form.h"
#include "window/main_window.h"
#include "window/recent_files.h"
#include "window/sweep_controller.h"
#include "window/sweep_window.h"

namespace lacuna {
namespace {

/// The one file that is dragged; empty when it is something else.
QString draggedFile(const QMimeData* data) {
  const QList<QUrl> urls = data->urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = draggedFile(event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  openConfig(path);
}

void MainWindow::chooseConfig() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Open configuration"), {}, tr("Configurations (*.json);;All files (*)"));
  if (!path.isEmpty()) openConfig(path);
}

void MainWindow::openConfig(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    m_recent->remove(path);
    m_views.banner->showMessage(BannerKind::error, tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return;
  }
  const QByteArray text = file.read(qint64(kMaxConfigBytes) + 1);
  if (text.contains("\"lacuna_sweep\"")) {
    m_recent->add(path);
    showSweep();
    return m_sweep->controller().openFile(path);
  }
  const ParsedConfig parsed = parseConfig(text.toStdString());
  if (parsed.issues.empty()) {
    m_views.form->setConfig(parsed.config);
    m_recent->add(path);
  } else {
    m_views.banner->showMessage(
        BannerKind::error, tr("%1 was not opened.\n%2").arg(path, QString::fromStdString(joinIssues(parsed.issues))));
  }
}

void MainWindow::saveConfig() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save configuration"), QStringLiteral("experiment.json"),
                                                    tr("Configurations (*.json)"));
  if (path.isEmpty()) return;
  QSaveFile file(path);
  const std::string text = formatConfig(m_views.form->config()) + "\n";
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), qint64(text.size())) < 0 || !file.commit())
    m_views.banner->showMessage(
        BannerKind::error, tr("%1 could not be written: %2. Choose another folder.").arg(path, file.errorString()));
  else
    m_recent->add(path);
}

void MainWindow::chooseReport(const QStringList& uuids) {
  if (uuids.isEmpty()) {
    m_views.banner->showMessage(BannerKind::information, tr("Select one run or several in the run library first."));
    return;
  }
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Write report"), QStringLiteral("report.html"),
                                   tr("Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;Table (*.csv);;JSON (*.json)"));
  if (!path.isEmpty()) m_workbench->writeReport(uuids, path);
}

} // namespace lacuna
