// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

Bytes bytesOf(uint8_t seed, size_t size) {
  Bytes bytes(size);
  for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(i * 7 + seed);
  return bytes;
}

int64_t contents(const RunStore& store) {
  return Database(store.path(), OpenMode::readOnly, 1000).integer("SELECT count(*) FROM content");
}

} // namespace

class TestStoreArtifacts : public QObject {
  Q_OBJECT
 private slots:
  void checkpointsComeBackBitForBit_data() {
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 4096, 3000001}) QTest::addRow("%d bytes", size) << size;
  }
  void checkpointsComeBackBitForBit() {
    QFETCH(int, size);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    QVERIFY(!store.checkpoint(uuid, CheckpointKind::last).has_value());
    store.saveCheckpoint(uuid, CheckpointKind::last, 400, bytesOf(1, static_cast<size_t>(size)));
    QVERIFY(!store.checkpoint(uuid, CheckpointKind::best).has_value());
    const auto back = RunStore::open(folder.file("l")).checkpoint(uuid, CheckpointKind::last);
    QVERIFY(back.has_value());
    QCOMPARE(back->step, int64_t(400));
    QVERIFY(back->bytes == bytesOf(1, static_cast<size_t>(size)));
  }

  void aBaseModelsCheckpointGoesWhenTheBaseModelIsThere() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveCheckpoints(uuid, {{CheckpointKind::base, 40, bytesOf(3, 500)}}, {{series::kBaseLoss, {40, 1, 0.5}}});
    QCOMPARE(store.checkpoint(uuid, CheckpointKind::base)->step, int64_t(40));
    QVERIFY(!store.checkpoint(uuid, CheckpointKind::last));
    store.resumeRun(uuid, 0); // its curve stays as far as the checkpoint came
    QCOMPARE(store.metrics(uuid).at(0).points.size(), size_t(1));
    store.saveBaseModel("identity", bytesOf(4, 500), 98);
    store.linkBaseModel(uuid, "identity");
    QVERIFY(!store.checkpoint(uuid, CheckpointKind::base));
    QCOMPARE(contents(store), int64_t(1));
  }

  void aNewCheckpointTakesTheOldOnesPlace() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    for (uint8_t i = 0; i < 5; ++i) store.saveCheckpoint(uuid, CheckpointKind::last, i, bytesOf(i, 9000));
    QCOMPARE(store.checkpoint(uuid, CheckpointKind::last)->step, int64_t(4));
    QVERIFY(store.checkpoint(uuid, CheckpointKind::last)->bytes == bytesOf(4, 9000));
    QCOMPARE(contents(store), int64_t(1));
  }

  void checkpointAndStateChangeTogether() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.setState(uuid, RunState::running);
    store.saveCheckpoint(uuid, CheckpointKind::last, 7, {1}, RunState::interrupted);
    QCOMPARE(store.run(uuid).state, RunState::interrupted);
    store.setState(uuid, RunState::running);
    store.saveCheckpoint(uuid, CheckpointKind::last, 8, {2});
    QCOMPARE(store.run(uuid).state, RunState::running);
  }

  void equalContentIsStoredOnceAndGoesWithItsLastUser() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string a = store.createRun(exampleRun());
    const std::string b = store.createRun(exampleRun());
    const Bytes bytes = bytesOf(3, 50000);
    store.saveCheckpoint(a, CheckpointKind::last, 1, bytes);
    store.saveCheckpoint(a, CheckpointKind::best, 1, bytes);
    store.saveCheckpoint(b, CheckpointKind::last, 2, bytes);
    store.saveBaseModel("some identity", bytes, 99);
    QCOMPARE(contents(store), int64_t(1));
    store.saveCheckpoint(a, CheckpointKind::last, 2, bytesOf(4, 10));
    store.saveCheckpoint(a, CheckpointKind::best, 2, bytesOf(4, 10));
    QCOMPARE(contents(store), int64_t(2));
    store.deleteRun(b);
    QCOMPARE(contents(store), int64_t(2)); // the base model still has it
    QVERIFY(store.findBaseModel("some identity")->bytes == bytes);
    store.deleteRun(a);
    QCOMPARE(contents(store), int64_t(1));
  }

  void aBaseModelIsFoundByWhatItDependsOn() {
    Folder folder;
    const Bytes bytes = bytesOf(9, 1000);
    {
      RunStore store = RunStore::open(folder.file("l"));
      QVERIFY(!store.findBaseModel("lenet5 | data x | seed 1").has_value());
      store.saveBaseModel("lenet5 | data x | seed 1", bytes, 99.18);
    }
    RunStore store = RunStore::open(folder.file("l"));
    const auto model = store.findBaseModel("lenet5 | data x | seed 1");
    QVERIFY(model.has_value());
    QVERIFY(model->bytes == bytes);
    QCOMPARE(model->accuracy, 99.18);
    QVERIFY(!store.findBaseModel("lenet5 | data x | seed 2").has_value());
  }

  void theLastBaseModelSavedIsTheOneFound() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveBaseModel("id", bytesOf(1, 10), 98);
    store.linkBaseModel(uuid, "id");
    store.saveBaseModel("id", bytesOf(2, 10), 99);
    QVERIFY(store.findBaseModel("id")->bytes == bytesOf(2, 10));
    store.saveBaseModel("id", bytesOf(1, 10), 97.5);
    QVERIFY(store.findBaseModel("id")->bytes == bytesOf(1, 10));
    QCOMPARE(store.findBaseModel("id")->accuracy, 97.5);
    QVERIFY(store.baseModelOf(uuid)->bytes == bytesOf(1, 10));
  }

  void aRunKeepsTheBaseModelItWasLinkedTo() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string a = store.createRun(exampleRun());
    const std::string b = store.createRun(exampleRun());
    QVERIFY(!store.baseModelOf(a).has_value());
    QCOMPARE(errorOf([&] { store.linkBaseModel(a, "id"); }).kind(), ErrorKind::usage);
    store.saveBaseModel("id", bytesOf(1, 10), 98);
    store.linkBaseModel(a, "id");
    store.linkBaseModel(b, "id");
    store.saveBaseModel("id", bytesOf(2, 10), 99);
    QVERIFY(store.baseModelOf(a)->bytes == bytesOf(1, 10));
    QCOMPARE(store.baseModelOf(a)->accuracy, 98.0);
    store.deleteRun(a);
    QVERIFY(store.baseModelOf(b)->bytes == bytesOf(1, 10)); // b still uses it
    store.deleteRun(b);
    QCOMPARE(contents(store), int64_t(1));
    QVERIFY(store.findBaseModel("id")->bytes == bytesOf(2, 10));
  }
};

LACUNA_TEST(TestStoreArtifacts)
#include "tst_store_artifacts.moc"
