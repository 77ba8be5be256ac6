// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <cmath>
#include <csignal>
#include <fstream>
#include <thread>

#include "cli_support.h"

using namespace lacuna::test;

namespace {

/// One tensor of a file of weights.
struct Tensor {
  QByteArray name;
  QList<int> shape;
  float value = 0.1F; ///< of every element
};

/// A safetensors file.
QByteArray weightsFile(const QList<Tensor>& tensors) {
  QByteArray header;
  QByteArray values;
  for (const Tensor& t : tensors) {
    int count = 1;
    QByteArray shape;
    for (const int side : t.shape) {
      count *= side;
      shape += (shape.isEmpty() ? "" : ",") + QByteArray::number(side);
    }
    const QByteArray from = QByteArray::number(values.size());
    for (int i = 0; i < count; ++i) values.append(reinterpret_cast<const char*>(&t.value), sizeof(t.value));
    header += (header.isEmpty() ? "" : ",") + ("\"" + t.name + "\":{\"dtype\":\"F32\",\"shape\":[" + shape) +
              "],\"data_offsets\":[" + from + "," + QByteArray::number(values.size()) + "]}";
  }
  header = "{" + header + "}";
  QByteArray length;
  for (int i = 0; i < 8; ++i) length.append(char(quint64(header.size()) >> (8 * i)));
  return length + header + values;
}

/// For the network of `config()`: conv without bias, pool, linear.
QByteArray goodWeights(float value = 0.1F) {
  return weightsFile(
      {{"module.0.weight", {2, 1, 3, 3}, value}, {"module.3.weight", {10, 2 * 7 * 7}}, {"module.3.bias", {10}}});
}

const QByteArray kNetwork = R"({"dataset": "stroke-digits", "subset": {"train": 200, "test": 50}, "base_model":
  {"kind": "custom", "layers": [{"kind": "conv", "out": 2, "kernel": 3, "padding": 1, "bias": false}, {"kind": "relu"},
  {"kind": "max_pool", "kernel": 4}, {"kind": "linear", "out": 10}], "weights": )";
const QByteArray kNone = R"({"kind": "none", "k": 2, "r": 1})";
const QByteArray kLearned = R"({"k": 2, "r": 1})";
const QByteArray kForLong = R"(, "training": {"epochs": 100000})";

const QByteArray kRed = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM4IScHAAK2AQU0pnWqAAAAAElFTkSuQmCC");

} // namespace

/// Files that people bring along: weights, pictures, configurations that come through a pipe.
class TestCliFiles : public QObject {
  Q_OBJECT

  Program m_program;

  /// Weights that are seen from the file's folder; nothing is trained unless `fields` say so.
  QString config(const QByteArray& weights, const QByteArray& code = kNone, const QByteArray& fields = {}) const {
    return m_program.write("nets/config.json", kNetwork + "\"" + weights + "\"}, \"code\": " + code + fields + "}");
  }

  QJsonArray runs(const QString& store) const {
    return m_program.run({"runs", "--json", "--store", store}).json()["runs"].toArray();
  }

  /// Runs the program with a file that can be read only once.
  Answer throughPipe(const QStringList& before, const QByteArray& text, const QStringList& after = {}) const {
    const QString pipe = m_program.path("pipe");
    QFile::remove(pipe);
    if (::mkfifo(pipe.toUtf8().constData(), 0600) != 0) qFatal("there is no pipe");
    std::thread writer([&] {
      std::ofstream out(pipe.toStdString());
      out << text.toStdString();
    });
    const Answer answer = m_program.run(before + QStringList{pipe} + after);
    writer.join();
    return answer;
  }

 private slots:
  void weightsThatAreNoNumbersAreRefusedByCheckAndTrain() {
    m_program.write("nets/nan.safetensors", goodWeights(std::nanf("")));
    const QString file = config("nan.safetensors");
    const QByteArray said =
        m_program.path("nets/nan.safetensors").toUtf8() + ": \"0.weight\": value 0 of 18 is not a number (NaN)";
    for (const char* call : {"check", "train"}) {
      const Answer answer = m_program.run({call, file});
      QVERIFY(answer.refused(3));
      QVERIFY(answer.says("base_model.weights: " + said));
    }
    const Answer json = m_program.run({"check", file, "--json"});
    QCOMPARE(json.status, 3);
    const QJsonObject issue = json.json()["issues"].toArray()[0].toObject();
    QCOMPARE(issue["path"].toString(), "base_model.weights");
    QVERIFY(issue["message"].toString().startsWith(QString::fromUtf8(said)));
    const QString sweep = m_program.write(
        "sweep.json",
        R"({"lacuna_sweep": 1, "name": "S", "config": "nets/config.json", "grid": {"subset.test": [50, 60]}})");
    const Answer swept = m_program.run({"check", sweep});
    QVERIFY(swept.refused(3));
    QCOMPARE(swept.errorLines().size(), qsizetype(1)); // the file is the same for both
    QVERIFY(swept.says(said));
  }

  void weightsAreSeenFromTheConfigurationAndTypedOnesFromHere() {
    m_program.write("nets/net.safetensors", goodWeights());
    QVERIFY(m_program.run({"check", config("net.safetensors")}).status == 0);
    QVERIFY(m_program.run({"check", config("nets/net.safetensors")}).refused(3));
    QVERIFY(m_program.run({"check", config("nowhere"), "--set", "base_model.weights=net.safetensors"}).refused(3));
    QCOMPARE(m_program.run({"check", config("nowhere"), "--set", "base_model.weights=nets/net.safetensors"}).status, 0);
    const Answer missing = m_program.run({"check", config("nowhere")});
    QVERIFY(missing.says(m_program.path("nets/nowhere").toUtf8() + " does not exist"));
  }

  void aRunWithImportedWeightsNeedsTheirFileNoMore() {
    m_program.write("nets/gone.safetensors", goodWeights());
    const QString store = m_program.path("imported.lacuna");
    const Answer trained = m_program.run({"train", config("gone.safetensors"), "--json", "--store", store});
    QCOMPARE(trained.status, 0);
    const QString weights = m_program.path("nets/gone.safetensors");
    QCOMPARE(trained.json()["config"].toObject()["base_model"].toObject()["weights"].toString(), weights);
    // One that is interrupted: a code that learns for long.
    QProcess process;
    m_program.start(process, {"train", config("gone.safetensors", kLearned, kForLong), "--store", store, "--threads",
                              "1", "--checkpoint-every", "0"});
    QVERIFY(Program::waitForComputing(process));
    QTest::qWait(1500);
    ::kill(pid_t(process.processId()), SIGINT);
    QCOMPARE(Program::wait(process, 60000).status, 130);
    QVERIFY(QFile::remove(weights));
    const Answer again = m_program.run({"evaluate", trained.json()["run"].toString(), "--json", "--store", store});
    QCOMPARE(again.status, 0);
    QCOMPARE(again.json()["accuracy"], trained.json()["accuracy"]);
    QProcess resumed;
    m_program.start(resumed, {"resume", "last", "--store", store, "--threads", "1"});
    QVERIFY(Program::waitForComputing(resumed));
    QTest::qWait(500);
    ::kill(pid_t(resumed.processId()), SIGINT);
    const Answer answer = Program::wait(resumed, 60000);
    QVERIFY2(answer.status == 130, answer.err); // it went on, and was interrupted again
  }

  void whatComesThroughAPipeHasTheSameVerdict() {
    const QByteArray good = R"({"dataset": "stroke-digits", "subset": {"train": 200, "test": 50},
      "base_model": {"epochs": 1}, "code": {"kind": "none", "k": 2, "r": 1}})";
    const QByteArray bad = R"({"dataset": "stroke-digits", "code": {"k": 9, "r": 1}})";
    const QByteArray sweep = R"({"lacuna_sweep": 1, "name": "S", "config": )" + good + "}";
    const QString store = m_program.path("pipe.lacuna");
    const Answer checked = throughPipe({"check"}, good);
    QVERIFY2(checked.status == 0 && checked.out.contains("is valid"), checked.err);
    QVERIFY(throughPipe({"check"}, bad).refused(2));
    QVERIFY(throughPipe({"check"}, sweep).out.contains("is valid: S, 1 runs"));
    QCOMPARE(throughPipe({"split"}, good, {"--json"}).json()["k"].toInt(), 2);
    QVERIFY(throughPipe({"split"}, bad).refused(2));
    QCOMPARE(throughPipe({"train"}, good, {"--json", "--store", store}).json()["state"].toString(), "finished");
    QVERIFY(throughPipe({"train"}, bad, {"--store", store}).refused(2));
    QCOMPARE(throughPipe({"sweep"}, sweep, {"--json", "--store", store}).json()["runs"].toArray().size(), qsizetype(1));
    QCOMPARE(runs(store).size(), qsizetype(1)); // the sweep found it there
  }

  void aLinkToNothingIsNamed() {
    QVERIFY(QFile::link("nowhere.json", m_program.path("link.json")));
    for (const char* call : {"check", "train", "split", "sweep"}) {
      const Answer answer = m_program.run({call, m_program.path("link.json")});
      QVERIFY(answer.refused(2));
      QVERIFY(answer.says("link.json is a link to nowhere.json, which does not exist"));
    }
  }

  void anotherDataSetIsNotCalledByTheNameOfTheFirst() {
    const QString file = m_program.write("named.json", R"({"name": "On stroke digits", "dataset": "stroke-digits",
      "code": {"k": 2, "r": 1}})");
    const auto valid = [&](const QStringList& overrides) {
      return m_program.run(QStringList{"check", file} + overrides).out;
    };
    QVERIFY(valid({}).contains("On stroke digits"));
    QVERIFY(valid({"--set", "dataset=mnist"}).contains("is valid: mnist k=2 r=1 conv/residual"));
    QVERIFY(valid({"--set", "dataset=mnist", "--set", "name=Mine"}).contains("is valid: Mine"));
  }

  void anImportSaysWhatItMadeAndWhatItLeftOut() {
    for (const char* folder : {"Train/cat", "Train/dog", "val/cat", "val/dog"})
      for (int i = 0; i < 7; ++i) m_program.write(QString("pets/%1/%2.png").arg(folder).arg(i), kRed);
    m_program.write("pets/Train/dog/7.png", kRed.left(40));
    m_program.write("pets/val/cat/7.jpg", "no picture");
    m_program.write("pets/val/dog/8.png", kRed.chopped(12)); // without its end
    const QStringList import = {"datasets", "--import", m_program.path("pets"), "--as", "pets"};
    const Answer refused = m_program.run(import);
    QVERIFY(refused.refused(3));
    QCOMPARE(refused.errorLines().size(), qsizetype(3)); // both, and what to do
    QVERIFY(refused.says("pets/Train/dog/7.png is damaged"));
    QVERIFY(refused.says("pets/val/cat/7.jpg is neither a PNG nor a JPEG file"));
    const Answer answer = m_program.run(import + QStringList{"--skip-damaged", "--json"});
    QCOMPARE(answer.status, 0);
    const QJsonObject made = answer.json();
    QCOMPARE(difference(made, {"name", "train", "test", "classes", "skipped"}), QStringList());
    QCOMPARE(made["name"].toString(), "pets");
    QCOMPARE(made["train"].toInt(), 14);
    QCOMPARE(made["test"].toInt(), 15);
    QCOMPARE(made["classes"].toArray(), (QJsonArray{"cat", "dog"}));
    QCOMPARE(made["skipped"].toArray().size(), qsizetype(2));
    QCOMPARE(made["skipped"].toArray()[1].toObject(), (QJsonObject{{"path", m_program.path("pets/val/cat/7.jpg")},
                                                                   {"reason", "is neither a PNG nor a JPEG file"}}));
    QVERIFY(answer.says("pets/val/dog/8.png ends too early, but all of its pixels are there"));
    QVERIFY(answer.says("2 damaged pictures were left out"));
    QCOMPARE(m_program.run({"check", m_program.tinyConfig(), "--set", "dataset=pets"}).status, 0);
  }

  void helpTellsOfDataSetsOfOnesOwn() {
    const Answer help = m_program.run({"datasets", "--help"});
    QCOMPARE(help.status, 0);
    for (const char* words : {"--skip-damaged", "train and test", "dataset.json", "lacuna_dataset"})
      QVERIFY2(help.out.contains(words), help.out);
    // What it shows works.
    m_program.write("share/lacuna/letters/dataset.json", R"({"lacuna_dataset": 1, "title": "Letters", "channels": 1,
      "height": 28, "width": 28, "classes": ["a", "b"]})");
    QCOMPARE(m_program.run({"check", m_program.tinyConfig(), "--set", "dataset=letters"}).status, 0);
    QVERIFY(m_program.run({"check", m_program.tinyConfig(), "--set", "dataset=leters"})
                .says("or add it as lacuna datasets --help says"));
  }
};

LACUNA_TEST(TestCliFiles)
#include "tst_cli_files.moc"
