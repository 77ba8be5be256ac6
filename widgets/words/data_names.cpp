// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/data_names.h"

#include <QCoreApplication>

namespace lacuna::widgets {
namespace {

/// As the catalogue has them, for those who translate.
[[maybe_unused]] const char* const kNames[] = {
    QT_TRANSLATE_NOOP("DataNames", "Stroke digits (built in)"),
    QT_TRANSLATE_NOOP("DataNames", "T-shirt"),
    QT_TRANSLATE_NOOP("DataNames", "Trouser"),
    QT_TRANSLATE_NOOP("DataNames", "Pullover"),
    QT_TRANSLATE_NOOP("DataNames", "Dress"),
    QT_TRANSLATE_NOOP("DataNames", "Coat"),
    QT_TRANSLATE_NOOP("DataNames", "Sandal"),
    QT_TRANSLATE_NOOP("DataNames", "Shirt"),
    QT_TRANSLATE_NOOP("DataNames", "Sneaker"),
    QT_TRANSLATE_NOOP("DataNames", "Bag"),
    QT_TRANSLATE_NOOP("DataNames", "Boot"),
    QT_TRANSLATE_NOOP("DataNames", "Airplane"),
    QT_TRANSLATE_NOOP("DataNames", "Automobile"),
    QT_TRANSLATE_NOOP("DataNames", "Bird"),
    QT_TRANSLATE_NOOP("DataNames", "Cat"),
    QT_TRANSLATE_NOOP("DataNames", "Deer"),
    QT_TRANSLATE_NOOP("DataNames", "Dog"),
    QT_TRANSLATE_NOOP("DataNames", "Frog"),
    QT_TRANSLATE_NOOP("DataNames", "Horse"),
    QT_TRANSLATE_NOOP("DataNames", "Ship"),
    QT_TRANSLATE_NOOP("DataNames", "Truck"),
};

QString shown(const DatasetInfo& data, const std::string& text) {
  return data.files == DatasetFiles::imported ? QString::fromStdString(text)
                                              : QCoreApplication::translate("DataNames", text.c_str());
}

} // namespace

QString datasetName(const std::string& name) {
  const DatasetInfo* data = findDataset(name);
  return data != nullptr ? shown(*data, data->title) : QString::fromStdString(name);
}

QStringList classNamesOf(const DatasetInfo& data) {
  QStringList names;
  for (const std::string& name : data.classNames) names << shown(data, name);
  return names;
}

} // namespace lacuna::widgets
