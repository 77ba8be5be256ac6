// SPDX-License-Identifier: GPL-3.0-or-later
#include "film.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

#include "trainings.h"
#include "widgets/failures/atlas_canvas.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/controls/digit_pad.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_panel.h"

namespace lacuna::screens {

using namespace widgets;
using namespace window;
namespace {

constexpr int kMoveFrames = 5;
constexpr int kMoveMs = 45;

void drawPointer(QImage& picture, QPointF tip) {
  QPainter p(&picture);
  p.setRenderHint(QPainter::Antialiasing);
  QPainterPath arrow;
  arrow.addPolygon(
      QPolygonF({{0, 0}, {0, 17}, {4, 13.4}, {6.6, 19.4}, {9.4, 18.2}, {6.9, 12.4}, {12.2, 12.2}, {0, 0}}));
  p.translate(tip);
  p.setPen(QPen(Qt::white, 1.6));
  p.setBrush(Qt::black);
  p.drawPath(arrow);
}

void send(QWidget& canvas, QEvent::Type type, QPoint at) {
  QMouseEvent event(type, at, canvas.mapToGlobal(at), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                    type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&canvas, &event);
}

void breakDevice(Stage& stage, Film& film, int device, int milliseconds) {
  for (DeviceButton* button : stage.views().pipeline->findChildren<DeviceButton*>()) {
    if (button->index() != device) continue;
    film.moveTo(*button);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  stage.waitFor("the pattern", [&] { return stage.fixture().shown().pattern == stage.bench().state().pattern(); });
  stage.settle();
  film.hold(milliseconds);
}

void chooseCell(Stage& stage, Film& film, FailurePattern pattern) {
  auto* canvas = stage.find<AtlasCanvas>("atlasCanvas");
  const QPoint cell = canvas->cellOf(pattern).center();
  film.moveTo(*canvas, cell);
  QTest::mouseClick(canvas, Qt::LeftButton, {}, cell);
  stage.waitFor("the pattern", [&] { return stage.fixture().shown().pattern == pattern; });
  stage.settle();
  film.hold(1500);
}

void findFailing(Stage& stage, Film& film) {
  const int before = stage.fixture().shown().imageIndex;
  for (auto* button : stage.views().pipeline->findChildren<QPushButton*>()) {
    if (button->accessibleName() != PipelineView::tr("Next failing image")) continue;
    film.moveTo(*button);
    QTest::mouseClick(button, Qt::LeftButton);
  }
  stage.waitFor("an image that fails", [&] { return stage.fixture().shown().imageIndex != before; });
  stage.settle();
  film.hold(1900);
}

void drawDigit(Stage& stage, Film& film) {
  stage.perform("All devices &back");
  stage.perform("&Draw a digit…");
  auto* pad = stage.window().findChild<DigitPad*>();
  film.setAbove(pad);
  stage.settle();
  film.hold(500);
  QWidget* canvas = nullptr;
  for (QWidget* child : pad->findChildren<QWidget*>())
    if (child->cursor().shape() == Qt::CrossCursor) canvas = child;
  // A four: down, across, then the upright.
  const QList<QList<QPoint>> strokes = {
      {{110, 60}, {100, 110}, {88, 160}, {80, 185}, {140, 186}, {200, 184}, {245, 182}},
      {{205, 65}, {203, 120}, {200, 180}, {198, 235}, {196, 270}}};
  for (const QList<QPoint>& stroke : strokes) {
    send(*canvas, QEvent::MouseButtonPress, stroke.front());
    for (const QPoint& at : stroke) {
      send(*canvas, QEvent::MouseMove, at);
      QTest::qWait(90); // told thirty times a second
      film.moveTo(*canvas, at);
    }
    send(*canvas, QEvent::MouseButtonRelease, stroke.back());
  }
  film.hold(1500);
  film.setAbove(nullptr);
  pad->close();
  breakDevice(stage, film, 1, 1500);
}

void train(Stage& stage, Film& film) {
  ExperimentConfig config = showConfig(0);
  config.name = "narrow decoder, seed 3";
  config.training.seed = 3;
  config.training.epochs = 12;
  stage.views().form->setConfig(config);
  stage.raise("training");
  auto* button = stage.find<QPushButton>("train");
  film.moveTo(*button);
  int epoch = 0;
  bool ended = false;
  QObject context;
  QObject::connect(&stage.bench(), &Workbench::trainingProgressed, &context,
                   [&](const TrainingProgress& progress) { epoch = std::max(epoch, progress.epoch); });
  QObject::connect(&stage.bench(), &Workbench::trainingEnded, &context, [&ended] { ended = true; });
  QTest::mouseClick(button, Qt::LeftButton);
  for (int seen = 0; !ended && seen < config.training.epochs; seen = epoch) {
    stage.waitFor(
        "an epoch", [&] { return epoch > seen || ended; }, 300000);
    stage.settle();
    film.hold(330);
  }
  stage.waitFor(
      "the end", [&] { return ended; }, 300000);
  QTest::qWait(300);
  film.hold(2200);
}

} // namespace

void Film::hold(int milliseconds) {
  QImage picture = m_above != nullptr ? together(m_stage.window(), *m_above) : m_stage.window().grab().toImage();
  drawPointer(picture, m_pointer);
  m_camera.keep(QStringLiteral("frame-%1-%2").arg(++m_frames, 4, 10, QLatin1Char('0')).arg(milliseconds), picture);
}

void Film::moveTo(const QWidget& widget, QPoint at) {
  const QPointF from = m_pointer;
  const QPointF to = m_stage.window().mapFromGlobal(widget.mapToGlobal(at));
  const int frames = QLineF(from, to).length() < 90 ? 1 : kMoveFrames;
  for (int i = 1; i <= frames; ++i) {
    const double part = double(i) / frames;
    m_pointer = from + (to - from) * part * part * (3 - 2 * part); // begins and ends slowly
    hold(kMoveMs);
  }
}

void playFilm(Stage& stage, Camera& camera) {
  stage.setScene(QStringLiteral("film"));
  stage.views().banner->dismiss();
  stage.showImage(5);
  stage.raise("atlas");
  Film film(stage, camera);
  film.hold(1000);
  breakDevice(stage, film, 1, 1500);
  breakDevice(stage, film, 2, 1500);
  chooseCell(stage, film, FailurePattern::of({0, 1}));
  findFailing(stage, film);
  drawDigit(stage, film);
  train(stage, film);
}

} // namespace lacuna::screens
