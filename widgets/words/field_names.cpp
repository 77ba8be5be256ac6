// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/words/field_names.h"

#include <QCoreApplication>

namespace lacuna::widgets {
namespace {

struct FieldTitles {
  Q_DECLARE_TR_FUNCTIONS(FieldTitles)
};

} // namespace

QString fieldLabel(const Field& field) {
  return QCoreApplication::translate("FieldLabels", field.label);
}

QString fieldHint(const Field& field) {
  return QCoreApplication::translate("FieldHints", field.hint);
}

QString fieldZero(const Field& field) {
  return QCoreApplication::translate("FieldLabels", field.zero);
}

QString fieldTitle(const std::string& path) {
  const Field* field = findField(path);
  if (field == nullptr) return QString::fromStdString(path);
  const Field* above = refinedBy(*field);
  if (above == nullptr) return fieldLabel(*field);
  return FieldTitles::tr("%1: %2", "a field and one that refines it").arg(fieldLabel(*above), fieldLabel(*field));
}

QString fieldPlural(const std::string& path) {
  const Field* field = findField(path);
  return field != nullptr ? QCoreApplication::translate("FieldPlurals", field->plural) : QString::fromStdString(path);
}

QString wordTitle(const FieldWord& word) {
  return word.context != nullptr ? QCoreApplication::translate(word.context, word.title.c_str())
                                 : QString::fromStdString(word.title);
}

QString wordTitle(const std::string& path, const std::string& word) {
  const Field* field = findField(path);
  if (field == nullptr || !std::holds_alternative<WordValue>(field->value)) return {};
  for (const FieldWord& known : std::get<WordValue>(field->value).words())
    if (known.word == word) return wordTitle(known);
  return {};
}

} // namespace lacuna::widgets
