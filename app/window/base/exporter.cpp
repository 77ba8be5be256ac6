// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/base/exporter.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QWidget>

#include "widgets/look/banner.h"
#include "window/base/user_files.h"

namespace lacuna::window {

using namespace widgets;

namespace {

constexpr int kScreenDpi = 96;
constexpr double kClipboardScale = 2; ///< sharp in a slide
constexpr double kInsideScale = 4;    ///< of a picture inside a PDF or SVG, sharp on paper

struct Format {
  const char* words;
  const char* ending;
  int dpi;
};
constexpr Format kFormats[] = {{QT_TRANSLATE_NOOP("lacuna::window::Exporter", "PNG, 300 dpi (*.png)"), "png", 300},
                               {QT_TRANSLATE_NOOP("lacuna::window::Exporter", "PNG, as on screen (*.png)"), "png", 96},
                               {QT_TRANSLATE_NOOP("lacuna::window::Exporter", "PNG, 600 dpi (*.png)"), "png", 600},
                               {QT_TRANSLATE_NOOP("lacuna::window::Exporter", "SVG (*.svg)"), "svg", 96},
                               {QT_TRANSLATE_NOOP("lacuna::window::Exporter", "PDF (*.pdf)"), "pdf", 96},
                               {QT_TRANSLATE_NOOP("lacuna::window::Exporter", "Numbers, CSV (*.csv)"), "csv", 96}};

} // namespace

Exporter::Exporter(QWidget* window, Banner& banner) : QObject(window), m_window(window), m_banner(banner) {}

void Exporter::add(QWidget* view, ExportSource source) {
  m_entries.push_back({view, std::move(source)});
  view->installEventFilter(this);
}

const Exporter::Entry* Exporter::entryOf(const QObject* view) const {
  for (const Entry& entry : m_entries)
    if (entry.view == view) return &entry;
  return nullptr;
}

bool Exporter::eventFilter(QObject* watched, QEvent* event) {
  const Entry* entry = event->type() == QEvent::ContextMenu ? entryOf(watched) : nullptr;
  if (entry == nullptr) return QObject::eventFilter(watched, event);
  QWidget* view = entry->view;
  auto* menu = new QMenu(view);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("&Copy picture"), this, [this, view] { copyPicture(view); });
  if (entry->source.numbers) menu->addAction(tr("Copy &numbers"), this, [this, view] { copyNumbers(view); });
  menu->addAction(tr("&Save…"), this, [this, view] { choose(view); });
  menu->popup(static_cast<QContextMenuEvent*>(event)->globalPos());
  return true;
}

void Exporter::paint(const Entry& entry, QPaintDevice& device) const {
  if (entry.source.paint) return entry.source.paint(device, entry.view->size());
  QPainter p(&device);
  if (device.devType() == QInternal::Image) return entry.view->render(&p);
  // Qt writes parts of an image as the whole image into SVG, and loses colours of small ones in PDF; what is made of
  // feature maps goes there as one sharp picture.
  p.setRenderHint(QPainter::LosslessImageRendering);
  p.drawImage(QRect(QPoint(), entry.view->size()), picture(entry, kInsideScale));
}

QImage Exporter::picture(const Entry& entry, double scale) const {
  QImage image((QSizeF(entry.view->size()) * scale).toSize(), QImage::Format_RGB32);
  image.setDevicePixelRatio(scale);
  image.fill(entry.view->palette().color(QPalette::Window));
  paint(entry, image);
  image.setDevicePixelRatio(1);
  return image;
}

void Exporter::copyPicture(QWidget* view) {
  if (const Entry* entry = entryOf(view)) QApplication::clipboard()->setImage(picture(*entry, kClipboardScale));
}

void Exporter::copyNumbers(QWidget* view) {
  const Entry* entry = entryOf(view);
  if (entry != nullptr && entry->source.numbers) QApplication::clipboard()->setText(entry->source.numbers());
}

bool Exporter::write(const Entry& entry, const QString& ending, int dpi, QSaveFile& file) const {
  const QSize size = entry.view->size();
  if (ending == QLatin1String("csv")) {
    if (!entry.source.numbers) return false;
    const QByteArray numbers = entry.source.numbers().toUtf8();
    return file.write(numbers) == numbers.size();
  }
  if (ending == QLatin1String("svg")) {
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setTitle(entry.source.title);
    svg.setResolution(kScreenDpi);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    paint(entry, svg);
  } else if (ending == QLatin1String("pdf")) {
    QPdfWriter pdf(&file);
    pdf.setTitle(entry.source.title);
    pdf.setResolution(kScreenDpi);
    pdf.setPageSize(QPageSize(QSizeF(size) * 72.0 / kScreenDpi, QPageSize::Point));
    pdf.setPageMargins({});
    paint(entry, pdf);
  } else {
    QImage image = picture(entry, static_cast<double>(dpi) / kScreenDpi);
    image.setDotsPerMeterX(qRound(dpi / 0.0254));
    image.setDotsPerMeterY(qRound(dpi / 0.0254));
    return image.save(&file, "PNG");
  }
  return true;
}

bool Exporter::save(QWidget* view, const QString& path, int dpi) {
  const Entry* entry = entryOf(view);
  const QString ending = QFileInfo(path).suffix().toLower();
  const auto content = [&](QSaveFile& file) { return write(*entry, ending, dpi, file); };
  if (entry != nullptr && saveUserFile(path, content).isEmpty()) {
    m_banner.showMessage(BannerKind::information, tr("%1 was written.").arg(path));
    return true;
  }
  m_banner.showMessage(BannerKind::error, tr("%1 could not be written; choose another folder or name.").arg(path));
  return false;
}

void Exporter::choose(QWidget* view) {
  const Entry* entry = entryOf(view);
  if (entry == nullptr) return;
  QStringList filters;
  for (const Format& format : kFormats)
    if (entry->source.numbers || QLatin1String(format.ending) != QLatin1String("csv")) filters << tr(format.words);
  QString chosen;
  QString path = QFileDialog::getSaveFileName(m_window, tr("Save"), entry->source.title + QStringLiteral(".png"),
                                              filters.join(QStringLiteral(";;")), &chosen);
  if (path.isEmpty()) return;
  const Format& format = kFormats[std::max<qsizetype>(0, filters.indexOf(chosen))];
  const QString ending = QFileInfo(path).suffix().toLower();
  // The choice of a format counts where the name still ends as it was proposed, or with nothing.
  if (ending.isEmpty() || (ending == QLatin1String("png") && QLatin1String(format.ending) != QLatin1String("png"))) {
    if (!ending.isEmpty()) path.chop(ending.size() + 1);
    path += QLatin1Char('.') + QLatin1String(format.ending);
  }
  save(view, path, format.dpi);
}

} // namespace lacuna::window
