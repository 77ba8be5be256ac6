// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/about_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/look/theme.h"

namespace lacuna::widgets {
namespace {

constexpr int kIconSide = 64;
constexpr int kNameWidth = 96; ///< of facts; the icon stands above them
constexpr int kValueWidth = 380;

} // namespace

AboutDialog::AboutDialog(const QString& version, QWidget* parent) : QDialog(parent), m_version(version) {
  setAttribute(Qt::WA_DeleteOnClose);
  setObjectName(QStringLiteral("about"));
  setWindowTitle(tr("About Lacuna"));
  const TypeScale type = typeScale();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kUnit * 3, kUnit * 3, kUnit * 3, kUnit * 2);
  column->setSpacing(kUnit * 2);
  column->setSizeConstraint(QLayout::SetFixedSize);

  auto* head = new QHBoxLayout;
  head->setSpacing(kUnit * 2);
  auto* icon = new QLabel(this);
  icon->setPixmap(QIcon(QStringLiteral(":/icons/lacuna.svg")).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
  icon->setFixedWidth(kNameWidth);
  auto* words = new QVBoxLayout;
  words->setSpacing(kUnit / 2);
  auto* name = new QLabel(tr("Lacuna %1").arg(version), this);
  name->setFont(type.title);
  auto* purpose = new QLabel(tr("A workbench for learned erasure codes."), this);
  words->addStretch(1);
  words->addWidget(name);
  words->addWidget(purpose);
  words->addStretch(1);
  head->addWidget(icon);
  head->addLayout(words, 1);
  column->addLayout(head);

  m_grid = new QGridLayout;
  m_grid->setHorizontalSpacing(kUnit * 2);
  m_grid->setVerticalSpacing(kUnit * 3 / 4);
  m_grid->setColumnMinimumWidth(0, kNameWidth);
  m_grid->setColumnMinimumWidth(1, kValueWidth);
  m_grid->setColumnStretch(1, 1);
  column->addLayout(m_grid);

  auto* bar = new QHBoxLayout;
  bar->setSpacing(kUnit);
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  m_copy = new QPushButton(tr("&Copy"), this);
  m_copy->setObjectName(QStringLiteral("copy"));
  m_copy->setToolTip(tr("Copies all of this, for a report of a bug"));
  bar->addWidget(m_copy);
  bar->addStretch(1);
  bar->addWidget(close);
  column->addLayout(bar);
  connect(m_copy, &QPushButton::clicked, this, &AboutDialog::copy);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  close->setFocus();
}

void AboutDialog::setFact(const QString& name, const QString& value) {
  for (const Fact& fact : m_facts)
    if (fact.name == name) return fact.value->setText(value);
  const int row = static_cast<int>(m_facts.size());
  auto* caption = new QLabel(name, this);
  caption->setProperty("role", "caption");
  auto* label = new QLabel(value, this);
  label->setAccessibleName(name);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_grid->addWidget(caption, row, 0, Qt::AlignLeft | Qt::AlignTop);
  m_grid->addWidget(label, row, 1);
  m_facts << Fact{name, label};
}

QString AboutDialog::text() const {
  QString all = QStringLiteral("Lacuna %1\n").arg(m_version);
  for (const Fact& fact : m_facts) all += QStringLiteral("%1: %2\n").arg(fact.name, fact.value->text());
  return all;
}

void AboutDialog::copy() {
  QApplication::clipboard()->setText(text());
  m_copy->setText(tr("Copied"));
}

} // namespace lacuna::widgets
