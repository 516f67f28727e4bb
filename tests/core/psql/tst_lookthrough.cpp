// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/interpreter.h"
#include "core/psql/lookthrough.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

using namespace core;
using namespace core::psql;

class TestLookThrough : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<ScriptLook> look(const QByteArray &text, std::stop_token stop = {}, const Variables &known = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("ü %1 <b>.sql")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return Error::io(file.errorString());
        file.close();
        return lookThrough(file.fileName(), known, stop);
    }

private slots:
    void tellsWhatIsInIt()
    {
        const auto found = look("select 1;\n\ndelete from t;\n-- drop table c;\nselect 'drop table d';\n"
                                "update t set a = 1\nwhere b;\n\\echo x\n"
                                "create role r\npassword 'geheim%1';\ntruncate t;\n");
        VERIFY_OK(found);
        QCOMPARE(found->pieces, 7);
        QCOMPARE(found->dangerous, 2);
        QCOMPARE(found->dangers[0].line, 3);
        QCOMPARE(found->dangers[1].text, QStringLiteral("truncate t"));
        QCOMPARE(found->passwords, 1);
        QCOMPARE(found->passwordLine, 10);
        QVERIFY(!found->sendsMore);
        QVERIFY(found->unknownCommand.isEmpty());
    }

    void keepsNoPassword()
    {
        const auto found = look("drop role a; alter role b password 'geheim'; drop user mapping for x;\n"
                                "do $$ begin execute 'drop role b'; alter role b password 'geheim'; end $$;");
        VERIFY_OK(found);
        QVERIFY(found->passwords >= 1);
        for (const auto &place : found->dangers)
            QVERIFY(!place.text.contains(QLatin1String("geheim")));
    }

    void boundsWhatItKeeps()
    {
        const auto found = look(QByteArray("drop table t;\n").repeated(10000));
        VERIFY_OK(found);
        QCOMPARE(found->dangerous, 10000);
        QCOMPARE(found->dangers.size(), 20);
        QCOMPARE(found->dangers.last().line, 20);
    }

    void unknownCommands()
    {
        auto found = look("select 1;\n\\if false\n\\nonsense\n\\endif\n\\! ls\nselect 2;");
        VERIFY_OK(found);
        QCOMPARE(found->unknownCommand, QByteArray("!"));
        QCOMPARE(found->unknownLine, 5);
        QVERIFY(!whyNot("!").isEmpty());
        const QByteArray branches = "\\if :deep\n\\nonsense\n\\endif\nselect 1;\n";
        QVERIFY(look(branches)->unknownCommand.isEmpty());
        Variables known;
        known.put("deep", "on");
        QCOMPARE(look(branches, {}, known)->unknownLine, 2);
        found = look("select 'select 1' \\gexec\n");
        VERIFY_OK(found);
        QVERIFY(found->sendsMore);
    }

    void canBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        const auto found = look("select 1;", source.get_token());
        QVERIFY(!found && found.error().isCancelled());
    }

    void aQuoteWithoutEnd()
    {
        for (const QByteArray &open :
             {QByteArray("'"), QByteArray("$body$"), QByteArray("/* "), QByteArray("\"")}) {
            auto buffer = std::make_unique<QBuffer>();
            buffer->setData("select 1;\nselect 2,\n" + open + QByteArray("x y z;\n").repeated(1 << 20));
            buffer->open(QIODevice::ReadOnly);
            FileReader reader(std::move(buffer), QStringLiteral("f.sql"));
            reader.setLongestQuote(1 << 20);
            Item item;
            auto read = reader.next(item);
            QVERIFY(read && *read);
            read = reader.next(item);
            QVERIFY2(!read, open.constData());
            QVERIFY2(read.error().message.contains(QLatin1String("line 3")),
                     qPrintable(read.error().message));
        }
        // one that does end may be longer than what is read at once
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("select '" + QByteArray("x;\n").repeated(600000) + "';\nselect 2;");
        buffer->open(QIODevice::ReadOnly);
        FileReader reader(std::move(buffer), QStringLiteral("f.sql"));
        Item item;
        QVERIFY(*reader.next(item));
        QCOMPARE(item.text.size(), 9 + 1800000);
        QVERIFY(*reader.next(item));
        QCOMPARE(item.line, 600002);
    }

    void rowsBehindMoreOnTheLine()
    {
        const auto found = look("select 1;\ncopy t from stdin; select 2;\n1\n\\.\nselect 3;\n");
        QVERIFY(!found);
        QVERIFY2(found.error().message.contains(QLatin1String("line 2")), qPrintable(found.error().message));
        // a row that begins with a backslash is no command
        VERIFY_OK(look("copy t from stdin;\n\\N\n\\nonsense\n\\.\nselect 3;\n"));
    }
};

QTEST_GUILESS_MAIN(TestLookThrough)
#include "tst_lookthrough.moc"
