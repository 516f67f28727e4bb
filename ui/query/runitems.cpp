// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/runitems.h"

#include "core/psql/arguments.h"
#include "core/psql/interpreter.h"
#include "core/psql/outlook.h"
#include "core/sql/traits.h"

#include <QCoreApplication>

namespace ui::query {

using core::psql::Item;
using core::psql::ListReader;
using core::psql::Mention;
using editor::SqlRange;
using Runs = core::psql::Outlook::Runs;
using Kind = core::sql::Statement::Kind;

namespace {

/// The first byte behind the range that is not blank; -1: none.
qsizetype nextByte(QByteArrayView text, qsizetype from)
{
    while (from < text.size()
           && (text[from] == ' ' || text[from] == '\t' || text[from] == '\n' || text[from] == '\r'
               || text[from] == '\f'))
        ++from;
    return from < text.size() ? from : -1;
}

bool sends(const QByteArray &command)
{
    for (const char *known : {"g", "gx", "gset", "gexec", "watch", "bind"}) {
        if (command == known)
            return true;
    }
    return false;
}

} // namespace

QList<ListReader::Piece> runItems(const QList<SqlRange> &ranges, QByteArrayView text)
{
    QList<ListReader::Piece> items;
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const SqlRange &range = ranges[i];
        const qsizetype end = range.byteOffset + range.text.size();
        const qsizetype next = nextByte(text, end);
        const bool terminated = range.kind == Kind::CopyData
            || (next >= 0 && text[next] == ';' && text.sliced(range.byteOffset).startsWith(range.text));
        // without a backslash it is one statement: no need to look again, there may be a hundred thousand
        QList<ListReader::Piece> pieces;
        if (range.kind == Kind::Sql && !range.text.contains('\\')) {
            pieces << ListReader::Piece{};
            pieces.last().item.text = range.text;
            pieces.last().item.line = 1;
        } else {
            pieces = ListReader::split(range.text, false);
        }
        for (qsizetype piece = 0; piece < pieces.size(); ++piece) {
            Item &item = pieces[piece].item;
            item.number = int(i);
            item.line += range.firstLine;
            item.offset += range.byteOffset;
            if (piece + 1 == pieces.size()) {
                item.terminated = item.terminated || terminated;
                item.hasRows = range.kind == Kind::CopyData || !range.data.isEmpty();
                pieces[piece].rows = range.data;
            }
        }
        items += pieces;
    }
    return items;
}

QList<SqlRange> withItsCommand(const editor::SqlEditor &editor, const SqlRange &range)
{
    const QByteArrayView text = editor.bytes();
    const auto commandAt = [&text](qsizetype at) {
        const qsizetype lineEnd = text.indexOf('\n', at);
        SqlRange command;
        const QByteArrayView line = text.sliced(at, (lineEnd < 0 ? text.size() : lineEnd) - at);
        const QList<ListReader::Piece> pieces = ListReader::split(line, false);
        if (pieces.isEmpty() || !pieces.first().item.isCommand)
            return command;
        command.text = pieces.first().item.text;
        command.byteOffset = at;
        command.kind = Kind::Backslash;
        return command;
    };
    if (range.kind == Kind::Sql) {
        const qsizetype next = nextByte(text, range.byteOffset + range.text.size());
        if (next < 0 || text[next] != '\\')
            return {range};
        SqlRange command = commandAt(next);
        const auto name = core::psql::CommandLine(command.text).command();
        if (!name || !sends(*name))
            return {range};
        command.firstLine = command.lastLine = range.lastLine;
        return {range, command};
    }
    if (range.kind != Kind::Backslash)
        return {range};
    const auto name = core::psql::CommandLine(range.text).command();
    if (!name || !sends(*name))
        return {range};
    // the statement that it sends ends before it without a semicolon
    qsizetype before = range.byteOffset - 1;
    while (before >= 0
           && (text[before] == ' ' || text[before] == '\n' || text[before] == '\t' || text[before] == '\r'))
        --before;
    if (before < 0 || text[before] == ';')
        return {range};
    const SqlRange statement = editor.statementAt(before);
    if (statement.kind != Kind::Sql || statement.byteOffset >= range.byteOffset)
        return {range};
    return {statement, range};
}

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::query", text);
}

void askFor(QList<AskedValue> &asked, const Item &item, const core::psql::Outlook &outlook)
{
    for (const Mention &mention :
         item.text.contains(':') ? core::psql::mentions(item.text) : QList<Mention>()) {
        if (mention.as == Mention::As::Question || outlook.maybeSet(mention.name))
            continue;
        AskedValue value;
        value.name = mention.name;
        value.identifier = mention.as == Mention::As::Identifier;
        if (!asked.contains(value))
            asked << value;
    }
    const int highest = core::psql::highestParameter(item.text);
    if (highest == 0)
        return;
    const QByteArray keyword = core::sql::traits(item.text).keyword;
    if (keyword == "CREATE" || keyword == "PREPARE") // theirs are the routine's
        return;
    for (int n = 1; n <= std::min(highest, 100); ++n) {
        const AskedValue value{{}, n, item.number, false};
        if (!asked.contains(value))
            asked << value;
    }
}

} // namespace

RunOutlook lookAhead(const QList<ListReader::Piece> &items, const core::psql::Variables &known)
{
    RunOutlook found;
    core::psql::Outlook outlook(known);
    int open = -1; // the statement that the next command may send
    for (const ListReader::Piece &piece : items) {
        const Item &item = piece.item;
        if (!item.isCommand) {
            open = item.number;
            if (outlook.runs() != Runs::No)
                askFor(found.values, item, outlook);
            continue;
        }
        outlook.follow(item, [&](const QByteArray &name, const QList<QByteArray> &words, Runs runs) {
            if (name == "prompt" && runs != Runs::No && !words.isEmpty())
                found.values << AskedValue{words.value(words.size() > 1 ? 1 : 0),
                                           0,
                                           item.number,
                                           true,
                                           true,
                                           false,
                                           words.size() > 1 ? QString::fromUtf8(words[0]) : QString()};
            if (name == "password" && runs != Runs::No) {
                for (const QString &prompt : {tr("New password"), tr("Again")})
                    found.values << AskedValue{"password", 0, item.number, true, true, true, prompt};
            }
            if (name == "bind" && runs == Runs::Yes)
                found.values.removeIf([open](const AskedValue &value) {
                    return value.name.isEmpty() && value.statement == open;
                });
            if (runs != Runs::Yes || core::psql::isKnownCommand(name) || found.unknownIn >= 0)
                return;
            found.unknownCommand = name;
            found.unknownIn = item.number;
        });
    }
    return found;
}

} // namespace ui::query
