// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/linestates.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::sql;

namespace {

struct Text
{
    QByteArrayList lines{};
    QByteArray joined{};
    QList<qsizetype> starts{};
    LineStates states{
        {[this](int line) { return starts[line]; },
         [this](qsizetype from, qsizetype to) { return QByteArrayView(joined).sliced(from, to - from); }}};

    void changed()
    {
        joined = lines.join();
        starts = {0};
        for (const QByteArray &line : std::as_const(lines))
            starts << starts.last() + line.size();
    }

    void scanTo(int line)
    {
        while (states.known() <= line)
            states.scanOn();
    }
};

} // namespace

class TestLineStates : public QObject
{
    Q_OBJECT

private slots:
    void editsAgreeWithAFreshScan()
    {
        static const QByteArrayList Lines{"select 1;\n",
                                          "'\n",
                                          "/*\n",
                                          "*/\n",
                                          "$$\n",
                                          "x\n",
                                          "(\n",
                                          ")\n",
                                          "copy t from stdin;\n",
                                          "\\.\n",
                                          "do $a$ begin -- '\n",
                                          "create function f() as $a$\n",
                                          "end $a$; select '\n",
                                          QByteArray("--").append(20000, 'y').append('\n')};
        QRandomGenerator random(5);
        for (int round = 0; round < 60; ++round) {
            Text text;
            // now and then of many blocks
            for (int i = 1 + int(random.bounded(round % 10 == 0 ? 600 : 20)); i > 0; --i)
                text.lines << Lines[random.bounded(int(Lines.size()))];
            text.changed();
            text.states.clear(int(text.lines.size()));
            for (int edit = 0; edit < 30; ++edit) {
                text.scanTo(int(random.bounded(int(text.lines.size()))));
                const int line = int(random.bounded(int(text.lines.size())));
                const int reach = random.bounded(5) == 0 ? 300 : 2;
                const int added = int(random.bounded(2 * reach + 1)) - reach;
                const int change = std::max(added, line + 1 - int(text.lines.size()));
                text.lines[line] = Lines[random.bounded(int(Lines.size()))];
                for (int i = 0; i < change; ++i)
                    text.lines.insert(line + 1, Lines[random.bounded(int(Lines.size()))]);
                if (change < 0)
                    text.lines.remove(line + 1, -change);
                text.changed();
                text.states.edited(line, change);
                QCOMPARE(text.states.lineCount(), int(text.lines.size()));
                if (random.bounded(3) == 0)
                    continue; // several edits before the next scan
                text.scanTo(int(random.bounded(int(text.lines.size()))));
                LineState fresh;
                for (int i = 0; i < text.states.known(); ++i) {
                    QVERIFY2(text.states.at(i) == fresh,
                             qPrintable(QStringLiteral("round %1 line %2").arg(round).arg(i)));
                    fresh = afterLine(text.lines[i], fresh);
                }
            }
        }
    }

    void anEditThatChangesNothingCostsABlock()
    {
        Text text;
        for (int i = 0; i < 2000; ++i)
            text.lines << "select 1;\n";
        text.changed();
        text.states.clear(2000);
        text.scanTo(1999);
        QVERIFY(text.states.isComplete());
        const qint64 before = text.states.scannedBytes();
        text.lines[10] = "select 2;\n";
        text.changed();
        text.states.edited(10, 0);
        QVERIFY(text.states.known() <= 10 + 1);
        text.states.scanOn();
        QCOMPARE(text.states.known(), 2000);
        QVERIFY(text.states.scannedBytes() - before <= 2 * LineStates::BlockLines * 10);
    }

    void aBodyHasAStateOfItsOwn()
    {
        LineState state = afterLine("create function f() returns int language plpgsql as $f$\n", {});
        state = afterLine("begin /* one\n", state);
        QCOMPARE(state.state.mode, State::Mode::DollarString);
        QCOMPARE(state.body.mode, State::Mode::BlockComment);
        state = afterLine("two */ end $f$;\n", state);
        QCOMPARE(state.state.mode, State::Mode::Normal);
        QVERIFY(state.body == State());
    }
};

QTEST_GUILESS_MAIN(TestLineStates)
#include "tst_linestates.moc"
