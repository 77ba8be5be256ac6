// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "experiment/config/config_json.h"
#include "experiment/config/fields.h"
#include "experiment/dataset/dataset_catalog.h"
#include "quiet.h"
#include "synthetic.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/theme.h"

using namespace lacuna;
using namespace lacuna::widgets;

class ExperimentFormTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { testing::Warnings::install(); }
  void init() { testing::Warnings::all().clear(); }
  void cleanup() { QVERIFY2(testing::Warnings::all().isEmpty(), qPrintable(testing::Warnings::all().join('\n'))); }

  void everyFieldComesBackAsItWasSet();
  void everyEditorIsReadByItself_data();
  void everyEditorIsReadByItself();
  void everyProblemStandsBesideItsField_data();
  void everyProblemStandsBesideItsField();
  void textThatIsNoNumberIsAProblem();
  void typingEmitsAndValidates();
  void settingTheSameConfigEmitsNothing();
  void presetsFillTheForm();
  void aNameNobodyChoseFollowsTheValues();
  void aNameThatCameWithADataSetGoesWithIt();
  void costIsShownAgainstTheBaseModel();
  void readOnlyLocksEveryEditor();
  void importedPicturesAreAChoiceWithTheirShape();

 private:
  static ExperimentConfig unusual();
};

ExperimentConfig ExperimentFormTest::unusual() {
  ExperimentConfig c;
  c.name = "unusual";
  c.dataset = "fashion-mnist";
  c.subset = {5000, 700};
  c.baseModel.kind = "lenet5";
  c.baseModel.epochs = 9;
  c.baseModel.seed = 18446744073709551615U;
  c.code.k = 3;
  c.code.r = 4;
  c.code.l = 2;
  c.code.passThrough = false;
  c.code.encoder = {EncoderKind::mlp, 41};
  c.code.decoder = {DecoderKind::conv, 17, 333, 5};
  c.code.fill = Fill::constant;
  c.code.fillValue = -0.125;
  c.training.epochs = 77;
  c.training.batch = 96;
  c.training.learningRate = 3.1e-4;
  c.training.weightDecay = 1e-5;
  c.training.schedule = Schedule::cosine;
  c.training.loss = {0.3, 0.1, 2.5};
  c.training.lossWeightsByLost = {0.1, 1, 0.35};
  c.training.patterns = {PatternPolicy::fixed, 7};
  c.training.seed = 123456789012345ULL;
  return c;
}

void ExperimentFormTest::everyFieldComesBackAsItWasSet() {
  ExperimentForm form;
  const ExperimentConfig wanted = unusual();
  form.setConfig(wanted);
  QVERIFY(form.config() == wanted);
  QVERIFY(form.valid());
  form.setConfig(ExperimentConfig());
  QVERIFY(form.config() == ExperimentConfig());
  form.setConfig(wanted);
  QCOMPARE(form.findChild<QLineEdit*>("training.learning_rate")->text(), QString("0.00031"));
  QCOMPARE(form.findChild<QLineEdit*>("base_model.seed")->text(), QString("18446744073709551615"));
  QCOMPARE(form.findChild<QSpinBox*>("code.k")->value(), 3);
  QCOMPARE(form.findChild<QComboBox*>("code.decoder.kind")->currentText(), QString("convolutions"));
  QCOMPARE(form.findChild<QLineEdit*>("training.loss_weights_by_lost")->text(), QString("0.1, 1, 0.35"));
}

/// Makes an editor what another one of its kind is, as a person would.
void copyEditor(const QWidget* from, QWidget* to) {
  if (const auto* box = qobject_cast<const QComboBox*>(from))
    static_cast<QComboBox*>(to)->setCurrentIndex(box->currentIndex());
  else if (const auto* number = qobject_cast<const QSpinBox*>(from))
    static_cast<QSpinBox*>(to)->setValue(number->value());
  else if (const auto* edit = qobject_cast<const QLineEdit*>(from))
    static_cast<QLineEdit*>(to)->setText(edit->text());
  else if (const auto* check = qobject_cast<const QCheckBox*>(from))
    static_cast<QCheckBox*>(to)->setChecked(check->isChecked());
  else
    QFAIL(from->metaObject()->className());
}

void ExperimentFormTest::everyEditorIsReadByItself_data() {
  QTest::addColumn<QString>("path");
  for (const Field& field : configFields())
    if (field.section != FieldSection::none) QTest::newRow(field.path) << QString(field.path);
}

/// A form that begins with the default gets one value from an editor alone, so nothing can come from behind it.
void ExperimentFormTest::everyEditorIsReadByItself() {
  QFETCH(QString, path);
  const Field& field = *findField(path.toStdString());
  // The configurations in which the fields mean something, each with no field at its default.
  std::vector<ExperimentConfig> some(4, unusual());
  some[1].baseModel.kind = "lenet9";
  some[1].baseModel.dropout = 0.25;
  some[1].code.encoder = {EncoderKind::patch, 24, 5, 40, 3};
  some[1].code.decoder = {DecoderKind::residual, 32, 300, 4};
  some[1].code.parity = ParityDevices::trained;
  some[1].code.blocks = {3};
  some[1].code.blockTraining = BlockTraining::separate;
  some[1].training.clip = 2;
  some[1].training.earlyStop = 3;
  some[1].training.curriculum = true;
  some[1].training.restarts = 4;
  some[1].training.augment = 2;
  some[1].training.precision = Precision::bfloat16;
  some[1].training.cudaGraphs = true;
  some[1].code.decoder.kind = DecoderKind::spatial;
  some[2].code.kind = CodeKind::berrut;
  some[2].code.systematic = false;
  some[2].code.unit = CodeUnit::image;
  some[2].code.returns = DeviceReturns::logits;
  some[3].code.kind = CodeKind::replication;
  some[3].code.split = Split::coarse;
  some[0].code.encoder = {EncoderKind::conv, 41};
  some.push_back(some[1]);
  some.back().code.decoder = {DecoderKind::residual, 32, 300, 4};
  some.back().code.encoder.kind = EncoderKind::mlp;
  for (ExperimentConfig& config : some) {
    settleKind(config.code);
    if (!applies(field, config) || isDefault(field, config)) continue;
    ExperimentForm shows;
    shows.setConfig(config);
    // All but this field is as there; this one has its default until the editor says something else.
    ExperimentConfig before = config;
    setDefault(field, before);
    ExperimentForm form;
    form.setConfig(before);
    copyEditor(shows.findChild<QWidget*>(path), form.findChild<QWidget*>(path));
    const ExperimentConfig read = form.config();
    QVERIFY2(!isDefault(field, read), "the editor was not read");
    // What the form had and has, as text: only this field may differ, and what follows from a kind.
    if (path != "code.kind" && path != "dataset" && path != "code.unit")
      QCOMPARE(formatConfig(read), formatConfig(config));
    return;
  }
  QFAIL("no configuration has another value than the default");
}

void ExperimentFormTest::everyProblemStandsBesideItsField_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<ExperimentConfig>("config");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* path, const char* words, auto change) {
    ExperimentConfig c;
    c.name = "test";
    change(c);
    QTest::newRow(path) << QString(path) << c << QString(words);
  };
  using Config = ExperimentConfig;
  row("code.k", "feature map is 4 columns wide", [](Config& c) { c.code.k = 5; });
  row("code.r", "needs parity", [](Config& c) { c.code.r = 0; });
  row("code.l", "cannot be rebuilt", [](Config& c) { c.code.l = 2; });
  row("code.encoder.channels", "out of range", [](Config& c) { c.code.encoder.channels = 2000; });
  row("code.decoder.width", "out of range", [](Config& c) { c.code.decoder.width = 0; });
  row("code.decoder.blocks", "out of range", [](Config& c) { c.code.decoder.blocks = 100; });
  row("training.epochs", "out of range", [](Config& c) { c.training.epochs = 0; });
  row("training.batch", "out of range", [](Config& c) { c.training.batch = 0; });
  row("training.learning_rate", "above 0", [](Config& c) { c.training.learningRate = 0; });
  row("training.weight_decay", "not allowed", [](Config& c) { c.training.weightDecay = -1; });
  row("training.loss.labels", "not allowed", [](Config& c) { c.training.loss.labels = -1; });
  row("training.loss.features", "nothing would be learned", [](Config& c) { c.training.loss = {0, 0, 0}; });
  row("training.loss_weights_by_lost", "not allowed", [](Config& c) { c.training.lossWeightsByLost = {0, 1, -2}; });
  row("training.patterns.per_step", "out of range", [](Config& c) { c.training.patterns.perStep = 0; });
  row("subset.train", "out of range", [](Config& c) { c.subset.train = 5; });
  row("base_model.epochs", "out of range", [](Config& c) { c.baseModel.epochs = 0; });
  row("name", "empty", [](Config& c) { c.name = " "; });
}

void ExperimentFormTest::everyProblemStandsBesideItsField() {
  QFETCH(QString, path);
  QFETCH(ExperimentConfig, config);
  QFETCH(QString, words);
  ExperimentForm form;
  form.setConfig(config);
  QVERIFY(!form.valid());
  QVERIFY2(form.issueAt(path).contains(words), qPrintable(form.issueAt(path)));
  const auto* editor = form.findChild<QWidget*>(path);
  QCOMPARE(editor->accessibleDescription(), form.issueAt(path));
  ExperimentConfig good;
  good.name = "test";
  form.setConfig(good);
  QVERIFY(form.valid());
  QVERIFY(form.issueAt(path).isEmpty());
}

void ExperimentFormTest::textThatIsNoNumberIsAProblem() {
  ExperimentForm form;
  auto* rate = form.findChild<QLineEdit*>("training.learning_rate");
  rate->setText("fast");
  QVERIFY(!form.valid());
  QVERIFY(form.issueAt("training.learning_rate").contains("not a number"));
  rate->setText("1e-3");
  QVERIFY(form.valid());
  form.findChild<QLineEdit*>("training.seed")->setText("-1");
  QVERIFY(!form.valid());
  QVERIFY(form.issueAt("training.seed").contains("whole number"));
}

void ExperimentFormTest::typingEmitsAndValidates() {
  ExperimentForm form;
  form.show();
  QSignalSpy spy(&form, &ExperimentForm::configChanged);
  auto* k = form.findChild<QSpinBox*>("code.k");
  k->setFocus();
  k->selectAll();
  QTest::keyClicks(k, "5");
  QCOMPARE(form.config().code.k, 5);
  QVERIFY(spy.count() > 0);
  QVERIFY(form.issueAt("code.k").contains("4 columns wide"));
  spy.clear();
  QTest::keyClick(k, Qt::Key_Down);
  QCOMPARE(form.config().code.k, 4);
  QCOMPARE(spy.count(), 1);
  QVERIFY(form.valid());
}

void ExperimentFormTest::settingTheSameConfigEmitsNothing() {
  ExperimentForm form;
  form.setConfig(unusual());
  QSignalSpy spy(&form, &ExperimentForm::configChanged);
  form.setConfig(unusual());
  QCOMPARE(spy.count(), 0);
  form.setConfig(ExperimentConfig());
  QCOMPARE(spy.count(), 1);
}

void ExperimentFormTest::presetsFillTheForm() {
  ExperimentForm form;
  form.setPresets({{"Unusual", "For a test", unusual()}});
  form.show();
  QSignalSpy spy(&form, &ExperimentForm::presetChosen);
  auto* box = form.findChild<QComboBox*>("preset");
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Down);
  QCOMPARE(spy.count(), 1);
  QVERIFY(form.config() == unusual());
  QCOMPARE(box->currentText(), QString("Unusual"));
  form.findChild<QSpinBox*>("training.epochs")->setValue(3);
  QCOMPARE(box->currentIndex(), 0);
}

void ExperimentFormTest::aNameNobodyChoseFollowsTheValues() {
  ExperimentForm form;
  form.findChild<QSpinBox*>("code.k")->setValue(4);
  QCOMPARE(QString::fromStdString(form.config().name), QString("stroke-digits k=4 r=1 conv/residual"));
  form.findChild<QLineEdit*>("name")->setText("mine");
  form.findChild<QSpinBox*>("code.k")->setValue(3);
  QCOMPARE(QString::fromStdString(form.config().name), QString("mine"));
}

void ExperimentFormTest::aNameThatCameWithADataSetGoesWithIt() {
  ExperimentForm form;
  ExperimentConfig inClass;
  inClass.name = "In class, on stroke digits";
  form.setConfig(inClass);
  form.findChild<QSpinBox*>("code.k")->setValue(4);
  QCOMPARE(QString::fromStdString(form.config().name), QString("In class, on stroke digits"));
  auto* sets = form.findChild<QComboBox*>(QStringLiteral("dataset"));
  sets->setCurrentText(QStringLiteral("MNIST"));
  QCOMPARE(QString::fromStdString(form.config().name), QString("mnist k=4 r=1 conv/residual"));
  // One that was typed stays.
  form.setConfig(inClass);
  form.findChild<QLineEdit*>("name")->setText("mine");
  sets->setCurrentText(QStringLiteral("MNIST"));
  QCOMPARE(QString::fromStdString(form.config().name), QString("mine"));
}

void ExperimentFormTest::costIsShownAgainstTheBaseModel() {
  ExperimentForm form;
  auto* label = form.findChild<QLabel*>("cost");
  form.setCost(synthetic::scene(4, 2).cost, {});
  QVERIFY(label->text().contains("1.4 M"));
  QVERIFY(label->text().contains("32 × whole"));
  QVERIFY(label->text().contains("14.4 kB"));
  form.setCost(std::nullopt, "k does not fit");
  QCOMPARE(label->text(), QString("k does not fit"));
}

void ExperimentFormTest::importedPicturesAreAChoiceWithTheirShape() {
  const DataShape pets = {{3, 32, 32}, {"cat", "dog"}};
  registerDataset(importedDataset("pets", "My pets", pets));
  ExperimentForm form;
  auto* sets = form.findChild<QComboBox*>(QStringLiteral("dataset"));
  QVERIFY(sets != nullptr);
  sets->setCurrentText(QStringLiteral("My pets"));
  QCOMPARE(form.config().dataset, std::string("pets"));
  QVERIFY(form.config().dataShape && *form.config().dataShape == pets);
  QVERIFY(form.valid());
  sets->setCurrentText(QStringLiteral("MNIST"));
  QVERIFY(!form.config().dataShape);
  // A run from another machine keeps what it says of its pictures.
  ExperimentConfig elsewhere;
  elsewhere.name = "elsewhere";
  elsewhere.dataset = "birds";
  elsewhere.dataShape = {{1, 20, 20}, {"owl", "jay"}};
  form.setConfig(elsewhere);
  QVERIFY(form.config() == elsewhere);
}

void ExperimentFormTest::readOnlyLocksEveryEditor() {
  ExperimentForm form;
  form.setReadOnly(true);
  for (const char* path : {"dataset", "code.k", "training.learning_rate", "code.pass_through", "preset"})
    QVERIFY2(!form.findChild<QWidget*>(path)->isEnabled(), path);
  form.setReadOnly(false);
  QVERIFY(form.findChild<QWidget*>("code.k")->isEnabled());
}

LACUNA_WIDGET_TEST(ExperimentFormTest)
#include "experiment_form_test.moc"
