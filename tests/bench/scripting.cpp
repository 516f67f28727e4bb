// SPDX-License-Identifier: GPL-3.0-or-later
// howdah run against psql -f: the same statements, each sent by itself.
#include "tests/bench/benches.h"

#include <QFile>

namespace bench {

using core::Error;
using core::Result;

namespace {

constexpr int Statements = 10000;

Result<QList<Line>> scripts(const Context &context)
{
    const QString path = context.folder + QStringLiteral("/script.sql");
    QFile file(path);
    QByteArray text = "create temp table small (a int, b text);\n";
    for (int i = 0; i < Statements; ++i)
        text += "insert into small values (" + QByteArray::number(i) + ", 'row " + QByteArray::number(i)
            + "');\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return Error::io(file.errorString());
    file.close();
    auto pair = alternate(
        context,
        {context.program,
         {QStringLiteral("run"), QStringLiteral("--url"), context.url, QStringLiteral("--quiet"), path}},
        {QStringLiteral("psql"), {QStringLiteral("-Xqd"), context.url, QStringLiteral("-f"), path}},
        [] { return Result<void>(); });
    QFile::remove(path);
    if (!pair)
        return pair.error();
    return QList<Line>{
        ratioLine(QStringLiteral("10,000 small statements of a file, against psql -f"), *pair, 1.5)};
}

} // namespace

Bench scriptBench()
{
    return {QStringLiteral("script"), QStringLiteral("a file of small statements against psql -f"), scripts};
}

} // namespace bench
