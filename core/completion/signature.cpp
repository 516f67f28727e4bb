// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/signature.h"

namespace core::completion {

namespace {

constexpr int MostSignatures = 30;

/// Where the first word ends that stands at the start: an identifier, quoted or not.
qsizetype wordEnd(const QByteArray &text)
{
    if (text.startsWith('"')) {
        qsizetype end = 1;
        while (end < text.size()) {
            if (text[end] == '"') {
                if (end + 1 < text.size() && text[end + 1] == '"') {
                    end += 2;
                    continue;
                }
                return end + 1;
            }
            ++end;
        }
        return end;
    }
    const qsizetype space = text.indexOf(' ');
    return space < 0 ? text.size() : space;
}

Argument argumentOf(const QByteArray &whole)
{
    Argument argument;
    argument.text = whole.trimmed();
    QByteArray rest = argument.text;
    for (const char *mode : {"IN ", "OUT ", "INOUT ", "VARIADIC "}) {
        if (rest.startsWith(mode)) {
            argument.mode = QByteArray(mode).trimmed();
            rest = rest.mid(qsizetype(qstrlen(mode)));
            break;
        }
    }
    const qsizetype fallback = rest.indexOf(" DEFAULT ");
    if (fallback >= 0)
        rest.truncate(fallback);
    // "double precision" is a type of two words, "x integer" a name and a type
    static constexpr const char *Types[]
        = {"double precision", "character varying", "timestamp with", "timestamp without", "time with",
           "time without",     "bit varying",       "character(",     "interval "};
    bool unnamed = !rest.contains(' ');
    for (const char *type : Types)
        unnamed = unnamed || rest.startsWith(type);
    if (unnamed) {
        argument.type = rest;
        return argument;
    }
    const qsizetype end = wordEnd(rest);
    argument.name = rest.left(end);
    if (argument.name.startsWith('"'))
        argument.name = argument.name.mid(1, argument.name.size() - 2).replace("\"\"", "\"");
    argument.type = rest.mid(end).trimmed();
    return argument;
}

} // namespace

QList<Argument> splitArguments(const QByteArray &text)
{
    QList<Argument> arguments;
    int depth = 0;
    char quote = 0;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote) {
            if (c == quote)
                quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[') {
            ++depth;
        } else if (c == ')' || c == ']') {
            --depth;
        } else if (c == ',' && depth == 0) {
            arguments << argumentOf(text.mid(from, i - from));
            from = i + 1;
        }
    }
    if (!text.mid(from).trimmed().isEmpty())
        arguments << argumentOf(text.mid(from));
    return arguments;
}

Call callAt(const Words &words, const Snapshot &snapshot)
{
    Call call;
    int depth = 0;
    int open = -1;
    for (int at = words.caret - 1; at >= 0; --at) {
        const Word &word = words.list[std::size_t(at)];
        if (word.is(")") || word.is("]")) {
            ++depth;
        } else if (word.is("[")) {
            depth = depth > 0 ? depth - 1 : 0;
        } else if (word.is("(")) {
            if (depth == 0) {
                open = at;
                break;
            }
            --depth;
        } else if (word.is(",") && depth == 0) {
            ++call.argument;
        } else if (word.is(";")) {
            return {};
        } else if (depth == 0 && word.kind == sql::TokenKind::Keyword
                   && word.isOneOf({"select", "from", "where", "values", "insert", "update", "delete"})) {
            // a subquery in these parentheses, but for extract(year from x)
            if (!word.is("from"))
                return {};
        }
    }
    if (open < 1)
        return {};
    const Word &name = words.list[std::size_t(open - 1)];
    const bool named = name.kind == sql::TokenKind::Identifier
        || name.kind == sql::TokenKind::QuotedIdentifier
        || (name.kind == sql::TokenKind::Keyword && name.keyword != sql::KeywordClass::Reserved);
    if (!named)
        return {};
    QByteArray schema;
    int first = open - 1;
    if (open >= 3 && words.list[std::size_t(open - 2)].is(".")) {
        schema = words.list[std::size_t(open - 3)].text;
        first = open - 3;
    }
    // INSERT INTO t (, CREATE TABLE t (, a CTE's columns
    if (first > 0
        && words.list[std::size_t(first - 1)].isOneOf({"into", "table", "with", "recursive", "references",
                                                       "exists", "index", "function", "procedure",
                                                       "aggregate"}))
        return {};
    for (const quint32 index : snapshot.overloads(schema, name.text)) {
        const Function &function = snapshot.functions()[index];
        if (function.kind == FunctionKind::Trigger)
            continue;
        if (call.signatures.size() >= MostSignatures)
            break;
        Signature signature;
        signature.name = snapshot.text(function.name);
        signature.result = snapshot.text(function.result);
        signature.comment = snapshot.text(function.comment);
        const bool procedure = function.kind == FunctionKind::Procedure;
        for (const Argument &argument : splitArguments(snapshot.bytes(function.arguments).toByteArray())) {
            if (!procedure && (argument.mode == "OUT" || argument.mode == "TABLE"))
                continue;
            signature.arguments << QString::fromUtf8(argument.text);
        }
        if (call.argument < signature.arguments.size())
            signature.current = call.argument;
        else if (function.variadic && !signature.arguments.isEmpty())
            signature.current = int(signature.arguments.size()) - 1;
        call.signatures << signature;
    }
    if (call.signatures.isEmpty())
        return {};
    call.nameOffset = words.list[std::size_t(first)].offset;
    // those that take so many first; the shorter of them is the usual one
    for (qsizetype i = 0; i < call.signatures.size(); ++i) {
        if (call.signatures[i].current >= 0
            || (call.argument == 0 && call.signatures[i].arguments.isEmpty())) {
            call.best = int(i);
            break;
        }
    }
    return call;
}

} // namespace core::completion
