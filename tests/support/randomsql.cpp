// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomsql.h"

#include <QDirIterator>
#include <QFile>

namespace support {

namespace {

class Grammar
{
public:
    explicit Grammar(QRandomGenerator &random)
        : m_random(random)
    {
    }

    QByteArray statement()
    {
        switch (below(9)) {
        case 0:
            return insert();
        case 1:
            return words({"update", name(), "set", name(), "=", expression(2), "where", expression(2)});
        case 2:
            return words({"delete", "from", name(), "using", name(), "as", "u", "where", expression(2),
                          "returning", "*"});
        case 3:
            return words({"create",  "table",   "if",      "not",   "exists", name(),        "(",
                          "id",      "int",     "primary", "key",   ",",      "b2",          "numeric(10,2)",
                          "default", literal(), ",",       "check", "(",      expression(1), ")",
                          ")"});
        case 4:
            return words({"create or replace function", name(), "(", "a", "int", ")",
                          "returns int language sql", "begin atomic", select(1), ";", "select",
                          "case when a > 1 then 2 else 3 end", ";", "end"});
        case 5:
            return words({"create function", name(), "()", "returns void language plpgsql as",
                          "$f$ begin\n  -- ;\n perform 'a''b'; end $f$"});
        default:
            return select(3);
        }
    }

private:
    int below(int n) { return int(m_random.bounded(n)); }
    template <class List> QByteArray any(const List &list) { return list[below(int(list.size()))]; }

    QByteArray space()
    {
        static const QByteArrayList spaces{" ",
                                           " ",
                                           " ",
                                           " ",
                                           "  ",
                                           "\n",
                                           "\n    ",
                                           "\t",
                                           "\r\n",
                                           " /* c; ' */ ",
                                           " -- c \" ;\n",
                                           "\n\n-- über\n",
                                           " /* a /* b */ c\n d */"};
        return any(spaces);
    }

    QByteArray words(const QByteArrayList &list)
    {
        QByteArray text;
        for (const QByteArray &word : list) {
            if (!text.isEmpty() && !(word == "," && below(2)))
                text += space();
            text += word;
        }
        return text;
    }

    QByteArray name()
    {
        static const QByteArrayList names{
            "a",   "b1",           "t",         "Größe", "\"Q a\"",       "\"x\"\"y\"",
            "s.t", "public.\"T\"", "_under_$1", "name",  "U&\"d\\0061\"", "value",
            "data"};
        return any(names);
    }

    QByteArray literal()
    {
        static const QByteArrayList literals{"1",          "1.5e-3",     ".5",        "'it''s'",
                                             "'a'\n  'b'", "E'\\'x\\n'", "$$a ; '$$", "$q$ $$ $q$",
                                             "B'01'",      "X'1F'",      "null",      "true",
                                             "U&'\\0041'", "$1",         "-1",        "date '2020-01-01'",
                                             "'🙂'"};
        return any(literals);
    }

    QByteArray expression(int depth)
    {
        if (depth <= 0)
            return below(2) ? literal() : name();
        static const QByteArrayList operators{"+",  "-",   "*",  "/",    "=",  "<>", "<=",
                                              "||", "->>", "@>", "and",  "or", "~*", "is distinct from",
                                              "&&", "#>",  "%",  "like", "- -"};
        switch (below(10)) {
        case 0:
            return words({"(", select(depth - 1), ")"});
        case 1:
            return words({"case", "when", expression(depth - 1), "then", expression(depth - 1), "else",
                          expression(depth - 1), "end"});
        case 2:
            return words({"coalesce(", expression(depth - 1), ",", expression(depth - 1), ")"});
        case 3:
            return words({"(", expression(depth - 1), ")", "::", "text"});
        case 4:
            return words({"(", "not", expression(depth - 1), ")"});
        case 5:
            return words({"array[", expression(depth - 1), ",", expression(depth - 1), "]"});
        case 6:
            return words({"(", name(), "in", "(", expression(depth - 1), ",", literal(), ")", ")"});
        case 7:
            return words({"sum(", name(), ")", "filter", "(", "where", expression(depth - 1), ")", "over",
                          "(", "partition by", name(), "order by", name(), "desc", ")"});
        default:
            return words({"(", expression(depth - 1), any(operators), expression(depth - 1), ")"});
        }
    }

    QByteArray select(int depth)
    {
        QByteArrayList parts;
        if (depth > 1 && below(4) == 0)
            parts << "with"
                  << "w"
                  << "as"
                  << "(" << select(depth - 1) << ")";
        parts << any(QByteArrayList{"select", "SELECT", "Select distinct"}) << expression(depth);
        for (int i = below(4); i > 0; --i)
            parts << "," << expression(depth) << "as" << name().replace("s.t", "s").replace("public.", "");
        parts << "from" << name();
        for (int i = below(3); i > 0; --i) {
            const QByteArray join = any(QByteArrayList{"join", "left join", "cross join", ","});
            parts << join << name();
            if (join.endsWith(" join") ? join == "left join" : join == "join")
                parts << "on" << expression(depth - 1);
        }
        if (below(2))
            parts << "where" << expression(depth);
        if (below(3) == 0)
            parts << "group by" << name() << "," << name() << "having" << expression(1);
        if (below(3) == 0)
            parts << "order by" << name() << "desc nulls last"
                  << "limit"
                  << "10";
        return words(parts);
    }

    QByteArray insert()
    {
        return words({"insert",        "into", name(),        "(",          "a",           ",", "b", ")",
                      "values",        "(",    expression(1), ",",          literal(),     ")", ",", "(",
                      literal(),       ",",    "default",     ")",          "on conflict", "(", "a", ")",
                      "do update set", "b",    "=",           "excluded.b", "returning",   "a"});
    }

    QRandomGenerator &m_random;
};

} // namespace

QByteArray randomStatement(QRandomGenerator &random)
{
    return Grammar(random).statement();
}

QByteArray randomPieces(QRandomGenerator &random, int pieces)
{
    static const QByteArrayList Pieces{
        "select",
        " ",
        "\n",
        "\r\n",
        "\r",
        "'",
        "''",
        "\"",
        "$$",
        "$a$",
        "$",
        "$1",
        "/*",
        "*/",
        "--",
        ";",
        "(",
        ")",
        "\\",
        "\\.",
        "\\.\n",
        "\ncopy t from stdin;\n",
        "copy",
        "from",
        "stdin",
        "E'",
        "\\'",
        "U&\"",
        "B'01'",
        "1.5e",
        "1..2",
        "0x_f",
        "::",
        ":v",
        ":'v'",
        ":=",
        "+-",
        "@-",
        "create function",
        "begin atomic",
        "case",
        "end",
        "\xC3\xA9",
        "\xFF",
        "\xE2\x82",
        QByteArray("\0", 1),
        "\xEF\xBB\xBF",
        "x",
        "*",
        "/",
        "-",
        "\t",
        "{",
        "\\g\n",
        "a'b'\n'c\\'",
        "\\set a '\\\\",
        "\\\\",
        "\\echo `",
        "\\r\n",
    };
    QByteArray text;
    for (int i = 0; i < pieces; ++i)
        text += Pieces[random.bounded(int(Pieces.size()))];
    return text;
}

QByteArray mutated(QByteArray text, QRandomGenerator &random)
{
    for (int i = 1 + int(random.bounded(4)); i > 0; --i) {
        const auto at = qsizetype(random.bounded(int(text.size()) + 1));
        const auto length = std::min<qsizetype>(random.bounded(20), text.size() - at);
        switch (random.bounded(4)) {
        case 0:
            text.remove(at, length);
            break;
        case 1:
            text.insert(at, text.mid(at, length));
            break;
        case 2:
            text.insert(at, randomPieces(random, 1));
            break;
        default:
            if (at < text.size())
                text[at] = char(random.bounded(256));
        }
    }
    return text;
}

QByteArrayList sqlCorpus()
{
    QByteArrayList texts;
    for (const QString &folder :
         {QStringLiteral("/usr/share/postgresql"), QStringLiteral(HOWDAH_SOURCE_DIR "/tests/fuzz/seeds"),
          QStringLiteral(HOWDAH_SOURCE_DIR "/resources")}) {
        QDirIterator files(folder, {QStringLiteral("*.sql")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.size() < 1 << 20)
                texts << file.readAll();
        }
    }
    return texts;
}

} // namespace support
