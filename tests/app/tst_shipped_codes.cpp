// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "data/dataset_loader.h"
#include "data/dataset_locator.h"
#include "experiment/config/config_json.h"
#include "experiment/run/run_json.h"
#include "test_program.h"
#include "util/error.h"
#include "window/workbench/presets.h"
#include "workflow/engine_loader.h"
#include "workflow/training_run.h"

using namespace lacuna;
using namespace lacuna::data;
using namespace lacuna::workflow;
using namespace lacuna::window;

class TestShippedCodes : public QObject {
  Q_OBJECT

 private slots:
  void theProgramBeginsWithACodeThatNeedsNoDownload() {
    QVERIFY(!shippedCodes().empty());
    QCOMPARE(shippedCodes().front().id, QStringLiteral("stroke-digits-k4-r2"));
  }

  void theyAreSmallTogether() {
    size_t bytes = 0;
    for (const ShippedCodeName& name : shippedCodes()) bytes += shippedCode(name.id).file.size();
    QVERIFY2(bytes <= 24'000'000, qPrintable(QString::number(bytes)));
  }

  void eachReachesTheFiguresBesideIt_data() {
    QTest::addColumn<QString>("id");
    for (const ShippedCodeName& name : shippedCodes()) QTest::newRow(qPrintable(name.id)) << name.id;
  }
  void eachReachesTheFiguresBesideIt() {
    QFETCH(QString, id);
    const ShippedCode shipped = shippedCode(id);
    const auto code = m_engine->importCode(shipped.file);
    std::shared_ptr<const ImageSet> images;
    try {
      images = loadTestSubset(code->config(), dataFolders(""));
    } catch (const Error& e) {
      if (e.kind() == ErrorKind::data) QSKIP(e.what());
      throw;
    }
    const Evaluation noted = parseEvaluation(shipped.runDocument);
    TrainingControl control;
    ComputeOptions compute;
    compute.threads = 1;
    const Evaluation seen = m_engine->evaluate({code, images, compute}, control);
    QCOMPARE(seen.patterns.size(), noted.patterns.size());
    // Weights in half precision and another machine's sums turn a handful of images in ten thousand.
    constexpr double kFew = 0.1;
    QVERIFY(std::abs(seen.accuracy.base - noted.accuracy.base) <= kFew);
    for (size_t i = 0; i < seen.patterns.size(); ++i) {
      QCOMPARE(seen.patterns[i].pattern, noted.patterns[i].pattern);
      QVERIFY2(std::abs(seen.patterns[i].accuracy - noted.patterns[i].accuracy) <= kFew,
               qPrintable(QStringLiteral("pattern %1: %2, noted is %3")
                              .arg(i)
                              .arg(seen.patterns[i].accuracy)
                              .arg(noted.patterns[i].accuracy)));
    }
  }

 private:
  const std::shared_ptr<Engine> m_engine = loadEngine();
};

LACUNA_TEST(TestShippedCodes)
#include "tst_shipped_codes.moc"
