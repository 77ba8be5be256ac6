// SPDX-License-Identifier: GPL-3.0-or-later
// Header, column titles and the input; lanes and results are painted in pipeline_lanes.cpp and pipeline_results.cpp.
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/look/paint_helpers.h"
#include "widgets/pipeline/pipeline_scene.h"

namespace lacuna::widgets {

PipelinePainter::PipelinePainter(QPainter& painter, const PipelineScene& scene, const Theme& theme)
    : m_p(painter),
      m_scene(scene),
      m_layout(scene.layout),
      m_t(theme),
      m_type(typeScale(scene.layout.scale)),
      m_s(scene.layout.scale) {}

void PipelinePainter::paintStill() {
  subtitle();
  columnTitles();
  if (!m_scene.plan.wholeImages) resultTitles();
  hint();
  encoder();
  for (int device = 0; device < m_scene.plan.devices(); ++device) laneStill(device);
  decoderBox();
  for (const DecodedLayout& cell : m_layout.decoded) drawCard(m_p, cell.card, m_t.surface, m_t.border, 1, kRadius);
}

bool PipelinePainter::needs(const QRect& area) const {
  const int around = 4 * m_layout.unit;
  return m_needed.isEmpty() || m_needed.intersects(area.adjusted(-around, -around, around, around));
}

void PipelinePainter::paintLive() {
  if (needs(m_layout.header)) header();
  if (needs(m_layout.tools)) legends();
  if (m_scene.plan.wholeImages && needs(m_layout.titles)) resultTitles();
  if (needs(m_layout.brackets.united(m_layout.image).united(m_layout.caption))) input();
  for (int device = 0; device < m_scene.plan.devices(); ++device)
    if (needs(m_layout.lanes[static_cast<size_t>(device)].card)) laneLive(device);
  if (needs(m_layout.decoder)) {
    passages();
    decoderText();
  }
  for (int part = 0; part < m_scene.plan.k; ++part)
    if (needs(m_layout.decoded[static_cast<size_t>(part)].card)) decodedPart(part);
  // The lines that lead from the decoded parts into the merged map belong to it.
  const QRect result = m_layout.merged.united(m_layout.mergedBrackets).united(m_layout.mergedNote);
  if (needs(result.united(m_layout.decoded.front().card).united(m_layout.decoded.back().card))) merged();
  marks();
}

void PipelinePainter::header() {
  const QRect area = m_layout.header;
  m_p.setFont(m_type.title);
  m_p.setPen(m_t.text);
  const QString title = m_scene.title();
  const int right = m_layout.tools.left() - m_layout.unit;
  const int line = m_p.fontMetrics().height();
  const QRect row(area.x(), area.y(), right - area.x(), line);
  drawElided(m_p, row, Qt::AlignLeft | Qt::AlignVCenter, title);
  const int used = std::min(row.width(), m_p.fontMetrics().horizontalAdvance(title));
  if (m_scene.pattern.lostCount() <= m_scene.config.code.r) return;
  m_p.setFont(m_type.strong);
  const QString text = PipelineView::tr("beyond the code");
  const int width = m_p.fontMetrics().horizontalAdvance(text) + 2 * m_layout.unit;
  const int chipHeight = m_p.fontMetrics().height() + m_layout.unit / 2;
  const QRect chip(std::min(area.x() + used + m_layout.unit, right - width), row.center().y() - chipHeight / 2, width,
                   chipHeight);
  drawCard(m_p, chip, m_t.lost, m_t.lost, 1, chip.height() / 2.0);
  m_p.setPen(m_t.dark ? QColor("#1b1109") : QColor("#ffffff"));
  m_p.drawText(chip, Qt::AlignCenter, text);
}

void PipelinePainter::subtitle() {
  const QRect area = m_layout.header;
  const int below = area.y() + QFontMetrics(m_type.title).height() + 1;
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  drawElided(m_p, {area.x(), below, m_layout.tools.left() - m_layout.unit - area.x(), area.bottom() + 1 - below},
             Qt::AlignLeft | Qt::AlignVCenter, m_scene.subtitle());
}

void PipelinePainter::legend(const QRect& area, const QString& name, ColorMapKind kind, ValueRange range) {
  const ColorMap& map = colorMap(kind, m_t.dark);
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const QFontMetrics metrics = m_p.fontMetrics();
  const QRect top(area.x(), area.y(), area.width(), metrics.height());
  drawElided(m_p, top, Qt::AlignLeft | Qt::AlignVCenter, name);
  const QLocale locale;
  const QString low = locale.toString(range.low, 'f', range.low == 0 ? 0 : 1);
  const QString high = locale.toString(range.high, 'f', 1);
  const QRect bottom(area.x(), top.bottom() + 2, area.width(), metrics.height());
  m_p.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter, low);
  m_p.drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, high);
  const int gap = m_layout.unit / 2;
  const int left = bottom.left() + metrics.horizontalAdvance(low) + gap;
  const int right = bottom.right() - metrics.horizontalAdvance(high) - gap;
  const int height = metrics.ascent() * 2 / 3;
  QImage strip(256, 1, QImage::Format_RGB32);
  std::copy(map.table.begin(), map.table.end(), reinterpret_cast<QRgb*>(strip.scanLine(0)));
  m_p.drawImage(QRect(left, bottom.center().y() - height / 2, std::max(1, right - left), height), strip);
}

void PipelinePainter::columnTitle(int x, int width, const QString& title, const QString& caption) {
  const QRect area = m_layout.titles;
  m_p.setFont(m_type.heading);
  m_p.setPen(m_t.text);
  const int line = m_p.fontMetrics().height();
  drawElided(m_p, {x, area.y(), width, line}, Qt::AlignLeft | Qt::AlignVCenter, title);
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  drawElided(m_p, {x, area.y() + line, width, area.height() - line}, Qt::AlignLeft | Qt::AlignVCenter, caption);
}

void PipelinePainter::columnTitles() {
  const SplitPlan& plan = m_scene.plan;
  const auto size = [](int a, int b) { return PipelineView::tr("%1 × %2").arg(a).arg(b); };
  const int unit = m_layout.unit;
  const LaneLayout& lane = m_layout.lanes.front();
  columnTitle(m_layout.image.x(), lane.card.x() - m_layout.image.x() - unit / 2,
              plan.wholeImages ? PipelineView::tr("Images") : PipelineView::tr("Input"),
              PipelineView::tr("%1 pixels").arg(size(plan.image.height, plan.image.width)));
  columnTitle(lane.card.x(), lane.device.x() - lane.card.x() - unit,
              plan.wholeImages ? PipelineView::tr("Sent") : PipelineView::tr("Parts"),
              PipelineView::tr("%1 pixels each").arg(size(plan.image.height, plan.partWidth)));
  columnTitle(lane.device.x(), lane.maps.x() - lane.device.x() - unit / 2, PipelineView::tr("Devices"),
              m_scene.returnsLogits() ? PipelineView::tr("run the model") : PipelineView::tr("run F_conv"));
  const QString maps =
      PipelineView::tr("%1 of %2").arg(plan.output.channels).arg(size(plan.output.height, plan.partOutputWidth));
  columnTitle(lane.maps.x(), m_layout.decoder.x() - lane.maps.x() - unit / 2,
              m_scene.returnsLogits() ? PipelineView::tr("Logits") : PipelineView::tr("Feature maps"),
              m_scene.returnsLogits() ? PipelineView::tr("one per class") : maps);
  const DecodedLayout& cell = m_layout.decoded.front();
  columnTitle(cell.card.x(), cell.card.width(), PipelineView::tr("Decoded"), {});
  const bool rewrites = !m_scene.config.code.passThrough;
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const int line = QFontMetrics(m_type.heading).height();
  const auto under = [&](const QRect& r, const QString& text) {
    drawElided(m_p, {r.x(), m_layout.titles.y() + line, r.width() + unit, m_layout.titles.height() - line},
               Qt::AlignLeft | Qt::AlignVCenter, text);
  };
  under(cell.decoded, rewrites ? PipelineView::tr("decoded") : PipelineView::tr("rebuilt"));
  const auto shorter = [&](const QRect& r, const QString& whole, const QString& brief) {
    under(r, fitsInto(m_p.fontMetrics(), whole, r.width() + unit) ? whole : brief);
  };
  shorter(cell.original, PipelineView::tr("original"), PipelineView::tr("orig."));
  shorter(cell.difference, PipelineView::tr("difference"), PipelineView::tr("diff."));
}

void PipelinePainter::legends() {
  if (!m_scene.inspection || m_scene.returnsLogits()) return;
  const int unit = m_layout.unit;
  const int wide = static_cast<int>(128 * m_s);
  const QRect tools = m_layout.tools;
  legend({tools.x(), tools.y(), wide, tools.height()}, PipelineView::tr("feature value"), ColorMapKind::sequential,
         m_scene.images.features);
  legend({tools.x() + wide + 2 * unit, tools.y(), wide, tools.height()}, PipelineView::tr("difference"),
         ColorMapKind::diverging, m_scene.images.difference);
}

void PipelinePainter::brackets(const QRect& area, const std::vector<ColumnRange>& ranges, double cell) {
  const auto levels = bracketLevels(ranges);
  const int most = levels.empty() ? 1 : 1 + *std::max_element(levels.begin(), levels.end());
  const double pitch = area.height() / static_cast<double>(most);
  for (size_t i = 0; i < ranges.size(); ++i) {
    const int device = static_cast<int>(i);
    const bool hovered = m_scene.hovered == device;
    const double thick = std::max(2.0, pitch * (hovered ? 0.85 : 0.55));
    const double middle = area.bottom() + 1 - (levels[i] + 0.6) * pitch;
    const QRectF bar(area.x() + ranges[i].first * cell, middle - thick / 2, ranges[i].width() * cell, thick);
    m_p.setRenderHint(QPainter::Antialiasing, true);
    m_p.setPen(Qt::NoPen);
    if (m_scene.lost(device)) {
      m_p.setBrush(m_t.window);
      m_p.drawRect(bar);
      m_p.setBrush(hatching(m_t.part(device), 5 * m_s));
    } else {
      m_p.setBrush(m_t.part(device));
    }
    m_p.drawRoundedRect(bar, thick / 2, thick / 2);
  }
  m_p.setBrush(Qt::NoBrush);
}

void PipelinePainter::inputWindows() {
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

void PipelinePainter::input() {
  if (m_scene.plan.wholeImages) {
    groupImages();
    inputCaption();
    return;
  }
  std::vector<ColumnRange> ranges;
  for (const PartWindow& part : m_scene.plan.parts) ranges.push_back(part.input);
  brackets(m_layout.brackets, ranges,
           m_layout.image.width() / static_cast<double>(std::max(1, m_scene.plan.image.width)));
  m_p.setRenderHint(QPainter::Antialiasing, false);
  if (m_scene.inspection)
    m_p.drawImage(m_layout.image, m_scene.images.picture);
  else
    m_p.fillRect(m_layout.image, m_t.surface);
  inputWindows();
  inputCaption();
}

void PipelinePainter::inputCaption() {
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
      QString text = PipelineView::tr("label: %1").arg(name);
      if (!in.group.empty()) text = PipelineView::tr("X%1 is shown, label: %2").arg(in.focus + 1).arg(name);
      if (!in.group.empty() && m_p.fontMetrics().horizontalAdvance(text) > caption.width() - 2)
        text = PipelineView::tr("X%1 is shown").arg(in.focus + 1); // its class stands below the image
      drawElided(m_p, {caption.x(), caption.y() + line, caption.width(), caption.height() - line},
                 Qt::AlignLeft | Qt::AlignVCenter, text);
    }
  }
}

void PipelinePainter::hint() {
  m_p.setFont(m_type.caption);
  m_p.setPen(m_t.muted);
  const QString devices = PipelineView::tr("Click a device, or press its number, to take it away.");
  const QString values = PipelineView::tr("Point at a value to read it; click it to follow its path.");
  for (const QString& words : {devices + QLatin1Char('\n') + values, devices}) {
    const QRect needed = m_p.fontMetrics().boundingRect(m_layout.hint, Qt::TextWordWrap, words);
    if (needed.height() > m_layout.hint.height()) continue;
    m_p.drawText(m_layout.hint, Qt::TextWordWrap | Qt::AlignBottom | Qt::AlignLeft, words);
    return;
  }
}

MapGrid PipelinePainter::grid(const QRect& area, const MapShape& map, bool centred) const {
  return fitMaps(area, map, m_scene.shownChannels, centred);
}

void PipelinePainter::stack(const QImage& image, const MapShape& map, const QRect& area, bool centred) {
  if (image.isNull()) return;
  const MapGrid g = grid(area, map, centred);
  m_p.setRenderHint(QPainter::Antialiasing, false);
  const double pixels = g.cell * m_p.device()->devicePixelRatioF();
  if (pixels >= 1 && pixels == std::floor(pixels)) return enlarged(image, map, g);
  m_p.setRenderHint(QPainter::SmoothPixmapTransform, false);
  for (int i = 0; i < m_scene.shownChannels; ++i) {
    const int channel = m_scene.firstChannel + i;
    if ((channel + 1) * map.height > image.height()) break;
    m_p.drawImage(g.mapRect(i), image, QRectF(0, channel * map.height, map.width, map.height));
  }
}

/// The maps of a grid in one picture, every value a square of whole pixels: QPainter takes ten times as long to enlarge
/// them one by one.
void PipelinePainter::enlarged(const QImage& image, const MapShape& map, const MapGrid& g) {
  const double ratio = m_p.device()->devicePixelRatioF();
  const int side = static_cast<int>(g.cell * ratio);
  const int maps = std::min(m_scene.shownChannels, image.height() / std::max(1, map.height) - m_scene.firstChannel);
  if (maps <= 0) return;
  const QSizeF used = g.bounds(m_scene.shownChannels).size() * ratio;
  QImage whole(static_cast<int>(std::ceil(used.width())), static_cast<int>(std::ceil(used.height())),
               QImage::Format_ARGB32_Premultiplied);
  whole.fill(Qt::transparent);
  for (int i = 0; i < maps; ++i) {
    const QPointF at = (g.mapRect(i).topLeft() - QPointF(g.area.topLeft())) * ratio;
    const int left = static_cast<int>(at.x());
    const int top = static_cast<int>(at.y());
    for (int y = 0; y < map.height; ++y) {
      const auto* from =
          reinterpret_cast<const QRgb*>(image.constScanLine((m_scene.firstChannel + i) * map.height + y));
      auto* first = reinterpret_cast<QRgb*>(whole.scanLine(top + y * side)) + left;
      for (int x = 0; x < map.width; ++x) std::fill_n(first + x * side, side, from[x] | 0xff000000);
      for (int row = 1; row < side; ++row)
        std::copy_n(first, map.width * side, reinterpret_cast<QRgb*>(whole.scanLine(top + y * side + row)) + left);
    }
  }
  whole.setDevicePixelRatio(ratio);
  m_p.drawImage(g.area.topLeft(), whole);
}

void PipelinePainter::picture(const QImage& image, const QRect& area) {
  if (image.isNull()) return;
  const QRect target = pictureRect(image.size(), area);
  const bool small = target.width() < 2 * image.width();
  m_p.setRenderHint(QPainter::SmoothPixmapTransform, small);
  m_p.drawImage(target, image);
  m_p.setRenderHint(QPainter::SmoothPixmapTransform, false);
}

} // namespace lacuna::widgets
