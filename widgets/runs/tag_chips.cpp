// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/tag_chips.h"

#include <QApplication>
#include <QPainter>

#include "widgets/look/theme.h"
#include "widgets/runs/runs_model.h"

namespace lacuna::widgets {
namespace {

constexpr int kPadding = kUnit * 3 / 4; ///< between a chip's edge and its letters
constexpr int kChipGap = kUnit / 2;     ///< between chips

} // namespace

void TagChips::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem ground = option;
  initStyleOption(&ground, index);
  ground.text.clear();
  const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

  const QStringList tags = index.data(RunsModel::TagsRole).toStringList();
  if (tags.isEmpty()) return;
  const Theme& theme = themeFor(option.palette);
  const bool selected = (option.state & QStyle::State_Selected) != 0;
  const QVariant greyed = index.data(Qt::ForegroundRole);
  const QColor letters = selected           ? option.palette.color(QPalette::HighlightedText)
                         : greyed.isValid() ? greyed.value<QBrush>().color()
                                            : theme.text;
  QColor filling = selected ? letters : theme.accent;
  filling.setAlphaF(selected ? 0.22F : theme.dark ? 0.24F : 0.12F);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setClipRect(option.rect);
  painter->setFont(typeScale().caption);
  const QFontMetrics metrics = painter->fontMetrics();
  const int height = std::min(metrics.height() + 2, option.rect.height() - 4);
  const int right = option.rect.right() - kChipGap;
  int x = option.rect.left() + kChipGap;
  for (qsizetype i = 0; i < tags.size(); ++i) {
    const QString rest = QStringLiteral("+%1").arg(tags.size() - i);
    const bool last = i + 1 == tags.size();
    const int kept = last ? 0 : metrics.horizontalAdvance(rest) + kChipGap;
    const int wanted = metrics.horizontalAdvance(tags[i]) + 2 * kPadding + 2;
    const int room = right - x - kept;
    // The first is cut off rather than left out.
    if (wanted > room && i > 0) {
      painter->setPen(selected ? letters : theme.muted);
      painter->drawText(QRect(x, option.rect.top(), right - x, option.rect.height()), Qt::AlignVCenter, rest);
      break;
    }
    const QRect chip(x, option.rect.center().y() - height / 2, std::min(wanted, room), height);
    painter->setPen(Qt::NoPen);
    painter->setBrush(filling);
    painter->drawRoundedRect(chip, height / 2.0, height / 2.0);
    painter->setPen(letters);
    const QRect inside = chip.adjusted(kPadding - 1, 0, 1 - kPadding, 0);
    painter->drawText(inside, Qt::AlignCenter, metrics.elidedText(tags[i], Qt::ElideRight, inside.width()));
    x = chip.right() + 1 + kChipGap;
  }
  painter->restore();
}

} // namespace lacuna::widgets
