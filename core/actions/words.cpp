// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/words.h"

#include "core/definition/address.h"

#include <QHash>

#include <algorithm>

namespace core::actions {

namespace {

QString plural(const QString &word)
{
    if (word.endsWith(QLatin1String("index")) || word.endsWith(QLatin1String("class")))
        return word + QLatin1String("es");
    if (word.endsWith(QLatin1Char('y')))
        return word.chopped(1) + QLatin1String("ies");
    if (word.endsWith(QLatin1Char('s')))
        return word;
    return word + QLatin1Char('s');
}

QString parenthesis(const QString &text)
{
    return text.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(text);
}

} // namespace

QString keyword(const QString &type)
{
    const definition::ObjectType *known = definition::objectType(type);
    return known && !known->word.isEmpty() ? known->word : type;
}

QString counted(qsizetype count, const QString &type)
{
    const QString word = type.isEmpty() ? QStringLiteral("object") : keyword(type);
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? word : plural(word));
}

QString named(const QList<Target> &targets)
{
    if (targets.size() == 1)
        return targets.first().address();
    if (targets.isEmpty())
        return {};
    const QString type = targets.first().type;
    const bool same = std::all_of(targets.begin(), targets.end(),
                                  [&](const Target &target) { return target.type == type; });
    return counted(targets.size(), same ? type : QString());
}

QString sized(const QList<Target> &targets)
{
    qint64 bytes = -1;
    qint64 rows = -1;
    for (const Target &target : targets) {
        if (const qint64 own = target.number("bytes"); own >= 0)
            bytes = std::max<qint64>(bytes, 0) + own;
        if (const qint64 own = target.number("rows"); own >= 0)
            rows = std::max<qint64>(rows, 0) + own;
    }
    QStringList parts;
    if (bytes >= 0)
        parts << catalog::shortBytes(bytes);
    if (rows >= 0)
        parts << QStringLiteral("about %1 rows").arg(catalog::shortCount(rows));
    return parts.join(QLatin1String(", "));
}

QString enumerated(const QStringList &names, qsizetype most)
{
    if (names.size() <= most)
        return names.join(QLatin1String(", "));
    return QStringLiteral("%1 and %2 more")
        .arg(names.first(most).join(QLatin1String(", ")), QString::number(names.size() - most));
}

QStringList identities(const QList<Target> &targets)
{
    QStringList names;
    for (const Target &target : targets)
        names << target.identity;
    return names;
}

QString lockRemark(const QString &mode, const QList<Target> &targets)
{
    static const QHash<QString, QString> meanings{
        {QStringLiteral("ACCESS EXCLUSIVE"), QStringLiteral("nobody can read or write it until the end")},
        {QStringLiteral("EXCLUSIVE"), QStringLiteral("it can be read, not written, until the end")},
        {QStringLiteral("SHARE ROW EXCLUSIVE"), QStringLiteral("it can be read, not written, until the end")},
        {QStringLiteral("SHARE"), QStringLiteral("it can be read, not written, until the end")},
        {QStringLiteral("SHARE UPDATE EXCLUSIVE"),
         QStringLiteral("it can be read and written meanwhile; no other maintenance")},
    };
    QStringList names;
    for (const Target &target : targets) {
        const QString name = target.isRelation() || target.above.isEmpty() ? target.identity : target.above;
        if (!names.contains(name))
            names << name;
    }
    QString text = QStringLiteral("%1 on %2%3").arg(mode, enumerated(names), parenthesis(sized(targets)));
    if (const QString meaning = meanings.value(mode); !meaning.isEmpty())
        text += QLatin1String(": ") + meaning;
    return text;
}

QString rewriteRemark(const QList<Target> &targets)
{
    return QStringLiteral("Rewrites %1%2: needs as much room again until the end")
        .arg(enumerated(identities(targets)), parenthesis(sized(targets)));
}

QString partObstacle(const Target &target, const QString &verb)
{
    if (target.flag("inherited"))
        return QStringLiteral("%1 is inherited: it is %2 at the table it comes from.")
            .arg(target.identity, verb);
    if (target.flag("typed"))
        return QStringLiteral("%1 is given by the table's type: it is %2 there.").arg(target.identity, verb);
    if (!target.text("needed_by").isEmpty() && verb == QLatin1String("dropped"))
        return QStringLiteral("%1 stays: %2.").arg(target.identity, target.text("needed_by"));
    if (target.flag("shell") && verb != QLatin1String("dropped"))
        return QStringLiteral("%1 is only a shell: it can be %2 once it is defined.")
            .arg(target.identity, verb);
    if (target.flag("in_partition_key") && verb == QLatin1String("dropped"))
        return QStringLiteral("%1 is a part of the partition key and stays as long as the table.")
            .arg(target.identity);
    return {};
}

QString relationWord(const Target &target)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("v"), QStringLiteral("view")},
        {QStringLiteral("m"), QStringLiteral("materialized view")},
        {QStringLiteral("f"), QStringLiteral("foreign table")},
        {QStringLiteral("c"), QStringLiteral("type")},
        {QStringLiteral("S"), QStringLiteral("sequence")},
        {QStringLiteral("i"), QStringLiteral("index")},
        {QStringLiteral("I"), QStringLiteral("index")},
    };
    return words.value(target.text("relkind"), QStringLiteral("table"));
}

QList<Target> locked(const QList<Target> &targets)
{
    QList<Target> list;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(list), [](const Target &target) {
        return target.catalog == QLatin1String("pg_catalog.pg_class") || !target.above.isEmpty();
    });
    return list;
}

std::function<QString(const Situation &)> says(const QString &verb)
{
    return [verb](const Situation &situation) {
        const QList<Target> &targets = situation.targets;
        return QStringLiteral("%1 %2").arg(
            verb, targets.size() == 1 ? keyword(targets.first().type) : named(targets));
    };
}

} // namespace core::actions
