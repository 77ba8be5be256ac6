// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSizeGrip>
#include <QSlider>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>
#include <cmath>
#include <unordered_map>

#include "widgets/pipeline/results/value_card.h"
#include "words_fit.h"

namespace lacuna::screens {

using namespace widgets;
namespace {

/// WCAG 2.1, AA for text of ordinary size.
constexpr double kMinContrast = 4.5;

double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

bool inside(const QObject* object, const char* kind) {
  for (const QObject* at = object; at != nullptr; at = at->parent())
    if (at->inherits(kind)) return true;
  return false;
}

/// Parts of Qt's own widgets, which lie above one another on purpose.
bool isMachinery(const QWidget* widget) {
  return qobject_cast<const QSplitterHandle*>(widget) != nullptr || qobject_cast<const QSizeGrip*>(widget) != nullptr ||
         widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QRubberBand");
}

/// What moves below a frame that shows a piece of it.
bool scrolls(const QWidget* parent) {
  return qobject_cast<const QAbstractScrollArea*>(parent) != nullptr ||
         (parent->parentWidget() != nullptr && qobject_cast<QAbstractScrollArea*>(parent->parentWidget()) != nullptr &&
          qobject_cast<QAbstractScrollArea*>(parent->parentWidget())->viewport() == parent);
}

/// Widgets that place their parts by themselves and let them overlap.
bool placesItsParts(const QWidget* parent) {
  for (const char* kind : {"QTabWidget", "QTabBar", "QComboBox", "QLineEdit", "QAbstractSpinBox", "QMenuBar"})
    if (parent->inherits(kind)) return true;
  return scrolls(parent);
}

QList<const QWidget*> seenChildren(const QWidget& parent) {
  QList<const QWidget*> seen;
  for (const QObject* child : parent.children()) {
    const auto* widget = qobject_cast<const QWidget*>(child);
    // What is said about a value stands over the pictures on purpose.
    if (qobject_cast<const ValueCard*>(child) != nullptr) continue;
    if (widget != nullptr && !widget->isWindow() && widget->isVisible() && !isMachinery(widget)) seen << widget;
  }
  return seen;
}

void judgePlaces(const QWidget& parent, QStringList& findings) {
  if (placesItsParts(&parent)) return;
  const QList<const QWidget*> seen = seenChildren(parent);
  for (int i = 0; i < seen.size(); ++i) {
    // A main window keeps the docks behind a tab, and a tab bar it does not need, out of its rectangle.
    const bool away =
        qobject_cast<const QMainWindow*>(&parent) != nullptr && !parent.rect().intersects(seen[i]->geometry());
    if (!away && !parent.rect().contains(seen[i]->geometry()))
      findings << QStringLiteral("%1 sticks out of %2").arg(nameOf(*seen[i]), nameOf(parent));
    if (parent.layout() != nullptr) continue;
    for (int j = i + 1; j < seen.size(); ++j) {
      const QRect both = seen[i]->geometry() & seen[j]->geometry();
      if (both.width() > 1 && both.height() > 1)
        findings << QStringLiteral("%1 lies over %2").arg(nameOf(*seen[i]), nameOf(*seen[j]));
    }
  }
}

/// The colour most of this place has: what the words stand on. Colours that hardly differ count as one, since a
/// button's ground is another in every row, and then the words themselves have more pixels than any of them.
QColor groundOf(const QImage& picture, QRect place) {
  place &= picture.rect();
  std::unordered_map<QRgb, int> count;
  QRgb most = 0;
  QRgb ground = 0;
  for (int y = place.top(); y <= place.bottom(); ++y)
    for (int x = place.left(); x <= place.right(); ++x) {
      const QRgb pixel = picture.pixel(x, y);
      const QRgb alike = pixel & 0xfff0f0f0U;
      if (++count[alike] <= count[most]) continue;
      most = alike;
      ground = pixel;
    }
  return QColor(ground);
}

/// The colour farthest from the ground: that of the words, where a style sheet has coloured them.
QColor inkIn(const QImage& picture, QRect place, const QColor& ground) {
  place &= picture.rect();
  QColor ink = ground;
  for (int y = place.top(); y <= place.bottom(); ++y)
    for (int x = place.left(); x <= place.right(); ++x)
      if (contrast(picture.pixelColor(x, y), ground) > contrast(ink, ground)) ink = picture.pixelColor(x, y);
  return ink;
}

void judgeContrast(const QWidget& widget, const QWidget& window, const QImage& picture, QStringList& findings) {
  if (!widget.isEnabled() || wordsOf(widget).isEmpty() || picture.isNull()) return;
  const int ratio = qRound(picture.devicePixelRatio());
  const QPoint corner = widget.mapTo(&window, QPoint()) * ratio;
  const QRect place(corner, widget.size() * ratio);
  const QColor ground = groundOf(picture, place);
  const auto* button = qobject_cast<const QPushButton*>(&widget);
  const bool styled = button != nullptr && (button->isDefault() || button->property("primary").toBool());
  const int edge = 4 * ratio; // a frame is no word
  const QColor ink = styled ? inkIn(picture, place.adjusted(edge, edge, -edge, -edge), ground)
                            : widget.palette().color(widget.foregroundRole());
  const double found = contrast(ink, ground);
  if (found < kMinContrast)
    findings << QStringLiteral("%1: %2 on %3 is a contrast of %4")
                    .arg(nameOf(widget), ink.name(), ground.name(), QString::number(found, 'f', 1));
}

bool isInteractive(const QWidget& widget) {
  if (widget.focusPolicy() == Qt::NoFocus || inside(widget.parent(), "QAbstractSpinBox") ||
      inside(widget.parent(), "QComboBox"))
    return false;
  for (const char* kind : {"QAbstractButton", "QComboBox", "QLineEdit", "QAbstractSpinBox", "QAbstractItemView",
                           "QSlider", "QPlainTextEdit", "QTextEdit"})
    if (widget.inherits(kind)) return true;
  return false;
}

void judgeName(QWidget& widget, QStringList& findings) {
  if (!isInteractive(widget)) return;
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
  if (interface == nullptr || interface->text(QAccessible::Name).trimmed().isEmpty())
    findings << QStringLiteral("%1 has no name for a screen reader").arg(nameOf(widget));
}

} // namespace

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QStringList judge(const QWidget& window, const QImage& picture, QSize room) {
  QStringList findings;
  if (window.width() > room.width() || window.height() > room.height())
    findings << QStringLiteral("the window is %1 × %2, larger than %3 × %4")
                    .arg(window.width())
                    .arg(window.height())
                    .arg(room.width())
                    .arg(room.height());
  judgePlaces(window, findings);
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->window() != &window || widget->visibleRegion().isEmpty()) continue;
    judgePlaces(*widget, findings);
    if (isMachinery(widget)) continue;
    findings += cutWords(*widget);
    judgeContrast(*widget, window, picture, findings);
    judgeName(*widget, findings);
  }
  return findings;
}

} // namespace lacuna::screens
