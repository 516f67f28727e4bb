// SPDX-License-Identifier: GPL-3.0-or-later
// Texts above the size from which changes are watched in another way: what is told of them, what a key costs
// (counted in bytes and lines, not in time), colours of what is seen.
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codetools.h"
#include "ui/editor/findbar.h"
#include "ui/editor/longline.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QThreadPool>

using namespace ui;
using namespace ui::editor;
using Sci = QsciScintilla;

namespace {

/// A line of 60 bytes, as often as it is more than `megabytes`.
QByteArray script(int megabytes)
{
    return QByteArray("insert into shop.items (a, b) values (1, 'two'); -- three é\n")
        .repeated((megabytes << 20) / 60 + 1);
}

/// How long the events waited, for who reads the test's words.
class Gaps : public QObject
{
public:
    void start()
    {
        m_longest = 0;
        m_since.start();
        if (m_timer == 0)
            m_timer = startTimer(1);
    }
    qint64 longest() { return std::max(m_longest, m_since.elapsed()); }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    int m_timer = 0;
};

} // namespace

class TestLargeText : public QObject
{
    Q_OBJECT

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

    void aKeyCostsWhatIsSeen()
    {
        m_editor->setBytes(script(6));
        SqlLexer &lexer = m_editor->lexer();
        QTRY_VERIFY(lexer.isScanned());
        QVERIFY(lexer.changes().isLarge());
        const int lines = m_editor->area().lines();
        for (const int line : {3, lines / 2, lines - 3}) {
            m_editor->goTo(line, 4);
            m_editor->area().viewport()->repaint();
            const qint64 before = lexer.scannedBytes();
            for (int i = 0; i < 20; ++i) {
                QTest::keyClick(&m_editor->area(), i % 5 ? Qt::Key_X : Qt::Key_Return);
                m_editor->area().viewport()->repaint();
                QVERIFY2(lexer.linesStyledLast() < 60, qPrintable(QString::number(lexer.linesStyledLast())));
            }
            const qint64 each = (lexer.scannedBytes() - before) / 20;
            QVERIFY2(each < 40'000, qPrintable(QString::number(each)));
        }
    }

    void aQuoteAtTheTopIsReadOnLater()
    {
        m_editor->setBytes(script(6));
        SqlLexer &lexer = m_editor->lexer();
        QTRY_VERIFY(lexer.isScanned());
        m_editor->goTo(0, 0);
        const qint64 before = lexer.scannedBytes();
        QTest::keyClick(&m_editor->area(), Qt::Key_Apostrophe);
        // the key itself reads what is near, all else comes between the events
        QVERIFY2(lexer.scannedBytes() - before < 3'000'000,
                 qPrintable(QString::number(lexer.scannedBytes() - before)));
        QTRY_VERIFY(lexer.isScanned());
        m_editor->goTo(m_editor->area().lines() - 2, 0);
        QTRY_COMPARE(styleAt(m_editor->area().lines() - 2, 1), int(SqlLexer::String));
        QTest::keyClick(&m_editor->area(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(lexer.isScanned());
        m_editor->goTo(m_editor->area().lines() - 2, 0);
        QTRY_COMPARE(styleAt(m_editor->area().lines() - 2, 1), int(SqlLexer::Keyword));
    }

    void farLinesAreColouredWhenSeen()
    {
        m_editor->setBytes(script(6));
        const int last = m_editor->area().lines() - 2;
        m_editor->goTo(last, 0);
        QTRY_COMPARE(styleAt(last, 1), int(SqlLexer::Keyword));
        QCOMPARE(styleAt(last, 55), int(SqlLexer::Comment));
        m_editor->goTo(last / 2, 0);
        QTRY_COMPARE(styleAt(last / 2, 1), int(SqlLexer::Keyword));
        QVERIFY(m_editor->area().SendScintilla(Sci::SCI_GETENDSTYLED) < 1'000'000); // nothing in between
    }

    void whatIsToldIsWhatHappened_data()
    {
        QTest::addColumn<int>("megabytes");
        QTest::newRow("small") << 0;
        QTest::newRow("large") << 1;
    }

    void whatIsToldIsWhatHappened()
    {
        QFETCH(int, megabytes);
        QByteArray text = megabytes > 0 ? script(megabytes) : script(0).repeated(300);
        m_editor->setBytes(text);
        QTRY_VERIFY(m_editor->lexer().isScanned());
        const CodeArea &area = m_editor->area();
        int lines = area.lines();
        QCOMPARE(m_editor->lexer().changes().isLarge(), megabytes > 0);
        connect(&m_editor->lexer().changes(), &TextChanges::changed, m_editor,
                [&text, &lines](const TextChange &change) {
                    if (change.inserted)
                        text.insert(change.position, change.insertion.toByteArray());
                    else
                        text.remove(change.position, change.length);
                    lines += change.linesAdded;
                });
        QSignalSpy edited(m_editor, &SqlEditor::textEdited);
        QRandomGenerator random(3);
        static const QByteArrayList Pieces{"'",           "\n",   "/*",  "\r",       "\r\n",          "*/",
                                           "select 1;\n", "\xFF", "\0x", "\xC3\xA9", "\n\n\nx\n\n\n", "$$"};
        for (int i = 0; i < 300; ++i) {
            const long at = long(random.bounded(int(m_editor->byteSize()) + 1));
            const QByteArray &piece = Pieces[random.bounded(int(Pieces.size()))];
            switch (random.bounded(6)) {
            case 0:
                area.SendScintilla(
                    Sci::SCI_DELETERANGE, static_cast<unsigned long>(at),
                    std::min<long>(long(random.bounded(200)), long(m_editor->byteSize()) - at));
                break;
            case 1:
                area.SendScintilla(random.bounded(2) ? Sci::SCI_UNDO : Sci::SCI_REDO);
                break;
            case 2: // several carets
                area.SendScintilla(Sci::SCI_SETSELECTION, static_cast<unsigned long>(at), at);
                area.SendScintilla(Sci::SCI_ADDSELECTION, static_cast<unsigned long>(at / 2), at / 2 + 1);
                QTest::keyClick(&m_editor->area(), Qt::Key_X);
                break;
            default:
                area.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(at), at);
                area.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(piece.size()),
                                   piece.constData());
            }
        }
        m_editor->lexer().changes().settle();
        QVERIFY(m_editor->bytes() == QByteArrayView(text));
        QCOMPARE(lines, area.lines());
        QVERIFY(edited.count() > 100);
        // and the states are those of the text as it is
        SqlEditor other(m_theme, m_icons);
        other.setBytes(text);
        for (int line = 0; line < lines; line += 1 + line / 50)
            QVERIFY(m_editor->lexer().stateAt(line) == other.lexer().stateAt(line));
    }

    void screenReadersReadNormalTexts()
    {
        m_editor->setBytes("select 1;\n");
        QAccessibleInterface *area = QAccessible::queryAccessibleInterface(&m_editor->area());
        QVERIFY(area && area->textInterface());
        QCOMPARE(area->textInterface()->text(0, 6), QStringLiteral("select"));
        m_editor->setBytes(script(1));
        QTRY_VERIFY(m_editor->lexer().changes().isLarge());
        area = QAccessible::queryAccessibleInterface(&m_editor->area());
        QVERIFY(area);
        QCOMPARE(area->role(), QAccessible::EditableText);
        QCOMPARE(area->text(QAccessible::Name), QStringLiteral("SQL editor"));
        m_editor->setBytes("select 2;\n");
        QTRY_VERIFY(!m_editor->lexer().changes().isLarge());
        area = QAccessible::queryAccessibleInterface(&m_editor->area());
        QVERIFY(area && area->textInterface());
    }

    void statementsAreFoundInLargeTexts()
    {
        m_editor->setBytes(script(3) + "select 'here';\n" + script(3));
        const int line = m_editor->area().lines() / 2 - 1;
        m_editor->goTo(line, 3);
        QCOMPARE(m_editor->statementAtCaret().firstLine, line);
        QCOMPARE(m_editor->statementAt(script(3).size() + 2).text, QByteArray("select 'here'"));
        // one that is open is everything behind it
        m_editor->setBytes(script(3) + "select 'open;\n" + QByteArray(3 << 20, 'x'));
        QCOMPARE(m_editor->statementAt(script(3).size() + 2).text.size(), qsizetype((3 << 20) + 14));
    }

    void longLinesThatArePasted()
    {
        const QByteArray line
            = "insert into t values " + QByteArray("(1, 'é😀', 'a, b'), ").repeated(50000) + "(2, '', '')";
        QVERIFY(line.size() > 1 << 20);
        QSignalSpy broken(m_editor, &SqlEditor::linesBroken);
        const auto paste = [this](const QByteArray &text) {
            QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
            m_editor->area().paste();
        };
        m_editor->setBytes("select 1;\n");
        m_editor->goTo(1, 0);
        QElapsedTimer clock;
        clock.start();
        paste(line);
        QTest::keyClick(&m_editor->area(), Qt::Key_Semicolon);
        QCoreApplication::processEvents();
        qInfo("pasted in %lld ms", clock.elapsed());
        QCOMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().toLongLong(), 1);
        QVERIFY(broken.first().last().toLongLong() <= core::sql::LongestEditedLine);
        QCOMPARE(m_editor->allStatements().size(), 2);
        QByteArray joined = m_editor->bytes().toByteArray();
        QCOMPARE(joined.count('\n'), qsizetype(1 + line.size() / core::sql::LongestEditedLine));
        QCOMPARE(joined.replace('\n', ""), "select 1;" + line + ';');
        m_editor->undo();
        m_editor->undo();
        QCOMPARE(m_editor->bytes().toByteArray(), QByteArray("select 1;\n"));

        // within a string a break would be part of it
        m_editor->setBytes("select '");
        m_editor->goTo(0, 8);
        paste(QByteArray("a, b ").repeated(8000) + "'");
        QCOMPARE(m_editor->bytes().toByteArray().count('\n'), 0);
        QCOMPARE(broken.size(), 1);

        // from elsewhere: the same
        m_editor->setBytes({});
        m_editor->insertText(QString::fromUtf8(line));
        QCOMPARE(broken.size(), 2);
        QVERIFY(m_editor->area().lines() > 50);
        m_editor->load(line);
        QTRY_COMPARE(broken.size(), 3);
        QTRY_VERIFY(m_editor->area().lines() > 50);
        m_editor->load(line.left(900000));
        QTRY_COMPARE(broken.size(), 4);
        QVERIFY(m_editor->area().lines() > 50);
    }

    void aLineThatCannotBeBroken_data()
    {
        QTest::addColumn<int>("kilobytes");
        QTest::newRow("1 MB") << 1024;
        QTest::newRow("more than is inserted at once") << 5000;
    }

    void aLineThatCannotBeBroken()
    {
        QFETCH(int, kilobytes);
        const QByteArray value = QByteArray("\xC3\xA9\xF0\x9F\x98\x80 b").repeated((kilobytes << 10) / 8);
        const QByteArray line = '\'' + value + '\'';
        const auto size = qsizetype(line.size());
        CodeArea &area = m_editor->area();
        m_editor->setBytes("select 1;\n\nselect 2;\n");
        m_editor->goTo(1, 0);
        QSignalSpy broken(m_editor, &SqlEditor::linesBroken);
        Gaps gaps;
        QGuiApplication::clipboard()->setText(QString::fromUtf8(line));
        gaps.start();
        QTest::keyClick(&area, Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(broken.size(), 1);
        QCOMPARE(broken.first().first().toLongLong(), 0);
        area.viewport()->repaint();
        QCoreApplication::processEvents();
        qInfo("pasted, longest gap %lld ms", gaps.longest());
        QCOMPARE(m_editor->bytes().toByteArray(), "select 1;\n" + line + "\nselect 2;\n");
        QCOMPARE(m_editor->caretByteOffset(), 10 + size);
        // only what can be looked at has a width
        QVERIFY2(drawn(10, size) < 40'000, qPrintable(QString::number(drawn(10, size))));
        QVERIFY(isDrawn(10 + 100) && isDrawn(10 + size - 100) && !isDrawn(10 + size / 2));
        gaps.start();
        QTest::keyClick(&area, Qt::Key_Semicolon);
        area.viewport()->repaint();
        qInfo("a key behind it: %lld ms", gaps.longest());
        // the caret in the middle: that is seen, and can be edited
        const qsizetype middle = 10 + 1 + (value.size() / 16) * 8;
        gaps.start();
        m_editor->goTo(0, 0);
        area.viewport()->repaint();
        area.SendScintilla(Sci::SCI_SETXOFFSET,
                           static_cast<unsigned long>(
                               area.SendScintilla(Sci::SCI_POINTXFROMPOSITION, 0UL, 10L + (17 << 10)) - 400));
        shoot(QStringLiteral("gap"));
        m_editor->select(middle, 0);
        QTRY_VERIFY(isDrawn(middle));
        area.viewport()->repaint();
        QVERIFY(drawn(10, size) < 60'000);
        gaps.start();
        for (const Qt::Key key : {Qt::Key_X, Qt::Key_Y, Qt::Key_Left, Qt::Key_Backspace, Qt::Key_Right}) {
            QTest::keyClick(&area, key);
            area.viewport()->repaint();
            QCoreApplication::processEvents();
        }
        qInfo("keys within it: longest gap %lld ms", gaps.longest());
        shoot(QStringLiteral("middle"));
        QVERIFY(isDrawn(middle) && drawn(10, size) < 60'000);
        QByteArray expected = line + ';';
        expected.insert(middle - 10, 'y');
        QCOMPARE(m_editor->bytes(10, 10 + expected.size()).toByteArray(), expected);
        const int x = int(area.SendScintilla(Sci::SCI_POINTXFROMPOSITION, 0UL, long(middle)));
        QVERIFY2(x > 0 && x < area.viewport()->width(), qPrintable(QString::number(x)));
        // what is run and copied is all of it
        QCOMPARE(m_editor->statementAt(middle).text, expected.chopped(1));
        area.selectAll();
        area.copy();
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), "select 1;\n" + expected + "\nselect 2;\n");
        // over it a shorter text: it starts at its left
        m_editor->setBytes("select 3");
        QCOMPARE(area.SendScintilla(Sci::SCI_GETXOFFSET), 0L);
    }

    void aLargePasteComesInPieces()
    {
        const bool measured = qEnvironmentVariableIsSet("HOWDAH_MEASURE");
        const QByteArray large = script(measured ? 50 : 9);
        const QByteArray text
            = large + "select '\r\n" + QByteArray("\xF0\x9F\x98\x80\r\n").repeated(1 << 19) + "'";
        CodeArea &area = m_editor->area();
        m_editor->setBytes("select 1;\nselect 'selected';\nselect 2;\n");
        m_editor->select(10, 18);
        qsizetype largest = 0;
        connect(
            &m_editor->lexer().changes(), &TextChanges::changed, m_editor,
            [&largest](const TextChange &change) { largest = std::max(largest, qsizetype(change.length)); });
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        Gaps gaps;
        gaps.start();
        area.paste();
        qInfo("begun in %lld ms", gaps.longest());
        QVERIFY(m_editor->isLoading());
        // half of a statement is nothing to run, and nothing can be typed into it
        QVERIFY(m_editor->statementAtCaret().isEmpty());
        QVERIFY(m_editor->allStatements().isEmpty());
        QTest::keyClick(&area, Qt::Key_X);
        QTRY_VERIFY(m_editor->byteSize() > 100);
        QVERIFY(m_editor->isLoading());
        m_editor->select(0, 3);
        QTest::keyClick(&area, Qt::Key_X);
        QVERIFY(m_editor->statementsInSelection().isEmpty() && m_editor->selectionOrEmpty().isEmpty());
        QTRY_VERIFY(!m_editor->isLoading());
        area.viewport()->repaint();
        qInfo("longest gap: %lld ms", gaps.longest());
        QVERIFY(largest <= 2 << 20);
        QCOMPARE(m_editor->byteSize(), 21 + text.size());
        QVERIFY(m_editor->bytes().toByteArray() == "select 1;\n" + text + "\nselect 2;\n");
        QCOMPARE(m_editor->caretByteOffset(), 10 + text.size());
        QCOMPARE(area.lines(), int(4 + text.count('\n')));
        QTest::keyClick(&area, Qt::Key_Semicolon);
        m_editor->undo();
        gaps.start();
        m_editor->undo();
        qInfo("undone in %lld ms", gaps.longest());
        QCOMPARE(m_editor->bytes().toByteArray(), QByteArray("select 1;\nselect 'selected';\nselect 2;\n"));
        m_editor->redo();
        QCOMPARE(m_editor->byteSize(), 21 + text.size());
        // another text while one comes
        area.paste();
        m_editor->setBytes("select 4");
        QVERIFY(!m_editor->isLoading());
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30000));
        QCoreApplication::processEvents();
        QCOMPARE(m_editor->bytes().toByteArray(), QByteArray("select 4"));
        QTest::keyClick(&area, Qt::Key_X);
        QCOMPARE(m_editor->text(), QStringLiteral("xselect 4"));
    }

    void hiddenPiecesAreWholeCharacters()
    {
        QVERIFY(hiddenPieces(QByteArray(LongestDrawnLine, 'x'), -1).isEmpty());
        const QByteArray line = "x" + QByteArray("\xF0\x9F\x98\x80").repeated(100000);
        for (const qsizetype caret :
             {qsizetype(-1), qsizetype(0), qsizetype(17000), qsizetype(200001), line.size()}) {
            const QList<HiddenPiece> pieces = hiddenPieces(line, caret);
            QVERIFY(!pieces.isEmpty());
            qsizetype before = 1;
            for (const HiddenPiece &piece : pieces) {
                QVERIFY(piece.from > before && piece.to > piece.from && piece.to < line.size());
                QCOMPARE(piece.from % 4, 1);
                QCOMPARE(piece.to % 4, 1);
                QVERIFY(caret < piece.from || caret >= piece.to);
                before = piece.to;
            }
        }
        // bytes that are no characters
        QVERIFY(!hiddenPieces(QByteArray(100000, '\x80'), 50000).isEmpty());
    }

    void loadingDoesNotHoldTheWindowUp()
    {
        const QByteArray text = script(16) + QByteArray("\0\xFF end", 6);
        Heartbeat heart;
        bool there = false;
        m_editor->load(text, [&there] { there = true; });
        QVERIFY(m_editor->isLoading());
        QTest::keyClick(&m_editor->area(), Qt::Key_X); // is not for the text to come
        QTRY_VERIFY(there);
        QVERIFY(!m_editor->isLoading());
        QVERIFY(m_editor->bytes() == QByteArrayView(text));
        QVERIFY(!m_editor->isModified());
        QTRY_VERIFY_WITH_TIMEOUT(m_editor->lexer().isScanned(), 60000);
        const qint64 longest = heart.longestGap();
        qInfo("longest gap: %lld ms", longest);
        // in one thread it would be 300 ms and more (a debug build)
        QVERIFY2(longest < 200, qPrintable(QString::number(longest)));
        // it is an editor as any other: four blanks for a tab, undo, changes are told, colours
        QVERIFY(m_editor->lexer().changes().isLarge());
        QSignalSpy edited(m_editor, &SqlEditor::textEdited);
        m_editor->goTo(2, 0);
        QTest::keyClick(&m_editor->area(), Qt::Key_Tab);
        QTest::keyClicks(&m_editor->area(), QStringLiteral("y"));
        QCOMPARE(m_editor->bytes(61 * 2, 61 * 2 + 5), QByteArrayView("    y"));
        QTRY_VERIFY(!edited.isEmpty());
        QVERIFY(m_editor->isModified());
        QCOMPARE(styleAt(1, 1), int(SqlLexer::Keyword));
        m_editor->undo();
        m_editor->undo();
        QTRY_VERIFY(!m_editor->isModified());
    }

    void findAndReplaceInALargeText()
    {
        const QByteArray text = script(4) + "\xFFtwo";
        m_editor->setBytes(text);
        m_editor->showReplace();
        auto *bar = m_editor->findChild<FindBar *>();
        m_editor->findChild<QLineEdit *>(QStringLiteral("findText"))->setText(QStringLiteral("two"));
        m_editor->findChild<QLineEdit *>(QStringLiteral("replaceText"))->setText(QStringLiteral("twenty"));
        auto *count = m_editor->findChild<QLabel *>(QStringLiteral("findCount"));
        bar->findNext();
        QCOMPARE(count->text(), QStringLiteral("Searching…"));
        QTRY_VERIFY(bar->hitCount() == text.count("two"));
        QCOMPARE(m_editor->area().selectedText(), QStringLiteral("two"));
        bar->replaceAll();
        QTRY_VERIFY_WITH_TIMEOUT(count->text().endsWith(QLatin1String("replaced")), 60000);
        QByteArray expected = text;
        expected.replace("two", "twenty");
        QVERIFY(m_editor->bytes() == QByteArrayView(expected));
        QVERIFY(!m_editor->area().isReadOnly());
        m_editor->undo(); // one step
        QVERIFY(m_editor->bytes() == QByteArrayView(text));
    }

    void hitsAreBytes()
    {
        TextQuery query{.pattern = QRegularExpression(QStringLiteral("b(.)")),
                        .replacement = QStringLiteral("<$1>"),
                        .expands = true};
        const QByteArray text("\xFF\xE9"
                              "b1 \xC3\xA9"
                              "b\xF0\x9F\x98\x80 \xEF\xBF\xBD"
                              "b2\xC3");
        QList<TextHit> hits = findAll(text, query);
        QCOMPARE(hits.size(), 3);
        QCOMPARE(text.sliced(hits[0].start, hits[0].length), QByteArray("b1"));
        QCOMPARE(text.sliced(hits[1].start, hits[1].length), QByteArray("b\xF0\x9F\x98\x80"));
        QCOMPARE(text.sliced(hits[2].start, hits[2].length), QByteArray("b2"));
        QCOMPARE(hits[0].replacement, QStringLiteral("<1>"));
        query.scope = QList<TextRange>{{0, 4}, {8, text.size()}};
        hits = findAll(text, query);
        QCOMPARE(hits.size(), 2);
    }

    void anotherTextComesMeanwhile()
    {
        m_editor->load(script(4));
        m_editor->setBytes("select 1");
        QVERIFY(QThreadPool::globalInstance()->waitForDone(30000));
        QCoreApplication::processEvents();
        QCOMPARE(m_editor->text(), QStringLiteral("select 1"));
        QTest::keyClick(&m_editor->area(), Qt::Key_X);
        QCOMPARE(m_editor->text(), QStringLiteral("xselect 1"));
    }

private:
    void shoot(const QString &name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            if (folder.isEmpty())
                return;
            m_theme.setMode(mode);
            QCoreApplication::processEvents();
            m_window->grab().save(
                QStringLiteral("%1/%2-%3.png").arg(folder, name).arg(mode == Theme::Mode::Dark));
        }
    }
    bool isDrawn(qsizetype at) const
    {
        return m_editor->area().SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(at))
            != SqlLexer::Hidden;
    }
    qsizetype drawn(qsizetype from, qsizetype size) const
    {
        qsizetype count = 0;
        for (qsizetype at = from; at < from + size; ++at)
            count += isDrawn(at);
        return count;
    }
    int styleAt(int line, int column)
    {
        m_editor->area().viewport()->repaint();
        const long start
            = m_editor->area().SendScintilla(Sci::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
        return int(
            m_editor->area().SendScintilla(Sci::SCI_GETSTYLEAT, static_cast<unsigned long>(start + column)));
    }

    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<QMainWindow> m_window;
    SqlEditor *m_editor = nullptr;
};

QTEST_MAIN(TestLargeText)
#include "tst_largetext.moc"
