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

FormField& FormBuilder::addRow(const QString& path, const QString& label, QWidget* editor, const QString& tip) {
  FormField field;
  field.path = path;
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
  if (m_below) name->setContentsMargins(kUnit * 2, 0, 0, 0);
  m_below = false;
  line->addWidget(name);
  line->addWidget(editor, 1);
  column->addLayout(line);
  field.issue = new QLabel(field.row);
  field.issue->setProperty("role", "issue");
  field.issue->setWordWrap(true);
  field.issue->setContentsMargins(kLabelWidth + kUnit, 0, 0, 0);
  field.issue->hide();
  column->addWidget(field.issue);
  editor->setObjectName(path);
  editor->setAccessibleName(label);
  editor->setToolTip(tip);
  name->setToolTip(tip);
  m_section->body()->addWidget(field.row);
  m_fields.push_back(std::move(field));
  return m_fields.back();
}

void FormBuilder::addChoice(const QString& path, const QString& label,
                            const std::vector<std::pair<QString, int>>& choices,
                            std::function<int(const ExperimentConfig&)> get,
                            std::function<void(ExperimentConfig&, int)> set) {
  auto* box = new Unscrolled<QComboBox>;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  for (const auto& [text, value] : choices) box->addItem(text, value);
  FormField& field = addRow(path, label, box, {});
  field.show = [box, get](const ExperimentConfig& config) { box->setCurrentIndex(box->findData(get(config))); };
  field.read = [box, set](ExperimentConfig& config) {
    if (box->currentIndex() >= 0) set(config, box->currentData().toInt());
  };
  QObject::connect(box, &QComboBox::currentIndexChanged, box, [edited = m_edited] { edited(); });
}

QLineEdit* FormBuilder::lineEdit() {
  auto* edit = new QLineEdit;
  QObject::connect(edit, &QLineEdit::textChanged, edit, [edited = m_edited] { edited(); });
  return edit;
}

void FormBuilder::addText(const QString& path, const QString& label,
                          std::function<std::string&(ExperimentConfig&)> ref) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(path, label, edit, {});
  field.show = [edit, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    edit->setText(QString::fromStdString(ref(copy)));
  };
  field.read = [edit, ref](ExperimentConfig& config) { ref(config) = edit->text().toStdString(); };
}

void FormBuilder::addIntegerOr(const QString& path, const QString& label, int high, const QString& zero,
                               std::function<int&(ExperimentConfig&)> ref, const QString& tip) {
  addInteger(path, label, 0, high, std::move(ref), tip);
  auto* box = qobject_cast<QSpinBox*>(m_fields.back().editor);
  box->setSpecialValueText(zero);
}

void FormBuilder::addInteger(const QString& path, const QString& label, int low, int high,
                             std::function<int&(ExperimentConfig&)> ref, const QString& tip) {
  auto* box = new Unscrolled<QSpinBox>;
  box->setFocusPolicy(Qt::StrongFocus);
  box->setRange(low, high);
  box->setGroupSeparatorShown(true);
  FormField& field = addRow(path, label, box, tip);
  field.show = [box, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    box->setValue(ref(copy));
  };
  field.read = [box, ref](ExperimentConfig& config) { ref(config) = box->value(); };
  QObject::connect(box, &QSpinBox::valueChanged, box, [edited = m_edited] { edited(); });
}

void FormBuilder::addNumber(const QString& path, const QString& label, std::function<double&(ExperimentConfig&)> ref,
                            const QString& tip) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(path, label, edit, tip);
  field.show = [edit, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    edit->setText(numberText(ref(copy)));
  };
  field.read = [edit, ref](ExperimentConfig& config) {
    if (const auto value = numberIn(edit->text())) ref(config) = *value;
  };
  field.typed = [edit] {
    return numberIn(edit->text()) ? QString()
                                  : FormWords::tr("“%1” is not a number; write e.g. 0.001").arg(edit->text());
  };
}

void FormBuilder::addSeed(const QString& path, const QString& label, std::function<uint64_t&(ExperimentConfig&)> ref) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(path, label, edit, FormWords::tr("The same seed gives the same run"));
  const auto parsed = [edit] {
    bool ok = false;
    const qulonglong value = edit->text().trimmed().toULongLong(&ok);
    return ok ? std::optional<uint64_t>(value) : std::nullopt;
  };
  field.show = [edit, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    edit->setText(QString::number(ref(copy)));
  };
  field.read = [parsed, ref](ExperimentConfig& config) {
    if (const auto value = parsed()) ref(config) = *value;
  };
  field.typed = [parsed, edit] {
    return parsed() ? QString() : FormWords::tr("“%1” is not a whole number of 0 or more").arg(edit->text());
  };
}

void FormBuilder::addList(const QString& path, const QString& label,
                          std::function<std::vector<double>&(ExperimentConfig&)> ref, const QString& tip) {
  QLineEdit* edit = lineEdit();
  FormField& field = addRow(path, label, edit, tip);
  const auto parsed = [edit]() -> std::optional<std::vector<double>> {
    std::vector<double> values;
    for (const QString& entry : edit->text().split(',', Qt::SkipEmptyParts)) {
      const auto value = numberIn(entry);
      if (!value) return std::nullopt;
      values.push_back(*value);
    }
    return values;
  };
  field.show = [edit, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    QStringList entries;
    for (const double value : ref(copy)) entries << numberText(value);
    edit->setText(entries.join(QStringLiteral(", ")));
  };
  field.read = [parsed, ref](ExperimentConfig& config) {
    if (const auto values = parsed()) ref(config) = *values;
  };
  field.typed = [parsed] { return parsed() ? QString() : FormWords::tr("write numbers with commas between: 0, 1"); };
}

void FormBuilder::addSwitch(const QString& path, const QString& label, std::function<bool&(ExperimentConfig&)> ref,
                            const QString& tip) {
  auto* box = new QCheckBox(FormWords::tr("on"));
  FormField& field = addRow(path, label, box, tip);
  field.show = [box, ref](const ExperimentConfig& config) {
    ExperimentConfig copy = config;
    box->setChecked(ref(copy));
  };
  field.read = [box, ref](ExperimentConfig& config) { ref(config) = box->isChecked(); };
  QObject::connect(box, &QCheckBox::toggled, box, [edited = m_edited] { edited(); });
}

} // namespace lacuna::widgets
