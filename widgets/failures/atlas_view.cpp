// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failures/atlas_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "widgets/failures/atlas_canvas.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

/// From the worst to the best accuracy of the atlas.
class AtlasLegend : public QWidget {
 public:
  explicit AtlasLegend(QWidget* parent) : QWidget(parent) { setFixedSize(236, 20); }
  void setRange(double low, double high) {
    m_low = AtlasView::tr("%1 %").arg(low, 0, 'f', 1);
    m_high = AtlasView::tr("%1 %").arg(high, 0, 'f', 1);
    setAccessibleName(AtlasView::tr("Colours from %1 to %2").arg(m_low, m_high));
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& t = themeFor(palette());
    QPainter p(this);
    p.setFont(typeScale().caption);
    const int words = p.fontMetrics().horizontalAdvance(QStringLiteral("100.0 %")) + 6;
    const QRect strip(words, 5, width() - 2 * words, height() - 10);
    for (int x = 0; x < strip.width(); ++x)
      p.fillRect(strip.x() + x, strip.y(), 1, strip.height(), atlasColor(x / double(strip.width() - 1), t.dark));
    p.setPen(t.muted);
    p.drawText(QRect(0, 0, words - 6, height()), Qt::AlignRight | Qt::AlignVCenter, m_low);
    p.drawText(QRect(strip.right() + 6, 0, words, height()), Qt::AlignLeft | Qt::AlignVCenter, m_high);
  }

 private:
  QString m_low;
  QString m_high;
};

} // namespace

struct AtlasView::Private {
  AtlasCanvas* canvas = nullptr;
  QLabel* caption = nullptr;
  AtlasLegend* legend = nullptr;
  QCheckBox* worst = nullptr;
  QScrollArea* scroll = nullptr;
  QWidget* page = nullptr;
  QLabel* empty = nullptr;
  QStackedLayout* stack = nullptr;

  void reveal(FailurePattern pattern) const {
    const QRect cell = canvas->cellOf(pattern);
    if (cell.isValid()) scroll->ensureVisible(cell.center().x(), cell.center().y(), cell.width(), cell.height());
  }
};

AtlasView::AtlasView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Failure atlas"));
  d->stack = new QStackedLayout(this);
  d->page = new QWidget(this);
  auto* column = new QVBoxLayout(d->page);
  column->setContentsMargins(kUnit * 3 / 2, kUnit / 2, kUnit * 3 / 2, kUnit / 2);
  column->setSpacing(kUnit);
  auto* bar = new QHBoxLayout;
  d->caption = new QLabel(d->page);
  d->caption->setProperty("role", "caption");
  d->caption->setMinimumWidth(40);
  d->worst = new QCheckBox(tr("worst first"), d->page);
  d->worst->setObjectName(QStringLiteral("worstFirst"));
  d->worst->setAccessibleName(tr("Worst pattern first"));
  d->legend = new AtlasLegend(d->page);
  bar->addWidget(d->caption, 1);
  auto* forImage = new QPushButton(tr("worst for this image"), d->page);
  forImage->setObjectName(QStringLiteral("worstForImage"));
  forImage->setToolTip(tr("Loses the devices whose loss hurts the image in the pipeline most (W)"));
  bar->addWidget(forImage);
  bar->addWidget(d->worst);
  bar->addWidget(d->legend);
  column->addLayout(bar);
  d->scroll = new QScrollArea(d->page);
  d->scroll->setWidgetResizable(true);
  d->scroll->setFrameShape(QFrame::NoFrame);
  d->scroll->setFocusPolicy(Qt::NoFocus);
  d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  d->canvas = new AtlasCanvas(d->scroll);
  d->canvas->setObjectName(QStringLiteral("atlasCanvas"));
  d->scroll->setWidget(d->canvas);
  column->addWidget(d->scroll, 1);
  d->empty = new QLabel(
      tr("How the code does with every set of lost devices appears here with the first epoch of a training, or "
         "after an evaluation."),
      this);
  d->empty->setAlignment(Qt::AlignCenter);
  d->empty->setWordWrap(true);
  d->empty->setProperty("role", "caption");
  // On a low screen the pipeline has the room.
  for (QWidget* shown : {static_cast<QWidget*>(d->empty), static_cast<QWidget*>(d->scroll)}) shown->setMinimumHeight(1);
  d->stack->addWidget(d->empty);
  d->stack->addWidget(d->page);
  connect(forImage, &QPushButton::clicked, this, &AtlasView::worstPatternRequested);
  connect(d->worst, &QCheckBox::toggled, d->canvas, &AtlasCanvas::setWorstFirst);
  connect(d->canvas, &AtlasCanvas::patternWanted, this, &AtlasView::patternWanted);
}

AtlasView::~AtlasView() = default;

void AtlasView::setEvaluation(const Evaluation& evaluation, int k, int r, AtlasImages images) {
  d->caption->setText(images == AtlasImages::test
                          ? tr("every pattern, by accuracy over the test set; click one")
                          : tr("every pattern while it trains, by validation accuracy; click one"));
  d->canvas->setEvaluation(evaluation, k, r);
  d->legend->setRange(d->canvas->low(), d->canvas->high());
  d->stack->setCurrentWidget(d->canvas->isEmpty() ? static_cast<QWidget*>(d->empty) : d->page);
}

const Evaluation& AtlasView::evaluation() const {
  return d->canvas->evaluation();
}

void AtlasView::setCurrent(FailurePattern pattern) {
  d->canvas->setCurrent(pattern);
  d->reveal(pattern);
}

FailurePattern AtlasView::current() const {
  return d->canvas->current();
}

void AtlasView::setWorstFirst(bool worstFirst) {
  d->worst->setChecked(worstFirst);
}

bool AtlasView::worstFirst() const {
  return d->worst->isChecked();
}

void AtlasView::clear() {
  setEvaluation({}, 0, 0);
}

QSize AtlasView::sizeHint() const {
  return {620, 240};
}

} // namespace lacuna::widgets
