// SPDX-License-Identifier: GPL-3.0-or-later
// howdah export against psql's \copy: the same rows, the same bytes.
#include "core/transfer/format.h"
#include "tests/bench/benches.h"

#include <QFile>

namespace bench {

using core::Error;
using core::Result;

namespace {

bool equal(const QString &a, const QString &b)
{
    QFile first(a);
    QFile second(b);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly)
        || first.size() != second.size())
        return false;
    while (!first.atEnd()) {
        if (first.read(1 << 20) != second.read(1 << 20))
            return false;
    }
    return true;
}

struct Files
{
    explicit Files(const Context &context)
        : ours(context.folder + QStringLiteral("/ours"))
        , theirs(context.folder + QStringLiteral("/theirs"))
    {
    }

    /// After every turn; replacing a file would sync it to the disk, which psql does not do.
    Result<void> check(bool sameOrder) const
    {
        const bool same = sameOrder ? equal(ours, theirs) : QFile(ours).size() == QFile(theirs).size();
        QFile::remove(ours);
        QFile::remove(theirs);
        if (!same)
            return Error::internal(QStringLiteral("the two files differ"));
        return {};
    }

    QString ours;
    QString theirs;
};

Command copyCommand(const Context &context, const QString &query, const QString &file)
{
    return {QStringLiteral("psql"),
            {QStringLiteral("-Xqd"), context.url, QStringLiteral("-c"),
             QStringLiteral("\\copy (%1) to '%2' csv header").arg(query, file)}};
}

Command exportCommand(const Context &context, const QStringList &words, const QString &file)
{
    return {context.program,
            QStringList{QStringLiteral("export"), QStringLiteral("--url"), context.url,
                        QStringLiteral("--quiet"), QStringLiteral("--output"), file}
                + words};
}

Result<QList<Line>> exports(const Context &context)
{
    const Files files(context);
    const auto compare = [&](const QString &what, const QString &query, double target) -> Result<Line> {
        auto pair
            = alternate(context, exportCommand(context, {QStringLiteral("--sql"), query}, files.ours),
                        copyCommand(context, query, files.theirs), [&files] { return files.check(true); });
        if (!pair)
            return pair.error();
        return ratioLine(what, *pair, target);
    };
    auto wide = compare(QStringLiteral("CSV of a query, one session, against psql \\copy"),
                        QStringLiteral("select * from wide"), 0.65);
    if (!wide)
        return wide.error();
    auto narrow = compare(QStringLiteral("  the same of two narrow columns"),
                          QStringLiteral("select id, amount from wide"), 0);
    if (!narrow)
        return narrow.error();
    auto table = alternate(
        context,
        exportCommand(context,
                      {QStringLiteral("--table"), QStringLiteral("wide"), QStringLiteral("--unordered"),
                       QStringLiteral("--jobs"), QStringLiteral("4")},
                      files.ours),
        copyCommand(context, QStringLiteral("select * from wide"), files.theirs),
        [&files] { return files.check(false); });
    if (!table)
        return table.error();
    return QList<Line>{
        *wide, *narrow,
        ratioLine(QStringLiteral("CSV of a whole table, four sessions, order free"), *table, 0.35)};
}

/// The peak of memory of every format, once each: it does not depend on the rows.
Result<QList<Line>> formats(const Context &context)
{
    struct Case
    {
        QStringList words;
        double megabytes;
    };
    QList<Case> cases;
    for (const core::transfer::FormatInfo &format : core::transfer::formats()) {
        if (!format.toFile)
            continue;
        QStringList words{QStringLiteral("--format"), format.id};
        if (format.options.contains(QStringLiteral("key")))
            words << QStringLiteral("--key") << QStringLiteral("id");
        cases << Case{words, format.format == core::transfer::Format::Xlsx ? 80.0 : 40.0};
    }
    for (const char *compression : {"gzip", "zstd"})
        cases << Case{{QStringLiteral("--compress"), QLatin1String(compression)}, 40};
    cases << Case{{QStringLiteral("--unordered"), QStringLiteral("--jobs"), QStringLiteral("4"),
                   QStringLiteral("--compress"), QStringLiteral("zstd")},
                  40};
    const Files files(context);
    QList<Line> lines;
    for (const Case &one : cases) {
        auto sample = run(
            context,
            exportCommand(context, QStringList{QStringLiteral("--table"), QStringLiteral("wide")} + one.words,
                          files.ours));
        QFile::remove(files.ours);
        if (!sample)
            return sample.error();
        lines << limitLine(QStringLiteral("memory of an export, ") + one.words.join(QLatin1Char(' ')),
                           sample->peak / 1048576, one.megabytes, QStringLiteral("MB"), sample->peak);
    }
    return lines;
}

} // namespace

Bench formatsBench()
{
    return {QStringLiteral("formats"), QStringLiteral("peak memory of an export in every format"), formats};
}

Bench exportBench()
{
    return {QStringLiteral("export"), QStringLiteral("CSV of a query and of a table against psql's \\copy"),
            exports};
}

} // namespace bench
