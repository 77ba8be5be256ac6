// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "experiment/config/config_json.h"
#include "experiment/sweep/sweep.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;

namespace {

const std::string kConfig = R"({"dataset": "stroke-digits", "code": {"k": 2, "r": 1}, "training": {"epochs": 3}})";

/// moc does not read this text where a test stands.
const char* const kForged = R"("list": [{"name": "a\u001b[31m\nlacuna: forged", "set": {"\n": 1}}])";

std::string noFile(const std::string& path) {
  throw Error(ErrorKind::usage, path + " does not exist; give the path of a configuration file");
}

ParsedSweep parsed(const std::string& json, const std::vector<std::string>& overrides = {}) {
  return parseSweep(json, noFile, overrides);
}

/// A document of these fields and kConfig.
std::string withConfig(const std::string& fields) {
  return "{" + fields + ", \"config\": " + kConfig + "}";
}

/// A sweep of kConfig with these further fields.
std::string sweepWith(const std::string& fields, const std::string& name = "S") {
  return withConfig("\"lacuna_sweep\": 1, \"name\": \"" + name + "\"" + (fields.empty() ? "" : ", " + fields));
}

Sweep good(const std::string& fields) {
  const ParsedSweep p = parsed(sweepWith(fields));
  if (!p.issues.empty()) qWarning("%s", joinIssues(p.issues, "sweep.json").c_str());
  return p.issues.empty() ? p.sweep : Sweep();
}

QStringList names(const Sweep& sweep) {
  QStringList all;
  for (const SweepRun& run : sweep.runs) all << QString::fromStdString(run.config.name);
  return all;
}

} // namespace

class TestSweep : public QObject {
  Q_OBJECT
 private slots:
  void aSweepWithoutListAndGridIsOneRunNamedAfterIt() {
    const Sweep sweep = good("");
    QCOMPARE(names(sweep), QStringList{"S"});
    QCOMPARE(sweep.runs[0].label, std::string());
    QCOMPARE(sweep.runs[0].config.training.epochs, 3);
  }

  void pathsInASweepAreSeenFromTheFileTheyStandIn() {
    const std::string custom = R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "base_model": {"kind": "custom",
      "weights": "base.safetensors", "layers": [{"kind": "conv", "out": 2, "kernel": 3}, {"kind": "linear", "out": 10}]}})";
    const auto file = [&](const std::string&) { return custom; };
    const std::string sweep = R"({"lacuna_sweep": 1, "name": "S", "config": "configs/net.json", "list": [{"set": {}},
      {"set": {"base_model": {"weights": "list.safetensors"}}}]})";
    const ParsedSweep fromFile = parseSweep(sweep, file, {}, {"/sweeps", "/here"});
    QVERIFY2(fromFile.issues.empty(), joinIssues(fromFile.issues, "sweep.json").c_str());
    QCOMPARE(fromFile.sweep.runs[0].config.baseModel.weights, std::string("/sweeps/configs/base.safetensors"));
    QCOMPARE(fromFile.sweep.runs[1].config.baseModel.weights, std::string("/sweeps/list.safetensors"));
    const ParsedSweep typed = parseSweep(sweep, file, {"base_model.weights=typed"}, {"/sweeps", "/here"});
    QCOMPARE(typed.sweep.runs[0].config.baseModel.weights, std::string("/here/typed"));
    const ParsedSweep inside = parseSweep(
        R"({"lacuna_sweep": 1, "name": "S", "grid": {"base_model.weights": ["a", "/b"]}, "config": )" + custom + "}",
        noFile, {}, {"/sweeps", "/here"});
    QVERIFY2(inside.issues.empty(), joinIssues(inside.issues, "sweep.json").c_str());
    QCOMPARE(inside.sweep.runs[0].config.baseModel.weights, std::string("/sweeps/a"));
    QCOMPARE(inside.sweep.runs[1].config.baseModel.weights, std::string("/b"));
  }

  void theGridIsTheFullProductItsLastFieldFastest() {
    const Sweep sweep = good(R"("grid": {"code.r": [1, 2], "training.seed": [1, 2, 3]})");
    QCOMPARE(names(sweep), (QStringList{"S: r=1, seed 1", "S: r=1, seed 2", "S: r=1, seed 3", "S: r=2, seed 1",
                                        "S: r=2, seed 2", "S: r=2, seed 3"}));
    QCOMPARE(sweep.runs[4].config.code.r, 2);
    QCOMPARE(sweep.runs[4].config.training.seed, uint64_t(2));
    QCOMPARE(sweep.runs[4].config.code.k, 2);
    QCOMPARE(sweep.runs[4].group, std::string("r=2"));
    QVERIFY((sweep.runs[4].settings == std::vector<SweepSetting>{{"code.r", "2"}, {"training.seed", "2"}}));
  }

  void everyEntryOfTheListMeetsEveryPointOfTheGrid() {
    const Sweep sweep = good(R"("list": [{"name": "mlp", "set": {"code": {"encoder": {"kind": "mlp"}}}},
                                         {"set": {"training": {"epochs": 9}}}, {"set": {}}],
                                "grid": {"training.seed": [1, 2]})");
    QCOMPARE(names(sweep), (QStringList{"S: mlp, seed 1", "S: mlp, seed 2", "S: epochs=9, seed 1",
                                        "S: epochs=9, seed 2", "S: unchanged, seed 1", "S: unchanged, seed 2"}));
    QVERIFY(sweep.runs[1].config.code.encoder.kind == EncoderKind::mlp);
    QVERIFY(sweep.runs[3].config.code.encoder.kind == EncoderKind::conv);
    QCOMPARE(sweep.runs[3].config.training.epochs, 9);
    QCOMPARE(sweep.runs[5].config.training.epochs, 3);
  }

  void nullRemovesAField() {
    const std::vector<std::string> base = {"code.decoder.width=99"};
    const ParsedSweep p = parsed(sweepWith(R"("list": [{"set": {"code": {"decoder": {"kind": "mlp", "width": null}}}},
                                                       {"set": {"code": {"decoder": null}}}, {"set": {}}])"),
                                 base);
    QVERIFY2(p.issues.empty(), joinIssues(p.issues, "f").c_str());
    QVERIFY(p.sweep.runs[0].config.code.decoder.kind == DecoderKind::mlp);
    QCOMPARE(p.sweep.runs[1].config.code.decoder.width, DecoderConfig().width);
    QCOMPARE(p.sweep.runs[2].config.code.decoder.width, 99);
    QCOMPARE(names(p.sweep)[1], "S: no decoder");
    const ParsedSweep grid = parsed(sweepWith(R"("grid": {"code.decoder.width": [null, 99]})"), base);
    QVERIFY(grid.issues.empty());
    QCOMPARE(grid.sweep.runs[0].config.code.decoder.width, DecoderConfig().width);
    QCOMPARE(names(grid.sweep)[0], "S: no width");
  }

  void aGridReplacesWhereAListMerges() {
    const Sweep sweep = good(R"("grid": {"code.decoder": [{"kind": "mlp"}, {"kind": "residual", "width": 8}]})");
    QVERIFY(sweep.runs[0].config.code.decoder.kind == DecoderKind::mlp);
    QCOMPARE(sweep.runs[1].config.code.decoder.width, 8);
  }

  void overridesApplyBeforeAnythingVaries() {
    const ParsedSweep p = parsed(sweepWith(R"("grid": {"training.seed": [1, 2]})"),
                                 {"training.epochs=7", "training.seed=5", "training.batch=32"});
    QVERIFY(p.issues.empty());
    QCOMPARE(p.sweep.runs[1].config.training.epochs, 7);
    QCOMPARE(p.sweep.runs[1].config.training.batch, 32);
    QCOMPARE(p.sweep.runs[1].config.training.seed, uint64_t(2));
  }

  void theConfigurationMayBeAFile() {
    const std::string sweep = R"({"lacuna_sweep": 1, "name": "S", "config": "sub/base.json"})";
    std::string asked;
    const ParsedSweep p = parseSweep(sweep, [&](const std::string& path) {
      asked = path;
      return kConfig;
    });
    QVERIFY(p.issues.empty());
    QCOMPARE(asked, std::string("sub/base.json"));
    QCOMPARE(p.sweep.runs.at(0).config.training.epochs, 3);
  }

  void fieldsAreCalledByWhatTellsThemApart() {
    const Sweep sweep = good(R"("grid": {"code.encoder.kind": ["mlp", "conv"], "code.decoder.kind": ["mlp"],
                                         "base_model.epochs": [1, 2], "training.epochs": [4, 5],
                                         "base_model.seed": [7, 8]})");
    QCOMPARE(names(sweep)[0], "S: kind=mlp, base_model.epochs=1, training.epochs=4, base seed 7");
    QCOMPARE(sweep.runs[0].group, std::string("kind=mlp, base_model.epochs=1, training.epochs=4"));
    QCOMPARE(sweep.runs[0].settings.size(), size_t(4)); // the decoder does not vary
  }

  void aNameThePatchGivesStays() {
    const Sweep sweep = good(R"("list": [{"name": "entry", "set": {"name": "Mine"}},
                                         {"set": {"name": "Yours", "training": {"epochs": 9}}}])");
    QCOMPARE(names(sweep), (QStringList{"Mine", "Yours"}));
  }

  void namesFitIntoTwoHundredBytes() {
    const std::string longName = "É" + std::string(196, 'x');
    std::string list = R"("list": [{"name": "LONG", "set": {}}, {"name": "b", "set": {"training": {"seed": 2}}}])";
    list.replace(list.find("LONG"), 4, longName);
    const ParsedSweep p = parsed(sweepWith(list, longName));
    QVERIFY2(p.issues.empty(), joinIssues(p.issues, "f").c_str());
    for (const SweepRun& run : p.sweep.runs) {
      QVERIFY(run.config.name.size() <= 200);
      QVERIFY(validate(run.config).empty());
    }
    QVERIFY(p.sweep.runs[1].config.name.substr(190) == "xxxx...: b");
    QVERIFY(names(p.sweep)[0].startsWith("Éx"));
  }

  void whatCannotRunIsRefusedWithItsPlace_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char* tag, const std::string& json, const char* line) {
      QTest::newRow(tag) << QByteArray::fromStdString(json) << QByteArray(line);
    };
    row("no JSON", "{\"lacuna_sweep\": 1,", "f: the sweep is not valid JSON (line 1");
    row("no UTF-8", sweepWith("", "\xff"), "f: the sweep is not valid UTF-8");
    row("a list", "[]", "f: the sweep must be a JSON object");
    row("too long", sweepWith("", std::string(2 << 20, 'x')), "f: the sweep is 2097");
    row("too deep", sweepWith("\"list\": " + std::string(40, '[')), "nested more than 16 levels");
    row("key twice", sweepWith(R"("grid": {"code.r": [1], "code.r": [2]})"), "f: grid.code.r: is given twice");
    row("not marked", withConfig(R"("name": "S")"), "f: lacuna_sweep: is missing");
    row("newer", withConfig(R"("lacuna_sweep": 2, "name": "S")"), "f: lacuna_sweep: 2 is not available");
    row("no name", withConfig(R"("lacuna_sweep": 1)"), "f: name: is missing");
    row("blank name", sweepWith("", "  "), "f: name: is empty");
    row("long name", sweepWith("", std::string(201, 'x')), "f: name: is 201 bytes long");
    row("name no text", withConfig(R"("lacuna_sweep": 1, "name": 3)"), "f: name: must be a text");
    row("no configuration", R"({"lacuna_sweep": 1, "name": "S"})", "f: config: is missing");
    row("configuration a number", R"({"lacuna_sweep": 1, "name": "S", "config": 3})",
        "f: config: must be a configuration");
    row("absent file", R"({"lacuna_sweep": 1, "name": "S", "config": "absent.json"})",
        "f: config: absent.json does not");
    row("unknown key", sweepWith(R"("gird": {})"), "f: gird: is not a known field; known here: lacuna_sweep, name");
    row("list no list", sweepWith(R"("list": {})"), "f: list: must be a list of one entry or more, not {}");
    row("empty list", sweepWith(R"("list": [])"), "f: list: must be a list of one entry or more");
    row("entry no object", sweepWith(R"("list": [1])"), "f: list[0]: must be an object");
    row("entry without set", sweepWith(R"("list": [{"name": "x"}])"), "f: list[0].set: is missing");
    row("set no object", sweepWith(R"("list": [{"set": 1}])"), "f: list[0].set: must be an object");
    row("entry with more", sweepWith(R"("list": [{"set": {}, "st": 1}])"), "f: list[0].st: is not a known field");
    row("entry name no text", sweepWith(R"("list": [{"name": 1, "set": {}}])"), "f: list[0].name: must be a text");
    row("grid no object", sweepWith(R"("grid": [])"), "f: grid: must be an object");
    row("values no list", sweepWith(R"("grid": {"code.r": 1})"), "f: grid.code.r: must be a list of one value or more");
    row("no values", sweepWith(R"("grid": {"code.r": []})"), "f: grid.code.r: must be a list of one value or more");
    row("empty path", sweepWith(R"("grid": {"": [1]})"), "f: grid.: is not the path of a field");
    row("gap in a path", sweepWith(R"("grid": {"code..r": [1]})"), "f: grid.code..r: is not the path of a field");
    row("unknown field", sweepWith(R"("grid": {"code.rr": [1, 2]})"), "f: every run: code.rr: is not a known field");
    row("through a number", sweepWith(R"("grid": {"code.k.x": [1, 2]})"), "f: every run: code.k.x: cannot be set");
    row("wrong type", sweepWith(R"("grid": {"code.r": [1, "two"]})"),
        "f: run \"r=two\": code.r: must be a whole number");
    row("impossible", sweepWith(R"("grid": {"code.k": [2, 9]})"), "f: run \"k=9\": code.k: k = 9");
    row("the only run", sweepWith(R"("grid": {"code.k": [9]})"), "f: code.k: k = 9");
    row("same value twice", sweepWith(R"("grid": {"training.seed": [1, 2, 1]})"),
        "f: run \"seed 1\": has the same configuration as run \"seed 1\"");
    row("same but for the name",
        sweepWith(R"("list": [{"name": "a", "set": {}}, {"name": "b", "set": {"name": "x"}}])"),
        "f: run \"b\": has the same configuration as run \"a\"");
    row("same as the default",
        sweepWith(R"("list": [{"name": "a", "set": {}}, {"name": "b", "set": {"code": {"l": 1}}}])"),
        "f: run \"b\": has the same configuration as run \"a\"");
    std::string many = "0";
    for (int i = 1; i < 101; ++i) many += ", " + std::to_string(i);
    row("too many", sweepWith("\"grid\": {\"training.seed\": [" + many + "], \"base_model.seed\": [" + many + "]}"),
        "f: the sweep has more than 10000 runs");
  }
  void whatCannotRunIsRefusedWithItsPlace() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, line);
    const ParsedSweep p = parsed(json.toStdString());
    QVERIFY(!p.issues.empty());
    const QByteArray lines = QByteArray::fromStdString(joinIssues(p.issues, "f"));
    QVERIFY2(lines.contains(line), lines);
    QVERIFY(lines.size() < 4000);
    QCOMPARE(lines.count('\n') + 1, qsizetype(p.issues.size()));
  }

  void tenThousandRunsAreAllowed() {
    std::string hundred = "0";
    for (int i = 1; i < 100; ++i) hundred += ", " + std::to_string(i);
    QCOMPARE(
        good("\"grid\": {\"training.seed\": [" + hundred + "], \"base_model.seed\": [" + hundred + "]}").runs.size(),
        size_t(10000));
  }

  void allProblemsAreSaidAtOnceEqualOnesOnce() {
    const ParsedSweep p = parsed(sweepWith(R"("nmae": "x", "grid": {"code.r": [1, 9, -1], "training.seed": [1, 2]})"),
                                 {"training.epochs=0", "trainign.x=1", "nonsense"});
    QStringList lines = QString::fromStdString(joinIssues(p.issues, "f")).split('\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[0].startsWith("f: nmae: "));
    QVERIFY(lines[1].startsWith("f: --set: \"nonsense\""));
    QCOMPARE(lines.filter("f: every run: training.epochs: 0 is out of range").size(), 1);
    QCOMPARE(lines.filter("f: every run: trainign: is not a known field").size(), 1);
    QCOMPARE(lines.filter("f: run \"r=9, seed 1\" and 1 more: code.r: 9 is out of range").size(), 1);
    QCOMPARE(lines.filter("f: run \"r=-1, seed 1\" and 1 more: code.r: r = -1").size(), 1);
  }

  void problemsOfAConfigurationFileNameIt() {
    const auto lines = [](const std::string& file) {
      const ParsedSweep p = parseSweep(R"({"lacuna_sweep": 1, "name": "S", "config": "base.json"})",
                                       [&](const std::string&) { return file; });
      return QByteArray::fromStdString(joinIssues(p.issues, "f"));
    };
    QVERIFY(lines("{").startsWith("f: config: \"base.json\": the configuration is not valid JSON"));
    QVERIFY(lines(R"({"dataset": "mnist", "dataset": "mnist", "code": {"k": 2, "r": 1}})")
                .startsWith("f: config.dataset: \"base.json\": is given twice"));
  }

  void aForeignTextCannotForgeALine() {
    const ParsedSweep p = parsed(sweepWith(kForged));
    QVERIFY(!p.issues.empty());
    const std::string lines = joinIssues(p.issues, "f");
    QCOMPARE(std::count(lines.begin(), lines.end(), '\n') + 1, std::ptrdiff_t(p.issues.size()));
    QVERIFY(lines.find('\x1b') == std::string::npos);
  }

  void identityIsEverythingButTheName() {
    ExperimentConfig a = parseConfigOrThrow(kConfig);
    ExperimentConfig b = a;
    b.name = "other";
    QCOMPARE(configIdentity(a), configIdentity(b));
    b.training.seed = 2;
    QVERIFY(configIdentity(a) != configIdentity(b));
  }
};

LACUNA_TEST(TestSweep)
#include "tst_sweep.moc"
