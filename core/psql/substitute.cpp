// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/substitute.h"

#include "core/sql/scanner.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

Result<QByteArray> quoted(const QByteArray &value, char quote)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(value);
    if (decoder.hasError() || value.contains('\0'))
        return Error::input(tr("A variable's value is no valid text and cannot be quoted"));
    QByteArray text = value;
    text.replace(quote, QByteArray(2, quote));
    if (quote == '\'' && text.contains('\\')) {
        text.replace('\\', "\\\\");
        return QByteArray(" E'" + text + '\'');
    }
    return QByteArray(quote + text + quote);
}

Mention mentionOf(QByteArrayView token)
{
    Mention mention;
    const char second = token.size() > 1 ? token[1] : '\0';
    if (second == '\'' || second == '"') {
        mention.as = second == '"' ? Mention::As::Identifier : Mention::As::Literal;
        mention.name = token.sliced(2, token.size() - 3).toByteArray();
    } else if (second == '{') {
        mention.as = Mention::As::Question;
        mention.name = token.sliced(3, token.size() - 4).toByteArray();
    } else {
        mention.name = token.sliced(1).toByteArray();
    }
    return mention;
}

template <class Visit> void eachToken(QByteArrayView text, Visit visit)
{
    sql::Scanner scanner(text);
    sql::Token token;
    while (scanner.next(token))
        visit(token);
}

class Filler
{
public:
    explicit Filler(const Variables &variables)
        : m_variables(variables)
    {
    }

    Result<void> fill(QByteArrayView text, Substitution &into, QList<QByteArray> within, bool top)
    {
        qsizetype done = 0;
        for (const Mention &mention : mentions(text)) {
            const bool null
                = m_variables.isNull(mention.name) && mention.as != Mention::As::Identifier && top;
            const auto value = null ? std::optional<QByteArray>("NULL") : m_variables.value(mention.name);
            if ((!value && mention.as != Mention::As::Question) || within.contains(mention.name))
                continue;
            append(into, text.sliced(done, mention.offset - done), done, false, top);
            const qsizetype before = into.text.size();
            switch (mention.as) {
            case Mention::As::Question:
                into.text += value ? "TRUE" : "FALSE";
                break;
            case Mention::As::Literal:
            case Mention::As::Identifier: {
                auto quotedValue = null                  ? Result<QByteArray>(*value)
                    : mention.as == Mention::As::Literal ? literal(*value)
                                                         : identifier(*value);
                if (!quotedValue)
                    return quotedValue.error();
                into.text += *quotedValue;
                break;
            }
            case Mention::As::Plain:
                into.respelled = true;
                // variables in the value are filled in as well, but never itself
                if (auto filled = fill(*value, into, within + QList<QByteArray>{mention.name}, false);
                    !filled)
                    return filled;
                break;
            }
            if (top)
                into.pieces.append({before, into.text.size() - before, mention.offset, true});
            done = mention.offset + mention.length;
        }
        append(into, text.sliced(done), done, false, top);
        return {};
    }

private:
    static void append(Substitution &into, QByteArrayView text, qsizetype from, bool filled, bool top)
    {
        if (top && !text.isEmpty())
            into.pieces.append({into.text.size(), text.size(), from, filled});
        into.text.append(text.data(), text.size());
    }

    const Variables &m_variables;
};

} // namespace

qsizetype Substitution::origin(qsizetype offset) const
{
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), offset,
                                        [](qsizetype at, const Piece &piece) { return at < piece.offset; });
    if (after == pieces.begin())
        return offset;
    const Piece &piece = *(after - 1);
    return piece.filled ? piece.from : piece.from + offset - piece.offset;
}

Result<Substitution> substituted(QByteArrayView text, const Variables &variables)
{
    Substitution result;
    if (!text.contains(':')) { // nearly always
        result.text = text.toByteArray();
        result.pieces.append({0, text.size(), 0, false});
        return result;
    }
    if (auto filled = Filler(variables).fill(text, result, {}, true); !filled)
        return filled.error();
    return result;
}

QList<Mention> mentions(QByteArrayView text)
{
    QList<Mention> found;
    eachToken(text, [&](const sql::Token &token) {
        if (token.kind != sql::TokenKind::Variable)
            return;
        Mention mention = mentionOf(text.sliced(token.offset, token.length));
        mention.offset = token.offset;
        mention.length = token.length;
        found << mention;
    });
    return found;
}

int highestParameter(QByteArrayView text)
{
    int highest = 0;
    if (!text.contains('$'))
        return highest;
    eachToken(text, [&](const sql::Token &token) {
        if (token.kind == sql::TokenKind::Parameter)
            highest
                = std::max(highest, text.sliced(token.offset + 1, token.length - 1).toByteArray().toInt());
    });
    return highest;
}

Result<QByteArray> literal(const QByteArray &value)
{
    return quoted(value, '\'');
}

Result<QByteArray> identifier(const QByteArray &value)
{
    return quoted(value, '"');
}

} // namespace core::psql
