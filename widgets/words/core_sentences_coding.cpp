// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "widgets/words/core_sentences.h"

namespace lacuna::widgets {

/// Trainings, evaluations and what the engine says on its way: core/coding, app/workflow/training_run.cpp.
CoreSentences codingSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "The training waits until its library can be written: %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The library can be written again; the training goes on."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Run \"%1\" is finished, so there is nothing to resume; train it anew for another result"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Run \"%1\" has not begun yet: it waits for its turn to be trained"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Run \"%1\" cannot be resumed: the training images of %2 in %3 are not those it began with; "
                        "give it the files of before, or train it anew"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Resumed from batch %1."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Resumed from batch %1 of the base model's training."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Resumed from the beginning: there was no checkpoint yet."),
      QT_TRANSLATE_NOOP("lacuna::Core", "The checkpoint cannot be gone on from: %1; train the run again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "it does not say its %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its %1 is no number"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its %1 is out of range"),
      QT_TRANSLATE_NOOP("lacuna::Core", "it is one of another configuration"),
      QT_TRANSLATE_NOOP("lacuna::Core", "it is one of other training images"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the generator of its dropout is another one's"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the weights of its best epoch are not there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the weights of its best epoch are those of another"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The checkpoint lacks the sums of its losses; train the run again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Computing on the CPU, as asked."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Computing on the GPU (CUDA)."),
      QT_TRANSLATE_NOOP("lacuna::Core", "No GPU with CUDA can be used by this libtorch; computing on the CPU instead."),
      // As events that are stored have it.
      QT_TRANSLATE_NOOP("lacuna::Core", "No CUDA device can be used by this libtorch; computing on the CPU instead."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Computing on the CPU: this libtorch has no CUDA device."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Computing on the CPU: this libtorch has no GPU with CUDA."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The computation ran out of memory; use a smaller training.batch or a smaller code"),
      QT_TRANSLATE_NOOP("lacuna::Core", "libtorch failed: %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The base model's training diverged; change base_model.seed"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The file holds no configuration, so it is not a code exported by Lacuna"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The file's configuration is damaged (%1)"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Steps that move images, code whole images or decode linearly cannot be recorded as CUDA "
                        "graphs; they run one by one."),
      QT_TRANSLATE_NOOP("lacuna::Core", "CUDA graphs are for GPUs; this training's steps run one by one."),
      QT_TRANSLATE_NOOP("lacuna::Core", "TF32 is a format of GPUs; this training computes in float32."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "bfloat16 on a CPU takes libtorch's ways instead of our own, which are mostly faster."),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "The training stalled at chance; restarting with new initial weights (restart %1 of at most %2)."),
      QT_TRANSLATE_NOOP(
          "lacuna::Core", // in libraries of before
          "The training stalled at chance; beginning anew with other first weights (restart %1 of at most %2)."),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "The training diverged at batch %1: the loss is no longer a number; lower training.learning_rate"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The training seems stalled: after epoch %1 the code does no better than zeros. Try another "
                        "training.seed or a lower learning rate."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Stopped after epoch %1: the validation's worst pattern has not improved for %2 epochs."),
      QT_TRANSLATE_NOOP("lacuna::Core", "The evaluation was stopped; nothing was changed"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The images and the code do not fit together; open a run of this data set"),
      QT_TRANSLATE_NOOP("lacuna::Core", "There is no image %1; the subset has %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the stored weights lack \"%1\"; they belong to another network"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "the stored weights \"%1\" have the shape %2 where %3 belongs; they belong to another network"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The stored weights are damaged (%1); train the run again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the shape or place of \"%1\" is not in whole numbers"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is larger than the file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the place of \"%1\" does not fit its shape and type"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is of the type %2, which is not read here"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the values of \"%1\" overlap those of another tensor"),
      QT_TRANSLATE_NOOP("lacuna::Core", "there is a gap before the values of \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "there are values that belong to no tensor"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its header's length is impossible"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its header is not what the format has"),
      QT_TRANSLATE_NOOP("lacuna::Core", "too short"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The step could not be recorded as a CUDA graph (%1); set training.cuda_graphs to false"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 is %2, not a safetensors file; save it with safetensors.torch.save_file(model.state_dict(), …)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a zip archive, as torch.save writes it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a Python pickle"),
      QT_TRANSLATE_NOOP("lacuna::Core", "an HDF5 file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a NumPy file"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 cannot be read as a safetensors file (%2); save it with "
                        "safetensors.torch.save_file(model.state_dict(), …)"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 lacks \"%2\" (it holds %3); save the state_dict of a torch.nn.Sequential with the same layers"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 lacks \"%2\" (it holds %3); give that layer \"bias\": false if it was trained without"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds \"%2\", but base_model.layers give that layer no bias; leave out \"bias\""),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds \"%2\", which no layer takes; base_model.layers describe another network"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1: \"%2\" has the shape %3 where %4 belongs; give base_model.layers as the file was trained"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1: \"%2\" holds integers (%3), and weights are floating-point numbers; save it as F32, F16, BF16 or F64"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1: \"%2\" holds the variance %3, which is below 0; save the weights of a network that was trained"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1: \"%2\": value %3 of %4 is not a number (NaN); save the weights of a training that did not diverge"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1: \"%2\": value %3 of %4 is infinite; save the weights of a training that did not diverge"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1: \"%2\": value %3 of %4 is %5, far beyond any trained weight; save the weights of a "
                        "training that did not diverge"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The whole model's answers are not finite numbers, so nothing can be measured with it; train "
                        "the base model again, or import weights that are in order"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The code's answers with nothing lost are not finite numbers, so nothing can be measured with "
                        "it; if it was trained, train it again with a lower training.learning_rate"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The code's answers with %1 lost are not finite numbers, so nothing can be measured with it; "
                        "if it was trained, train it again with a lower training.learning_rate"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "The answers for this image are not finite numbers, so there is nothing to show; train the "
                        "code again, or import weights that are in order"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "code.kind: a code \"%1\" has nothing to train, so its training cannot be timed; use \"learned\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "nothing"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Run \"%1\" is no longer waiting: it is %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The files of %1 in %2 are not verified: %3."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Run \"%1\" has no stored code yet: it waits for its turn to be trained"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Run \"%1\" has no stored code yet; wait for its first checkpoint, or resume it "
                        "if it is not being trained"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Evaluated again on %1 test images in %2 s."),
  };
}

} // namespace lacuna::widgets
