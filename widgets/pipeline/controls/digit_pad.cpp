// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/controls/digit_pad.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kSide = 320;
constexpr double kPen = 26; ///< as thick as MNIST's, for a digit that fills the sheet
constexpr int kLookMs = 33;

} // namespace

class DigitPad::Canvas : public QWidget {
 public:
  explicit Canvas(DigitPad* pad) : QWidget(pad), m_pad(pad) {
    setFixedSize(kSide, kSide);
    setCursor(Qt::CrossCursor);
    setAccessibleName(DigitPad::tr("Area to draw a digit in"));
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.drawImage(0, 0, m_pad->m_sheet);
    p.setPen(themeFor(palette()).border);
    p.drawRect(rect().adjusted(0, 0, -1, -1));
  }
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() != Qt::LeftButton) return;
    m_last = event->position();
    line(m_last);
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    if (event->buttons() & Qt::LeftButton) line(event->position());
  }

 private:
  void line(QPointF to) {
    QPainter p(&m_pad->m_sheet);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(Qt::black, kPen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    // A line of no length is not drawn, a dot is.
    p.drawLine(m_last, to == m_last ? to + QPointF(0.1, 0) : to);
    m_last = to;
    m_pad->m_blank = false;
    m_pad->changed();
  }

  DigitPad* m_pad;
  QPointF m_last;
};

DigitPad::DigitPad(QWidget* parent)
    : QDialog(parent), m_sheet(kSide, kSide, QImage::Format_RGB888), m_canvas(new Canvas(this)) {
  setWindowTitle(tr("Draw a digit"));
  auto* column = new QVBoxLayout(this);
  column->setSpacing(kUnit);
  column->setSizeConstraint(QLayout::SetFixedSize);
  auto* words = new QLabel(tr("It becomes the image in the pipeline while you draw."), this);
  words->setProperty("role", "caption");
  column->addWidget(words);
  column->addWidget(m_canvas);
  auto* bar = new QHBoxLayout;
  auto* again = new QPushButton(tr("&Clear"), this);
  auto* done = new QPushButton(tr("&Done"), this);
  done->setDefault(true);
  bar->addStretch();
  bar->addWidget(again);
  bar->addWidget(done);
  column->addLayout(bar);
  connect(again, &QPushButton::clicked, this, &DigitPad::clear);
  connect(done, &QPushButton::clicked, this, &QDialog::close);
  m_frame.setSingleShot(true);
  m_frame.setInterval(kLookMs);
  connect(&m_frame, &QTimer::timeout, this, [this] {
    if (!m_blank) emit drawn(m_sheet);
  });
  clear();
}

void DigitPad::clear() {
  m_sheet.fill(Qt::white);
  m_blank = true;
  m_canvas->update();
}

void DigitPad::changed() {
  m_canvas->update();
  if (!m_frame.isActive()) m_frame.start();
}

} // namespace lacuna::widgets
