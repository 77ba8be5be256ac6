// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/files/file_actions.h"

#include <QFileDialog>
#include <QMenu>

#include "data/pictures/image_file.h"
#include "experiment/config/config_json.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/controls/digit_pad.h"
#include "widgets/words/core_words.h"
#include "window/base/user_files.h"
#include "window/files/recent_files.h"
#include "window/workbench/presets.h"
#include "window/workbench/workbench.h"
#include "workflow/config_file.h"

namespace lacuna::window {

using namespace data;
using namespace widgets;
using namespace workflow;

FileActions::FileActions(Workbench& workbench, const WorkbenchViews& views, QWidget* window)
    : QObject(window), m_workbench(workbench), m_views(views), m_window(window) {}

void FileActions::fillMenu(QMenu& menu) {
  menu.addAction(tr("&Open configuration…"), QKeySequence::Open, this, &FileActions::chooseConfig);
  m_recent = new RecentFiles(menu.addMenu(tr("Open &recent")), this);
  connect(m_recent, &RecentFiles::chosen, this, &FileActions::openConfig);
  QMenu* trained = menu.addMenu(tr("Open a &trained code"));
  for (const ShippedCodeName& code : shippedCodes())
    trained->addAction(code.title, &m_workbench, [this, id = code.id] { m_workbench.openShipped(id); });
  menu.addAction(tr("&Save configuration…"), QKeySequence::Save, this, &FileActions::saveConfig);
}

void FileActions::open(const QString& path) {
  if (path.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
    emit lessonChosen(path);
  else if (path.endsWith(QLatin1String(".lacuna"), Qt::CaseInsensitive))
    emit libraryChosen(path);
  else if (isPictureName(path.toStdString()))
    m_workbench.inspections().openPicture(path);
  else
    openConfig(path);
}

void FileActions::drawDigit() {
  if (m_pad == nullptr) {
    m_pad = new DigitPad(m_window);
    connect(m_pad, &DigitPad::drawn, this, [this](const QImage& sheet) {
      Picture picture;
      picture.width = sheet.width();
      picture.height = sheet.height();
      for (int y = 0; y < sheet.height(); ++y)
        picture.rgb.insert(picture.rgb.end(), sheet.constScanLine(y), sheet.constScanLine(y) + 3 * sheet.width());
      m_workbench.inspections().takePicture(std::move(picture));
    });
  }
  // Beside the pipeline, which is what one watches while drawing.
  if (!m_pad->isVisible())
    m_pad->move(m_window->mapToGlobal(QPoint(kUnit * 3, m_window->height() - m_pad->sizeHint().height() - kUnit * 6)));
  m_pad->show();
  m_pad->raise();
}

void FileActions::choosePicture() {
  const QString path =
      QFileDialog::getOpenFileName(m_window, tr("Open picture"), {}, tr("Pictures (*.png *.jpg *.jpeg)"));
  if (!path.isEmpty()) m_workbench.inspections().openPicture(path);
}

void FileActions::chooseLesson() {
  const QString path = QFileDialog::getOpenFileName(m_window, tr("Open lesson"), {}, tr("Lessons (*.md)"));
  if (!path.isEmpty()) emit lessonChosen(path);
}

void FileActions::chooseConfig() {
  const QString path = QFileDialog::getOpenFileName(m_window, tr("Open configuration"), {},
                                                    tr("Configurations (*.json);;All files (*)"));
  if (!path.isEmpty()) openConfig(path);
}

void FileActions::openConfig(const QString& path) {
  QByteArray text;
  if (const FileProblem reason = readUserFile(path, qint64(kMaxConfigBytes) + 1, text); !reason.isEmpty()) {
    m_recent->remove(path);
    m_views.banner->showMessage(BannerKind::error, tr("%1 cannot be read: %2.").arg(path, reason));
    return;
  }
  if (looksLikeSweep(text.toStdString())) {
    m_recent->add(path);
    return void(emit sweepChosen(path));
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

void FileActions::saveConfig() {
  const QString path = QFileDialog::getSaveFileName(m_window, tr("Save configuration"),
                                                    QStringLiteral("experiment.json"), tr("Configurations (*.json)"));
  if (path.isEmpty()) return;
  const QByteArray text = QByteArray::fromStdString(formatConfig(m_views.form->config()) + "\n");
  const FileProblem reason = saveUserFile(path, [&text](QSaveFile& file) { return file.write(text) == text.size(); });
  if (reason.isEmpty()) return m_recent->add(path);
  m_views.banner->showMessage(BannerKind::error,
                              tr("%1 could not be written: %2. Choose another folder.").arg(path, reason));
}

} // namespace lacuna::window
