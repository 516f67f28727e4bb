// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner over many texts: against PostgreSQL's own scanner (libpg_query), tiling, and taken up again at
// every line.
#include "core/sql/scanner.h"
#include "tests/support/randomsql.h"
#include "tests/support/scanproperties.h"
#include "tests/support/testmain.h"

#ifdef HOWDAH_PGQUERY
#include <pg_query.h>
#endif

using namespace core::sql;

namespace {

/// A token as both scanners can tell it: w word, q quoted name, s string, b bits, n number, p parameter, c
/// comment, o all other.
struct Piece
{
    qsizetype start;
    qsizetype end;
    char kind;
    int keyword; ///< class, 0 none
};

#ifdef HOWDAH_PGQUERY

quint64 varint(const uchar *&at)
{
    quint64 value = 0;
    for (int shift = 0;; shift += 7) {
        value |= quint64(*at & 0x7F) << shift;
        if (!(*at++ & 0x80))
            return value;
    }
}

/// The numbers of the library's protocol (pg_query.proto).
char kindOf(quint64 token, quint64 keyword, char first)
{
    switch (token) {
    case 258: // IDENT
    case 259: // UIDENT
        return first == '"' || token == 259 ? 'q' : 'w';
    case 261: // SCONST
    case 262: // USCONST
        return 's';
    case 263: // BCONST
    case 264: // XCONST
        return 'b';
    case 260: // FCONST
    case 266: // ICONST
        return 'n';
    case 267: // PARAM
        return 'p';
    case 275: // SQL_COMMENT
    case 276: // C_COMMENT
        return 'c';
    default:
        return keyword ? 'w' : 'o';
    }
}

/// Nothing: the library refuses the text.
std::optional<QList<Piece>> theirs(const QByteArray &text)
{
    const PgQueryScanResult result = ::pg_query_scan(text.constData());
    std::optional<QList<Piece>> pieces;
    if (!result.error) {
        pieces.emplace();
        const auto *at = reinterpret_cast<const uchar *>(result.pbuf.data);
        const uchar *end = at + result.pbuf.len;
        while (at < end) {
            const quint64 field = varint(at);
            const quint64 length = varint(at); // of a token, or the version
            if (field != (2 << 3 | 2))
                continue;
            quint64 values[6] = {};
            for (const uchar *stop = at + length; at < stop;) {
                const quint64 key = varint(at);
                values[std::min<quint64>(key >> 3, 5)] = varint(at);
            }
            const auto start = qsizetype(values[1]);
            pieces->append(
                {start, qsizetype(values[2]), kindOf(values[4], values[5], text[start]), int(values[5])});
        }
    }
    ::pg_query_free_scan_result(result);
    return pieces;
}

char kindOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::LineComment:
    case TokenKind::BlockComment:
        return 'c';
    case TokenKind::Keyword:
    case TokenKind::Identifier:
        return 'w';
    case TokenKind::QuotedIdentifier:
        return 'q';
    case TokenKind::String:
    case TokenKind::DollarString:
        return 's';
    case TokenKind::BitString:
        return 'b';
    case TokenKind::Number:
        return 'n';
    case TokenKind::Parameter:
        return 'p';
    default:
        return 'o';
    }
}

/// What only psql reads, as blanks; nothing of it is left for the server's scanner.
QByteArray withoutPsql(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    text.replace('\v', ' '); // no blank before version 16
    const QByteArray source = text;
    for (const Token &token : tokenize(source)) {
        const bool escaped = token.kind == TokenKind::Punctuation && source[token.offset] == '\\';
        if (token.kind != TokenKind::BackslashCommand && token.kind != TokenKind::CopyData
            && token.kind != TokenKind::Variable && !escaped)
            continue;
        for (qsizetype i = token.offset; i < token.end(); ++i) {
            if (text[i] != '\n' && text[i] != '\r')
                text[i] = ' ';
        }
    }
    return text;
}

/// Nothing: cannot be compared.
std::optional<QList<Piece>> ours(const QByteArray &text)
{
    QList<Piece> pieces;
    bool newline = true; // since the string before
    for (const Token &token : tokenize(text)) {
        const QByteArrayView part = QByteArrayView(text).sliced(token.offset, token.length);
        if (token.kind == TokenKind::CopyData)
            return std::nullopt;
        if (token.kind == TokenKind::Whitespace) {
            newline = newline || part.contains('\n') || part.contains('\r');
            continue;
        }
        // a literal that goes on in a later line is one token there; with the comments between
        const bool literal = token.kind == TokenKind::String || token.kind == TokenKind::BitString;
        if (literal && part.startsWith('\'') && newline) {
            qsizetype before = pieces.size() - 1;
            while (before >= 0 && pieces[before].kind == 'c' && text[pieces[before].start] == '-')
                --before;
            if (before >= 0 && (pieces[before].kind == 's' || pieces[before].kind == 'b')
                && text[pieces[before].end - 1] == '\'') {
                if (before + 1 < pieces.size())
                    return std::nullopt; // the library's scanner, unlike the server's, ends a literal there
                pieces[before].end = token.end();
                newline = false;
                continue;
            }
        }
        newline = token.kind == TokenKind::LineComment && newline;
        if (part.size() > 1 && part[1] == '\'' && (part[0] | 0x20) == 'n') { // N'x' is the word nchar and 'x'
            pieces.append({token.offset, token.offset + 1, 'w', int(KeywordClass::ColumnName)});
            pieces.append({token.offset + 1, token.end(), 's', 0});
            continue;
        }
        pieces.append({token.offset, token.end(), kindOf(token.kind), int(token.keyword)});
    }
    return pieces;
}

#endif

} // namespace

class TestScanCorpus : public QObject
{
    Q_OBJECT

private:
    QByteArrayList m_texts;

    static QByteArray shown(const QByteArray &text)
    {
        return text.size() < 3000 ? text : QByteArray("(long)");
    }

private slots:
    void initTestCase()
    {
        QRandomGenerator random(5);
        const QByteArrayList corpus = support::sqlCorpus();
        m_texts = corpus;
        for (int i = 0; i < 3000; ++i)
            m_texts << support::randomStatement(random);
        for (int i = 0; i < 3000; ++i)
            m_texts << support::mutated(support::randomStatement(random), random);
        for (int i = 0; i < 3000; ++i)
            m_texts << support::randomPieces(random, int(random.bounded(30)));
        for (const QByteArray &text : corpus) {
            if (text.size() < 20000)
                m_texts << support::mutated(text, random);
        }
    }

    void tokensArePostgresqls()
    {
#ifndef HOWDAH_PGQUERY
        QSKIP("built without libpg_query");
#else
        int compared = 0;
        int refused = 0;
        for (const QByteArray &source : std::as_const(m_texts)) {
            const QByteArray text = withoutPsql(withoutPsql(source));
            if (text.contains('\0') || withoutPsql(text) != text)
                continue;
            const QList<Token> tokens = tokenize(text);
            const auto wanted = theirs(text);
            if (!tokens.isEmpty() && tokens.constLast().kind == TokenKind::Error
                && tokens.constLast().length > 1)
                QVERIFY2(!wanted, shown(text).constData());
            if (!wanted) { // 0x1F, 1_000 of later versions, bytes that are not UTF-8 in escapes ...
                ++refused;
                continue;
            }
            const auto found = ours(text);
            if (!found)
                continue;
            ++compared;
            for (qsizetype i = 0; i < std::max(found->size(), wanted->size()); ++i) {
                const Piece none{-1, -1, '-', 0};
                const Piece a = found->value(i, none);
                const Piece b = wanted->value(i, none);
                const auto print = [&text](const Piece &piece) {
                    return QByteArray(1, piece.kind) + QByteArray::number(piece.keyword) + ' '
                        + text.mid(piece.start, piece.end - piece.start);
                };
                // words that became keywords after version 15 are keywords here
                const bool half = (b.kind == 'q' || b.kind == 's')
                    && (text[b.start] | 0x20) == 'u'; // of U&"x" it tells less
                const bool same = a.start == b.start && (a.end == b.end || half) && a.kind == b.kind
                    && (a.keyword == b.keyword || b.keyword == 0);
                QVERIFY2(same,
                         ("ours " + print(a) + "\ntheirs " + print(b) + "\nof " + shown(text)).constData());
            }
        }
        qInfo("%d texts compared, %d refused by PostgreSQL's scanner", compared, refused);
        QVERIFY(compared > 4000);
#endif
    }

    void tilesAndRestarts()
    {
        for (const QByteArray &text : std::as_const(m_texts)) {
            const char *fault = support::scanFault(text);
            QVERIFY2(!fault, QByteArray(fault) + ": " + shown(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestScanCorpus)
#include "tst_scancorpus.moc"
