// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <set>

#include "store/database.h"
#include "store_support.h"
#include "util/sha256.h"

using namespace lacuna;
using namespace lacuna::store;

class TestRunStore : public QObject {
  Q_OBJECT
 private slots:
  void aNewLibraryIsMadeWhereItsFolderExists() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("runs.lacuna"));
    QVERIFY(!store.readOnly());
    QCOMPARE(store.path(), folder.file("runs.lacuna"));
    QVERIFY(store.runs().empty());
  }

  void oddFileNamesAreNamesAndNotAddresses() {
    Folder folder;
    for (const std::string name : {"a b?c#d%41.lacuna", "ümläut.lacuna", "mode=ro&x.lacuna"}) {
      const std::string uuid = RunStore::open(folder.file(name)).createRun(exampleRun());
      QVERIFY(QFile::exists(QString::fromStdString(folder.file(name))));
      QCOMPARE(RunStore::open(folder.file(name), Access::readOnly).resolve("last"), uuid);
    }
  }

  void whatARunIsMadeWithComesBackWhole() {
    Folder folder;
    const RunRecord initial = exampleRun();
    const std::string uuid = RunStore::open(folder.file("l")).createRun(initial);
    const RunRecord run = RunStore::open(folder.file("l")).run(uuid);
    QCOMPARE(run.uuid, uuid);
    QCOMPARE(run.name, initial.name);
    QCOMPARE(run.state, RunState::queued);
    QVERIFY(run.config == initial.config);
    QCOMPARE(run.config.training.seed, std::numeric_limits<uint64_t>::max());
    QCOMPARE(run.configSha256, sha256Hex(formatConfig(initial.config, -1)));
    QCOMPARE(run.codeVersion, initial.codeVersion);
    QCOMPARE(run.notes, initial.notes);
    QCOMPARE(run.tags, (std::vector<std::string>{"alpha", "zeta"}));
    QVERIFY(run.starred);
    QVERIFY(!run.archived);
    QCOMPARE(run.parent, initial.parent);
    QCOMPARE(run.resumedFromStep, int64_t(-1));
    QVERIFY(!run.evaluated);
    QVERIFY(run.started.empty() && run.ended.empty() && run.error.empty());
  }

  void createdIsUtcInIso8601() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    const QString created = QString::fromStdString(store.run(store.createRun(exampleRun())).created);
    QVERIFY2(QRegularExpression("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$").match(created).hasMatch(),
             qPrintable(created));
    const QDateTime time = QDateTime::fromString(created, Qt::ISODate);
    QVERIFY(time >= before && time <= QDateTime::currentDateTimeUtc());
  }

  void uuidsAreRandomOfVersionFour() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const QRegularExpression shape("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
      const std::string uuid = store.createRun(exampleRun());
      QVERIFY2(shape.match(QString::fromStdString(uuid)).hasMatch(), uuid.c_str());
      QVERIFY(seen.insert(uuid).second);
    }
  }

  void aRunWithoutANameTakesItsConfigurations() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    QCOMPARE(store.run(store.createRun(exampleRun(""))).name, std::string("from the configuration"));
  }

  void resultsComeBackWhole() {
    Folder folder;
    std::string uuid;
    {
      RunStore store = RunStore::open(folder.file("l"));
      uuid = store.createRun(exampleRun());
      store.saveResults(exampleResults(uuid));
    }
    const RunRecord run = RunStore::open(folder.file("l")).run(uuid);
    compareResults(run, exampleResults(uuid));
    QCOMPARE(run.name, exampleRun().name); // not among the results
  }

  void resultsReplaceEarlierOnes() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveResults(exampleResults(uuid));
    RunRecord fewer = exampleResults(uuid);
    fewer.patterns.resize(1);
    fewer.patterns[0].accuracy = 12.5;
    fewer.accuracy.byLost = summarize(fewer.patterns, 2);
    fewer.environment = {{"cpu", "another"}};
    fewer.subsets.resize(1);
    fewer.cost.encodeMs = 9;
    store.saveResults(fewer);
    compareResults(store.run(uuid), fewer);
  }

  void numbersThatAreNoneSurvive() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    RunRecord results = exampleResults(uuid);
    results.patterns[0].featureError = std::numeric_limits<double>::quiet_NaN();
    results.patterns[1].featureError = std::numeric_limits<double>::infinity();
    results.samplesPerSecond = std::numeric_limits<double>::quiet_NaN();
    store.saveResults(results);
    const RunRecord run = store.run(uuid);
    QVERIFY(std::isnan(run.patterns[0].featureError));
    QVERIFY(std::isinf(run.patterns[1].featureError));
    QVERIFY(std::isnan(run.samplesPerSecond));
  }

  void statesSetTheirTimes_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("ends");
    QTest::newRow("paused") << int(RunState::paused) << false;
    QTest::newRow("finished") << int(RunState::finished) << true;
    QTest::newRow("failed") << int(RunState::failed) << true;
    QTest::newRow("cancelled") << int(RunState::cancelled) << true;
    QTest::newRow("interrupted") << int(RunState::interrupted) << true;
  }
  void statesSetTheirTimes() {
    QFETCH(int, state);
    QFETCH(bool, ends);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.setState(uuid, RunState::running);
    QCOMPARE(store.run(uuid).state, RunState::running);
    QVERIFY(!store.run(uuid).started.empty());
    QVERIFY(store.run(uuid).ended.empty());
    store.setState(uuid, static_cast<RunState>(state), "why: \"because\"");
    QCOMPARE(store.run(uuid).state, static_cast<RunState>(state));
    QCOMPARE(!store.run(uuid).ended.empty(), ends);
    QCOMPARE(store.run(uuid).error, std::string("why: \"because\""));
    store.setState(uuid, RunState::running);
    QVERIFY(store.run(uuid).ended.empty());
    QVERIFY(store.run(uuid).error.empty());
  }

  void whatAPersonSetsIsKept() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    const std::string other = store.createRun(exampleRun("other"));
    store.setName(uuid, "<b>'; DROP TABLE run; --");
    store.setNotes(uuid, "новые заметки");
    store.setStarred(uuid, false);
    store.setArchived(uuid, true);
    store.setTags(uuid, {"b", "a", "", "b"});
    store.addEvent(uuid, "first");
    store.addEvent(uuid, "second");
    const RunRecord run = store.run(uuid);
    QCOMPARE(run.name, std::string("<b>'; DROP TABLE run; --"));
    QCOMPARE(run.notes, std::string("новые заметки"));
    QVERIFY(!run.starred);
    QVERIFY(run.archived);
    QCOMPARE(run.tags, (std::vector<std::string>{"a", "b"}));
    QCOMPARE(run.events.size(), size_t(2));
    QCOMPARE(run.events[0].second, std::string("first"));
    QCOMPARE(run.events[1].second, std::string("second"));
    QVERIFY(!run.events[0].first.empty());
    QCOMPARE(store.run(other).name, std::string("other"));
    QVERIFY(store.run(other).events.empty());
  }

  void listingsAreNewestFirstAndLeaveOutTheArchived() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string a = store.createRun(exampleRun("a"));
    const std::string b = store.createRun(exampleRun("b"));
    const std::string c = store.createRun(exampleRun("c"));
    store.setArchived(b, true);
    std::vector<std::string> names;
    for (const RunRecord& run : store.runs()) names.push_back(run.name);
    QCOMPARE(names, (std::vector<std::string>{"c", "a"}));
    names.clear();
    for (const RunRecord& run : store.runs({true, RunDetail::list})) names.push_back(run.name);
    QCOMPARE(names, (std::vector<std::string>{"c", "b", "a"}));
  }

  void listingsCarryResultsWithoutPatterns_data() {
    QTest::addColumn<bool>("documents");
    QTest::newRow("list") << false;
    QTest::newRow("documents") << true;
  }
  void listingsCarryResultsWithoutPatterns() {
    QFETCH(bool, documents);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    store.createRun(exampleRun("without results"));
    const std::string uuid = store.createRun(exampleRun());
    store.saveResults(exampleResults(uuid));
    const RunRecord whole = store.run(uuid);
    const auto runs = store.runs({false, documents ? RunDetail::documents : RunDetail::list});
    QCOMPARE(runs.size(), size_t(2));
    const RunRecord& run = runs[0];
    QCOMPARE(run.uuid, uuid);
    QCOMPARE(run.accuracy.base, whole.accuracy.base);
    QCOMPARE(run.accuracy.byLost.size(), size_t(2));
    QVERIFY(sameSummary(run.accuracy.byLost[1], whole.accuracy.byLost[1]));
    QCOMPARE(run.tags, whole.tags);
    QVERIFY(run.patterns.empty());
    QCOMPARE(run.config.dataset, whole.config.dataset);
    QCOMPARE(run.config.code.k, whole.config.code.k);
    QCOMPARE(run.config.code.r, whole.config.code.r);
    QCOMPARE(run.config.code.lost(), whole.config.code.lost());
    QCOMPARE(run.config.code.encoder.kind, whole.config.code.encoder.kind);
    QCOMPARE(run.config.code.decoder.kind, whole.config.code.decoder.kind);
    QCOMPARE(run.config == whole.config, documents);
    if (documents) {
      QVERIFY(sameCost(run.cost, whole.cost));
      QCOMPARE(run.environment, whole.environment);
      QCOMPARE(run.notes, whole.notes);
    }
    QVERIFY(runs[1].accuracy.byLost.empty());
  }

  void resolveFindsByUuidPrefixAndLast() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    QCOMPARE(errorOf([&] { store.resolve("last"); }).kind(), ErrorKind::usage);
    const std::string a = store.createRun(exampleRun("a"));
    const std::string b = store.createRun(exampleRun("b"));
    QCOMPARE(store.resolve(a), a);
    QCOMPARE(store.resolve("last"), b);
    QCOMPARE(store.resolve(QString::fromStdString(a).toUpper().toStdString()), a);
    size_t same = 0;
    while (a[same] == b[same]) ++same;
    QCOMPARE(store.resolve(a.substr(0, same + 1)), a);
    if (same > 0)
      QVERIFY(std::string(errorOf([&] { store.resolve(a.substr(0, same)); }).what()).find("several") !=
              std::string::npos);
    store.setArchived(b, true);
    QCOMPARE(store.resolve("last"), a);
    QCOMPARE(store.resolve(b), b);
  }

  void anAmbiguousPrefixIsRefused() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    for (int i = 0; i < 17; ++i) store.createRun(exampleRun()); // two of 17 share the first of 16 digits
    int ambiguous = 0;
    for (const char digit : std::string("0123456789abcdef")) {
      const Error e = errorOf([&] { store.resolve(std::string(1, digit)); });
      if (std::string(e.what()).find("several") == std::string::npos) continue;
      QCOMPARE(e.kind(), ErrorKind::usage);
      ++ambiguous;
    }
    QVERIFY(ambiguous > 0);
  }

  void anUnknownRunIsRefused_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"", "zzz", "ffffffff-ffff-4fff-8fff-ffffffffffff", "%", "last ", "' OR 1=1 --", "1*"})
      QTest::newRow(name) << name;
  }
  void anUnknownRunIsRefused() {
    QFETCH(QString, name);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    if (name != "1*") store.createRun(exampleRun());
    const Error e = errorOf([&] { store.resolve(name.toStdString()); });
    QCOMPARE(e.kind(), ErrorKind::usage);
    QVERIFY(std::string(e.what()).find("lacuna runs") != std::string::npos);
  }

  void everyCallRefusesARunThatIsNotThere_data() {
    QTest::addColumn<int>("call");
    for (int i = 0; i < 17; ++i) QTest::addRow("call %d", i) << i;
  }
  void everyCallRefusesARunThatIsNotThere() {
    QFETCH(int, call);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string no = "ffffffff-ffff-4fff-8fff-ffffffffffff";
    const std::vector<std::function<void()>> calls = {[&] { store.run(no); },
                                                      [&] { store.setState(no, RunState::failed); },
                                                      [&] { store.resumeRun(no, 1); },
                                                      [&] { store.appendMetrics(no, {}); },
                                                      [&] { store.saveResults(exampleResults(no)); },
                                                      [&] { store.addEvent(no, "x"); },
                                                      [&] { store.setName(no, "x"); },
                                                      [&] { store.setNotes(no, "x"); },
                                                      [&] { store.setStarred(no, true); },
                                                      [&] { store.setArchived(no, true); },
                                                      [&] { store.setTags(no, {"x"}); },
                                                      [&] { store.deleteRun(no); },
                                                      [&] { store.saveCheckpoint(no, CheckpointKind::best, 1, {1}); },
                                                      [&] { store.setComputing(no, "cpu", 1); },
                                                      [&] { store.checkpoint(no, CheckpointKind::best); },
                                                      [&] { store.baseModelOf(no); },
                                                      [&] { store.metrics(no); },
                                                      [&] { store.exportRuns({no}, folder.file("bundle")); }};
    const Error e = errorOf(calls.at(static_cast<size_t>(call)));
    QCOMPARE(e.kind(), ErrorKind::usage);
    QVERIFY(std::string(e.what()).find(no) != std::string::npos);
    QVERIFY(store.runs().empty());
  }

  void deletingARunLeavesNothingOfIt() {
    Folder folder;
    {
      RunStore store = RunStore::open(folder.file("l"));
      const std::string keep = store.createRun(exampleRun("keep"));
      const std::string gone = store.createRun(exampleRun("gone"));
      for (const std::string& uuid : {keep, gone}) {
        store.saveResults(exampleResults(uuid));
        store.appendMetrics(uuid, {{series::kLoss, {1, 0.1, 2.0}}});
        store.addEvent(uuid, "hello");
        store.saveCheckpoint(uuid, CheckpointKind::last, 1, {1, 2, 3});
      }
      store.deleteRun(gone);
      QCOMPARE(errorOf([&] { store.run(gone); }).kind(), ErrorKind::usage);
      compareResults(store.run(keep), exampleResults(keep));
      QCOMPARE(store.metrics(keep).size(), size_t(1));
      QVERIFY(store.checkpoint(keep, CheckpointKind::last).has_value());
      store.deleteRun(keep);
    }
    const Database db(folder.file("l"), OpenMode::readOnly, 0);
    for (const char* table : {"run", "metric", "metric_summary", "pattern_result", "lost_summary", "cost",
                              "environment", "run_dataset", "tag", "event", "artifact", "content"})
      QVERIFY2(db.integer(std::string("SELECT count(*) FROM ") + table) == 0, table);
  }
};

LACUNA_TEST(TestRunStore)
#include "tst_run_store.moc"
