// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/mentions.h"

#include "core/sql/scanner.h"

#include <QHash>

#include <algorithm>

namespace core::access {

namespace {

/// A word, name or sign of the statement; spaces and comments are gone.
struct Word
{
    QString text;         ///< folded, unquoted
    bool name = false;    ///< may be a name
    bool keyword = false; ///< is one, too
    bool string = false;

    bool is(const char *word) const { return !string && text == QLatin1String(word) && (keyword || !name); }
};

QString unquoted(QString text, QChar quote)
{
    const qsizetype from = text.indexOf(quote);
    text = text.mid(from + 1, text.size() - from - 2);
    return text.replace(QString(2, quote), QString(quote));
}

QList<Word> wordsOf(const QString &statement)
{
    const QByteArray bytes = statement.toUtf8();
    sql::Scanner scanner(bytes);
    QList<Word> words;
    sql::Token piece;
    QList<sql::Token> tokens;
    while (scanner.next(piece)) {
        if (piece.continues && !tokens.isEmpty()) // a name with a line break in it comes in pieces
            tokens.last().length = piece.end() - tokens.last().offset;
        else
            tokens << piece;
    }
    for (const sql::Token &token : std::as_const(tokens)) {
        if (token.isSpace())
            continue;
        Word word;
        word.text = QString::fromUtf8(QByteArrayView(bytes).sliced(token.offset, token.length));
        switch (token.kind) {
        case sql::TokenKind::Keyword:
            word.text = word.text.toLower();
            word.keyword = true;
            word.name = token.keyword != sql::KeywordClass::Reserved;
            break;
        case sql::TokenKind::Identifier: {
            for (QChar &c : word.text) { // only ASCII is folded, as with an UTF-8 server
                if (c.unicode() < 0x80)
                    c = c.toLower();
            }
            word.name = true;
            break;
        }
        case sql::TokenKind::QuotedIdentifier:
            word.text = unquoted(word.text, QLatin1Char('"'));
            word.name = true;
            break;
        case sql::TokenKind::String:
            word.text = unquoted(word.text, QLatin1Char('\''));
            word.string = true;
            break;
        default:
            break;
        }
        words << word;
    }
    return words;
}

/// Reads a statement's words once.
class Reader
{
public:
    explicit Reader(const QString &statement)
        : m_words(wordsOf(statement))
    {
    }

    QList<Mention> run()
    {
        const Word first = word(0);
        if (first.is("set")) {
            parameter();
            return m_found;
        }
        if (first.is("alter") || first.is("drop") || first.is("comment") || first.is("create")) {
            if (first.is("create"))
                creation();
            if (!after(0, 1).is("default")) // privileges
                owned();
            if (!m_found.isEmpty() && !copiesRows())
                return m_found;
        }
        for (qsizetype i = 0; i < m_words.size();) {
            if (!m_words[i].name || after(i, -1).is(".") || after(i, -1).is("as")) {
                ++i;
                continue;
            }
            i = name(i);
        }
        return m_found;
    }

private:
    Word word(qsizetype i) const { return m_words.value(i); }
    Word after(qsizetype i, qsizetype by) const { return m_words.value(i + by); }

    void add(const Mention &mention)
    {
        if (!m_found.contains(mention))
            m_found << mention;
    }

    /// set [session | local] work_mem, set my.setting
    void parameter()
    {
        qsizetype i = 1;
        while (word(i).is("session") || word(i).is("local"))
            ++i;
        QString text = word(i).text;
        while (word(i + 1).is(".")) {
            text += QLatin1Char('.') + word(i + 2).text;
            i += 2;
        }
        if (!text.isEmpty() && text != QLatin1String("role") && text != QLatin1String("authorization"))
            add({.name = text, .what = QStringLiteral("parameter"), .privilege = Privilege::Set});
    }

    /// ALTER, DROP, COMMENT ON; an index is made by the table's owner.
    void owned()
    {
        qsizetype i = 1;
        const bool index = word(0).is("create");
        if (index) {
            while (i < m_words.size() && !word(i).is("index"))
                ++i;
            while (i < m_words.size() && !word(i).is("on"))
                ++i;
        } else {
            while (i < 5 && !kindWords().contains(word(i).text))
                ++i;
        }
        const QString what = index ? QStringLiteral("relation") : kindWords().value(word(i).text);
        for (++i; word(i).is("if") || word(i).is("exists") || word(i).is("only");)
            ++i;
        while (!what.isEmpty() && word(i).name) {
            Mention mention{.name = word(i).text, .what = what, .ownership = true};
            ++i;
            if (word(i).is(".")) {
                mention.schema = mention.name;
                mention.name = word(i + 1).text;
                i += 2;
            }
            if (what == QLatin1String("schema"))
                mention.schema = mention.name;
            add(mention);
            if (index) // stands in the schema of its table
                add({.schema = mention.schema,
                     .what = QStringLiteral("schema"),
                     .privilege = Privilege::Create});
            (void)list(i); // a routine's arguments
            if (!word(0).is("drop") || !word(i).is(","))
                return;
            ++i;
        }
    }

    static const QHash<QString, QString> &kindWords()
    {
        static const QHash<QString, QString> words{
            {QStringLiteral("table"), QStringLiteral("relation")},
            {QStringLiteral("view"), QStringLiteral("relation")},
            {QStringLiteral("sequence"), QStringLiteral("relation")},
            {QStringLiteral("function"), QStringLiteral("routine")},
            {QStringLiteral("procedure"), QStringLiteral("routine")},
            {QStringLiteral("routine"), QStringLiteral("routine")},
            {QStringLiteral("aggregate"), QStringLiteral("routine")},
            {QStringLiteral("type"), QStringLiteral("type")},
            {QStringLiteral("domain"), QStringLiteral("type")},
            {QStringLiteral("schema"), QStringLiteral("schema")},
        };
        return words;
    }

    /// Something is made in a schema, or in the database.
    void creation()
    {
        for (qsizetype i = 1; i < m_words.size() && i < 8; ++i) {
            if (word(i).is("temp") || word(i).is("temporary"))
                return add({.what = QStringLiteral("database"), .privilege = Privilege::Temporary});
            if (word(i).is("schema") || word(i).is("extension") || word(i).is("publication"))
                return add({.what = QStringLiteral("database"), .privilege = Privilege::Create});
            const bool table = word(i).is("table") || word(i).is("view") || word(i).is("sequence")
                || word(i).is("function") || word(i).is("procedure") || word(i).is("type")
                || word(i).is("domain") || word(i).is("aggregate");
            if (!table)
                continue;
            ++i;
            while (word(i).is("if") || word(i).is("not") || word(i).is("exists"))
                ++i;
            return add({.schema = word(i + 1).is(".") ? word(i).text : QString(),
                        .what = QStringLiteral("schema"),
                        .privilege = Privilege::Create});
        }
    }

    /// CREATE TABLE … AS SELECT reads; a view's query is not run.
    bool copiesRows() const
    {
        const auto has = [this](const char *word) {
            return std::any_of(m_words.begin(), m_words.end(),
                               [word](const Word &now) { return now.is(word); });
        };
        return word(0).is("create") && has("as") && (!has("view") || has("materialized")) && !has("function")
            && !has("procedure");
    }

    /// The names in parentheses from i on; i moves behind them.
    QStringList list(qsizetype &i) const
    {
        QStringList names;
        if (!word(i).is("("))
            return names;
        for (++i; i < m_words.size() && !word(i).is(")"); ++i) {
            if (word(i).name)
                names << word(i).text;
        }
        ++i;
        return names;
    }

    /// UPDATE … SET a = 1, (b, c) = (…) WHERE
    QStringList assigned(qsizetype from) const
    {
        QStringList names;
        qsizetype i = from;
        while (i < m_words.size() && !word(i).is("set"))
            ++i;
        int depth = 0;
        bool left = true;
        for (++i; i < m_words.size(); ++i) {
            const Word now = word(i);
            depth += now.is("(") ? 1 : now.is(")") ? -1 : 0;
            if (depth == 0 && (now.is("where") || now.is("from") || now.is("returning")))
                break;
            if (now.is("="))
                left = false;
            else if (now.is(",") && depth == 0)
                left = true;
            else if (left && now.name)
                names << now.text;
        }
        return names;
    }

    /// At a name; returns where to go on.
    qsizetype name(qsizetype i)
    {
        qsizetype end = i + 1;
        QStringList parts{word(i).text};
        while (word(end).is(".") && word(end + 1).name) {
            parts << word(end + 1).text;
            end += 2;
        }
        Word before = after(i, -1);
        qsizetype back = i - 1;
        if (before.is("only") || before.is("table") || before.is("lateral"))
            before = word(--back);
        Mention mention{.schema = parts.size() > 1 ? parts[0] : QString(),
                        .name = parts.size() > 1 ? parts[1] : parts[0],
                        .what = QStringLiteral("relation")};
        const bool call = word(end).is("(");
        if (before.is("into")) {
            mention.privilege = Privilege::Insert;
            qsizetype at = end;
            mention.columns = list(at);
            add(mention);
            return at;
        }
        if (before.is("update") && !after(back, -1).is("for") && !after(back, -1).is("key")
            && !after(back, -1).is("do")) {
            mention.privilege = Privilege::Update;
            mention.columns = assigned(end);
        } else if (before.is("from") && after(back, -1).is("delete")) {
            mention.privilege = Privilege::Delete;
        } else if (before.is("truncate")) {
            mention.privilege = Privilege::Truncate;
        } else if (before.is("copy")) {
            qsizetype at = end;
            mention.columns = list(at);
            mention.privilege = word(at).is("from") ? Privilege::Insert : Privilege::Select;
            add(mention);
            return m_words.size(); // what follows are options
        } else if (before.is("vacuum") || before.is("analyze") || before.is("reindex") || before.is("cluster")
                   || (before.is("view") && after(back, -1).is("materialized"))) {
            mention.privilege = Privilege::Maintain;
        } else if (call && !m_words[i].is("values")) {
            routine(mention, end);
            return end + 1;
        } else if (m_words[i].keyword && parts.size() == 1 && !before.is("from") && !before.is("join")) {
            return end; // "set", "values": rather the word than a name
        } else {
            mention.everyColumn
                = std::any_of(m_words.begin(), m_words.end(), [](const Word &now) { return now.is("*"); })
                && (before.is("from") || before.is("join") || before.is(","));
        }
        add(mention);
        const bool reads = std::any_of(m_words.begin() + end, m_words.end(), [](const Word &now) {
            return now.is("where") || now.is("returning");
        });
        if (reads && (mention.privilege == Privilege::Update || mention.privilege == Privilege::Delete)) {
            mention.privilege = Privilege::Select;
            mention.columns.clear();
            add(mention);
        }
        return end;
    }

    void routine(Mention mention, qsizetype at)
    {
        if ((mention.name == QLatin1String("nextval") || mention.name == QLatin1String("setval"))
            && word(at + 1).string) {
            const QList<Word> inside = wordsOf(word(at + 1).text);
            const bool qualified = inside.size() == 3;
            add({.schema = qualified ? inside[0].text : QString(),
                 .name = inside.value(qualified ? 2 : 0).text,
                 .what = QStringLiteral("sequence"),
                 .privilege
                 = mention.name == QLatin1String("nextval") ? Privilege::Usage : Privilege::Update});
            return;
        }
        mention.what = QStringLiteral("routine");
        mention.privilege = Privilege::Execute;
        add(mention);
    }

    QList<Word> m_words;
    QList<Mention> m_found;
};

} // namespace

QList<Mention> mentionsOf(const QString &statement)
{
    return Reader(statement).run();
}

QStringList namesIn(const QString &statement)
{
    QStringList names;
    for (const Word &word : wordsOf(statement)) {
        if (word.name)
            names << word.text;
    }
    names.removeDuplicates();
    return names;
}

} // namespace core::access
