// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_fixture.h"

#include <QPushButton>
#include <QTest>

#include "data/dataset_locator.h"
#include "widgets/form/experiment_form.h"
#include "widgets/pipeline/controls/device_button.h"
#include "widgets/pipeline/pipeline_view.h"
#include "widgets/training/training_panel.h"

namespace lacuna::test {

using namespace data;
using namespace widgets;
using namespace window;

ExperimentConfig tinyConfig() {
  ExperimentConfig config;
  config.name = "tiny";
  config.dataset = "stroke-digits";
  config.subset = {1000, 100};
  config.baseModel.epochs = 2;
  config.code.k = 2;
  config.code.r = 1;
  config.code.l = 1;
  config.code.encoder.channels = 4;
  config.code.decoder.width = 64;
  config.training.epochs = 2;
  config.training.batch = 64;
  return config;
}

WindowFixture::WindowFixture(const QString& storePath)
    : m_store(storePath.isEmpty() ? m_folder.filePath(QStringLiteral("runs.lacuna")) : storePath) {
  WindowOptions options;
  options.storePath = m_store;
  options.dataFolders = dataFolders("");
  open(options);
}

WindowFixture::WindowFixture(const WindowOptions& options) : m_store(options.storePath) {
  open(options);
}

void WindowFixture::open(const WindowOptions& options) {
  m_window = std::make_unique<MainWindow>(options);
  QObject::connect(&bench().inspections(), &InspectionController::inspected, m_window.get(),
                   [this](const Inspection& inspection) { m_shown = inspection; });
}

bool WindowFixture::begin(QSize size) {
  m_window->resize(size);
  m_window->show();
  bench().begin();
  return QTest::qWaitFor([this] { return !m_shown.parts.empty(); }, 60000);
}

void WindowFixture::clickDevice(int index) {
  for (DeviceButton* button : views().pipeline->findChildren<DeviceButton*>())
    if (button->index() == index) QTest::mouseClick(button, Qt::LeftButton);
}

bool WindowFixture::waitForPattern(FailurePattern pattern) {
  return QTest::qWaitFor([&] { return m_shown.pattern == pattern; }, 20000);
}

QString WindowFixture::train(const ExperimentConfig& config) {
  views().form->setConfig(config);
  QString ended;
  bool done = false;
  const auto connection =
      QObject::connect(&bench(), &Workbench::trainingEnded, m_window.get(), [&](const QString& uuid) {
        ended = uuid;
        done = true;
      });
  QTest::mouseClick(views().training->findChild<QPushButton*>(QStringLiteral("train")), Qt::LeftButton);
  const bool inTime = QTest::qWaitFor([&] { return done; }, 120000);
  QObject::disconnect(connection);
  return inTime ? ended : QString();
}

} // namespace lacuna::test
