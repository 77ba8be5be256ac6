// SPDX-License-Identifier: GPL-3.0-or-later
#include "print/report_pdf.h"

#include <QGuiApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QUrl>
#include <cmath>
#include <cstdio>

#include "print/report_pages.h"
#include "util/error.h"

namespace lacuna::print {

using namespace report;

namespace {

/// Figures are drawn at this many pixels per SVG pixel: 96 · 3 = 288 dpi on paper.
constexpr double kFigureScale = 3;

/// The figure with its title above it.
QImage rendered(const Figure& figure) {
  const int strip = printTitleHeight(figure);
  QImage image(int(std::ceil(figure.width * kFigureScale)), int(std::ceil((figure.height + strip) * kFigureScale)),
               QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::white);
  QSvgRenderer renderer(QByteArray::fromStdString(figure.svg));
  QPainter painter(&image);
  painter.scale(kFigureScale, kFigureScale);
  QFont font(QStringLiteral("Liberation Sans"));
  font.setPixelSize(strip / 2);
  painter.setFont(font);
  painter.setPen(QColor("#5d6679"));
  painter.drawText(
      QRectF(0, 0, figure.width, strip), Qt::AlignLeft | Qt::AlignVCenter,
      painter.fontMetrics().elidedText(QString::fromStdString(figure.title), Qt::ElideRight, figure.width));
  renderer.render(&painter, QRectF(0, strip, figure.width, figure.height));
  return image;
}

/// Standard error of the command line is for our own sentences: Qt's remarks about the session it finds itself in, such
/// as a missing XDG_RUNTIME_DIR, concern nobody who wants a report.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type == QtCriticalMsg || type == QtFatalMsg) std::fprintf(stderr, "lacuna: %s\n", qPrintable(text));
}

} // namespace

void printPdf(const std::string& html, const std::vector<Figure>& figures, const std::string& path) {
  std::unique_ptr<QGuiApplication> application;
  static int argc = 1;
  static char name[] = "lacuna";
  static char* argv[] = {name, nullptr};
  if (QCoreApplication::instance() == nullptr) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(dropRemarks);
    application = std::make_unique<QGuiApplication>(argc, argv);
  }
  QSaveFile file(QString::fromStdString(path));
  if (!file.open(QIODevice::WriteOnly))
    throw Error(ErrorKind::failure,
                path + " could not be written (" + file.errorString().toStdString() + "); choose another place");
  QPdfWriter writer(&file);
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins(QMarginsF(16, 16, 16, 16), QPageLayout::Millimeter);
  writer.setResolution(96);
  writer.setCreator(QStringLiteral("Lacuna"));
  QTextDocument document;
  // Ligatures are one character of the text that is copied out; any spacing keeps Qt from using them.
  QFont font = document.defaultFont();
  font.setLetterSpacing(QFont::AbsoluteSpacing, 0.001);
  document.setDefaultFont(font);
  for (const Figure& figure : figures)
    document.addResource(QTextDocument::ImageResource,
                         QUrl(QStringLiteral("figure:") + QString::fromStdString(figure.id)), rendered(figure));
  document.setPageSize(writer.pageLayout().paintRectPixels(writer.resolution()).size());
  document.setHtml(QString::fromStdString(html));
  writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
  keepTogether(document);
  document.print(&writer);
  if (!file.commit())
    throw Error(ErrorKind::failure,
                path + " could not be written (" + file.errorString().toStdString() + "); choose another place");
}

} // namespace lacuna::print

extern "C" void lacunaPrintPdf(const std::string& html, const std::vector<lacuna::report::Figure>& figures,
                               const std::string& path) {
  lacuna::print::printPdf(html, figures, path);
}
