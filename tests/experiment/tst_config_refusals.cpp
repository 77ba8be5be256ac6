// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every way a configuration can be wrong: each row names the field's path and words its message must have, and nothing
// else may be complained about.
#include <QTest>

#include "experiment/config/config_json.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

std::string lines(const std::vector<ConfigIssue>& issues) {
  return issues.empty() ? "(no issue)" : joinIssues(issues);
}

bool isUtf8(const std::string& text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8() ==
         QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

const char* kGood = R"({"dataset": "mnist", "code": {"k": 2, "r": 2}})";

} // namespace

class TestConfigRefusals : public QObject {
  Q_OBJECT
 private slots:
  void oneMistakeIsOneIssueWithItsPath_data() {
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* set, const char* path, const char* says) {
      QTest::newRow(set) << set << path << says;
    };
    // unknown and misspelt keys
    row("colour=1", "colour", "is not a known field");
    row("code.encodr={}", "code.encodr", "did you mean \"encoder\"");
    row("code.encoder.chanels=3", "code.encoder.chanels", "did you mean \"channels\"");
    row("code.decoder.widht=3", "code.decoder.widht", "did you mean \"width\"");
    row("training.epoch=3", "training.epoch", "did you mean \"epochs\"");
    row("training.loss.feature=3", "training.loss.feature", "did you mean \"features\"");
    row("training.patterns.per_stp=3", "training.patterns.per_stp", "did you mean \"per_step\"");
    row("base_model.sed=3", "base_model.sed", "did you mean \"seed\"");
    row("subset.tests=3", "subset.tests", "did you mean \"test\"");
    row("basemodel={}", "basemodel", "did you mean \"base_model\"");
    // wrong types
    row("name=5", "name", "must be a text in quotes, not 5");
    row("dataset=[1]", "dataset", "must be a text in quotes, not [1]");
    row("code.k=\"two\"", "code.k", "must be a whole number, not \"two\"");
    row("code.k=1.5", "code.k", "must be a whole number, not 1.5");
    row("code.k=null", "code.k", "must be a whole number, not null");
    row("code.k=1e30", "code.k", "is out of range");
    row("code.pass_through=1", "code.pass_through", "must be true or false, not 1");
    row("code.encoder=\"conv\"", "code.encoder", "must be an object");
    row("code=7", "code", "must be an object");
    row("training=[]", "training", "must be an object");
    row("training.learning_rate=\"fast\"", "training.learning_rate", "must be a number, not \"fast\"");
    row("training.seed=-1", "training.seed", "must be a whole number of 0 or more, not -1");
    row("training.seed=1.5", "training.seed", "must be a whole number of 0 or more");
    row("training.loss_weights_by_lost=3", "training.loss_weights_by_lost", "must be a list of at most 64 numbers");
    row("training.loss_weights_by_lost=[1,\"a\"]", "training.loss_weights_by_lost",
        "must be a list of at most 64 numbers");
    // words that are not known
    row("dataset=minst", "dataset", "\"minst\" is not known; use one of stroke-digits, mnist, fashion-mnist");
    row("base_model.kind=vgg", "base_model.kind",
        "\"vgg\" is not known; use one of lenet5, lenet9, vgg10, resnet8, resnet14, custom");
    row("code.encoder.kind=summ", "code.encoder.kind", "is not known; use one of mlp, conv, sum, concat, linear");
    row("code.decoder.kind=minus", "code.decoder.kind",
        "is not known; use one of mlp, conv, residual, spatial, subtract");
    row("code.kind=raid", "code.kind",
        "is not known; use one of learned, none, replication, mds-layerwise, sum-subtract, berrut, parm");
    row("code.parity=own", "code.parity", "is not known; use one of shared, trained");
    row("code.block_training=joint", "code.block_training", "does not apply to a code of one block");
    row("code.fill=ones", "code.fill", "is not known; use one of zeros, constant, mean");
    row("training.schedule=linear", "training.schedule", "is not known; use one of constant, one-cycle, cosine");
    row("training.patterns.policy=some", "training.patterns.policy", "is not known; use one of all, sample, fixed");
    row("training.precision=half", "training.precision", "is not known; use one of float32, tf32, bfloat16");
    // later versions
    row("lacuna=2", "lacuna", "2 is not available in this version; use 1");
    row("training.optimizer=sgd", "training.optimizer", "use \"adam\"");
    // impossible values
    row("name=\"\"", "name", "is empty");
    row("name=\" \\t\\n\"", "name", "is empty");
    row("code.k=0", "code.k", "k = 0 makes no part; use at least 1");
    row("code.k=-2", "code.k", "k = -2 makes no part; use at least 1");
    row("code.k=5", "code.k", "k = 5: the feature map is 4 columns wide; use at most 4");
    row("code.r=0", "code.r", "r = 0: a learned code needs parity; use 1 to 8");
    row("code.r=-1", "code.r", "r = -1: a learned code needs parity; use 1 to 8");
    row("code.r=9", "code.r", "9 is out of range; use 1 to 8");
    row("code.l=3", "code.l", "l = 3 lost with r = 2 parity parts cannot be rebuilt; use 1 to 2");
    row("code.l=0", "code.l", "l = 0");
    row("code.l=-1", "code.l", "l = -1");
    row("code.encoder.channels=0", "code.encoder.channels", "0 is out of range; use 1 to 1024");
    row("code.decoder.width=100000", "code.decoder.width", "100000 is out of range; use 1 to 8192");
    row("code.decoder.blocks=33", "code.decoder.blocks", "33 is out of range; use 1 to 32");
    row("base_model.epochs=0", "base_model.epochs", "0 is out of range; use 1 to 1000");
    row("base_model.dropout=0.95", "base_model.dropout", "must lie between 0 and 0.9");
    row("base_model.dropout=-0.1", "base_model.dropout", "must lie between 0 and 0.9");
    row("training.epochs=0", "training.epochs", "0 is out of range");
    row("training.batch=0", "training.batch", "0 is out of range");
    row("training.learning_rate=0", "training.learning_rate", "must lie above 0");
    row("training.learning_rate=-1e-3", "training.learning_rate", "must lie above 0");
    row("training.weight_decay=-1", "training.weight_decay", "-1 is not allowed; use 0 or more");
    row("training.loss.features=-1", "training.loss.features", "-1 is not allowed; use 0 or more");
    row("training.loss.logits_kl=-0.5", "training.loss.logits_kl", "-0.5 is not allowed; use 0 or more");
    row("training.loss.labels=-2", "training.loss.labels", "-2 is not allowed; use 0 or more");
    row("training.loss={\"features\":0,\"logits_kl\":0}", "training.loss", "all weights are 0");
    row("training.loss_weights_by_lost=[]", "training.loss_weights_by_lost", "is empty");
    row("training.loss_weights_by_lost=[0,-1,1]", "training.loss_weights_by_lost[1]", "-1 is not allowed");
    row("training.loss_weights_by_lost=[1,0]", "training.loss_weights_by_lost",
        "every weight for a loss that is trained is 0");
    row("training.patterns.per_step=0", "training.patterns.per_step", "0 is out of range; use 1 to 1024");
    row("subset.train=5", "subset.train", "5 is out of range; use 100 to 1000000");
    row("subset.test=-4", "subset.test", "-4 is out of range; use 10 to 1000000");
    // fields that do not apply
    row("code.fill_value=1", "code.fill_value", "does not apply to fill \"zeros\"");
    row("code.encoder={\"kind\":\"mlp\",\"channels\":3}", "code.encoder.channels", "does not apply to encoder \"mlp\"");
    row("code.encoder={\"kind\":\"conv\",\"patch\":4}", "code.encoder.patch", "does not apply to encoder \"conv\"");
    row("code.encoder={\"kind\":\"patch\",\"channels\":4}", "code.encoder.channels",
        "does not apply to encoder \"patch\"");
    row("code.encoder={\"kind\":\"patch\",\"patch\":0}", "code.encoder.patch", "0 is out of range; use 1 to 32");
    row("code.encoder={\"kind\":\"patch\",\"width\":2000}", "code.encoder.width",
        "2000 is out of range; use 1 to 1024");
    row("code.encoder={\"kind\":\"patch\",\"blocks\":-1}", "code.encoder.blocks", "-1 is out of range; use 0 to 32");
    row("code.decoder.channels=3", "code.decoder.channels", "does not apply to decoder \"residual\"");
    row("code.decoder={\"kind\":\"mlp\",\"width\":3}", "code.decoder.width", "does not apply to decoder \"mlp\"");
    row("code.decoder={\"kind\":\"conv\",\"blocks\":3}", "code.decoder.blocks", "does not apply to decoder \"conv\"");
    row("training.patterns={\"policy\":\"all\",\"per_step\":2}", "training.patterns.per_step",
        "does not apply to policy \"all\"");
    row("code.split=coarse", "code.split", "does not apply to code \"learned\"");
    row("code={\"kind\":\"replication\",\"k\":2,\"r\":1,\"split\":\"fine\"}", "code.split",
        "is not known; use one of even, coarse");
    row("code={\"kind\":\"replication\",\"k\":2,\"r\":1,\"split\":\"coarse\",\"copies\":[0]}", "code.copies",
        "does not apply to split \"coarse\"");
    row("code={\"kind\":\"replication\",\"k\":2,\"r\":1,\"unit\":\"image\",\"split\":\"coarse\"}", "code.split",
        "does not apply to unit \"image\"");
    row("code={\"kind\":\"replication\",\"k\":8,\"r\":2,\"split\":\"coarse\"}", "code.k",
        "the feature map is 4 columns wide");
    row("code={\"kind\":\"decoder-only\",\"k\":2,\"r\":1,\"encoder\":{}}", "code.encoder",
        "does not apply to code \"decoder-only\"");
    row("code={\"kind\":\"decoder-only\",\"k\":2,\"r\":1,\"decoder\":{\"kind\":\"subtract\"}}", "code.decoder.kind",
        "without parity nothing to subtract from");
    row("code.copies=[0,1]", "code.copies", "does not apply to code \"learned\"");
    row("code.systematic=true", "code.systematic", "does not apply to code \"learned\"");
    row("code={\"kind\":\"berrut\",\"k\":2,\"r\":1,\"encoder\":{}}", "code.encoder",
        "does not apply to code \"berrut\"");
    row("code={\"kind\":\"parm\",\"k\":2,\"r\":1,\"parity\":\"trained\"}", "code.parity",
        "does not apply to code \"parm\"");
    row("base_model.layers=[{\"kind\":\"relu\"}]", "base_model.layers", "does not apply to base model \"lenet5\"");
    row("base_model.weights=a.safetensors", "base_model.weights", "does not apply to base model \"lenet5\"");
    // new fields' values
    row("code.blocks=[0]", "code.blocks", "0 is no place to cut the 6 layers");
    row("code.blocks=[6]", "code.blocks", "6 is no place to cut the 6 layers");
    row("code.blocks=[3,3]", "code.blocks", "3 is no place to cut");
    row("code.blocks=3", "code.blocks", "must be a list of at most 64 whole numbers");
    row("code.blocks=[1.5]", "code.blocks", "must be a list of at most 64 whole numbers");
    row("code={\"kind\":\"replication\",\"k\":2,\"r\":1,\"copies\":[2]}", "code.copies", "names data part 2");
    row("code={\"kind\":\"replication\",\"k\":2,\"r\":2,\"copies\":[0]}", "code.copies", "name one for each");
    row("code={\"k\":2,\"r\":2,\"encoder\":{\"kind\":\"concat\"}}", "code.encoder.kind",
        "concat makes one parity part");
    row("code={\"k\":2,\"r\":1,\"encoder\":{\"kind\":\"sum\"},\"decoder\":{\"kind\":\"subtract\"}}", "code",
        "nothing would be learned");
    row("training.clip=-1", "training.clip", "-1 is not allowed; use 0 or more");
    row("training.early_stop=-1", "training.early_stop", "-1 is out of range");
    row("training.restarts=11", "training.restarts", "11 is out of range; use 0 to 10");
    row("training.augment=9", "training.augment", "9 is out of range; use 0 to 8");
    row("training={\"curriculum\":true,\"patterns\":{\"policy\":\"fixed\"}}", "training.curriculum",
        "has nothing to add to");
    row("base_model={\"kind\":\"custom\"}", "base_model.layers", "is missing");
    row("base_model={\"kind\":\"custom\",\"layers\":[]}", "base_model.layers", "must be a list of 1 to 256 objects");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"pool\"},{\"kind\":\"conv\",\"out\":2,\"kernel\":3},"
        "{\"kind\":\"linear\",\"out\":10}]}",
        "base_model.layers[0].kind",
        "is not known; use one of conv, relu, max_pool, linear, global_avg_pool, batch_norm, flatten, dropout, "
        "identity");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"conv\",\"out\":2,\"kernel\":3},{\"kind\":\"dropout\"},"
        "{\"kind\":\"linear\",\"out\":10}]}",
        "base_model.layers[1]", "use base_model.dropout, or leave it out");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"conv\",\"out\":2,\"kernel\":3},{\"kind\":\"relu\","
        "\"bias\":false},{\"kind\":\"linear\",\"out\":10}]}",
        "base_model.layers[1].bias", "does not apply to layer \"relu\"");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"conv\",\"out\":2,\"kernel\":3,\"bias\":0},"
        "{\"kind\":\"linear\",\"out\":10}]}",
        "base_model.layers[0].bias", "must be true or false, not 0");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"linear\",\"out\":10}]}", "base_model.layers",
        "there is no \"conv\"");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"conv\",\"out\":2,\"kernel\":3},{\"kind\":\"linear\","
        "\"out\":9}]}",
        "base_model.layers", "as many outputs as the data set has classes, 10");
    row("base_model={\"kind\":\"custom\",\"layers\":[{\"kind\":\"batch_norm\"},{\"kind\":\"linear\",\"out\":10}]}",
        "base_model.layers[0]", "must follow a \"conv\" directly");
    // whole images
    row("code.unit=images", "code.unit", "is not known; use one of part, image");
    row("code.returns=logits", "code.returns", "a part of an image has no logits of its own");
    row("code={\"k\":2,\"r\":1,\"unit\":\"image\",\"returns\":\"maps\"}", "code.returns",
        "is not known; use one of features, logits");
    row("code={\"k\":2,\"r\":1,\"unit\":\"image\",\"blocks\":[3]}", "code.blocks",
        "is not available with code.unit \"image\"; use one of the two");
    row("code={\"k\":2,\"r\":1,\"unit\":\"image\",\"decoder\":{\"kind\":\"conv\"}}", "code.decoder.kind",
        "conv lays the maps side by side");
    row("code={\"k\":2,\"r\":1,\"unit\":\"image\",\"decoder\":{\"kind\":\"spatial\"}}", "code.decoder.kind",
        "use residual, mlp or subtract");
    row("code={\"k\":33,\"r\":1,\"unit\":\"image\"}", "code.k", "k = 33 is out of range; use at most 32");
    // numbers beyond all numbers
    row("training.learning_rate=1e999", "training.learning_rate", "holds a number that is too large (1e999)");
    row("training.loss={\"labels\": -2e400}", "training.loss.labels", "holds a number that is too large (-2e400)");
    // overrides that are none
    row("code.k", "--set", "\"code.k\" is not PATH=VALUE");
    row("=3", "--set", "\"=3\" is not PATH=VALUE");
    row("dataset.name=x", "dataset.name", "cannot be set: there is no such field");
    row("code..k=1", "code..k", "cannot be set: there is no such field");
    row("code.=1", "code.", "cannot be set: there is no such field");
  }
  void oneMistakeIsOneIssueWithItsPath() {
    QFETCH(QString, set);
    QFETCH(QString, path);
    QFETCH(QString, says);
    QVERIFY2(parseConfig(kGood).issues.empty(), lines(parseConfig(kGood).issues).c_str());
    const auto issues = parseConfig(kGood, {set.toStdString()}).issues;
    QVERIFY2(issues.size() == 1, lines(issues).c_str());
    QCOMPARE(QString::fromStdString(issues[0].path), path);
    QVERIFY2(QString::fromStdString(issues[0].message).contains(says), issues[0].message.c_str());
  }

  void aDocumentThatIsNoneIsRefusedAsAWhole_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "is not valid JSON (line 1";
    QTest::newRow("words") << QByteArray("hello") << "is not valid JSON";
    QTest::newRow("comma missing") << QByteArray("{\"dataset\": \"mnist\"\n \"code\": 1}") << "(line 2";
    QTest::newRow("cut off") << QByteArray(kGood).chopped(1) << "is not valid JSON";
    QTest::newRow("two documents") << QByteArray(kGood) + kGood << "is not valid JSON";
    QTest::newRow("list") << QByteArray("[1, 2]") << "must be a JSON object";
    QTest::newRow("number") << QByteArray("17") << "must be a JSON object";
    QTest::newRow("invalid UTF-8") << QByteArray("{\"name\": \"\xff\xfe\"}") << "is not valid UTF-8";
    QTest::newRow("cut UTF-8") << QByteArray("{\"name\": \"\xc3\"}") << "is not valid UTF-8";
    QTest::newRow("number too large") << QByteArray("1e999") << "holds a number that is too large (1e999)";
    QTest::newRow("10 MB") << QByteArray("{\"name\": \"") + QByteArray(10000000, 'x') + "\"}"
                           << "10000012 bytes long";
    QTest::newRow("nested 17 deep") << QByteArray(17, '[') + QByteArray(17, ']') << "nested";
    QTest::newRow("nested 100,000 deep") << QByteArray(100000, '[') + QByteArray(100000, ']') << "nested";
    QTest::newRow("nested 100,000 objects deep") << QByteArray("{\"a\":").repeated(100000) << "nested";
  }
  void aDocumentThatIsNoneIsRefusedAsAWhole() {
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto issues = parseConfig(json.toStdString()).issues;
    QVERIFY2(issues.size() == 1, lines(issues).c_str());
    QVERIFY(issues[0].path.empty());
    QVERIFY2(QString::fromStdString(issues[0].message).contains(says), issues[0].message.c_str());
    QVERIFY(isUtf8(issues[0].message));
  }

  void aNumberThatIsTooLargeIsNamedWithItsField() {
    const auto issues =
        parseConfig(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "training": {"loss": {"labels": 1e999}}})")
            .issues;
    QVERIFY2(issues.size() == 1, lines(issues).c_str());
    QCOMPARE(issues[0].path, std::string("training.loss.labels"));
    QCOMPARE(issues[0].message, std::string("holds a number that is too large (1e999); numbers end at 1.8e308"));
  }

  void allProblemsComeAtOnce() {
    const auto issues = parseConfig(R"({"dataset": "nope", "extra": 1, "code": {"k": 0, "encoder": {"kind": "x"}},
                                       "training": {"batch": "big", "epochs": 0}})")
                            .issues;
    std::vector<std::string> paths;
    for (const ConfigIssue& i : issues) paths.push_back(i.path);
    std::sort(paths.begin(), paths.end());
    QCOMPARE(paths, (std::vector<std::string>{"code.encoder.kind", "code.k", "code.r", "dataset", "extra",
                                              "training.batch", "training.epochs"}));
  }

  void whatHasNoDefaultIsRequired_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("dataset") << R"({"code": {"k": 2, "r": 1}})"
                             << "dataset";
    QTest::newRow("code") << R"({"dataset": "mnist"})"
                          << "code";
    QTest::newRow("k") << R"({"dataset": "mnist", "code": {"r": 1}})"
                       << "code.k";
    QTest::newRow("r") << R"({"dataset": "mnist", "code": {"k": 2}})"
                       << "code.r";
  }
  void whatHasNoDefaultIsRequired() {
    QFETCH(QString, json);
    QFETCH(QString, path);
    const auto issues = parseConfig(json.toStdString()).issues;
    QVERIFY2(issues.size() == 1, lines(issues).c_str());
    QCOMPARE(QString::fromStdString(issues[0].path), path);
    QVERIFY2(issues[0].message.find("is missing") != std::string::npos, issues[0].message.c_str());
  }

  void aKeyGivenTwiceIsRefusedWithItsPath_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("top") << R"({"dataset": "mnist", "dataset": "mnist", "code": {"k": 2, "r": 1}})"
                         << "dataset";
    QTest::newRow("nested") << R"({"dataset": "mnist", "code": {"k": 2, "r": 1, "k": 3}})"
                            << "code.k";
    QTest::newRow("deeper")
        << R"({"dataset": "mnist", "code": {"k": 2, "encoder": {"kind": "conv", "kind": "conv"}, "r": 1}})"
        << "code.encoder.kind";
    QTest::newRow("after a section")
        << R"({"dataset": "mnist", "code": {"k": 2, "encoder": {"kind": "conv"}, "r": 1, "r": 1}})"
        << "code.r";
  }
  void aKeyGivenTwiceIsRefusedWithItsPath() {
    QFETCH(QString, json);
    QFETCH(QString, path);
    const auto issues = parseConfig(json.toStdString()).issues;
    QVERIFY2(issues.size() == 1, lines(issues).c_str());
    QCOMPARE(QString::fromStdString(issues[0].path), path);
    QVERIFY2(issues[0].message.find("is given twice") != std::string::npos, issues[0].message.c_str());
  }

  void theSameKeyInTwoSectionsIsFine() {
    const auto parsed = parseConfig(
        R"({"dataset": "mnist", "base_model": {"epochs": 1, "seed": 1}, "code": {"k": 2, "r": 1},
            "training": {"epochs": 2, "seed": 3}})");
    QVERIFY2(parsed.issues.empty(), lines(parsed.issues).c_str());
  }

  void messagesStayValidUtf8OnOneLine_data() {
    QTest::addColumn<QByteArray>("json");
    const QByteArray many = QByteArray("é").repeated(200);
    QTest::newRow("long key") << QByteArray("{\"x" + many + "\": 1}");
    QTest::newRow("long value") << QByteArray("{\"lacuna\": \"" + many + "\"}");
    QTest::newRow("key with a line break") << QByteArray("{\"a\\nb\": 1}");
    QTest::newRow("data set with a line break") << QByteArray("{\"dataset\": \"a\\nb\"}");
    QTest::newRow("long data set") << QByteArray("{\"dataset\": \"" + many.repeated(20) + "\"}");
  }
  void messagesStayValidUtf8OnOneLine() {
    QFETCH(QByteArray, json);
    const auto issues = parseConfig(json.toStdString()).issues;
    QVERIFY(!issues.empty());
    for (const ConfigIssue& i : issues) {
      QVERIFY2(isUtf8(i.path) && isUtf8(i.message), i.message.c_str());
      QVERIFY2(i.path.find('\n') == std::string::npos && i.message.find('\n') == std::string::npos, i.message.c_str());
      QVERIFY2(i.path.size() < 200 && i.message.size() < 500, i.message.c_str());
    }
  }

  void overridesAreAsUntrustedAsFiles_data() {
    QTest::addColumn<QByteArray>("set");
    QTest::newRow("invalid UTF-8 value") << QByteArray("name=\xff");
    QTest::newRow("invalid UTF-8 path") << QByteArray("na\xffme=1");
    QTest::newRow("invalid UTF-8 without =") << QByteArray("\xff");
    QTest::newRow("nested 100,000 deep") << "code.k=" + QByteArray(100000, '[') + QByteArray(100000, ']');
    QTest::newRow("path 100,000 deep") << QByteArray("a.").repeated(100000) + "b=1";
    QTest::newRow("twice in an object") << QByteArray("code={\"k\":2,\"k\":3,\"r\":1}");
    QTest::newRow("10 MB") << "name=" + QByteArray(10000000, 'x');
  }
  void overridesAreAsUntrustedAsFiles() {
    QFETCH(QByteArray, set);
    const auto issues = parseConfig(kGood, {set.toStdString()}).issues;
    QVERIFY(!issues.empty());
    for (const ConfigIssue& i : issues) QVERIFY2(isUtf8(i.path + i.message), i.message.c_str());
    QVERIFY(lines(issues).size() < 2000);
  }

  void throwingGivesOneLinePerIssueAndStatusTwo() {
    try {
      parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 0, "r": 0}})");
      QFAIL("was not refused");
    } catch (const Error& e) {
      QCOMPARE(e.exitStatus(), 2);
      QCOMPARE(QString(e.what()).split('\n').size(), 2);
      QVERIFY2(QString(e.what()).startsWith("code.k: k = 0"), e.what());
    }
  }
};

LACUNA_TEST(TestConfigRefusals)
#include "tst_config_refusals.moc"
