// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/parsecheck.h"
#include "tests/support/testmain.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codetools.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QToolTip>

using namespace ui::editor;
using Sci = QsciScintilla;

namespace {

/// "offset+length" of every mark, with a w for a warning.
QByteArray print(const QList<LiveCheck::Mark> &marks)
{
    QByteArrayList parts;
    for (const LiveCheck::Mark &mark : marks)
        parts << QByteArray::number(mark.offset) + '+' + QByteArray::number(mark.length)
                + (mark.warning ? "w" : "");
    return parts.join(' ');
}

} // namespace

class TestCodeTools : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Icons> m_icons;
    std::unique_ptr<SqlEditor> m_editor;

    void open(const QString &text)
    {
        m_editor = std::make_unique<SqlEditor>(*m_theme, *m_icons);
        m_editor->resize(800, 400);
        m_editor->setText(text);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    }

    LiveCheck &check() { return m_editor->tools().liveCheck(); }
    long send(unsigned message, long a = 0, long b = 0)
    {
        return m_editor->area().SendScintilla(message, static_cast<unsigned long>(a), b);
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_icons = std::make_unique<ui::Icons>(*m_theme);
    }

    void cleanup() { m_editor.reset(); }

    void marksMistakes()
    {
        if (core::sql::parserVersion() == 0)
            QSKIP("built without libpg_query");
        open(QStringLiteral("select 'ü' form t;\nselect 1;\ndelete from t;\nselec <b>;\nselect (1"));
        check().setServerMajor(15);
        QTRY_COMPARE(print(check().marks()), QByteArray("17+1 30+6w 45+5 64+1"));
        QVERIFY(check().marks()[2].message.contains(QStringLiteral("selec")));
        QVERIFY(m_editor->area().accessibleDescription().contains(QStringLiteral("Line 4: ")));
        QCOMPARE(send(Sci::SCI_INDICATORVALUEAT, 10, 45), 1);
        QCOMPARE(send(Sci::SCI_INDICATORVALUEAT, 11, 30), 1);
        QCOMPARE(send(Sci::SCI_INDICATORVALUEAT, 10, 44), 0);

        // they go along with the text at once, and the one that is edited goes away
        m_editor->goTo(1, 0);
        m_editor->insertText(QStringLiteral("-- ü\n"));
        QTRY_COMPARE(print(check().marks()), QByteArray("17+1 36+6w 51+5 70+1"));
        m_editor->select(51, 5);
        m_editor->insertText(QStringLiteral("select"));
        QTRY_COMPARE(print(check().marks()).left(14), QByteArray("17+1 36+6w 58+"));

        const auto at = QPoint(int(send(Sci::SCI_POINTXFROMPOSITION, 0, 36)) + 3,
                               int(send(Sci::SCI_POINTYFROMPOSITION, 0, 36)) + 5);
        QHelpEvent help(QEvent::ToolTip, at, m_editor->area().viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_editor->area().viewport(), &help);
        QTRY_VERIFY(QToolTip::text().contains(QStringLiteral("WHERE")));
    }

    void aNewerServerIsSilent()
    {
        open(QStringLiteral("selec 1;\nupdate t set a = 1;"));
        QSignalSpy changed(&check(), &LiveCheck::marksChanged);
        check().setServerMajor(18);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(print(check().marks()), QByteArray("9+6w"));
    }

    void whatIsBeingTypedIsNotBlamed()
    {
        const QByteArray text = "select 1 from";
        QCOMPARE(print(findMarks(text, {}, text.size(), text.size(), false, true, 0)), QByteArray());
        const QByteArray ended = "select 1 from;";
        QCOMPARE(print(findMarks(ended, {}, ended.size(), ended.size(), false, true, 7)).isEmpty(),
                 core::sql::parserVersion() == 0);
        const QByteArray with
            = "with a as (delete from t where b returning *) select 1;\ndelete from t using u;";
        QCOMPARE(print(findMarks(with, {}, with.size(), 0, false, true, 0)), QByteArray("56+6w"));
    }

    void folds()
    {
        open(QStringLiteral("select a,\n  (select\n    1\n  )\nfrom t;\nselect 1;\n/* a\nb */\nselect 2;\n"));
        const auto header = [this](int line) {
            return bool(send(Sci::SCI_GETFOLDLEVEL, line) & Sci::SC_FOLDLEVELHEADERFLAG);
        };
        QTRY_VERIFY(header(0));
        QVERIFY(header(1) && !header(2) && !header(3) && !header(4) && !header(5) && header(6) && !header(8));
        m_editor->goTo(2, 0);
        m_editor->tools().folding().toggle();
        QVERIFY(!send(Sci::SCI_GETLINEVISIBLE, 2));
        QVERIFY(send(Sci::SCI_GETLINEVISIBLE, 4));
        QCOMPARE(m_editor->caretLine(), 1);
        m_editor->tools().folding().toggle();
        QVERIFY(send(Sci::SCI_GETLINEVISIBLE, 2));
        m_editor->tools().folding().foldAll();
        QVERIFY(!send(Sci::SCI_GETLINEVISIBLE, 4));
        QVERIFY(send(Sci::SCI_GETLINEVISIBLE, 5));
        QVERIFY(!send(Sci::SCI_GETLINEVISIBLE, 7));
        QCOMPARE(m_editor->caretLine(), 0);
        m_editor->tools().folding().unfoldAll();
        QVERIFY(send(Sci::SCI_GETLINEVISIBLE, 4));
        // levels follow an edit
        m_editor->goTo(5, 6);
        m_editor->insertText(QStringLiteral("\n(\n"));
        QTRY_VERIFY(header(5) && header(6));
    }

    void bracketsByTokens()
    {
        open(QStringLiteral("select f(')', a[1] /* ( */), (; select 1)"));
        Braces &braces = m_editor->tools().braces();
        QCOMPARE(braces.partner(8), 26);
        QCOMPARE(braces.partner(26), 8);
        QCOMPARE(braces.partner(15), 17);
        QCOMPARE(braces.partner(10), -1); // in quotes
        m_editor->select(8, 0);
        braces.jump();
        QCOMPARE(m_editor->caretByteOffset(), 26);
    }

    void indentsByBrackets()
    {
        open(QString());
        QTest::keyClicks(&m_editor->area(), QStringLiteral("  select f("));
        QTest::keyClick(&m_editor->area(), Qt::Key_Return);
        QTest::keyClicks(&m_editor->area(), QStringLiteral("1"));
        QTest::keyClick(&m_editor->area(), Qt::Key_Return);
        QTest::keyClicks(&m_editor->area(), QStringLiteral(")"));
        QCOMPARE(m_editor->text(), QStringLiteral("  select f(\n      1\n  )"));
    }

    void formatsInOneStep()
    {
        const QString text = QStringLiteral("select 1;\r\nselect   aé,b   from t;\r\nselect   3;\r\n");
        open(text);
        m_editor->goTo(1, 17);
        m_editor->tools().formatting().format();
        const QString once = QStringLiteral("select 1;\r\nselect aé, b from t;\r\nselect   3;\r\n");
        QCOMPARE(m_editor->text(), once);
        QCOMPARE(m_editor->caretLine(), 1);
        QCOMPARE(m_editor->caretColumn(), 14); // within the same word
        m_editor->undo();
        QCOMPARE(m_editor->text(), text);
        m_editor->redo();
        m_editor->tools().formatting().formatAll();
        QCOMPARE(m_editor->text(), QStringLiteral("select 1;\r\nselect aé, b from t;\r\nselect 3;\r\n"));
        m_editor->select(0, 5);
        m_editor->tools().formatting().setKeywordCase(core::sql::KeywordCase::Upper);
        QCOMPARE(m_editor->text(), QStringLiteral("SELECT 1;\r\nselect aé, b from t;\r\nselect 3;\r\n"));
    }

    void formatsLargeTextsAside()
    {
        open(QStringLiteral("select   1;\n").repeated(10000));
        m_editor->tools().formatting().formatAll();
        QVERIFY(m_editor->text().startsWith(QStringLiteral("select   1;")));
        QTRY_COMPARE(m_editor->text(), QStringLiteral("select 1;\n").repeated(10000));
        m_editor->undo();
        QCOMPARE(m_editor->text().size(), 120000);
    }

    void actionsSayWhatTheyAre()
    {
        open(QStringLiteral("select   1"));
        for (const QAction *action : m_editor->editActions())
            QVERIFY2(!action->toolTip().isEmpty() && !action->objectName().isEmpty()
                         && !action->icon().isNull(),
                     qPrintable(action->text()));
        QTest::keyClick(&m_editor->area(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_editor->text(), QStringLiteral("select 1"));
    }
};

QTEST_MAIN(TestCodeTools)
#include "tst_codetools.moc"
