// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QDialog>
#include <QPointer>
#include <memory>

class QMenuBar;

namespace lacuna::widgets {

/// Something the window can do, by the words a person would look for.
struct PaletteEntry {
  QString name; ///< with the menus above it: "View › Dark"
  QString shortcut;
  QPointer<QAction> action;
};

/// Everything the menus hold that can be done now, in their order.
std::vector<PaletteEntry> paletteEntries(const QMenuBar& menus);

/// How well a name answers what was typed: every word must occur in it, words that begin one of its words count more.
/// Negative when it does not.
int paletteScore(const QString& name, const QString& typed);

/// A line to type into and what it finds; Return does it.
class CommandPalette : public QDialog {
  Q_OBJECT
 public:
  CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent);
  ~CommandPalette() override;

  /// Names found, best first.
  QStringList found() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Private;
  void search(const QString& typed);
  void perform();
  std::unique_ptr<Private> d;
};

} // namespace lacuna::widgets
