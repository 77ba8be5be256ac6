// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "window/workbench/workbench.h"

namespace lacuna::window {

class MainWindow;
struct WindowContent;

/// The window of this process. Texts are taken when a window is made, so another language means another window: it
/// takes the place of the one before and shows what that one showed.
class WindowSession : public QObject {
  Q_OBJECT
 public:
  /// Makes the window in the language that the preferences ask for; it is not shown yet.
  explicit WindowSession(const WindowOptions& options);
  ~WindowSession() override;

  MainWindow& window() { return *m_window; }
  /// Shows it; the engine is loaded once it stands.
  void open();

 signals:
  /// Another window stands in place of the one before.
  void reopened();

 private:
  void make(const WindowOptions& options);
  void reopen();

  WindowOptions m_options;
  std::unique_ptr<MainWindow> m_window;
};

} // namespace lacuna::window
