// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting a million rows by one column against std::stable_sort of the same keys in an array, and finding a
// text in a million rows of ten columns against memmem over the same bytes. The rows are made, not read.
#include "core/analysis/find.h"
#include "core/analysis/sort.h"
#include "core/result/chunkbuilder.h"
#include "tests/bench/benches.h"
#include "tests/bench/figures.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace bench {

using core::Result;
using core::result::CellView;
using core::result::Column;
using core::result::Rows;

namespace {

constexpr int RowCount = 1'000'000;
constexpr qsizetype ChunkRows = 8192;

struct Made
{
    QList<Column> columns;
    Rows rows;
};

Made make(const QList<core::result::Oid> &types,
          const std::function<void(int row, QList<QByteArray> &cells)> &fill)
{
    Made made;
    for (const core::result::Oid type : types)
        made.columns << Column{QStringLiteral("c"), type};
    std::vector<core::result::ChunkPtr> chunks;
    core::result::ChunkBuilder builder(int(types.size()));
    QList<QByteArray> cells(types.size());
    std::vector<CellView> views(std::size_t(types.size()));
    for (int row = 0; row < RowCount; ++row) {
        fill(row, cells);
        for (std::size_t i = 0; i < views.size(); ++i)
            views[i] = {cells[qsizetype(i)].constData(), cells[qsizetype(i)].size(), false};
        builder.append(views);
        if (builder.rows() == ChunkRows)
            chunks.push_back(builder.take());
    }
    if (!builder.isEmpty())
        chunks.push_back(builder.take());
    made.rows = Rows(chunks);
    return made;
}

/// bigint, or text with a common beginning.
Made sortable(const QString &kind)
{
    std::mt19937_64 random(42);
    if (kind == QLatin1String("bigint"))
        return make({20},
                    [&](int, QList<QByteArray> &cells) { cells[0] = QByteArray::number(qint64(random())); });
    return make({25}, [&](int, QList<QByteArray> &cells) {
        cells[0] = "customer " + QByteArray::number(random() % 700'000) + " of the north";
    });
}

Made wide()
{
    return make({20, 23, 1700, 25, 1184, 16, 2950, 3802, 701, 25}, [](int row, QList<QByteArray> &cells) {
        const QByteArray number = QByteArray::number(row);
        cells = {number,
                 QByteArray::number(row * qint64(7919) % 48'000),
                 QByteArray::number(row % 10'000) + ".50",
                 "Maria Silva of number " + number,
                 "2026-11-19 17:42:10.123456+00",
                 row % 3 ? "t" : "f",
                 "7f1c2b1e-3f0a-4c55-9a0f-" + number.rightJustified(12, '0'),
                 "{\"channel\": \"web\", \"tags\": [\"garden\", \"tools\"], \"n\": " + number + "}",
                 "0." + number,
                 "a note of some words"};
        if (row % 1000 == 999)
            cells[9] = "a note with a Needle in it";
    });
}

template <class Work> int timed(Work work)
{
    const double start = monotonicSeconds();
    const double cpu = processCpuSeconds();
    const double answer = work();
    figure("seconds", monotonicSeconds() - start);
    figure("cpu", processCpuSeconds() - cpu);
    figure("answer", answer);
    return 0;
}

int sortOurs(int, char **, const QStringList &arguments)
{
    const Made made = sortable(arguments.value(0));
    return timed([&] {
        const auto sorted = core::analysis::sortRows(made.rows, made.columns, {{0, false}});
        return sorted ? double(sorted->order.resultRow(RowCount / 2)) : -1.0;
    });
}

template <class Key> double stableSort(const Made &made, const std::function<Key(const CellView &)> &keyOf)
{
    std::vector<std::pair<Key, std::uint32_t>> keys;
    keys.reserve(RowCount);
    core::result::RowReader reader(made.rows);
    for (int row = 0; row < RowCount; ++row)
        keys.emplace_back(keyOf(reader.cell(row, 0)), std::uint32_t(row));
    timed([&] {
        std::stable_sort(keys.begin(), keys.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        return double(keys[RowCount / 2].second);
    });
    return 0;
}

int sortTheirs(int, char **, const QStringList &arguments)
{
    const Made made = sortable(arguments.value(0));
    if (arguments.value(0) == QLatin1String("bigint"))
        stableSort<qint64>(made,
                           [](const CellView &cell) { return cell.bytes().toByteArray().toLongLong(); });
    else
        stableSort<std::string>(
            made, [](const CellView &cell) { return std::string(cell.data, std::size_t(cell.size)); });
    return 0;
}

int findOurs(int, char **, const QStringList &arguments)
{
    const Made made = wide();
    core::analysis::TextQuery query;
    query.text = arguments.value(0);
    query.matchCase = arguments.value(1) == QLatin1String("case");
    const auto matcher = core::analysis::Matcher::make(query);
    core::analysis::FindScope scope;
    scope.last = RowCount - 1;
    return timed([&] {
        double hits = 0;
        const auto found = core::analysis::findIn(made.rows, *matcher, scope,
                                                  [&hits](const std::vector<core::analysis::Hit> &some,
                                                          qsizetype) { hits += double(some.size()); });
        return found ? hits : -1.0;
    });
}

int findTheirs(int, char **, const QStringList &arguments)
{
    const Made made = wide();
    std::string all;
    for (std::size_t i = 0; i < made.rows.chunkCount(); ++i) {
        const QByteArrayView bytes = made.rows.chunk(i)->bytes();
        all.append(bytes.data(), std::size_t(bytes.size()));
    }
    const QByteArray needle = arguments.value(0).toUtf8();
    return timed([&] {
        double hits = 0;
        const char *const end = all.data() + all.size();
        for (const char *at = all.data();;) {
            const void *found
                = memmem(at, std::size_t(end - at), needle.constData(), std::size_t(needle.size()));
            if (!found)
                break;
            ++hits;
            at = static_cast<const char *>(found) + 1;
        }
        return hits;
    });
}

Result<Line> against(const Context &context, const QString &what, const QString &name,
                     const QStringList &arguments, double target)
{
    auto pair = alternate(context, part(context, name + QLatin1String("-ours"), arguments),
                          part(context, name + QLatin1String("-theirs"), arguments));
    if (!pair)
        return std::move(pair).error();
    return ratioLine(what, *pair, target);
}

Result<QList<Line>> sortLines(const Context &context)
{
    QList<Line> lines;
    for (const char *kind : {"bigint", "text"}) {
        auto line = against(context, QStringLiteral("sort 1 M rows by a %1").arg(QLatin1String(kind)),
                            QStringLiteral("sort"), {QLatin1String(kind)}, 2);
        if (!line)
            return std::move(line).error();
        lines << *line;
    }
    return lines;
}

Result<QList<Line>> findLines(const Context &context)
{
    QList<Line> lines;
    struct Search
    {
        const char *what;
        const char *text;
        const char *how;
    };
    for (const Search &search :
         {Search{"find in 1 M x 10 cells", "Needle", "case"}, Search{"find, either case", "Needle", "any"},
          Search{"find, in every row", "garden", "any"}}) {
        auto line = against(context, QLatin1String(search.what), QStringLiteral("find"),
                            {QLatin1String(search.text), QLatin1String(search.how)}, 3);
        if (!line)
            return std::move(line).error();
        lines << *line;
    }
    return lines;
}

} // namespace

Bench sortBench()
{
    return {QStringLiteral("sort"), QStringLiteral("a million rows by one column, against std::stable_sort"),
            sortLines};
}

Bench findBench()
{
    return {QStringLiteral("find"), QStringLiteral("a text in 1 M x 10 cells, against memmem"), findLines};
}

QList<Part> analysisParts()
{
    return {{QStringLiteral("sort-ours"), sortOurs},
            {QStringLiteral("sort-theirs"), sortTheirs},
            {QStringLiteral("find-ours"), findOurs},
            {QStringLiteral("find-theirs"), findTheirs}};
}

} // namespace bench
