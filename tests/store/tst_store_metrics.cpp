// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "store_support.h"

using namespace lacuna;
using namespace lacuna::store;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();
const double kInf = std::numeric_limits<double>::infinity();

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || a == b;
}

MetricSample sample(const std::string& series, int64_t step, double value) {
  return {series, {step, double(step) / 8, value}};
}

/// What the summary must be, straight from its definition.
SeriesSummary expectedSummary(const MetricSeries& s) {
  SeriesSummary e;
  e.name = s.name;
  e.count = static_cast<int64_t>(s.points.size());
  e.lastStep = s.points.back().step;
  e.last = s.points.back().value;
  e.least = e.greatest = kNan;
  const bool loss = s.name.find("loss") != std::string::npos;
  double best = kNan;
  for (const MetricPoint& p : s.points) {
    if (std::isnan(p.value)) continue;
    e.least = std::isnan(e.least) ? p.value : std::min(e.least, p.value);
    e.greatest = std::isnan(e.greatest) ? p.value : std::max(e.greatest, p.value);
    if (std::isnan(best) || (loss ? p.value < best : p.value > best)) {
      best = p.value;
      e.bestStep = p.step;
    }
  }
  return e;
}

void compareSummaries(const RunStore& store, const std::string& uuid) {
  const auto all = store.metrics(uuid);
  const auto summaries = store.metricSummaries(uuid);
  QCOMPARE(summaries.size(), all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    const SeriesSummary e = expectedSummary(all[i]);
    const SeriesSummary& s = summaries[i];
    QCOMPARE(s.name, e.name);
    QCOMPARE(s.count, e.count);
    QCOMPARE(s.lastStep, e.lastStep);
    QVERIFY2(same(s.last, e.last) && same(s.least, e.least) && same(s.greatest, e.greatest), s.name.c_str());
    QCOMPARE(s.bestStep, e.bestStep);
  }
}

} // namespace

class TestStoreMetrics : public QObject {
  Q_OBJECT
 private slots:
  void curvesComeBackByNameAndStep() {
    Folder folder;
    const std::string path = folder.file("l");
    std::string uuid;
    {
      RunStore store = RunStore::open(path);
      uuid = store.createRun(exampleRun());
      store.appendMetrics(uuid, {sample("z", 3, 0.5), sample("a", 2, 0.1), sample("a", 1, 0.3)});
      store.appendMetrics(uuid, {sample("a", 7, -0.0), sample("z", 1, 1e-300)});
    }
    const RunStore store = RunStore::open(path);
    const auto all = store.metrics(uuid);
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all[0].name, std::string("a"));
    QCOMPARE(all[0].points.size(), size_t(3));
    QCOMPARE(all[0].points[0].step, int64_t(1));
    QCOMPARE(all[0].points[0].wall, 0.125);
    QCOMPARE(all[0].points[0].value, 0.3);
    QCOMPARE(all[0].points[2].step, int64_t(7));
    QCOMPARE(all[1].points[0].value, 1e-300);
    compareSummaries(store, uuid);
  }

  void nanAndInfinitiesSurvive() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.appendMetrics(uuid, {sample(series::kLoss, 1, kNan), sample(series::kLoss, 2, kInf),
                               sample(series::kLoss, 3, -kInf), sample("only.nan", 1, kNan)});
    const auto all = store.metrics(uuid);
    QVERIFY(std::isnan(all[0].points[0].value) || all[0].name != "only.nan");
    const auto& loss = all[1].points;
    QCOMPARE(all[1].name, std::string(series::kLoss));
    QVERIFY(std::isnan(loss[0].value));
    QCOMPARE(loss[1].value, kInf);
    QCOMPARE(loss[2].value, -kInf);
    compareSummaries(store, uuid);
    QVERIFY(std::isnan(store.metricSummaries(uuid)[0].least));
    QCOMPARE(store.metricSummaries(uuid)[0].bestStep, int64_t(-1));
  }

  void aPointSentAgainReplacesTheOldOne() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.appendMetrics(uuid,
                        {sample(series::kLoss, 1, 5), sample(series::kLoss, 2, 0.1), sample(series::kLoss, 3, 4)});
    QCOMPARE(store.metricSummaries(uuid)[0].least, 0.1);
    store.appendMetrics(uuid, {sample(series::kLoss, 2, 6), sample(series::kLoss, 4, 3)});
    QCOMPARE(store.metrics(uuid)[0].points.size(), size_t(4));
    QCOMPARE(store.metrics(uuid)[0].points[1].value, 6.0);
    QCOMPARE(store.metricSummaries(uuid)[0].least, 3.0);
    compareSummaries(store, uuid);
  }

  void summariesAgreeWithThePointsHoweverTheyArrive() {
    std::mt19937 random(7);
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    const std::vector<std::string> names = {"train.loss", "validation.mean.l1", "train.learning_rate"};
    const std::vector<double> values = {kNan, kInf, -kInf, 0, 1, 2, -1, 0.5};
    for (int batch = 0; batch < 40; ++batch) {
      std::vector<MetricSample> samples;
      for (size_t i = random() % 7; i > 0; --i)
        samples.push_back(sample(names[random() % 3], random() % 60, values[random() % values.size()]));
      store.appendMetrics(uuid, samples);
      compareSummaries(store, uuid);
    }
  }

  void onlyNewPointsAreReadForALivePlot() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.appendMetrics(uuid, {sample("a", 1, 1), sample("a", 2, 2), sample("b", 1, 3)});
    const auto later = store.metrics(uuid, 1);
    QCOMPARE(later.size(), size_t(1));
    QCOMPARE(later[0].points.size(), size_t(1));
    QCOMPARE(later[0].points[0].step, int64_t(2));
  }

  void runsKeepTheirCurvesApart() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string a = store.createRun(exampleRun());
    const std::string b = store.createRun(exampleRun());
    store.appendMetrics(a, {sample("x", 1, 1)});
    store.appendMetrics(b, {sample("x", 1, 2), sample("y", 1, 2)});
    QCOMPARE(store.metrics(a).size(), size_t(1));
    QCOMPARE(store.metrics(a)[0].points[0].value, 1.0);
    QCOMPARE(store.metricSummaries(b).size(), size_t(2));
  }

  void resumingCutsTheCodesCurvesAtTheCheckpoint() {
    Folder folder;
    RunStore store = RunStore::open(folder.file("l"));
    const std::string uuid = store.createRun(exampleRun());
    store.setState(uuid, RunState::running);
    for (int64_t step = 1; step <= 10; ++step)
      store.appendMetrics(uuid, {sample(series::kLoss, step, 20.0 - double(step)), sample(series::kBaseLoss, step, 1)});
    store.appendMetrics(uuid, {sample("validation.mean.l1", 9, 98)});
    store.setState(uuid, RunState::interrupted);
    store.resumeRun(uuid, 6);
    const RunRecord run = store.run(uuid);
    QCOMPARE(run.state, RunState::running);
    QCOMPARE(run.resumedFromStep, int64_t(6));
    QVERIFY(run.ended.empty());
    const auto all = store.metrics(uuid);
    QCOMPARE(all.size(), size_t(2)); // the validation series lay wholly behind the checkpoint
    QCOMPARE(all[0].name, std::string(series::kBaseLoss));
    QCOMPARE(all[0].points.size(), size_t(10));
    QCOMPARE(all[1].points.back().step, int64_t(6));
    compareSummaries(store, uuid);
  }
};

LACUNA_TEST(TestStoreMetrics)
#include "tst_store_metrics.moc"
