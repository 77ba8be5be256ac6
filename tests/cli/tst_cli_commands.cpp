// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_support.h"

using namespace lacuna::test;

namespace {

const QStringList kRunFields = {"run",     "name",    "state",    "dataset",  "config",
                                "created", "started", "ended",    "seconds",  "samples_per_second",
                                "device",  "threads", "accuracy", "patterns", "cost"};

QStringList withoutPatterns() {
  QStringList fields = kRunFields;
  fields.removeOne("patterns");
  return fields;
}

} // namespace

/// One small training, then every call on its run.
class TestCliCommands : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    m_config = m_program.tinyConfig();
    m_trained = m_program.run({"train", m_config, "--json", "--threads", "1"});
    QCOMPARE(m_trained.status, 0);
    m_run = m_trained.json().value("run").toString();
    QCOMPARE(m_run.size(), 36);
  }

  void trainPrintsTheRunDocument() {
    const QJsonObject run = m_trained.json();
    QCOMPARE(difference(run, kRunFields), QStringList());
    QCOMPARE(run["state"].toString(), "finished");
    QCOMPARE(run["dataset"].toString(), "stroke-digits");
    QCOMPARE(run["device"].toString(), "cpu");
    QCOMPARE(run["threads"].toInt(), 1);
    QVERIFY(run["seconds"].toDouble() > 0 && run["samples_per_second"].toDouble() > 0);
    const QJsonObject accuracy = run["accuracy"].toObject();
    QCOMPARE(difference(accuracy, {"base", "available", "by_lost"}), QStringList());
    const QJsonObject one = accuracy["by_lost"].toArray().at(0).toObject();
    QCOMPARE(difference(one, {"lost", "patterns", "all_pattern_mean", "unavailable_mean", "worst", "worst_pattern",
                              "zeros_mean"}),
             QStringList());
    QCOMPARE(one["patterns"].toInt(), 3);
    const QJsonArray patterns = run["patterns"].toArray();
    QCOMPARE(patterns.size(), qsizetype(3));
    for (int device = 0; device < 3; ++device) {
      const QJsonObject p = patterns[device].toObject();
      QCOMPARE(difference(p, {"lost", "accuracy", "agreement", "feature_error", "zeros_accuracy"}), QStringList());
      QCOMPARE(p["lost"].toArray(), QJsonArray{device});
    }
    const QJsonObject cost = run["cost"].toObject();
    QCOMPARE(difference(cost, {"encoder_parameters", "decoder_parameters", "base_parameters", "encode_flops",
                               "decode_flops", "device_flops", "base_flops", "encode_ms", "decode_ms", "device_ms",
                               "bytes_sent", "peak_memory_mib"}),
             QStringList());
    QCOMPARE(cost["base_parameters"].toInt(), 44426);
    QVERIFY(cost["decode_ms"].toDouble() > 0);
  }

  void theDefaultLibraryLiesInTheUsersDataFolder() { QVERIFY(QFile::exists(m_program.defaultStore())); }

  void showGivesTheSameDocumentByUuidPrefixAndLast_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("uuid") << m_run;
    QTest::newRow("prefix") << m_run.left(9);
    QTest::newRow("last") << "last";
  }
  void showGivesTheSameDocumentByUuidPrefixAndLast() {
    QFETCH(QString, name);
    const Answer shown = m_program.run({"show", name, "--json"});
    QCOMPARE(shown.status, 0);
    QCOMPARE(shown.json(), m_trained.json());
    QVERIFY(shown.err.isEmpty());
  }

  void runsListsDocumentsWithoutPatterns() {
    const Answer listed = m_program.run({"runs", "--json"});
    QCOMPARE(listed.status, 0);
    QCOMPARE(difference(listed.json(), {"runs"}), QStringList());
    const QJsonArray runs = listed.json()["runs"].toArray();
    QVERIFY(!runs.isEmpty());
    for (const QJsonValue& run : runs) QCOMPARE(difference(run.toObject(), withoutPatterns()), QStringList());
  }

  void evaluateMeasuresTheSameAgain() {
    const Answer again = m_program.run({"evaluate", m_run, "--json", "--threads", "1"});
    QCOMPARE(again.status, 0);
    QCOMPARE(again.json()["accuracy"], m_trained.json()["accuracy"]);
    QCOMPARE(again.json()["run"].toString(), m_run);
    QCOMPARE(difference(again.json(), kRunFields), QStringList());
  }

  void compareShowsOnlyTheFieldsThatDiffer() {
    const Answer second = m_program.run({"train", m_config, "--json", "--set", "code.decoder.width=8", "--set",
                                         "code.decoder.width=24", "--name", "Wider"});
    QCOMPARE(second.status, 0);
    QCOMPARE(second.json()["name"].toString(), "Wider");
    const QString other = second.json()["run"].toString();
    const Answer compared = m_program.run({"compare", m_run, other, "--json"});
    QCOMPARE(compared.status, 0);
    QCOMPARE(difference(compared.json(), {"differences", "runs"}), QStringList());
    const QJsonObject differences = compared.json()["differences"].toObject();
    QCOMPARE(differences["code.decoder.width"].toArray(), (QJsonArray{16, 24})); // the later --set won
    QVERIFY(!differences.contains("code.k"));
    QCOMPARE(compared.json()["runs"].toArray().size(), qsizetype(2));
    // The base model is the same, so it was taken from the library.
    QCOMPARE(second.json()["accuracy"].toObject()["base"], m_trained.json()["accuracy"].toObject()["base"]);
  }

  void everyReportFormatIsWritten_data() {
    QTest::addColumn<QString>("end");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("html") << "html" << QByteArray("<!DOCTYPE html>");
    QTest::newRow("md") << "md" << QByteArray("#");
    QTest::newRow("csv") << "csv" << QByteArray();
    QTest::newRow("json") << "json" << QByteArray("{");
    QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
  }
  void everyReportFormatIsWritten() {
    QFETCH(QString, end);
    QFETCH(QByteArray, begins);
    const QString path = m_program.path("report." + end);
    const Answer answer = m_program.run({"report", m_run, "--output", path});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.toLower().startsWith(begins.toLower()), text.left(40));
    QVERIFY(text.size() > 300);
    if (end == "json") QVERIFY(QJsonDocument::fromJson(text).isObject());
    if (end == "html" || end == "md") QVERIFY(text.contains("stroke-digits k=2 r=1 conv/residual"));
    for (const QString& name : QDir(m_program.path("")).entryList()) QVERIFY(!name.contains(".part"));
  }

  void failuresAreReportedInEveryFormat() {
    for (const char* end : {"html", "md", "csv", "json", "pdf"}) {
      const Answer answer = m_program.run(
          {"report", m_run, "--failures", "--chance", "5", "--output", m_program.path(QString("failures.") + end)});
      QVERIFY2(answer.status == 0, answer.err);
    }
    QFile file(m_program.path("failures.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject doc = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(doc["patterns"].toArray().size(), qsizetype(7)); // every set of three devices
    const QJsonObject odds = doc["random_failures"].toObject();
    QCOMPARE(odds["probability"].toDouble(), 0.05);
    // What the training's own evaluation found with one lost is what the sum uses.
    QCOMPARE(odds["coded_by_lost"].toArray()[1].toDouble(),
             m_trained.json()["accuracy"].toObject()["by_lost"].toArray()[0].toObject()["all_pattern_mean"].toDouble());
    QVERIFY(m_program.run({"report", m_run, m_run, "--failures", "--output", m_program.path("two.html")}).refused(2));
    QVERIFY(m_program.run({"report", m_run, "--chance", "5", "--output", m_program.path("c.html")}).refused(2));
    QVERIFY(m_program.run({"report", m_run, "--failures", "--chance", "101", "--output", m_program.path("c.html")})
                .refused(2));
  }

  void aCodeOfImagesGoesAllTheWay_data() {
    QTest::addColumn<QString>("returns");
    QTest::newRow("features") << "features";
    QTest::newRow("logits") << "logits";
  }
  void aCodeOfImagesGoesAllTheWay() {
    QFETCH(QString, returns);
    const QStringList images = {"--set", "code.unit=image", "--set", "code.returns=" + returns, "--set", "code.k=3"};
    const Answer trained = m_program.run(QStringList{"train", m_config, "--json"} + images);
    QCOMPARE(trained.status, 0);
    const QJsonObject run = trained.json();
    const QJsonObject code = run["config"].toObject()["code"].toObject();
    QCOMPARE(code["unit"].toString(), "image");
    QCOMPARE(code["returns"].toString(), returns);
    QCOMPARE(run["patterns"].toArray().size(), qsizetype(4));
    const QJsonObject accuracy = run["accuracy"].toObject();
    QCOMPARE(accuracy["available"], accuracy["base"]);
    QCOMPARE(accuracy["base"], m_trained.json()["accuracy"].toObject()["base"]); // the same base model
    if (returns == "logits") QCOMPARE(run["patterns"].toArray()[0].toObject()["zeros_accuracy"].toDouble(), 10.0);
    const QString uuid = run["run"].toString();
    const Answer again = m_program.run({"evaluate", uuid, "--json"});
    QCOMPARE(again.json()["accuracy"], run["accuracy"]);
    const QStringList ends =
        returns == "features" ? QStringList{"html", "md", "csv", "json", "pdf"} : QStringList{"md"};
    for (const QString& end : ends)
      QCOMPARE(m_program.run({"report", uuid, "--output", m_program.path("images." + end)}).status, 0);
    QFile report(m_program.path("images.md"));
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray text = report.readAll();
    QVERIFY(text.contains("Nothing is split") && text.contains("over the images whose device was lost"));
    QCOMPARE(m_program.run({"report", uuid, m_run, "--output", m_program.path("both.html")}).status, 0);
    const Answer compared = m_program.run({"compare", uuid, m_run, "--json"});
    QVERIFY(compared.json()["differences"].toObject().contains("code.unit"));
    const Answer split = m_program.run(QStringList{"split", m_config, "--json"} + images);
    QCOMPARE(split.json()["unit"].toString(), "image");
    QCOMPARE(split.json()["part_width"].toInt(), 28);
    const int values = returns == "logits" ? 10 : 256;
    QCOMPARE(split.json()["bytes_exchanged"].toInt(), 4 * 4 * (784 + values));
    QCOMPARE(split.json()["bytes_per_image"].toInt(), 4 * 4 * (784 + values) / 3);
    const Answer told = m_program.run(QStringList{"split", m_config} + images);
    QVERIFY(told.status == 0 && told.out.contains("nothing is split") && told.out.contains("groups of k = 3 images"));
  }

  void splitShowsThePlan() {
    const QJsonObject plan = m_program.run({"split", m_config, "--json"}).json();
    QCOMPARE(difference(plan, {"k", "r", "parts", "part_width", "parity_width", "exact", "max_error", "bytes_exchanged",
                               "blocks"}),
             QStringList());
    QCOMPARE(plan["part_width"].toInt(), 20);
    QVERIFY(plan["exact"].toBool());
    const QJsonObject second = plan["parts"].toArray().at(1).toObject();
    QCOMPARE(difference(second, {"input", "output", "flops"}), QStringList());
    const QJsonArray blocks =
        m_program.run({"split", m_config, "--set", "code.blocks=[3]", "--json"}).json()["blocks"].toArray();
    QCOMPARE(blocks.size(), 2);
    for (const auto& block : blocks)
      QCOMPARE(difference(block.toObject(), {"layers", "input_width", "output_width", "parts", "part_width",
                                             "parity_width", "halo", "whole_flops", "parity_flops", "redundancy",
                                             "part_as_wide_as_image", "bytes_exchanged", "exact", "max_error"}),
               QStringList());
    QCOMPARE(second["input"].toArray(), (QJsonArray{8, 28}));
    QCOMPARE(second["output"].toArray(), (QJsonArray{2, 4}));
    const Answer words = m_program.run({"split", m_config, "--set", "code.k=3"});
    QCOMPARE(words.status, 0);
    QVERIFY(words.out.contains("losing one of them costs nothing"));
  }

  void datasetsAreListedWithTheirState() {
    const Answer answer = m_program.run({"datasets", "--json"});
    QCOMPARE(answer.status, 0);
    const QJsonArray sets = answer.json()["datasets"].toArray();
    QCOMPARE(sets.size(), qsizetype(4));
    for (const QJsonValue& value : sets) {
      const QJsonObject set = value.toObject();
      for (const char* key : {"name", "found", "path", "train", "test", "verified"}) QVERIFY2(set.contains(key), key);
      if (set["name"].toString() == "stroke-digits") QVERIFY(set["found"].toBool() && set["verified"].toBool());
    }
  }

  void importedPicturesAreADataSetLikeEveryOther() {
    const QByteArray red = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4"
        "IScHAAK2AQU0pnWqAAAAAElFTkSuQmCC");
    for (const char* name : {"cat", "dog"})
      for (int i = 0; i < 8; ++i) {
        QVERIFY(QDir().mkpath(m_program.path(QString("pictures/") + name)));
        m_program.write(QString("pictures/%1/%2.png").arg(name).arg(i), red);
      }
    const QStringList import = {"datasets", "--import", m_program.path("pictures"), "--as", "pets", "--json"};
    const Answer answer = m_program.run(import);
    QCOMPARE(answer.status, 0);
    QCOMPARE(answer.json()["train"].toInt(), 12);
    QCOMPARE(answer.json()["test"].toInt(), 4);
    const QJsonObject pets = m_program.run({"datasets", "--json"}).json()["datasets"].toArray().last().toObject();
    QCOMPARE(pets["name"].toString(), "pets");
    QCOMPARE(pets["train"].toInt(), 12);
    QCOMPARE(pets["path"].toString(), m_program.path("share/lacuna/pets"));
    const QString config = m_program.write("pets.json", R"({"dataset": "pets", "code": {"k": 5, "r": 1}})");
    QCOMPARE(m_program.run({"check", config}).status, 0);
    QVERIFY(m_program.run(import).refused(2));
    QVERIFY(QDir(m_program.path("share/lacuna/pets")).removeRecursively());
    QVERIFY(m_program.run({"check", config}).refused(2));
  }

  void checkSaysWhatIsWrongAndWhere() {
    const Answer good = m_program.run({"check", m_config, "--json"});
    QCOMPARE(good.status, 0);
    QCOMPARE(good.json(), (QJsonObject{{"valid", true}, {"issues", QJsonArray()}}));
    const Answer bad = m_program.run({"check", m_config, "--json", "--set", "code.k=9", "--set", "code.q=1"});
    QCOMPARE(bad.status, 2);
    QCOMPARE(bad.json()["valid"].toBool(true), false);
    const QJsonArray issues = bad.json()["issues"].toArray();
    QCOMPARE(issues.size(), qsizetype(2));
    for (const QJsonValue& issue : issues) QCOMPARE(difference(issue.toObject(), {"path", "message"}), QStringList());
  }

  void checkReadsSweepsToo() {
    const QString sweep = m_program.write("sweep.json", R"({"lacuna_sweep": 1, "name": "Seeds",
        "config": {"dataset": "stroke-digits", "code": {"k": 2, "r": 1}}, "grid": {"training.seed": [1, 2, 3]}})");
    const Answer good = m_program.run({"check", sweep});
    QCOMPARE(good.status, 0);
    QVERIFY2(good.out.contains("is valid: Seeds, 3 runs"), good.out);
    QVERIFY(m_program.run({"check", sweep, "--set", "code.k=9"}).refused(2));
    const Answer bad = m_program.run({"check", sweep, "--json", "--set", "code.k=9"});
    QCOMPARE(bad.status, 2);
    const QJsonArray issues = bad.json()["issues"].toArray();
    QCOMPARE(issues.size(), qsizetype(1));
    QVERIFY(issues[0].toObject()["path"].toString().contains("code.k"));
  }

  void infoNamesLibrariesAndDevices() {
    const QJsonObject info = m_program.run({"info", "--json"}).json();
    for (const char* key : {"program", "libtorch", "sqlite", "cuda", "default_threads", "store"})
      QVERIFY2(info.contains(key), key);
    QCOMPARE(info["store"].toString(), m_program.defaultStore());
  }

  void wordsForPeopleWithoutJson_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("runs") << QStringList{"runs"} << QByteArray("k=2 r=1");
    QTest::newRow("show") << QStringList{"show", "last"} << QByteArray("worst pattern");
    QTest::newRow("split") << QStringList{"split", "tiny.json"} << QByteArray("[8, 28)");
    QTest::newRow("datasets") << QStringList{"datasets"} << QByteArray("stroke-digits");
    QTest::newRow("check") << QStringList{"check", "tiny.json"} << QByteArray("is valid");
    QTest::newRow("info") << QStringList{"info"} << QByteArray("libtorch");
    QTest::newRow("help") << QStringList{"--help"} << QByteArray("train");
    QTest::newRow("version") << QStringList{"--version"} << QByteArray("0.");
  }
  void wordsForPeopleWithoutJson() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Answer answer = m_program.run(arguments);
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.out.contains(says), answer.out);
  }

  void everySubcommandHasHelp_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"train", "sweep", "evaluate", "runs", "show", "compare", "report", "export", "import",
                             "resume", "split", "datasets", "check", "info", "bench"})
      QTest::newRow(name) << name;
  }
  void everySubcommandHasHelp() {
    QFETCH(QString, name);
    const Answer answer = m_program.run({name, "--help"});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.out.contains("--store"));
    if (name != "report") QVERIFY(answer.out.contains("--json"));
  }

  void namesAndFieldsComeFromSetThenFileThenDefaults() {
    const QString named =
        m_program.write("named.json", R"({"dataset": "stroke-digits", "name": "Mine", "code": {"k": 2, "r": 1}})");
    const auto nameOf = [&](const QStringList& more) {
      const Answer answer = m_program.run(QStringList{"check", named} + more);
      return answer.out.mid(answer.out.indexOf(": ") + 2).trimmed();
    };
    QCOMPARE(nameOf({}), QByteArray("Mine"));
    QCOMPARE(nameOf({"--set", "name=Theirs"}), QByteArray("Theirs"));
    const Answer byDefault =
        m_program.run({"check", m_config, "--set", "code.k=4", "--set", R"(code.encoder={"kind":"mlp"})"});
    QVERIFY(byDefault.out.contains("stroke-digits k=4 r=1 mlp/residual"));
  }

  void nothingNeedsADisplay() {
    m_program.set("DISPLAY", ":987654");
    QCOMPARE(m_program.run({"runs"}).status, 0);
    QCOMPARE(m_program.run({"report", "last", "--output", m_program.path("again.pdf")}).status, 0);
  }

 private:
  Program m_program;
  QString m_config;
  QString m_run;
  Answer m_trained;
};

LACUNA_TEST(TestCliCommands)
#include "tst_cli_commands.moc"
