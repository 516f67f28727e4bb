// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/linestates.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::sql;

class TestLineStates : public QObject
{
    Q_OBJECT

private slots:
    void editsAgreeWithAFreshScan()
    {
        static const QByteArrayList Lines{
            "select 1;\n",          "'\n",  "/*\n", "*/\n", "$$\n", "x\n", "(\n", ")\n",
            "copy t from stdin;\n", "\\.\n"};
        QRandomGenerator random(5);
        for (int round = 0; round < 400; ++round) {
            QByteArrayList lines;
            for (int i = 1 + int(random.bounded(20)); i > 0; --i)
                lines << Lines[random.bounded(int(Lines.size()))];
            LineStates states;
            const auto scanTo = [&](int line) {
                while (states.known() <= line && states.known() <= lines.size())
                    states.advance(scanLine(lines[states.known() - 1], states.at(states.known() - 1)));
            };
            for (int edit = 0; edit < 30; ++edit) {
                scanTo(int(random.bounded(int(lines.size()))));
                const int line = int(random.bounded(int(lines.size())));
                const int added = int(random.bounded(5)) - 2;
                const int change = std::max(added, line + 1 - int(lines.size()));
                lines[line] = Lines[random.bounded(int(Lines.size()))];
                for (int i = 0; i < change; ++i)
                    lines.insert(line + 1, Lines[random.bounded(int(Lines.size()))]);
                if (change < 0)
                    lines.remove(line + 1, -change);
                states.edited(line, change);
                if (random.bounded(3) == 0)
                    continue; // several edits before the next scan
                scanTo(int(random.bounded(int(lines.size()))));
                State fresh;
                for (int i = 0; i < std::min(states.known(), int(lines.size())); ++i) {
                    QVERIFY2(states.at(i) == fresh,
                             qPrintable(QStringLiteral("round %1 line %2").arg(round).arg(i)));
                    fresh = scanLine(lines[i], fresh);
                }
            }
        }
    }

    void anEditThatChangesNothingCostsOneLine()
    {
        LineStates states;
        states.edited(0, 1000); // as a text that is set
        for (int i = 0; i < 1000; ++i)
            states.advance(scanLine("select 1;\n", states.at(i)));
        states.edited(10, 0);
        QCOMPARE(states.known(), 11);
        states.advance(scanLine("select 2;\n", states.at(10)));
        QCOMPARE(states.known(), 1001);
    }
};

QTEST_GUILESS_MAIN(TestLineStates)
#include "tst_linestates.moc"
