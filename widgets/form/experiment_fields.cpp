// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/experiment_fields.h"

#include "experiment/config/fields.h"
#include "widgets/form/form_fields.h"
#include "widgets/words/field_names.h"

namespace lacuna::widgets {
namespace {

/// The editor of a field, by what its value is.
struct AddEditor {
  FormBuilder& form;
  const Field& field;

  void operator()(const WordValue& value) const { form.addChoice(value); }
  void operator()(FieldPlace<int> place) const { form.addInteger(place, field.range); }
  void operator()(FieldPlace<double> place) const { form.addNumber(place); }
  void operator()(FieldPlace<uint64_t> place) const { form.addSeed(place); }
  void operator()(FieldPlace<bool> place) const { form.addSwitch(place); }
  void operator()(FieldPlace<std::string> place) const { form.addText(place); }
  void operator()(FieldPlace<std::vector<int>> place) const { form.addList(place); }
  void operator()(FieldPlace<std::vector<double>> place) const { form.addList(place); }
  template <typename Other>
  void operator()(const Other& /*unused*/) const {}
};

} // namespace

void addFields(FormBuilder& form, FieldSection section) {
  for (const Field* field : fieldsOf(section)) {
    form.setField(*field);
    std::visit(AddEditor{form, *field}, field->value);
  }
}

} // namespace lacuna::widgets
