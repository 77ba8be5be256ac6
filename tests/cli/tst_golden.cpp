// SPDX-License-Identifier: GPL-3.0-or-later
//
// What programs of earlier schema versions wrote (tests/golden) opens for ever: reads as it is, upgrades, evaluates, is
// gone on with, and travels.
#include <QDirIterator>

#include "cli_support.h"
#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "store/schema.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::test;

namespace {

QString golden(const QString& name) {
  return QStringLiteral(LACUNA_GOLDEN "/") + name;
}

void addVersions(int first = 1) {
  QTest::addColumn<int>("version");
  for (int version = first; version <= schemaVersion(); ++version) QTest::addRow("version %d", version) << version;
}

/// "accuracy" and "patterns" of a run as the program of then gave them.
QJsonObject figuresOf(QJsonObject run) {
  return {{"run", run["run"]}, {"name", run["name"]}, {"accuracy", run["accuracy"]}, {"patterns", run["patterns"]}};
}

} // namespace

class TestGolden : public QObject {
  Q_OBJECT

  Program m_program;

  /// A copy that the program may write to.
  QString copyOf(const QString& name) {
    const QString path = m_program.path(name);
    for (const char* rest : {"", "-wal", "-shm"}) QFile::remove(path + rest);
    return QFile::copy(golden(name), path) && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner |
                                                                              QFile::ReadUser | QFile::WriteUser)
               ? path
               : QString();
  }

  QJsonArray expected(int version) {
    return QJsonDocument::fromJson(bytesOf(golden(QStringLiteral("expected-v%1.json").arg(version)))).array();
  }

 private slots:
  void everyVersionIsThere() {
    for (int version = 1; version <= schemaVersion(); ++version)
      QVERIFY2(QFile::exists(golden(QStringLiteral("library-v%1.lacuna").arg(version))),
               "a new schema needs its golden files: tests/golden/make.sh");
  }

  void aLibraryIsReadAsItIs_data() { addVersions(); }
  void aLibraryIsReadAsItIs() {
    QFETCH(int, version);
    const QString library = copyOf(QStringLiteral("library-v%1.lacuna").arg(version));
    QVERIFY(QFile::setPermissions(library, QFile::ReadOwner));
    for (const QJsonValue& value : expected(version)) {
      const QJsonObject run = value.toObject();
      const Answer shown = m_program.run({"show", run["run"].toString(), "--store", library, "--json"});
      QVERIFY2(shown.status == 0, shown.err.constData());
      QCOMPARE(figuresOf(shown.json()), figuresOf(run));
      QCOMPARE(shown.json()["state"].toString(), run["state"].toString());
    }
    QCOMPARE(bytesOf(library), bytesOf(golden(QStringLiteral("library-v%1.lacuna").arg(version))));
  }

  void aLibraryIsUpgradedAndGoneOnWith_data() { addVersions(); }
  void aLibraryIsUpgradedAndGoneOnWith() {
    QFETCH(int, version);
    const QString library = copyOf(QStringLiteral("library-v%1.lacuna").arg(version));
    const QJsonArray runs = expected(version);
    QCOMPARE(runs.size(), 3);
    for (const QJsonValue& value : runs) {
      const QJsonObject run = value.toObject();
      const QString uuid = run["run"].toString();
      const bool finished = run["state"].toString() == "finished";
      // A code is trained for eight seconds: that of the oldest version and of ours tell enough.
      const bool ofCode = run["name"].toString() == "code";
      if (ofCode && version > 1 && version < schemaVersion()) continue;
      const Answer ended = m_program.run({finished ? "evaluate" : "resume", uuid, "--store", library, "--json"});
      QVERIFY2(ended.status == 0, ended.err.constData());
      const QJsonObject now = ended.json();
      if (finished) {
        // Another machine's last bits may turn an image over.
        const double image = 100.0 / 200;
        QVERIFY(qAbs(now["accuracy"]["base"].toDouble() - run["accuracy"]["base"].toDouble()) <= image);
        QCOMPARE(now["patterns"].toArray().size(), run["patterns"].toArray().size());
      }
      QCOMPARE(m_program.run({"show", uuid, "--store", library, "--json"}).json()["state"].toString(),
               QString("finished"));
    }
    const Answer sound = m_program.run({"check", library});
    QVERIFY2(sound.status == 0, sound.err.constData());
    const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
    for (const QJsonValue& value : runs) {
      // Whole curves: every tenth batch from the first to the last.
      const std::string uuid = value.toObject()["run"].toString().toStdString();
      for (const MetricSeries& s : store.metrics(uuid))
        if (s.name == series::kLoss)
          for (size_t i = 0; i < s.points.size(); ++i) QCOMPARE(s.points[i].step, int64_t(10 * (i + 1)));
    }
    if (version == schemaVersion()) return;
    const QString copy = library + QStringLiteral(".before-v%1").arg(schemaVersion());
    const Answer shown = m_program.run({"show", runs[0].toObject()["run"].toString(), "--store", copy, "--json"});
    QCOMPARE(figuresOf(shown.json()), figuresOf(runs[0].toObject()));
  }

  void aBundleIsImported_data() { addVersions(2); } // there was no export before
  void aBundleIsImported() {
    QFETCH(int, version);
    const QString library = m_program.path(QStringLiteral("imported-v%1.lacuna").arg(version));
    const QString bundle = copyOf(QStringLiteral("bundle-v%1.lacuna").arg(version));
    const Answer imported = m_program.run({"import", bundle, "--store", library});
    QVERIFY2(imported.status == 0, imported.err.constData());
    const QJsonObject run = expected(version)[0].toObject();
    QCOMPARE(figuresOf(m_program.run({"show", run["run"].toString(), "--store", library, "--json"}).json()),
             figuresOf(run));
    // The checkpoint passes through every version unchanged.
    const RunStore store = RunStore::open(library.toStdString(), Access::readOnly);
    const auto best = store.checkpoint(run["run"].toString().toStdString(), CheckpointKind::best);
    QVERIFY(best.has_value());
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(best->bytes.data()), qsizetype(best->bytes.size())),
             bytesOf(golden(QStringLiteral("code-v%1.safetensors").arg(version))));
    const Answer evaluated = m_program.run({"evaluate", "last", "--store", library});
    QVERIFY2(evaluated.status == 0, evaluated.err.constData());
  }

  void aConfigurationIsValid_data() { addVersions(2); }
  void aConfigurationIsValid() {
    QFETCH(int, version);
    const QString path = golden(QStringLiteral("config-v%1.json").arg(version));
    const Answer checked = m_program.run({"check", path});
    QVERIFY2(checked.status == 0, checked.err.constData());
    // Every field that it names is kept.
    const QJsonObject then = QJsonDocument::fromJson(bytesOf(path)).object();
    const QJsonObject now = QJsonDocument::fromJson(QByteArray::fromStdString(formatConfig(
                                                        parseConfigOrThrow(bytesOf(path).toStdString()), -1)))
                                .object();
    for (const QString& key : then.keys()) QCOMPARE(now[key], then[key]);
  }
};

LACUNA_TEST(TestGolden)
#include "tst_golden.moc"
