// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "lesson/lesson.h"
#include "test_program.h"
#include "util/error.h"

using namespace lacuna;
using namespace lacuna::lesson;

namespace {

const std::string kHead = "---\nlacuna-lesson: 1\ntitle: A lesson\n---\n";

} // namespace

class TestLesson : public QObject {
  Q_OBJECT
 private slots:
  void everythingIsRead() {
    const Lesson lesson = parseLesson(R"(---
lacuna-lesson: 1
title: What a failure costs
minutes: 4
---
# First

```setup
code: stroke-digits-k4-r2
image: 12
lost: 1, 3
layout: lecture
show: atlas
config: {"dataset": "stroke-digits", "code": {"k": 2, "r": 1}}
```

Some *text*: with a colon.

```python
print("stays as it is")
```

```formula
X = 1
```

```task
ask: What is lost?
choice: Everything
choice: One part: the second
right: 2
done: Indeed.
```
# Second
```task
lose: none
ask: Bring all back.
```
)");
    QCOMPARE(lesson.title, std::string("What a failure costs"));
    QCOMPARE(lesson.minutes, 4);
    QCOMPARE(lesson.pages.size(), size_t(2));
    const LessonPage& page = lesson.pages[0];
    QCOMPARE(page.title, std::string("First"));
    QCOMPARE(page.setup.code, std::string("stroke-digits-k4-r2"));
    QCOMPARE(page.setup.image, std::optional<int>(11));
    QVERIFY(page.setup.lost == FailurePattern::of({0, 2}));
    QCOMPARE(page.setup.layout, std::string("lecture"));
    QCOMPARE(page.setup.dock, std::string("atlas"));
    QCOMPARE(page.setup.config->code.k, 2);
    QVERIFY(page.text.find("Some *text*: with a colon.") != std::string::npos);
    QVERIFY(page.text.find("```python\nprint(\"stays as it is\")\n```\n") != std::string::npos);
    QVERIFY(page.text.find("ask") == std::string::npos);
    QCOMPARE(page.formula, std::string("X = 1\n"));
    QVERIFY(page.task.kind == TaskKind::choose);
    QCOMPARE(page.task.choices, (std::vector<std::string>{"Everything", "One part: the second"}));
    QCOMPARE(page.task.right, 1);
    QCOMPARE(page.task.done, std::string("Indeed."));
    QVERIFY(lesson.pages[1].task.kind == TaskKind::lose);
    QVERIFY(lesson.pages[1].task.lost == FailurePattern{});
    QVERIFY(!lesson.pages[1].setup.lost.has_value());
  }

  void linesMayEndAsOnWindows() {
    const Lesson lesson = parseLesson(
        "---\r\nlacuna-lesson: 1\r\ntitle: A\r\n---\r\n# P\r\n```task\r\nlose-count: 2\r\nask: Q\r\n```\r\n");
    QCOMPARE(lesson.title, std::string("A"));
    QCOMPARE(lesson.pages.front().task.count, 2);
  }

  void badLessonsAreRefusedWithTheirLine_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("said");
    QTest::newRow("empty") << std::string() << std::string("a lesson begins with a line");
    QTest::newRow("head open") << std::string("---\ntitle: A\n")
                               << std::string("line 1: what begins here is not closed");
    QTest::newRow("no version") << std::string("---\ntitle: A\n---\n# P\n") << std::string("lacuna-lesson: 1");
    QTest::newRow("later version") << std::string("---\nlacuna-lesson: 2\ntitle: A\n---\n")
                                   << std::string("line 2: this program");
    QTest::newRow("no title") << std::string("---\nlacuna-lesson: 1\n---\n# P\n") << std::string("must give a title");
    QTest::newRow("no page") << kHead << std::string("has no page");
    QTest::newRow("text first") << kHead + "hello\n" << std::string("line 5: text before the first page");
    QTest::newRow("block first") << kHead + "```task\n" << std::string("line 5: a block before the first page");
    QTest::newRow("open block") << kHead + "# P\n```setup\nlost: 1\n" << std::string("line 6: what begins here");
    QTest::newRow("open code") << kHead + "# P\n```c\nint a;\n" << std::string("line 6: what begins here");
    QTest::newRow("unknown key") << kHead + "# P\n```setup\nloose: 1\n```\n"
                                 << std::string("line 7: \"loose\" means nothing here; what does: code, config");
    QTest::newRow("device") << kHead + "# P\n```setup\nlost: 1, x\n```\n"
                            << std::string("line 7: \"x\" is not a number from 1 to 64");
    QTest::newRow("device 65") << kHead + "# P\n```setup\nlost: 65\n```\n"
                               << std::string("is not a number from 1 to 64");
    QTest::newRow("image") << kHead + "# P\n```setup\nimage: 0\n```\n" << std::string("is not a number from 1");
    QTest::newRow("dock") << kHead + "# P\n```setup\nshow: kitchen\n```\n"
                          << std::string("is none of experiment, training");
    QTest::newRow("config") << kHead + "# P\n```setup\nconfig: {\"code\": {\"k\": 0, \"r\": 1}}\n```\n"
                            << std::string("line 7: config: ");
    QTest::newRow("no task") << kHead + "# P\n```task\nask: Q\n```\n"
                             << std::string("line 6: the task says nothing to do");
    QTest::newRow("no question") << kHead + "# P\n```task\nlose: 1\n```\n" << std::string("must say what it asks for");
    QTest::newRow("two tasks") << kHead + "# P\n```task\nlose: 1\ntrain: yes\nask: Q\n```\n"
                               << std::string("a page has one task");
    QTest::newRow("two blocks") << kHead + "# P\n```task\nlose: 1\nask: Q\n```\n```task\nlose: 1\nask: Q\n```\n"
                                << std::string("line 10: a page has one task");
    QTest::newRow("no right one") << kHead + "# P\n```task\nchoice: A\nask: Q\n```\n" << std::string("go together");
    QTest::newRow("right one missing") << kHead + "# P\n```task\nchoice: A\nright: 2\nask: Q\n```\n"
                                       << std::string("choice 2 of 1");
    QTest::newRow("too long") << std::string(kMaxLessonBytes + 1, 'a') << std::string("at most 1048576 bytes");
  }
  void badLessonsAreRefusedWithTheirLine() {
    QFETCH(std::string, text);
    QFETCH(std::string, said);
    try {
      parseLesson(text);
      QFAIL("it was read");
    } catch (const Error& e) {
      QVERIFY(e.kind() == ErrorKind::data);
      QVERIFY2(std::string(e.what()).find(said) != std::string::npos, e.what());
    }
  }
};

LACUNA_TEST(TestLesson)
#include "tst_lesson.moc"
