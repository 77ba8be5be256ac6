// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "experiment/config/config_json.h"
#include "experiment/sweep/sweep_draft.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

std::string noSweepFile(const std::string& path) {
  throw Error(ErrorKind::usage, path + " does not exist");
}

ExperimentConfig someConfig() {
  return parseConfigOrThrow(R"({"dataset": "stroke-digits", "training": {"epochs": 3},
    "code": {"k": 2, "r": 2, "encoder": {"kind": "conv", "channels": 12}, "decoder": {"kind": "residual", "width": 64}}})");
}

/// A configuration in which the field means something and is not empty.
ExperimentConfig configWith(const std::string& path) {
  const char* const kSome[] = {
      R"("code": {"k": 2, "r": 2, "encoder": {"kind": "conv", "channels": 12}, "decoder": {"kind": "residual", "width": 64}},
         "subset": {"train": 500, "test": 100})",
      R"("code": {"k": 2, "r": 2, "unit": "image", "returns": "logits"})",
      R"("code": {"k": 2, "r": 2, "kind": "berrut"})",
      R"("code": {"k": 2, "r": 2, "kind": "replication"})",
      R"("code": {"k": 2, "r": 2, "encoder": {"kind": "patch"}, "decoder": {"kind": "spatial"}, "fill": "constant"})",
      R"("code": {"k": 2, "r": 2, "blocks": [3]})",
      R"("code": {"k": 2, "r": 2}, "base_model": {"kind": "custom", "weights": "a",
         "layers": [{"kind": "conv", "out": 2, "kernel": 3}, {"kind": "linear", "out": 10}]})",
  };
  for (const char* fields : kSome) {
    const std::string json = std::string(R"({"dataset": "stroke-digits", )") + fields + "}";
    const ExperimentConfig config = parseConfigOrThrow(json);
    if (!sweepValueOf(config, path).empty()) return config;
  }
  return someConfig();
}

ParsedSweep drafted(const std::vector<SweepRow>& rows, const ExperimentConfig& config = someConfig()) {
  return parseSweep(draftSweep({"S", config, rows}).text, noSweepFile);
}

QStringList labels(const ParsedSweep& parsed) {
  QStringList all;
  for (const SweepRun& run : parsed.sweep.runs) all << QString::fromStdString(run.label);
  return all;
}

QByteArray problems(const ParsedSweep& parsed) {
  return QByteArray::fromStdString(joinIssues(parsed.issues, "f"));
}

} // namespace

class TestSweepDraft : public QObject {
  Q_OBJECT
 private slots:
  void rowsBecomeTheFullProductTheLastOneFastest() {
    const ParsedSweep p = drafted({{"training.epochs", "3, 4"}, {"training.seed", "1; 2 3"}});
    QCOMPARE(problems(p), QByteArray());
    QCOMPARE(labels(p), (QStringList{"epochs=3, seed 1", "epochs=3, seed 2", "epochs=3, seed 3", "epochs=4, seed 1",
                                     "epochs=4, seed 2", "epochs=4, seed 3"}));
    QCOMPARE(p.sweep.runs[4].config.training.epochs, 4);
    QCOMPARE(p.sweep.runs[4].config.training.seed, uint64_t(2));
    QCOMPARE(p.sweep.runs[4].group, std::string("epochs=4"));
  }

  void theConfigurationStaysAsItIsButForWhatVaries() {
    const ParsedSweep p = drafted({{"training.seed", "7"}});
    ExperimentConfig expected = someConfig();
    expected.training.seed = 7;
    QCOMPARE(configIdentity(p.sweep.runs[0].config), configIdentity(expected));
    QCOMPARE(p.sweep.runs[0].config.name, std::string("S"));
  }

  void anotherEncoderLeavesTheFieldsOfTheFirstBehind() {
    const ParsedSweep p = drafted({{"training.seed", "1, 2"}, {"code.encoder.kind", "conv, mlp"}});
    QCOMPARE(problems(p), QByteArray());
    QCOMPARE(labels(p), (QStringList{"conv encoder, seed 1", "conv encoder, seed 2", "mlp encoder, seed 1",
                                     "mlp encoder, seed 2"}));
    QVERIFY(p.sweep.runs[2].config.code.encoder.kind == EncoderKind::mlp);
    QCOMPARE(p.sweep.runs[0].config.code.encoder.channels, 12);
    QCOMPARE(p.sweep.runs[2].group, std::string("mlp encoder"));
  }

  void everyFieldCanBeVariedOverTheValueItHas_data() {
    QTest::addColumn<QString>("path");
    for (const SweepField& field : sweepFields())
      QTest::newRow(field.path.c_str()) << QString::fromStdString(field.path);
  }
  void everyFieldCanBeVariedOverTheValueItHas() {
    QFETCH(QString, path);
    const ExperimentConfig config = configWith(path.toStdString());
    const std::string value = sweepValueOf(config, path.toStdString());
    QVERIFY(!value.empty());
    const DraftedSweep made = draftSweep({"S", config, {{path.toStdString(), value}}});
    QCOMPARE(made.problems, std::vector<std::string>{""});
    const ParsedSweep p = parseSweep(made.text, noSweepFile);
    QCOMPARE(problems(p), QByteArray());
    QCOMPARE(p.sweep.runs.size(), size_t(1));
    QCOMPARE(configIdentity(p.sweep.runs[0].config), configIdentity(config));
  }

  void everyWordIsUnderstood_data() {
    QTest::addColumn<QString>("path");
    for (const SweepField& field : sweepFields())
      if (!field.words.empty()) QTest::newRow(field.path.c_str()) << QString::fromStdString(field.path);
  }
  void everyWordIsUnderstood() {
    QFETCH(QString, path);
    for (const SweepField& field : sweepFields()) {
      if (field.path != path.toStdString()) continue;
      for (const std::string& word : field.words) {
        const DraftedSweep made = draftSweep({"S", configWith(field.path), {{field.path, word}}});
        QCOMPARE(made.problems[0], std::string());
        const ParsedSweep p = parseSweep(made.text, noSweepFile);
        QCOMPARE(sweepValueOf(p.sweep.runs.at(0).config, field.path), word);
        for (const SweepIssue& issue : p.issues) // a word that does not fit is refused for a reason of its own
          QVERIFY2(issue.message.find("does not apply") == std::string::npos, issue.message.c_str());
      }
    }
  }

  void kindsBringTheirCodersWithThem() {
    ExperimentConfig parm = someConfig();
    parm.code.kind = CodeKind::parm;
    settleKind(parm.code);
    const ParsedSweep p = drafted({{"code.kind", "parm, learned, berrut"}}, parm);
    QCOMPARE(problems(p), QByteArray());
    QVERIFY(p.sweep.runs[0].config.code.encoder.kind == EncoderKind::sum);
    QVERIFY(p.sweep.runs[1].config.code.encoder == EncoderConfig());
    QVERIFY(p.sweep.runs[1].config.code.parity == ParityDevices::shared);
    QVERIFY(!p.sweep.runs[2].config.code.trains());
  }

  void asManyLossesAsRStaysSoWhenRVaries() {
    const ParsedSweep p = drafted({{"code.r", "1, 2, 3"}});
    QCOMPARE(problems(p), QByteArray());
    for (const SweepRun& run : p.sweep.runs) QCOMPARE(run.config.code.lost(), run.config.code.r);
    ExperimentConfig one = someConfig();
    one.code.l = 1;
    for (const SweepRun& run : drafted({{"code.r", "2, 3"}}, one).sweep.runs) QCOMPARE(run.config.code.lost(), 1);
  }

  void aRangeIsAllFromItsFirstToItsLast() {
    QCOMPARE(drafted({{"training.seed", "1-3, 8"}}).sweep.runs.size(), size_t(4));
  }

  void whatCannotBeReadIsSaidForItsRow_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* tag, const char* path, const char* values, const QByteArray& problem) {
      QTest::newRow(tag) << QString(path) << QString(values) << problem;
    };
    row("nothing", "training.seed", " , ", "has no value; write numbers");
    row("no words", "code.encoder.kind", "", "has no value; write words");
    row("a word for a number", "code.r", "1, two", "\"two\" is not a whole number; write for example 1, 2, 3");
    row("a fraction", "training.epochs", "1.5", "\"1.5\" is not a whole number");
    row("decimal comma", "training.learning_rate", "0,001", "\"001\" is not a number; write for example 0.001");
    row("unknown word", "code.encoder.kind", "conv, lstm", "\"lstm\" is not known; use patch, conv, mlp");
    row("twice", "training.seed", "1, 2, 1", "1 stands there twice");
    row("backwards", "training.seed", "5-1", "\"5-1\" is not a range");
    row("endless", "training.seed", "1-99999999", "has more than 1000 values");
    row("a foreign text", "training.seed", "1\x1b[31m", "\"1\\x1b[31m\" is not a whole number");
    row("a field of no sweep", "base_model.layers", "1", "is not a field that can be varied");
    row("no field", "code.colour", "1", "is not a field that can be varied");
    row("no list", "code.blocks", "1", "\"1\" is not a list of numbers; write for example [0, 1]");
    row("no switch", "code.pass_through", "true", "\"true\" is not known; use on, off");
  }
  void whatCannotBeReadIsSaidForItsRow() {
    QFETCH(QString, path);
    QFETCH(QString, values);
    QFETCH(QByteArray, problem);
    const DraftedSweep made =
        draftSweep({"S", someConfig(), {{"training.batch", "64"}, {path.toStdString(), values.toStdString()}}});
    QCOMPARE(made.problems[0], std::string());
    QVERIFY2(QByteArray::fromStdString(made.problems[1]).contains(problem), made.problems[1].c_str());
    QCOMPARE(parseSweep(made.text, noSweepFile).sweep.runs.size(), size_t(1)); // the other row counts
  }

  void aFieldCannotBeVariedTwice() {
    const DraftedSweep made = draftSweep({"S", someConfig(), {{"code.r", "1"}, {"code.r", "2"}}});
    QCOMPARE(made.problems[0], std::string());
    QVERIFY(made.problems[1].find("is varied twice") == 0);
  }

  void aFieldThatAKindDoesNotHaveIsSaidForItsRow() {
    const std::vector<SweepRow> rows = {{"training.seed", "1, 2"}, {"code.kind", "learned, berrut"}};
    const DraftedSweep made = draftSweep({"S", someConfig(), rows});
    QVERIFY(made.problems[0].find(
                "does not apply to code \"berrut\", which has nothing to train; leave that or this field") == 0);
    QVERIFY(made.problems[0].find("vary the base seed") != std::string::npos);
    QCOMPARE(made.problems[1], std::string());
    QCOMPARE(parseSweep(made.text, noSweepFile).sweep.runs.size(), size_t(2));
    const DraftedSweep coders = draftSweep({"S", someConfig(), {{"code.kind", "parm"}, {"code.encoder.kind", "mlp"}}});
    QVERIFY(coders.problems[1].find("does not apply to code \"parm\"; leave") == 0);
    QCOMPARE(problems(drafted({{"base_model.seed", "1, 2"}, {"code.kind", "learned, berrut"}})), QByteArray());
  }

  void aFieldOfOneEncoderIsSaidForItsRow() {
    const DraftedSweep made =
        draftSweep({"S", someConfig(), {{"code.encoder.channels", "8, 16"}, {"code.encoder.kind", "conv, patch"}}});
    QCOMPARE(made.problems[0], std::string("does not apply to encoder \"patch\"; leave that or this field out"));
    QCOMPARE(made.problems[1], std::string());
    QCOMPARE(parseSweep(made.text, noSweepFile).sweep.runs.size(), size_t(2));
  }

  void listsAreVariedInBrackets() {
    const ParsedSweep p = drafted({{"code.blocks", "[], [3]"}, {"training.loss_weights_by_lost", "[0, 1] [0,1,0.5]"}});
    QCOMPARE(problems(p), QByteArray());
    QCOMPARE(p.sweep.runs.size(), size_t(4));
    QCOMPARE(p.sweep.runs[0].config.code.blocks, std::vector<int>());
    QCOMPARE(p.sweep.runs[3].config.code.blocks, std::vector<int>{3});
    QCOMPARE(p.sweep.runs[3].config.training.lossWeightsByLost, (std::vector<double>{0, 1, 0.5}));
  }

  void moreRunsThanASweepHasAreRefusedHoweverManyTheyAre() {
    std::vector<SweepRow> rows;
    for (const SweepField& field : sweepFields()) {
      if (field.words.empty() || field.path == "dataset") continue;
      std::string all;
      for (const std::string& word : field.words) all += word + " ";
      rows.push_back({field.path, all});
    }
    QVERIFY(!drafted(rows).issues.empty());
  }

  void anImpossibleRunIsNamedWithItsNumber() {
    const ParsedSweep p = drafted({{"code.r", "1, 9"}, {"training.seed", "1, 2"}});
    QCOMPARE(p.issues.size(), size_t(1));
    QCOMPARE(p.issues[0].path, std::string("code.r"));
    QCOMPARE(p.issues[0].runs, (std::vector<size_t>{2, 3}));
  }

  void aSelfContainedSweepNeedsNoFile() {
    const auto reader = [](const std::string& path) {
      return path == "base.json" ? formatConfig(someConfig()) : std::string("{");
    };
    const std::string named =
        R"({"lacuna_sweep": 1, "name": "S", "config": "base.json", "grid": {"training.seed": [1, 2]}})";
    const ParsedSweep before = parseSweep(named, reader);
    const std::string whole = selfContainedSweep(named, reader);
    const ParsedSweep after = parseSweep(whole, noSweepFile);
    QCOMPARE(problems(after), QByteArray());
    QCOMPARE(after.sweep.runs.size(), before.sweep.runs.size());
    for (size_t i = 0; i < after.sweep.runs.size(); ++i)
      QVERIFY(after.sweep.runs[i].config == before.sweep.runs[i].config);
    QCOMPARE(selfContainedSweep(whole, noSweepFile), whole);
    QCOMPARE(selfContainedSweep("no sweep", noSweepFile), std::string("no sweep"));
  }

  void aSelfContainedSweepMeansTheSameFilesFromEverywhere() {
    const std::string custom = R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "base_model": {"kind": "custom",
      "weights": "a", "layers": [{"kind": "conv", "out": 2, "kernel": 3}, {"kind": "linear", "out": 10}]}})";
    const std::string sweep = R"({"lacuna_sweep": 1, "name": "S", "config": "nets/base.json",
      "list": [{"set": {}}, {"set": {"base_model": {"weights": "b"}}}]})";
    const auto reader = [&](const std::string&) { return custom; };
    const ParsedSweep before = parseSweep(sweep, reader, {}, {"/sweeps", {}});
    const ParsedSweep after =
        parseSweep(selfContainedSweep(sweep, reader, "/sweeps"), noSweepFile, {}, {"/elsewhere", {}});
    QCOMPARE(problems(after), QByteArray());
    QCOMPARE(after.sweep.runs[0].config.baseModel.weights, std::string("/sweeps/nets/a"));
    for (size_t i = 0; i < 2; ++i)
      QCOMPARE(configIdentity(after.sweep.runs[i].config), configIdentity(before.sweep.runs[i].config));
  }
};

LACUNA_TEST(TestSweepDraft)
#include "tst_sweep_draft.moc"
