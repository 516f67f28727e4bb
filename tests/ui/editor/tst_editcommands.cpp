// SPDX-License-Identifier: GPL-3.0-or-later
// Lines, carets, zoom, wrap and replacing by their keys and clicks; each is undone in one step.
#include "tests/support/testmain.h"
#include "ui/editor/codearea.h"
#include "ui/editor/editcommands.h"
#include "ui/editor/sqleditor.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

using namespace ui;
using namespace ui::editor;
using Sci = QsciScintilla;

class TestEditCommands : public QObject
{
    Q_OBJECT

    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<SqlEditor> m_editor;

    CodeArea &area() { return m_editor->area(); }
    long send(unsigned int message, unsigned long first = 0, long second = 0)
    {
        return area().SendScintilla(message, first, second);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&area(), key, modifiers);
    }
    void set(const char *text, int line = 0, int column = 0)
    {
        m_editor->setText(QString::fromUtf8(text));
        m_editor->goTo(line, column);
        area().setFocus();
        QTRY_VERIFY(area().hasFocus());
    }
    QByteArray text() { return m_editor->bytes().toByteArray(); }
    QPoint pointOf(int line, int column)
    {
        const long place = send(Sci::SCI_FINDCOLUMN, static_cast<unsigned long>(line), column);
        return {int(send(Sci::SCI_POINTXFROMPOSITION, 0, place)) + 1,
                int(send(Sci::SCI_POINTYFROMPOSITION, 0, place)) + 8};
    }

private slots:
    void init()
    {
        m_editor = std::make_unique<SqlEditor>(m_theme, m_icons);
        m_editor->resize(700, 400);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
        m_editor->activateWindow();
    }

    void everyCommandHasNameAndKeyOfItsOwn()
    {
        QSet<QString> keys;
        for (const QAction *action : m_editor->editActions()) {
            QVERIFY(!action->objectName().isEmpty() && !action->text().isEmpty());
            const QString key = action->shortcut().toString();
            if (key.isEmpty())
                continue;
            QVERIFY2(!keys.contains(key), qPrintable(action->objectName()));
            keys.insert(key);
            QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        }
    }

    void everyCommandHasAKey()
    {
        for (const EditCommands::Command &command : EditCommands::table())
            QVERIFY2(!command.key.isEmpty(), command.id);
    }

    void lines_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("up") << int(Qt::Key_Up) << int(Qt::AltModifier) << QByteArray("b\na\nc");
        QTest::newRow("down") << int(Qt::Key_Down) << int(Qt::AltModifier) << QByteArray("a\nc\nb");
        QTest::newRow("delete") << int(Qt::Key_K) << int(Qt::ControlModifier | Qt::ShiftModifier)
                                << QByteArray("a\nc");
        QTest::newRow("duplicate") << int(Qt::Key_D) << int(Qt::ControlModifier | Qt::ShiftModifier)
                                   << QByteArray("a\nb\nb\nc");
        QTest::newRow("comment") << int(Qt::Key_Slash) << int(Qt::ControlModifier)
                                 << QByteArray("a\n-- b\nc");
    }
    void lines()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        QFETCH(QByteArray, after);
        set("a\nb\nc", 1, 1);
        press(Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        QCOMPARE(text(), after);
        m_editor->undo();
        QCOMPARE(text(), QByteArray("a\nb\nc"));
    }

    void deletesLinesAtTheEdges()
    {
        const auto control = Qt::ControlModifier | Qt::ShiftModifier;
        set("a\nb", 1, 0);
        press(Qt::Key_K, control);
        QCOMPARE(text(), QByteArray("a"));
        press(Qt::Key_K, control);
        QCOMPARE(text(), QByteArray());
        press(Qt::Key_K, control);
        set("a\nb\nc\n");
        m_editor->select(0, 4); // two whole lines
        press(Qt::Key_K, control);
        QCOMPARE(text(), QByteArray("c\n"));
    }

    void severalCarets()
    {
        set("foo bar\nfoo baz\nfoo");
        press(Qt::Key_D, Qt::ControlModifier); // takes the word
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 1L);
        QCOMPARE(area().selectedText(), QStringLiteral("foo"));
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 2L);
        QTest::keyClicks(&area(), QStringLiteral("x"));
        QCOMPARE(text(), QByteArray("x bar\nx baz\nfoo"));
        m_editor->undo();
        QCOMPARE(text(), QByteArray("foo bar\nfoo baz\nfoo"));

        set("foo bar\nfoo baz\nfoo");
        press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 3L);

        set("one\ntwo\nthree\n", 1, 1);
        press(Qt::Key_Down, Qt::ControlModifier | Qt::AltModifier);
        press(Qt::Key_Up, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 3L);
        press(Qt::Key_Up, Qt::ControlModifier | Qt::AltModifier); // there is no line above
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 3L);
        QTest::keyClicks(&area(), QStringLiteral("-"));
        QCOMPARE(text(), QByteArray("o-ne\nt-wo\nt-hree\n"));
    }

    void altClickAddsACaretAndAltDragAColumn()
    {
        set("abcd\nabcd\nabcd\n", 0, 1);
        QTest::mouseClick(area().viewport(), Qt::LeftButton, Qt::AltModifier, pointOf(2, 3));
        QCOMPARE(send(Sci::SCI_GETSELECTIONS), 2L);
        QTest::keyClicks(&area(), QStringLiteral("-"));
        QCOMPARE(text(), QByteArray("a-bcd\nabcd\nabc-d\n"));

        set("abcd\nabcd\nabcd\n");
        QTest::mousePress(area().viewport(), Qt::LeftButton, Qt::AltModifier, pointOf(0, 1));
        QMouseEvent move(QEvent::MouseMove, pointOf(2, 3), area().viewport()->mapToGlobal(pointOf(2, 3)),
                         Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
        QCoreApplication::sendEvent(area().viewport(), &move);
        QTest::mouseRelease(area().viewport(), Qt::LeftButton, Qt::AltModifier, pointOf(2, 3));
        QVERIFY(send(Sci::SCI_SELECTIONISRECTANGLE));
        press(Qt::Key_Delete);
        QCOMPARE(text(), QByteArray("ad\nad\nad\n"));
    }

    void goesToALine()
    {
        set("a\nbcd\ne", 0, 0);
        press(Qt::Key_G, Qt::ControlModifier);
        auto *field = m_editor->findChild<QLineEdit *>(QStringLiteral("goToLineField"));
        QVERIFY(field && field->isVisible());
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("2:3"));
        QCOMPARE(m_editor->caretLine(), 1);
        QCOMPARE(m_editor->caretColumn(), 2);
        QTest::keyClick(field, Qt::Key_Escape); // back
        QCOMPARE(m_editor->caretLine(), 0);
        QVERIFY(!field->isVisible());
        press(Qt::Key_G, Qt::ControlModifier);
        QTest::keyClicks(field, QStringLiteral("999:999"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_editor->caretLine(), 2);
        QTRY_VERIFY(area().hasFocus());
    }

    void zoomAndWrap()
    {
        set("a");
        press(Qt::Key_Plus, Qt::ControlModifier);
        press(Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(m_editor->fontSize(), 15);
        press(Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(m_editor->fontSize(), 14);
        press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(m_editor->fontSize(), 13);
        press(Qt::Key_Z, Qt::AltModifier);
        QVERIFY(send(Sci::SCI_GETWRAPMODE) != 0);
        press(Qt::Key_Z, Qt::AltModifier);
        QCOMPARE(send(Sci::SCI_GETWRAPMODE), 0L);
        QCOMPARE(text(), QByteArray("a"));
    }

    void replacesInTheSelectionInOneStep()
    {
        set("\xC3\xA9 foo\nfoo1\nfoo2\nfoo\n");
        m_editor->select(7, 10); // "foo1\nfoo2\n"
        press(Qt::Key_H, Qt::ControlModifier);
        auto *find = m_editor->findChild<QLineEdit *>(QStringLiteral("findText"));
        auto *with = m_editor->findChild<QLineEdit *>(QStringLiteral("replaceText"));
        auto *scope = m_editor->findChild<QToolButton *>(QStringLiteral("findInSelection"));
        auto *regex = m_editor->findChild<QToolButton *>(QStringLiteral("findRegex"));
        QVERIFY(find && with && scope && regex);
        QVERIFY(scope->isChecked()); // several lines are selected
        regex->setChecked(true);
        find->setText(QStringLiteral("f(o+)"));
        with->setText(QStringLiteral("$1-\\n"));
        QTest::mouseClick(m_editor->findChild<QPushButton *>(QStringLiteral("replaceAll")), Qt::LeftButton);
        QCOMPARE(text(), QByteArray("\xC3\xA9 foo\noo-\n1\noo-\n2\nfoo\n"));
        m_editor->undo();
        QCOMPARE(text(), QByteArray("\xC3\xA9 foo\nfoo1\nfoo2\nfoo\n"));
        scope->setChecked(false);
        find->setText(QStringLiteral("("));
        QTRY_COMPARE(m_editor->findChild<QLabel *>(QStringLiteral("findCount"))->text(),
                     QStringLiteral("Bad pattern"));
    }

    void takesWhatIsDropped()
    {
        set("select ");
        QMimeData data;
        data.setText(QStringLiteral("public.\"Order & <b>\""));
        const QPoint place = pointOf(0, 7);
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(area().viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(area().viewport(), &move);
        QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(area().viewport(), &drop);
        QCOMPARE(text(), QByteArray("select public.\"Order & <b>\""));
    }
};

QTEST_MAIN(TestEditCommands)
#include "tst_editcommands.moc"
