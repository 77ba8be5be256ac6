// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QTextBrowser;

namespace lacuna::widgets {

/// What has changed from version to version, to be read beside the window.
class ChangesDialog : public QDialog {
  Q_OBJECT
 public:
  ChangesDialog(const QString& markdown, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void render();

  QString m_markdown;
  QTextBrowser* m_text;
};

} // namespace lacuna::widgets
