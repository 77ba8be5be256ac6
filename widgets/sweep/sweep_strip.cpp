// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/look/theme.h"

namespace lacuna::widgets {

/// One segment for each run, coloured by its state; narrow ones run together.
class SweepMeter : public QWidget {
 public:
  explicit SweepMeter(QWidget* parent) : QWidget(parent) { setFixedHeight(kUnit); }

  void setRuns(const std::vector<SweepRunState>& runs) {
    m_runs = runs;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (m_runs.empty()) return;
    const Theme& theme = themeFor(palette());
    QPainter p(this);
    p.setPen(Qt::NoPen);
    const double pitch = double(width()) / double(m_runs.size());
    const double gap = std::min(2.0, pitch / 4);
    for (size_t i = 0; i < m_runs.size(); ++i) {
      p.setBrush(colorOf(m_runs[i], theme));
      p.drawRect(QRectF(double(i) * pitch, 1, pitch - gap, height() - 2));
    }
  }

 private:
  static QColor colorOf(SweepRunState state, const Theme& theme) {
    switch (state) {
      case SweepRunState::inLibrary:
      case SweepRunState::finished:
        return theme.good;
      case SweepRunState::training:
        return theme.accent;
      case SweepRunState::failed:
      case SweepRunState::faulty:
        return theme.lost;
      case SweepRunState::stopped:
        return theme.warning;
      case SweepRunState::toTrain:
        break;
    }
    return theme.border;
  }

  std::vector<SweepRunState> m_runs;
};

SweepStrip::SweepStrip(bool showButton, QWidget* parent)
    : QFrame(parent),
      m_where(new QLabel(this)),
      m_estimate(new QLabel(this)),
      m_meter(new SweepMeter(this)),
      m_after(new QPushButton(tr("Stop after this run"), this)),
      m_now(new QPushButton(tr("Stop now"), this)),
      m_show(new QPushButton(tr("Show sweep"), this)) {
  setObjectName(QStringLiteral("sweepStrip"));
  setAccessibleName(tr("Sweep"));
  auto* row = new QHBoxLayout(this);
  if (showButton)
    row->setContentsMargins(kUnit * 2, kUnit, kUnit * 2, kUnit);
  else
    row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kUnit);
  auto* words = new QVBoxLayout;
  words->setSpacing(kUnit / 2);
  auto* line = new QHBoxLayout;
  line->setSpacing(kUnit);
  m_where->setProperty("role", "heading");
  m_where->setObjectName(QStringLiteral("sweepWhere"));
  m_estimate->setProperty("role", "caption");
  for (QLabel* label : {m_where, m_estimate}) label->setTextFormat(Qt::PlainText);
  // A long name is cut off, not the buttons.
  m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  line->addWidget(m_where, 1);
  line->addWidget(m_estimate);
  words->addLayout(line);
  words->addWidget(m_meter);
  row->addLayout(words, 1);
  m_after->setObjectName(QStringLiteral("sweepStopAfter"));
  m_after->setCheckable(true);
  m_after->setToolTip(tr("The run that is training finishes and no other starts; press again to continue"));
  m_now->setObjectName(QStringLiteral("sweepStopNow"));
  m_now->setToolTip(tr("The run that is training is stopped; the next time the sweep trains it from the beginning"));
  m_show->setObjectName(QStringLiteral("sweepShow"));
  m_show->setVisible(showButton);
  for (QPushButton* button : {m_after, m_now, m_show}) {
    button->setAccessibleName(button->text());
    row->addWidget(button, 0, Qt::AlignVCenter);
  }
  connect(m_after, &QPushButton::toggled, this, &SweepStrip::stopAfterRequested);
  connect(m_now, &QPushButton::clicked, this, &SweepStrip::stopNowRequested);
  connect(m_show, &QPushButton::clicked, this, &SweepStrip::showRequested);
  hide();
}

void SweepStrip::setProgress(const QString& where, const QString& estimate, const std::vector<SweepRunState>& runs) {
  m_text = where;
  m_where->setToolTip(where);
  m_estimate->setText(estimate);
  m_meter->setRuns(runs);
  setAccessibleDescription(where);
  fit();
}

void SweepStrip::fit() {
  m_where->setText(m_where->fontMetrics().elidedText(m_text, Qt::ElideRight, m_where->width()));
}

void SweepStrip::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  layout()->activate();
  fit();
}

void SweepStrip::setStopAfter(bool on) {
  const QSignalBlocker quiet(m_after);
  m_after->setChecked(on);
}

void SweepStrip::setStopping() {
  m_after->setEnabled(false);
  m_now->setEnabled(false);
}

void SweepStrip::begin() {
  setStopAfter(false);
  m_after->setEnabled(true);
  m_now->setEnabled(true);
  show();
}

void SweepStrip::end() {
  hide();
}

} // namespace lacuna::widgets
