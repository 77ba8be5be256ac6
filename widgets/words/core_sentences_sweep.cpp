// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "widgets/words/core_sentences.h"

namespace lacuna::widgets {

/// What is wrong with a sweep or a lesson: sweep.cpp, sweep_document.cpp, sweep_draft.cpp, lesson.cpp.
CoreSentences sweepSentences() {
  return {
      QT_TRANSLATE_NOOP("lacuna::Core", "the sweep"),
      QT_TRANSLATE_NOOP("lacuna::Core", "every run"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Every run"),
      QT_TRANSLATE_NOOP("lacuna::Core", "run \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "Run \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "run \"%1\" and %2 more"),
      QT_TRANSLATE_NOOP("lacuna::Core", "Run \"%1\" and %2 more"),
      QT_TRANSLATE_NOOP("lacuna::Core", "has the same configuration as run \"%1\"; leave one of them out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is missing; a sweep begins with \"lacuna_sweep\": 1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the sweep has more than %1 runs; shorten its list or grid"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is empty; give a name"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is missing; runs are named after their sweep"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is missing; give a configuration {…} or the path of one"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a configuration {…} or the path of one in quotes, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of one entry or more, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be an object with \"set\" and, if you like, \"name\", not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is missing; give the fields that change, or {} for none"),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be an object {\"field\": [values]}, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not the path of a field; write for example \"code.r\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "must be a list of one value or more, not %1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the sweep is %1 bytes long; a sweep has at most %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "has no value; write numbers with commas between them"),
      QT_TRANSLATE_NOOP("lacuna::Core", "has no value; write words with commas between them"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 stands there twice; leave one out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not known; use %2"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "\"%1\" is not a number; write for example 0.001, with commas between the values"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not a whole number; write for example 1, 2, 3 or 1-5"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not a range; write for example 1-5"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" has more than %2 values; write a shorter range"),
      QT_TRANSLATE_NOOP("lacuna::Core", "does not apply to %1; leave that or this field out, or vary the base seed"),
      QT_TRANSLATE_NOOP("lacuna::Core", "does not apply to %1; leave that or this field out"),
      QT_TRANSLATE_NOOP("lacuna::Core", "has no value; write lists with commas between them"),
      QT_TRANSLATE_NOOP("lacuna::Core",
                        "\"%1\" is not a list of numbers; write for example [0, 1], with commas between the lists"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is not a field that can be varied here"),
      QT_TRANSLATE_NOOP("lacuna::Core", "is varied twice; put all its values into one row"),
      QT_TRANSLATE_NOOP("lacuna::Core", "%1 cannot be read here; put the configuration itself there"),
      QT_TRANSLATE_NOOP("lacuna::Core", "line %1: %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a lesson has at most %1 bytes"),
      QT_TRANSLATE_NOOP("lacuna::Core", "text before the first page; a page begins with \"# Title\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "the lesson has no page; a page begins with \"# Title\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "a block before the first page; a page begins with \"# Title\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" means nothing here; what does: %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "what begins here is not closed by \"%1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is not a number from %2 to %3"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"%1\" is none of %2"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a lesson begins with a line \"---\", its title and another line \"---\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "this program reads lessons of version 1"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the head must say \"lacuna-lesson: 1\""),
      QT_TRANSLATE_NOOP("lacuna::Core", "the head must give a title"),
      QT_TRANSLATE_NOOP("lacuna::Core", "a page has one task"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the task says nothing to do: lose, lose-count, look, train, open or choice"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the task must say what it asks for"),
      QT_TRANSLATE_NOOP("lacuna::Core", "\"choice\" and \"right\" go together"),
      QT_TRANSLATE_NOOP("lacuna::Core", "the right one is choice %1 of %2"),
  };
}

} // namespace lacuna::widgets
