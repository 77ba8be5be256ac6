// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/experiment_form.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "experiment/dataset_catalog.h"
#include "experiment/network_spec.h"
#include "widgets/form_fields.h"
#include "widgets/paint_helpers.h"
#include "widgets/theme.h"

namespace lacuna {
namespace {

using Config = ExperimentConfig;

/// The name of a choice in the catalogue, or -1.
template <typename List, typename Match>
int indexWhere(const List& list, Match match) {
  const auto it = std::find_if(list.begin(), list.end(), match);
  return it == list.end() ? -1 : static_cast<int>(it - list.begin());
}

/// The field a problem belongs to: its own path, or that of the list or group it lies in.
bool belongsTo(const QString& issuePath, const QString& fieldPath) {
  return issuePath == fieldPath || issuePath.startsWith(fieldPath + QLatin1Char('['));
}

} // namespace

struct ExperimentForm::Private {
  std::vector<FormField> fields;
  std::vector<FormSection*> sections;
  std::vector<ExperimentPreset> presets;
  ExperimentConfig base; ///< what no field shows is kept from here
  QComboBox* preset = nullptr;
  QLabel* presetNote = nullptr;
  QLabel* cost = nullptr;
  QLabel* general = nullptr; ///< problems without a field
  QWidget* content = nullptr;
  bool filling = false;
  bool valid = true;

  void addCodeFields(FormBuilder& b);
  void addTrainingFields(FormBuilder& b);
  void addDataFields(FormBuilder& b);
  void showOnlyWhatCounts(const ExperimentConfig& config);
  FormField* at(const QString& path);
};

FormField* ExperimentForm::Private::at(const QString& path) {
  const auto it = std::find_if(fields.begin(), fields.end(), [&](const FormField& f) { return f.path == path; });
  return it == fields.end() ? nullptr : &*it;
}

void ExperimentForm::Private::addDataFields(FormBuilder& b) {
  std::vector<std::pair<QString, int>> sets;
  for (const DatasetInfo& d : datasetCatalog())
    sets.emplace_back(QString::fromStdString(d.title), static_cast<int>(sets.size()));
  b.addChoice(
      QStringLiteral("dataset"), tr("Data set"), sets,
      [](const Config& c) {
        return indexWhere(datasetCatalog(), [&](const DatasetInfo& d) { return d.name == c.dataset; });
      },
      [](Config& c, int i) {
        c.dataset = datasetCatalog()[static_cast<size_t>(i)].name;
        c.dataShape.reset();
        completeDataShape(c);
      });
  const auto kinds = baseModelKinds();
  std::vector<std::pair<QString, int>> models;
  for (const std::string& kind : kinds)
    models.emplace_back(kind == "lenet5" ? QStringLiteral("LeNet-5") : QString::fromStdString(kind),
                        static_cast<int>(models.size()));
  b.addChoice(
      QStringLiteral("base_model.kind"), tr("Base model"), models,
      [kinds](const Config& c) {
        return indexWhere(kinds, [&](const std::string& k) { return k == c.baseModel.kind; });
      },
      [kinds](Config& c, int i) { c.baseModel.kind = kinds[static_cast<size_t>(i)]; });
}

void ExperimentForm::Private::addCodeFields(FormBuilder& b) {
  b.addInteger(
      QStringLiteral("code.k"), tr("Data parts k"), 0, 64, [](Config& c) -> int& { return c.code.k; },
      tr("How many parts the image is split into"));
  b.addInteger(
      QStringLiteral("code.r"), tr("Parity parts r"), 0, 16, [](Config& c) -> int& { return c.code.r; },
      tr("How many devices more than parts, and so how many may be lost"));
  b.addIntegerOr(
      QStringLiteral("code.l"), tr("Losses trained l"), 16, tr("as many as r"),
      [](Config& c) -> int& { return c.code.l; }, tr("Most losses the code is trained for"));
  b.addChoice(
      QStringLiteral("code.encoder.kind"), tr("Encoder"),
      {{tr("convolutions"), int(EncoderKind::conv)}, {tr("fully connected (mlp)"), int(EncoderKind::mlp)}},
      [](const Config& c) { return int(c.code.encoder.kind); },
      [](Config& c, int v) { c.code.encoder.kind = static_cast<EncoderKind>(v); });
  b.addInteger(
      QStringLiteral("code.encoder.channels"), tr("channels"), 0, 4096,
      [](Config& c) -> int& { return c.code.encoder.channels; }, tr("Hidden channels of the encoder"));
  b.addChoice(
      QStringLiteral("code.decoder.kind"), tr("Decoder"),
      {{tr("residual, mask-aware"), int(DecoderKind::residual)},
       {tr("convolutions"), int(DecoderKind::conv)},
       {tr("fully connected (mlp)"), int(DecoderKind::mlp)}},
      [](const Config& c) { return int(c.code.decoder.kind); },
      [](Config& c, int v) { c.code.decoder.kind = static_cast<DecoderKind>(v); });
  b.addInteger(
      QStringLiteral("code.decoder.channels"), tr("channels"), 0, 4096,
      [](Config& c) -> int& { return c.code.decoder.channels; }, tr("Hidden channels of the decoder"));
  b.addInteger(
      QStringLiteral("code.decoder.width"), tr("width"), 0, 65536,
      [](Config& c) -> int& { return c.code.decoder.width; }, tr("Hidden units of the decoder"));
  b.addInteger(
      QStringLiteral("code.decoder.blocks"), tr("blocks"), 0, 256,
      [](Config& c) -> int& { return c.code.decoder.blocks; }, tr("Residual blocks of the decoder"));
  b.addSwitch(
      QStringLiteral("code.pass_through"), tr("Pass-through"), [](Config& c) -> bool& { return c.code.passThrough; },
      tr("A part that arrives is used as it is; only lost ones are decoded"));
}

void ExperimentForm::Private::addTrainingFields(FormBuilder& b) {
  b.addInteger(QStringLiteral("training.epochs"), tr("Epochs"), 0, 1000000,
               [](Config& c) -> int& { return c.training.epochs; });
  b.addInteger(
      QStringLiteral("training.batch"), tr("Batch"), 0, 1000000, [](Config& c) -> int& { return c.training.batch; },
      tr("Images per step"));
  b.addNumber(QStringLiteral("training.learning_rate"), tr("Learning rate"),
              [](Config& c) -> double& { return c.training.learningRate; });
  b.addNumber(
      QStringLiteral("training.weight_decay"), tr("Weight decay"),
      [](Config& c) -> double& { return c.training.weightDecay; }, tr("L2, added to the gradient"));
  b.addChoice(
      QStringLiteral("training.schedule"), tr("Schedule"),
      {{tr("one cycle"), int(Schedule::oneCycle)},
       {tr("cosine"), int(Schedule::cosine)},
       {tr("constant"), int(Schedule::constant)}},
      [](const Config& c) { return int(c.training.schedule); },
      [](Config& c, int v) { c.training.schedule = static_cast<Schedule>(v); });
  b.addSeed(QStringLiteral("training.seed"), tr("Seed"), [](Config& c) -> uint64_t& { return c.training.seed; });
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
  d->addDataFields(b);
  section(tr("Code"), true);
  d->addCodeFields(b);
  section(tr("Training"), true);
  d->addTrainingFields(b);
  section(tr("Loss and patterns"), false);
  b.addNumber(
      QStringLiteral("training.loss.features"), tr("Feature MSE"),
      [](Config& c) -> double& { return c.training.loss.features; }, tr("Weight; 0 leaves this loss out"));
  b.addNumber(
      QStringLiteral("training.loss.logits_kl"), tr("KL to base"),
      [](Config& c) -> double& { return c.training.loss.logitsKl; },
      tr("Weight of KL(softmax base ‖ softmax coded); 0 leaves this loss out"));
  b.addNumber(
      QStringLiteral("training.loss.labels"), tr("Labels"), [](Config& c) -> double& { return c.training.loss.labels; },
      tr("Weight of the cross-entropy on the labels; 0 leaves this loss out"));
  b.addList(
      QStringLiteral("training.loss_weights_by_lost"), tr("α by losses"),
      [](Config& c) -> std::vector<double>& { return c.training.lossWeightsByLost; },
      tr("Weight of the patterns with 0, 1, 2 … lost; the last one repeats"));
  b.addChoice(
      QStringLiteral("training.patterns.policy"), tr("Patterns"),
      {{tr("a sample per step"), int(PatternPolicy::sample)},
       {tr("all, every step"), int(PatternPolicy::all)},
       {tr("exactly l lost"), int(PatternPolicy::fixed)}},
      [](const Config& c) { return int(c.training.patterns.policy); },
      [](Config& c, int v) { c.training.patterns.policy = static_cast<PatternPolicy>(v); });
  b.addInteger(
      QStringLiteral("training.patterns.per_step"), tr("per step"), 0, 100000,
      [](Config& c) -> int& { return c.training.patterns.perStep; }, tr("Patterns decoded from one encoded batch"));
  b.addChoice(
      QStringLiteral("code.fill"), tr("Lost maps are"),
      {{tr("zeros"), int(Fill::zeros)}, {tr("a constant"), int(Fill::constant)}, {tr("the mean map"), int(Fill::mean)}},
      [](const Config& c) { return int(c.code.fill); }, [](Config& c, int v) { c.code.fill = static_cast<Fill>(v); });
  b.addNumber(QStringLiteral("code.fill_value"), tr("value"), [](Config& c) -> double& { return c.code.fillValue; });
  section(tr("Details"), false);
  b.addText(QStringLiteral("name"), tr("Name of the run"), [](Config& c) -> std::string& { return c.name; });
  b.addIntegerOr(
      QStringLiteral("subset.train"), tr("Training images"), 10000000, tr("all"),
      [](Config& c) -> int& { return c.subset.train; }, tr("Fewer for a quick look; validation included"));
  b.addIntegerOr(QStringLiteral("subset.test"), tr("Test images"), 10000000, tr("all"),
                 [](Config& c) -> int& { return c.subset.test; });
  b.addInteger(QStringLiteral("base_model.epochs"), tr("Base epochs"), 0, 100000,
               [](Config& c) -> int& { return c.baseModel.epochs; });
  b.addSeed(QStringLiteral("base_model.seed"), tr("Base seed"),
            [](Config& c) -> uint64_t& { return c.baseModel.seed; });
  d->general = new QLabel(d->content);
  d->general->setProperty("role", "issue");
  d->general->setWordWrap(true);
  d->general->hide();
  column->addWidget(d->general);
  column->addStretch(1);
  scroll->setWidget(d->content);
  d->cost = new QLabel(this);
  d->cost->setWordWrap(true);
  d->cost->setContentsMargins(kUnit * 3 / 2, kUnit, kUnit * 3 / 2, kUnit);
  d->cost->setAccessibleName(tr("Cost of the code"));
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
  return config;
}

void ExperimentForm::setConfig(const ExperimentConfig& config) {
  const ExperimentConfig before = this->config();
  d->base = config;
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
  // A name that nobody chose follows the values it is made of.
  if (now.name == before.name && before.name == defaultName(before) && now.name != defaultName(now)) {
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
      if (problem.isEmpty()) problem = QString::fromStdString(issues[i].message);
    }
    field.issue->setText(problem);
    field.issue->setVisible(!problem.isEmpty());
    field.editor->setAccessibleDescription(problem);
  }
  QStringList rest;
  for (size_t i = 0; i < issues.size(); ++i)
    if (!placed[i]) rest << QString::fromStdString(issues[i].path + " " + issues[i].message);
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
    if (d->presets[i].config == now) match = static_cast<int>(i) + 1;
  d->preset->setCurrentIndex(match);
  d->presetNote->setText(match > 0 ? d->presets[static_cast<size_t>(match - 1)].description : QString());
  d->presetNote->setVisible(!d->presetNote->text().isEmpty());
}

/// Fields that change nothing with the present choices would only be clutter.
void ExperimentForm::Private::showOnlyWhatCounts(const ExperimentConfig& c) {
  const auto visible = [this](const char* path, bool on) {
    if (FormField* field = at(QLatin1String(path))) field->row->setVisible(on);
  };
  visible("code.encoder.channels", c.code.encoder.kind == EncoderKind::conv);
  visible("code.decoder.channels", c.code.decoder.kind == DecoderKind::conv);
  visible("code.decoder.width", c.code.decoder.kind == DecoderKind::residual);
  visible("code.decoder.blocks", c.code.decoder.kind == DecoderKind::residual);
  visible("code.fill_value", c.code.fill == Fill::constant);
  visible("training.patterns.per_step", c.training.patterns.policy != PatternPolicy::all);
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
    return whole > 0 ? tr("%1 × base").arg(part / whole, 0, 'f', part / whole < 10 ? 1 : 0) : QString();
  };
  const auto weights = static_cast<double>(cost->encoderParameters + cost->decoderParameters);
  const ExperimentConfig now = config();
  const auto set = datasetOf(now);
  const double wholeImage = set ? 4.0 * static_cast<double>(set->shape.size()) : 0;
  const auto flops = static_cast<double>(cost->encodeFlops + cost->decodeFlops) +
                     static_cast<double>(cost->deviceFlops) * now.code.devices();
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

} // namespace lacuna
