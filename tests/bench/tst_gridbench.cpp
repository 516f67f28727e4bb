// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the grid costs: 1280 x 800, a million rows of ten columns as in a real table. Prints, never
// fails by time.
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/grid/gridview.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace core::result;
using namespace test;
using namespace ui::grid;

class GridBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_feeder.begin({column("id", 20), column("customer", 23), column("total", 1700), column("name", 25),
                        column("placed_at", 1184), column("paid", 16), column("key", 2950),
                        column("details", 3802), column("score", 701), column("note", 25)});
        m_grid.resize(1280, 800);
        m_grid.setResult(&m_result);
        m_grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_grid));
        QElapsedTimer clock;
        clock.start();
        m_feeder.generate(0, 999'999, [](qsizetype row, Row &cells) {
            const QByteArray number = QByteArray::number(row);
            cells[0] = number;
            cells[1] = QByteArray::number(row * 7919 % 48'000);
            cells[2] = QByteArray::number(row % 10'000) + ".50";
            cells[3] = "Maria Silva of number " + number;
            cells[4] = QByteArray("2026-11-19 17:42:10.123456+00");
            cells[5] = QByteArray(row % 3 ? "t" : "f");
            cells[6] = "7f1c2b1e-3f0a-4c55-9a0f-" + number.rightJustified(12, '0');
            cells[7] = "{\"channel\": \"web\", \"tags\": [\"garden\", \"tools\"], \"n\": " + number + "}";
            cells[8] = "0." + number;
            cells[9] = row % 2 ? Value() : Value("S\xc3\xa3o Paulo, a note of some words");
        });
        m_feeder.end();
        qInfo("1 M rows into the shown grid: %lld ms", static_cast<long long>(clock.elapsed()));
    }

    void fullRepaint()
    {
        print("full repaint", [this](int) { m_grid.viewport()->update(); });
    }

    void scrollByRows()
    {
        print("scroll by 3 rows", [this](int) { m_grid.scrollByPixels(75); });
    }

    void scrollSmoothly()
    {
        print("scroll by 7 pixels", [this](int) { m_grid.scrollByPixels(7); });
    }

    void jump()
    {
        print("jump", [this](int i) { m_grid.setCurrentCell(qsizetype(i) * 7919 % m_result.rowCount(), 0); });
    }

private:
    template <class Change> void print(const char *what, Change change)
    {
        std::vector<double> times;
        for (int i = 0; i < 200; ++i) {
            QElapsedTimer clock;
            clock.start();
            change(i);
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
            times.push_back(double(clock.nsecsElapsed()) / 1e6);
        }
        std::sort(times.begin(), times.end());
        qInfo("%s: median %.1f ms, p95 %.1f ms, %d cells", what, times[times.size() / 2],
              times[times.size() * 95 / 100], m_grid.cellsPainted());
    }

    ui::Theme m_theme;
    ResultSet m_result;
    Feeder m_feeder{m_result};
    GridView m_grid{m_theme};
};

QTEST_MAIN(GridBench)
#include "tst_gridbench.moc"
