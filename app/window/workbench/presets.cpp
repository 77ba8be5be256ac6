// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/workbench/presets.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include "experiment/config/config_json.h"
#include "experiment/dataset/dataset_catalog.h"
#include "util/error.h"
#include "widgets/words/data_names.h"
#include "window/base/language.h"

/// Resources of a static library are registered by name; the macro must stand outside any namespace.
static void registerResources() {
  Q_INIT_RESOURCE(lacuna);
  Q_INIT_RESOURCE(codes);
}

namespace lacuna::window {

using namespace widgets;

namespace {

/// As the files have them, for those who translate.
[[maybe_unused]] const char* const kPresetNames[] = {
    QT_TRANSLATE_NOOP("Presets", "In class: k=4, r=2 on stroke digits"),
    QT_TRANSLATE_NOOP("Presets", "Best: k=2, r=1"),
    QT_TRANSLATE_NOOP("Presets", "Best: k=4, r=1"),
    QT_TRANSLATE_NOOP("Presets", "Best: k=4, r=2"),
    QT_TRANSLATE_NOOP("Presets", "Whole images: k=2, r=1"),
    QT_TRANSLATE_NOOP("Presets", "Table V: k=2, r=1, l=1"),
    QT_TRANSLATE_NOOP("Presets", "Table V: k=4, r=1, l=1"),
    QT_TRANSLATE_NOOP("Presets", "Table V: k=4, r=2, l=2"),
};

QByteArray resource(const QString& path) {
  registerResources();
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("the resource %s is missing from the program", qPrintable(path));
  return file.readAll();
}

} // namespace

std::vector<ExperimentPreset> builtInPresets() {
  struct Entry {
    const char* file;
    const char* description;
  };
  static const Entry entries[] = {
      {"class-k4-r2", QT_TRANSLATE_NOOP("Presets", "Built-in digits; trains in two minutes, no download")},
      {"best-k2-r1", QT_TRANSLATE_NOOP("Presets", "MNIST; our best recipe for two parts and one spare device")},
      {"best-k4-r1", QT_TRANSLATE_NOOP("Presets", "MNIST; our best recipe for four parts and one spare device")},
      {"best-k4-r2", QT_TRANSLATE_NOOP("Presets", "MNIST; our best recipe for four parts and two spare devices")},
      {"image-k2-r1", QT_TRANSLATE_NOOP("Presets", "MNIST; two different images and a parity image of both")},
      {"table5-k2-r1", QT_TRANSLATE_NOOP("Presets", "MNIST; the published method, trained over all patterns")},
      {"table5-k4-r1", QT_TRANSLATE_NOOP("Presets", "MNIST; the published method, trained over all patterns")},
      {"table5-k4-r2", QT_TRANSLATE_NOOP("Presets", "MNIST; the published method, trained over all patterns")}};
  std::vector<ExperimentPreset> presets;
  for (const Entry& e : entries) {
    const std::string json = resource(QStringLiteral(":/experiments/%1.json").arg(QLatin1String(e.file))).toStdString();
    ExperimentPreset preset;
    preset.config = parseConfigOrThrow(json);
    preset.name = QCoreApplication::translate("Presets", preset.config.name.c_str());
    preset.config.name = preset.name.toStdString(); // and so the run's
    preset.description = QCoreApplication::translate("Presets", e.description);
    presets.push_back(std::move(preset));
  }
  return presets;
}

std::vector<BuiltInSweep> builtInSweeps() {
  return {
      {"sweep-seeds.json", QCoreApplication::translate("Presets", "Three seeds, k = 2, r = 1, built-in digits")},
      {"best-seeds.json", QCoreApplication::translate("Presets", "Our best recipes on MNIST, three seeds each")},
      {"rivals-k2-r1.json", QCoreApplication::translate("Presets", "Rivals beside the learned code, k = 2, r = 1")},
      {"rivals-k4-r2.json", QCoreApplication::translate("Presets", "Rivals beside the learned code, k = 4, r = 2")}};
}

std::string builtInExperiment(const std::string& file) {
  registerResources();
  QFile found(QStringLiteral(":/experiments/%1").arg(QString::fromStdString(file)));
  if (!found.open(QIODevice::ReadOnly))
    throw Error(ErrorKind::usage, file + " does not come with the program; open the sweep as a file");
  return found.readAll().toStdString();
}

std::vector<ShippedCodeName> shippedCodes() {
  registerResources();
  std::vector<ShippedCodeName> codes;
  for (const DatasetInfo& data : datasetCatalog())
    for (const auto& [k, r] : {std::pair(4, 2), std::pair(4, 1), std::pair(2, 1)}) {
      const QString id = QStringLiteral("%1-k%2-r%3").arg(QString::fromStdString(data.name)).arg(k).arg(r);
      if (QFile::exists(QStringLiteral(":/codes/%1.safetensors").arg(id)))
        codes.push_back(
            {id,
             QCoreApplication::translate("Presets", "%1, k = %2, r = %3").arg(datasetName(data.name)).arg(k).arg(r)});
    }
  return codes;
}

bool isShippedCode(const QString& id) {
  registerResources();
  return QFile::exists(QStringLiteral(":/codes/%1.safetensors").arg(id));
}

QStringList builtInLessons() {
  registerResources();
  QStringList ids;
  // No name filter: it would be Qt's first regular expression, and that waits until the engine is loaded.
  for (const QString& file : QDir(QStringLiteral(":/lessons")).entryList(QDir::Files, QDir::Name))
    if (file.endsWith(QLatin1String(".md"))) ids << file.chopped(3);
  return ids;
}

std::string builtInLesson(const QString& id) {
  registerResources();
  const QString translated = QStringLiteral(":/lessons/%1/%2.md").arg(spokenLanguage(), id);
  return resource(QFile::exists(translated) ? translated : QStringLiteral(":/lessons/%1.md").arg(id)).toStdString();
}

ShippedCode shippedCode(const QString& id) {
  const QByteArray file = resource(QStringLiteral(":/codes/%1.safetensors").arg(id));
  return {Bytes(file.begin(), file.end()), resource(QStringLiteral(":/codes/%1.json").arg(id)).toStdString()};
}

} // namespace lacuna::window
