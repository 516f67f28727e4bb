// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/seeasguard.h"

#include "core/sql/scanner.h"
#include "core/sql/traits.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>

namespace core::access {

using sql::Token;
using sql::TokenKind;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

/// One token that counts. word: in upper case, of names without their quotes; text: of literals without
/// theirs.
struct Piece
{
    TokenKind kind;
    QByteArray word;
};

QByteArray between(QByteArrayView text, char quote)
{
    const qsizetype from = text.indexOf(quote);
    const qsizetype to = text.lastIndexOf(quote);
    return from < 0 || to <= from ? QByteArray() : text.sliced(from + 1, to - from - 1).toByteArray();
}

QList<Piece> pieces(QByteArrayView statement, bool standardConformingStrings)
{
    QList<Piece> list;
    for (const Token &token : sql::tokenize(statement, standardConformingStrings)) {
        if (token.isSpace())
            continue;
        const QByteArrayView text = statement.sliced(token.offset, token.length);
        QByteArray word = text.toByteArray();
        if (token.kind == TokenKind::QuotedIdentifier)
            word = between(text, '"');
        else if (token.kind == TokenKind::String)
            word = between(text, '\'');
        list << Piece{token.kind, word.toUpper()};
    }
    return list;
}

class Words
{
public:
    explicit Words(QList<Piece> pieces)
        : m_pieces(std::move(pieces))
    {
    }
    qsizetype size() const { return m_pieces.size(); }
    /// A bare word.
    bool is(qsizetype at, const char *word) const
    {
        return at < size() && m_pieces[at].word == word
            && (m_pieces[at].kind == TokenKind::Keyword || m_pieces[at].kind == TokenKind::Identifier);
    }
    /// A name, bare or quoted, or a literal: SET "role" and set_config('role', …) mean the parameter, too.
    bool named(qsizetype at, const char *word) const { return at < size() && m_pieces[at].word == word; }
    bool isOneOf(qsizetype at, std::initializer_list<const char *> words) const
    {
        return std::any_of(words.begin(), words.end(), [&](const char *word) { return is(at, word); });
    }

private:
    QList<Piece> m_pieces;
};

bool namesTheRole(const Words &words, qsizetype at)
{
    return words.named(at, "ROLE") || words.named(at, "SESSION_AUTHORIZATION");
}

/// SET [SESSION | LOCAL] ROLE …, SET … SESSION AUTHORIZATION …, RESET of either, set_config('role', …).
bool changesRole(const Words &words)
{
    if (words.isOneOf(0, {"SET", "RESET"})) {
        qsizetype at = 1;
        if (words.is(at, "LOCAL") || (words.is(at, "SESSION") && !words.is(at + 1, "AUTHORIZATION")))
            ++at;
        if (namesTheRole(words, at) || (words.is(at, "SESSION") && words.is(at + 1, "AUTHORIZATION")))
            return true;
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (words.named(i, "SET_CONFIG") && words.named(i + 1, "(") && namesTheRole(words, i + 2))
            return true;
    }
    return false;
}

/// BEGIN, COMMIT and whatever else opens or ends a transaction. Savepoints stay within it.
bool movesTransaction(const Words &words)
{
    if (words.isOneOf(0, {"BEGIN", "START", "COMMIT", "END", "ABORT"}))
        return true;
    if (words.is(0, "PREPARE"))
        return words.is(1, "TRANSACTION");
    if (!words.is(0, "ROLLBACK"))
        return false;
    return !words.is(words.isOneOf(1, {"WORK", "TRANSACTION"}) ? 2 : 1, "TO");
}

} // namespace

QString whyNotWhileSeeing(QByteArrayView statement, bool standardConformingStrings)
{
    const Words words(pieces(statement, standardConformingStrings));
    if (changesRole(words))
        return tr("This changes the role. While seeing as another role, choose it in the bar above.");
    if (movesTransaction(words))
        return tr("Seeing as another role is one transaction from the first statement to the last: it "
                  "cannot be begun or ended in the text.");
    if (const auto traits = sql::traits(statement, standardConformingStrings); traits.notInTransaction)
        return tr("%1 cannot run inside of a transaction, and seeing as another role is one.")
            .arg(QString::fromUtf8(traits.keyword));
    return {};
}

bool looksSecret(const QString &name, const QString &value)
{
    static const QRegularExpression names(
        QStringLiteral("pass(word|wd|phrase)?$|secret|token|credential|api_?key|private_?key|(^|[._])jwt$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression values(
        QStringLiteral("^(Bearer )?eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*$|-----BEGIN [A-Z ]*PRIVATE KEY"));
    return names.match(name.trimmed()).hasMatch() || values.match(value.trimmed()).hasMatch();
}

QString whyNotASetting(const QString &name)
{
    const QString plain = name.trimmed().toLower();
    if (plain.isEmpty())
        return tr("A setting needs a name");
    if (plain == QLatin1String("role") || plain == QLatin1String("session_authorization"))
        return tr("The role is chosen above");
    return {};
}

} // namespace core::access
