// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/editors/celleditor.h"
#include "ui/editors/textbox.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using core::edit::CellValue;
using ui::editors::CellEditor;
using ui::editors::ColumnFacts;
using ui::editors::Next;

namespace {

// An editor in a window, over a cell, with a button that may take the focus.
struct Shown
{
    ui::Theme theme;
    ui::Icons icons{theme};
    support::ScriptedPrompts prompts;
    QWidget window;
    QPushButton other{QStringLiteral("other"), &window};
    std::unique_ptr<CellEditor> editor;

    explicit Shown(const ColumnFacts &facts)
    {
        window.resize(900, 600);
        other.move(700, 550);
        editor = ui::editors::makeCellEditor(facts, {theme, icons, prompts}, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    void open(const CellValue &value)
    {
        editor->setValue(value);
        editor->placeOver({20, 20, 100, 25});
        editor->show();
        editor->setFocus();
    }

    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
};

ColumnFacts textColumn()
{
    return {.column = {QStringLiteral("note %1 <b>&"), 25, -1},
            .defaultText = QStringLiteral("'a & b'::text")};
}

} // namespace

class TestEditorFrame : public QObject
{
    Q_OBJECT

private slots:
    void untouchedComesBackAsItWas()
    {
        Shown shown(textColumn());
        for (const CellValue &value :
             {CellValue::null(), CellValue::fromText(""), CellValue::fromText("NULL"),
              CellValue::fromDefault(), CellValue::expression("now()"), CellValue::jsonPatch("{}", "p", "g"),
              CellValue::fromText("a\r\nb\nc\rd\xC2\xA0"), CellValue::fromText("\xff\xfe")}) {
            shown.open(value);
            QVERIFY(!shown.editor->isTouched());
            QCOMPARE(shown.editor->value(), value);
            QVERIFY(shown.editor->problem().isEmpty());
        }
    }

    void nullAndEmptyAreTold()
    {
        Shown shown(textColumn());
        shown.open(CellValue::null());
        auto *box = shown.editor->findChild<ui::editors::TextBox *>();
        QCOMPARE(box->placeholderText(), QStringLiteral("NULL"));
        shown.open(CellValue::fromText(""));
        QCOMPARE(box->placeholderText(), QStringLiteral("'' (empty text)"));
        shown.type(QStringLiteral("x"));
        shown.press(Qt::Key_Backspace);
        QCOMPARE(shown.editor->value(), CellValue::fromText(""));
        shown.press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(shown.editor->value(), CellValue::null());
        QCOMPARE(box->placeholderText(), QStringLiteral("NULL"));
        shown.press(Qt::Key_ParenRight, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown.editor->value(), CellValue::fromDefault());
        QVERIFY(box->placeholderText().contains(QStringLiteral("'a & b'::text")));
        shown.press(Qt::Key_Equal, Qt::ControlModifier);
        shown.type(QStringLiteral("now()"));
        QCOMPARE(shown.editor->value(), CellValue::expression("now()"));
        shown.press(Qt::Key_Equal, Qt::ControlModifier);
        QVERIFY(!shown.editor->isTouched());
        QCOMPARE(shown.editor->value(), CellValue::fromText(""));
    }

    void keysSayWhereToGoOn()
    {
        Shown shown(textColumn());
        QSignalSpy committed(shown.editor.get(), &CellEditor::committed);
        const std::tuple<int, Qt::KeyboardModifiers, Next> keys[] = {
            {Qt::Key_Return, Qt::NoModifier, Next::Down},
            {Qt::Key_Return, Qt::ControlModifier, Next::Stay},
            {Qt::Key_Tab, Qt::NoModifier, Next::Right},
            {Qt::Key_Backtab, Qt::ShiftModifier, Next::Left},
        };
        for (const auto &[key, modifiers, next] : keys) {
            committed.clear();
            shown.open(CellValue::fromText("a"));
            shown.press(key, modifiers);
            QCOMPARE(committed.size(), 1);
            QCOMPARE(committed.first().first().value<Next>(), next);
        }
        // a line, not the end
        committed.clear();
        shown.open(CellValue::fromText("a\r\nb"));
        shown.press(Qt::Key_End, Qt::ControlModifier);
        shown.press(Qt::Key_Return, Qt::ShiftModifier);
        shown.press(Qt::Key_Return, Qt::AltModifier);
        shown.type(QStringLiteral("c"));
        QCOMPARE(committed.size(), 0);
        QCOMPARE(shown.editor->value(), CellValue::fromText("a\r\nb\r\n\r\nc"));
    }

    void escapeGivesBackWhatWasThere()
    {
        Shown shown(textColumn());
        QSignalSpy committed(shown.editor.get(), &CellEditor::committed);
        QSignalSpy cancelled(shown.editor.get(), &CellEditor::cancelled);
        shown.open(CellValue::fromText("\xE2\x80\x8Fx"));
        shown.type(QStringLiteral("hello"));
        QVERIFY(shown.editor->isTouched());
        shown.press(Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(shown.editor->value(), CellValue::fromText("\xE2\x80\x8Fx"));
        shown.other.setFocus();
        QCOMPARE(committed.size(), 0);
    }

    void leavingTakesWhatWasTyped()
    {
        Shown shown(textColumn());
        QSignalSpy committed(shown.editor.get(), &CellEditor::committed);
        shown.open(CellValue::null());
        shown.type(QStringLiteral("kept"));
        shown.other.setFocus();
        QCOMPARE(committed.size(), 1);
        QCOMPARE(shown.editor->value(), CellValue::fromText("kept"));
    }

    void startWithReplaces()
    {
        Shown shown(textColumn());
        shown.open(CellValue::fromText("\xff"));
        shown.editor->startWith(QStringLiteral("ü"));
        shown.type(QStringLiteral("b"));
        QCOMPARE(shown.editor->value(),
                 CellValue::fromText("\xC3\xBC"
                                     "b"));
    }

    void notNullRefusesNull()
    {
        auto facts = textColumn();
        facts.notNull = true;
        facts.mayBeDefault = false;
        facts.mayBeExpression = false;
        Shown shown(facts);
        shown.open(CellValue::fromText("a"));
        shown.press(Qt::Key_0, Qt::ControlModifier);
        shown.press(Qt::Key_Equal, Qt::ControlModifier);
        QVERIFY(!shown.editor->isTouched());
        QVERIFY(!shown.editor->findChild<QAction *>(QStringLiteral("editorSetNull"))->isEnabled());
        QVERIFY(!shown.editor->findChild<QAction *>(QStringLiteral("editorSetDefault")));
    }
};

QTEST_MAIN(TestEditorFrame)
#include "tst_editorframe.moc"
