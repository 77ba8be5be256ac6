// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_fields.h"

#include <algorithm>
#include <iterator>

#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/data_names.h"

namespace lacuna::widgets {
namespace {

struct FieldWords {
  const char* path;
  const char* title;  ///< as in the form
  const char* plural; ///< for the name of a sweep
};

const FieldWords kWords[] = {
    {"training.seed", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Seed"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "seeds")},
    {"code.k", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Data parts k"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "k")},
    {"code.r", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Parity parts r"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "r")},
    {"code.l", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Losses trained l"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "l")},
    {"code.kind", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Kind of code"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "kinds of code")},
    {"code.encoder.kind", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Encoder"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "encoders")},
    {"code.decoder.kind", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Decoder"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "decoders")},
    {"code.pass_through", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Pass-through"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "pass-through")},
    {"training.epochs", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Epochs"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "epochs")},
    {"training.batch", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Batch"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "batch sizes")},
    {"training.learning_rate", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Learning rate"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "learning rates")},
    {"training.weight_decay", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Weight decay"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "weight decays")},
    {"training.schedule", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Schedule"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "schedules")},
    {"training.loss.features", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Feature MSE"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "feature losses")},
    {"training.loss.logits_kl", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "KL to base"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "KL losses")},
    {"training.loss.labels", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Labels"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "label losses")},
    {"subset.train", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Training images"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "numbers of training images")},
    {"dataset", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Data set"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "data sets")},
    {"base_model.kind", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Base model"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "base models")},
    {"base_model.epochs", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Base epochs"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "base epochs")},
    {"base_model.seed", QT_TRANSLATE_NOOP("lacuna::widgets::ExperimentForm", "Base seed"),
     QT_TRANSLATE_NOOP("lacuna::widgets::SweepSetup", "base seeds")},
};

const FieldWords* wordsAt(const std::string& path) {
  const auto* at =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const FieldWords& w) { return path == w.path; });
  return at == std::end(kWords) ? nullptr : at;
}

/// The title of the choice that configurations call `word`.
template <typename Enum>
QString titleIn(const std::string& word) {
  for (const Choice<Enum>& choice : choicesOf<Enum>())
    if (word == choice.word) return titleOf(choice);
  return {};
}

} // namespace

QString sweepFieldTitle(const std::string& path) {
  const FieldWords* words = wordsAt(path);
  return words != nullptr ? ExperimentForm::tr(words->title) : QString::fromStdString(path);
}

QString sweepFieldPlural(const std::string& path) {
  const FieldWords* words = wordsAt(path);
  return words != nullptr ? SweepSetup::tr(words->plural) : QString::fromStdString(path);
}

QString sweepWordTitle(const std::string& path, const std::string& word) {
  if (path == "code.kind") return titleIn<CodeKind>(word);
  if (path == "code.encoder.kind") return titleIn<EncoderKind>(word);
  if (path == "code.decoder.kind") return titleIn<DecoderKind>(word);
  if (path == "training.schedule") return titleIn<Schedule>(word);
  if (path == "dataset") return datasetName(word);
  if (path == "base_model.kind") return modelTitle(word);
  return {};
}

} // namespace lacuna::widgets
