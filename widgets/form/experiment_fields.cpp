// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/experiment_fields.h"

#include <algorithm>

#include "experiment/config/config_dataset.h"
#include "experiment/dataset/dataset_catalog.h"
#include "experiment/network/network_spec.h"
#include "widgets/form/experiment_form.h"
#include "widgets/form/form_fields.h"
#include "widgets/words/choice_names.h"
#include "widgets/words/data_names.h"

namespace lacuna::widgets {
namespace {

using Config = ExperimentConfig;

/// The name of a choice in the catalogue, or -1.
template <typename List, typename Match>
int indexWhere(const List& list, Match match) {
  const auto it = std::find_if(list.begin(), list.end(), match);
  return it == list.end() ? -1 : static_cast<int>(it - list.begin());
}

/// A choice between the values of an enumeration; `ref` gives its place in a configuration.
template <typename Enum>
void addEnum(FormBuilder& b, const QString& path, const QString& label, Enum& (*ref)(Config&)) {
  std::vector<std::pair<QString, int>> all;
  for (const Choice<Enum>& choice : choicesOf<Enum>())
    all.emplace_back(titleOf(choice), static_cast<int>(choice.value));
  b.addChoice(
      path, label, all,
      [ref](const Config& c) {
        Config copy = c;
        return static_cast<int>(ref(copy));
      },
      [ref](Config& c, int value) { ref(c) = static_cast<Enum>(value); });
}

} // namespace

void addDataFields(FormBuilder& b) {
  std::vector<std::pair<QString, int>> sets;
  for (const DatasetInfo& d : datasetCatalog()) sets.emplace_back(datasetName(d.name), static_cast<int>(sets.size()));
  b.addChoice(
      QStringLiteral("dataset"), ExperimentForm::tr("Data set"), sets,
      [](const Config& c) {
        return indexWhere(datasetCatalog(), [&](const DatasetInfo& d) { return d.name == c.dataset; });
      },
      [](Config& c, int i) {
        c.dataset = datasetCatalog()[static_cast<size_t>(i)].name;
        c.dataShape.reset();
        completeDataShape(c);
      });
  const auto kinds = baseModelKinds();
  std::vector<std::pair<QString, int>> models;
  for (const std::string& kind : kinds) models.emplace_back(modelTitle(kind), static_cast<int>(models.size()));
  b.addChoice(
      QStringLiteral("base_model.kind"), ExperimentForm::tr("Base model"), models,
      [kinds](const Config& c) {
        return indexWhere(kinds, [&](const std::string& k) { return k == c.baseModel.kind; });
      },
      [kinds](Config& c, int i) { c.baseModel.kind = kinds[static_cast<size_t>(i)]; });
}

void addCodeFields(FormBuilder& b) {
  addEnum<CodeKind>(b, QStringLiteral("code.kind"), ExperimentForm::tr("Kind"),
                    [](Config& c) -> CodeKind& { return c.code.kind; });
  addEnum<CodeUnit>(b, QStringLiteral("code.unit"), ExperimentForm::tr("Coded together"),
                    [](Config& c) -> CodeUnit& { return c.code.unit; });
  addEnum<DeviceReturns>(b, QStringLiteral("code.returns"), ExperimentForm::tr("Devices return"),
                         [](Config& c) -> DeviceReturns& { return c.code.returns; });
  b.addInteger(
      QStringLiteral("code.k"), ExperimentForm::tr("Data parts k"), 0, 64, [](Config& c) -> int& { return c.code.k; },
      ExperimentForm::tr("How many parts the image is split into, or how many images are coded together"));
  b.addInteger(
      QStringLiteral("code.r"), ExperimentForm::tr("Parity parts r"), 0, 16, [](Config& c) -> int& { return c.code.r; },
      ExperimentForm::tr("How many parity parts or images, and so how many devices may be lost"));
  b.addIntegerOr(
      QStringLiteral("code.l"), ExperimentForm::tr("Losses trained l"), 16, ExperimentForm::tr("as many as r"),
      [](Config& c) -> int& { return c.code.l; }, ExperimentForm::tr("Most losses the code is trained for"));
  b.addSwitch(
      QStringLiteral("code.systematic"), ExperimentForm::tr("Systematic"),
      [](Config& c) -> bool& { return c.code.systematic; },
      ExperimentForm::tr("Data parts are sent as they are; without it every device gets a coded part, as published"));
  addEnum<EncoderKind>(b, QStringLiteral("code.encoder.kind"), ExperimentForm::tr("Encoder"),
                       [](Config& c) -> EncoderKind& { return c.code.encoder.kind; });
  b.below().addInteger(
      QStringLiteral("code.encoder.channels"), ExperimentForm::tr("channels"), 0, 4096,
      [](Config& c) -> int& { return c.code.encoder.channels; }, ExperimentForm::tr("Hidden channels of the encoder"));
  b.below().addInteger(
      QStringLiteral("code.encoder.patch"), ExperimentForm::tr("patch"), 0, 256,
      [](Config& c) -> int& { return c.code.encoder.patch; },
      ExperimentForm::tr("Pixels of a patch each way; best as large as the base model's stride over all its layers"));
  b.below().addInteger(
      QStringLiteral("code.encoder.width"), ExperimentForm::tr("width"), 0, 4096,
      [](Config& c) -> int& { return c.code.encoder.width; }, ExperimentForm::tr("Hidden channels of the encoder"));
  b.below().addInteger(
      QStringLiteral("code.encoder.blocks"), ExperimentForm::tr("blocks"), 0, 256,
      [](Config& c) -> int& { return c.code.encoder.blocks; },
      ExperimentForm::tr("Residual convolutions of the encoder"));
  addEnum<DecoderKind>(b, QStringLiteral("code.decoder.kind"), ExperimentForm::tr("Decoder"),
                       [](Config& c) -> DecoderKind& { return c.code.decoder.kind; });
  b.below().addInteger(
      QStringLiteral("code.decoder.channels"), ExperimentForm::tr("channels"), 0, 4096,
      [](Config& c) -> int& { return c.code.decoder.channels; }, ExperimentForm::tr("Hidden channels of the decoder"));
  b.below().addInteger(
      QStringLiteral("code.decoder.width"), ExperimentForm::tr("width"), 0, 65536,
      [](Config& c) -> int& { return c.code.decoder.width; }, ExperimentForm::tr("Hidden units of the decoder"));
  b.below().addInteger(
      QStringLiteral("code.decoder.blocks"), ExperimentForm::tr("blocks"), 0, 256,
      [](Config& c) -> int& { return c.code.decoder.blocks; }, ExperimentForm::tr("Residual blocks of the decoder"));
  addEnum<ParityDevices>(b, QStringLiteral("code.parity"), ExperimentForm::tr("Parity devices"),
                         [](Config& c) -> ParityDevices& { return c.code.parity; });
  b.addSwitch(
      QStringLiteral("code.pass_through"), ExperimentForm::tr("Pass-through"),
      [](Config& c) -> bool& { return c.code.passThrough; },
      ExperimentForm::tr("A part that arrives is used as it is; only lost ones are decoded"));
}

void addTrainingFields(FormBuilder& b) {
  b.addInteger(QStringLiteral("training.epochs"), ExperimentForm::tr("Epochs"), 0, 1000000,
               [](Config& c) -> int& { return c.training.epochs; });
  b.addInteger(
      QStringLiteral("training.batch"), ExperimentForm::tr("Batch"), 0, 1000000,
      [](Config& c) -> int& { return c.training.batch; }, ExperimentForm::tr("Images per step"));
  b.addNumber(QStringLiteral("training.learning_rate"), ExperimentForm::tr("Learning rate"),
              [](Config& c) -> double& { return c.training.learningRate; });
  b.addNumber(
      QStringLiteral("training.weight_decay"), ExperimentForm::tr("Weight decay"),
      [](Config& c) -> double& { return c.training.weightDecay; }, ExperimentForm::tr("L2, added to the gradient"));
  addEnum<Schedule>(b, QStringLiteral("training.schedule"), ExperimentForm::tr("Schedule"),
                    [](Config& c) -> Schedule& { return c.training.schedule; });
  b.addSeed(QStringLiteral("training.seed"), ExperimentForm::tr("Seed"),
            [](Config& c) -> uint64_t& { return c.training.seed; });
  b.addIntegerOr(
      QStringLiteral("training.early_stop"), ExperimentForm::tr("Early stop"), 1000000, ExperimentForm::tr("never"),
      [](Config& c) -> int& { return c.training.earlyStop; },
      ExperimentForm::tr("Epochs without a better worst pattern on the validation images after which training ends"));
}

void addLossFields(FormBuilder& b) {
  b.addNumber(
      QStringLiteral("training.loss.features"), ExperimentForm::tr("Feature MSE"),
      [](Config& c) -> double& { return c.training.loss.features; },
      ExperimentForm::tr("Weight; 0 leaves this loss out"));
  b.addNumber(
      QStringLiteral("training.loss.logits_kl"), ExperimentForm::tr("KL to base"),
      [](Config& c) -> double& { return c.training.loss.logitsKl; },
      ExperimentForm::tr("Weight of KL(softmax base ‖ softmax coded); 0 leaves this loss out"));
  b.addNumber(
      QStringLiteral("training.loss.labels"), ExperimentForm::tr("Labels"),
      [](Config& c) -> double& { return c.training.loss.labels; },
      ExperimentForm::tr("Weight of the cross-entropy on the labels; 0 leaves this loss out"));
  b.addList(
      QStringLiteral("training.loss_weights_by_lost"), ExperimentForm::tr("α by losses"),
      [](Config& c) -> std::vector<double>& { return c.training.lossWeightsByLost; },
      ExperimentForm::tr("Weight of the patterns with 0, 1, 2 … lost; the last one repeats"));
  addEnum<PatternPolicy>(b, QStringLiteral("training.patterns.policy"), ExperimentForm::tr("Patterns"),
                         [](Config& c) -> PatternPolicy& { return c.training.patterns.policy; });
  b.below().addInteger(
      QStringLiteral("training.patterns.per_step"), ExperimentForm::tr("per step"), 0, 100000,
      [](Config& c) -> int& { return c.training.patterns.perStep; },
      ExperimentForm::tr("Patterns decoded from one encoded batch"));
  addEnum<Fill>(b, QStringLiteral("code.fill"), ExperimentForm::tr("Lost maps are"),
                [](Config& c) -> Fill& { return c.code.fill; });
  b.below().addNumber(QStringLiteral("code.fill_value"), ExperimentForm::tr("value"),
                      [](Config& c) -> double& { return c.code.fillValue; });
  b.addSwitch(
      QStringLiteral("training.curriculum"), ExperimentForm::tr("Curriculum"),
      [](Config& c) -> bool& { return c.training.curriculum; },
      ExperimentForm::tr("Begin with one loss and add one more as training goes on"));
  b.addNumber(
      QStringLiteral("training.clip"), ExperimentForm::tr("Gradient clip"),
      [](Config& c) -> double& { return c.training.clip; },
      ExperimentForm::tr("Largest norm of a step's gradient; 0 does not clip"));
  b.addIntegerOr(
      QStringLiteral("training.augment"), ExperimentForm::tr("Shift images by"), 64, ExperimentForm::tr("nothing"),
      [](Config& c) -> int& { return c.training.augment; },
      ExperimentForm::tr("Most pixels a batch is moved by; its feature maps are then computed anew in every step"));
  addEnum<Precision>(b, QStringLiteral("training.precision"), ExperimentForm::tr("Precision"),
                     [](Config& c) -> Precision& { return c.training.precision; });
  b.addSwitch(
      QStringLiteral("training.cuda_graphs"), ExperimentForm::tr("CUDA graphs"),
      [](Config& c) -> bool& { return c.training.cudaGraphs; },
      ExperimentForm::tr("On a GPU: record a step once and repeat it with one launch"));
  b.addIntegerOr(
      QStringLiteral("training.restarts"), ExperimentForm::tr("Restarts"), 64, ExperimentForm::tr("none"),
      [](Config& c) -> int& { return c.training.restarts; },
      ExperimentForm::tr("How often a run that stays at chance begins anew with other first weights"));
}

void addDetailFields(FormBuilder& b) {
  b.addText(QStringLiteral("name"), ExperimentForm::tr("Name of the run"),
            [](Config& c) -> std::string& { return c.name; });
  b.addIntegerOr(
      QStringLiteral("subset.train"), ExperimentForm::tr("Training images"), 10000000, ExperimentForm::tr("all"),
      [](Config& c) -> int& { return c.subset.train; },
      ExperimentForm::tr("Fewer for a quick look; validation included"));
  b.addIntegerOr(QStringLiteral("subset.test"), ExperimentForm::tr("Test images"), 10000000, ExperimentForm::tr("all"),
                 [](Config& c) -> int& { return c.subset.test; });
  b.addInteger(QStringLiteral("base_model.epochs"), ExperimentForm::tr("Base epochs"), 0, 100000,
               [](Config& c) -> int& { return c.baseModel.epochs; });
  b.addNumber(
      QStringLiteral("base_model.dropout"), ExperimentForm::tr("Base dropout"),
      [](Config& c) -> double& { return c.baseModel.dropout; },
      ExperimentForm::tr(
          "Share of the feature maps' values set to zero in training: a model that leans on no single value forgives "
          "what a decoder gets slightly wrong"));
  b.addSeed(QStringLiteral("base_model.seed"), ExperimentForm::tr("Base seed"),
            [](Config& c) -> uint64_t& { return c.baseModel.seed; });
}

} // namespace lacuna::widgets
