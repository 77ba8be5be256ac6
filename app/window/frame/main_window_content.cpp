// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window shows, given to the one that takes its place.
#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_view.h"
#include "window/compare/compare_controller.h"
#include "window/compare/compare_window.h"
#include "window/frame/main_window.h"
#include "window/frame/window_content.h"
#include "window/learn/lesson_controller.h"
#include "window/sweep/sweep_controller.h"
#include "window/sweep/sweep_window.h"
#include "window/workbench/presets.h"

namespace lacuna::window {

using namespace widgets;

WindowContent MainWindow::content() const {
  WindowContent content;
  content.pipeline = m_workbench->content();
  content.config = m_views.form->config();
  const std::vector<ExperimentPreset> presets = builtInPresets();
  for (size_t i = 0; i < presets.size(); ++i)
    if (presets[i].config == *content.config) content.preset = static_cast<int>(i);
  content.lesson = m_lessons->place();
  if (m_sweep != nullptr) {
    content.sweep = m_sweep->view().setup().entry();
    content.sweepShown = m_sweep->isVisible();
  }
  if (m_compare != nullptr && m_compare->isVisible()) content.compared = m_compare->uuids();
  return content;
}

void MainWindow::begin(const WindowContent& content) {
  if (content.config) {
    m_restoring = true; // nothing that could be undone
    m_views.form->setConfig(content.preset < 0 ? *content.config
                                               : builtInPresets()[static_cast<size_t>(content.preset)].config);
    m_restoring = false;
  }
  m_workbench->begin(content.pipeline);
  m_lessons->resume(content.lesson);
  if (content.sweep) {
    showSweep();
    m_sweep->view().setup().enter(*content.sweep);
    if (!content.sweep->file.isEmpty()) m_sweep->controller().openFile(content.sweep->file);
    m_sweep->setVisible(content.sweepShown);
  }
  if (!content.compared.isEmpty()) compareRuns(content.compared);
}

} // namespace lacuna::window
