// SPDX-License-Identifier: GPL-3.0-or-later
#include "experiment/config/field_rows.h"

#include <limits>

#include "experiment/config/choices.h"
#include "experiment/config/config_dataset.h"
#include "experiment/config/limits.h"
#include "experiment/dataset/dataset_catalog.h"
#include "util/shown_text.h"
#include "util/text_mark.h"

namespace lacuna {
namespace {

using Config = ExperimentConfig;
using Condition = FieldCondition;

// When fields apply.

std::string ofKind(const Config& c) {
  return "code \"" + std::string(text(c.code.kind)) + "\"";
}
std::string ofEncoder(const Config& c) {
  return "encoder \"" + std::string(text(c.code.encoder.kind)) + "\"";
}
std::string ofDecoder(const Config& c) {
  return "decoder \"" + std::string(text(c.code.decoder.kind)) + "\"";
}

constexpr bool kResets = true;
constexpr bool kRefused = true;
constexpr bool kAddedLater = true;

const Condition kLearned = {[](const Config& c) { return c.code.kind == CodeKind::learned; }, ofKind, "kind `learned`",
                            kRefused, kResets};
const Condition kDecodes = {[](const Config& c) { return c.code.hasDecoder(); }, ofKind,
                            "kinds `learned` and `decoder-only`", kRefused, kResets};
const Condition kReplication = {[](const Config& c) { return c.code.kind == CodeKind::replication; }, ofKind,
                                "kind `replication`", kRefused, kResets};
const Condition kBerrut = {[](const Config& c) { return c.code.kind == CodeKind::berrut; }, ofKind, "kind `berrut`",
                           kRefused, kResets};
const Condition kTrains = {[](const Config& c) { return c.code.trains(); },
                           [](const Config& c) { return ofKind(c) + ", which has nothing to train"; },
                           "kinds that are trained"};
const Condition kParts = {[](const Config& c) { return c.code.unit == CodeUnit::part; },
                          [](const Config&) { return std::string("unit \"image\""); }, "unit `part`", kRefused,
                          kResets};
const Condition kEvenSplit = {[](const Config& c) { return c.code.split == Split::even; },
                              [](const Config&) { return std::string("split \"coarse\""); }, "split `even`", kRefused,
                              kResets};
/// Parts have one thing that their devices can return, and a file may say so.
const Condition kImages = {[](const Config& c) { return c.code.unit == CodeUnit::image; },
                           [](const Config&) { return std::string("unit \"part\""); }, "unit `image`", !kRefused,
                           kResets};
const Condition kConvEncoder = {[](const Config& c) { return c.code.encoder.kind == EncoderKind::conv; }, ofEncoder,
                                "encoder `conv`"};
const Condition kPatchEncoder = {[](const Config& c) { return c.code.encoder.kind == EncoderKind::patch; }, ofEncoder,
                                 "encoder `patch`"};
const Condition kDecoderChannels = {[](const Config& c) {
                                      return c.code.decoder.kind == DecoderKind::conv ||
                                             c.code.decoder.kind == DecoderKind::spatial;
                                    },
                                    ofDecoder, "decoders `conv` and `spatial`"};
const Condition kDecoderWidth = {[](const Config& c) { return c.code.decoder.kind == DecoderKind::residual; },
                                 ofDecoder, "decoder `residual`"};
const Condition kDecoderBlocks = {[](const Config& c) {
                                    return c.code.decoder.kind == DecoderKind::residual ||
                                           c.code.decoder.kind == DecoderKind::spatial;
                                  },
                                  ofDecoder, "decoders `residual` and `spatial`"};
const Condition kConstantFill = {[](const Config& c) { return c.code.fill == Fill::constant; },
                                 [](const Config& c) { return "fill \"" + std::string(text(c.code.fill)) + "\""; },
                                 "fill `constant`"};
const Condition kSeveralBlocks = {[](const Config& c) { return !c.code.blocks.empty(); },
                                  [](const Config&) { return std::string("a code of one block"); },
                                  "more than one block"};
const Condition kSomePatterns = {[](const Config& c) { return c.training.patterns.policy != PatternPolicy::all; },
                                 [](const Config&) { return std::string("policy \"all\""); },
                                 "policies `sample` and `fixed`"};
const Condition kCustom = {[](const Config& c) { return c.baseModel.kind == kCustomModel; },
                           [](const Config& c) { return "base model \"" + shownText(c.baseModel.kind) + "\""; },
                           "base model `custom`"};
const Condition kTrainedHere = {
    [](const Config& c) { return c.baseModel.weights.empty(); },
    [](const Config&) { return std::string("base_model.weights, which are trained already"); }, "models trained here"};

// Values.

template <typename Enum>
std::vector<FieldWord> wordsOf() {
  std::vector<FieldWord> words;
  for (const Choice<Enum>& choice : choicesOf<Enum>())
    words.push_back({choice.word, choice.title, "ChoiceTitles", static_cast<int>(choice.value)});
  return words;
}

template <typename Enum>
WordValue enumAt(Enum& (*place)(Config&)) {
  return {wordsOf<Enum>, [place](const Config& c) { return std::string(text(valueAt<Enum>(place, c))); },
          [place](Config& c, const std::string& word) {
            for (const Choice<Enum>& choice : choicesOf<Enum>())
              if (word == choice.word) {
                place(c) = choice.value;
                return true;
              }
            return false;
          }};
}

WordValue datasetName() {
  const auto words = [] {
    std::vector<FieldWord> all;
    for (const DatasetInfo& d : datasetCatalog())
      all.push_back({d.name, d.title, d.files == DatasetFiles::imported ? nullptr : "DataNames"});
    return all;
  };
  const auto set = [](Config& c, const std::string& word) {
    c.dataset = word;
    c.dataShape.reset();
    completeDataShape(c);
    return true;
  };
  return {words, [](const Config& c) { return c.dataset; }, set, true};
}

WordValue baseModelName() {
  const auto words = [] {
    std::vector<FieldWord> all;
    for (const std::string& kind : baseModelKinds()) {
      if (kind == kCustomModel)
        all.push_back({kind, LACUNA_TEXT("ChoiceTitles", "own layers (from a file)"), "ChoiceTitles"});
      else
        all.push_back({kind, baseModelTitle(kind), nullptr});
    }
    return all;
  };
  const auto set = [](Config& c, const std::string& word) {
    c.baseModel.kind = word;
    return true;
  };
  return {words, [](const Config& c) { return c.baseModel.kind; }, set, true};
}

template <typename T>
FieldPlace<T> at(FieldPlace<T> place) {
  return place;
}
using Int = FieldPlace<int>;
using Number = FieldPlace<double>;
using Seed = FieldPlace<uint64_t>;
using Flag = FieldPlace<bool>;

/// A row of the table: what is not said has the default of Field.
class Row {
 public:
  Row(const char* path, FieldValue value) {
    m_field.path = path;
    m_field.value = std::move(value);
  }
  Row& range(double low, double high) {
    m_field.range.low = low;
    m_field.range.high = high;
    return *this;
  }
  Row& rangeOrZero(double low, double high) {
    m_field.range.orZero = true;
    return range(low, high);
  }
  Row& above(double low, double high) {
    m_field.range.aboveLow = true;
    return range(low, high);
  }
  Row& notNegative() { return range(0, std::numeric_limits<double>::infinity()); }
  Row& when(std::initializer_list<const Condition*> conditions) {
    m_field.when = conditions;
    return *this;
  }
  Row& required() {
    m_field.required = true;
    return *this;
  }
  Row& leftOutAtDefault() {
    m_field.leftOutAtDefault = true;
    return *this;
  }
  Row& ofBaseModel(const char* name, bool addedLater = false) {
    m_field.baseModel = name;
    m_field.baseModelAddedLater = addedLater;
    return *this;
  }
  Row& label(const char* text, const char* hint = "") {
    m_field.label = text;
    m_field.hint = hint;
    return *this;
  }
  Row& zero(const char* text) {
    m_field.zero = text;
    return *this;
  }
  Row& plural(const char* text) {
    m_field.plural = text;
    return *this;
  }
  Row& called(const char* text) {
    m_field.called = text;
    return *this;
  }
  Row& in(FieldSection section, int place) {
    m_field.section = section;
    m_field.place = place;
    return *this;
  }
  /// Like `in`, for what refines the field before it.
  Row& below(FieldSection section, int place) {
    m_field.below = true;
    return in(section, place);
  }
  operator Field() const { return m_field; } // NOLINT: rows are written as a list of fields

 private:
  Field m_field;
};

constexpr auto kTask = FieldSection::task;
constexpr auto kCode = FieldSection::code;
constexpr auto kTraining = FieldSection::training;
constexpr auto kLoss = FieldSection::loss;
constexpr auto kDetails = FieldSection::details;

} // namespace

std::vector<Field> taskRows() {
  return {
      Row("lacuna", OnlyValue{"1"}),
      Row("name", at<std::string>([](Config& c) -> std::string& { return c.name; }))
          .label(LACUNA_TEXT("FieldLabels", "Name of the run"),
                 LACUNA_TEXT("FieldHints", "What the run is called in lists and reports"))
          .in(kDetails, 1),
      Row("dataset", datasetName())
          .required()
          .label(LACUNA_TEXT("FieldLabels", "Data set"), LACUNA_TEXT("FieldHints", "The images to classify"))
          .plural(LACUNA_TEXT("FieldPlurals", "data sets"))
          .called("%1")
          .in(kTask, 1),
      Row("dataset_shape", OwnNotation())
          .label(LACUNA_TEXT("FieldLabels", "Shape of the data set"), LACUNA_TEXT("FieldHints", "Of imported images")),
      Row("subset", FieldGroup()).leftOutAtDefault(),
      Row("subset.train", Int([](Config& c) -> int& { return c.subset.train; }))
          .rangeOrZero(100, 1000000)
          .label(LACUNA_TEXT("FieldLabels", "Training images"),
                 LACUNA_TEXT("FieldHints", "Fewer for a quick look; validation included"))
          .zero(LACUNA_TEXT("FieldLabels", "all"))
          .plural(LACUNA_TEXT("FieldPlurals", "numbers of training images"))
          .in(kDetails, 2),
      Row("subset.test", Int([](Config& c) -> int& { return c.subset.test; }))
          .rangeOrZero(10, 1000000)
          .label(LACUNA_TEXT("FieldLabels", "Test images"), LACUNA_TEXT("FieldHints", "Fewer for a quick look"))
          .zero(LACUNA_TEXT("FieldLabels", "all"))
          .plural(LACUNA_TEXT("FieldPlurals", "numbers of test images"))
          .in(kDetails, 3),
      Row("base_model", FieldGroup()),
      Row("base_model.kind", baseModelName())
          .label(LACUNA_TEXT("FieldLabels", "Base model"),
                 LACUNA_TEXT("FieldHints", "The network whose convolutional part the devices run"))
          .plural(LACUNA_TEXT("FieldPlurals", "base models"))
          .called("%1")
          .in(kTask, 2),
      Row("base_model.layers", OwnNotation())
          .when({&kCustom})
          .required()
          .label(LACUNA_TEXT("FieldLabels", "Layers"),
                 LACUNA_TEXT("FieldHints", "Of a sequential network of your own")),
      Row("base_model.weights", at<std::string>([](Config& c) -> std::string& { return c.baseModel.weights; }))
          .when({&kCustom})
          .leftOutAtDefault()
          .label(LACUNA_TEXT("FieldLabels", "Weights"),
                 LACUNA_TEXT("FieldHints", "A safetensors file with weights trained elsewhere"))
          .plural(LACUNA_TEXT("FieldPlurals", "files of weights"))
          .called("%1"),
      Row("base_model.epochs", Int([](Config& c) -> int& { return c.baseModel.epochs; }))
          .range(1, 1000)
          .when({&kTrainedHere})
          .ofBaseModel("epochs")
          .label(LACUNA_TEXT("FieldLabels", "Base epochs"),
                 LACUNA_TEXT("FieldHints", "Passes of its training over the images"))
          .plural(LACUNA_TEXT("FieldPlurals", "base epochs"))
          .in(kDetails, 4),
      Row("base_model.dropout", Number([](Config& c) -> double& { return c.baseModel.dropout; }))
          .range(0, 0.9)
          .when({&kTrainedHere})
          .ofBaseModel("dropout", kAddedLater)
          .label(
              LACUNA_TEXT("FieldLabels", "Base dropout"),
              LACUNA_TEXT("FieldHints",
                          "Share of the feature maps' values set to zero in training: a model that leans on no single "
                          "value forgives what a decoder gets slightly wrong"))
          .plural(LACUNA_TEXT("FieldPlurals", "base dropouts"))
          .in(kDetails, 5),
      Row("base_model.seed", Seed([](Config& c) -> uint64_t& { return c.baseModel.seed; }))
          .when({&kTrainedHere})
          .ofBaseModel("seed")
          .label(LACUNA_TEXT("FieldLabels", "Base seed"),
                 LACUNA_TEXT("FieldHints",
                             "Initial weights, order of the images, dropout; the same seed gives the same model"))
          .plural(LACUNA_TEXT("FieldPlurals", "base seeds"))
          .in(kDetails, 6),
  };
}

std::vector<Field> codeRows() {
  return {
      Row("code", FieldGroup()).required(),
      Row("code.kind", enumAt<CodeKind>([](Config& c) -> CodeKind& { return c.code.kind; }))
          .label(LACUNA_TEXT("FieldLabels", "Kind of code"),
                 LACUNA_TEXT("FieldHints", "What makes the parity and rebuilds what was lost"))
          .plural(LACUNA_TEXT("FieldPlurals", "kinds of code"))
          .called("%1")
          .in(kCode, 1),
      Row("code.unit", enumAt<CodeUnit>([](Config& c) -> CodeUnit& { return c.code.unit; }))
          .label(LACUNA_TEXT("FieldLabels", "Coded together"),
                 LACUNA_TEXT("FieldHints", "The parts of one image, or k different images"))
          .plural(LACUNA_TEXT("FieldPlurals", "units"))
          .called("%1s")
          .in(kCode, 2),
      Row("code.returns", enumAt<DeviceReturns>([](Config& c) -> DeviceReturns& { return c.code.returns; }))
          .when({&kImages})
          .label(LACUNA_TEXT("FieldLabels", "Devices return"),
                 LACUNA_TEXT("FieldHints", "Feature maps, which F_fc then reads, or the logits of the whole model"))
          .plural(LACUNA_TEXT("FieldPlurals", "what devices return"))
          .in(kCode, 3),
      Row("code.parity", enumAt<ParityDevices>([](Config& c) -> ParityDevices& { return c.code.parity; }))
          .when({&kLearned})
          .label(LACUNA_TEXT("FieldLabels", "Parity devices"),
                 LACUNA_TEXT("FieldHints", "Copies of F_conv, or networks of the same shape with weights of their own"))
          .plural(LACUNA_TEXT("FieldPlurals", "parity devices"))
          .in(kCode, 16),
      Row("code.k", Int([](Config& c) -> int& { return c.code.k; }))
          .range(1, kMaxParts)
          .required()
          .label(LACUNA_TEXT("FieldLabels", "Data parts k"),
                 LACUNA_TEXT("FieldHints",
                             "How many parts the image is split into, or how many images are coded together"))
          .plural(LACUNA_TEXT("FieldPlurals", "k"))
          .in(kCode, 4),
      Row("code.r", Int([](Config& c) -> int& { return c.code.r; }))
          .range(1, kMaxParity)
          .required()
          .label(LACUNA_TEXT("FieldLabels", "Parity parts r"),
                 LACUNA_TEXT("FieldHints", "How many parity parts or images, and so how many devices may be lost"))
          .plural(LACUNA_TEXT("FieldPlurals", "r"))
          .in(kCode, 5),
      Row("code.l", Int([](Config& c) -> int& { return c.code.l; }))
          .label(LACUNA_TEXT("FieldLabels", "Losses trained l"),
                 LACUNA_TEXT("FieldHints", "Most losses the code is trained for, 1 to r"))
          .zero(LACUNA_TEXT("FieldLabels", "as many as r"))
          .plural(LACUNA_TEXT("FieldPlurals", "l"))
          .in(kCode, 6),
      Row("code.split", enumAt<Split>([](Config& c) -> Split& { return c.code.split; }))
          .when({&kReplication, &kParts})
          .leftOutAtDefault()
          .label(LACUNA_TEXT("FieldLabels", "Split"),
                 LACUNA_TEXT("FieldHints",
                             "Into k parts, some of them repeated, or into so few that each has r + 1 devices or more: "
                             "then any r losses leave a copy of everything, and every device does more work"))
          .plural(LACUNA_TEXT("FieldPlurals", "splits"))
          .called("%1 split")
          .in(kCode, 7),
      Row("code.copies", at<std::vector<int>>([](Config& c) -> std::vector<int>& { return c.code.copies; }))
          .when({&kReplication, &kEvenSplit})
          .label(LACUNA_TEXT("FieldLabels", "Copies"),
                 LACUNA_TEXT("FieldHints", "The data part, from 0, that each parity device repeats"))
          .plural(LACUNA_TEXT("FieldPlurals", "copies")),
      Row("code.systematic", Flag([](Config& c) -> bool& { return c.code.systematic; }))
          .when({&kBerrut})
          .label(
              LACUNA_TEXT("FieldLabels", "Systematic"),
              LACUNA_TEXT("FieldHints",
                          "Data parts are sent as they are; without it every device gets a coded part, as published"))
          .plural(LACUNA_TEXT("FieldPlurals", "systematic or not"))
          .in(kCode, 7),
      Row("code.pass_through", Flag([](Config& c) -> bool& { return c.code.passThrough; }))
          .when({&kDecodes})
          .label(LACUNA_TEXT("FieldLabels", "Pass-through"),
                 LACUNA_TEXT("FieldHints", "A part that arrives is used as it is; only lost ones are decoded"))
          .plural(LACUNA_TEXT("FieldPlurals", "pass-through"))
          .called("pass-through")
          .in(kCode, 17),
      Row("code.fill", enumAt<Fill>([](Config& c) -> Fill& { return c.code.fill; }))
          .when({&kDecodes})
          .label(LACUNA_TEXT("FieldLabels", "Lost maps are"),
                 LACUNA_TEXT("FieldHints", "What stands in for a lost output before decoding"))
          .plural(LACUNA_TEXT("FieldPlurals", "fillings of lost maps"))
          .called("%1 for lost maps")
          .in(kLoss, 7),
      Row("code.fill_value", Number([](Config& c) -> double& { return c.code.fillValue; }))
          .when({&kDecodes, &kConstantFill})
          .label(LACUNA_TEXT("FieldLabels", "value"), LACUNA_TEXT("FieldHints", "What a lost output is filled with"))
          .plural(LACUNA_TEXT("FieldPlurals", "values of lost maps"))
          .below(kLoss, 8),
      Row("code.blocks", at<std::vector<int>>([](Config& c) -> std::vector<int>& { return c.code.blocks; }))
          .when({&kDecodes})
          .leftOutAtDefault()
          .label(LACUNA_TEXT("FieldLabels", "Fused blocks"),
                 LACUNA_TEXT("FieldHints", "Layers of F_conv before each cut into fused blocks; empty leaves it whole"))
          .plural(LACUNA_TEXT("FieldPlurals", "fused blocks"))
          .called("blocks %1")
          .in(kDetails, 7),
      Row("code.block_training",
          enumAt<BlockTraining>([](Config& c) -> BlockTraining& { return c.code.blockTraining; }))
          .when({&kDecodes, &kSeveralBlocks})
          .label(LACUNA_TEXT("FieldLabels", "trained"),
                 LACUNA_TEXT("FieldHints", "With what the blocks before really deliver, or each with exact inputs"))
          .plural(LACUNA_TEXT("FieldPlurals", "training of blocks"))
          .below(kDetails, 8),
      Row("code.encoder", FieldGroup()).when({&kLearned}),
      Row("code.encoder.kind", enumAt<EncoderKind>([](Config& c) -> EncoderKind& { return c.code.encoder.kind; }))
          .label(LACUNA_TEXT("FieldLabels", "Encoder"),
                 LACUNA_TEXT("FieldHints", "The network that makes parity parts of data parts"))
          .plural(LACUNA_TEXT("FieldPlurals", "encoders"))
          .called("%1 encoder")
          .in(kCode, 8),
      Row("code.encoder.channels", Int([](Config& c) -> int& { return c.code.encoder.channels; }))
          .range(1, 1024)
          .when({&kConvEncoder})
          .label(LACUNA_TEXT("FieldLabels", "channels"), LACUNA_TEXT("FieldHints", "Hidden channels of the encoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "encoder channels"))
          .below(kCode, 9),
      Row("code.encoder.patch", Int([](Config& c) -> int& { return c.code.encoder.patch; }))
          .range(1, 32)
          .when({&kPatchEncoder})
          .label(
              LACUNA_TEXT("FieldLabels", "patch"),
              LACUNA_TEXT("FieldHints",
                          "Pixels of a patch each way; best as large as the base model's stride over all its layers"))
          .plural(LACUNA_TEXT("FieldPlurals", "patch sizes"))
          .below(kCode, 10),
      Row("code.encoder.width", Int([](Config& c) -> int& { return c.code.encoder.width; }))
          .range(1, 1024)
          .when({&kPatchEncoder})
          .label(LACUNA_TEXT("FieldLabels", "width"), LACUNA_TEXT("FieldHints", "Hidden channels of the encoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "encoder widths"))
          .below(kCode, 11),
      Row("code.encoder.blocks", Int([](Config& c) -> int& { return c.code.encoder.blocks; }))
          .range(0, 32)
          .when({&kPatchEncoder})
          .label(LACUNA_TEXT("FieldLabels", "blocks"),
                 LACUNA_TEXT("FieldHints", "Residual convolutions of the encoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "encoder blocks"))
          .below(kCode, 12),
      Row("code.decoder", FieldGroup()).when({&kDecodes}),
      Row("code.decoder.kind", enumAt<DecoderKind>([](Config& c) -> DecoderKind& { return c.code.decoder.kind; }))
          .label(LACUNA_TEXT("FieldLabels", "Decoder"),
                 LACUNA_TEXT("FieldHints", "The network that rebuilds the outputs of lost devices"))
          .plural(LACUNA_TEXT("FieldPlurals", "decoders"))
          .called("%1 decoder")
          .in(kCode, 13),
      Row("code.decoder.channels", Int([](Config& c) -> int& { return c.code.decoder.channels; }))
          .range(1, 1024)
          .when({&kDecoderChannels})
          .label(LACUNA_TEXT("FieldLabels", "channels"), LACUNA_TEXT("FieldHints", "Hidden channels of the decoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "decoder channels"))
          .below(kCode, 14),
      Row("code.decoder.width", Int([](Config& c) -> int& { return c.code.decoder.width; }))
          .range(1, kMaxDecoderWidth)
          .when({&kDecoderWidth})
          .label(LACUNA_TEXT("FieldLabels", "width"), LACUNA_TEXT("FieldHints", "Hidden units of the decoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "decoder widths"))
          .below(kCode, 14),
      Row("code.decoder.blocks", Int([](Config& c) -> int& { return c.code.decoder.blocks; }))
          .range(1, 32)
          .when({&kDecoderBlocks})
          .label(LACUNA_TEXT("FieldLabels", "blocks"), LACUNA_TEXT("FieldHints", "Residual blocks of the decoder"))
          .plural(LACUNA_TEXT("FieldPlurals", "decoder blocks"))
          .below(kCode, 15),
  };
}

std::vector<Field> trainingRows() {
  return {
      Row("training", FieldGroup()).when({&kTrains}),
      Row("training.epochs", Int([](Config& c) -> int& { return c.training.epochs; }))
          .range(1, kMaxEpochs)
          .label(LACUNA_TEXT("FieldLabels", "Epochs"),
                 LACUNA_TEXT(
                     "FieldHints",
                     "Passes over the training images; 5,000 of them, at most a tenth, are held out for validation"))
          .plural(LACUNA_TEXT("FieldPlurals", "epochs"))
          .in(kTraining, 1),
      Row("training.batch", Int([](Config& c) -> int& { return c.training.batch; }))
          .range(1, kMaxBatch)
          .label(LACUNA_TEXT("FieldLabels", "Batch"), LACUNA_TEXT("FieldHints", "Images per step"))
          .plural(LACUNA_TEXT("FieldPlurals", "batch sizes"))
          .in(kTraining, 2),
      Row("training.optimizer", OnlyValue{"\"adam\""}),
      Row("training.learning_rate", Number([](Config& c) -> double& { return c.training.learningRate; }))
          .above(0, 10)
          .label(LACUNA_TEXT("FieldLabels", "Learning rate"), LACUNA_TEXT("FieldHints", "Adam's rate, or its peak"))
          .plural(LACUNA_TEXT("FieldPlurals", "learning rates"))
          .in(kTraining, 3),
      Row("training.weight_decay", Number([](Config& c) -> double& { return c.training.weightDecay; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "Weight decay"), LACUNA_TEXT("FieldHints", "L2, added to the gradient"))
          .plural(LACUNA_TEXT("FieldPlurals", "weight decays"))
          .in(kTraining, 4),
      Row("training.schedule", enumAt<Schedule>([](Config& c) -> Schedule& { return c.training.schedule; }))
          .label(LACUNA_TEXT("FieldLabels", "Schedule"),
                 LACUNA_TEXT("FieldHints",
                             "One cycle rises for a quarter of the training and falls to nothing; cosine falls; "
                             "constant does neither"))
          .plural(LACUNA_TEXT("FieldPlurals", "schedules"))
          .in(kTraining, 5),
      Row("training.loss", FieldGroup()),
      Row("training.loss.features", Number([](Config& c) -> double& { return c.training.loss.features; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "Feature MSE"),
                 LACUNA_TEXT("FieldHints", "Weight of the squared error of feature maps; 0 leaves this loss out"))
          .plural(LACUNA_TEXT("FieldPlurals", "feature losses"))
          .in(kLoss, 1),
      Row("training.loss.logits_kl", Number([](Config& c) -> double& { return c.training.loss.logitsKl; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "KL to base"),
                 LACUNA_TEXT("FieldHints", "Weight of KL(softmax base ‖ softmax coded); 0 leaves this loss out"))
          .plural(LACUNA_TEXT("FieldPlurals", "KL losses"))
          .in(kLoss, 2),
      Row("training.loss.labels", Number([](Config& c) -> double& { return c.training.loss.labels; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "Labels"),
                 LACUNA_TEXT("FieldHints", "Weight of the cross-entropy on the labels; 0 leaves this loss out"))
          .plural(LACUNA_TEXT("FieldPlurals", "label losses"))
          .in(kLoss, 3),
      Row("training.loss_weights_by_lost",
          at<std::vector<double>>([](Config& c) -> std::vector<double>& { return c.training.lossWeightsByLost; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "α by losses"),
                 LACUNA_TEXT("FieldHints", "Weight of the patterns with 0, 1, 2 … lost; the last one repeats"))
          .plural(LACUNA_TEXT("FieldPlurals", "α by losses"))
          .in(kLoss, 4),
      Row("training.patterns", FieldGroup()),
      Row("training.patterns.policy",
          enumAt<PatternPolicy>([](Config& c) -> PatternPolicy& { return c.training.patterns.policy; }))
          .label(LACUNA_TEXT("FieldLabels", "Patterns"),
                 LACUNA_TEXT("FieldHints",
                             "The failure patterns decoded from one encoded batch: drawn, all of them, or those with "
                             "exactly l lost"))
          .plural(LACUNA_TEXT("FieldPlurals", "pattern policies"))
          .called("%1 patterns")
          .in(kLoss, 5),
      Row("training.patterns.per_step", Int([](Config& c) -> int& { return c.training.patterns.perStep; }))
          .range(1, 1024)
          .when({&kSomePatterns})
          .label(LACUNA_TEXT("FieldLabels", "per step"),
                 LACUNA_TEXT("FieldHints", "Patterns decoded from one encoded batch"))
          .plural(LACUNA_TEXT("FieldPlurals", "patterns per step"))
          .below(kLoss, 6),
      Row("training.clip", Number([](Config& c) -> double& { return c.training.clip; }))
          .notNegative()
          .label(LACUNA_TEXT("FieldLabels", "Gradient clip"),
                 LACUNA_TEXT("FieldHints", "Largest norm of a step's gradient; 0 does not clip"))
          .plural(LACUNA_TEXT("FieldPlurals", "gradient clips"))
          .in(kLoss, 10),
      Row("training.early_stop", Int([](Config& c) -> int& { return c.training.earlyStop; }))
          .range(0, kMaxEpochs)
          .label(
              LACUNA_TEXT("FieldLabels", "Early stop"),
              LACUNA_TEXT("FieldHints",
                          "Epochs without a better worst pattern on the validation images after which training ends"))
          .zero(LACUNA_TEXT("FieldLabels", "never"))
          .plural(LACUNA_TEXT("FieldPlurals", "early stops"))
          .in(kTraining, 7),
      Row("training.curriculum", Flag([](Config& c) -> bool& { return c.training.curriculum; }))
          .label(LACUNA_TEXT("FieldLabels", "Curriculum"),
                 LACUNA_TEXT("FieldHints", "Begin with one loss and come to l by the middle of the training"))
          .plural(LACUNA_TEXT("FieldPlurals", "curriculum"))
          .in(kLoss, 9),
      Row("training.restarts", Int([](Config& c) -> int& { return c.training.restarts; }))
          .range(0, 10)
          .label(LACUNA_TEXT("FieldLabels", "Restarts"),
                 LACUNA_TEXT("FieldHints",
                             "How often a run is restarted with new initial weights that after two epochs is no better "
                             "than zeros and whose loss does not fall"))
          .zero(LACUNA_TEXT("FieldLabels", "none"))
          .plural(LACUNA_TEXT("FieldPlurals", "restarts"))
          .in(kLoss, 14),
      Row("training.augment", Int([](Config& c) -> int& { return c.training.augment; }))
          .range(0, 8)
          .label(LACUNA_TEXT("FieldLabels", "Shift images by"),
                 LACUNA_TEXT("FieldHints",
                             "Most pixels a batch is moved by; its feature maps are then recomputed in every step"))
          .zero(LACUNA_TEXT("FieldLabels", "nothing"))
          .plural(LACUNA_TEXT("FieldPlurals", "shifts of images"))
          .in(kLoss, 11),
      Row("training.precision", enumAt<Precision>([](Config& c) -> Precision& { return c.training.precision; }))
          .label(
              LACUNA_TEXT("FieldLabels", "Precision"),
              LACUNA_TEXT(
                  "FieldHints",
                  "Of the products of a training step; weights, gradients, base models and evaluations stay float32"))
          .plural(LACUNA_TEXT("FieldPlurals", "precisions"))
          .in(kLoss, 12),
      Row("training.cuda_graphs", Flag([](Config& c) -> bool& { return c.training.cudaGraphs; }))
          .label(LACUNA_TEXT("FieldLabels", "CUDA graphs"),
                 LACUNA_TEXT("FieldHints",
                             "On a GPU: record a step once and repeat it with one launch; not with shifted images, "
                             "codes of images or linear decoders"))
          .plural(LACUNA_TEXT("FieldPlurals", "CUDA graphs"))
          .in(kLoss, 13),
      Row("training.seed", Seed([](Config& c) -> uint64_t& { return c.training.seed; }))
          .label(LACUNA_TEXT("FieldLabels", "Seed"),
                 LACUNA_TEXT("FieldHints",
                             "Initial weights, order of the images, patterns drawn; the same seed gives the same run"))
          .plural(LACUNA_TEXT("FieldPlurals", "seeds"))
          .in(kTraining, 6),
  };
}

} // namespace lacuna
