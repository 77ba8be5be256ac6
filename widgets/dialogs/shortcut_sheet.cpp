// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/shortcut_sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

/// Type sizes to try, from a lecture hall's to a desk's.
constexpr double kScales[] = {1.5, 1.35, 1.2, 1.1, 1.0};
constexpr int kMaxColumns = 3;

QString keyName(Qt::Key key) {
  switch (key) {
    case Qt::Key_Left:
      return QStringLiteral("←");
    case Qt::Key_Right:
      return QStringLiteral("→");
    case Qt::Key_Up:
      return QStringLiteral("↑");
    case Qt::Key_Down:
      return QStringLiteral("↓");
    case Qt::Key_PageUp:
      return ShortcutSheet::tr("Page ↑");
    case Qt::Key_PageDown:
      return ShortcutSheet::tr("Page ↓");
    default:
      return QKeySequence(key).toString(QKeySequence::NativeText);
  }
}

QStringList capsOf(const QKeySequence& keys) {
  QStringList caps;
  for (int i = 0; i < keys.count(); ++i) {
    const Qt::KeyboardModifiers held = keys[uint(i)].keyboardModifiers();
    if (held & Qt::ControlModifier) caps << ShortcutSheet::tr("Ctrl");
    if (held & Qt::AltModifier) caps << ShortcutSheet::tr("Alt");
    if (held & Qt::ShiftModifier) caps << ShortcutSheet::tr("Shift");
    if (held & Qt::MetaModifier) caps << ShortcutSheet::tr("Meta");
    caps << keyName(keys[uint(i)].key());
  }
  return caps;
}

/// Rows a column needs: a heading takes as much as two, and so does the space below a group.
int rowsOf(const KeyGroup& group) {
  return static_cast<int>(group.entries.size()) + 3;
}

/// Which groups stand in which column, in their order, so that the longest column is as short as can be.
QList<QList<KeyGroup>> columnsOf(const QList<KeyGroup>& groups, int most) {
  int limit = 0;
  for (const KeyGroup& group : groups) limit = std::max(limit, rowsOf(group));
  for (;; ++limit) {
    QList<QList<KeyGroup>> columns(1);
    int rows = 0;
    for (const KeyGroup& group : groups) {
      if (rows + rowsOf(group) > limit) {
        columns << QList<KeyGroup>();
        rows = 0;
      }
      columns.last() << group;
      rows += rowsOf(group);
    }
    if (columns.size() <= most) return columns;
  }
}

QWidget* groupWidget(const KeyGroup& group, double scale, QWidget* parent) {
  const TypeScale type = typeScale(scale);
  auto* widget = new QWidget(parent);
  auto* rows = new QVBoxLayout(widget);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(qRound(kUnit * 0.75 * scale));
  auto* title = new QLabel(group.title, widget);
  title->setFont(type.heading);
  title->setProperty("role", "accent");
  rows->addWidget(title);
  for (const KeyEntry& entry : group.entries) {
    auto* row = new QHBoxLayout;
    row->setSpacing(kUnit * 2);
    auto* what = new QLabel(entry.what, widget);
    what->setFont(type.body);
    auto* caps = new KeyCaps(entry, type.body, widget);
    caps->setAccessibleName(entry.what + QStringLiteral(": ") + caps->accessibleName());
    row->addWidget(what, 1);
    row->addWidget(caps, 0, Qt::AlignRight | Qt::AlignVCenter);
    rows->addLayout(row);
  }
  return widget;
}

QWidget* sheetOf(const QList<KeyGroup>& groups, int columns, double scale) {
  auto* sheet = new QWidget;
  auto* across = new QHBoxLayout(sheet);
  const int edge = kUnit * 3;
  across->setContentsMargins(edge, edge, edge, edge);
  across->setSpacing(kUnit * 5);
  for (const QList<KeyGroup>& column : columnsOf(groups, columns)) {
    auto* down = new QVBoxLayout;
    down->setSpacing(qRound(kUnit * 3 * scale));
    for (const KeyGroup& group : column) down->addWidget(groupWidget(group, scale, sheet));
    down->addStretch(1);
    across->addLayout(down, 1);
  }
  return sheet;
}

} // namespace

KeyCaps::KeyCaps(const KeyEntry& entry, const QFont& font, QWidget* parent) : QWidget(parent) {
  setFont(font);
  QStringList said;
  for (const QKeySequence& keys : entry.keys) {
    if (!m_pieces.isEmpty() && !entry.between.isEmpty()) m_pieces << Piece{entry.between, false};
    for (const QString& cap : capsOf(keys)) m_pieces << Piece{cap, true};
    said << capsOf(keys).join(QLatin1Char('+'));
  }
  setAccessibleName(
      said.join(entry.between.isEmpty() ? QStringLiteral(" ") : QStringLiteral(" %1 ").arg(entry.between)));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QStringList KeyCaps::caps() const {
  QStringList caps;
  for (const Piece& piece : m_pieces)
    if (piece.cap) caps << piece.text;
  return caps;
}

int KeyCaps::widthOf(const Piece& piece) const {
  const QFontMetrics metrics = fontMetrics();
  const int text = metrics.horizontalAdvance(piece.text);
  // A letter's cap is as wide as it is high.
  return piece.cap ? std::max(text + kUnit * 3 / 2, metrics.height() + kUnit / 2) : text + kUnit;
}

QSize KeyCaps::sizeHint() const {
  int width = 0;
  for (const Piece& piece : m_pieces) width += widthOf(piece) + kUnit / 2;
  return {std::max(0, width - kUnit / 2), fontMetrics().height() + kUnit};
}

void KeyCaps::paintEvent(QPaintEvent*) {
  const Theme& t = themeFor(palette());
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  p.setFont(font());
  const QColor edge = t.dark ? t.muted.darker(180) : palette().color(QPalette::Dark);
  int x = 0;
  for (const Piece& piece : m_pieces) {
    const QRectF box(x + 0.5, 0.5, widthOf(piece) - 1, height() - 1);
    x += widthOf(piece) + kUnit / 2;
    if (!piece.cap) {
      p.setPen(t.muted);
      p.drawText(box, Qt::AlignCenter, piece.text);
      continue;
    }
    // The lower rim is what makes a rectangle a key.
    const double rim = 2.5;
    p.setPen(Qt::NoPen);
    p.setBrush(edge);
    p.drawRoundedRect(box, kRadius / 2.0 + 1, kRadius / 2.0 + 1);
    p.setPen(edge);
    p.setBrush(palette().color(QPalette::Button));
    p.drawRoundedRect(box.adjusted(0, 0, 0, -rim), kRadius / 2.0, kRadius / 2.0);
    p.setPen(t.text);
    p.drawText(box.adjusted(0, 0, 0, -rim), Qt::AlignCenter, piece.text);
  }
}

ShortcutSheet::ShortcutSheet(const QList<KeyGroup>& groups, const QList<QKeySequence>& closing, QWidget* parent)
    : QDialog(parent) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("shortcutSheet"));
  setWindowTitle(tr("Keys"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setAccessibleName(tr("All keys"));
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  layout->addWidget(scroll);
  const QSize room = screen()->availableSize() * 0.92;
  const auto fits = [&](int columns, double scale) {
    scroll->setWidget(sheetOf(groups, columns, scale)); // the one before is deleted
    const QSize wanted = scroll->widget()->sizeHint();
    return wanted.width() <= room.width() && wanted.height() <= room.height();
  };
  bool fitting = false;
  for (const double scale : kScales)
    for (int columns = kMaxColumns; columns >= 2 && !fitting; --columns) fitting = fits(columns, scale);
  // On a small screen it is as narrow as needed, and scrolled down.
  const int bar = scroll->verticalScrollBar()->sizeHint().width();
  for (int columns = kMaxColumns; columns > 0 && !fitting; --columns) {
    fits(columns, kScales[std::size(kScales) - 1]);
    fitting = scroll->widget()->sizeHint().width() + bar <= room.width();
  }
  const QSize wanted = scroll->widget()->sizeHint();
  resize((wanted + QSize(wanted.height() > room.height() ? bar : 0, 0)).boundedTo(room));
  for (const QKeySequence& keys : closing)
    connect(new QShortcut(keys, this), &QShortcut::activated, this, &QDialog::close);
}

} // namespace lacuna::widgets
