// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/scripts.h"

#include "core/actions/actionkinds.h"
#include "core/base/sqlquote.h"

#include <algorithm>

namespace core::actions {

using catalog::ObjectRef;

namespace {

constexpr qsizetype ShortList = 72; ///< characters that stand in one line

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

/// Types may be of users' names: on one line, and no end of the comment before its end.
QString remark(const QString &text)
{
    return QStringLiteral(" -- ") + QString(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// "a, b, c", or each on a line of its own.
QString listed(const QStringList &items)
{
    const QString line = items.join(QLatin1String(", "));
    if (line.size() <= ShortList && !line.contains(QLatin1Char('\n')))
        return line;
    return QStringLiteral("\n    ") + items.join(QLatin1String(",\n    "));
}

/// Lines with a remark each; the comma stands before it.
QString remarked(const QList<QPair<QString, QString>> &items)
{
    QString text;
    for (qsizetype i = 0; i < items.size(); ++i)
        text += QStringLiteral("\n    ") + items.at(i).first
            + (i + 1 < items.size() ? QStringLiteral(",") : QString()) + remark(items.at(i).second);
    return text;
}

QString relation(const ScriptSubject &subject)
{
    return quoteQualified({subject.schema, subject.name});
}

QString parameter(int number)
{
    return QLatin1Char('$') + QString::number(number);
}

QList<ScriptPart> keyOf(const ScriptSubject &subject)
{
    QList<ScriptPart> key;
    std::copy_if(subject.parts.begin(), subject.parts.end(), std::back_inserter(key),
                 [](const ScriptPart &part) { return part.key > 0; });
    std::sort(key.begin(), key.end(), [](const ScriptPart &a, const ScriptPart &b) { return a.key < b.key; });
    return key;
}

/// from: the number of its first parameter. Without a key nothing is hit.
QString where(const ScriptSubject &subject, int from)
{
    const QList<ScriptPart> key = keyOf(subject);
    if (key.isEmpty())
        return QStringLiteral("where false -- it has no key: say which rows");
    QStringList conditions;
    for (const ScriptPart &part : key)
        conditions << QStringLiteral("%1 = %2").arg(quoteIdentifier(part.name), parameter(from++));
    return QStringLiteral("where ") + conditions.join(QStringLiteral("\n    and "));
}

QStringList names(const QList<ScriptPart> &parts)
{
    QStringList list;
    for (const ScriptPart &part : parts)
        list << quoteIdentifier(part.name);
    return list;
}

QList<ScriptPart> writtenOf(const ScriptSubject &subject)
{
    QList<ScriptPart> parts;
    std::copy_if(subject.parts.begin(), subject.parts.end(), std::back_inserter(parts),
                 [](const ScriptPart &part) { return part.written; });
    return parts;
}

QString selectText(const ScriptSubject &subject)
{
    const QString columns
        = subject.parts.isEmpty() ? QString() : QLatin1Char(' ') + listed(names(subject.parts));
    const QString condition = keyOf(subject).isEmpty() ? QString() : QLatin1Char('\n') + where(subject, 1);
    return QStringLiteral("select") + QString(columns).replace(QLatin1String(" \n"), QLatin1String("\n"))
        + QStringLiteral("\nfrom ") + relation(subject) + condition;
}

QString insertText(const ScriptSubject &subject)
{
    const QList<ScriptPart> parts = writtenOf(subject);
    if (parts.isEmpty())
        return QStringLiteral("insert into %1\ndefault values").arg(relation(subject));
    QList<QPair<QString, QString>> values;
    for (int i = 0; i < parts.size(); ++i)
        values.append({parameter(i + 1), parts.at(i).name + QLatin1Char(' ') + parts.at(i).type});
    return QStringLiteral("insert into ") + relation(subject) + QStringLiteral(" (") + listed(names(parts))
        + QStringLiteral(")\nvalues (") + remarked(values) + QStringLiteral("\n)");
}

QString updateText(const ScriptSubject &subject)
{
    const QList<ScriptPart> parts = writtenOf(subject);
    QList<QPair<QString, QString>> sets;
    int number = 1;
    const bool onlyKey
        = std::all_of(parts.begin(), parts.end(), [](const ScriptPart &part) { return part.key > 0; });
    for (const ScriptPart &part : parts) {
        if (part.key > 0 && !onlyKey)
            continue;
        sets.append(
            {QStringLiteral("%1 = %2").arg(quoteIdentifier(part.name), parameter(number++)), part.type});
    }
    return QStringLiteral("update ") + relation(subject) + QStringLiteral("\nset") + remarked(sets)
        + QLatin1Char('\n') + where(subject, number);
}

QString callText(const ScriptSubject &subject)
{
    QStringList arguments;
    int number = 1;
    bool named = true; // after one by its name all are
    for (const ScriptPart &part : subject.parts)
        named = named && (!part.isInput() || !part.name.isEmpty());
    for (const ScriptPart &part : subject.parts) {
        const bool procedureOut = subject.procedure && part.mode == QLatin1Char('o');
        if (!part.isInput() && !procedureOut)
            continue;
        QString text = procedureOut ? QStringLiteral("null")
                                    : QStringLiteral("cast(%1 as %2)").arg(parameter(number++), part.type);
        if (named && !part.name.isEmpty())
            text = quoteIdentifier(part.name) + QStringLiteral(" => ") + text;
        if (part.mode == QLatin1Char('v'))
            text = QStringLiteral("variadic ") + text;
        arguments << text;
    }
    const QString call = relation(subject) + QLatin1Char('(') + listed(arguments)
        + (listed(arguments).startsWith(QLatin1Char('\n')) ? QStringLiteral("\n)") : QStringLiteral(")"));
    if (subject.procedure)
        return QStringLiteral("call ") + call;
    return (subject.setReturning ? QStringLiteral("select *\nfrom ") : QStringLiteral("select ")) + call;
}

} // namespace

const QList<ScriptKind> &scriptKinds()
{
    static const QList<ScriptKind> list{
        {QStringLiteral("select"), QStringLiteral("SELECT"),
         words("table child_table partition partitioned_table foreign_table view materialized_view")},
        {QStringLiteral("insert"), QStringLiteral("INSERT"),
         words("table child_table partition partitioned_table foreign_table view")},
        {QStringLiteral("update"), QStringLiteral("UPDATE"),
         words("table child_table partition partitioned_table foreign_table view")},
        {QStringLiteral("delete"), QStringLiteral("DELETE"),
         words("table child_table partition partitioned_table foreign_table view")},
        {QStringLiteral("call"), QStringLiteral("Call"), words("function procedure")}};
    return list;
}

QString scriptText(const QString &id, const ScriptSubject &subject)
{
    static const QHash<QString, QString (*)(const ScriptSubject &)> writers{
        {QStringLiteral("select"), selectText},
        {QStringLiteral("insert"), insertText},
        {QStringLiteral("update"), updateText},
        {QStringLiteral("delete"),
         [](const ScriptSubject &one) {
             return QStringLiteral("delete from ") + relation(one) + QLatin1Char('\n') + where(one, 1);
         }},
        {QStringLiteral("call"), callText}};
    const auto writer = writers.value(id);
    if (!writer)
        return {};
    QString text = writer(subject);
    // a semicolon at the end of a remark would be a part of it
    const bool remarkLast = text.section(QLatin1Char('\n'), -1).contains(QLatin1String(" -- "));
    return text + (remarkLast ? QStringLiteral("\n;\n") : QStringLiteral(";\n"));
}

Result<QString> readScript(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                           const QString &id, const ObjectRef &ref)
{
    const ActionKind *kind = findActionKind(ref.kind);
    auto sql = library.statement(
        QStringLiteral("action"), QStringLiteral("parts"), link.info().version,
        {{QStringLiteral("catalog"), kind ? kind->catalog : QString()}, {QStringLiteral("oid"), ref.oid}});
    if (!sql)
        return std::move(sql).error();
    auto answer = link.execute(job, sql->toUtf8());
    if (!answer)
        return std::move(answer).error();
    const PGresult *rows = answer->get();
    if (PQntuples(rows) == 0)
        return Error::input(QStringLiteral("%1 is gone").arg(ref.name),
                            QStringLiteral("It was dropped since the tree was read: refresh it."));
    ScriptSubject subject;
    for (int row = 0; row < PQntuples(rows); ++row) {
        const auto text = [&](int column) { return QString::fromUtf8(PQgetvalue(rows, row, column)); };
        subject.schema = text(1);
        subject.name = text(2);
        subject.routine = text(0) == QLatin1String("argument");
        subject.procedure = text(10) == QLatin1String("p");
        subject.aggregate = text(10) == QLatin1String("a") || text(10) == QLatin1String("w");
        subject.setReturning = text(11) == QLatin1String("t");
        if (PQgetisnull(rows, row, 3))
            continue;
        subject.parts.append({.name = text(4),
                              .type = text(5),
                              .key = text(6).toInt(),
                              .written = text(7) == QLatin1String("t"),
                              .mode = text(8).isEmpty() ? QChar() : text(8).at(0),
                              .value = text(9)});
    }
    return scriptText(id, subject);
}

bool canCount(const ObjectRef &ref)
{
    return !ref.folder && scriptKinds().first().kinds.contains(ref.kind);
}

QString countText(const QList<ObjectRef> &refs)
{
    QStringList parts;
    for (const ObjectRef &ref : refs) {
        const QString name = quoteQualified({ref.schema, ref.name});
        parts << (refs.size() == 1 ? QStringLiteral("select count(*) as rows\nfrom ") + name
                                   : QStringLiteral("select ") + quoteLiteral(name)
                          + QStringLiteral(" as relation, count(*) as rows\nfrom ") + name);
    }
    return parts.join(QLatin1String("\nunion all\n"))
        + (refs.size() > 1 ? QStringLiteral("\norder by rows desc;\n") : QStringLiteral(";\n"));
}

} // namespace core::actions
