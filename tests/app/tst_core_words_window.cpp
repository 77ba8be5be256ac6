// SPDX-License-Identifier: GPL-3.0-or-later
//
// What core says reaches a Chinese window in Chinese, and the library in English.
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "chinese.h"
#include "experiment/config/config_json.h"
#include "store/run_store.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/runs/runs_model.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"
#include "window_fixture.h"
#include "window_test.h"

using namespace lacuna;
using namespace lacuna::store;
using namespace lacuna::report;
using namespace lacuna::widgets;
using namespace lacuna::window;
using namespace lacuna::test;

class TestCoreWordsWindow : public WindowTest {
  Q_OBJECT

  static QStringList labelsOf(const QWidget* widget) {
    QStringList all;
    for (const QLabel* label : widget->findChildren<QLabel*>()) all << label->text();
    return all;
  }

 private slots:
  void aWrongFieldSaysWhyInChinese() {
    speak(QStringLiteral("zh_CN"));
    WindowFixture f;
    ExperimentConfig config = tinyConfig();
    config.code.k = 5;
    f.views().form->setConfig(config);
    QVERIFY(!f.views().form->valid());
    QVERIFY(labelsOf(f.views().form).contains(QStringLiteral("k = 5：特征图只有 4 列宽；请最多使用 4")));
  }

  void aTrainingThatFailsSaysWhyInChinese() {
    speak(QStringLiteral("zh_CN"));
    WindowFixture f;
    QVERIFY(f.begin());
    ExperimentConfig config = tinyConfig();
    config.name = "1";
    config.baseModel.kind = "custom";
    config.baseModel.weights = f.file(QStringLiteral("none.safetensors")).toStdString();
    config.baseModel.layers = parseConfigOrThrow(R"({"dataset": "mnist", "code": {"k": 2, "r": 1}, "base_model":
      {"kind": "custom", "layers": [{"kind": "conv", "out": 2, "kernel": 3}, {"kind": "linear", "out": 10}]}})")
                                  .baseModel.layers;
    f.train(config);
    const auto said = [&] { return f.window().findChild<Banner*>()->text(); };
    QTRY_VERIFY2(said().contains(QStringLiteral("none.safetensors 不存在")), qPrintable(said()));
    QVERIFY2(!hasEnglishGrammar(said()), qPrintable(said()));
  }

  void whyARunFailedIsStoredInEnglishAndShownInChinese() {
    speak(QStringLiteral("zh_CN"));
    const std::string error =
        "The training diverged at batch 12: the loss is no longer a number; lower training.learning_rate";
    const QString path = folder() + QStringLiteral("/failed.lacuna");
    RunStore store = RunStore::open(path.toStdString());
    RunRecord run;
    run.name = "1";
    run.config = tinyConfig();
    store.setState(store.createRun(run), RunState::failed, error);
    WindowFixture f(path);
    QVERIFY(f.begin());
    const auto* table = f.views().runs->findChild<QTableView*>(QStringLiteral("runs"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, RunsModel::stateColumn).data(Qt::ToolTipRole).toString(),
             QStringLiteral("训练在第 12 批发散：损失不再是数；请降低 training.learning_rate"));
    QCOMPARE(store.runs().front().error, error);
  }

  void aReportIsWrittenInTheLanguageOfTheWindow() {
    speak(QStringLiteral("zh_CN"));
    WindowFixture f;
    QVERIFY(f.begin());
    const QString uuid = f.train(tinyConfig());
    QVERIFY(!uuid.isEmpty());
    const auto written = [&](const QString& name) {
      QSignalSpy done(&f.bench(), &Workbench::reportWritten);
      f.bench().writeReport({uuid}, f.file(name));
      QFile file(f.file(name));
      if (!done.wait(60000) || !file.open(QIODevice::ReadOnly)) return QString();
      return QString::fromUtf8(file.readAll());
    };
    const QString page = written(QStringLiteral("zh.html"));
    QVERIFY(page.contains(QLatin1String("lang=\"zh-CN\"")));
    QVERIFY(page.contains(QStringLiteral("<h2>结果</h2>")) && !page.contains(QLatin1String("Results")));
    speak(QStringLiteral("en"));
    const QString english = written(QStringLiteral("en.html"));
    QVERIFY(english.contains(QLatin1String("lang=\"en\"")) && english.contains(QLatin1String("<h2>Results</h2>")));
    QVERIFY(!hasChinese(english));
  }
};

LACUNA_GUI_TEST(TestCoreWordsWindow)
#include "tst_core_words_window.moc"
