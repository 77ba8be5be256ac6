// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QToolTip>
#include <QUrl>

#include "test_program.h"
#include "widgets/words/foreign_text.h"

using namespace lacuna;
using namespace lacuna::widgets;

class ForeignTextTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    showTextAsItStands(*qApp);
    showTextAsItStands(*qApp); // every window asks for it
    QVERIFY(m_folder.isValid());
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::red);
    m_picture = m_folder.filePath("picture.png");
    QVERIFY(picture.save(m_picture));
  }

  void aLabelShowsTagsAsTheyStand() {
    QLabel label("<b>k</b> < 4");
    label.show();
    QCOMPARE(label.textFormat(), Qt::PlainText);
    const int width = label.sizeHint().width();
    label.setTextFormat(Qt::RichText);
    QVERIFY(label.sizeHint().width() < width); // without its tags it is shorter
    label.setText("<i>k</i>");
    QCOMPARE(label.textFormat(), Qt::RichText); // whoever says so gets it
  }

  void aMessageShowsThemToo() {
    QMessageBox box(QMessageBox::NoIcon, "title", "Delete <b>x</b>?");
    box.show();
    QCOMPARE(box.findChild<QLabel*>("qt_msgbox_label")->textFormat(), Qt::PlainText);
  }

  void aToolTipReadsNoPicture() {
    QWidget window;
    window.show();
    const QString name = QString("<img src=\"%1\" width=\"300\" height=\"200\">").arg(m_picture);
    QToolTip::showText(window.mapToGlobal(QPoint(1, 1)), name, &window);
    QCOMPARE(QToolTip::text(), name);
    const QLabel* tip = nullptr;
    for (QWidget* w : QApplication::topLevelWidgets())
      if (w->inherits("QTipLabel") && w->isVisible()) tip = qobject_cast<QLabel*>(w);
    QVERIFY(tip != nullptr);
    QCOMPARE(tip->textFormat(), Qt::PlainText);
    QVERIFY(tip->height() < 100);
    QToolTip::hideText();
  }

  void aLessonReadsNoFile_data() {
    QTest::addColumn<QString>("markdown");
    QTest::newRow("picture") << QString("one ![a *map*](%1) *two*\n\n![](%1)\n").arg(m_picture);
    QTest::newRow("endless") << QString("one ![a map](/dev/zero) *two*\n\n![](file:///dev/zero)\n");
    QTest::newRow("two beside one another") << QString("one ![a map](/dev/zero)![](/dev/zero)![ two](/dev/zero)\n");
    QTest::newRow("beside what stands for one") << QString("one a map ") + QChar(0xfffc) + "![two](/dev/zero)\n";
    QTest::newRow("by reference") << QString("one ![a map][x] *two*\n\n[x]: /dev/zero\n");
    QTest::newRow("in a link") << QString("one [![a map](/dev/zero)](https://example.org) *two*\n");
    QTest::newRow("HTML") << QString("one a map <img src=\"/dev/zero\"> *two*\n\n<img src=\"/dev/zero\">\n");
    QTest::newRow("style") << QString(
        "one a map *two*\n\n<style>@import url(/dev/zero);</style>\n\n"
        "<link rel=\"stylesheet\" href=\"/dev/zero\">\n");
    QTest::newRow("in a table") << QString("| one a map two |\n|---|\n| ![](/dev/zero) |\n");
  }
  void aLessonReadsNoFile() {
    QFETCH(QString, markdown);
    QTextDocument document;
    setForeignMarkdown(document, markdown);
    const QString text = document.toPlainText();
    QVERIFY2(text.contains("one a map") && text.contains("two"), qPrintable(text));
    const QString html = document.toHtml();
    QVERIFY2(!html.contains("<img") && !html.contains("<link") && html.count("<style") == 1, qPrintable(html));
    QLabel label;
    label.setTextFormat(Qt::RichText);
    label.setText(html);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label)); // with its memory not full
  }

  void aLessonKeepsItsMarkdown() {
    QTextDocument foreign, whole;
    const QString markdown =
        "# A *b*\n\ntext **bold** `k < r` 1 < 2\n\n- one\n- two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n";
    setForeignMarkdown(foreign, markdown);
    whole.setMarkdown(markdown);
    QCOMPARE(foreign.toHtml(), whole.toHtml());
  }

 private:
  QTemporaryDir m_folder;
  QString m_picture;
};

LACUNA_GUI_TEST(ForeignTextTest)
#include "foreign_text_test.moc"
