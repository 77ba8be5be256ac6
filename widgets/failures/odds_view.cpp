// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/failures/odds_view.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "widgets/failures/odds_plot.h"
#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kSteps = 1000; ///< of the slider from 0 to 1
constexpr int kRows = 4;

QString percent(double value) {
  return QStringLiteral("%1 %").arg(value, 0, 'f', 2);
}

QString share(int right, int images) {
  return images == 0 ? QStringLiteral("–") : percent(100.0 * right / images);
}

} // namespace

struct OddsView::Private {
  QStackedLayout* stack = nullptr;
  QWidget* page = nullptr;
  QScrollArea* scroll = nullptr; ///< around what stands beside the plot
  QWidget* side = nullptr;
  QLabel* message = nullptr;
  OddsPlot* plot = nullptr;
  QComboBox* question = nullptr;
  QSlider* slider = nullptr;
  QDoubleSpinBox* number = nullptr;
  QLabel* head[2] = {};
  QLabel* names[kRows] = {};
  QLabel* expected[kRows] = {};
  QLabel* played[kRows] = {};
  QPushButton* play = nullptr;
  QSlider* speed = nullptr;
  QLabel* speedName = nullptr;
  QLabel* source = nullptr;
  std::optional<FailureOdds> odds;
  QString sourceText;
  Accuracy accuracy;
  PlayTally tally;
  QString blocked;
  bool playing = false;

  bool byProbability() const { return question->currentIndex() == 0; }

  /// As wide as its contents, with room for the bar that a low screen needs.
  void fitSide() const {
    const int bar = scroll->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, scroll);
    scroll->setFixedWidth(side->minimumSizeHint().width() + bar);
  }

  void redraw() const {
    if (!byProbability())
      plot->showOverall(accuracy);
    else if (odds)
      plot->showExpectation(*odds);
    else
      plot->clear();
  }

  void refresh() const {
    const bool chances = byProbability();
    const QString waiting = QStringLiteral("…");
    QStringList rows;
    QStringList values;
    if (chances) {
      rows = {OddsView::tr("whole model"), OddsView::tr("this code"), OddsView::tr("spare copies"),
              OddsView::tr("no code")};
      values = {percent(accuracy.base), waiting, waiting, waiting};
      const std::vector<double> at = odds ? plot->valuesAtChance() : std::vector<double>();
      for (int i = 0; i < int(at.size()) && i + 1 < kRows; ++i) values[i + 1] = percent(at[size_t(i)]);
    } else {
      rows = {OddsView::tr("whole model")};
      values = {percent(accuracy.base)};
      const std::vector<double> at = plot->valuesAtChance();
      for (size_t i = 0; i < at.size() && i < accuracy.byLost.size() && rows.size() < kRows; ++i) {
        rows << OddsView::tr("l = %1 lost").arg(accuracy.byLost[i].lost);
        values << percent(at[i]);
      }
    }
    const QStringList seen = {share(tally.wholeRight, tally.images), share(tally.codedRight, tally.images),
                              QStringLiteral("–"), share(tally.uncodedRight, tally.images)};
    for (int i = 0; i < kRows; ++i) {
      names[i]->setText(rows.value(i));
      expected[i]->setText(values.value(i));
      played[i]->setText(seen.value(i));
      for (QLabel* label : {names[i], expected[i]}) label->setVisible(i < rows.size());
      played[i]->setVisible(chances);
    }
    head[0]->setText(chances ? OddsView::tr("expected") : OddsView::tr("accuracy"));
    head[1]->setText(tally.images == 0 ? OddsView::tr("played") : OddsView::tr("%1 played").arg(tally.images));
    head[1]->setVisible(chances);
    for (QWidget* part : {static_cast<QWidget*>(play), static_cast<QWidget*>(speed), static_cast<QWidget*>(speedName)})
      part->setVisible(chances);
    source->setText(chances ? sourceText : OddsView::tr("A_O = (1 − f)·A_a + f·A_d, from the whole test set"));
    play->setText(playing ? OddsView::tr("❚❚ Stop") : OddsView::tr("▶ Play"));
    play->setEnabled(blocked.isEmpty() || playing);
    play->setToolTip(blocked.isEmpty() ? OddsView::tr("Draw failures at this probability and keep the score")
                                       : blocked);
    fitSide();
  }
};

OddsView::OddsView(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Random failures"));
  build();
  connect(d->question, &QComboBox::currentIndexChanged, this, [this] {
    d->redraw();
    d->refresh();
  });
  connect(d->slider, &QSlider::valueChanged, this, [this](int value) { chooseChance(double(value) / kSteps); });
  connect(d->number, &QDoubleSpinBox::valueChanged, this, [this](double value) { chooseChance(value / 100); });
  connect(d->plot, &OddsPlot::chanceChosen, this, &OddsView::chooseChance);
  connect(d->play, &QPushButton::clicked, this, [this] { emit playRequested(!d->playing); });
  connect(d->speed, &QSlider::valueChanged, this, &OddsView::rateChanged);
  setMessage(tr("What random failures cost appears here after an evaluation."));
  setChance(0.1);
}

OddsView::~OddsView() = default;

void OddsView::build() {
  d->stack = new QStackedLayout(this);
  d->message = new QLabel(this);
  d->message->setAlignment(Qt::AlignCenter);
  d->message->setWordWrap(true);
  d->message->setProperty("role", "caption");
  d->page = new QWidget(this);
  // On a low screen the pipeline has the room: the plot is lower, and what stands beside it can be scrolled.
  for (QWidget* shown : {static_cast<QWidget*>(d->message), d->page}) shown->setMinimumHeight(1);
  d->stack->addWidget(d->message);
  d->stack->addWidget(d->page);

  auto* row = new QHBoxLayout(d->page);
  row->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  row->setSpacing(kUnit * 2);
  auto* left = new QVBoxLayout;
  left->setSpacing(kUnit / 2);
  d->plot = new OddsPlot(d->page);
  left->addWidget(d->plot, 1);
  d->source = new QLabel(d->page);
  d->source->setProperty("role", "caption");
  d->source->setMinimumWidth(40);
  left->addWidget(d->source);
  row->addLayout(left, 1);
  d->scroll = new QScrollArea(d->page);
  d->scroll->setWidgetResizable(true);
  d->scroll->setFrameShape(QFrame::NoFrame);
  d->scroll->setFocusPolicy(Qt::NoFocus);
  d->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  d->scroll->setMinimumHeight(1);
  d->side = new QWidget;
  d->scroll->setWidget(d->side);
  row->addWidget(d->scroll);
  auto* side = new QVBoxLayout(d->side);
  side->setContentsMargins(0, 0, kUnit / 2, 0);
  side->setSpacing(kUnit / 2);

  d->question = new QComboBox(d->side);
  d->question->addItems({tr("Each device fails with probability p"), tr("A share f of the images loses l devices")});
  d->question->setAccessibleName(tr("What the curves are over"));
  side->addWidget(d->question);
  auto* chance = new QHBoxLayout;
  d->slider = new QSlider(Qt::Horizontal, d->side);
  d->slider->setObjectName(QStringLiteral("oddsChance"));
  d->slider->setRange(0, kSteps);
  d->slider->setPageStep(kSteps / 20);
  d->slider->setAccessibleName(tr("Probability of a failure"));
  d->number = new QDoubleSpinBox(d->side);
  d->number->setObjectName(QStringLiteral("oddsNumber"));
  d->number->setRange(0, 100);
  d->number->setDecimals(1);
  d->number->setSuffix(tr(" %"));
  d->number->setAccessibleName(tr("Probability of a failure, percent"));
  chance->addWidget(d->slider, 1);
  chance->addWidget(d->number);
  side->addLayout(chance);

  auto* table = new QGridLayout;
  table->setHorizontalSpacing(kUnit * 2);
  table->setVerticalSpacing(2);
  table->setColumnStretch(0, 1);
  for (int c = 0; c < 2; ++c) {
    d->head[c] = new QLabel(d->side);
    d->head[c]->setProperty("role", "caption");
    table->addWidget(d->head[c], 0, c + 1, Qt::AlignRight);
  }
  for (int i = 0; i < kRows; ++i) {
    d->names[i] = new QLabel(d->side);
    d->expected[i] = new QLabel(d->side);
    d->played[i] = new QLabel(d->side);
    d->expected[i]->setObjectName(QStringLiteral("oddsExpected%1").arg(i));
    d->played[i]->setObjectName(QStringLiteral("oddsPlayed%1").arg(i));
    table->addWidget(d->names[i], i + 1, 0);
    table->addWidget(d->expected[i], i + 1, 1, Qt::AlignRight);
    table->addWidget(d->played[i], i + 1, 2, Qt::AlignRight);
    for (QLabel* label : {d->expected[i], d->played[i]}) label->setFont(i == 1 ? typeScale().strong : typeScale().body);
    d->names[i]->setFont(i == 1 ? typeScale().strong : typeScale().body);
  }
  const int room = QFontMetrics(typeScale().strong).horizontalAdvance(tr("%1 played").arg(10000));
  table->setColumnMinimumWidth(1, room);
  table->setColumnMinimumWidth(2, room);
  side->addLayout(table);

  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  d->play = new QPushButton(d->side);
  d->play->setObjectName(QStringLiteral("oddsPlay"));
  d->play->setAccessibleName(tr("Play random failures"));
  d->speed = new QSlider(Qt::Horizontal, d->side);
  d->speed->setRange(1, 20);
  d->speed->setValue(4);
  d->speed->setAccessibleName(tr("Images per second"));
  d->speedName = new QLabel(tr("slow … fast"), d->side);
  d->speedName->setProperty("role", "caption");
  bar->addWidget(d->play);
  bar->addWidget(d->speed, 1);
  bar->addWidget(d->speedName);
  side->addLayout(bar);
  side->addStretch();
}

void OddsView::setAccuracy(const Accuracy& accuracy) {
  d->accuracy = accuracy;
  d->odds.reset();
  d->sourceText = tr("Counting what every set of lost devices costs…");
  d->tally = {};
  d->stack->setCurrentWidget(d->page);
  d->redraw();
  d->refresh();
}

void OddsView::setOdds(const FailureOdds& odds, const QString& source) {
  d->odds = odds;
  d->sourceText = source;
  d->redraw();
  d->refresh();
}

void OddsView::setMessage(const QString& text) {
  d->message->setText(text);
  d->odds.reset();
  d->tally = {};
  d->stack->setCurrentWidget(d->message);
  d->plot->clear();
}

double OddsView::chance() const {
  return d->number->value() / 100;
}

void OddsView::setChance(double chance) {
  const QSignalBlocker quietSlider(d->slider);
  const QSignalBlocker quietNumber(d->number);
  d->slider->setValue(qRound(chance * kSteps));
  d->number->setValue(chance * 100);
  d->plot->setChance(this->chance());
  d->refresh();
}

void OddsView::chooseChance(double chance) {
  const double before = this->chance();
  setChance(chance);
  emit chanceChanged(this->chance());
  // What was played under another probability does not belong to this one.
  if (before != this->chance()) setTally({});
}

int OddsView::rate() const {
  return d->speed->value();
}

void OddsView::setPlaying(bool playing) {
  d->playing = playing;
  d->refresh();
}

void OddsView::setTally(const PlayTally& tally) {
  d->tally = tally;
  d->refresh();
}

void OddsView::setPlayBlocked(const QString& reason) {
  d->blocked = reason;
  d->refresh();
}

/// A low plot keeps its curves and its axes; the formula or the way of counting comes back where there is room.
void OddsView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  constexpr int kLow = 190;
  d->source->setVisible(height() >= kLow);
  d->fitSide();
}

QSize OddsView::sizeHint() const {
  return {760, 240};
}

void OddsView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  emit wanted();
}

} // namespace lacuna::widgets
