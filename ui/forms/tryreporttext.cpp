// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/tryreporttext.h"

#include "ui/base/amounts.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::forms {

using core::ddl::Script;
using core::ddl::TriedObject;
using core::ddl::TryReport;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TryReport", text);
}

QString statementText(const Script &script, qsizetype index)
{
    if (index < 0 || index >= script.statements.size())
        return {};
    return script.statements.at(index).shown();
}

QString noticeText(const core::session::Notice &notice)
{
    QStringList parts{notice.message};
    for (const QString &part : {notice.detail, notice.hint}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QLatin1Char('\n'));
}

QList<ReportLine> statementLines(const TryReport &report, const Script &script)
{
    QList<ReportLine> lines;
    for (const auto &refused : report.refused)
        lines << ReportLine{statementText(script, refused.statement), tr("cannot be tried"), refused.why,
                            Token::Warn};
    for (qsizetype i = 0; i < report.statements.size() && report.refused.isEmpty(); ++i) {
        const auto &statement = report.statements.at(i);
        ReportLine line{statementText(script, i)};
        const auto skipped = std::find_if(report.skipped.begin(), report.skipped.end(),
                                          [i](const auto &one) { return one.statement == i; });
        if (skipped != report.skipped.end()) {
            line.outcome = tr("not tried");
            line.more = skipped->why;
            line.tone = Token::Warn;
        } else if (statement.error) {
            line.outcome = statement.error->message;
            line.more = statement.error->sqlState;
            line.tone = Token::Danger;
        } else if (!statement.ran) {
            line.outcome = tr("not run");
            line.tone = Token::Muted;
        } else {
            line.outcome = statement.tag;
            line.more = durationText(statement.time);
            line.tone = Token::Ok;
        }
        if (!report.parts.isEmpty() && i < script.statements.size()) {
            const QString &database = script.statements.at(i).database;
            const QString in = tr("in %1").arg(database.isEmpty() ? report.parts.first().database : database);
            line.more = line.more.isEmpty() ? in : in + QLatin1String(", ") + line.more;
        }
        lines << line;
    }
    return lines;
}

QList<ReportLine> objectLines(const TryReport &report)
{
    QList<ReportLine> lines;
    for (const TriedObject &object : report.objects) {
        using Change = TriedObject::Change;
        const QString word = object.change == Change::Created ? tr("created")
            : object.change == Change::Dropped                ? tr("dropped")
                                                              : tr("changed");
        const Token tone = object.change == Change::Created ? Token::Ok
            : object.change == Change::Dropped              ? Token::Danger
                                                            : Token::Warn;
        lines << ReportLine{object.kind + QLatin1Char(' ') + object.name, word,
                            object.details.join(QLatin1String("; ")), tone};
    }
    if (report.moreObjects > 0)
        lines << ReportLine{tr("and %1 more").arg(countText(report.moreObjects))};
    return lines;
}

QList<ReportLine> rowLines(const TryReport &report)
{
    QList<ReportLine> lines;
    for (const auto &rows : report.rows) {
        QStringList parts;
        const auto add = [&](qint64 count, const QString &word) {
            if (count > 0)
                parts << rowsText(count) + QLatin1Char(' ') + word;
        };
        add(rows.inserted, tr("inserted"));
        add(rows.updated, tr("updated"));
        add(rows.deleted, tr("deleted"));
        lines << ReportLine{rows.table, parts.join(QLatin1String(", "))};
    }
    return lines;
}

QList<ReportLine> triggerLines(const TryReport &report)
{
    QList<ReportLine> lines;
    for (const auto &function : report.functions)
        lines << ReportLine{
            function.name,
            function.calls == 1 ? tr("called once") : tr("called %1 times").arg(countText(function.calls)),
            (QStringList{durationText(function.time)} + function.triggers).join(QLatin1String(", "))};
    if (report.functions.isEmpty() && !report.functionsKnown) {
        for (const QString &trigger : report.triggers)
            lines << ReportLine{trigger, tr("may have fired"),
                                tr("only a superuser sees which functions ran"), Token::Muted};
    }
    return lines;
}

QList<ReportLine> lockLines(const TryReport &report)
{
    QList<ReportLine> lines;
    for (const auto &lock : report.locks) {
        QStringList more;
        if (lock.bytes >= 0)
            more << sizeText(lock.bytes);
        if (lock.otherSessions > 0)
            more << tr("%1 other sessions use it now").arg(lock.otherSessions);
        const QString blocks = lock.blocksReads() ? tr("blocks reading and writing")
            : lock.blocksWrites()                 ? tr("blocks writing")
                                                  : QString();
        if (!blocks.isEmpty())
            more.prepend(blocks);
        lines << ReportLine{lock.object, lock.mode, more.join(QLatin1String(", ")),
                            blocks.isEmpty() ? Token::Text : Token::Warn};
    }
    return lines;
}

/// What happened in one database.
QList<ReportGroup> effectGroups(const TryReport &report)
{
    QList<ReportGroup> groups;
    const auto add = [&](const QString &title, const QList<ReportLine> &lines) {
        if (!lines.isEmpty())
            groups << ReportGroup{title, lines};
    };
    add(tr("Objects"), objectLines(report));
    add(tr("Rows, with triggers and cascades"), rowLines(report));
    add(tr("Trigger functions"), triggerLines(report));
    QList<ReportLine> notices;
    for (const auto &notice : report.notices)
        notices << ReportLine{noticeText(notice), notice.severity};
    if (report.noticesDropped > 0)
        notices << ReportLine{tr("and %1 more").arg(countText(report.noticesDropped))};
    add(tr("Notices"), notices);
    add(tr("Locks it would hold"), lockLines(report));
    QList<ReportLine> kept;
    for (const QString &one : report.kept)
        kept << ReportLine{one, {}, {}, Token::Warn};
    add(tr("What rolling back does not undo"), kept);
    return groups;
}

} // namespace

QString reportHeadline(const TryReport &report)
{
    if (!report.refused.isEmpty())
        return tr("It cannot be tried; nothing was run.");
    const QString count = report.statements.size() == 1 ? tr("1 statement")
                                                        : tr("%1 statements").arg(report.statements.size());
    const QString end = report.rolledBack
        ? tr("rolled back: nothing has changed.")
        : tr("the connection went before it was rolled back; the server rolls it back itself.");
    const QString start = report.error ? tr("Tried and failed, ")
        : report.parts.size() > 1      ? tr("Tried in %1 databases and ").arg(report.parts.size())
                                       : tr("Tried and ");
    const QString skipped = report.skipped.isEmpty()
        ? QString()
        : QLatin1String(", ") + tr("%1 of them not tried").arg(report.skipped.size());
    return start + end + QLatin1Char(' ') + count + skipped + QLatin1String(", ") + durationText(report.time);
}

QList<ReportGroup> reportGroups(const TryReport &report, const Script &script)
{
    QList<ReportGroup> groups;
    const auto add = [&](const QString &title, const QList<ReportLine> &lines) {
        if (!lines.isEmpty())
            groups << ReportGroup{title, lines};
    };
    add(tr("Statements"), statementLines(report, script));
    if (report.error && report.failed < 0 && report.refused.isEmpty())
        add(tr("At the end"),
            {ReportLine{report.error->message, report.error->sqlState, report.error->detail, Token::Danger}});
    groups += effectGroups(report);
    for (const TryReport &part : report.parts) {
        const auto effects = effectGroups(part);
        for (const ReportGroup &group : effects)
            groups << ReportGroup{tr("%1, in %2").arg(group.title, part.database), group.lines};
    }
    return groups;
}

QString reportText(const TryReport &report, const Script &script)
{
    QStringList lines{reportHeadline(report)};
    const auto groups = reportGroups(report, script);
    for (const ReportGroup &group : groups) {
        lines << QString() << group.title;
        for (const ReportLine &line : group.lines) {
            QStringList parts{line.what, line.outcome, line.more};
            parts.removeAll(QString());
            lines << QStringLiteral("  ") + parts.join(QLatin1String("  —  "));
        }
    }
    if (report.error)
        lines << QString() << report.error->toText();
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui::forms
