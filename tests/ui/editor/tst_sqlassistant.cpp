// SPDX-License-Identifier: GPL-3.0-or-later
// The list while one types: when it comes, what keys do, what is put in; the signature and the card.
#include "tests/support/shopnames.h"
#include "tests/support/testmain.h"
#include "ui/editor/codearea.h"
#include "ui/editor/completionpopup.h"
#include "ui/editor/sqlassistant.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/textcard.h"

#include <QAction>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;
using editor::SqlAssistant;
using editor::SqlEditor;

class TestSqlAssistant : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void comesWhileTyping();
    void notBeforeTwoLetters();
    void behindADot();
    void asked();
    void keysMove();
    void tabTakes();
    void enterIsNotStolen();
    void enterTakes();
    void settingKeepsEnter();
    void escapeCloses();
    void undoneInOneStep();
    void leavingTheWordCloses();
    void losesFocus();
    void deletingNarrowsAndWidens();
    void snippetIsIndented();
    void schemaGoesOn();
    void functionShowsSignature();
    void overloads();
    void hoverCard();
    void goTo();
    void goneWindow();
    void namesComeLater();
    void usedIsCounted();
    void readOnlyAndStrings();
    void hostileNames();
    void longScript();

private:
    void type(const char *text)
    {
        for (const char *c = text; *c; ++c)
            QTest::keyClick(&m_editor->area(), *c);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&m_editor->area(), key, modifiers);
    }
    QString first() const
    {
        return m_assistant->isOffering() ? m_assistant->popup()->entries().first().insert : QString();
    }
    void setText(const QString &text)
    {
        QString plain = text;
        const qsizetype caret = plain.indexOf(QLatin1Char('|'));
        plain.remove(QLatin1Char('|'));
        m_editor->setText(plain);
        const qsizetype bytes = plain.left(caret).toUtf8().size();
        m_editor->select(bytes, 0);
    }

    QTemporaryDir m_folder;
    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<core::settings::Settings> m_settings;
    std::unique_ptr<core::completion::Usage> m_usage;
    std::unique_ptr<SqlEditor> m_editor;
    SqlAssistant *m_assistant = nullptr;
    core::completion::SnapshotPtr m_names = support::shopNames();
};

void TestSqlAssistant::init()
{
    m_settings = std::make_unique<core::settings::Settings>(m_folder.filePath(QStringLiteral("s.ini")));
    m_settings->reset(core::settings::keys::enterCompletes);
    m_settings->reset(core::settings::keys::completeAfter);
    m_usage = std::make_unique<core::completion::Usage>(QString());
    m_editor = std::make_unique<SqlEditor>(m_theme, m_icons);
    m_assistant = new SqlAssistant(*m_editor, m_theme, m_icons, *m_settings, m_usage.get());
    m_assistant->setNames([this] { return m_names; });
    m_editor->resize(800, 500);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    m_editor->setFocus();
    QTRY_VERIFY(m_editor->area().hasFocus());
}

void TestSqlAssistant::cleanup()
{
    m_editor.reset();
    m_usage.reset();
    m_settings.reset();
}

void TestSqlAssistant::comesWhileTyping()
{
    type("sel");
    QTRY_COMPARE(first(), QStringLiteral("select"));
    type("ect * from ord");
    QTRY_COMPARE(first(), QStringLiteral("orders"));
    QVERIFY(m_editor->area().hasFocus());
}

void TestSqlAssistant::notBeforeTwoLetters()
{
    m_settings->set(core::settings::keys::completeAfter, 3);
    type("se");
    QTest::keyClick(&m_editor->area(), 'l');
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Escape);
    m_settings->set(core::settings::keys::completeAfter, 0);
    type("ect");
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_assistant->isOffering());
}

void TestSqlAssistant::behindADot()
{
    setText(QStringLiteral("select o| from orders o"));
    type(".");
    QTRY_COMPARE(first(), QStringLiteral("id"));
    QCOMPARE(m_assistant->popup()->entries().size(), 6);
}

void TestSqlAssistant::asked()
{
    setText(QStringLiteral("select * from |"));
    m_editor->findChild<QAction *>(QStringLiteral("editorComplete"))->trigger();
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Return);
    QVERIFY(m_editor->text() != QStringLiteral("select * from "));
}

void TestSqlAssistant::keysMove()
{
    setText(QStringLiteral("select o.| from orders o"));
    m_assistant->completeNow();
    QTRY_VERIFY(m_assistant->isOffering());
    QCOMPARE(m_assistant->popup()->currentRow(), 0);
    press(Qt::Key_Down);
    QCOMPARE(m_assistant->popup()->currentRow(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(m_assistant->popup()->currentRow(), m_assistant->popup()->entries().size() - 1);
    press(Qt::Key_PageUp);
    QCOMPARE(m_assistant->popup()->currentRow(), 0);
    press(Qt::Key_PageDown);
    QVERIFY(m_assistant->popup()->currentRow() > 0);
    QCOMPARE(m_editor->caretByteOffset(), 9);
}

void TestSqlAssistant::tabTakes()
{
    type("select * from cust");
    QTRY_COMPARE(first(), QStringLiteral("customers"));
    press(Qt::Key_Tab);
    QCOMPARE(m_editor->text(), QStringLiteral("select * from customers"));
    QVERIFY(!m_assistant->isOffering());
    QCOMPARE(m_editor->caretByteOffset(), m_editor->text().size());
}

void TestSqlAssistant::enterIsNotStolen()
{
    // an alias is meant
    setText(QStringLiteral("select 1 from orders |"));
    type("or");
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Return);
    QCOMPARE(m_editor->text(), QStringLiteral("select 1 from orders or\n"));
    // the word is complete
    setText(QStringLiteral("select 1 |"));
    type("from");
    QTRY_VERIFY(m_assistant->isOffering() || m_editor->text().endsWith(QStringLiteral("from")));
    press(Qt::Key_Return);
    QCOMPARE(m_editor->text(), QStringLiteral("select 1 from\n"));
}

void TestSqlAssistant::enterTakes()
{
    setText(QStringLiteral("select * from |"));
    type("cust");
    QTRY_COMPARE(first(), QStringLiteral("customers"));
    press(Qt::Key_Return);
    QCOMPARE(m_editor->text(), QStringLiteral("select * from customers"));
    // moved to: also in place of an alias
    setText(QStringLiteral("select 1 from orders |"));
    type("or");
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QCOMPARE(m_editor->text(), QStringLiteral("select 1 from orders order by"));
}

void TestSqlAssistant::settingKeepsEnter()
{
    m_settings->set(core::settings::keys::enterCompletes, false);
    type("select * from cust");
    QTRY_COMPARE(first(), QStringLiteral("customers"));
    press(Qt::Key_Return);
    QCOMPARE(m_editor->text(), QStringLiteral("select * from cust\n"));
}

void TestSqlAssistant::escapeCloses()
{
    type("sele");
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Escape);
    QVERIFY(!m_assistant->isOffering());
    QCOMPARE(m_editor->text(), QStringLiteral("sele"));
}

void TestSqlAssistant::undoneInOneStep()
{
    setText(QStringLiteral("select * from cus|"));
    m_assistant->completeNow();
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Tab);
    m_editor->undo();
    QCOMPARE(m_editor->text(), QStringLiteral("select * from cus"));
}

void TestSqlAssistant::leavingTheWordCloses()
{
    type("select * from cust");
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Home);
    QTRY_VERIFY(!m_assistant->isOffering());
    press(Qt::Key_End);
    type("o");
    QTRY_VERIFY(m_assistant->isOffering());
    type(" ");
    QTRY_VERIFY(!m_assistant->isOffering());
}

void TestSqlAssistant::losesFocus()
{
    type("sele");
    QTRY_VERIFY(m_assistant->isOffering());
    m_editor->area().clearFocus();
    QTRY_VERIFY(!m_assistant->isOffering());
}

void TestSqlAssistant::deletingNarrowsAndWidens()
{
    type("select * from order_i");
    QTRY_COMPARE(first(), QStringLiteral("order_items"));
    press(Qt::Key_Backspace);
    press(Qt::Key_Backspace);
    QTRY_COMPARE(first(), QStringLiteral("orders"));
}

void TestSqlAssistant::snippetIsIndented()
{
    setText(QStringLiteral("    |"));
    type("cte");
    QTRY_VERIFY(m_assistant->isOffering());
    press(Qt::Key_Tab);
    QCOMPARE(m_editor->text(),
             QStringLiteral("    with q as (\n        select \n    )\n    select * from q"));
    QCOMPARE(m_editor->caretLine(), 1);
    QCOMPARE(m_editor->caretColumn(), 15);
}

void TestSqlAssistant::schemaGoesOn()
{
    setText(QStringLiteral("select * from |"));
    type("sales");
    QTRY_VERIFY(m_assistant->isOffering());
    QTRY_COMPARE(first(), QStringLiteral("sales."));
    press(Qt::Key_Tab);
    QTRY_COMPARE(first(), QStringLiteral("invoices"));
    QCOMPARE(m_editor->text(), QStringLiteral("select * from sales."));
}

void TestSqlAssistant::functionShowsSignature()
{
    setText(QStringLiteral("select |"));
    type("order_tot");
    QTRY_COMPARE(first(), QStringLiteral("order_total()"));
    press(Qt::Key_Tab);
    QCOMPARE(m_editor->text(), QStringLiteral("select order_total()"));
    QCOMPARE(m_editor->caretByteOffset(), 19);
    QTRY_VERIFY(m_assistant->hint() && m_assistant->hint()->isVisible());
    QCOMPARE(m_assistant->hint()->call().signatures.first().current, 0);
    type("1,");
    QTRY_COMPARE(m_assistant->hint()->call().signatures.first().current, 1);
    press(Qt::Key_Escape);
    QVERIFY(!m_assistant->hint()->isVisible());
}

void TestSqlAssistant::overloads()
{
    setText(QStringLiteral("select count|"));
    type("(");
    QTRY_VERIFY(m_assistant->hint() && m_assistant->hint()->isVisible());
    const int shown = m_assistant->hint()->overload();
    press(Qt::Key_Down, Qt::AltModifier);
    QVERIFY(m_assistant->hint()->overload() != shown);
    type(")");
    QTRY_VERIFY(!m_assistant->hint()->isVisible());
}

void TestSqlAssistant::hoverCard()
{
    setText(QStringLiteral("select * from orders|"));
    QWidget *viewport = m_editor->area().viewport();
    const auto x = int(m_editor->area().SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 17L));
    const auto y = int(m_editor->area().SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, 17L));
    const QPoint at(x, y + 8);
    QHelpEvent event(QEvent::ToolTip, at, viewport->mapToGlobal(at));
    QCoreApplication::sendEvent(viewport, &event);
    QVERIFY(m_assistant->card() && m_assistant->card()->isVisible());
    QCOMPARE(m_assistant->card()->card().title, QStringLiteral("public.orders"));
    type("x");
    QVERIFY(!m_assistant->card()->isVisible());
}

void TestSqlAssistant::goTo()
{
    QSignalSpy spy(m_assistant, &SqlAssistant::goToRequested);
    setText(QStringLiteral("select c|.id from customers c"));
    m_editor->findChild<QAction *>(QStringLiteral("editorGoToObject"))->trigger();
    QCOMPARE(spy.size(), 1);
    setText(QStringLiteral("select 1|"));
    QVERIFY(!m_assistant->goToObject());
    // Ctrl and click
    setText(QStringLiteral("select * from orders|"));
    const auto x = int(m_editor->area().SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, 17L));
    QTest::mouseClick(m_editor->area().viewport(), Qt::LeftButton, Qt::ControlModifier, QPoint(x, 8));
    QCOMPARE(spy.size(), 2);
}

void TestSqlAssistant::goneWindow()
{
    type("sele");
    QTRY_VERIFY(m_assistant->isOffering());
    type("c"); // one is being made while the editor goes
    m_editor.reset();
}

void TestSqlAssistant::namesComeLater()
{
    const core::completion::SnapshotPtr names = m_names;
    m_names.reset();
    setText(QStringLiteral("select * from |"));
    m_assistant->completeNow();
    QTRY_VERIFY(m_assistant->isOffering());
    m_names = names;
    m_assistant->namesChanged();
    QTRY_VERIFY(m_assistant->isOffering() && m_assistant->popup()->entries().size() > 5);
}

void TestSqlAssistant::usedIsCounted()
{
    type("select * from cust");
    QTRY_COMPARE(first(), QStringLiteral("customers"));
    press(Qt::Key_Tab);
    QCOMPARE(m_usage->counts()->value("r:public.customers"), 1U);
}

void TestSqlAssistant::readOnlyAndStrings()
{
    setText(QStringLiteral("select '|'"));
    type("ord");
    setText(QStringLiteral("-- |"));
    type("ord");
    QTRY_VERIFY(!m_assistant->isOffering());
    m_editor->setReadOnly(true);
    m_assistant->completeNow();
    QVERIFY(!m_assistant->isOffering());
}

void TestSqlAssistant::hostileNames()
{
    core::completion::SnapshotBuilder builder;
    builder.setSearchPath({"public"});
    builder.addSchema("public");
    const QByteArrayList names{"a\"b&c%1<b>x</b>",
                               "a\nline",
                               "a\tb",
                               "a\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                               "a\xF0\x9F\x90\x98",
                               "aselect '",
                               QByteArray(63, 'a')};
    quint32 oid = 0;
    for (const QByteArray &name : names)
        builder.addRelation(++oid, "public", name, core::completion::RelationKind::Table,
                            "<b>bold</b>\nline");
    m_names = builder.build();
    for (int row = 0; row < names.size(); ++row) {
        setText(QStringLiteral("select * from a|"));
        m_assistant->completeNow();
        QTRY_VERIFY(m_assistant->isOffering());
        QVERIFY(m_assistant->popup()->entries().size() >= names.size());
        for (int i = 0; i < row; ++i)
            press(Qt::Key_Down);
        m_assistant->popup()->grab();
        const QString wanted = m_assistant->popup()->current()->insert;
        press(Qt::Key_Tab);
        QCOMPARE(m_editor->text(), QStringLiteral("select * from ") + wanted);
    }
    m_names = support::shopNames();
}

void TestSqlAssistant::longScript()
{
    QString script;
    for (int i = 0; i < 20000; ++i)
        script += QStringLiteral("insert into orders (id) values (%1);\n").arg(i);
    setText(script + QStringLiteral("select o.| from orders o;\n") + script);
    m_assistant->completeNow();
    QTRY_COMPARE(first(), QStringLiteral("id"));
}

QTEST_MAIN(TestSqlAssistant)
#include "tst_sqlassistant.moc"
