// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "widgets/words/core_sentences.h"

namespace lacuna::widgets {

/// What is wrong with a configuration: config.cpp, config_section.h, config_json.cpp, config_document.cpp,
/// data_shape.cpp.
CoreSentences configSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "the configuration"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the description"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is out of range; use %2 to %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is out of range"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not allowed; use 0 or more"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "contradicts the data set %1 of this machine, which has classes of other names; leave the field out"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "contradicts the data set %1 of this machine, which has images of %2 × %3 × %4 (channels, "
                        "height, width); leave the field out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "concat makes one parity part; use it with r = 1, or another encoder"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "encoder %1 and decoder subtract have no weights and the parity devices share F_conv's, so "
                        "nothing would be learned; use code.parity \"trained\" or another coder"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a finite number"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "a part of an image has no logits of its own; use \"features\", or code.unit \"image\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not available with code.unit \"image\"; use one of the two"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "mds-layerwise codes every convolution, so what its devices return are feature maps; use \"features\""),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 lays the maps side by side as parts of one image, and with code.unit \"image\" they are "
                        "not; use residual, mlp or subtract"),
      QT_TRANSLATE_NOOP("lacuna::Core", "k = %1 makes no part; use at least 1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "k = %1 is out of range; use at most %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "r = %1: a learned code needs parity; use 1 to %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "r = %1 is negative; use 0 or more"),
      QT_TRANSLATE_NOOP("lacuna::Core", "l = %1 lost with r = %2 parity parts cannot be rebuilt; use 1 to %3"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "l = %1 lost with r = %2 parity parts cannot be rebuilt; use a code with r of 1 or more first"),
      QT_TRANSLATE_NOOP("lacuna::Core", "l = 0 trains for no loss; use 1 to r, or leave it out for r"),
      QT_TRANSLATE_NOOP("lacuna::Core", "names %1 data parts for r = %2 parity devices; name one for each"),
      QT_TRANSLATE_NOOP("lacuna::Core", "names data part %1; with k = %2 they are 0 to %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 images make no group of k = %2; use at least %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must lie above 0 and be at most 10"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must lie between 0 and 0.9"),
      QT_TRANSLATE_NOOP("lacuna::Core", "all weights are 0, so nothing would be learned; give one a value above 0"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is empty; give at least one weight, e.g. [0, 1]"),
      QT_TRANSLATE_NOOP("lacuna::Core", "every weight for a loss that is trained is 0; nothing would be learned"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not available with code.blocks; use one of the two"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "has nothing to add to with patterns.policy \"fixed\", which trains one number of losses only; "
                        "use \"sample\" or \"all\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not known; use one of %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not known; use one of %2, or add it as lacuna datasets --help says"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" cannot name a data set; %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "use 1 to 40 small letters, digits and hyphens"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is empty; give the run a name or leave the field out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is %1 bytes long; use at most %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be an object {…}, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of 1 to %1 objects, not %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a whole number, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of at most 64 whole numbers, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a whole number of 0 or more, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a number, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be true or false, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a text in quotes, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of at most 64 numbers, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of names, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a text of 1 to 200 bytes"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not known; use one of %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not available in this version; use %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is missing; it has no default"),
      QT_TRANSLATE_NOOP("lacuna::Core", "does not apply to %1; leave it out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not a known field; known here: %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not a known field; did you mean \"%1\"?"),
      QT_TRANSLATE_NOOP("lacuna::Core", "code \"%1\", which has nothing to train"),
      QT_TRANSLATE_NOOP("lacuna::Core", "layer \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "base model \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "encoder \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "decoder \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "code \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "fill \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "policy \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "unit \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "split \"%1\""),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "subtract has nothing to learn, and without parity nothing to subtract from; use another decoder"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a code of one block"),
      QT_TRANSLATE_NOOP("lacuna::Core", "base_model.weights, which are trained already"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the configuration is %1 bytes long; a configuration has at most %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the configuration is longer than %1 bytes"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the description is longer than any of a data set"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is given twice; keep one"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is not valid JSON (line %2, byte %3); check quotes, commas and brackets there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not valid UTF-8 (line %2, byte %3); save it as UTF-8"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is nested more than 16 levels deep"),
      QT_TRANSLATE_NOOP("lacuna::Core", "holds a number that is too large (%1); numbers end at 1.8e308"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds a number that is too large (%2); numbers end at 1.8e308"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 must be a JSON object {…}"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not PATH=VALUE; write for example code.k=4"),
      QT_TRANSLATE_NOOP("lacuna::Core", "cannot be set: the override is not valid UTF-8"),
      QT_TRANSLATE_NOOP("lacuna::Core", "cannot be set: there is no such field"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not possible; use 1 (gray) or 3 (colour)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "holds %1 names; give 2 to %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "holds a name that is empty or longer than 255 bytes; give every class a name"),
  };
}

/// What cannot be split or is no network: split_plan.cpp, network_spec.cpp, base_models.cpp.
CoreSentences networkSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "k = %1: the feature map is %2 columns wide; use at most %3"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1: a padded pooling layer cannot be split exactly; pad in a convolution instead"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1: a convolution whose padding is not smaller than its kernel makes columns of padding "
                        "alone, which no part can hold; use less padding"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "code.blocks: %1 is no place to cut the %2 layers of %3; use rising numbers from 1 to %4"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "code.blocks: a cut after layer %1 would part the residual block that ends at layer %2 of %3; "
                        "cut after a whole block"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is no place to cut the %2 layers of %3; use rising numbers from 1 to %4"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "a cut after layer %1 would part the residual block that ends at layer %2 of %3; cut after a whole block"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: a convolution expects %2 channels and gets %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: a shortcut must start before the layers it skips"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: a shortcut from %2 does not fit the %3 it is added to"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: a layer \"%2\" cannot stand in the convolutional segment"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1: an image of %2 × %3 pixels is too small for its kernels"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" stands after the first fully connected layer; move it before"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" must follow a \"conv\" directly, so that it can be folded into it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" stands after the maps were flattened; leave it out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" stands after the maps were flattened; move it before"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" cannot stand in a custom model, which is sequential"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "\"dropout\" only holds a place among imported weights, and this network is trained here; use "
                        "base_model.dropout, or leave it out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "there are none; the layers of a custom model stand in a configuration file"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "there is no \"conv\" before the fully connected layers, so nothing could be shared out; add one"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "the last layer must be a \"linear\" with as many outputs as the data set has classes, %1"),
  };
}

} // namespace lacuna::widgets
