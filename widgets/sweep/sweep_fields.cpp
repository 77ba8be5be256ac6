// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sweep/sweep_fields.h"

#include <algorithm>
#include <iterator>

#include "widgets/form/experiment_form.h"
#include "widgets/sweep/sweep_setup.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/data_names.h"

namespace lacuna {
namespace {

struct FieldWords {
  const char* path;
  const char* title;  ///< as in the form
  const char* plural; ///< for the name of a sweep
};

const FieldWords kWords[] = {
    {"training.seed", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Seed"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "seeds")},
    {"code.k", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Data parts k"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "k")},
    {"code.r", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Parity parts r"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "r")},
    {"code.l", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Losses trained l"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "l")},
    {"code.kind", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Kind of code"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "kinds of code")},
    {"code.encoder.kind", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Encoder"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "encoders")},
    {"code.decoder.kind", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Decoder"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "decoders")},
    {"code.pass_through", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Pass-through"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "pass-through")},
    {"training.epochs", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Epochs"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "epochs")},
    {"training.batch", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Batch"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "batch sizes")},
    {"training.learning_rate", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Learning rate"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "learning rates")},
    {"training.weight_decay", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Weight decay"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "weight decays")},
    {"training.schedule", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Schedule"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "schedules")},
    {"training.loss.features", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Feature MSE"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "feature losses")},
    {"training.loss.logits_kl", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "KL to base"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "KL losses")},
    {"training.loss.labels", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Labels"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "label losses")},
    {"subset.train", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Training images"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "numbers of training images")},
    {"dataset", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Data set"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "data sets")},
    {"base_model.kind", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Base model"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "base models")},
    {"base_model.epochs", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Base epochs"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "base epochs")},
    {"base_model.seed", QT_TRANSLATE_NOOP("lacuna::ExperimentForm", "Base seed"),
     QT_TRANSLATE_NOOP("lacuna::SweepSetup", "base seeds")},
};

const FieldWords* wordsAt(const std::string& path) {
  const auto* at =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const FieldWords& w) { return path == w.path; });
  return at == std::end(kWords) ? nullptr : at;
}

/// The title of the choice that configurations call `word`.
template <typename Enum>
QString titleIn(const std::string& word, std::initializer_list<Enum> choices) {
  for (const Enum choice : choices)
    if (word == text(choice)) return titleOf(choice);
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
  if (path == "code.kind") return titleIn(word, kCodeKinds);
  if (path == "code.encoder.kind") return titleIn(word, kEncoderKinds);
  if (path == "code.decoder.kind") return titleIn(word, kDecoderKinds);
  if (path == "training.schedule") return titleIn(word, kSchedules);
  if (path == "dataset") return datasetName(word);
  if (path == "base_model.kind") return modelTitle(word);
  return {};
}

} // namespace lacuna
