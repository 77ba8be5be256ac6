// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pipeline/controls/channel_picker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

#include "widgets/look/theme.h"

namespace lacuna::widgets {

ChannelPicker::ChannelPicker(QWidget* parent)
    : QWidget(parent),
      m_size(new QComboBox(this)),
      m_back(new QToolButton(this)),
      m_forward(new QToolButton(this)),
      m_label(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kUnit / 2);
  row->addWidget(m_back);
  row->addWidget(m_label);
  row->addWidget(m_forward);
  row->addWidget(m_size);
  m_back->setArrowType(Qt::LeftArrow);
  m_forward->setArrowType(Qt::RightArrow);
  m_back->setAutoRaise(true);
  m_forward->setAutoRaise(true);
  m_back->setAccessibleName(tr("Previous feature maps"));
  m_forward->setAccessibleName(tr("Next feature maps"));
  m_back->setToolTip(m_back->accessibleName());
  m_forward->setToolTip(m_forward->accessibleName());
  m_size->setAccessibleName(tr("Feature maps at once"));
  m_size->setToolTip(tr("How many feature maps of each device are shown at once"));
  m_size->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_label->setProperty("role", "caption");
  connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
  connect(m_forward, &QToolButton::clicked, this, [this] { turn(1); });
  connect(m_size, &QComboBox::currentIndexChanged, this, [this] {
    const int size = std::max(1, m_size->currentData().toInt());
    m_first = m_first / size * size;
    refresh();
    emit pageChanged();
  });
}

int ChannelPicker::shown() const {
  const int page = m_size->currentData().toInt();
  const int size = page > 0 ? page : m_channels;
  return std::max(0, std::min(size, m_channels - m_first));
}

void ChannelPicker::setChannels(int channels, int fit) {
  // Whoever has forgotten what is shown is told all the same.
  if (channels == m_channels) return emit pageChanged();
  m_channels = channels;
  m_first = 0;
  {
    const QSignalBlocker quiet(m_size);
    m_size->clear();
    m_size->addItem(tr("all %1 maps").arg(channels), channels);
    for (const int page : {64, 32, 16, 8, 4, 1})
      if (page < channels) m_size->addItem(tr("%n map(s)", nullptr, page), page);
    int choice = 0;
    while (choice + 1 < m_size->count() && m_size->itemData(choice).toInt() > fit) ++choice;
    m_size->setCurrentIndex(choice);
  }
  refresh();
  emit pageChanged();
}

void ChannelPicker::setTextFont(const QFont& font) {
  // Set one by one: an application style sheet stops fonts from being handed down.
  for (QWidget* widget : {static_cast<QWidget*>(m_size), static_cast<QWidget*>(m_label)}) widget->setFont(font);
  refresh();
}

void ChannelPicker::turn(int pages) {
  const int size = std::max(1, m_size->currentData().toInt());
  const int last = (m_channels - 1) / size * size;
  m_first = std::clamp(m_first + pages * size, 0, last);
  refresh();
  emit pageChanged();
}

void ChannelPicker::refresh() {
  const bool paged = shown() < m_channels;
  m_label->setText(tr("%1–%2 of %3").arg(m_first + 1).arg(m_first + shown()).arg(m_channels));
  for (QWidget* widget :
       {static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_forward), static_cast<QWidget*>(m_label)})
    widget->setVisible(paged);
  m_back->setEnabled(m_first > 0);
  m_forward->setEnabled(m_first + shown() < m_channels);
  layout()->invalidate();
  adjustSize();
}

} // namespace lacuna::widgets
