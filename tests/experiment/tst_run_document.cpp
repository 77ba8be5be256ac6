// SPDX-License-Identifier: GPL-3.0-or-later
//
// The run document of cli.md, read back by another parser.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <limits>

#include "experiment/config/config_json.h"
#include "experiment/run/run_json.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

QJsonObject parsedJson(const std::string& json) {
  QJsonParseError error;
  const QJsonDocument doc = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
  if (error.error != QJsonParseError::NoError) qWarning("%s", qPrintable(error.errorString()));
  return doc.object();
}

RunRecord exampleRun(const char* config = R"({"dataset": "mnist", "code": {"k": 2, "r": 1}})") {
  RunRecord run;
  run.uuid = "11111111-2222-4333-8444-555555555555";
  run.name = "a \"name\" </script>";
  run.state = RunState::finished;
  run.config = parseConfigOrThrow(config);
  run.seconds = 93.1;
  run.samplesPerSecond = 6123;
  run.processor = "cpu";
  run.threads = 2;
  run.evaluated = true;
  run.patterns = {{FailurePattern::of({0}), 98.88, 99.2, 0.31, 91.3},
                  {FailurePattern::of({1}), 99.1, 99.4, 0.21, 92.5},
                  {FailurePattern::of({2}), 99.18, 100, 0, 99.18}};
  run.accuracy = {99.18, 99.17, summarize(run.patterns, 2)};
  run.cost = {16873, 1382656, 44426, 11, 12, 13, 14, 0.1, 0.2, 0.3, 15, 16.5};
  return run;
}

} // namespace

class TestRunDocument : public QObject {
  Q_OBJECT
 private slots:
  void itHasTheContractsFields() {
    const QJsonObject doc = parsedJson(formatRun(exampleRun()));
    QCOMPARE(doc["run"].toString(), QString("11111111-2222-4333-8444-555555555555"));
    QCOMPARE(doc["name"].toString(), QString("a \"name\" </script>"));
    QCOMPARE(doc["state"].toString(), QString("finished"));
    QCOMPARE(doc["dataset"].toString(), QString("mnist"));
    QCOMPARE(doc["config"].toObject()["code"].toObject()["k"].toInt(), 2);
    QCOMPARE(doc["seconds"].toDouble(), 93.1);
    QCOMPARE(doc["samples_per_second"].toDouble(), 6123.0);
    QCOMPARE(doc["device"].toString(), QString("cpu"));
    QCOMPARE(doc["threads"].toInt(), 2);

    const QJsonObject accuracy = doc["accuracy"].toObject();
    QCOMPARE(accuracy["base"].toDouble(), 99.18);
    QCOMPARE(accuracy["available"].toDouble(), 99.17);
    const QJsonObject one = accuracy["by_lost"].toArray()[0].toObject();
    QCOMPARE(one["lost"].toInt(), 1);
    QCOMPARE(one["patterns"].toInt(), 3);
    QCOMPARE(one["all_pattern_mean"].toDouble(), (98.88 + 99.1 + 99.18) / 3);
    QCOMPARE(one["unavailable_mean"].toDouble(), (98.88 + 99.1) / 2);
    QCOMPARE(one["worst"].toDouble(), 98.88);
    QCOMPARE(one["worst_pattern"].toArray(), QJsonArray{0});

    const QJsonObject pattern = doc["patterns"].toArray()[0].toObject();
    QCOMPARE(pattern["lost"].toArray(), QJsonArray{0});
    QCOMPARE(pattern["accuracy"].toDouble(), 98.88);
    QCOMPARE(pattern["agreement"].toDouble(), 99.2);
    QCOMPARE(pattern["feature_error"].toDouble(), 0.31);
    QCOMPARE(pattern["zeros_accuracy"].toDouble(), 91.3);
    QCOMPARE(doc["patterns"].toArray().size(), 3);

    const QJsonObject cost = doc["cost"].toObject();
    const QList<std::pair<const char*, double>> costs = {{"encoder_parameters", 16873},
                                                         {"decoder_parameters", 1382656},
                                                         {"base_parameters", 44426},
                                                         {"encode_flops", 11},
                                                         {"decode_flops", 12},
                                                         {"device_flops", 13},
                                                         {"encode_ms", 0.1},
                                                         {"decode_ms", 0.2},
                                                         {"device_ms", 0.3},
                                                         {"bytes_sent", 15},
                                                         {"peak_memory_mib", 16.5}};
    for (const auto& [key, value] : costs) QVERIFY2(cost[key].toDouble() == value, key);
  }

  void listingsLeaveThePatternsOut() {
    const QJsonArray runs = parsedJson(formatRuns({exampleRun(), exampleRun()}))["runs"].toArray();
    QCOMPARE(runs.size(), 2);
    QVERIFY(!runs[0].toObject().contains("patterns"));
    QVERIFY(runs[0].toObject().contains("accuracy"));
    QCOMPARE(parsedJson(formatRuns({}))["runs"].toArray().size(), 0);
  }

  void anEvaluationOfImpossibleDevicesIsRefused_data() {
    QTest::addColumn<QByteArray>("lost");
    for (const char* lost : {"-1", "64", "1e300", "0.5", "\"1\"", "null", "18446744073709551615"})
      QTest::addRow("%s", lost) << QByteArray(lost);
  }
  void anEvaluationOfImpossibleDevicesIsRefused() {
    QFETCH(QByteArray, lost);
    const auto document = [](const std::string& device) {
      return R"({"accuracy": {"base": 99, "available": 99}, "config": {"code": {"k": 2}}, "patterns": [{"lost": [)" +
             device + R"(], "accuracy": 90, "agreement": 91, "feature_error": 0.1, "zeros_accuracy": 50}]})";
    };
    QCOMPARE(parseEvaluation(document("1")).patterns.at(0).pattern, FailurePattern::of({1}));
    try {
      parseEvaluation(document(lost.toStdString()));
      QFAIL("it was taken");
    } catch (const Error& e) {
      QCOMPARE(e.kind(), ErrorKind::data);
      QVERIFY2(QString(e.what()).contains("is no number from 0 to 63"), e.what());
    }
  }

  void aRunWithoutEvaluationHasNoAccuracy() {
    RunRecord run = exampleRun();
    run.evaluated = false;
    run.patterns.clear();
    const QJsonObject doc = parsedJson(formatRun(run));
    QVERIFY(doc["accuracy"].isNull());
    QCOMPARE(doc["patterns"].toArray().size(), 0);
  }

  void itStaysJsonWhateverTheTextsAndNumbersHold() {
    RunRecord run = exampleRun();
    run.name = "cut UTF-8 \xc3";
    run.notes = std::string("nul \0 inside", 12);
    run.error = "line\nbreak \x01";
    run.samplesPerSecond = std::numeric_limits<double>::quiet_NaN();
    run.seconds = std::numeric_limits<double>::infinity();
    const QJsonObject doc = parsedJson(formatRun(run, true, -1));
    QVERIFY(doc["samples_per_second"].isNull());
    QVERIFY(doc["seconds"].isNull());
    QVERIFY(doc["name"].toString().startsWith("cut UTF-8 "));
    QCOMPARE(doc["error"].toString(), QString("line\nbreak \x01"));
  }

  void differencesHoldOnlyFieldsThatDiffer() {
    const auto a = parseConfigOrThrow(R"({"dataset": "mnist", "name": "x", "code": {"k": 2, "r": 1}})");
    const auto b = parseConfigOrThrow(R"({"dataset": "mnist", "name": "x", "code": {"k": 4, "r": 1,
                                          "encoder": {"kind": "mlp"}}, "training": {"loss_weights_by_lost": [0, 2]}})");
    std::map<std::string, std::vector<std::string>> found;
    for (const ConfigDifference& d : configDifferences({a, b})) found[d.path] = d.values;
    const std::map<std::string, std::vector<std::string>> expected = {
        {"code.k", {"2", "4"}},
        {"code.encoder.kind", {"\"conv\"", "\"mlp\""}},
        {"code.encoder.channels", {"24", ""}}, // does not apply to the second
        {"training.loss_weights_by_lost", {"[0.0,1.0]", "[0.0,2.0]"}}};
    QVERIFY(found == expected);
    QVERIFY(configDifferences({a, a, a}).empty());
    QVERIFY(configDifferences({a}).empty());
    QVERIFY(configDifferences({}).empty());
  }

  void aFieldOnlyLaterRunsHaveIsADifference() {
    const auto a = parseConfigOrThrow(R"({"dataset": "mnist", "name": "x", "code": {"k": 2, "r": 1}})");
    const auto b = parseConfigOrThrow(
        R"({"dataset": "mnist", "name": "x", "code": {"k": 2, "r": 1, "fill": "constant", "fill_value": 0.5}})");
    bool seen = false;
    for (const ConfigDifference& d : configDifferences({a, a, b}))
      if (d.path == "code.fill_value") {
        seen = true;
        QCOMPARE(d.values, (std::vector<std::string>{"", "", "0.5"}));
      }
    QVERIFY(seen);
  }

  void theComparisonHasDifferencesAndRuns() {
    const RunRecord a = exampleRun();
    const RunRecord b = exampleRun(R"({"dataset": "mnist", "code": {"k": 4, "r": 1, "encoder": {"kind": "mlp"}}})");
    const QJsonObject doc = parsedJson(formatComparison({a, b}));
    const QJsonObject differences = doc["differences"].toObject();
    QCOMPARE(differences["code.k"].toArray(), (QJsonArray{2, 4}));
    QVERIFY(differences["code.encoder.channels"].toArray()[1].isNull());
    QVERIFY(!differences.contains("dataset"));
    QCOMPARE(doc["runs"].toArray().size(), 2);
    QCOMPARE(doc["runs"].toArray()[1].toObject()["patterns"].toArray().size(), 3);
  }

  void statesHaveNamesThatComeBack() {
    for (int i = 0; i <= int(RunState::interrupted); ++i) {
      const auto state = static_cast<RunState>(i);
      QCOMPARE(runStateFromText(text(state)), std::optional<RunState>(state));
    }
    QVERIFY(!runStateFromText("done").has_value());
    QVERIFY(!runStateFromText("").has_value());
  }
};

LACUNA_TEST(TestRunDocument)
#include "tst_run_document.moc"
