// SPDX-License-Identifier: GPL-3.0-or-later
// Completion at every letter of some statements in a database of 20,000 tables with 200,000 columns, which is
// made in memory: the time from the key to the list's entries.
#include "core/completion/complete.h"
#include "core/completion/snapshotbuilder.h"
#include "tests/bench/benches.h"

#include <QElapsedTimer>

#include <random>

namespace bench {

using namespace core::completion;

namespace {

constexpr int Tables = 20'000;
constexpr int Columns = 10;
constexpr double TargetMs = 30;

SnapshotPtr names()
{
    static constexpr const char *Words[]
        = {"customer", "order",   "item",    "invoice", "payment", "stock",  "price",
           "log",      "event",   "user",    "account", "address", "region", "report",
           "daily",    "archive", "session", "batch",   "metric",  "note"};
    std::mt19937 random(7);
    const auto word = [&] { return QByteArray(Words[random() % std::size(Words)]); };
    SnapshotBuilder builder;
    builder.setSearchPath({"public", "pg_catalog"});
    builder.addSchema("public");
    builder.addSchema("pg_catalog", true);
    quint32 oid = 0;
    for (int table = 0; table < Tables; ++table) {
        const QByteArray schema = table % 2 ? QByteArray("public") : "s" + QByteArray::number(table % 40);
        builder.addRelation(++oid, schema, word() + '_' + word() + '_' + QByteArray::number(table),
                            RelationKind::Table);
        for (int column = 1; column <= Columns; ++column)
            builder.addColumn(oid, column,
                              column == 1 ? QByteArray("id")
                                          : word() + '_' + QByteArray::number(random() % 5000),
                              "integer");
        if (table > 0)
            builder.addForeignKey(oid, 1 + quint32(random() % quint32(table)), {{2, 1}});
    }
    for (int function = 0; function < 3000; ++function) {
        const QByteArray name = word() + '_' + word();
        builder.addFunction(
            {++oid, "pg_catalog", name, "a integer, b text", "text", "", FunctionKind::Function, 2});
    }
    return builder.build();
}

} // namespace

Bench completeBench()
{
    return {
        QStringLiteral("complete"),
        QStringLiteral("completion at every letter with 20,000 tables and 200,000 columns"),
        [](const Context &) -> core::Result<QList<Line>> {
            QElapsedTimer clock;
            clock.start();
            const SnapshotPtr snapshot = names();
            const double made = double(clock.nsecsElapsed()) / 1e6;
            const QByteArray table = snapshot->bytes(snapshot->relations()[5].name).toByteArray();
            const QByteArray other = snapshot->bytes(snapshot->relations()[5000].name).toByteArray();
            const QByteArrayList texts{
                "select customer_id, count(*) from customer_order_17 where order_5 = 1 order by log",
                "select a.price_1, b.note_2 from public." + table + " a join " + other + " b on a.id = b.id",
                "with x as (select * from " + table + ") select x.id from x join cust",
                "insert into " + table + " (id, stock) values (1, 2) on conflict (id) do update set pri",
                "update " + other + " set ev",
                "drop table arch",
                "sel",
                "select * from coi"};
            QList<double> times;
            for (const QByteArray &text : texts) {
                for (qsizetype caret = 1; caret <= text.size(); ++caret) {
                    Request request;
                    request.statement = text.first(caret);
                    request.caret = caret;
                    request.snapshot = snapshot;
                    clock.start();
                    const Answer answer = complete(request);
                    times << double(clock.nsecsElapsed()) / 1e6;
                    if (answer.entries.size() > request.limit)
                        return core::Error::internal(QStringLiteral("too many entries"));
                }
            }
            return QList<Line>{limitLine(QStringLiteral("a letter typed, p95"), percentile(times, 0.95),
                                         TargetMs, QStringLiteral("ms")),
                               limitLine(QStringLiteral("a letter typed, longest"), percentile(times, 1), 0,
                                         QStringLiteral("ms")),
                               limitLine(QStringLiteral("names put together"), made, 0, QStringLiteral("ms")),
                               limitLine(QStringLiteral("names in memory"), double(snapshot->memory()) / 1e6,
                                         0, QStringLiteral("MB"))};
        }};
}

} // namespace bench
