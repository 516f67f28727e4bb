// SPDX-License-Identifier: GPL-3.0-or-later
// The splitter against psql itself over a whole corpus: psql reads each file against a server that writes
// down what comes, and it must be what the splitter says, byte for byte, but for these:
//   - psql drops white space and -- comments before a statement, and lines without a byte between its words;
//     both sides are compared without them, without comments at the beginning, and without the semicolon and
//     white space at the end; \; and \: are a semicolon and a colon;
//   - a statement that holds nothing but comments is sent by psql and left out by the splitter;
//   - BEGIN opens a body in the splitter only before ATOMIC (core/README.md), so texts in which another BEGIN
//     stands in a CREATE FUNCTION outside of quotes are not in the corpus;
//   - an E'…' that goes on in quotes on a later line is one literal for the server and the splitter; psql,
//     which reads line by line, takes its second part for a plain one;
//   - a carriage return alone ends a command's line and a row here, as in the editor, and not in psql.
#include "core/sql/splitter.h"
#include "tests/support/randomsql.h"
#include "tests/support/recordingserver.h"
#include "tests/support/sourcetree.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace core::sql;
using support::RecordingServer;

namespace {

/// As both are compared; empty where nothing is to be sent.
QByteArray plain(const QByteArray &sql)
{
    QByteArray text;
    bool begun = false;
    bool lineEnded = false;
    bool counts = false;
    for (const Token &token : tokenize(sql)) {
        QByteArray words = sql.mid(token.offset, token.length);
        if (token.kind == TokenKind::Whitespace) {
            while (words.contains("\n\n"))
                words.replace("\n\n", "\n");
            if (lineEnded && words.startsWith('\n'))
                words.remove(0, 1);
        }
        if (!begun && token.isSpace())
            continue;
        if (token.kind == TokenKind::Punctuation && words.size() == 2 && words[0] == '\\')
            words.remove(0, 1);
        begun = true;
        text += words;
        lineEnded = text.endsWith('\n');
        counts = counts || (!token.isSpace() && !token.terminator);
    }
    while (text.endsWith(';') || (!text.isEmpty() && QByteArray(" \t\n\r\f\v").contains(text.back())))
        text.chop(1);
    return counts ? text : QByteArray();
}

/// The commands that send what stands before them, or, alone, what was sent last.
bool sends(QByteArrayView command)
{
    const QByteArray name = command.sliced(1).toByteArray().split(' ').first().trimmed();
    return name == "g" || name == "gx";
}

struct Sent
{
    QByteArray sql;
    QByteArray rows;
    bool operator==(const Sent &) const = default;
};

QList<Sent> ours(const QByteArray &text)
{
    QList<Sent> all;
    bool open = false;
    Splitter splitter(text);
    Statement statement;
    while (splitter.next(statement)) {
        if (statement.kind == Statement::Kind::Backslash) {
            if (sends(statement.sql(text)) && !open && !all.isEmpty())
                all << Sent{all.last().sql, {}};
            if (sends(statement.sql(text)) && !all.isEmpty() && statement.dataOffset > 0)
                all.last().rows = statement.data(text).toByteArray();
            open = false;
            continue;
        }
        open = !statement.terminated;
        all << Sent{plain(statement.sqlToSend(text)), statement.data(text).toByteArray()};
    }
    return all;
}

/// From where the two part, readable.
QByteArray shown(const QList<Sent> &all, const QList<Sent> &other)
{
    qsizetype i = 0;
    while (i < all.size() && i < other.size() && all[i] == other[i])
        ++i;
    QByteArray lines;
    for (const Sent &one : all.mid(i, 3)) {
        const QByteArray rival = i < other.size() ? other[i].sql : QByteArray();
        qsizetype same = 0;
        while (same < one.sql.size() && same < rival.size() && one.sql[same] == rival[same])
            ++same;
        same = std::max<qsizetype>(0, same - 40);
        lines += "  <" + one.sql.mid(same, 120).toPercentEncoding(" ;'\"()/*\\:$,=") + "> "
            + one.rows.left(60).toPercentEncoding() + '\n';
        ++i;
    }
    return lines;
}

} // namespace

class TestPsqlCorpus : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/howdah-psql-XXXXXX")};
    std::unique_ptr<RecordingServer> m_server;
    QString m_psql;

    /// What psql sends of each text.
    QList<QList<Sent>> theirs(const QByteArrayList &texts)
    {
        static const QByteArray Mark = "select 'howdah: the next file'";
        QStringList arguments{QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("-d"),
                              QStringLiteral("host=%1 user=u dbname=d").arg(m_folder.path())};
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const QString path = m_folder.filePath(QStringLiteral("%1.sql").arg(i));
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(texts[i]) != texts[i].size())
                return {};
            arguments << QStringLiteral("-f") << path << QStringLiteral("-c")
                      << QStringLiteral("set standard_conforming_strings = on") << QStringLiteral("-c")
                      << QStringLiteral("rollback") << QStringLiteral("-c") << QString::fromLatin1(Mark);
        }
        QProcess psql;
        psql.setWorkingDirectory(m_folder.path());
        psql.setProcessEnvironment({}); // no programs to be found, no settings
        psql.setStandardOutputFile(QProcess::nullDevice());
        psql.setStandardErrorFile(QProcess::nullDevice());
        psql.setStandardInputFile(QProcess::nullDevice());
        psql.start(m_psql, arguments);
        if (!psql.waitForFinished(60000)) {
            psql.kill();
            psql.waitForFinished();
            return {};
        }
        QList<QList<Sent>> all{{}};
        QList<RecordingServer::Received> received = m_server->take();
        for (const RecordingServer::Received &one : received) {
            if (one.sql == Mark) {
                all.last().remove(std::max<qsizetype>(0, all.last().size() - 2), 2); // what sets it back
                all << QList<Sent>();
                continue;
            }
            const QByteArray sql = plain(one.sql);
            if (!sql.isEmpty())
                all.last() << Sent{sql, one.rows};
        }
        all.removeLast();
        return all;
    }

    bool agree(const QByteArrayList &texts)
    {
        for (qsizetype at = 0; at < texts.size(); at += 200) {
            const QByteArrayList some = texts.mid(at, 200);
            const QList<QList<Sent>> all = theirs(some);
            if (!QTest::qVerify(all.size() == some.size(), "all files were read",
                                QByteArray::number(all.size()), __FILE__, __LINE__))
                return false;
            for (qsizetype i = 0; i < some.size(); ++i) {
                QList<Sent> mine = ours(some[i]);
                // now and then psql drops what is open at the end of the text
                if (mine.size() == all[i].size() + 1 && !split(some[i]).constLast().terminated)
                    mine.removeLast();
                if (mine != all[i])
                    return QTest::qVerify(false, "the same is sent",
                                          "psql\n" + shown(all[i], mine) + "ours\n" + shown(mine, all[i])
                                              + "of\n" + some[i].left(1000),
                                          __FILE__, __LINE__);
            }
        }
        return true;
    }

private slots:
    void initTestCase()
    {
        for (const char *path : {"/usr/lib/postgresql/15/bin/psql", "/usr/bin/psql"}) {
            if (m_psql.isEmpty() && QFile::exists(QLatin1String(path)))
                m_psql = QLatin1String(path);
        }
        if (m_psql.isEmpty())
            QSKIP("psql is not installed");
        m_server = RecordingServer::start(m_folder.path());
        QVERIFY(m_server != nullptr);
    }

    void byHand_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
        row("nested comments", "/* a /* ; */ ; */ select 1; -- ;\nselect /* ; */ 2;");
        row("dollars", "select $$;$$, $a$;$$;$a$, $é$;$é$, $1$; $2; a$b$c; select $a$ $A$ ;$a$;");
        row("quotes", "select ';', E'\\';', U&'\\0041;', N';\\', B'1;', X'F;', \"a;\"\";\", U&\"d;\";");
        row("continued literal", "select 'a'\n';b'; select 'a' -- ;\n ';b'; select U&'a'\n';';");
        row("continued after a comment", "select E'a' /* c */\n'\\'; select 2; --'");
        row("not conforming",
            "set standard_conforming_strings = off;\nselect '\\';'; select 2;\n"
            "SET SESSION standard_conforming_strings TO 'on'; select '\\'; select 3;");
        row("not conforming, other words",
            "set local standard_conforming_strings to off; select '\\';', N'\\';', U&'\\'; select 2;"
            "set standard_conforming_strings = true; select '\\'; select 3");
        row("set something else",
            "set search_path = standard_conforming_strings, off; select '\\'; select 2;");
        row("in parentheses", "create rule r as on insert to t do also (select 1; select 2); select 3;");
        row("closing too many", "select 1); select 2;");
        row("never closed", "select (1; select 2;\nselect 3;");
        row("atomic",
            "create or replace function f() returns int begin atomic select 1; "
            "select case when a then case b "
            "when 1 then 2 end end; end; select 2;");
        row("atomic procedure", "CREATE PROCEDURE p() BEGIN ATOMIC insert into t values (1); END; x;");
        row("end without case",
            "create function f() returns int as 'x' language c; end; begin; select 1; end;");
        row("copy", "copy t from stdin;\n1\t2;\n';\n\\.\nselect 1;");
        row("copy, other words",
            "COPY public.t (a, \"b from stdin\") FROM\n stdin WITH (format csv); -- c\n1,2\n\\.\nselect 1;");
        row("copy, then more on the line", "copy t from stdin; select 1; select\n1\n\\.\n2;");
        row("copy twice on a line", "copy t from stdin; copy u from stdin;\n1\n\\.\n2\n\\.\nselect 3;");
        row("copy, no end", "copy t from stdin;\n1\n2");
        row("copy, no rows", "copy t from stdin;\n\\.\nselect 1;");
        row("copy, crlf", "copy t from stdin;\r\n1\r\n\\.\r\nselect 1;\r\n");
        row("copy, dot and more", "copy t from stdin;\n\\.x\n \\.\n\\.\nselect 1;");
        row("copy by \\g", "copy t from stdin\n\\g\n1;\n\\.\nselect 1;");
        row("copy to", "copy t to stdout; select 1;");
        row("copy a query", "copy (select 1 from stdin) to stdout;\nselect 1;");
        row("crlf", "select 1;\r\nselect\r\n\r\n2;\r\n");
        row("cr", "select 1 -- ;\r; select 2;");
        row("byte order mark", "\xEF\xBB\xBFselect 1; select 2;");
        row("no utf-8", "select '\xFF\xC3;', \xE9\xE8; select '\xE2\x82';");
        row("semicolons in a row", ";;select 1;;\n;select 2 ; ;");
        row("no semicolon", "select 1;\nselect 2");
        row("only a comment", "-- a;\n/* b; */");
        row("comment at the end", "select 1; -- a;\nselect 2 -- b;\n");
        row("comment never closed", "select 1; /* select 2;");
        row("literal never closed", "select 1; select ' select 2;");
        row("tag never closed", "select 1; select $a$ select 2; $$;");
        row("name never closed", "select 1; select \" select 2;");
        row("joined", "select 1\\; select 2; select 3;");
        row("joined in parentheses", "select (1\\; select 2); select 3;");
        row("colon", "select a\\:b, a::text, x[1:2], :'none', :none, :\"none\"; select 2;");
        row("command within", "select 1,\n\\echo a; b\n2; select 3;");
        row("command behind words", "select 1, \\echo a; b\n2; select 3;");
        row("two commands", "\\echo a \\echo b \\\\ select 1; select 2;");
        row("reset", "select 1 \\r select 2;\nselect (3 \\r\nselect 4;");
        row("g", "select 1 \\g\nselect 2 \\g (format=csv)\nselect 3\n\\gx\n;select 4;");
        row("g alone", "select 1;\n\\g\n\\g\nselect 2;");
        row("quotes of commands", "\\echo 'a;\\'b' \"c \\ d\" ; e\nselect 1;\n\\echo 'open\nselect 2;");
        row("backslash dot", "select 1;\n\\.\nselect 2;");
        row("unknown command", "\\nonsense a \\echo b \\\\ select 1;\nselect 2;");
        row("unknown within", "select 1 \\nonsense a; b\n, 2; select 3;");
        row("numbers", "select 1..2, 1.5e-3, 0x1F, 1e, 1_000, $1, .5; select 1-- 2;\n;");
        row("operators", "select 1 - -1, 2*-3, a/*;*/b, a +/* ; */b, @-1, a<--;\n1; select 2;");
        row("vertical space", "select\f1;\v select 2;");
        row("do", "do $x$ begin perform 1; end $x$; select 1;");
        row("labels", "create table \"create function begin\" (a int); begin; create table f (b int); end;");
        row("case outside of a body",
            "create function f(a int default case when true then 1 end) returns int "
            "return 1; select 2;");
        row("empty lines in a literal", "select 'a\n\n\nb', \"c\n\n\", $$\n\n$$ /* \n\n */ ;\n\n\nselect 2;");
    }

    void byHand()
    {
        QFETCH(QByteArray, text);
        QVERIFY(agree({text}));
    }

    void onThisMachine()
    {
        QByteArrayList texts;
        for (QByteArray text : support::sqlCorpus()) {
            if (text.contains("\\set") || text.contains("\\gdesc"))
                continue;               // what variables make of it is tested beside the variables
            text.replace("\\quit", ""); // else psql would read no further
            text.replace("E'a'\n  'b\\'c'", "E'a'"); // as told above
            texts << text;
        }
        QVERIFY(texts.size() > 100);
        QVERIFY(agree(texts));
    }

    void randomScripts()
    {
        QRandomGenerator random(7);
        static const QByteArrayList Between{
            ";",           ";\n",     " ;  ",    ";;\n", "; -- a;b\n", ";\n/* a;\n b */\n",
            ";\n\n-- c\n", "\n\\g\n", " \\gx\n", ";\r\n"};
        QByteArrayList texts;
        for (int i = 0; i < 600; ++i) {
            QByteArray text;
            for (int n = 1 + int(random.bounded(8)); n > 0; --n) {
                text += random.bounded(8) == 0
                    ? QByteArray("copy t from stdin;\n1;\n'\n\\.\n")
                    : support::randomStatement(random) + Between[random.bounded(int(Between.size()))];
            }
            texts << text;
        }
        QVERIFY(agree(texts));
    }

    void mutations()
    {
        QRandomGenerator random(9);
        const QByteArrayList corpus = support::sqlCorpus();
        static const QRegularExpression left(
            QStringLiteral(
                "\\\\(set|gdesc|gset|gexec|watch|crosstabview|if|el|endif|d|w|o|s|e|!|c|q|T|i|prompt"
                "|g[ ]*[^ \\n])"
                "|E'a'\\s|begin(?! atomic)|\\r|\\x00"),
            QRegularExpression::CaseInsensitiveOption);
        QByteArrayList texts;
        for (int tries = 0; texts.size() < 1500 && tries < 20000; ++tries) {
            const QByteArray &whole = corpus[random.bounded(int(corpus.size()))];
            const qsizetype from = random.bounded(std::max(1, int(whole.size())));
            const QByteArray text = support::mutated(whole.mid(from, 600), random);
            if (!QString::fromLatin1(text).contains(left))
                texts << text;
        }
        QVERIFY(texts.size() > 500);
        QVERIFY(agree(texts));
    }

    void randomBytes()
    {
        QRandomGenerator random(8);
        QByteArrayList texts;
        while (texts.size() < 2000) {
            QByteArray text = support::randomPieces(random, 1 + int(random.bounded(30)));
            // COPY has its own; a number in base 16 is one since version 16 only
            for (const char *piece : {"\r\n", "\r", "copy", "0x_"})
                text.replace(piece, piece[1] == '\n' ? "\n" : "");
            if (!text.contains('\0') && !text.contains("\\'")) // a command called ' confuses psql for good
                texts << text;
        }
        QVERIFY(agree(texts));
    }
};

QTEST_GUILESS_MAIN(TestPsqlCorpus)
#include "tst_psqlcorpus.moc"
