// SPDX-License-Identifier: GPL-3.0-or-later
// Looking at one value of the pipeline, by pointer or keys, and fading in what a click has changed.
#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "widgets/pipeline/pipeline_view_private.h"

namespace lacuna::widgets {

void PipelineView::look(const PipelineSpot& spot, bool hold) {
  PipelineScene& scene = d->scene;
  if (!spot.isSomewhere()) return letGo();
  if (scene.trace && scene.trace->spot == spot && scene.held == hold) return;
  QRegion changed = scene.trace ? scene.trace->region(scene.held) : QRegion();
  const bool all = hold || scene.held; // veils come and go everywhere
  scene.trace = traceOf(scene, spot);
  scene.held = hold;
  changed += scene.trace->region(hold);
  d->value->setPinned(hold);
  d->value->setText(textOf(scene, spot));
  d->value->standBelow(scene.trace->clear);
  d->value->show();
  if (hold) {
    hover(-1);
    setAccessibleDescription(d->value->text().spoken());
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
  }
  veilDevices();
  update(all ? QRegion(rect()) : changed);
}

void PipelineView::veilDevices() {
  const PipelineScene& scene = d->scene;
  for (DeviceButton* button : d->devices)
    button->setVeiled(scene.held && scene.trace && !scene.trace->lanes[static_cast<size_t>(button->index())]);
}

void PipelineView::letGo() {
  if (!d->scene.trace) return;
  const QRegion changed = d->scene.held ? QRegion(rect()) : d->scene.trace->region(false);
  d->scene.trace.reset();
  d->scene.held = false;
  d->value->hide();
  veilDevices();
  update(changed);
}

/// The same value of another image, pattern, size or page.
void PipelineView::lookAgain() {
  if (!d->scene.trace) return;
  const bool held = d->scene.held;
  PipelineSpot spot = d->scene.trace->spot;
  letGo();
  spot = clampedSpot(d->scene, spot);
  if (spot.isSomewhere()) look(spot, held);
}

bool PipelineView::moveHeld(const QKeyEvent& event) {
  if (!d->scene.held || !d->scene.trace) return false;
  PipelineSpot spot = d->scene.trace->spot;
  const bool further = (event.modifiers() & Qt::ShiftModifier) != 0;
  switch (event.key()) {
    case Qt::Key_Left:
      (further ? spot.device : spot.column) -= 1;
      break;
    case Qt::Key_Right:
      (further ? spot.device : spot.column) += 1;
      break;
    case Qt::Key_Up:
      (further ? spot.channel : spot.row) -= 1;
      break;
    case Qt::Key_Down:
      (further ? spot.channel : spot.row) += 1;
      break;
    default:
      return false;
  }
  if (const PipelineSpot there = clampedSpot(d->scene, spot); there.isSomewhere()) look(there, true);
  return true;
}

void PipelineView::fadeIn(FailurePattern old) {
  PipelineScene& scene = d->scene;
  const uint64_t changed = old.mask ^ scene.inspection->pattern.mask;
  // An answer for the pattern that is fading in already, from newer weights perhaps.
  if (changed == 0) return;
  scene.changedMask = changed;
  d->arrival->glide(0, 1);
}

/// What the next answer paints anew. Another pattern of the same image, which is what a click asks for, leaves most of
/// the pipeline as it is; everything else changes all of it.
QRegion PipelineView::changedBy(const Inspection& next) const {
  const PipelineScene& scene = d->scene;
  const PipelineLayout& layout = scene.layout;
  if (!scene.inspection || scene.plan.wholeImages) return rect();
  const Inspection& now = *scene.inspection;
  const auto same = [](const Maps& a, const Maps& b) { return a.values == b.values; };
  if (now.imageIndex != next.imageIndex || !same(now.image, next.image) ||
      !std::equal(now.outputs.begin(), now.outputs.end(), next.outputs.begin(), next.outputs.end(), same))
    return rect();
  const QRect header(0, 0, layout.tools.left(), layout.titles.top());
  const QRect middle(layout.lanes.front().card.right(), layout.decoder.top(),
                     layout.decoded.front().card.left() - layout.lanes.front().card.right(), layout.decoder.height());
  QRegion all = QRegion(header) + middle + layout.brackets + layout.image;
  all += QRect(layout.merged.left(), layout.mergedBrackets.top(), layout.classes.left() - layout.merged.left(),
               layout.verdict.top() - layout.mergedBrackets.top());
  const uint64_t changed = now.pattern.mask ^ next.pattern.mask;
  for (size_t i = 0; i < layout.lanes.size(); ++i)
    if ((changed >> i & 1) != 0) all += layout.lanes[i].card;
  for (size_t i = 0; i < layout.decoded.size(); ++i)
    if (now.decoded[i].origin != next.decoded[i].origin || !same(now.decoded[i].maps, next.decoded[i].maps))
      all += layout.decoded[i].card;
  return all;
}

/// What is painted anew while something fades in.
QRegion PipelineView::fading() const {
  const PipelineLayout& layout = d->scene.layout;
  QRegion all;
  for (int device = 0; device < d->scene.plan.devices(); ++device) {
    if ((d->scene.changedMask >> device & 1) == 0) continue;
    all += layout.lanes[static_cast<size_t>(device)].maps;
    if (device < d->scene.plan.k) all += layout.decoded[static_cast<size_t>(device)].card;
  }
  return all;
}

void PipelineView::mouseMoveEvent(QMouseEvent* event) {
  if (!d->hasPlan) return;
  int under = -1;
  const QPoint at = event->position().toPoint();
  for (size_t i = 0; i < d->scene.layout.lanes.size(); ++i)
    if (d->scene.layout.lanes[i].card.contains(at)) under = static_cast<int>(i);
  for (size_t i = 0; i < d->scene.layout.decoded.size(); ++i)
    if (d->scene.layout.decoded[i].card.contains(at)) under = static_cast<int>(i);
  hover(under);
  const PipelineSpot spot = spotAt(d->scene, at);
  setCursor(spot.isSomewhere() ? Qt::CrossCursor : Qt::ArrowCursor);
  if (!d->scene.held) look(spot, false);
}

void PipelineView::mousePressEvent(QMouseEvent* event) {
  if (!d->hasPlan || event->button() != Qt::LeftButton) return QWidget::mousePressEvent(event);
  const PipelineSpot spot = spotAt(d->scene, event->position().toPoint());
  const bool same = d->scene.held && d->scene.trace && d->scene.trace->spot == spot;
  if (spot.isSomewhere() && !same)
    look(spot, true);
  else
    letGo();
}

/// A pointer that goes on to a button does not leave the view, but it leaves what was looked at.
bool PipelineView::eventFilter(QObject* child, QEvent* event) {
  if (event->type() == QEvent::Enter && !d->scene.held) letGo();
  return QWidget::eventFilter(child, event);
}

void PipelineView::leaveEvent(QEvent*) {
  hover(-1);
  if (!d->scene.held) letGo();
}

} // namespace lacuna::widgets
