// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/painting/column_painters.h"
#include "widgets/pipeline/scene/pipeline_text.h"

namespace lacuna::widgets {

void InputPainter::paintTitle() {
  const SplitPlan& plan = m_scene.plan;
  m_canvas.columnTitle(m_layout.image.x(), m_layout.lanes.front().card.x() - m_layout.image.x() - m_layout.unit / 2,
                       plan.wholeImages ? PipelineText::tr("Images") : PipelineText::tr("Input"),
                       PipelineText::tr("%1 pixels").arg(sizeText(plan.image.height, plan.image.width)));
}

void InputPainter::paintStill() {
  hint();
}

void InputPainter::paintLive() {
  if (!m_canvas.needs(m_layout.brackets.united(m_layout.image).united(m_layout.caption))) return;
  if (m_scene.plan.wholeImages) {
    groupImages();
    inputCaption();
    return;
  }
  std::vector<ColumnRange> ranges;
  for (const PartWindow& part : m_scene.plan.parts) ranges.push_back(part.input);
  m_canvas.brackets(m_layout.brackets, ranges,
                    m_layout.image.width() / static_cast<double>(std::max(1, m_scene.plan.image.width)));
  m_p.setRenderHint(QPainter::Antialiasing, false);
  if (m_scene.inspection)
    m_p.drawImage(m_layout.image, m_scene.images.picture);
  else
    m_p.fillRect(m_layout.image, m_t.surface);
  inputWindows();
  inputCaption();
}

void InputPainter::inputWindows() {
  const QRect area = m_layout.image;
  const double cell = area.width() / static_cast<double>(std::max(1, m_scene.plan.image.width));
  const auto windowRect = [&](int part) {
    const ColumnRange r = m_scene.plan.parts[static_cast<size_t>(part)].input;
    return QRectF(area.x() + r.first * cell, area.y(), r.width() * cell, area.height());
  };
  m_p.setRenderHint(QPainter::Antialiasing, false);
  const int focus = m_scene.hovered >= 0 && m_scene.hovered < m_scene.plan.k ? m_scene.hovered : -1;
  if (focus >= 0) {
    QColor veil = m_t.window;
    veil.setAlphaF(0.72F);
    const QRectF kept = windowRect(focus);
    m_p.fillRect(QRectF(area.x(), area.y(), kept.left() - area.x(), area.height()), veil);
    m_p.fillRect(QRectF(kept.right(), area.y(), area.right() + 1 - kept.right(), area.height()), veil);
  }
  m_p.setBrush(Qt::NoBrush);
  for (int part = 0; part < m_scene.plan.k; ++part) {
    QColor color = m_t.part(part);
    if (focus >= 0 && focus != part) color.setAlphaF(0.25F);
    m_p.setPen(QPen(color, part == focus ? 3 : 1.5, m_scene.lost(part) ? Qt::DashLine : Qt::SolidLine));
    m_p.drawRect(windowRect(part).adjusted(0.5, 0.5, -0.5, -0.5));
  }
}

void InputPainter::groupImages() {
  m_p.setFont(m_type.caption);
  const int line = QFontMetrics(m_type.caption).height();
  for (int i = 0; i < m_scene.plan.k; ++i) {
    const auto place = static_cast<size_t>(i);
    const QRect area = m_layout.sources[place];
    m_p.setRenderHint(QPainter::Antialiasing, false);
    if (m_scene.inspection && place < m_scene.images.group.size())
      m_p.drawImage(area, m_scene.images.group[place]);
    else
      m_p.fillRect(area, m_t.surface);
    const bool hovered = m_scene.hovered == i;
    m_p.setBrush(Qt::NoBrush);
    m_p.setPen(QPen(m_t.part(i), hovered ? 3 : 1.5, m_scene.lost(i) ? Qt::DashLine : Qt::SolidLine));
    m_p.drawRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5));
    if (!m_scene.inspection || place >= m_scene.inspection->group.size()) continue;
    const int label = m_scene.inspection->group[place].label;
    const bool shown = m_scene.inspection->focus == i;
    m_p.setFont(shown ? m_type.strong : m_type.caption);
    m_p.setPen(shown ? m_t.text : m_t.muted);
    const QString name =
        label < 0 ? m_scene.partName(i) : PipelineText::tr("%1: %2").arg(m_scene.partName(i), m_scene.className(label));
    drawElided(m_p, {area.x(), area.bottom() + 1, area.width() + m_layout.unit / 2, line},
               Qt::AlignLeft | Qt::AlignVCenter, name);
  }
}

void InputPainter::inputCaption() {
  const QRect caption = m_layout.caption;
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const int line = m_p.fontMetrics().height();
  if (m_scene.inspection) {
    const Inspection& in = *m_scene.inspection;
    QString number = m_scene.imagesText(false);
    if (m_p.fontMetrics().horizontalAdvance(number) > caption.width()) number = m_scene.imagesText(true);
    drawElided(m_p, {caption.x(), caption.y(), caption.width(), line}, Qt::AlignLeft | Qt::AlignVCenter, number);
    if (in.label >= 0) {
      m_p.setFont(m_type.strong);
      m_p.setPen(m_t.text);
      const QString name = m_scene.className(in.label);
      QString text = PipelineText::tr("label: %1").arg(name);
      if (!in.group.empty()) text = PipelineText::tr("X%1 is shown, label: %2").arg(in.focus + 1).arg(name);
      if (!in.group.empty() && m_p.fontMetrics().horizontalAdvance(text) > caption.width() - 2)
        text = PipelineText::tr("X%1 is shown").arg(in.focus + 1); // its class stands below the image
      drawElided(m_p, {caption.x(), caption.y() + line, caption.width(), caption.height() - line},
                 Qt::AlignLeft | Qt::AlignVCenter, text);
    }
  }
}

void InputPainter::hint() {
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const QString devices = PipelineText::tr("Click a device, or press its number, to take it away.");
  const QString values = PipelineText::tr("Point at a value to read it; click it to follow its path.");
  for (const QString& words : {devices + QLatin1Char('\n') + values, devices}) {
    const QRect needed = m_p.fontMetrics().boundingRect(m_layout.hint, Qt::TextWordWrap, words);
    if (needed.height() > m_layout.hint.height()) continue;
    m_p.drawText(m_layout.hint, Qt::TextWordWrap | Qt::AlignBottom | Qt::AlignLeft, words);
    return;
  }
}

} // namespace lacuna::widgets
