// SPDX-License-Identifier: GPL-3.0-or-later
//
// The system fails the program at every call that opens, reads, writes, syncs or renames a file (faulty_files.cpp),
// once and from there on, until it has come through. What it was to write is whole or was never touched, nothing is
// left lying about, and it says in a sentence what happened.
#include <QDirIterator>
#include <QMap>
#include <functional>

#include "cli_support.h"

using namespace lacuna;
using namespace lacuna::test;

namespace {

/// Names and contents of everything in a folder.
QMap<QString, QByteArray> contentOf(const QString& folder) {
  QMap<QString, QByteArray> content;
  QDirIterator files(folder, QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const QString path = files.next();
    QFile file(path);
    const bool opened = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly);
    content[path] = opened ? file.readAll() : QByteArray("a folder");
  }
  return content;
}

int after(int call) {
  static const bool all = qEnvironmentVariable("LACUNA_FAULTS") == QLatin1String("all");
  return all ? call + 1 : 2 * call;
}

} // namespace

class TestFaultyFiles : public QObject {
  Q_OBJECT

  Program m_program;
  QString m_library;
  QStringList m_runs; ///< its two
  int m_faults = 0;

  QString folder(const QString& name) {
    QDir().mkpath(m_program.path(name));
    return m_program.path(name);
  }

  /// Two classes of pictures, ten of each.
  QString pictures() {
    const QString root = folder("pictures");
    for (int i = 0; i < 120; ++i) {
      QByteArray bytes = m_picture;
      QFile file(folder(QStringLiteral("pictures/%1").arg(i % 2 == 0 ? "even" : "odd")) +
                 QStringLiteral("/%1.png").arg(i));
      if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("no pictures");
    }
    return root;
  }
  QByteArray m_picture;

  /// Runs `arguments` with the at-th call of a kind failing below `faulty`; says whether there was one.
  bool runWithFault(const QStringList& arguments, const QString& faulty, const QByteArray& what, int at, bool once,
                    Answer& answer) {
    const QString log = m_program.path("faults");
    QFile::remove(log);
    m_program.set("LD_PRELOAD", LACUNA_FAULTY_FILES);
    m_program.set("FAULTY_FOLDER", faulty);
    m_program.set("FAULTY_WHAT", what);
    m_program.set("FAULTY_AT", QString::number(at));
    m_program.set("FAULTY_LOG", log);
    m_program.set("FAULTY_ONCE", once ? "1" : "");
    answer = m_program.run(arguments);
    m_program.set("LD_PRELOAD", "");
    const bool happened = QFile::exists(log);
    m_faults += happened;
    return happened;
  }

  /// Everything that may be wrong with a command that writes into `target`, for every fault there is. `prepare` makes
  /// the folder as it was before.
  void failEverywhere(const QStringList& arguments, const QString& target, const std::function<void()>& prepare,
                      const std::function<void()>& check, const QList<bool>& onceOrFromThen = {true, false}) {
    for (const QByteArray what : {"open", "write", "sync", "rename"})
      for (const bool once : onceOrFromThen)
        for (int at = 1;; at = after(at)) {
          prepare();
          const QMap<QString, QByteArray> before = contentOf(target);
          Answer answer;
          const bool happened = runWithFault(arguments, target, what, at, once, answer);
          const QByteArray where = what + " " + QByteArray::number(at) + ": " + answer.err;
          if (answer.status == 0) {
            check(); // it came through, with or without a fault that does not matter
          } else {
            QVERIFY2(happened && answer.refused(answer.status), where.constData());
            QVERIFY2(answer.status == 1 || answer.status == 4, where.constData());
            QVERIFY2(contentOf(target) == before, where.constData());
          }
          if (!happened) break;
          QVERIFY2(at < 400, where.constData());
        }
  }

 private slots:
  void initTestCase() {
    // One pixel, gray, of 8 bits.
    m_picture = QByteArray::fromBase64(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");
    m_library = m_program.path("runs.lacuna");
    for (const char* seed : {"training.seed=1", "training.seed=2"}) {
      const Answer trained = m_program.run(
          {"train", m_program.tinyConfig(), "--store", m_library, "--threads", "1", "--set", seed, "--json"});
      QVERIFY2(trained.status == 0, trained.err.constData());
      m_runs << trained.json()["run"].toString();
    }
  }

  void aReport_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("runs");
    QTest::newRow("of a run") << "report.html" << 1;
    // Every format is written by the same few lines; a comparison needs no engine, which takes most of a second to
    // load.
    for (const char* name : {"report.html", "report.md", "report.csv", "report.json", "report.pdf"})
      QTest::newRow(name) << name << 2;
  }
  void aReport() {
    QFETCH(QString, name);
    QFETCH(int, runs);
    const QString target = folder("reports");
    const QString path = target + "/" + name;
    const auto prepare = [&] {
      QDir(target).removeRecursively();
      folder("reports");
      QFile old(path);
      QVERIFY(old.open(QIODevice::WriteOnly) && old.write("the report of yesterday") > 0);
    };
    const auto check = [&] { QVERIFY(QFileInfo(path).size() > 100); };
    const QStringList report =
        QStringList{"report"} + m_runs.mid(0, runs) + QStringList{"--store", m_library, "--output", path};
    if (name.endsWith(".md")) {
      // Its pictures are files of their own: each is whole, and the text is the old one or the new.
      for (const QByteArray what : {"open", "write", "sync", "rename"})
        for (int at = 1;; at = after(at)) {
          prepare();
          Answer answer;
          if (!runWithFault(report, target, what, at, true, answer)) break;
          const auto now = contentOf(target);
          for (auto file = now.begin(); file != now.end(); ++file)
            QVERIFY2(file.key().endsWith(".svg") ? file.value().trimmed().endsWith("</svg>")
                                                 : file.key() == path && file.value().size() > 20,
                     qPrintable(file.key()));
        }
      return;
    }
    failEverywhere(report, target, prepare, check, runs == 1 ? QList<bool>{true} : QList<bool>{true, false});
  }

  void aBundle() {
    const QString target = folder("bundles");
    const QString path = target + "/run.lacuna";
    failEverywhere(
        {"export", "last", "--store", m_library, "--output", path}, target,
        [&] {
          QDir(target).removeRecursively();
          folder("bundles");
        },
        [&] {
          const Answer checked = m_program.run({"check", path});
          QVERIFY2(checked.status == 0, checked.err.constData());
          QCOMPARE(m_program.run({"runs", "--store", path, "--json"}).json()["runs"].toArray().size(), 1);
        });
  }

  void picturesThatAreImported() {
    const QString source = pictures();
    const QString target = folder("share/lacuna");
    failEverywhere(
        {"datasets", "--import", source, "--as", "mine"}, target,
        [&] {
          QDir(target).removeRecursively();
          folder("share/lacuna");
        },
        [&] { QVERIFY(QFileInfo(target + "/mine").isDir()); });
  }

  void dataSetsThatAreRead() {
    const QString target = folder("share/lacuna");
    QDir(target).removeRecursively();
    const Answer imported = m_program.run({"datasets", "--import", pictures(), "--as", "mine"});
    QVERIFY2(imported.status == 0, imported.err.constData());
    const QString config = m_program.write("mine.json", R"({"dataset": "mine", "base_model": {"epochs": 1},
      "code": {"k": 2, "r": 1, "encoder": {"kind": "conv", "channels": 2},
      "decoder": {"kind": "residual", "width": 4, "blocks": 1}}, "training": {"epochs": 1}})");
    const QString library = m_program.path("mine.lacuna");
    const auto before = contentOf(target);
    for (const QByteArray what : {"open", "read"})
      for (int at = 1;; at = after(at)) {
        QFile::remove(library);
        Answer answer;
        const bool happened =
            runWithFault({"train", config, "--store", library, "--threads", "1"}, target, what, at, false, answer);
        const QByteArray where = what + " " + QByteArray::number(at) + ": " + answer.err;
        if (!happened) {
          QVERIFY2(answer.status == 0, where.constData());
          break;
        }
        // 2 where the set is not known at all because its description cannot be read
        QVERIFY2(answer.refused(answer.status) && (answer.status == 3 || answer.status == 2), where.constData());
        QVERIFY2(!QFile::exists(library), "nothing is noted of a run that cannot begin");
        QVERIFY2(at < 400, where.constData());
      }
    QVERIFY(contentOf(target) == before);
  }

  void cleanupTestCase() { qInfo("%d faults", m_faults); }
};

LACUNA_TEST(TestFaultyFiles)
#include "tst_faulty_files.moc"
