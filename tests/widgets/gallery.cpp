// SPDX-License-Identifier: GPL-3.0-or-later
// Saves pictures of every view with made-up values: gallery [folder] [name filter] [translation.qm].
#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QTest>
#include <QTextStream>
#include <QTranslator>
#include <QVBoxLayout>
#include <QWidget>
#include <ctime>

#include "synthetic.h"
#include "widgets/failures/atlas_view.h"
#include "widgets/form/experiment_form.h"
#include "widgets/look/banner.h"
#include "widgets/look/theme.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/runs/runs_panel.h"
#include "widgets/training/training_panel.h"

using namespace lacuna;
using namespace lacuna::widgets;

namespace {

class Gallery {
 public:
  Gallery(const QString& folder, const QString& filter) : m_folder(folder), m_filter(filter) { QDir().mkpath(folder); }

  bool wants(const QString& name) const { return m_filter.isEmpty() || name.contains(m_filter); }

  void save(QWidget& widget, QSize size, const QString& name) {
    widget.resize(size);
    widget.show();
    QApplication::processEvents();
    widget.grab().save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
    const std::clock_t start = std::clock();
    constexpr int kTimes = 10;
    QImage target(size, QImage::Format_RGB32);
    for (int i = 0; i < kTimes; ++i) widget.render(&target);
    QTextStream(stdout) << name << ": " << 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kTimes
                        << " ms of CPU to paint\n";
  }

 private:
  QString m_folder;
  QString m_filter;
};

void pipelines(Gallery& gallery, const QString& theme) {
  struct Case {
    int k;
    int r;
    std::vector<int> lost;
    int coded;
  };
  const Case cases[] = {{2, 1, {1}, 4},       {3, 1, {1}, 4},       {4, 2, {1}, 4},
                        {4, 2, {0, 1, 2}, 9}, {8, 4, {1, 4, 9}, 4}, {4, 1, {}, 4}};
  const QStringList digits = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const QStringList clothes = {"T-shirt", "Trouser", "Pullover", "Dress", "Coat",
                               "Sandal",  "Shirt",   "Sneaker",  "Bag",   "Boot"};
  for (const Case& c : cases)
    for (const QSize& size : {QSize(1100, 650), QSize(1280, 800), QSize(1920, 1080), QSize(2560, 1440)}) {
      const QString name = QStringLiteral("pipeline-k%1-r%2-lost%3-%4-%5")
                               .arg(c.k)
                               .arg(c.r)
                               .arg(c.lost.size())
                               .arg(size.width())
                               .arg(theme);
      if (!gallery.wants(name)) continue;
      const auto scene = synthetic::scene(c.k, c.r);
      const FailurePattern pattern = FailurePattern::of(c.lost);
      PipelineView view;
      view.setClassNames(c.k == 3 ? clothes : digits);
      view.setPlan(scene.plan, scene.config, {{}, {}, 10000, scene.cost.decoderParameters});
      view.setPattern(pattern);
      view.setInspection(synthetic::inspection(scene, pattern, c.coded));
      view.setTestFigures(testFigures(synthetic::evaluation(c.k, c.r), pattern));
      gallery.save(view, size, name);
    }
  for (const auto& [k, returns] : {std::pair(2, DeviceReturns::features), std::pair(4, DeviceReturns::features),
                                   std::pair(8, DeviceReturns::logits), std::pair(2, DeviceReturns::logits)})
    for (const QSize& size : {QSize(860, 520), QSize(1280, 800), QSize(1920, 1080)}) {
      const QString name =
          QStringLiteral("pipeline-images-k%1-%2-%3-%4").arg(k).arg(text(returns)).arg(size.width()).arg(theme);
      if (!gallery.wants(name)) continue;
      const auto scene = synthetic::imageScene(k, k == 8 ? 3 : 1, returns);
      const FailurePattern pattern = FailurePattern::of({1});
      PipelineView view;
      view.setClassNames(k == 4 ? clothes : digits);
      view.setPlan(scene.plan, scene.config, {{}, {}, 10000, scene.cost.decoderParameters});
      view.setPattern(pattern);
      view.setInspection(synthetic::inspection(scene, pattern, 4));
      view.setTestFigures(testFigures(synthetic::evaluation(k, scene.plan.r), pattern));
      gallery.save(view, size, name);
    }
}

void forms(Gallery& gallery, const QString& theme) {
  ExperimentConfig preset;
  preset.code.k = 4;
  preset.code.r = 2;
  preset.name = defaultName(preset);
  const std::vector<ExperimentPreset> presets = {
      {"Four parts, two parity", "Rebuilds any two lost devices; a minute on two cores.", preset}};
  ExperimentForm good;
  good.setPresets(presets);
  good.setConfig(preset);
  good.setCost(synthetic::scene(4, 2).cost, {});
  gallery.save(good, {320, 900}, "form-good-" + theme);
  ExperimentConfig wrong = preset;
  wrong.code.k = 5;
  wrong.code.l = 3;
  wrong.training.loss = {0, 0, 0};
  ExperimentForm bad;
  bad.setPresets(presets);
  bad.setConfig(wrong);
  bad.setCost(std::nullopt, "The cost is known once the settings are right.");
  gallery.save(bad, {320, 900}, "form-bad-" + theme);
}

void trainings(Gallery& gallery, const QString& theme) {
  TrainingPanel empty;
  gallery.save(empty, {360, 560}, "training-empty-" + theme);
  TrainingPanel panel;
  panel.setState(TrainingState::running);
  panel.addMetrics(synthetic::metrics(7, 2));
  panel.setBaseAccuracy(99.18);
  panel.setBestEpoch(6, 240);
  TrainingProgress progress;
  progress.phase = TrainingPhase::code;
  progress.epoch = 7;
  progress.epochs = 10;
  progress.step = 280;
  progress.steps = 400;
  progress.samplesPerSecond = 6120;
  progress.secondsLeft = 48;
  progress.loss = 0.0412;
  panel.setProgress(progress);
  panel.setEvent("Runs on the processor with one thread.");
  panel.resize(360, 640);
  panel.show();
  QTest::qWait(120);
  gallery.save(panel, {360, 640}, "training-" + theme);
}

void lists(Gallery& gallery, const QString& theme) {
  RunsPanel runs;
  runs.setRuns(synthetic::runs(24));
  runs.selectRun("run-3");
  gallery.save(runs, {1280, 260}, "runs-" + theme);
  RunsPanel noRuns;
  gallery.save(noRuns, {900, 200}, "runs-empty-" + theme);
  AtlasView atlas;
  atlas.setEvaluation(synthetic::evaluation(4, 2), 4, 2);
  atlas.setCurrent(FailurePattern::of({1}));
  gallery.save(atlas, {900, 220}, "atlas-k4-r2-" + theme);
  AtlasView large;
  large.setEvaluation(synthetic::evaluation(8, 3), 8, 3);
  large.setWorstFirst(true);
  large.setCurrent(FailurePattern::of({1, 4}));
  gallery.save(large, {900, 400}, "atlas-k8-r3-" + theme);
  AtlasView noAtlas;
  gallery.save(noAtlas, {620, 160}, "atlas-empty-" + theme);
  Banner banner;
  banner.showMessage(BannerKind::error,
                     "The data set “mnist” was not found. Put its four files into a folder named "
                     "mnist and choose its parent.",
                     "Choose folder…");
  gallery.save(banner, {900, 56}, "banner-error-" + theme);
  Banner note;
  note.showMessage(BannerKind::information, "Training finished: 98.93 % in the worst pattern.", "Open report");
  gallery.save(note, {900, 44}, "banner-note-" + theme);
}

/// All views where the window will have them.
void window(Gallery& gallery, const QString& theme, QSize size, int k, int r) {
  const QString name = QStringLiteral("window-k%1-r%2-%3-%4").arg(k).arg(r).arg(size.width()).arg(theme);
  if (!gallery.wants(name)) return;
  const auto scene = synthetic::scene(k, r);
  const FailurePattern pattern = FailurePattern::of({1});
  QWidget all;
  auto* form = new ExperimentForm;
  form->setConfig(scene.config);
  form->setCost(scene.cost, {});
  form->setFixedWidth(320);
  auto* view = new PipelineView;
  view->setPlan(scene.plan, scene.config, {{}, {}, 10000, scene.cost.decoderParameters});
  view->setPattern(pattern);
  view->setInspection(synthetic::inspection(scene, pattern));
  const Evaluation evaluation = synthetic::evaluation(k, r);
  view->setTestFigures(testFigures(evaluation, pattern));
  auto* atlas = new AtlasView;
  atlas->setEvaluation(evaluation, k, r);
  atlas->setCurrent(pattern);
  atlas->setFixedHeight(170);
  auto* training = new TrainingPanel;
  training->addMetrics(synthetic::metrics(7, std::min(2, r)));
  training->setBaseAccuracy(99.18);
  training->setFixedWidth(340);
  auto* middle = new QVBoxLayout;
  middle->addWidget(view, 1);
  middle->addWidget(atlas);
  auto* row = new QHBoxLayout(&all);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(form);
  row->addLayout(middle, 1);
  if (size.width() > 1400) row->addWidget(training);
  all.resize(size);
  all.show();
  QTest::qWait(120);
  gallery.save(all, size, name);
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QStringList arguments = QApplication::arguments();
  QTranslator translator;
  if (translator.load(arguments.value(3))) {
    QLocale::setDefault(QLocale(translator.language()));
    QApplication::installTranslator(&translator);
  }
  Gallery gallery(arguments.value(1, QStringLiteral("gallery")), arguments.value(2));
  for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
    applyTheme(application, choice);
    const QString theme = choice == ThemeChoice::dark ? QStringLiteral("dark") : QStringLiteral("light");
    pipelines(gallery, theme);
    if (gallery.wants("form")) forms(gallery, theme);
    if (gallery.wants("training")) trainings(gallery, theme);
    if (gallery.wants("lists")) lists(gallery, theme);
    for (const auto& [k, r] : {std::pair{2, 1}, std::pair{3, 1}, std::pair{4, 2}, std::pair{8, 4}})
      for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) window(gallery, theme, size, k, r);
  }
  return 0;
}
