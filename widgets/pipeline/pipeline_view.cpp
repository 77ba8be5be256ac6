// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/pipeline_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>

#include "widgets/pipeline/pipeline_view_private.h"

namespace lacuna::widgets {

PipelineView::PipelineView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Pipeline"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  d->previous = new QToolButton(this);
  d->next = new QToolButton(this);
  d->random = new QPushButton(tr("random"), this);
  d->broken = new QPushButton(tr("next failing"), this);
  d->picker = new ChannelPicker(this);
  d->bars = new ClassBars(this);
  d->verdict = new VerdictCard(this);
  d->previous->setText(QStringLiteral("◀"));
  d->next->setText(QStringLiteral("▶"));
  d->previous->setAccessibleName(tr("Previous test image"));
  d->next->setAccessibleName(tr("Next test image"));
  d->random->setAccessibleName(tr("Random test image"));
  d->broken->setAccessibleName(tr("Next failing image"));
  d->previous->setToolTip(tr("Previous test image (Page Up)"));
  d->next->setToolTip(tr("Next test image (Page Down)"));
  d->random->setToolTip(tr("Random test image (R)"));
  d->broken->setToolTip(tr("Next failing image: the whole model reads it correctly and this pattern does not (B)"));
  connect(d->previous, &QToolButton::clicked, this, &PipelineView::previousRequested);
  connect(d->next, &QToolButton::clicked, this, &PipelineView::nextRequested);
  connect(d->random, &QPushButton::clicked, this, &PipelineView::randomRequested);
  connect(d->broken, &QPushButton::clicked, this, &PipelineView::brokenImageRequested);
  connect(d->verdict, &VerdictCard::brokenImageRequested, this, &PipelineView::brokenImageRequested);
  connect(d->picker, &ChannelPicker::pageChanged, this, [this] {
    d->scene.firstChannel = d->picker->first();
    d->scene.shownChannels = d->picker->shown();
    if (d->hasPlan) relayout();
    lookAgain();
  });
  d->value = new ValueCard(this);
  d->arrival = new Glide(this, [this] {
    d->scene.arrived = d->arrival->number();
    update(fading());
  });
  d->arrival->jumpTo(1);
  for (QWidget* part : d->parts()) {
    part->hide();
    part->installEventFilter(this);
  }
  d->unanswered.setSingleShot(true);
  d->unanswered.setInterval(50);
  connect(&d->unanswered, &QTimer::timeout, this, [this] {
    showVerdict();
    update();
  });
}

PipelineView::~PipelineView() = default;

void PipelineView::setPlan(const SplitPlan& plan, const ExperimentConfig& config, const PipelineInfo& info) {
  PipelineScene& scene = d->scene;
  const bool sameDevices = d->hasPlan && scene.plan.k == plan.k && scene.plan.r == plan.r;
  const bool sameMaps = d->hasPlan && scene.plan.image == plan.image && scene.plan.output == plan.output &&
                        scene.plan.wholeImages == plan.wholeImages;
  scene.plan = plan;
  scene.config = config;
  scene.info = info;
  d->hasPlan = plan.k > 0 && static_cast<int>(plan.parts.size()) == plan.k;
  if (!sameDevices || !sameMaps) {
    scene.inspection.reset();
    scene.images = {};
    d->figures.reset();
    d->bars->setProbabilities({}, {}, {});
    letGo();
  }
  scene.segment.reset();
  if (d->hasPlan) {
    // Devices of the last of several blocks read what the block before made, and no pixels.
    const NetworkSpec network = networkOf(config);
    if (network.input == plan.image && config.code.blocks.empty() && config.code.kind != CodeKind::mdsLayerwise)
      scene.segment = network.convSegment;
  }
  if (!sameDevices) {
    scene.pattern = {};
    scene.lateMask = 0;
    rebuildDevices();
  }
  for (QWidget* part : d->parts()) part->setVisible(d->hasPlan);
  d->picker->setChannels(plan.output.channels, 32);
  d->picker->setVisible(d->hasPlan && !scene.returnsLogits()); // bars show every logit
  relayout();
  showPattern();
  showVerdict();
}

void PipelineView::rebuildDevices() {
  for (DeviceButton* button : d->devices) {
    button->hide();
    button->deleteLater();
  }
  d->devices.clear();
  d->scene.hovered = -1;
  if (!d->hasPlan) return;
  QWidget* before = d->broken;
  for (int i = 0; i < d->scene.plan.devices(); ++i) {
    auto* button = new DeviceButton(i, d->scene.plan.k, this);
    button->setObjectName(QStringLiteral("device%1").arg(i + 1));
    connect(button, &QAbstractButton::clicked, this, [this, i] { toggle(i); });
    connect(button, &DeviceButton::hoverChanged, this,
            [this](int device, bool inside) { hover(inside ? device : -1); });
    button->installEventFilter(this);
    connect(button, &DeviceButton::stateWanted, this, &PipelineView::setDeviceState);
    button->show();
    setTabOrder(before, button);
    before = button;
    d->devices.push_back(button);
  }
}

void PipelineView::setInspection(const Inspection& inspection) {
  if (!d->hasPlan) return;
  const SplitPlan& plan = d->scene.plan;
  // An answer for another code, still on its way when the plan changed.
  if (static_cast<int>(inspection.decoded.size()) != plan.k ||
      static_cast<int>(inspection.outputs.size()) != plan.devices() || !(inspection.merged.shape == plan.output))
    return;
  d->unanswered.stop();
  const QRegion changed = changedBy(inspection);
  const FailurePattern old = d->scene.inspection ? d->scene.inspection->pattern : inspection.pattern;
  d->scene.inspection = inspection;
  d->scene.images = imagesOf(inspection, themeFor(palette()).dark);
  fadeIn(old);
  d->bars->setProbabilities(inspection.wholeModel, inspection.coded, inspection.zeros);
  d->bars->setLabel(inspection.label);
  for (DeviceButton* button : d->devices) button->setMilliseconds(inspection.deviceMs);
  showVerdict();
  lookAgain();
  update(d->scene.held ? QRegion(rect()) : changed);
}

void PipelineView::setPattern(FailurePattern pattern) {
  d->scene.pattern = pattern;
  d->scene.lateMask &= pattern.mask;
  // What still moves would only hold up the answer, which paints everything.
  d->arrival->jumpTo(1);
  d->scene.arrived = 1;
  d->bars->finishMoving();
  showStates();
  if (!d->hasPlan) return;
  setAccessibleDescription(d->scene.title()); // what it comes to is said with the answer
  d->unanswered.start();
}

FailurePattern PipelineView::pattern() const {
  return d->scene.pattern;
}

void PipelineView::setClassNames(const QStringList& names) {
  d->scene.classNames = names;
  d->bars->setClassNames(names);
  showVerdict();
  update();
}

void PipelineView::setTestFigures(const std::optional<TestFigures>& figures) {
  d->figures = figures;
  showVerdict();
}

void PipelineView::clear() {
  d->hasPlan = false;
  d->scene = {};
  d->figures.reset();
  d->value->hide();
  rebuildDevices();
  for (QWidget* part : d->parts()) part->hide();
  update();
}

void PipelineView::showStates() {
  for (DeviceButton* button : d->devices)
    button->setState(d->scene.late(button->index())   ? DeviceState::late
                     : d->scene.lost(button->index()) ? DeviceState::lost
                                                      : DeviceState::available);
}

void PipelineView::showPattern() {
  showStates();
  showVerdict();
  update();
}

void PipelineView::showVerdict() {
  Verdict verdict;
  if (d->scene.inspection) verdict = verdictFor(*d->scene.inspection, d->scene.classNames, d->scene.plan.k);
  d->verdict->setVerdict(verdict);
  const bool current = d->figures && d->figures->pattern == d->scene.pattern;
  d->verdict->setFigures(current ? d->figures : std::nullopt);
  setAccessibleDescription(d->hasPlan ? d->scene.title() + QStringLiteral(". ") + verdict.headline : QString());
}

void PipelineView::toggle(int device) {
  for (DeviceButton* button : d->devices)
    if (button->index() != device) button->finishMoving();
  emit patternWanted(d->scene.pattern.toggled(DeviceIndex(device)));
}

void PipelineView::hover(int device) {
  if (d->scene.held) device = -1; // its path is what stands out
  if (d->scene.hovered == device) return;
  d->scene.hovered = device;
  update();
}

/// Another state of the same loss is nothing the code can tell: only the picture changes.
void PipelineView::setDeviceState(int device, DeviceState state) {
  const uint64_t bit = uint64_t(1) << device;
  const bool away = state != DeviceState::available;
  d->scene.lateMask = state == DeviceState::late ? d->scene.lateMask | bit : d->scene.lateMask & ~bit;
  if (away != d->scene.lost(device)) return emit patternWanted(d->scene.pattern.toggled(DeviceIndex(device)));
  showPattern();
}

/// Of the device under the pointer, else of the first one lost; false where there is neither.
bool PipelineView::makeLate() {
  const std::vector<int> lost = d->scene.pattern.lost();
  const int device = d->scene.hovered >= 0 ? d->scene.hovered : lost.empty() ? -1 : lost.front();
  if (device < 0) return false;
  setDeviceState(device, d->scene.late(device) ? DeviceState::available : DeviceState::late);
  return true;
}

void PipelineView::relayout() {
  if (!d->hasPlan) return;
  PipelineLayout& layout = d->scene.layout;
  layout = layoutPipeline(size(), d->scene.plan);
  d->still = {};
  const double s = layout.scale;
  const TypeScale type = typeScale(s);
  for (DeviceButton* button : d->devices) {
    button->setScale(s);
    button->setGeometry(layout.lanes[static_cast<size_t>(button->index())].device);
  }
  const std::vector<QWidget*> browserButtons = {d->previous, d->next, d->random, d->broken};
  for (QWidget* widget : browserButtons) widget->setFont(type.caption);
  d->picker->setTextFont(type.caption);
  const QSize pick = d->picker->sizeHint();
  const QRect header = layout.header;
  d->picker->setGeometry(header.right() + 1 - pick.width(), header.y(), pick.width(), pick.height());
  const int legends = static_cast<int>(2 * 128 * s) + 4 * layout.unit;
  layout.tools = {d->picker->x() - legends, header.y(), legends, header.height()};
  const QRect browser = layout.browser;
  const int gap = layout.unit / 2;
  const int rowHeight = (browser.height() - gap) / 2;
  const int arrow = std::min(rowHeight + gap, browser.width() / 4);
  d->previous->setGeometry(browser.x(), browser.y(), arrow, rowHeight);
  d->next->setGeometry(browser.x() + arrow + gap, browser.y(), arrow, rowHeight);
  const int randomLeft = browser.x() + 2 * (arrow + gap);
  d->random->setGeometry(randomLeft, browser.y(), browser.right() + 1 - randomLeft, rowHeight);
  d->broken->setGeometry(browser.x(), browser.y() + rowHeight + gap, browser.width(), rowHeight);
  d->bars->setScale(s);
  d->bars->setGeometry(layout.classes);
  d->verdict->setScale(s);
  d->verdict->setGeometry(layout.verdict);
  d->value->setScale(s);
  d->value->raise();
  lookAgain();
  update();
}

QSize PipelineView::sizeHint() const {
  return {1240, 760};
}

QSize PipelineView::minimumSizeHint() const {
  return {860, 500};
}

void PipelineView::paintEvent(QPaintEvent* event) {
  const Theme& t = themeFor(palette());
  QPainter p(this);
  if (d->hasPlan) {
    d->refreshStill(size(), devicePixelRatioF(), t);
    p.drawPixmap(0, 0, d->still);
    PipelinePainter painter(p, d->scene, t);
    painter.setNeeded(event->region());
    painter.paintLive();
    return;
  }
  p.fillRect(rect(), t.window);
  const TypeScale type = typeScale(1.2);
  const QRect middle = rect().adjusted(kUnit * 4, 0, -kUnit * 4, 0);
  p.setPen(t.text);
  p.setFont(type.title);
  const int line = p.fontMetrics().height();
  p.drawText(middle.adjusted(0, 0, 0, -2 * line), Qt::AlignCenter, tr("No code is open"));
  p.setPen(t.muted);
  p.setFont(type.body);
  p.drawText(middle, Qt::AlignCenter | Qt::TextWordWrap,
             tr("An image, its parts, the devices and what the decoder rebuilds appear here.\n"
                "Open a run or train a code."));
}

void PipelineView::resizeEvent(QResizeEvent*) {
  relayout();
}

void PipelineView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    d->still = {};
    if (d->scene.inspection) d->scene.images = imagesOf(*d->scene.inspection, themeFor(palette()).dark);
    update();
  }
  QWidget::changeEvent(event);
}

void PipelineView::keyPressEvent(QKeyEvent* event) {
  const int digit = event->key() - Qt::Key_1;
  if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
    QWidget::keyPressEvent(event);
  } else if (d->hasPlan && digit >= 0 && digit < std::min(9, d->scene.plan.devices())) {
    toggle(digit);
  } else if (event->key() == Qt::Key_PageUp) {
    emit previousRequested();
  } else if (event->key() == Qt::Key_PageDown) {
    emit nextRequested();
  } else if (event->key() == Qt::Key_R) {
    emit randomRequested();
  } else if (event->key() == Qt::Key_B) {
    emit brokenImageRequested();
  } else if (event->key() == Qt::Key_W) {
    emit worstPatternRequested();
  } else if (event->key() == Qt::Key_S && makeLate()) {
    // done
  } else if (event->key() == Qt::Key_V && d->hasPlan) {
    d->scene.held ? letGo() : look(firstSpot(d->scene), true);
  } else if (moveHeld(*event)) {
    // done
  } else if (event->key() == Qt::Key_Escape && d->scene.held) {
    letGo();
  } else if (event->key() == Qt::Key_Escape && d->scene.pattern.mask != 0) {
    emit patternWanted({});
  } else {
    QWidget::keyPressEvent(event);
  }
}

bool PipelineView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !d->hasPlan) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QString text;
  if (d->value->isVisible()) return true; // it says more
  for (int i = 0; i < d->scene.plan.k; ++i) {
    const auto index = static_cast<size_t>(i);
    const PartWindow& part = d->scene.plan.parts[index];
    if (d->scene.layout.lanes[index].card.contains(help->pos()) && d->scene.plan.wholeImages)
      text = tr("X%1 is an image of its own; device %1 runs the whole of it.").arg(i + 1);
    else if (d->scene.layout.lanes[index].card.contains(help->pos()))
      text =
          (part.output.width() == 1 ? tr("X%1 reads columns %2 of the image and makes column %3 of the merged map.")
                                    : tr("X%1 reads columns %2 of the image and makes columns %3 of the merged map."))
              .arg(QString::number(i + 1), rangeText(part.input), rangeText(part.output));
    if (d->scene.layout.decoded[index].card.contains(help->pos()))
      text = tr("error: how far the decoded maps lie from the original ones, ‖Ŷ − Y‖ / ‖Y‖");
  }
  if (text.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(help->globalPos(), text, this);
  return true;
}

} // namespace lacuna::widgets
