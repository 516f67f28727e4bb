// SPDX-License-Identifier: GPL-3.0-or-later
// howdah roles, as a script calls it.
#include "core/base/sqlquote.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using core::quoteIdentifier;

class TestRolesDb : public QObject
{
    Q_OBJECT

    struct Run
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };

    QString m_url;
    QString m_ana;
    QString m_team;

    Run run(const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral(HOWDAH_BINARY_DIR "/howdah"), words);
        Run run;
        if (!process.waitForFinished(60'000))
            return run;
        run.code = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        auto name = TestServer::query(m_url, QStringLiteral("select current_database()"));
        VERIFY_OK(name);
        const QString tag = name->at(0).at(0);
        m_ana = QStringLiteral("ana \"; drop role x; --\n%1 😀 \u202e ") + tag;
        m_team = QStringLiteral("team <b> ") + tag;
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral(
                "create role %1; create role %2 login noinherit valid until '2001-01-01' password 'hush'; "
                "alter role %2 inherit; comment on role %2 is 'a & b'; grant %1 to %2; "
                "create schema s; create table s.t (id int, note text); grant usage on schema s to %1; "
                "grant select on s.t to %1; grant update (note) on s.t to %2 with grant option")
                .arg(quoteIdentifier(m_team), quoteIdentifier(m_ana))));
    }

    void cleanupTestCase()
    {
        for (const QString &role : {m_ana, m_team})
            (void)TestServer::query(
                m_url, QStringLiteral("drop owned by %1; drop role %1").arg(quoteIdentifier(role)));
    }

    void oneRole()
    {
        const Run found = run({u"roles"_qs, u"--url"_qs, m_url, u"--role"_qs, m_ana, u"--json"_qs});
        QCOMPARE(found.err, QByteArray());
        QCOMPARE(found.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(found.out).object();
        QCOMPARE(json.value(u"name"_qs).toString(), m_ana);
        QCOMPARE(json.value(u"login"_qs).toBool(), true);
        QCOMPARE(json.value(u"comment"_qs).toString(), u"a & b"_qs);
        QVERIFY(json.value(u"valid_until"_qs).toString().startsWith(u"2001-01-01"_qs));
        QCOMPARE(json.value(u"member_of"_qs).toArray().size(), 1);
        QCOMPARE(json.value(u"member_of"_qs)[0][u"role"_qs].toString(), m_team);
        QJsonObject table;
        QJsonObject column;
        for (const auto &value : json.value(u"objects"_qs).toArray()) {
            if (value[u"kind"_qs].toString() == u"table"_qs)
                table = value.toObject();
            if (value[u"kind"_qs].toString() == u"column"_qs)
                column = value.toObject();
        }
        QCOMPARE(table.value(u"schema"_qs).toString(), u"s"_qs);
        const auto right = table.value(u"rights"_qs)[0];
        QCOMPARE(right[u"privilege"_qs].toString(), u"select"_qs);
        QCOMPARE(right[u"source"_qs].toString(), u"membership"_qs);
        QCOMPARE(right[u"path"_qs][0][u"role"_qs].toString(), m_team);
        QCOMPARE(right[u"path"_qs][0][u"granted_by"_qs].toString(), u"postgres"_qs);
        QCOMPARE(column.value(u"column"_qs).toString(), u"note"_qs);
        QCOMPARE(column.value(u"rights"_qs)[0][u"grantable"_qs].toBool(), true);
        QVERIFY(!found.out.contains("SCRAM") && !found.out.contains("md5") && !found.out.contains("hush"));

        const Run text = run({u"roles"_qs, u"--url"_qs, m_url, u"--role"_qs, m_ana, u"--schema"_qs, u"s"_qs});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("  login, valid until 2001-01-01"), text.out);
        QVERIFY2(text.out.contains("(in the past)"), text.out);
        QVERIFY2(text.out.contains("table s.t\n      select: through team <b> "), text.out);
        QVERIFY2(text.out.contains("column s.t.note\n      update: granted by postgres, with grant option\n"),
                 text.out);
        QVERIFY(text.out.startsWith("ana \"; drop role x; --\\n%1 \xF0\x9F\x98\x80 \\x202e "));
    }

    void everyRole()
    {
        const Run found = run({u"roles"_qs, u"--url"_qs, m_url, u"--json"_qs});
        QCOMPARE(found.code, 0);
        QStringList names;
        for (const auto &value : QJsonDocument::fromJson(found.out).object().value(u"roles"_qs).toArray())
            names << value[u"name"_qs].toString();
        QVERIFY(names.contains(m_ana) && names.contains(m_team) && names.contains(u"postgres"_qs));
        QVERIFY(!names.contains(u"pg_monitor"_qs));
        const Run text = run({u"roles"_qs, u"--url"_qs, m_url});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("postgres\n  login, superuser"), text.out);
    }

    void whatIsWrong()
    {
        Run found = run({u"roles"_qs, u"--url"_qs, m_url, u"--role"_qs, u"no such <b>%1"_qs});
        QCOMPARE(found.code, 2);
        QVERIFY2(found.err.contains("There is no role \"no such <b>%1\""), found.err);
        QCOMPARE(found.out, QByteArray());
        found = run({u"roles"_qs, u"--url"_qs, m_url, u"--system"_qs});
        QCOMPARE(found.code, 2);
        found = run({u"roles"_qs});
        QCOMPARE(found.code, 2);
        QVERIFY(found.err.contains("--url is missing"));
        found = run({u"roles"_qs, u"--url"_qs, u"host=/nowhere"_qs});
        QCOMPARE(found.code, 3);
    }
};

QTEST_GUILESS_MAIN(TestRolesDb)
#include "tst_roles_db.moc"
