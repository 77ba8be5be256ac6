// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/painting/pipeline_painter.h"

namespace lacuna::widgets {

PipelinePainter::PipelinePainter(QPainter& painter, const PipelineScene& scene, const Theme& theme)
    : m_canvas(painter, scene, theme) {
  m_columns.push_back(std::make_unique<HeaderPainter>(m_canvas));
  m_columns.push_back(std::make_unique<InputPainter>(m_canvas));
  m_columns.push_back(std::make_unique<EncoderPainter>(m_canvas));
  m_columns.push_back(std::make_unique<LanePainter>(m_canvas));
  auto decoder = std::make_unique<DecoderPainter>(m_canvas);
  auto trace = std::make_unique<TracePainter>(m_canvas, *decoder);
  m_columns.push_back(std::move(decoder));
  m_columns.push_back(std::make_unique<DecodedPainter>(m_canvas));
  m_columns.push_back(std::make_unique<MergedPainter>(m_canvas));
  m_columns.push_back(std::move(trace));
}

void PipelinePainter::paintStill() {
  for (const auto& column : m_columns) column->paintTitle();
  for (const auto& column : m_columns) column->paintStill();
}

void PipelinePainter::paintLive() {
  for (const auto& column : m_columns) column->paintLive();
}

} // namespace lacuna::widgets
