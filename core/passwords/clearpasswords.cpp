// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/clearpasswords.h"

#include "core/passwords/literal.h"
#include "core/passwords/verifier.h"
#include "core/sql/scanner.h"

#include <QSet>

#include <algorithm>

namespace core::passwords {

namespace {

using sql::Token;
using sql::TokenKind;

constexpr QByteArrayView Ellipsis = "…";
constexpr int DeepestNesting = 4;
constexpr qsizetype ShortestReplaced = 3; ///< a shorter password is in too many words

/// Words of which one stands in every text that could hold a password.
constexpr QByteArrayView Telling[] = {"passw", "passphrase", "pwd", "secret", "token", "api_key", "://"};

bool containsWord(QByteArrayView text, QByteArrayView word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; })
        != text.end();
}

bool mayHoldPassword(QByteArrayView text)
{
    return std::any_of(std::begin(Telling), std::end(Telling),
                       [&](QByteArrayView word) { return containsWord(text, word); });
}

/// Of an option's name: its value is kept from others' eyes.
bool isSecretOption(QByteArrayView name)
{
    return std::any_of(std::begin(Telling), std::end(Telling) - 1,
                       [&](QByteArrayView word) { return containsWord(name, word); });
}

/// Of a parameter's name.
bool isSecretSetting(QByteArrayView name)
{
    return isSecretOption(name) && !containsWord(name, "password_encryption");
}

/// Literals that are a password by where they stand in a call: their places in the text that is read.
struct Arguments
{
    QSet<qsizetype> roles;
    QSet<qsizetype> options;
};

struct Found
{
    ClearPassword clear;
    bool verifier = false; ///< it is one already
    QByteArray shown;      ///< what masked() puts there
};

/// What the statement that is being read is about.
enum class About : quint8
{
    Nothing,
    Role,
    Options,     ///< user mapping, server
    Connections, ///< subscription, dblink, primary_conninfo
};

struct Statement
{
    About about = About::Nothing;
    QString role;
};

class Finder
{
public:
    explicit Finder(bool standardConformingStrings)
        : m_standard(standardConformingStrings)
    {
    }

    QList<Found> found;

    /// places: of each byte of text in the outermost text, and of its end.
    void read(QByteArrayView text, const std::vector<qsizetype> *places, int quoteDepth, int depth,
              Statement *statement)
    {
        if (depth > DeepestNesting)
            return;
        const QList<Token> tokens = wholeTokens(text);
        Arguments arguments;
        qsizetype first = 0; // of the statement's tokens
        const auto place = [&](qsizetype at) { return places ? (*places)[size_t(at)] : at; };
        const auto bytes = [&](qsizetype i) {
            return i >= 0 && i < tokens.size() ? text.sliced(tokens[i].offset, tokens[i].length)
                                               : QByteArrayView();
        };
        const auto is = [&](qsizetype i, const char *word) {
            return bytes(i).compare(QByteArrayView(word), Qt::CaseInsensitive) == 0;
        };
        const auto isString = [&](qsizetype i) {
            return i < tokens.size()
                && (tokens[i].kind == TokenKind::String || tokens[i].kind == TokenKind::DollarString);
        };

        for (qsizetype i = 0; i < tokens.size(); ++i) {
            const Token &token = tokens[i];
            if (token.kind == TokenKind::Punctuation && bytes(i) == ";") {
                *statement = {};
                first = i + 1;
                continue;
            }
            if (token.kind == TokenKind::BackslashCommand) { // psql's \\connect "host=… password=…"
                if (bytes(i).startsWith("\\c ") || bytes(i).startsWith("\\connect ")) {
                    std::vector<qsizetype> own;
                    for (qsizetype at = token.offset; at <= token.end(); ++at)
                        own.push_back(place(at));
                    connection(bytes(i).toByteArray(), own);
                }
                continue;
            }
            if (is(i, "create") || is(i, "alter")) {
                begin(tokens, i, bytes, is, statement);
                continue;
            }
            if ((token.kind == TokenKind::Identifier && bytes(i).startsWith("dblink"))
                || is(i, "primary_conninfo")) {
                statement->about = About::Connections;
                continue;
            }
            if (is(i, "set") && (i == first || is(first, "alter")))
                readSetting(tokens, i, bytes, is, isString, &arguments);
            if (is(i, "format") && bytes(i + 1) == "(" && isString(i + 2)) {
                readFormat(tokens, i + 2, bytes, isString, &arguments);
            } else if (is(i, "set_config") && bytes(i + 1) == "(" && isString(i + 2) && bytes(i + 3) == ","
                       && isString(i + 4) && isSecretSetting(bytes(i + 2))) {
                arguments.options.insert(tokens[i + 4].offset);
            }
            if (!isString(i))
                continue;

            const qsizetype from = place(token.offset);
            const qsizetype to = place(token.end());
            const bool role = arguments.roles.contains(token.offset)
                || (statement->about == About::Role && is(i - 1, "password"));
            const bool option = arguments.options.contains(token.offset)
                || (statement->about == About::Options && i > 0 && isSecretOption(bytes(i - 1)));
            char escape = '\\';
            if (is(i + 1, "uescape") && isString(i + 2) && tokens[i + 2].length == 3)
                escape = bytes(i + 2)[1];
            const auto literal = decoded(bytes(i), m_standard, escape);
            if (role || option) {
                Found one;
                one.clear.kind = role ? ClearPassword::Kind::Role : ClearPassword::Kind::Option;
                one.clear.offset = from;
                // UESCAPE '!' belongs to the literal
                one.clear.length = (escape == '\\' ? to : place(tokens[i + 2].end())) - from;
                one.clear.role = statement->role;
                one.clear.quoteDepth = quoteDepth;
                one.verifier = role && literal && isVerifier(literal->value);
                if (literal && !literal->value.contains('\0'))
                    one.clear.password = Secret(literal->value);
                const bool empty = literal && literal->value.isEmpty();
                const QByteArray quotes(qsizetype(1) << quoteDepth, '\'');
                one.shown = quotes + (one.verifier ? shownVerifier(literal->value) : Ellipsis.toByteArray())
                    + quotes;
                if (!empty)
                    found << one;
                continue;
            }
            if (!literal || !isWorthReading(literal->value))
                continue;
            std::vector<qsizetype> inner;
            inner.reserve(literal->places.size());
            for (const qsizetype at : literal->places)
                inner.push_back(place(token.offset + at));
            if (statement->about == About::Connections && connection(literal->value, inner))
                continue;
            // The words may come in pieces: EXECUTE 'create role ' || name || ' password ''x'''
            Statement inside = *statement;
            read(literal->value, &inner, quoteDepth + (literal->quoting == Quoting::Doubled), depth + 1,
                 &inside);
            if (inside.about != About::Nothing && literal->quoting == Quoting::Doubled)
                *statement = inside;
        }
    }

private:
    /// set app.password = 'x', set local my.token to 'x', alter role r set app.secret = 'x'.
    template <class Bytes, class Is, class IsString>
    static void readSetting(const QList<Token> &tokens, qsizetype i, const Bytes &bytes, const Is &is,
                            const IsString &isString, Arguments *into)
    {
        constexpr qsizetype LongestName = 6; // tokens: a.b.c
        QByteArray name;
        for (qsizetype at = i + 1; at < tokens.size() && at <= i + LongestName + 1; ++at) {
            if (bytes(at) == "=" || is(at, "to")) {
                if (isString(at + 1) && isSecretSetting(name))
                    into->options.insert(tokens[at + 1].offset);
                return;
            }
            name += bytes(at).toByteArray();
        }
    }

    /// format('alter role %I password %L', 'x', 'secret'): what stands at a password's place. i: the literal.
    template <class Bytes, class IsString>
    void readFormat(const QList<Token> &tokens, qsizetype i, const Bytes &bytes, const IsString &isString,
                    Arguments *into) const
    {
        const auto literal = decoded(bytes(i), m_standard);
        if (!literal || !mayHoldPassword(literal->value))
            return;
        const QByteArray &text = literal->value;
        const bool option = containsWord(text, "mapping") || containsWord(text, "server");
        QList<int> wanted; // numbers of arguments, from 1
        int number = 0;
        for (qsizetype at = text.indexOf('%'); at >= 0 && at + 1 < text.size(); at = text.indexOf('%', at)) {
            const qsizetype from = at++;
            if (text[at] == '%') {
                ++at;
                continue;
            }
            qsizetype digits = at;
            while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
                ++digits;
            const bool placed = digits > at && digits < text.size() && text[digits] == '$';
            number = placed ? text.mid(at, digits - at).toInt() : number + 1;
            QByteArray before = text.first(from).toLower();
            while (!before.isEmpty()
                   && (std::isspace(static_cast<unsigned char>(before.back())) || before.back() == '\''))
                before.chop(1);
            if (before.endsWith("password"))
                wanted << number;
        }
        int argument = 0;
        int depth = 0;
        qsizetype start = i;
        for (qsizetype at = i + 1; at < tokens.size() && depth >= 0; ++at) {
            const QByteArrayView word = bytes(at);
            depth += word == "(" ? 1 : word == ")" ? -1 : 0;
            if (depth < 0 || (depth == 0 && word == ",")) {
                // only where it is nothing but a constant
                if (argument > 0 && at == start + 2 && isString(start + 1) && wanted.contains(argument))
                    (option ? into->options : into->roles).insert(tokens[start + 1].offset);
                ++argument;
                start = at;
            }
        }
    }

    /// Without what is between them; 'a' and 'b' on the next line are one constant.
    QList<Token> wholeTokens(QByteArrayView text) const
    {
        QList<Token> tokens;
        for (const Token &token : sql::tokenize(text, m_standard)) {
            if (token.isSpace())
                continue;
            if (token.kind == TokenKind::String && !tokens.isEmpty()
                && tokens.last().kind == TokenKind::String && text[token.offset] == '\''
                && text.sliced(tokens.last().end(), token.offset - tokens.last().end()).contains('\n'))
                tokens.last().length = token.end() - tokens.last().offset;
            else
                tokens << token;
        }
        return tokens;
    }

    static bool isWorthReading(QByteArrayView string)
    {
        return mayHoldPassword(string) || containsWord(string, "create") || containsWord(string, "alter");
    }

    template <class Bytes, class Is>
    void begin(const QList<Token> &tokens, qsizetype i, const Bytes &bytes, const Is &is,
               Statement *statement)
    {
        *statement = {};
        if (is(i + 1, "role") || is(i + 1, "group") || (is(i + 1, "user") && !is(i + 2, "mapping"))) {
            statement->about = About::Role;
            if (i + 2 >= tokens.size())
                return;
            if (tokens[i + 2].kind == TokenKind::QuotedIdentifier && bytes(i + 2).startsWith('"'))
                statement->role = QString::fromUtf8(bytes(i + 2).sliced(1, bytes(i + 2).size() - 2))
                                      .replace(QLatin1String("\"\""), QLatin1String("\""));
            else if (tokens[i + 2].kind == TokenKind::Identifier
                     || (tokens[i + 2].kind == TokenKind::Keyword
                         && tokens[i + 2].keyword != sql::KeywordClass::Reserved))
                statement->role = QString::fromUtf8(bytes(i + 2).toByteArray().toLower());
        } else if (is(i + 1, "user") || is(i + 1, "server") || is(i + 1, "foreign")) {
            statement->about = About::Options;
        } else if (is(i + 1, "subscription")) {
            statement->about = About::Connections;
        }
    }

    /// Passwords in a connection string, keyword form and URI; whether there were any.
    bool connection(const QByteArray &text, const std::vector<qsizetype> &places)
    {
        const auto add = [&](qsizetype from, qsizetype to) {
            if (to <= from)
                return;
            Found one;
            one.clear.kind = ClearPassword::Kind::Connection;
            one.clear.offset = places[size_t(from)];
            one.clear.length = places[size_t(to)] - places[size_t(from)];
            one.clear.password = Secret(text.sliced(from, to - from));
            one.shown = Ellipsis.toByteArray();
            found << one;
        };
        const qsizetype before = found.size();
        const qsizetype scheme = text.indexOf("://");
        if (scheme >= 0) {
            const qsizetype start = scheme + 3;
            qsizetype end = start; // of the authority: people write @ and / into it unencoded
            while (end < text.size() && !std::isspace(static_cast<unsigned char>(text[end])))
                ++end;
            const qsizetype query = text.indexOf('?', start);
            const qsizetype at = text.lastIndexOf('@', (query < 0 ? end : std::min(query, end)) - 1);
            const qsizetype colon = text.indexOf(':', start);
            if (at > start && colon >= 0 && colon < at)
                add(colon + 1, at);
        }
        // password = 'it''s' (with \' inside), password=x up to a blank or & of a URI
        for (qsizetype from = 0; from < text.size();) {
            const auto hit = std::search(text.begin() + from, text.end(), Word.begin(), Word.end(),
                                         [](char a, char b) { return (a | 0x20) == b; });
            if (hit == text.end())
                break;
            qsizetype at = hit - text.begin() + Word.size();
            from = at;
            const auto skip = [&] {
                while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])))
                    ++at;
            };
            skip();
            if (at >= text.size() || text[at] != '=')
                continue;
            ++at;
            skip();
            const bool quoted = at < text.size() && text[at] == '\'';
            at += quoted;
            const qsizetype start = at;
            while (at < text.size()
                   && (quoted ? text[at] != '\''
                              : text[at] != '&' && !std::isspace(static_cast<unsigned char>(text[at]))))
                at += text[at] == '\\' ? 2 : 1;
            at = std::min(at, text.size());
            add(start, at);
            from = at;
        }
        return found.size() > before;
    }

    static constexpr QByteArrayView Word = "password";
    bool m_standard;
};

QList<Found> findAll(QByteArrayView sql, bool standardConformingStrings)
{
    if (!mayHoldPassword(sql))
        return {};
    Finder finder(standardConformingStrings);
    Statement statement;
    finder.read(sql, nullptr, 0, 0, &statement);
    return finder.found;
}

} // namespace

QList<ClearPassword> clearPasswords(QByteArrayView sql, bool standardConformingStrings)
{
    QList<ClearPassword> list;
    for (const Found &one : findAll(sql, standardConformingStrings)) {
        if (!one.verifier)
            list << one.clear;
    }
    return list;
}

QByteArray replacement(const ClearPassword &found, const Secret &verifier)
{
    const QByteArray quotes(qsizetype(1) << found.quoteDepth, '\''); // nothing in a verifier is to be escaped
    return quotes + verifier.reveal() + quotes;
}

QByteArray masked(const QByteArray &sql)
{
    QByteArray text = sql;
    const QList<Found> all = findAll(sql, true);
    for (qsizetype i = all.size() - 1; i >= 0; --i)
        text.replace(all[i].clear.offset, all[i].clear.length, all[i].shown);
    return text;
}

QString masked(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    return mayHoldPassword(utf8) ? QString::fromUtf8(masked(utf8)) : sql;
}

QString maskedInPlace(const QString &sql)
{
    const QByteArray utf8 = sql.toUtf8();
    QString text = sql;
    for (const ClearPassword &found : clearPasswords(utf8)) {
        const qsizetype from = QString::fromUtf8(utf8.first(found.offset)).size();
        const qsizetype length = QString::fromUtf8(utf8.sliced(found.offset, found.length)).size();
        text.replace(from, length, QString(length, QLatin1Char('*')));
    }
    return text;
}

Error withoutPasswords(Error error, const QByteArray &statement)
{
    for (QString *words : {&error.message, &error.detail, &error.hint, &error.context})
        *words = withoutPasswords(*words, statement);
    return error;
}

QString withoutPasswords(QString text, const QByteArray &statement)
{
    for (const ClearPassword &found : clearPasswords(statement)) {
        const QByteArray literal = statement.mid(found.offset, found.length);
        const QString password = QString::fromUtf8(found.password.reveal());
        const QString doubled = QString(password).replace(QLatin1Char('\''), QLatin1String("''"));
        if (found.kind != ClearPassword::Kind::Connection)
            text.replace(QString::fromUtf8(literal), QStringLiteral("'…'"));
        for (const QString &clear : {doubled, password}) {
            text.replace(QLatin1Char('\'') + clear + QLatin1Char('\''), QStringLiteral("'…'"));
            if (clear.size() >= ShortestReplaced)
                text.replace(clear, QStringLiteral("…"));
        }
    }
    return text;
}

Result<QList<Replacement>> verifiersFor(const QList<ClearPassword> &found)
{
    QList<Replacement> list;
    for (const ClearPassword &one : found) {
        if (!one.canBeVerifier())
            continue;
        auto made = verifier(one.password, one.role);
        if (!made)
            return std::move(made).error();
        list.prepend({one.offset, one.length, replacement(one, *made)});
    }
    return list;
}

} // namespace core::passwords
