// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/process_identity.h"
#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

std::string wholeRun(RunStore& store, const std::string& name) {
  const std::string uuid = store.createRun(exampleRun(name));
  store.setState(uuid, RunState::running);
  store.saveBaseModel("identity of " + name, {1, 2, 3}, 98.5);
  store.linkBaseModel(uuid, "identity of " + name);
  store.appendMetrics(uuid, {{series::kLoss, {1, 0.5, std::numeric_limits<double>::quiet_NaN()}},
                             {series::kLoss, {2, 0.6, 0.25}},
                             {"validation.mean.l1", {2, 0.6, 97}}});
  store.saveCheckpoint(uuid, CheckpointKind::last, 2, {4, 5});
  store.saveCheckpoint(uuid, CheckpointKind::best, 1, {6});
  store.saveCheckpoint(uuid, CheckpointKind::base, 9, {7});
  store.saveResults(exampleResults(uuid));
  store.addEvent(uuid, "took the CPU");
  store.setArchived(uuid, true);
  store.setState(uuid, RunState::finished);
  return uuid;
}

void compareRuns(const RunStore& a, const RunStore& b, const std::string& uuid) {
  const RunRecord x = a.run(uuid);
  const RunRecord y = b.run(uuid);
  compareResults(x, y);
  QVERIFY(x.config == y.config);
  QCOMPARE(x.name, y.name);
  QCOMPARE(x.state, y.state);
  QCOMPARE(x.created, y.created);
  QCOMPARE(x.started, y.started);
  QCOMPARE(x.ended, y.ended);
  QCOMPARE(x.configSha256, y.configSha256);
  QCOMPARE(x.codeVersion, y.codeVersion);
  QCOMPARE(x.error, y.error);
  QCOMPARE(x.notes, y.notes);
  QCOMPARE(x.tags, y.tags);
  QCOMPARE(x.starred, y.starred);
  QCOMPARE(x.archived, y.archived);
  QCOMPARE(x.parent, y.parent);
  QCOMPARE(x.resumedFromStep, y.resumedFromStep);
  QCOMPARE(x.events, y.events);
  const auto curves = a.metrics(uuid);
  const auto others = b.metrics(uuid);
  QCOMPARE(curves.size(), others.size());
  for (size_t i = 0; i < curves.size(); ++i) {
    QCOMPARE(curves[i].name, others[i].name);
    QCOMPARE(curves[i].points.size(), others[i].points.size());
    for (size_t j = 0; j < curves[i].points.size(); ++j) {
      const double v = curves[i].points[j].value;
      const double w = others[i].points[j].value;
      QVERIFY((std::isnan(v) && std::isnan(w)) || v == w);
      QCOMPARE(curves[i].points[j].wall, others[i].points[j].wall);
    }
  }
  // Of a finished run only the best weights are of use (aFinishedRunTravelsWithoutItsOptimizer).
  for (const CheckpointKind kind : {CheckpointKind::best, CheckpointKind::last, CheckpointKind::base}) {
    if (kind != CheckpointKind::best && x.state == RunState::finished) continue;
    QVERIFY(a.checkpoint(uuid, kind)->bytes == b.checkpoint(uuid, kind)->bytes);
    QCOMPARE(a.checkpoint(uuid, kind)->step, b.checkpoint(uuid, kind)->step);
  }
  QVERIFY(a.baseModelOf(uuid)->bytes == b.baseModelOf(uuid)->bytes);
  QCOMPARE(a.baseModelOf(uuid)->accuracy, b.baseModelOf(uuid)->accuracy);
}

} // namespace

class TestStoreTransfer : public QObject {
  Q_OBJECT
 private slots:
  void whatArrivesIsNotPreferredToWhatWasHere() {
    Folder folder;
    RunStore from = RunStore::open(folder.file("from"));
    RunStore to = RunStore::open(folder.file("to"));
    for (const std::string identity : {"both", "theirs"}) {
      const std::string uuid = from.createRun(exampleRun(identity));
      from.saveBaseModel(identity, {9, 9}, 11);
      from.linkBaseModel(uuid, identity);
    }
    to.saveBaseModel("both", {1, 2}, 98);
    QCOMPARE(to.importRuns(folder.file("from")).imported.size(), size_t(2));
    QVERIFY(to.findBaseModel("both")->bytes == (Bytes{1, 2}));
    QCOMPARE(to.findBaseModel("both")->accuracy, 98.0);
    QVERIFY(to.findBaseModel("theirs")->bytes == (Bytes{9, 9})); // better than training one
    for (const RunRecord& run : to.runs()) QVERIFY(to.baseModelOf(run.uuid)->bytes == (Bytes{9, 9}));
    // The same bytes under the same identity change nothing, either.
    RunStore third = RunStore::open(folder.file("third"));
    third.saveBaseModel("both", {9, 9}, 77);
    third.importRuns(folder.file("from"));
    QCOMPARE(third.findBaseModel("both")->accuracy, 77.0);
  }

  void aBundleImportsBackIdentically() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = wholeRun(store, "one");
    const std::string other = wholeRun(store, "two");
    store.exportRuns({uuid}, folder.file("bundle.lacuna"));
    RunStore target = RunStore::open(folder.file("target"));
    const ImportOutcome outcome = target.importRuns(folder.file("bundle.lacuna"));
    QCOMPARE(outcome.imported, std::vector<std::string>{uuid});
    QVERIFY(outcome.alreadyHere.empty());
    compareRuns(store, target, uuid);
    QCOMPARE(errorOf([&] { target.run(other); }).kind(), ErrorKind::usage);
    QVERIFY(target.findBaseModel("identity of one").has_value()); // a later run can use it
  }

  void aBundleIsOneFile() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = wholeRun(store, "one");
    store.exportRuns({uuid}, folder.file("bundle"));
    QVERIFY(!QFile::exists(QString::fromStdString(folder.file("bundle-wal"))));
    QVERIFY(!QFile::exists(QString::fromStdString(folder.file("bundle-shm"))));
  }

  void mergingLeavesWhatIsHereAsItIs() {
    Folder folder;
    RunStore a = RunStore::open(folder.file("a"));
    const std::string shared = wholeRun(a, "shared");
    a.exportRuns({shared}, folder.file("b"));
    a.setNotes(shared, "mine");
    std::string fresh;
    {
      RunStore b = RunStore::open(folder.file("b"));
      b.setNotes(shared, "theirs");
      fresh = wholeRun(b, "fresh");
    }
    const ImportOutcome outcome = a.importRuns(folder.file("b"));
    QCOMPARE(outcome.imported, std::vector<std::string>{fresh});
    QCOMPARE(outcome.alreadyHere, std::vector<std::string>{shared});
    QCOMPARE(a.run(shared).notes, std::string("mine"));
    QCOMPARE(a.run(fresh).name, std::string("fresh"));
    QVERIFY(a.importRuns(folder.file("b")).imported.empty());
  }

  void aRunThatIsBeingComputedIsInterruptedInItsCopy() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.setState(uuid, RunState::running);
    store.exportRuns({uuid}, folder.file("bundle"));
    QCOMPARE(RunStore::open(folder.file("bundle")).run(uuid).state, RunState::interrupted);
    QCOMPARE(store.run(uuid).state, RunState::running);
  }

  void anExistingFileIsNotOverwritten() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = wholeRun(store, "one");
    writeFile(folder.file("taken"), "precious");
    QCOMPARE(errorOf([&] { store.exportRuns({uuid}, folder.file("taken")); }).kind(), ErrorKind::library);
    QCOMPARE(contentOf(folder.file("taken")), QByteArray("precious"));
  }

  void aFileThatIsNoBundleChangesNothing_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("empty") << QByteArray();
  }
  void aFileThatIsNoBundleChangesNothing() {
    QFETCH(QByteArray, bytes);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    writeFile(folder.file("x"), bytes);
    QCOMPARE(errorOf([&] { store.importRuns(folder.file("x")); }).kind(), ErrorKind::library);
    QCOMPARE(errorOf([&] { store.importRuns(folder.file("missing")); }).kind(), ErrorKind::library);
    QVERIFY(store.runs().empty());
    QCOMPARE(contentOf(folder.file("x")), bytes);
  }

  /// Libraries of earlier versions kept last checkpoints of finished runs.
  void aFinishedRunTravelsWithoutItsOptimizer() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = wholeRun(store, "done");
    store.saveCheckpoint(uuid, CheckpointKind::last, 2, {4, 5}); // after its end, as only they did
    QVERIFY(store.checkpoint(uuid, CheckpointKind::last));
    store.exportRuns({uuid}, folder.file("bundle"));
    const RunStore bundle = RunStore::open(folder.file("bundle"), Access::readOnly);
    QVERIFY(!bundle.checkpoint(uuid, CheckpointKind::last) && !bundle.checkpoint(uuid, CheckpointKind::base));
    QVERIFY(bundle.checkpoint(uuid, CheckpointKind::best));
  }

  void aBundleWhoseWeightsAreDamagedBringsNothingIn() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string good = wholeRun(store, "good");
    const std::string bad = wholeRun(store, "bad");
    store.saveCheckpoint(bad, CheckpointKind::best, 9, Bytes(9000, 3));
    store.exportRuns({good, bad}, folder.file("bundle"));
    {
      Database db(folder.file("bundle"), OpenMode::readWrite, 0);
      db.execute("UPDATE content SET bytes = zeroblob(9000) WHERE length(bytes) = 9000");
    }
    RunStore target = RunStore::open(folder.file("target"));
    QCOMPARE(errorOf([&] { target.importRuns(folder.file("bundle")); }).kind(), ErrorKind::library);
    QVERIFY(target.runs({true, RunDetail::list}).empty());
  }
};

LACUNA_TEST(TestStoreTransfer)
#include "tst_store_transfer.moc"
