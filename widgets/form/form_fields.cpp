// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/form_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <cmath>

#include "widgets/look/theme.h"
#include "widgets/words/field_names.h"

namespace lacuna::widgets {
namespace {

struct FormWords {
  Q_DECLARE_TR_FUNCTIONS(ExperimentForm)
};

/// Scrolling the form must not change the value that happens to lie under the pointer.
template <typename Editor>
class Unscrolled : public Editor {
 public:
  using Editor::Editor;

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

constexpr int kLabelWidth = 104;
/// So many times the largest value that is allowed can be typed.
constexpr int kBeyond = 8;
constexpr int kWithoutRange = 64;

/// A section's name with an arrow before it. Paints itself: a tool button whose style sheet gives it a ground has
/// another palette at every paint, and Qt draws and keeps its arrow anew for each.
class SectionHead : public QToolButton {
 public:
  explicit SectionHead(QWidget* parent) : QToolButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont demiBold = font();
    demiBold.setWeight(QFont::DemiBold);
    setFont(demiBold);
  }
  QSize sizeHint() const override {
    return {kNameAt + fontMetrics().horizontalAdvance(text()) + kUnit / 2, lineHeight(font()) + kUnit};
  }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QColor words = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText);
    // Points to the name while what is below is folded, and down to it when it is not.
    p.save();
    p.translate(kUnit, height() / 2.0);
    if (isChecked()) p.rotate(90);
    p.setPen(QPen(words, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF({{-2.0, -4.0}, {2.0, 0.0}, {-2.0, 4.0}}));
    p.restore();
    p.setPen(words);
    p.drawText(rect().adjusted(kNameAt, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!hasFocus()) return;
    p.setPen(themeFor(palette()).accent);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }

 private:
  static constexpr int kNameAt = kUnit * 5 / 2;
};

} // namespace

std::optional<double> numberIn(const QString& text) {
  bool ok = false;
  const double value = QLocale::c().toDouble(text.trimmed(), &ok);
  if (!ok || !std::isfinite(value)) return std::nullopt;
  return value;
}

QString numberText(double value) {
  return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

FormSection::FormSection(const QString& title, bool open, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_head(new SectionHead(this)),
      m_content(new QWidget(this)),
      m_body(new QVBoxLayout(m_content)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kUnit / 2);
  column->addWidget(m_head);
  column->addWidget(m_content);
  m_body->setContentsMargins(0, 0, 0, kUnit);
  m_body->setSpacing(kUnit / 2);
  m_head->setText(title);
  m_head->setAccessibleName(title);
  connect(m_head, &QToolButton::toggled, this, &FormSection::setOpen);
  setOpen(open);
}

void FormSection::setOpen(bool open) {
  m_head->setChecked(open);
  m_content->setVisible(open);
}

bool FormSection::isOpen() const {
  return m_head->isChecked();
}

void FormSection::setProblems(int count) {
  m_head->setText(count == 0 ? m_title : FormWords::tr("%1 (%2 to correct)").arg(m_title).arg(count));
}

FormBuilder::FormBuilder(std::vector<FormField>& fields, std::function<void()> edited)
    : m_fields(fields), m_edited(std::move(edited)) {}

FormField& FormBuilder::addRow(QWidget* editor) {
  const QString label = fieldLabel(*m_field);
  const QString tip = fieldHint(*m_field);
  FormField field;
  field.field = m_field;
  field.path = QString::fromLatin1(m_field->path);
  field.editor = editor;
  field.row = new QWidget(m_section);
  auto* column = new QVBoxLayout(field.row);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* line = new QHBoxLayout;
  line->setSpacing(kUnit);
  auto* name = new QLabel(label, field.row);
  name->setBuddy(editor);
  name->setFixedWidth(kLabelWidth);
  name->setWordWrap(true);
  if (m_field->below) name->setContentsMargins(kUnit * 2, 0, 0, 0);
  line->addWidget(name);
  line->addWidget(editor, 1);
  column->addLayout(line);
  field.issue = new QLabel(field.row);
  field.issue->setProperty("role", "issue");
  field.issue->setWordWrap(true);
  field.issue->setContentsMargins(kLabelWidth + kUnit, 0, 0, 0);
  field.issue->hide();
  column->addWidget(field.issue);
  editor->setObjectName(field.path);
  editor->setAccessibleName(label);
  editor->setToolTip(tip);
  name->setToolTip(tip);
  m_section->body()->addWidget(field.row);
  m_fields.push_back(std::move(field));
  return m_fields.back();
}

void FormBuilder::addChoice(const WordValue& value) {
  auto* box = new Unscrolled<QComboBox>;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  for (const FieldWord& word : value.words()) box->addItem(wordTitle(word), QString::fromStdString(word.word));
  FormField& field = addRow(box);
  field.show = [box, get = value.get](const ExperimentConfig& config) {
    box->setCurrentIndex(box->findData(QString::fromStdString(get(config))));
  };
  field.read = [box, get = value.get, set = value.set](ExperimentConfig& config) {
    if (box->currentIndex() < 0) return;
    const std::string word = box->currentData().toString().toStdString();
    if (word != get(config)) set(config, word);
  };
  QObject::connect(box, &QComboBox::currentIndexChanged, box, [edited = m_edited] { edited(); });
}

QLineEdit* FormBuilder::lineEdit() {
  auto* edit = new QLineEdit;
  QObject::connect(edit, &QLineEdit::textChanged, edit, [edited = m_edited] { edited(); });
  return edit;
}

void FormBuilder::addText(FieldPlace<std::string> place) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(edit);
  field.show = [edit, place](const ExperimentConfig& config) {
    edit->setText(QString::fromStdString(valueAt(place, config)));
  };
  field.read = [edit, place](ExperimentConfig& config) { place(config) = edit->text().toStdString(); };
}

void FormBuilder::addInteger(FieldPlace<int> place, const FieldRange& range) {
  auto* box = new Unscrolled<QSpinBox>;
  box->setFocusPolicy(Qt::StrongFocus);
  // What lies outside can be typed, and the sentence beside the field says what may.
  box->setRange(0, range.given() ? static_cast<int>(range.high) * kBeyond : kWithoutRange);
  box->setGroupSeparatorShown(true);
  box->setSpecialValueText(fieldZero(*m_field));
  FormField& field = addRow(box);
  field.show = [box, place](const ExperimentConfig& config) { box->setValue(valueAt(place, config)); };
  field.read = [box, place](ExperimentConfig& config) { place(config) = box->value(); };
  QObject::connect(box, &QSpinBox::valueChanged, box, [edited = m_edited] { edited(); });
}

void FormBuilder::addNumber(FieldPlace<double> place) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(edit);
  field.show = [edit, place](const ExperimentConfig& config) { edit->setText(numberText(valueAt(place, config))); };
  field.read = [edit, place](ExperimentConfig& config) {
    if (const auto value = numberIn(edit->text())) place(config) = *value;
  };
  field.typed = [edit] {
    return numberIn(edit->text()) ? QString()
                                  : FormWords::tr("“%1” is not a number; write e.g. 0.001").arg(edit->text());
  };
}

void FormBuilder::addSeed(FieldPlace<uint64_t> place) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(edit);
  const auto parsed = [edit] {
    bool ok = false;
    const qulonglong value = edit->text().trimmed().toULongLong(&ok);
    return ok ? std::optional<uint64_t>(value) : std::nullopt;
  };
  field.show = [edit, place](const ExperimentConfig& config) {
    edit->setText(QString::number(valueAt(place, config)));
  };
  field.read = [parsed, place](ExperimentConfig& config) {
    if (const auto value = parsed()) place(config) = *value;
  };
  field.typed = [parsed, edit] {
    return parsed() ? QString() : FormWords::tr("“%1” is not a whole number of 0 or more").arg(edit->text());
  };
}

template <typename Entry>
void FormBuilder::addList(FieldPlace<std::vector<Entry>> place) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(edit);
  const auto parsed = [edit]() -> std::optional<std::vector<Entry>> {
    std::vector<Entry> values;
    for (const QString& entry : edit->text().split(',', Qt::SkipEmptyParts)) {
      const auto value = numberIn(entry);
      if (!value || static_cast<double>(static_cast<Entry>(*value)) != *value) return std::nullopt;
      values.push_back(static_cast<Entry>(*value));
    }
    return values;
  };
  field.show = [edit, place](const ExperimentConfig& config) {
    QStringList entries;
    for (const Entry value : valueAt(place, config)) entries << numberText(static_cast<double>(value));
    edit->setText(entries.join(QStringLiteral(", ")));
  };
  field.read = [parsed, place](ExperimentConfig& config) {
    if (const auto values = parsed()) place(config) = *values;
  };
  field.typed = [parsed] {
    if (parsed()) return QString();
    return std::is_integral_v<Entry> ? FormWords::tr("write whole numbers with commas between: 3, 5")
                                     : FormWords::tr("write numbers with commas between: 0, 1");
  };
}

template void FormBuilder::addList(FieldPlace<std::vector<int>> place);
template void FormBuilder::addList(FieldPlace<std::vector<double>> place);

void FormBuilder::addSwitch(FieldPlace<bool> place) {
  auto* box = new QCheckBox(FormWords::tr("on"));
  FormField& field = addRow(box);
  field.show = [box, place](const ExperimentConfig& config) { box->setChecked(valueAt(place, config)); };
  field.read = [box, place](ExperimentConfig& config) { place(config) = box->isChecked(); };
  QObject::connect(box, &QCheckBox::toggled, box, [edited = m_edited] { edited(); });
}

} // namespace lacuna::widgets
