// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/linediff.h"

#include <QList>

#include <algorithm>

namespace core::workspace {

namespace {

constexpr qsizetype Around = 3;
constexpr int MostSteps = 1500; ///< texts that differ more are shown as one block: it is quadratic

struct Step
{
    char mark; ///< ' ', '-', '+'
    qsizetype before;
    qsizetype after;
};

/// Myers' algorithm between the lines that differ; one block where that takes too long.
QList<Step> steps(const QList<QByteArray> &a, const QList<QByteArray> &b, qsizetype start, qsizetype endA,
                  qsizetype endB)
{
    const qsizetype n = endA - start;
    const qsizetype m = endB - start;
    const int limit = int(std::min<qsizetype>(MostSteps, n + m));
    QList<int> furthest(2 * limit + 3, 0);
    QList<QList<int>> trace;
    bool found = n + m == 0;
    for (int d = 0; d <= limit && !found; ++d) {
        trace << furthest;
        for (int k = -d; k <= d; k += 2) {
            const int at = limit + 1 + k;
            const bool down = k == -d || (k != d && furthest[at - 1] < furthest[at + 1]);
            int x = down ? furthest[at + 1] : furthest[at - 1] + 1;
            while (x < n && x - k < m && x - k >= 0 && a[start + x] == b[start + x - k])
                ++x;
            furthest[at] = x;
            if (x >= n && x - k >= m) {
                found = true;
                break;
            }
        }
    }
    QList<Step> list;
    if (!found) {
        for (qsizetype i = start; i < endA; ++i)
            list << Step{'-', i, start};
        for (qsizetype i = start; i < endB; ++i)
            list << Step{'+', endA, i};
        return list;
    }
    int x = int(n);
    int y = int(m);
    for (int d = int(trace.size()) - 1; d >= 0 && (x > 0 || y > 0); --d) {
        const QList<int> &v = trace[d];
        const int k = x - y;
        const int at = limit + 1 + k;
        const bool down = k == -d || (k != d && v[at - 1] < v[at + 1]);
        const int fromK = down ? k + 1 : k - 1;
        const int fromX = d == 0 ? 0 : v[limit + 1 + fromK];
        const int fromY = d == 0 ? 0 : fromX - fromK;
        while (x > fromX && y > fromY) {
            --x;
            --y;
            list << Step{' ', start + x, start + y};
        }
        if (d == 0)
            break;
        if (down)
            list << Step{'+', start + x, start + --y};
        else
            list << Step{'-', start + --x, start + y};
    }
    std::reverse(list.begin(), list.end());
    return list;
}

} // namespace

QString lineDiff(const QByteArray &before, const QByteArray &after, int most)
{
    if (before == after)
        return {};
    const QList<QByteArray> a = before.split('\n');
    const QList<QByteArray> b = after.split('\n');
    qsizetype start = 0;
    while (start < a.size() && start < b.size() && a[start] == b[start])
        ++start;
    qsizetype endA = a.size();
    qsizetype endB = b.size();
    while (endA > start && endB > start && a[endA - 1] == b[endB - 1]) {
        --endA;
        --endB;
    }
    QList<Step> all;
    for (qsizetype i = std::max<qsizetype>(0, start - Around); i < start; ++i)
        all << Step{' ', i, i};
    all += steps(a, b, start, endA, endB);
    for (qsizetype i = 0; i < Around && endA + i < a.size(); ++i)
        all << Step{' ', endA + i, endB + i};

    QStringList lines;
    qsizetype left = 0;
    qsizetype lastShown = -1;
    for (qsizetype i = 0; i < all.size(); ++i) {
        bool near = false;
        for (qsizetype j = std::max<qsizetype>(0, i - Around);
             j <= std::min(all.size() - 1, i + Around) && !near; ++j)
            near = all[j].mark != ' ';
        if (!near)
            continue;
        if (lines.size() >= most) {
            ++left;
            continue;
        }
        if (lastShown != i - 1 || lines.isEmpty())
            lines << QStringLiteral("@@ -%1 +%2 @@").arg(all[i].before + 1).arg(all[i].after + 1);
        lastShown = i;
        QByteArray line = all[i].mark == '+' ? b[all[i].after] : a[all[i].before];
        line.replace('\r', "\xE2\x90\x8D"); // a picture of it: line ends may be all that differs
        lines << QLatin1Char(all[i].mark) + QString::fromUtf8(line.left(500));
    }
    if (left > 0)
        lines << QStringLiteral("… %1 more lines").arg(left);
    return lines.join(QLatin1Char('\n'));
}

} // namespace core::workspace
