// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QTemporaryDir>
#include <memory>

#include "window/frame/main_window.h"

namespace lacuna::test {

using namespace window;

/// A small run that trains in seconds and learns something.
ExperimentConfig tinyConfig();

/// A real window over a library of its own, with the shipped code already on screen.
class WindowFixture {
 public:
  explicit WindowFixture(const QString& storePath = {});
  explicit WindowFixture(const WindowOptions& options);

  MainWindow& window() { return *m_window; }
  Workbench& bench() { return m_window->workbench(); }
  const WorkbenchViews& views() { return m_window->views(); }
  QString storePath() const { return m_store; }
  QString file(const QString& name) const { return m_folder.filePath(name); }

  /// False when the first pipeline did not come within a minute.
  bool begin(QSize size = {1600, 950});
  void clickDevice(int index);
  /// The last inspection shown; waits for one that has this pattern.
  bool waitForPattern(FailurePattern pattern);
  const Inspection& shown() const { return m_shown; }
  /// Presses Train and waits for the end; the run's uuid, empty when it did not end in time.
  QString train(const ExperimentConfig& config);

 private:
  void open(const WindowOptions& options);

  QTemporaryDir m_folder;
  QString m_store;
  std::unique_ptr<MainWindow> m_window;
  Inspection m_shown;
};

} // namespace lacuna::test
