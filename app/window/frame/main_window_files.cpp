// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that the window reads and writes.
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>

#include "data/pictures/image_file.h"
#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/failures/odds_plot.h"
#include "widgets/failures/odds_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/digit_pad.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "widgets/training/training_plots.h"
#include "widgets/words/core_words.h"
#include "widgets/words/words.h"
#include "window/base/exporter.h"
#include "window/base/report_filter.h"
#include "window/base/user_files.h"
#include "window/failures/failure_reporter.h"
#include "window/frame/main_window.h"
#include "window/frame/recent_files.h"
#include "window/learn/lesson_controller.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"
#include "workflow/config_file.h"

namespace lacuna::window {

using namespace data;
using namespace store;
using namespace report;
using namespace widgets;
using namespace workflow;

namespace {

/// The one file that is dragged; empty when it is something else.
QString draggedFile(const QMimeData* data) {
  const QList<QUrl> urls = data->urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

QString patternTable(const Evaluation& evaluation) {
  QString text = QStringLiteral("lost,lost_devices_from_0,accuracy,agreement,feature_error,accuracy_without_code\n");
  for (const PatternResult& r : evaluation.patterns) {
    QStringList devices;
    for (const int device : r.pattern.lost()) devices << QString::number(device); // as in every file
    text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                .arg(QString::number(r.pattern.lostCount()), devices.join(QLatin1Char(' ')),
                     QString::number(r.accuracy, 'f', 4), QString::number(r.agreement, 'f', 4),
                     QString::number(r.featureError, 'g', 6), QString::number(r.zerosAccuracy, 'f', 4));
  }
  return text;
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!draggedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = draggedFile(event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  if (path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
    m_lessons->openFile(path);
  else if (path.endsWith(QLatin1String(".lacuna"), Qt::CaseInsensitive))
    importFile(path);
  else if (isPictureName(path.toStdString()))
    m_workbench->inspections().openPicture(path);
  else
    openConfig(path);
}

/// A sheet that stays open beside the pipeline.
void MainWindow::drawDigit() {
  if (m_pad == nullptr) {
    m_pad = new DigitPad(this);
    connect(m_pad, &DigitPad::drawn, this, [this](const QImage& sheet) {
      Picture picture;
      picture.width = sheet.width();
      picture.height = sheet.height();
      for (int y = 0; y < sheet.height(); ++y)
        picture.rgb.insert(picture.rgb.end(), sheet.constScanLine(y), sheet.constScanLine(y) + 3 * sheet.width());
      m_workbench->inspections().takePicture(std::move(picture));
    });
  }
  // Beside the pipeline, which is what one watches while drawing.
  if (!m_pad->isVisible())
    m_pad->move(mapToGlobal(QPoint(kUnit * 3, height() - m_pad->sizeHint().height() - kUnit * 6)));
  m_pad->show();
  m_pad->raise();
}

void MainWindow::choosePicture() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open picture"), {}, tr("Pictures (*.png *.jpg *.jpeg)"));
  if (!path.isEmpty()) m_workbench->inspections().openPicture(path);
}

void MainWindow::chooseLesson() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open lesson"), {}, tr("Lessons (*.md)"));
  if (!path.isEmpty()) m_lessons->openFile(path);
}

void MainWindow::chooseConfig() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Open configuration"), {}, tr("Configurations (*.json);;All files (*)"));
  if (!path.isEmpty()) openConfig(path);
}

void MainWindow::openConfig(const QString& path) {
  QByteArray text;
  if (const FileProblem reason = readUserFile(path, qint64(kMaxConfigBytes) + 1, text); !reason.isEmpty()) {
    m_recent->remove(path);
    m_views.banner->showMessage(BannerKind::error, tr("%1 cannot be read: %2.").arg(path, reason));
    return;
  }
  if (looksLikeSweep(text.toStdString())) {
    m_recent->add(path);
    showSweep();
    return m_sweep->controller().openFile(path);
  }
  const ParsedConfig parsed = parseConfig(text.toStdString(), {}, foldersFor(path.toStdString()));
  if (parsed.issues.empty()) {
    m_views.form->setConfig(parsed.config);
    m_recent->add(path);
  } else {
    m_views.banner->showMessage(BannerKind::error,
                                tr("%1 was not opened.\n%2").arg(path, coreText(joinIssues(parsed.issues))));
  }
}

void MainWindow::saveConfig() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Save configuration"), QStringLiteral("experiment.json"),
                                                    tr("Configurations (*.json)"));
  if (path.isEmpty()) return;
  const QByteArray text = QByteArray::fromStdString(formatConfig(m_views.form->config()) + "\n");
  const FileProblem reason = saveUserFile(path, [&text](QSaveFile& file) { return file.write(text) == text.size(); });
  if (reason.isEmpty()) return m_recent->add(path);
  m_views.banner->showMessage(BannerKind::error,
                              tr("%1 could not be written: %2. Choose another folder.").arg(path, reason));
}

void MainWindow::compareSelected() {
  const QStringList uuids = m_views.runs->selectedUuids();
  if (uuids.size() > 1) return compareRuns(uuids);
  m_views.banner->showMessage(BannerKind::information, tr("Select several runs in the run library to compare them."));
}

void MainWindow::chooseReport(const QStringList& uuids) {
  if (uuids.isEmpty()) {
    m_views.banner->showMessage(BannerKind::information, tr("Select one run or several in the run library first."));
    return;
  }
  const QString path = askForReport(tr("Write report"), QStringLiteral("report.html"));
  if (!path.isEmpty()) m_workbench->writeReport(uuids, path);
}

void MainWindow::chooseFailureReport() {
  const QString path = askForReport(tr("Write report on failures"), QStringLiteral("failures.html"));
  if (!path.isEmpty()) m_failureReporter->write(path);
}

void MainWindow::chooseExport(const QStringList& uuids) {
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Export %n run(s)", nullptr, int(uuids.size())), QStringLiteral("runs.lacuna"),
      tr("Run libraries (*.lacuna);;All files (*)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (path.isEmpty()) return;
  m_workbench->library().ask(
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

void MainWindow::chooseImport() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Import runs"), {}, tr("Run libraries (*.lacuna);;All files (*)"));
  if (!path.isEmpty()) importFile(path);
}

void MainWindow::importFile(const QString& path) {
  auto outcome = std::make_shared<ImportOutcome>();
  m_workbench->library().ask(
      [path, outcome](RunStore& store) { *outcome = store.importRuns(path.toStdString()); },
      [self = QPointer(this), outcome](bool read) {
        if (!self || !read) return;
        QStringList said = {tr("%n run(s) were imported.", nullptr, int(outcome->imported.size()))};
        if (!outcome->alreadyHere.empty())
          said << tr("%n were here already.", nullptr, int(outcome->alreadyHere.size()));
        self->m_views.banner->showMessage(BannerKind::information, sentences(said));
        self->m_workbench->library().refresh();
      });
}

/// The one thing that cannot be taken back.
void MainWindow::confirmDeletion(const QStringList& uuids) {
  if (uuids.isEmpty()) return;
  if (uuids.contains(m_workbench->liveRun()))
    return m_views.banner->showMessage(BannerKind::information,
                                       tr("The run that trains cannot be deleted; stop it first."));
  auto* question =
      new QMessageBox(QMessageBox::Warning, tr("Delete runs"),
                      tr("Delete %n run(s) for good?", nullptr, int(uuids.size())) + QStringLiteral("\n\n") +
                          tr("Settings, curves, figures and weights are lost. To hide runs, archive them instead."),
                      QMessageBox::Cancel, this);
  question->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* remove = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
  question->setDefaultButton(QMessageBox::Cancel);
  connect(remove, &QPushButton::clicked, this, [this, uuids] {
    m_views.banner->dismiss();
    m_workbench->library().ask(
        [uuids](RunStore& store) {
          for (const QString& uuid : uuids) store.deleteRun(uuid.toStdString());
        },
        [self = QPointer(this)](bool) {
          if (self) self->m_workbench->library().refresh();
        });
  });
  question->open();
}

/// Empty when nobody wants one.
QString MainWindow::askForReport(const QString& title, const QString& name) {
  return QFileDialog::getSaveFileName(this, title, name, reportFilter());
}

/// What can be taken out as a picture or as numbers.
void MainWindow::offerExports() {
  m_exporter = new Exporter(this, *m_views.banner);
  m_exporter->add(m_views.pipeline, {tr("pipeline"), {}, {}});
  m_exporter->add(m_views.atlas,
                  {tr("failure atlas"), {}, [this] { return patternTable(m_views.atlas->evaluation()); }});
  const auto add = [this](auto* plot, const QString& title) {
    m_exporter->add(plot, {title, [plot](QPaintDevice& device, QSize size) { plot->paintOn(device, size); },
                           [plot] { return plot->numbers(); }});
  };
  const QList<CurvePlot*> curves = m_views.training->findChildren<CurvePlot*>();
  for (CurvePlot* plot : curves) add(plot, plot->accessibleName());
  for (OddsPlot* plot : m_oddsView->findChildren<OddsPlot*>()) add(plot, tr("random failures"));
}

} // namespace lacuna::window
