// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codestyle.h"
#include "ui/editor/findbar.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"
#include "ui/editor/sqlview.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QToolButton>

using namespace ui;
using namespace ui::editor;
using Sci = QsciScintilla;

namespace {

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

/// One letter a byte: k keyword, s string, n number, c comment, f function, o operator, q quiet, . anything
/// else.
QByteArray colours(SqlEditor &editor)
{
    const CodeArea &area = editor.area();
    const long length = area.SendScintilla(Sci::SCI_GETLENGTH);
    area.SendScintilla(Sci::SCI_COLOURISE, 0UL, -1L);
    QByteArray out;
    for (long i = 0; i < length; ++i)
        out += ".ksncf.ooq."[area.SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(i))];
    return out;
}

} // namespace

class TestSqlEditor : public QObject
{
    Q_OBJECT

    /// Asked of Scintilla itself: QScintilla 2.14's own annotation() gives nothing.
    QString annotationOf(int line) const
    {
        const auto ask = [&](char *buffer) {
            return m_editor->area().SendScintilla(QsciScintillaBase::SCI_ANNOTATIONGETTEXT,
                                                  static_cast<unsigned long>(line),
                                                  static_cast<void *>(buffer));
        };
        QByteArray text(qsizetype(ask(nullptr)) + 1, '\0');
        text.truncate(qsizetype(ask(text.data())));
        return QString::fromUtf8(text);
    }

private slots:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_editor = new SqlEditor(m_theme, m_icons);
        m_window->setCentralWidget(m_editor);
        m_window->resize(800, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_editor->setFocus();
    }

    void cleanup() { m_window.reset(); }

    void namesForDrivers()
    {
        QCOMPARE(m_editor->objectName(), u("sqlEditor"));
        QCOMPARE(m_editor->area().accessibleName(), u("SQL editor"));
        QVERIFY(m_editor->area().hasFocus());
        for (const QAction *action : m_editor->editActions()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        }
    }

    void textGoesRoundTrip_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("mixed line ends") << u("a\r\nb\nc\rd\r\n");
        QTest::newRow("hostile") << u(
            "select '%1 <b>&amp;\"', U&\"\\0041\" -- \xF0\x9F\x98\x80 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
        QTest::newRow("nul") << QString(u("a") + QChar(0) + u("b\n") + QChar(0));
        QTest::newRow("byte order mark") << QString(QChar(0xFEFF) + u("select 1"));
        QTest::newRow("line separator") << QString(u("a") + QChar(0x2028) + u("b") + QChar(0x85));
        QTest::newRow("blanks at the end") << u("select 1;  \n\n\t ");
    }

    void textGoesRoundTrip()
    {
        QFETCH(QString, text);
        m_editor->setText(text);
        QCOMPARE(m_editor->text(), text);
        QVERIFY(!m_editor->isModified());
        m_editor->undo(); // must not bring back what was there before
        QCOMPARE(m_editor->text(), text);
        m_editor->goTo(0, 0);
        m_editor->insertText(text);
        QCOMPARE(m_editor->text(), text + text);
    }

    void typingKeepsCrLf()
    {
        m_editor->setText(u("a\r\nb"));
        m_editor->goTo(1, 1);
        QTest::keyClick(&m_editor->area(), Qt::Key_Return);
        QCOMPARE(m_editor->text(), u("a\r\nb\r\n"));
    }

    void colours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("styles");
        const auto row = [](const char *text, const char *styles) {
            QTest::newRow(text) << u(text) << QByteArray(styles);
        };
        row("select 1", "kkkkkk.n");
        row("c.select", "........");
        row("name, date", "..........");
        row("now() x", "fff....");
        row("x in (1)", "..kk..n.");
        row("coalesce(a)", "ffffffff...");
        row("into t(a)", "kkkk.....");
        row("a::text b", ".ookkkk..");
        row("a >= $1", "..oo.nn");
        row("'a' -- b", "sss.cccc");
        row("\\d t", "qqqq");
        row("\"A\"(1)", "....n.");
        row("do $$begin perform f('a');end$$;", "kk sskkkkk.kkkkkkk.f.sss..kkkss.");
        row("create function f() as $a$\n/* x\n*/ loop $q$ x $q$\n$a$ select",
            "kkkkkk kkkkkkkk f.. kk sss.ccccccc.kkkk.sssssssss.sss.kkkkkk");
        row("select $$select$$", "kkkkkk ssssssssss");
        row("primary key(a)", "kkkkkkk.kkk...");
    }

    void colours()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, styles);
        m_editor->setText(text);
        QCOMPARE(::colours(*m_editor), styles.replace(' ', '.'));
    }

    /// Random edits, colours taken up from the cache, against colours made from nothing.
    void coloursSurviveEdits()
    {
        static const QList<QString> Pieces{u("'"),      u("\n"),  u("/*"),  u("*/"),      u("$$"),
                                           u("select"), u(" x "), u(";\n"), u("\xC3\xA9")};
        QRandomGenerator random(9);
        SqlEditor other(m_theme, m_icons);
        for (int round = 0; round < 30; ++round) {
            QString text;
            for (int i = 0; i < 60; ++i)
                text += Pieces[random.bounded(int(Pieces.size()))];
            m_editor->setText(text);
            for (int edit = 0; edit < 20; ++edit) {
                const int line = int(random.bounded(m_editor->area().lines()));
                m_editor->goTo(line, 0);
                if (random.bounded(2) == 0)
                    m_editor->area().SendScintilla(Sci::SCI_DELETEBACK);
                else
                    m_editor->insertText(Pieces[random.bounded(int(Pieces.size()))]);
                if (random.bounded(2) == 0) // as painting does: only to some place
                    m_editor->area().SendScintilla(Sci::SCI_COLOURISE,
                                                   m_editor->area().SendScintilla(Sci::SCI_GETENDSTYLED),
                                                   long(random.bounded(int(m_editor->area().length()) + 1)));
                if (random.bounded(4) == 0)
                    m_editor->statementAtCaret();
            }
            // what is left to colour, from where the editor believes it has got to
            const CodeArea &area = m_editor->area();
            area.SendScintilla(Sci::SCI_COLOURISE,
                               static_cast<unsigned long>(area.SendScintilla(Sci::SCI_GETENDSTYLED)), -1L);
            QByteArray kept;
            for (long i = 0; i < area.SendScintilla(Sci::SCI_GETLENGTH); ++i)
                kept += char('a' + area.SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(i)));
            other.setText(m_editor->text());
            other.area().SendScintilla(Sci::SCI_COLOURISE, 0UL, -1L);
            QByteArray fresh;
            for (long i = 0; i < other.area().SendScintilla(Sci::SCI_GETLENGTH); ++i)
                fresh += char(
                    'a' + other.area().SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(i)));
            QCOMPARE(kept, fresh);
        }
    }

    void typingInABigTextCostsFewLines()
    {
        m_editor->setText(u("insert into shop.items (a, b) values (1, 'two'); -- three\n").repeated(100000));
        m_editor->goTo(99990, 0);
        QCoreApplication::processEvents();
        m_editor->area().SendScintilla(
            Sci::SCI_COLOURISE,
            static_cast<unsigned long>(m_editor->area().SendScintilla(Sci::SCI_GETENDSTYLED)), -1L);
        m_editor->goTo(5, 3);
        QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(&m_editor->area(), Qt::Key_X);
            // allow(sleeping test): a frame between two keys, as a person leaves
            QTest::qWait(1);
        }
        qInfo("a key in 5.8 MB: %.1f ms with its frame", double(timer.elapsed()) / 20);
        QVERIFY2(m_editor->lexer().linesStyledLast() < 100,
                 qPrintable(QString::number(m_editor->lexer().linesStyledLast())));
        // and nothing is left to be found out about the rest
        QTRY_VERIFY(m_editor->lexer().isScanned());
    }

    void statementsAndSelection()
    {
        m_editor->setText(u("select 'é😀';\n\nupdate t\nset a = 1;\n\\dt\ncopy t from stdin;\n1\n\\.\n"));
        m_editor->goTo(2, 3);
        const SqlRange range = m_editor->statementAtCaret();
        QCOMPARE(range.toString(), u("update t\nset a = 1"));
        QCOMPARE(range.firstLine, 2);
        QCOMPARE(range.lastLine, 3);
        QCOMPARE(range.byteOffset,
                 qsizetype(m_editor->text().left(m_editor->text().indexOf(u("update"))).toUtf8().size()));
        const QList<SqlRange> all = m_editor->allStatements();
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[2].kind, core::sql::Statement::Kind::Backslash);
        QCOMPARE(all[3].data, QByteArray("1\n"));
        QVERIFY(m_editor->selectionOrEmpty().isEmpty());
        m_editor->select(0, all[1].byteOffset + 8);
        const QList<SqlRange> selected = m_editor->statementsInSelection();
        QCOMPARE(selected.size(), 2);
        QCOMPARE(selected[1].toString(), u("update t"));
        QCOMPARE(selected[1].byteOffset, all[1].byteOffset);
    }

    void caretSignals()
    {
        m_editor->setText(u("select 1;\nselect 2;\n"));
        // allow(sleeping test): nothing more comes
        QTest::qWait(5);
        QSignalSpy moved(m_editor, &SqlEditor::caretMoved);
        QSignalSpy statement(m_editor, &SqlEditor::statementAtCaretChanged);
        QSignalSpy edited(m_editor, &SqlEditor::textEdited);
        m_editor->goTo(1, 4);
        QTRY_VERIFY(!moved.isEmpty());
        QCOMPARE(moved.last(), (QVariantList{1, 4}));
        QTRY_COMPARE(statement.size(), 1);
        m_editor->goTo(1, 5);
        // allow(sleeping test): nothing more comes
        QTest::qWait(5);
        QCOMPARE(statement.size(), 1);
        QCOMPARE(edited.size(), 0);
        QTest::keyClicks(&m_editor->area(), u("x"));
        QCOMPARE(edited.size(), 1);
        QVERIFY(m_editor->isModified());
    }

    void errorIsUnderlined()
    {
        m_editor->setText(u("select 1;\nselect 'é😀', nix\nfrom t;\n"));
        m_editor->goTo(1, 0);
        SqlRange sent = m_editor->statementAtCaret();
        QVERIFY(
            m_editor->showError(sent, sent.toString().indexOf(u("nix")), u("column \"nix\" does not exist")));
        const qsizetype place = m_editor->text().left(m_editor->text().indexOf(u("nix"))).toUtf8().size();
        const auto marked = [this](qsizetype byte) {
            return m_editor->area().SendScintilla(Sci::SCI_INDICATORVALUEAT, 8UL, long(byte)) != 0;
        };
        QVERIFY(!marked(place - 1));
        QVERIFY(marked(place));
        QVERIFY(marked(place + 2));
        QVERIFY(!marked(place + 3));
        QVERIFY(annotationOf(1).contains(u("column \"nix\" does not exist")));
        // text above moves it, an edit of the line clears it
        m_editor->goTo(0, 0);
        m_editor->insertText(u("-- \n"));
        QCoreApplication::processEvents();
        QVERIFY(marked(place + 4));
        QVERIFY(m_editor->showError(sent, 0, u("again"))); // what was sent is found where it is now
        m_editor->goTo(2, 0);
        m_editor->insertText(u(" "));
        QTRY_VERIFY(!marked(place + 5));
        QVERIFY(annotationOf(2).isEmpty());
        sent.text = "gone";
        QVERIFY(!m_editor->showError(sent, 0, u("lost")));
    }

    void errorAtTheEndAndWithoutAPlace()
    {
        m_editor->setText(u("select 1 +"));
        const SqlRange sent = m_editor->statementAtCaret();
        QVERIFY(m_editor->showError(sent, 10, u("syntax error at end of input")));
        QVERIFY(m_editor->area().SendScintilla(Sci::SCI_INDICATORVALUEAT, 8UL, 9L));
        m_editor->clearErrors();
        QVERIFY(!m_editor->area().SendScintilla(Sci::SCI_INDICATORVALUEAT, 8UL, 9L));
        QVERIFY(m_editor->showError(sent, -1, QString(u("nul ") + QChar(0) + u("\nDETAIL: %1 <b>"))));
        QVERIFY(annotationOf(0).contains(u("DETAIL: %1 <b>")));
        QVERIFY(m_editor->showError(sent, 99999, u("far")));
    }

    void windowKeysReachTheWindow_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key :
             {"Ctrl+Return", "Ctrl+Shift+Return", "F5", "Esc", "Ctrl+K", "Ctrl+T", "Ctrl+W", "Ctrl+Tab",
              "Ctrl+Shift+Tab", "F4", "F12", "Ctrl+L", "Ctrl+S", "Ctrl+O", "Ctrl+1"})
            QTest::newRow(key) << u(key);
    }

    void windowKeysReachTheWindow()
    {
        QFETCH(QString, key);
        m_editor->setText(u("select 1;\nselect 2;"));
        QAction action;
        action.setShortcut(QKeySequence(key));
        m_window->addAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        const QKeyCombination combination = QKeySequence(key)[0];
        QTest::keyClick(&m_editor->area(), combination.key(), combination.keyboardModifiers());
        QCOMPARE(triggered.size(), 1);
        m_window->removeAction(&action);
        // and where nobody wants it, it does nothing to the text
        QTest::keyClick(&m_editor->area(), combination.key(), combination.keyboardModifiers());
        QCOMPARE(m_editor->text(), u("select 1;\nselect 2;"));
    }

    void commentAndDuplicate()
    {
        m_editor->setText(u("select 1,\n    2\n\nfrom t"));
        m_editor->select(0, 18);
        QTest::keyClick(&m_editor->area(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), u("-- select 1,\n--     2\n\n-- from t"));
        QTest::keyClick(&m_editor->area(), Qt::Key_Slash, Qt::ControlModifier);
        QCOMPARE(m_editor->text(), u("select 1,\n    2\n\nfrom t"));
        m_editor->undo();
        QCOMPARE(m_editor->text(), u("-- select 1,\n--     2\n\n-- from t"));
        m_editor->setText(u("a\nb"));
        QTest::keyClick(&m_editor->area(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_editor->text(), u("a\na\nb"));
    }

    void indentAndTab()
    {
        m_editor->setText(u("    a"));
        m_editor->goTo(0, 5);
        QTest::keyClick(&m_editor->area(), Qt::Key_Return);
        QTest::keyClick(&m_editor->area(), Qt::Key_Tab);
        QTest::keyClicks(&m_editor->area(), u("b"));
        QCOMPARE(m_editor->text(), u("    a\n        b"));
    }

    void linesAreTwentyPixels()
    {
        QCOMPARE(int(m_editor->area().SendScintilla(Sci::SCI_TEXTHEIGHT, 0L)), CodeLineHeight);
    }

    void themeSwitchesLive()
    {
        m_editor->setText(u("select 1"));
        const auto background = [this] {
            const QImage image = m_editor->grab().toImage();
            return image.pixelColor(image.width() / 2, image.height() - 20);
        };
        m_theme.setMode(Theme::Mode::Dark);
        QCOMPARE(background(), m_theme.color(Token::Surface));
        m_theme.setMode(Theme::Mode::Light);
        QCOMPARE(background(), m_theme.color(Token::Surface));
    }

    void barMarksTheStatement()
    {
        m_editor->setText(u("select 1;\n\nselect\n2;"));
        m_editor->goTo(2, 1);
        const auto barAt = [this](int line) {
            const QImage image = m_editor->area().viewport()->grab().toImage();
            return image.pixelColor(0, line * CodeLineHeight + CodeLineHeight / 2);
        };
        QTRY_COMPARE(barAt(2), m_theme.color(Token::Accent));
        QCOMPARE(barAt(3), m_theme.color(Token::Accent));
        QCOMPARE(barAt(0), m_theme.color(Token::Surface));
        m_editor->setRunning(m_editor->allStatements().first());
        QCOMPARE(barAt(0), m_theme.color(Token::Ok));
        m_editor->setRunning({});
        QCOMPARE(barAt(0), m_theme.color(Token::Surface));
    }

    void findAndReplace()
    {
        m_editor->setText(u("é Name name rename\nNAME 😀 name"));
        QTest::keyClick(&m_editor->area(), Qt::Key_H, Qt::ControlModifier);
        auto *bar = m_editor->findChild<FindBar *>(u("findBar"));
        auto *find = m_editor->findChild<QLineEdit *>(u("findText"));
        auto *replace = m_editor->findChild<QLineEdit *>(u("replaceText"));
        auto *count = m_editor->findChild<QLabel *>(u("findCount"));
        QVERIFY(bar->isVisible());
        QTRY_VERIFY(find->hasFocus());
        QTest::keyClicks(find, u("name"));
        QTRY_COMPARE(bar->hitCount(), 5);
        m_editor->findChild<QToolButton *>(u("findWords"))->click();
        QCOMPARE(bar->hitCount(), 4);
        m_editor->findChild<QToolButton *>(u("findCase"))->click();
        QCOMPARE(bar->hitCount(), 2);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(m_editor->area().selectedText(), u("name"));
        QCOMPARE(count->text(), u("1 of 2"));
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(count->text(), u("2 of 2"));
        QTest::keyClick(find, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(count->text(), u("1 of 2"));
        m_editor->findChild<QToolButton *>(u("findRegex"))->click();
        find->setText(u("(na)(me)"));
        replace->setText(u("$2\\1é"));
        bar->replaceAll();
        QCOMPARE(m_editor->text(), u("é Name menaé rename\nNAME 😀 menaé"));
        m_editor->undo();
        QCOMPARE(m_editor->text(), u("é Name name rename\nNAME 😀 name"));
        find->setText(u("(na"));
        QTRY_COMPARE(count->text(), u("Bad pattern"));
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QTRY_VERIFY(m_editor->area().hasFocus());
    }

    void previewShowsAndLetsTabPass()
    {
        SqlView view(m_theme);
        view.setSql(u("select '<b>'\r\n"));
        QCOMPARE(view.sql(), u("select '<b>'\r\n"));
        view.setSql(u("x"));
        QCOMPARE(view.sql(), u("x"));
    }

private:
    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<QMainWindow> m_window;
    SqlEditor *m_editor = nullptr;
};

QTEST_MAIN(TestSqlEditor)
#include "tst_sqleditor.moc"
