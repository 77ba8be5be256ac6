// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "widgets/words/core_sentences.h"

namespace lacuna::widgets {

/// Data sets: core/data, dataset_catalog.cpp and dataset_document.cpp of core/experiment.
CoreSentences dataSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is empty; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds %2 bytes, which is no multiple of the %3 bytes of an image; it is truncated or "
                        "another file, so fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds the label %2; CIFAR-10 has labels 0 to %3, so fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 was not found; looked for %2. %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds %2 images and %3 holds %4 labels; fetch both again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds images of %2 × %3 pixels; %4 has %5 × %6"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds images of %2 channels; %3 has %4"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds the label %2; %3 has labels 0 to %4"),
      QT_TRANSLATE_NOOP("lacuna::Core", "its files differ from the published ones, so figures are not comparable"),
      QT_TRANSLATE_NOOP("lacuna::Core", "no published checksums are known for its files"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 holds other pictures than the configuration's: its %2 names another size, other channels or other "
          "classes; import the right ones under another name, or leave dataset_shape out of the configuration"),
      QT_TRANSLATE_NOOP("lacuna::Core", "not found. %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Built in; nothing to fetch."),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "Put train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte "
          "(gzipped or not) into a folder named mnist and give its parent with --data or LACUNA_DATA."),
      QT_TRANSLATE_NOOP("lacuna::Core", "Install Debian's package with: apt-get install dataset-fashion-mnist"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Unpack cifar-10-binary.tar.gz (www.cs.toronto.edu/~kriz/cifar.html) in a folder named "
                        "cifar-10 and give its parent with --data or LACUNA_DATA."),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "Import its pictures with: lacuna datasets --import FOLDER --as %1, or put IDX files and a "
                        "dataset.json there, as lacuna datasets --help says"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The name %1 belongs to %2; choose another"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read (%2); try again, or use a copy of it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a folder; put the file there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 does not exist; put the file there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a link to %2, which does not exist; put the file there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a folder"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is a link to %2, which does not exist"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read (%2); check its permissions"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is not a gzip file; fetch it again, or drop .gz from its name if it is already unpacked"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (%2); fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 ends too early; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is larger than any file of this kind; fetch it again"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 lacks %2 (with or without .gz); put what is missing there, or remove the folder to search further"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not an IDX file; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds IDX values that are not bytes; this data set needs unsigned bytes"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds %2 dimensions where %3 (labels) belong; images and labels may be swapped"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds %2 dimensions where %3 (images) belong; images and labels may be swapped"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 ends inside its header; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 announces an impossible size in its header; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is truncated: its header announces %2 bytes and %3 follow; fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 is longer than its header announces (%2 bytes instead of %3); fetch it again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is %2 × %3 pixels large, more than %4 megapixels or %5 pixels a side"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (%2)"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is empty"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is neither a PNG nor a JPEG file"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1; use another picture"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 of %2 pictures cannot be used; replace them, or leave them out with --skip-damaged"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 gives no training image of the class %2, since its pictures are damaged; replace them, or "
                        "remove the class"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 could not be written (%2); make room or choose another place"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The name \"%1\" is not possible; %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The name \"%1\" belongs to %2; choose another"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 exists already; choose another name, or remove it first"),
      QT_TRANSLATE_NOOP("lacuna::Core", "A side of %1 pixels is out of range; use %2 to %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The share of test images must lie above 0 and below 1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not a folder; give one that holds a subfolder for each class"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is divided into %2 and %3 already; leave the share of test images out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 gives %2 training images; add pictures until there are at least %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 gives no test image; put at least two pictures into a class"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 holds %2 pictures, which would take %3 MiB; use at most %4 MiB: a smaller size or fewer pictures"),
      QT_TRANSLATE_NOOP("lacuna::Core", "The import of %1 was stopped; nothing was kept"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "%1 holds no %2, so it is no imported data set; remove the folder and import the pictures again"),
      QT_TRANSLATE_NOOP(
          "lacuna::Core",
          "The picture shows nothing that differs from its ground; choose or draw one with a digit on it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds no class folders for its PNG and JPEG files; %2"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "understood are a subfolder per class, or subfolders train and test (or val) with a subfolder "
                        "per class in each"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds folders and no PNG or JPEG file; %2"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "%1 holds both %2 and %3, which mean the same; put their pictures into one of them"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds one class folder alone, %2, and a classifier needs at least 2; %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds %2 class folders; use at most %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds the class folder \"%2\", whose name cannot be shown; rename it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 holds no PNG or JPEG file; put pictures there or remove the folder"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 lacks the class folder %2 that %3 has; make it"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is damaged (%2); remove its folder and import the pictures again"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 is not a data set of this version of Lacuna; import the pictures again"),
  };
}

} // namespace lacuna::widgets
