// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/sqllibrary.h"

#include "core/base/sqlquote.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace core::catalog {

namespace {

bool isNameStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}

QString literal(const QVariant &value)
{
    if (value.isNull())
        return QStringLiteral("null");
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QMetaType::Int:
    case QMetaType::LongLong:
        return QString::number(value.toLongLong());
    default:
        return quoteLiteral(value.toString());
    }
}

/// The end of what starts at `from` and is no SQL to look into (string, quoted name, comment), or `from`
/// itself.
qsizetype skipOpaque(const QString &sql, qsizetype from)
{
    const auto after = [&](QLatin1String end, qsizetype start) {
        const qsizetype at = sql.indexOf(end, start);
        return at < 0 ? sql.size() : at + end.size();
    };
    const auto rest = QStringView(sql).mid(from);
    if (rest.startsWith(QLatin1Char('\'')))
        return after(QLatin1String("'"),
                     from + 1); // a doubled quote is two strings side by side: the same end
    if (rest.startsWith(QLatin1Char('"')))
        return after(QLatin1String("\""), from + 1);
    if (rest.startsWith(QLatin1String("--")))
        return after(QLatin1String("\n"), from + 2);
    if (rest.startsWith(QLatin1String("/*")))
        return after(QLatin1String("*/"), from + 2);
    if (rest.startsWith(QLatin1String("$$")))
        return after(QLatin1String("$$"), from + 2);
    return from;
}

} // namespace

SqlLibrary::SqlLibrary(QString root)
    : m_root(std::move(root))
{
}

Result<QString> SqlLibrary::text(const QString &kind, const QString &verb, ServerVersion version) const
{
    QString best;
    int bestVersion = -1;
    const QDir folder(m_root + QLatin1Char('/') + kind);
    const auto names = folder.entryList({verb + QStringLiteral("*.sql")}, QDir::Files);
    for (const QString &name : names) {
        const QString middle = name.mid(verb.size(), name.size() - verb.size() - 4); // "", ".16"
        bool numeric = false;
        const int from = middle.isEmpty() ? 0 : middle.mid(1).toInt(&numeric);
        if (!middle.isEmpty() && (!numeric || !middle.startsWith(QLatin1Char('.'))))
            continue;
        if (from <= version.major() && from > bestVersion) {
            best = name;
            bestVersion = from;
        }
    }
    QFile file(folder.filePath(best));
    if (best.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return Error::internal(
            QStringLiteral("No SQL for %1/%2 on PostgreSQL %3").arg(kind, verb).arg(version.major()));
    }
    return QString::fromUtf8(file.readAll());
}

Result<QString> SqlLibrary::statement(const QString &kind, const QString &verb, ServerVersion version,
                                      const SqlParameters &parameters) const
{
    auto sql = text(kind, verb, version);
    if (!sql)
        return sql;
    return fillIn(*sql, parameters);
}

QStringList SqlLibrary::files() const
{
    QStringList found;
    QDirIterator walk(m_root, {QStringLiteral("*.sql")}, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        found << QDir(m_root).relativeFilePath(walk.next());
    found.sort();
    return found;
}

Result<QString> SqlLibrary::fillIn(const QString &sql, const SqlParameters &parameters)
{
    QString filled;
    filled.reserve(sql.size());
    for (qsizetype i = 0; i < sql.size();) {
        const qsizetype end = skipOpaque(sql, i);
        if (end > i) {
            filled += QStringView(sql).mid(i, end - i);
            i = end;
            continue;
        }
        const bool colon = sql[i] == QLatin1Char(':');
        const QChar next = i + 1 < sql.size() ? sql[i + 1] : QChar();
        if (colon && next == QLatin1Char(':')) { // a cast
            filled += QLatin1String("::");
            i += 2;
        } else if (colon && isNameStart(next)) {
            qsizetype stop = i + 1;
            while (stop < sql.size() && (isNameStart(sql[stop]) || sql[stop].isDigit()))
                ++stop;
            const QString name = sql.mid(i + 1, stop - i - 1);
            const auto value = parameters.constFind(name);
            if (value == parameters.constEnd())
                return Error::internal(QStringLiteral("No value for the parameter :%1").arg(name));
            filled += literal(*value);
            i = stop;
        } else {
            filled += sql[i++];
        }
    }
    return filled;
}

} // namespace core::catalog
