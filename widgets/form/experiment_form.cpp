// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/experiment_form.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "experiment/config/config_dataset.h"
#include "experiment/dataset/dataset_catalog.h"
#include "widgets/form/experiment_fields.h"
#include "widgets/form/form_fields.h"
#include "widgets/look/paint_helpers.h"
#include "widgets/look/theme.h"
#include "widgets/words/core_words.h"

namespace lacuna::widgets {
namespace {

/// The field a problem belongs to: its own path, or that of the list or group it lies in.
bool belongsTo(const QString& issuePath, const QString& fieldPath) {
  return issuePath == fieldPath || issuePath.startsWith(fieldPath + QLatin1Char('['));
}

/// A preset whose run was given another name is still that preset.
bool sameButForName(ExperimentConfig a, const ExperimentConfig& b) {
  a.name = b.name;
  return a == b;
}

} // namespace

struct ExperimentForm::Private {
  std::vector<FormField> fields;
  std::vector<FormSection*> sections;
  std::vector<ExperimentPreset> presets;
  ExperimentConfig base; ///< what no field shows is kept from here
  std::string given;     ///< name that came with the configuration
  QComboBox* preset = nullptr;
  QLabel* presetNote = nullptr;
  QLabel* cost = nullptr;
  QLabel* general = nullptr; ///< problems without a field
  QWidget* content = nullptr;
  bool filling = false;
  bool valid = true;

  void showOnlyWhatCounts(const ExperimentConfig& config);
  FormField* at(const QString& path);
};

FormField* ExperimentForm::Private::at(const QString& path) {
  const auto it = std::find_if(fields.begin(), fields.end(), [&](const FormField& f) { return f.path == path; });
  return it == fields.end() ? nullptr : &*it;
}

ExperimentForm::ExperimentForm(QWidget* parent) : QWidget(parent), d(std::make_unique<Private>()) {
  setAccessibleName(tr("Experiment"));
  d->base.name = defaultName(d->base);
  build();
  d->filling = true;
  for (const FormField& field : d->fields) field.show(d->base);
  d->filling = false;
  refresh();
}

ExperimentForm::~ExperimentForm() = default;

void ExperimentForm::build() {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  outer->addWidget(scroll, 1);
  d->content = new QWidget;
  auto* column = new QVBoxLayout(d->content);
  column->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  column->setSpacing(kUnit);
  d->preset = new QComboBox(d->content);
  d->preset->setAccessibleName(tr("Preset"));
  d->preset->setObjectName(QStringLiteral("preset"));
  d->presetNote = new QLabel(d->content);
  d->presetNote->setProperty("role", "caption");
  d->presetNote->setWordWrap(true);
  column->addWidget(d->preset);
  column->addWidget(d->presetNote);
  connect(d->preset, &QComboBox::activated, this, [this](int index) {
    if (index <= 0 || index > static_cast<int>(d->presets.size())) return;
    setConfig(d->presets[static_cast<size_t>(index - 1)].config);
    emit presetChosen(index - 1);
  });
  FormBuilder b(d->fields, [this] { fieldEdited(); });
  const auto section = [&](const QString& title, bool open) {
    auto* s = new FormSection(title, open, d->content);
    d->sections.push_back(s);
    column->addWidget(s);
    b.setSection(s);
  };
  section(tr("Task"), true);
  addFields(b, FieldSection::task);
  section(tr("Code"), true);
  addFields(b, FieldSection::code);
  section(tr("Training"), true);
  d->sections.back()->setObjectName(QStringLiteral("training"));
  addFields(b, FieldSection::training);
  section(tr("Loss and patterns"), false);
  d->sections.back()->setObjectName(QStringLiteral("training"));
  addFields(b, FieldSection::loss);
  section(tr("Details"), false);
  addFields(b, FieldSection::details);
  d->general = new QLabel(d->content);
  d->general->setProperty("role", "issue");
  d->general->setWordWrap(true);
  d->general->hide();
  column->addWidget(d->general);
  column->addStretch(1);
  scroll->setWidget(d->content);
  d->cost = new QLabel(this);
  d->cost->setTextFormat(Qt::RichText);
  d->cost->setWordWrap(true);
  d->cost->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  d->cost->setAccessibleName(tr("Cost of the code"));
  d->cost->setToolTip(tr("What the code takes, beside the whole model without one"));
  d->cost->setObjectName(QStringLiteral("cost"));
  auto* line = new QFrame(this);
  line->setFrameShape(QFrame::HLine);
  line->setFrameShadow(QFrame::Plain);
  line->setForegroundRole(QPalette::Mid);
  outer->addWidget(line);
  outer->addWidget(d->cost);
  setPresets({});
  setCost(std::nullopt, {});
}

void ExperimentForm::setPresets(const std::vector<ExperimentPreset>& presets) {
  d->presets = presets;
  const QSignalBlocker quiet(d->preset);
  d->preset->clear();
  d->preset->addItem(tr("Own settings"));
  for (const ExperimentPreset& preset : presets) d->preset->addItem(preset.name);
  d->preset->setVisible(!presets.empty());
  refresh();
}

ExperimentConfig ExperimentForm::config() const {
  ExperimentConfig config = d->base;
  for (const FormField& field : d->fields) field.read(config);
  settleKind(config.code);
  return config;
}

void ExperimentForm::setConfig(const ExperimentConfig& config) {
  const ExperimentConfig before = this->config();
  d->base = config;
  d->given = config.name;
  d->filling = true;
  for (const FormField& field : d->fields) field.show(config);
  d->filling = false;
  refresh();
  if (!(before == config)) emit configChanged();
}

void ExperimentForm::fieldEdited() {
  if (d->filling) return;
  const ExperimentConfig before = d->base;
  ExperimentConfig now = config();
  if (now.code.kind != before.code.kind) {
    const CodeKind chosen = now.code.kind;
    now.code.kind = before.code.kind;
    chooseKind(now.code, chosen);
    d->filling = true;
    for (const FormField& field : d->fields)
      if (field.path.startsWith(QLatin1String("code."))) field.show(now);
    d->filling = false;
  }
  // A name that nobody chose follows the values it is made of. One that came with the configuration may speak of its
  // data set (parseConfig, too, drops it with that); one that was typed stays.
  const bool madeUp = before.name == defaultName(before);
  const bool ofAnother = now.dataset != before.dataset && before.name == d->given;
  if (now.name == before.name && (madeUp || ofAnother) && now.name != defaultName(now)) {
    now.name = defaultName(now);
    d->filling = true;
    if (FormField* name = d->at(QStringLiteral("name"))) name->show(now);
    d->filling = false;
  }
  d->base = now;
  refresh();
  emit configChanged();
}

void ExperimentForm::refresh() {
  if (d->general == nullptr || d->fields.empty()) return;
  const ExperimentConfig now = config();
  const auto issues = validate(now);
  d->valid = issues.empty();
  std::vector<bool> placed(issues.size(), false);
  for (FormField& field : d->fields) {
    QString problem = field.typed ? field.typed() : QString();
    if (!problem.isEmpty()) d->valid = false;
    for (size_t i = 0; i < issues.size(); ++i) {
      QString path = QString::fromStdString(issues[i].path);
      // The group's problem stands beside its first field.
      if (path == QLatin1String("training.loss")) path = QStringLiteral("training.loss.features");
      if (!belongsTo(path, field.path)) continue;
      placed[i] = true;
      if (problem.isEmpty()) problem = coreText(issues[i].message);
    }
    field.issue->setText(problem);
    field.issue->setVisible(!problem.isEmpty());
    field.editor->setAccessibleDescription(problem);
  }
  QStringList rest;
  for (size_t i = 0; i < issues.size(); ++i)
    if (!placed[i]) rest << QString::fromStdString(issues[i].path) + QLatin1Char(' ') + coreText(issues[i].message);
  d->general->setText(rest.join(QLatin1Char('\n')));
  d->general->setVisible(!rest.isEmpty());
  d->showOnlyWhatCounts(now);
  for (FormSection* section : d->sections) {
    int problems = 0;
    for (const FormField& field : d->fields)
      if (section->isAncestorOf(field.row) && !field.issue->text().isEmpty()) ++problems;
    section->setProblems(problems);
  }
  int match = 0;
  for (size_t i = 0; i < d->presets.size(); ++i)
    if (sameButForName(d->presets[i].config, now)) match = static_cast<int>(i) + 1;
  d->preset->setCurrentIndex(match);
  d->presetNote->setText(match > 0 ? d->presets[static_cast<size_t>(match - 1)].description : QString());
  d->presetNote->setVisible(!d->presetNote->text().isEmpty());
}

/// Fields that change nothing with the present choices would only be clutter.
void ExperimentForm::Private::showOnlyWhatCounts(const ExperimentConfig& c) {
  for (const FormField& field : fields) field.row->setVisible(applies(*field.field, c));
  for (FormSection* section : sections)
    if (section->objectName() == QLatin1String("training")) section->setVisible(c.code.trains());
}

bool ExperimentForm::valid() const {
  return d->valid;
}

QString ExperimentForm::issueAt(const QString& path) const {
  const FormField* field = d->at(path);
  return field != nullptr ? field->issue->text() : QString();
}

void ExperimentForm::setCost(const std::optional<CodeCost>& cost, const QString& problem) {
  if (!cost) {
    d->cost->setText(problem.isEmpty() ? tr("What the code costs appears here.") : problem);
    return;
  }
  const auto times = [](double part, double whole) {
    return whole > 0 ? tr("%1 × whole").arg(part / whole, 0, 'f', part / whole < 10 ? 1 : 0) : QString();
  };
  const auto weights = static_cast<double>(cost->encoderParameters + cost->decoderParameters);
  const ExperimentConfig now = config();
  const auto set = datasetOf(now);
  const double wholeImage = set ? 4.0 * static_cast<double>(set->shape.size()) : 0;
  const auto flops = static_cast<double>(cost->encodeFlops + cost->decodeFlops) +
                     static_cast<double>(cost->deviceFlops) * now.code.devices() /
                         (now.code.unit == CodeUnit::image ? std::max(1, now.code.k) : 1);
  const auto row = [](const QString& name, const QString& value, const QString& against) {
    return QStringLiteral(
               "<tr style='white-space: nowrap'><td>%1&nbsp;&nbsp;</td><td align='right'><b>%2</b></td>"
               "<td>&nbsp;&nbsp;%3</td></tr>")
        .arg(name, value, against);
  };
  d->cost->setText(
      QStringLiteral("<table>") +
      row(tr("Code weights"), countText(weights), times(weights, static_cast<double>(cost->baseParameters))) +
      row(tr("Work per image"), tr("%1FLOP").arg(countText(flops)),
          times(flops, static_cast<double>(cost->baseFlops))) +
      row(tr("Sent per image"), bytesText(static_cast<double>(cost->bytesSent)),
          times(static_cast<double>(cost->bytesSent), wholeImage)) +
      QStringLiteral("</table>"));
}

void ExperimentForm::setReadOnly(bool readOnly) {
  d->preset->setEnabled(!readOnly);
  for (const FormField& field : d->fields) field.editor->setEnabled(!readOnly);
}

QSize ExperimentForm::sizeHint() const {
  return {320, 640};
}

} // namespace lacuna::widgets
