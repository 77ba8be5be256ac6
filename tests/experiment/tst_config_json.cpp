// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <random>

#include "experiment/config/config_json.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

ExperimentConfig randomConfig(std::mt19937_64& random) {
  const auto draw = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
  const auto real = [&] { return std::uniform_real_distribution<double>(1e-6, 2.0)(random); };
  ExperimentConfig c;
  c.name = "run №" + std::to_string(draw(0, 1000)) + " \"quoted\" \\ / \u2028";
  c.dataset = std::vector<std::string>{"mnist", "fashion-mnist", "stroke-digits"}[static_cast<size_t>(draw(0, 2))];
  if (draw(0, 1) == 1) c.subset = {draw(100, 60000), draw(10, 10000)};
  c.baseModel.epochs = draw(1, 20);
  c.baseModel.dropout = draw(0, 9) / 10.0;
  c.baseModel.seed = random();
  if (draw(0, 4) == 0) {
    LayerSpec conv = LayerSpec::conv(0, draw(1, 8), 5, 1, draw(0, 4));
    LayerSpec last = LayerSpec::linear(0, 10);
    conv.bias = draw(0, 1) == 1;
    last.bias = draw(0, 1) == 1;
    c.baseModel.kind = "custom";
    c.baseModel.layers = {conv,
                          LayerSpec::of(LayerKind::batchNorm),
                          LayerSpec::relu(),
                          LayerSpec::maxPool(2, draw(1, 2)),
                          LayerSpec::of(draw(0, 1) == 0 ? LayerKind::flatten : LayerKind::globalAvgPool),
                          last};
    if (draw(0, 1) == 0) {
      c.baseModel = BaseModelConfig{"custom", c.baseModel.layers, "weights.safetensors"};
      c.baseModel.layers.insert(c.baseModel.layers.end() - 1,
                                LayerSpec::of(draw(0, 1) == 0 ? LayerKind::dropout : LayerKind::identity));
    }
  }
  c.code.unit = draw(0, 1) == 0 ? CodeUnit::part : CodeUnit::image;
  if (c.code.unit == CodeUnit::image && draw(0, 1) == 0) c.code.returns = DeviceReturns::logits;
  c.code.k = draw(1, 4);
  c.code.r = draw(1, 8);
  c.code.l = draw(1, c.code.r);
  c.code.passThrough = draw(0, 1) == 1;
  if (draw(0, 3) == 0) {
    c.code.kind = static_cast<CodeKind>(draw(1, 4));
    c.code.passThrough = true;
    if (c.code.kind == CodeKind::replication)
      for (int j = 0; j < c.code.r; ++j) c.code.copies.push_back(draw(0, c.code.k - 1));
    if (c.code.kind == CodeKind::mdsLayerwise) c.code.returns = DeviceReturns::features;
    if (c.code.kind == CodeKind::berrut) c.code.systematic = draw(0, 1) == 1;
    return c;
  }
  c.code.parity = static_cast<ParityDevices>(draw(0, 1));
  const bool parts = c.code.unit == CodeUnit::part;
  if (parts && draw(0, 2) == 0) {
    c.code.blocks = {c.baseModel.kind == "custom" ? 1 : 3};
    c.code.blockTraining = static_cast<BlockTraining>(draw(0, 1));
  }
  c.code.encoder.kind = static_cast<EncoderKind>(draw(0, 1) == 0 ? 1 : draw(0, 5));
  if (c.code.encoder.kind == EncoderKind::concat) c.code.encoder.kind = EncoderKind::linear;
  if (c.code.encoder.kind == EncoderKind::conv) c.code.encoder.channels = draw(1, 200);
  if (c.code.encoder.kind == EncoderKind::patch) {
    c.code.encoder.patch = draw(1, 8);
    c.code.encoder.width = draw(1, 128);
    c.code.encoder.blocks = draw(0, 4);
  }
  c.code.decoder.kind = static_cast<DecoderKind>(draw(0, 3));
  if (!parts && draw(0, 1) == 0) c.code.decoder.kind = DecoderKind::residual;
  if (!parts && c.code.decoder.kind != DecoderKind::residual) c.code.decoder.kind = DecoderKind::mlp;
  if (c.code.decoder.kind == DecoderKind::spatial) c.code.decoder.blocks = draw(1, 8);
  if (c.code.decoder.kind == DecoderKind::conv || c.code.decoder.kind == DecoderKind::spatial)
    c.code.decoder.channels = draw(1, 200);
  if (c.code.decoder.kind == DecoderKind::residual) {
    c.code.decoder.width = draw(1, 4000);
    c.code.decoder.blocks = draw(1, 8);
  }
  c.code.fill = static_cast<Fill>(draw(0, 2));
  if (c.code.fill == Fill::constant) c.code.fillValue = real() - 1;
  c.training.epochs = draw(1, 500);
  c.training.batch = draw(4, 512);
  c.training.learningRate = real();
  c.training.weightDecay = real();
  c.training.schedule = static_cast<Schedule>(draw(0, 2));
  c.training.loss = {real(), real(), real()};
  c.training.lossWeightsByLost.clear();
  for (int i = draw(1, 6); i > 0; --i) c.training.lossWeightsByLost.push_back(real());
  c.training.patterns.policy = static_cast<PatternPolicy>(draw(0, 2));
  if (c.training.patterns.policy != PatternPolicy::all) c.training.patterns.perStep = draw(1, 64);
  if (draw(0, 1) == 0) c.training.clip = real();
  c.training.earlyStop = draw(0, 5);
  c.training.precision = static_cast<Precision>(draw(0, 2));
  c.training.curriculum = c.training.patterns.policy != PatternPolicy::fixed && draw(0, 1) == 1;
  c.training.restarts = draw(0, 10);
  if (c.code.blocks.empty()) c.training.augment = draw(0, 8);
  c.training.seed = random();
  return c;
}

/// A configuration with weights from a file.
std::string withWeights(const std::string& path) {
  return R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "base_model": {"kind": "custom", "layers":
    [{"kind": "conv", "out": 2, "kernel": 3}, {"kind": "linear", "out": 10}], "weights": )" +
         ('"' + path + '"') + "}}";
}

} // namespace

class TestConfigJson : public QObject {
  Q_OBJECT
 private slots:
  void everyConfigurationSurvivesTheRoundTrip() {
    std::mt19937_64 random(11);
    for (int i = 0; i < 500; ++i) {
      const ExperimentConfig c = randomConfig(random);
      QVERIFY2(validate(c).empty(), joinIssues(validate(c)).c_str());
      for (const int indent : {-1, 2}) {
        const ParsedConfig back = parseConfig(formatConfig(c, indent));
        QVERIFY2(back.issues.empty(), joinIssues(back.issues).c_str());
        QVERIFY2(back.config == c, formatConfig(c).c_str());
      }
    }
  }

  void theExampleOfTheContractParses() {
    const ExperimentConfig c = parseConfigOrThrow(R"(
      { "lacuna": 1, "name": "Table V: k=2, r=1, l=1", "dataset": "mnist",
        "base_model": { "kind": "lenet5", "epochs": 6, "seed": 1 },
        "code": { "k": 2, "r": 1, "l": 1, "pass_through": true,
                  "encoder": { "kind": "conv", "channels": 24 }, "decoder": { "kind": "residual", "width": 512 } },
        "training": { "epochs": 10, "batch": 128, "optimizer": "adam", "learning_rate": 1e-3, "weight_decay": 0.0,
                      "schedule": "one-cycle", "loss": { "features": 1.0, "logits_kl": 1.0, "labels": 0.0 },
                      "loss_weights_by_lost": [0, 1], "patterns": { "policy": "sample", "per_step": 4 }, "seed": 1 } })");
    QCOMPARE(c.name, std::string("Table V: k=2, r=1, l=1"));
    QCOMPARE(c.dataset, std::string("mnist"));
    ExperimentConfig expected;
    expected.name = c.name;
    expected.dataset = "mnist";
    expected.baseModel.epochs = 6;
    QVERIFY(c == expected); // else the example spells out the defaults
  }

  void whatIsLeftOutTakesItsDefault() {
    const ExperimentConfig c = parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 4, "r": 2}})");
    QCOMPARE(c.name, std::string("mnist k=4 r=2 conv/residual"));
    QCOMPARE(c.code.lost(), 2);
    QVERIFY(c.code.passThrough);
    QCOMPARE(c.training.epochs, 10);
    QCOMPARE(c.training.learningRate, 1e-3);
    QCOMPARE(c.training.lossWeightsByLost, (std::vector<double>{0, 1}));
    QCOMPARE(c.baseModel.kind, std::string("lenet5"));
  }

  void theWrittenFormIsTheContracts() {
    ExperimentConfig c =
        parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 4, "r": 2, "encoder": {"kind": "mlp"}}})");
    const QJsonObject doc = QJsonDocument::fromJson(QByteArray::fromStdString(formatConfig(c))).object();
    QCOMPARE(doc["lacuna"].toInt(), 1);
    QCOMPARE(doc["code"].toObject()["l"].toInt(), 2); // made explicit
    QCOMPARE(doc["code"].toObject()["encoder"].toObject().keys(), QStringList{"kind"});
    QCOMPARE(doc["code"].toObject()["decoder"].toObject().keys(), (QStringList{"blocks", "kind", "width"}));
    QCOMPARE(doc["training"].toObject()["optimizer"].toString(), QString("adam"));
    QVERIFY(!doc.contains("subset"));
    QVERIFY(!doc["code"].toObject().contains("fill_value"));
    QVERIFY(!QByteArray::fromStdString(formatConfig(c, -1)).contains('\n'));
  }

  void partsAreWrittenAsBeforeAndImagesSayWhatTheyReturn() {
    const auto codeOf = [](const std::string& fields) {
      const std::string json = R"({"dataset": "mnist", "code": {"k": 2, "r": 1)" + fields + "}}";
      const std::string text = formatConfig(parseConfigOrThrow(json));
      return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()["code"].toObject();
    };
    for (const char* same : {"", R"(, "unit": "part")", R"(, "returns": "features")"}) {
      QCOMPARE(codeOf(same)["unit"].toString(), QString("part"));
      QVERIFY(!codeOf(same).contains("returns"));
    }
    const QJsonObject features = codeOf(R"(, "unit": "image")");
    QCOMPARE(features["returns"].toString(), QString("features"));
    const QJsonObject logits = codeOf(R"(, "unit": "image", "returns": "logits")");
    QCOMPARE(logits["returns"].toString(), QString("logits"));
    for (const std::string kind : {"none", "replication", "berrut", "parm", "mds-layerwise", "sum-subtract"}) {
      const QJsonObject rival = codeOf(", \"unit\": \"image\", \"kind\": \"" + kind + "\"");
      QCOMPARE(rival["unit"].toString(), QString("image"));
    }
  }

  void whatIsCodedAndReturnedIsPartOfACode() {
    const auto parsed = [](const std::string& fields) {
      return parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2, "r": 1)" + fields + "}}");
    };
    const ExperimentConfig parts = parsed("");
    const ExperimentConfig images = parsed(R"(, "unit": "image")");
    const ExperimentConfig logits = parsed(R"(, "unit": "image", "returns": "logits")");
    QVERIFY(!(parts.code == images.code) && !(images.code == logits.code));
    QCOMPARE(images.name, std::string("mnist k=2 r=1 conv/residual images"));
    QCOMPARE(logits.name, std::string("mnist k=2 r=1 conv/residual images, logits"));
    QCOMPARE(baseModelIdentity(parts, "abc"), baseModelIdentity(logits, "abc"));
  }

  void anImageCodeMayHaveMorePlacesThanTheMapHasColumns() {
    const auto large = parseConfig(R"({"dataset": "mnist", "code": {"k": 32, "r": 2, "unit": "image"}})");
    QVERIFY(large.issues.empty());
    const auto small =
        parseConfig(R"({"dataset": "mnist", "code": {"k": 8, "r": 1, "unit": "image"}, "training": {"batch": 7}})");
    QCOMPARE(small.issues.size(), size_t(1));
    QCOMPARE(small.issues[0].path, std::string("training.batch"));
    QCOMPARE(small.issues[0].message, std::string("7 images make no group of k = 8; use at least 8"));
    const auto layerwise = parseConfig(
        R"({"dataset": "mnist", "code": {"kind": "mds-layerwise", "k": 2, "r": 1, "unit": "image", "returns": "logits"}})");
    QCOMPARE(layerwise.issues.size(), size_t(1));
    QCOMPARE(layerwise.issues[0].path, std::string("code.returns"));
  }

  void settlingAPartTakesLogitsBack() {
    CodeConfig code;
    code.unit = CodeUnit::image;
    code.returns = DeviceReturns::logits;
    settleKind(code);
    QVERIFY(code.returns == DeviceReturns::logits);
    code.unit = CodeUnit::part;
    settleKind(code);
    QVERIFY(code.returns == DeviceReturns::features);
  }

  void overridesApplyInOrderAndReachEveryDepth() {
    const ExperimentConfig c = parseConfigOrThrow(
        R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})",
        {"code.k=3", "code.k=4", "name=plain words", "code.encoder={\"kind\":\"mlp\"}", "training.loss.labels=0.5",
         "training.loss_weights_by_lost=[0,2]", "dataset=fashion-mnist", "code.pass_through=false"});
    QCOMPARE(c.code.k, 4);
    QCOMPARE(c.name, std::string("plain words"));
    QCOMPARE(c.code.encoder.kind, EncoderKind::mlp);
    QCOMPARE(c.training.loss.labels, 0.5);
    QCOMPARE(c.training.lossWeightsByLost, (std::vector<double>{0, 2}));
    QCOMPARE(c.dataset, std::string("fashion-mnist"));
    QVERIFY(!c.code.passThrough);
  }

  void anotherDataSetTakesTheNameOfTheFileAway_data() {
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::addColumn<std::string>("name");
    using Overrides = std::vector<std::string>;
    const std::string given = "In class, on stroke digits";
    QTest::newRow("another data set") << Overrides{"dataset=mnist"} << std::string("mnist k=2 r=1 conv/residual");
    QTest::newRow("another one and k") << Overrides{"code.k=3", "dataset=mnist"}
                                       << std::string("mnist k=3 r=1 conv/residual");
    QTest::newRow("a name as well") << Overrides{"dataset=mnist", "name=Mine"} << std::string("Mine");
    QTest::newRow("the same name as well") << Overrides{"dataset=mnist", "name=" + given} << given;
    QTest::newRow("the same data set") << Overrides{"dataset=stroke-digits"} << given;
    QTest::newRow("something else") << Overrides{"code.k=3"} << given;
  }
  void anotherDataSetTakesTheNameOfTheFileAway() {
    QFETCH(std::vector<std::string>, overrides);
    QFETCH(std::string, name);
    const ExperimentConfig c = parseConfigOrThrow(
        R"({"name": "In class, on stroke digits", "dataset": "stroke-digits", "code": {"k": 2, "r": 1}})", overrides);
    QCOMPARE(c.name, name);
  }

  void aPathIsSeenFromWhereItWasWritten_data() {
    QTest::addColumn<QString>("written"); // in the file
    QTest::addColumn<std::vector<std::string>>("overrides");
    QTest::addColumn<std::string>("path");
    using Overrides = std::vector<std::string>;
    QTest::newRow("in the file") << "nets/a.safetensors" << Overrides{} << std::string("/files/nets/a.safetensors");
    QTest::newRow("above it") << "../a.safetensors" << Overrides{} << std::string("/a.safetensors");
    QTest::newRow("absolute") << "/b/a.safetensors" << Overrides{} << std::string("/b/a.safetensors");
    QTest::newRow("typed") << "a" << Overrides{"base_model.weights=c.safetensors"}
                           << std::string("/here/c.safetensors");
    QTest::newRow("typed, absolute") << "a" << Overrides{"base_model.weights=/c"} << std::string("/c");
  }
  void aPathIsSeenFromWhereItWasWritten() {
    QFETCH(QString, written);
    QFETCH(std::vector<std::string>, overrides);
    QFETCH(std::string, path);
    const std::string json = withWeights(written.toStdString());
    const ParsedConfig parsed = parseConfig(json, overrides, {"/files", "/here"});
    QVERIFY2(parsed.issues.empty(), joinIssues(parsed.issues).c_str());
    QCOMPARE(parsed.config.baseModel.weights, path);
    // From a library, or as the window keeps it, it means the same.
    QCOMPARE(parseConfigOrThrow(formatConfig(parsed.config)).baseModel.weights, path);
    if (overrides.empty()) QCOMPARE(parseConfigOrThrow(json).baseModel.weights, written.toStdString());
  }

  void anOverrideMayHoldEqualsSigns() {
    const ExperimentConfig c =
        parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})", {"name=k=2, r=1"});
    QCOMPARE(c.name, std::string("k=2, r=1"));
  }

  void anOverrideCanMendABrokenField() {
    const auto parsed = parseConfig(R"({"dataset": "nope", "code": {"k": 99, "r": 1}})", {"dataset=mnist", "code.k=2"});
    QVERIFY2(parsed.issues.empty(), joinIssues(parsed.issues).c_str());
  }

  void wholeNumbersMayBeWrittenAsDecimals() {
    QCOMPARE(parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2.0, "r": 1e0}})").code.k, 2);
  }

  void aByteOrderMarkDoesNotHurt() {
    QVERIFY(parseConfig("\xef\xbb\xbf{\"dataset\": \"mnist\", \"code\": {\"k\": 2, \"r\": 1}}").issues.empty());
  }

  void lossWeightsRepeatTheirLastEntry() {
    TrainingConfig t;
    t.lossWeightsByLost = {0.5, 1, 3};
    QCOMPARE(lossWeight(t, 0), 0.5);
    QCOMPARE(lossWeight(t, 2), 3.0);
    QCOMPARE(lossWeight(t, 7), 3.0);
  }

  void aBaseModelIsTheSameForEveryCode() {
    ExperimentConfig a = parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})");
    ExperimentConfig b = parseConfigOrThrow(R"({"dataset": "mnist", "name": "x", "code": {"k": 4, "r": 2},
                                               "training": {"seed": 9}})");
    QCOMPARE(baseModelIdentity(a, "abc"), baseModelIdentity(b, "abc"));
    QVERIFY(baseModelIdentity(a, "abc") != baseModelIdentity(a, "abd"));
    b = a;
    b.baseModel.dropout = 0.2;
    QVERIFY(baseModelIdentity(a, "abc") != baseModelIdentity(b, "abc"));
    b = a;
    b.baseModel.epochs = 7;
    QVERIFY(baseModelIdentity(a, "abc") != baseModelIdentity(b, "abc"));
    b = a;
    b.baseModel.seed = 2;
    QVERIFY(baseModelIdentity(a, "abc") != baseModelIdentity(b, "abc"));
  }
};

LACUNA_TEST(TestConfigJson)
#include "tst_config_json.moc"
