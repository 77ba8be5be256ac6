// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/frame/window_session.h"

#include <QApplication>
#include <QTimer>

#include "window/base/language.h"
#include "window/frame/main_window.h"
#include "window/frame/window_content.h"
#include "window/settings/stored_preferences.h"

namespace lacuna::window {

using namespace report;

WindowSession::WindowSession(const WindowOptions& options) : m_options(options) {
  make(options);
}

WindowSession::~WindowSession() = default;

void WindowSession::make(const WindowOptions& options) {
  speak(languageFor(storedPreferences().language));
  m_window = std::make_unique<MainWindow>(options);
  // Not from within the window that is to go.
  connect(m_window.get(), &MainWindow::languageWanted, this, &WindowSession::reopen, Qt::QueuedConnection);
}

void WindowSession::open() {
  m_window->show();
  // Only once the window stands: loading the engine takes most of a second, on another thread.
  QTimer::singleShot(0, m_window.get(), [this] { m_window->begin({}); });
}

void WindowSession::reopen() {
  const WindowContent content = m_window->content();
  QApplication::setQuitOnLastWindowClosed(false);
  if (m_window->close()) {
    m_window.reset();
    // The library stays the one that is open; another is for the next start.
    WindowOptions options = windowOptions(m_options.commandLine, storedPreferences());
    options.storePath = m_options.storePath;
    make(options);
    m_window->show();
    m_window->begin(content);
    emit reopened();
  }
  QApplication::setQuitOnLastWindowClosed(true);
}

} // namespace lacuna::window
