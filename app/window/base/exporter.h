// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <vector>

class QPaintDevice;
class QSaveFile;
class QWidget;

namespace lacuna::widgets {
class Banner;
}

namespace lacuna::window {

/// Something that can be taken out of the window as a picture or as numbers.
struct ExportSource {
  QString title; ///< the file's name begins with it
  /// Paints at this size, in logical pixels; empty: as the widget paints itself.
  std::function<void(QPaintDevice& device, QSize size)> paint;
  /// Comma-separated, first line names the columns; empty: there are none.
  std::function<QString()> numbers;
};

/// Gives views a context menu that copies them to the clipboard, and saves them as PNG, SVG, PDF or CSV.
class Exporter : public QObject {
  Q_OBJECT
 public:
  Exporter(QWidget* window, widgets::Banner& banner);

  void add(QWidget* view, ExportSource source);
  void copyPicture(QWidget* view);
  void copyNumbers(QWidget* view);
  /// By the ending of `path`; `dpi` for PNG. Says in the banner what went wrong and returns false.
  bool save(QWidget* view, const QString& path, int dpi = 96);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Entry {
    QPointer<QWidget> view;
    ExportSource source;
  };
  const Entry* entryOf(const QObject* view) const;
  void paint(const Entry& entry, QPaintDevice& device) const;
  QImage picture(const Entry& entry, double scale) const;
  bool write(const Entry& entry, const QString& ending, int dpi, QSaveFile& file) const;
  void choose(QWidget* view);

  QWidget* m_window;
  widgets::Banner& m_banner;
  std::vector<Entry> m_entries;
};

} // namespace lacuna::window
