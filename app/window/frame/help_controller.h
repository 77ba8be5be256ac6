// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "window/base/engine_host.h"
#include "window/base/worker.h"

class QKeySequence;
class QMainWindow;

namespace lacuna::widgets {
class AboutDialog;
class ChangesDialog;
class ShortcutSheet;
} // namespace lacuna::widgets

namespace lacuna::window {

/// The dialogs of the menu Help. All stay open beside the window.
class HelpController : public QObject {
  Q_OBJECT
 public:
  HelpController(std::shared_ptr<EngineHost> host, QMainWindow* window);
  ~HelpController() override;

  /// The keys that show the sheet of keys, and close it.
  static QList<QKeySequence> sheetKeys();
  void showKeys();
  /// What only the engine knows follows when it has been asked, which may mean loading it.
  void showAbout();
  void showChanges();
  /// Shows what is new when the settings were last used by another version; a new user has nothing to compare with.
  void announceUpdate();

 private:
  void askEngine();
  void showEngine(const QString& torch, const QString& processors);
  void makeChanges();

  std::shared_ptr<EngineHost> m_host;
  QMainWindow* m_window;
  QPointer<widgets::ShortcutSheet> m_keys;
  QPointer<widgets::AboutDialog> m_about;
  QPointer<widgets::ChangesDialog> m_changes;
  std::unique_ptr<Worker> m_worker; ///< once it was needed; last, so that it ends before what it uses
};

} // namespace lacuna::window
