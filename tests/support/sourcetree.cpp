// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace sourcetree {

namespace {

const QDir &root()
{
    static const QDir directory(QStringLiteral(HOWDAH_SOURCE_DIR));
    return directory;
}

/// One past the literal or comment that starts at `from`; `from` itself if none does.
qsizetype endOfToken(const QString &source, qsizetype from)
{
    const auto rest = QStringView(source).mid(from);
    const auto upTo = [&](const QString &end, qsizetype skip) {
        const auto found = source.indexOf(end, from + skip);
        return found < 0 ? source.size() : found + end.size();
    };
    if (rest.startsWith(QLatin1String("//"))) {
        const auto end = source.indexOf(QLatin1Char('\n'), from);
        return end < 0 ? source.size() : end;
    }
    if (rest.startsWith(QLatin1String("/*")))
        return upTo(QStringLiteral("*/"), 2);
    if (rest.startsWith(QLatin1String("R\""))) {
        const auto open = source.indexOf(QLatin1Char('('), from);
        return upTo(QLatin1Char(')') + source.mid(from + 2, open - from - 2) + QLatin1Char('"'), 2);
    }
    const QChar quote = source.at(from);
    const bool separatesDigits = quote == QLatin1Char('\'') && from > 0 && source.at(from - 1).isDigit();
    if ((quote != QLatin1Char('"') && quote != QLatin1Char('\'')) || separatesDigits)
        return from;
    auto at = from + 1;
    while (at < source.size() && source.at(at) != quote && source.at(at) != QLatin1Char('\n'))
        at += source.at(at) == QLatin1Char('\\') ? 2 : 1;
    return qMin(at + 1, source.size());
}

} // namespace

QStringList files(const QString &folder, const QStringList &patterns)
{
    QStringList found;
    QDirIterator walk(root().filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        found << root().relativeFilePath(walk.next());
    found.sort();
    return found;
}

QStringList sources()
{
    QStringList all;
    for (const auto &folder :
         {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")})
        all << files(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")});
    return all;
}

QString read(const QString &path)
{
    QFile file(root().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Code code(const QString &source)
{
    static const QRegularExpression include(QStringLiteral("^[ \\t]*#[ \\t]*include\\b"));
    Code result{source, {}};
    int line = 1;
    for (qsizetype at = 0; at < source.size();) {
        const auto end = endOfToken(source, at);
        if (end == at) {
            line += source.at(at) == QLatin1Char('\n');
            ++at;
            continue;
        }
        const auto lineStart = source.lastIndexOf(QLatin1Char('\n'), at) + 1;
        const bool included = include.match(source.mid(lineStart, at - lineStart)).hasMatch();
        const bool raw = source.at(at) == QLatin1Char('R');
        if (raw)
            result.rawLines << line;
        for (; at < end; ++at) {
            if (source.at(at) == QLatin1Char('\n')) {
                ++line;
                if (raw)
                    result.rawLines << line;
            } else if (!included) {
                result.text[at] = QLatin1Char(' ');
            }
        }
    }
    return result;
}

} // namespace sourcetree
