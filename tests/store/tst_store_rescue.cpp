// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes back of a damaged library. One was damaged by a fault that this program once had (tests/golden); others
// are damaged here, page by page.
#include "store/rescue.h"

#include "store/database.h"
#include "store_support.h"

namespace lacuna {

using namespace store;
namespace {

constexpr int kPage = 4096;
const std::string kDamaged = std::string(LACUNA_GOLDEN) + "/damaged-v3.lacuna";

/// A library of `runs` runs with curves, results, a base model and weights, as one file.
std::vector<std::string> makeLibrary(const std::string& path, int runs, size_t checkpointBytes = 20000) {
  std::vector<std::string> uuids;
  RunStore store = RunStore::open(path);
  store.saveBaseModel("the base", Bytes(9000, 5), 99);
  for (int i = 0; i < runs; ++i) {
    uuids.push_back(store.createRun(exampleRun("run " + std::to_string(i))));
    store.setState(uuids.back(), RunState::running);
    std::vector<MetricSample> samples;
    for (int step = 0; step < 200; ++step) samples.push_back({"train.loss", {step, 0.1 * step, 1.0 / (1 + step)}});
    store.appendMetrics(uuids.back(), samples);
    store.saveResults(exampleResults(uuids.back()));
    store.linkBaseModel(uuids.back(), "the base");
    store.saveCheckpoint(uuids.back(), CheckpointKind::best, 3, Bytes(checkpointBytes, static_cast<uint8_t>(i)));
    store.addEvent(uuids.back(), "one event");
    store.setState(uuids.back(), RunState::finished);
  }
  return uuids;
}

void expectSame(const RunStore& a, const RunStore& b, const std::string& uuid) {
  const RunRecord x = a.run(uuid);
  const RunRecord y = b.run(uuid);
  QCOMPARE(x.name, y.name);
  QCOMPARE(x.notes, y.notes);
  QCOMPARE(x.tags, y.tags);
  QCOMPARE(x.events, y.events);
  QCOMPARE(x.config, y.config);
  compareResults(x, y);
  QCOMPARE(a.metrics(uuid).front().points.size(), b.metrics(uuid).front().points.size());
  QCOMPARE(a.checkpoint(uuid, CheckpointKind::best)->bytes, b.checkpoint(uuid, CheckpointKind::best)->bytes);
  QCOMPARE(a.baseModelOf(uuid)->bytes, b.baseModelOf(uuid)->bytes);
}

} // namespace

class TestStoreRescue : public QObject {
  Q_OBJECT
 private slots:
  void aSoundLibraryComesBackWhole() {
    Folder folder;
    const auto uuids = makeLibrary(folder.file("l"), 4);
    const RescueOutcome outcome = rescueLibrary(folder.file("l"), folder.file("new"));
    QCOMPARE(outcome.runs.size(), size_t(4));
    QVERIFY(outcome.lostRuns.empty());
    QCOMPARE(outcome.unreadablePlaces, int64_t(0));
    for (const RescuedRun& run : outcome.runs) QVERIFY(run.whole());
    const RunStore before = RunStore::open(folder.file("l"));
    const RunStore after = RunStore::open(folder.file("new"));
    for (const std::string& uuid : uuids) expectSame(before, after, uuid);
    QVERIFY(after.problems().empty());
  }

  void theDamagedGoldenLibraryGivesItsRunsBack() {
    Folder folder;
    const QByteArray before = contentOf(kDamaged);
    QVERIFY(before.size() > 0);
    QFile::copy(QString::fromStdString(kDamaged), QString::fromStdString(folder.file("damaged")));
    const Error e = errorOf([&] { RunStore::open(folder.file("damaged")); });
    QVERIFY2(QString(e.what()).contains("lacuna rescue"), e.what());
    const RescueOutcome outcome = rescueLibrary(folder.file("damaged"), folder.file("new"));
    const auto whole = std::count_if(outcome.runs.begin(), outcome.runs.end(), [](const auto& r) { return r.whole(); });
    qInfo("damaged-v3: %zu runs come back, %td of them whole, %zu are lost", outcome.runs.size(), whole,
          outcome.lostRuns.size());
    QVERIFY(outcome.runs.size() >= LACUNA_DAMAGED_RUNS);
    const RunStore store = RunStore::open(folder.file("new"));
    QVERIFY(store.problems().empty());
    QCOMPARE(store.runs().size(), outcome.runs.size());
    QCOMPARE(contentOf(folder.file("damaged")), before);
  }

  /// Whatever page is lost: what comes back is sound, and of a library of four runs most of it does.
  void anyPageMayBeLost() {
    Folder folder;
    makeLibrary(folder.file("l"), 4);
    const QByteArray sound = contentOf(folder.file("l"));
    const auto pages = static_cast<int>(sound.size() / kPage);
    int runs = 0;
    int whole = 0;
    int refused = 0;
    for (int page = 1; page < pages; ++page) {
      for (const QString& left : folder.names())
        if (left != "l") QFile::remove(QString::fromStdString(folder.file(left.toStdString())));
      QByteArray damaged = sound;
      damaged.replace(page * kPage, kPage, QByteArray(kPage, '\x5a'));
      const std::string name = folder.file("d" + std::to_string(page));
      writeFile(name, damaged);
      RescueOutcome outcome;
      const Error e = errorOf([&] { outcome = rescueLibrary(name, name + ".new"); });
      if (outcome.runs.empty()) {
        QVERIFY2(QString(e.what()).contains("no run of") || QString(e.what()).contains("the list of its tables"),
                 e.what());
        QCOMPARE(folder.names(), (QStringList{name.substr(folder.path().size() + 1).c_str(), "l"}));
        ++refused;
        continue;
      }
      const RunStore store = RunStore::open(name + ".new", Access::readOnly);
      const auto problems = store.problems();
      QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
      QCOMPARE(store.runs().size(), outcome.runs.size());
      for (const RescuedRun& run : outcome.runs) {
        ++runs;
        whole += run.whole();
        // What is called whole is whole.
        if (run.whole()) {
          QCOMPARE(store.metrics(run.uuid).front().points.size(), size_t(200));
          QVERIFY(store.checkpoint(run.uuid, CheckpointKind::best) && store.baseModelOf(run.uuid));
        }
      }
      QCOMPARE(contentOf(name), damaged);
    }
    qInfo("%d pages lost one at a time: %d of %d runs came back, %d of them whole; nothing came back %d times",
          pages - 1, runs, 4 * (pages - 1), whole, refused);
    QVERIFY(runs > 4 * (pages - 1) * 9 / 10);
    QVERIFY(whole > 4 * (pages - 1) / 2);               // the runs of so small a library share pages
    QVERIFY(folder.names().filter(".copy-").isEmpty()); // no working copies stay
  }

  /// More rows than fit on a page: what lies between two damaged pages is found as well.
  void rowsBetweenDamagedPagesAreFound() {
    Folder folder;
    const auto uuids = makeLibrary(folder.file("l"), 60, 50);
    QByteArray file = contentOf(folder.file("l"));
    const int64_t leaves = [&] {
      const Database db(folder.file("l"), OpenMode::readWrite, 0);
      return db.integer("SELECT count(*) FROM run");
    }();
    QCOMPARE(leaves, int64_t(60));
    // The pages of the table of runs are those that hold a configuration and are leaves of a table with rowids.
    std::vector<int> pages;
    for (int page = 1; page < file.size() / kPage; ++page)
      if (file[page * kPage] == 0x0d && file.mid(page * kPage, kPage).contains("loss_weights_by_lost"))
        pages.push_back(page);
    QVERIFY2(pages.size() >= 8, qPrintable(QString::number(pages.size())));
    for (const size_t which : {pages.size() / 4, pages.size() * 3 / 4})
      file.replace(pages[which] * kPage, kPage, QByteArray(kPage, '\x5a'));
    writeFile(folder.file("d"), file);
    const RescueOutcome outcome = rescueLibrary(folder.file("d"), folder.file("new"));
    const size_t lost = uuids.size() - outcome.runs.size();
    QVERIFY2(lost >= 2 && lost <= 8, qPrintable(QString::number(lost)));
    QCOMPARE(outcome.lostRuns.size(), lost); // the index of the uuids still names them
    for (const std::string& uuid : outcome.lostRuns)
      QVERIFY(std::find(uuids.begin(), uuids.end(), uuid) != uuids.end());
    QVERIFY(RunStore::open(folder.file("new")).problems().empty());
  }

  void weightsThatHaveChangedAreToldOf() {
    Folder folder;
    const auto uuids = makeLibrary(folder.file("l"), 2);
    {
      Database db(folder.file("l"), OpenMode::readWrite, 0);
      db.execute("UPDATE content SET bytes = zeroblob(20000) WHERE id = (SELECT max(id) FROM content)");
    }
    const RescueOutcome outcome = rescueLibrary(folder.file("l"), folder.file("new"));
    QCOMPARE(outcome.runs.size(), size_t(2));
    QVERIFY(outcome.runs[0].whole());
    QCOMPARE(outcome.runs[1].checkpointsLost, std::vector<std::string>{"best"});
  }

  void whatWaitsInALogComesToo() {
    Folder folder;
    const std::string path = folder.file("l");
    QVERIFY(inChild([&] {
              auto* store = new RunStore(RunStore::open(path)); // never closed: the log stays
              for (int i = 0; i < 3; ++i) store->setState(store->createRun(exampleRun()), RunState::running);
            }) > 0);
    const QByteArray log = contentOf(path + "-wal");
    QVERIFY(log.size() > 0);
    const RescueOutcome outcome = rescueLibrary(path, folder.file("new"));
    QCOMPARE(outcome.runs.size(), size_t(3));
    QCOMPARE(contentOf(path + "-wal"), log);
    QCOMPARE(RunStore::open(folder.file("new")).runs().front().state, RunState::interrupted);
  }

  void anOlderSchemaBecomesOurs() {
    Folder folder;
    const RescueOutcome outcome = rescueLibrary(std::string(LACUNA_GOLDEN) + "/library-v1.lacuna", folder.file("new"));
    QCOMPARE(outcome.runs.size(), size_t(3));
    const RunStore store = RunStore::open(folder.file("new"));
    for (const RescuedRun& run : outcome.runs) QVERIFY(!store.metricSummaries(run.uuid).empty());
  }

  void whatCannotBeRescuedIsRefused() {
    Folder folder;
    makeLibrary(folder.file("l"), 1);
    const auto says = [&](const std::string& from, const std::string& to, const char* words) {
      const Error e = errorOf([&] { rescueLibrary(from, to); });
      QCOMPARE(e.kind(), ErrorKind::library);
      QVERIFY2(QString(e.what()).contains(words), e.what());
    };
    writeFile(folder.file("taken"), "mine");
    says(folder.file("l"), folder.file("taken"), "exists already");
    QCOMPARE(contentOf(folder.file("taken")), QByteArray("mine"));
    says(folder.file("none"), folder.file("new"), "there is no run library");
    says(folder.file("taken"), folder.file("new"), "is not a run library");
    says(folder.path(), folder.file("new"), "is a folder");
    says(folder.file("l"), folder.file("no/new"), "does not exist");
    {
      const RunStore open = RunStore::open(folder.file("l"));
      says(folder.file("l"), folder.file("new"), "is open in this program");
    }
    {
      Database db(folder.file("l"), OpenMode::readWrite, 0);
      db.execute("PRAGMA user_version = 99");
    }
    says(folder.file("l"), folder.file("new"), "was written by a newer Lacuna");
    QByteArray damaged = contentOf(folder.file("l"));
    damaged.replace(100, 3900, QByteArray(3900, '\x5a'));
    writeFile(folder.file("first"), damaged);
    says(folder.file("first"), folder.file("new"), "the list of its tables is damaged");
    QVERIFY(!folder.names().contains("new"));
  }
};

} // namespace lacuna

using lacuna::TestStoreRescue;
LACUNA_TEST(TestStoreRescue)
#include "tst_store_rescue.moc"
