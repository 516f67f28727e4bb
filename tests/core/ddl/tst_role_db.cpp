// SPDX-License-Identifier: GPL-3.0-or-later
// Roles on a server: what is written is read back, errors land on their fields, thousands of roles, roles
// that are gone, users who may do nothing.
#include "core/ddl/role.h"
#include "core/ddl/scriptrunner.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <cstdio>

using namespace core;
using namespace core::ddl;
using namespace core::session;
using core::forms::Values;

namespace {

const QString Hostile = QStringLiteral("we\"ird'; drop role x; -- \n\u2615 \u05e9 %1<b>");

Values row(const QString &role, bool admin = false, bool inherit = true, bool set = true)
{
    Values row;
    row.setText(QStringLiteral("role"), role);
    row.setFlag(QStringLiteral("admin"), admin);
    if (TestServer::major() >= 16) {
        row.setFlag(QStringLiteral("inherit"), inherit);
        row.setFlag(QStringLiteral("set"), set);
    }
    return row;
}

/// Without what the server adds by itself: who granted, how a time is written; memberships by role.
Values comparable(Values values)
{
    for (const QString &field : {QStringLiteral("member_of"), QStringLiteral("members")}) {
        QMap<QString, Values> rows;
        for (Values row : values.rows(field)) {
            row.setNull(QStringLiteral("grantor"));
            rows.insert(row.text(QStringLiteral("role")), row);
        }
        values.setRows(field, rows.values());
    }
    QMap<QString, Values> parameters;
    for (const Values &row : values.rows(QStringLiteral("parameters")))
        parameters.insert(
            row.text(QStringLiteral("database")) + QLatin1Char('\n') + row.text(QStringLiteral("name")), row);
    values.setRows(QStringLiteral("parameters"), parameters.values());
    return values;
}

} // namespace

Q_DECLARE_METATYPE(core::forms::Values)

class TestRole : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server; ///< its own: roles belong to the whole server
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    int m_statements = 0;

    static Result<std::unique_ptr<Session>> opened(const QString &url, Canceller &canceller)
    {
        auto session = std::make_unique<Session>(requestFromUrl(url), canceller);
        if (auto info = session->open().wait(); !info)
            return info.error();
        return session;
    }

    /// Counts the statements by libpq's own trace.
    Result<Reading> read(Session &session, const catalog::ObjectRef &ref)
    {
        return session
            .run<Reading>(QStringLiteral("read"),
                          [&](Link &link, Job &job) -> Result<Reading> {
                              char *text = nullptr;
                              size_t size = 0;
                              FILE *trace = open_memstream(&text, &size);
                              PQtrace(link.connection(), trace);
                              auto answer = readRole(link, job, catalog::SqlLibrary(), ref);
                              PQuntrace(link.connection());
                              fclose(trace);
                              m_statements = 0;
                              for (const QByteArray &line : QByteArray(text, qsizetype(size)).split('\n'))
                                  m_statements += line.contains("\tQuery\t") || line.contains("\tExecute\t");
                              free(text);
                              return answer;
                          })
            .wait();
    }
    Result<Reading> read(const QString &name) { return read(*m_session, ref(name)); }

    catalog::ObjectRef ref(const QString &name)
    {
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("role");
        ref.name = name;
        const auto rows
            = m_server->exec(QStringLiteral("select oid from pg_roles where rolname = $q$%1$q$").arg(name));
        if (rows && !rows->isEmpty())
            ref.oid = rows->first().first().toLongLong();
        return ref;
    }

    SaveOutcome save(const Script &script)
    {
        auto outcome = m_session
                           ->run<SaveOutcome>(QStringLiteral("save"),
                                              [&](Link &link, Job &job) -> Result<SaveOutcome> {
                                                  return ddl::save(link, job, script);
                                              })
                           .wait();
        return outcome ? *outcome : SaveOutcome{.error = outcome.error()};
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_server = std::move(*server);
        auto session = opened(m_server->url(), m_canceller);
        VERIFY_OK(session);
        m_session = std::move(*session);
        VERIFY_OK(m_server->exec(QStringLiteral("create database \"My shop\"")));
        for (int i = 0; i < 8; ++i)
            VERIFY_OK(m_server->exec(QStringLiteral("create role g%1 %2")
                                         .arg(i)
                                         .arg(QLatin1String(i % 2 ? "inherit" : "noinherit"))));
    }
    void cleanupTestCase() { m_session.reset(); }

    /// Random changes of one role, each written and read back.
    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(7);
        const auto pick = [&](int of) { return random.bounded(of) == 0; };
        std::optional<Values> before;
        auto reading = read(*m_session, {});
        VERIFY_OK(reading);
        Values values = reading->values;
        forms::Context context = reading->context;
        QCOMPARE(values.flag(QStringLiteral("login")), true);
        QVERIFY(context.creating);
        const QStringList names{QStringLiteral("plain"), Hostile, QStringLiteral("\u2615").repeated(21),
                                QStringLiteral("select")};
        const QStringList settings{QStringLiteral("work_mem"), QStringLiteral("search_path"),
                                   QStringLiteral("my.own"), QStringLiteral("DateStyle")};
        const QStringList legal{QStringLiteral("64MB"), QStringLiteral("\"a b\", public"), Hostile,
                                QStringLiteral("ISO, DMY")};
        for (int round = 0; round < 60; ++round) {
            Values after = values;
            if (!before || pick(4))
                after.setText(QStringLiteral("name"), names.at(random.bounded(int(names.size()))));
            for (const char *flag :
                 {"login", "inherit", "superuser", "createdb", "createrole", "replication", "bypassrls"}) {
                if (pick(3))
                    after.setFlag(QLatin1String(flag), !after.flag(QLatin1String(flag)));
            }
            if (pick(3))
                after.setText(QStringLiteral("valid_until"),
                              QStringLiteral("20%1-03-04 05:06:07+00:00").arg(10 + random.bounded(80)));
            else if (pick(3))
                after.setNull(QStringLiteral("valid_until"));
            if (pick(3))
                after.setText(QStringLiteral("connection_limit"), QString::number(random.bounded(100)));
            else if (pick(3))
                after.setNull(QStringLiteral("connection_limit"));
            QList<Values> of;
            QList<Values> members;
            for (int i = 0; i < 8; ++i) {
                const QString group = QStringLiteral("g%1").arg(i);
                Values made = row(group, pick(2), pick(2), pick(2));
                for (const char *side : {"member_of", "members"}) { // what is there keeps its grantor
                    for (const Values &old : values.rows(QLatin1String(side))) {
                        if (old.text(QStringLiteral("role")) == group)
                            made.take(QStringLiteral("grantor"), old);
                    }
                }
                if (pick(2))
                    (i < 4 ? of : members) << made;
            }
            after.setRows(QStringLiteral("member_of"), of);
            after.setRows(QStringLiteral("members"), members);
            QList<Values> parameters;
            for (int i = 0; i < 4; ++i) {
                if (pick(2))
                    continue;
                Values parameter;
                parameter.setText(QStringLiteral("name"), settings.at(i));
                parameter.setText(QStringLiteral("value"), legal.at(i));
                if (pick(2))
                    parameter.setText(QStringLiteral("database"), QStringLiteral("My shop"));
                parameters << parameter;
            }
            after.setRows(QStringLiteral("parameters"), parameters);
            if (pick(3))
                after.setText(QStringLiteral("comment"), Hostile);
            else if (pick(3))
                after.setNull(QStringLiteral("comment"));

            const Script script = writeRole(before, after, context);
            const SaveOutcome outcome = save(script);
            QVERIFY2(outcome.ok(),
                     qPrintable((outcome.error ? outcome.error->toText() : QString()) + script.display()));
            const auto back = read(after.text(QStringLiteral("name")));
            VERIFY_OK(back);
            const Values got = comparable(back->values);
            const Values wanted = comparable(after);
            QVERIFY2(got == wanted,
                     qPrintable(got.differences(wanted).join(QLatin1Char(' ')) + QLatin1Char('\n')
                                + script.display()));
            QVERIFY2(writeRole(back->values, back->values, back->context).isEmpty(),
                     "no change, no statement");
            before = back->values;
            values = back->values;
            context = back->context;
        }
        VERIFY_OK(m_server->exec(
            QStringLiteral("drop role %1")
                .arg(QLatin1Char('"')
                     + before->text(QStringLiteral("name")).replace(QLatin1Char('"'), QLatin1String("\"\""))
                     + QLatin1Char('"'))));
    }

    void errorsLandOnTheirField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<Values>("changes");
        const auto add
            = [](const char *name, const char *field, const std::function<void(Values &)> &change) {
                  Values values;
                  change(values);
                  QTest::newRow(name) << QString::fromLatin1(field) << values;
              };
        add("taken", "name", [](Values &v) { v.setText(QStringLiteral("name"), QStringLiteral("g0")); });
        add("reserved", "name", [](Values &v) { v.setText(QStringLiteral("name"), QStringLiteral("pg_x")); });
        add("time", "valid_until",
            [](Values &v) { v.setText(QStringLiteral("valid_until"), QStringLiteral("soon")); });
        add("time too far", "valid_until",
            [](Values &v) { v.setText(QStringLiteral("valid_until"), QStringLiteral("2025-13-45")); });
        add("limit", "connection_limit",
            [](Values &v) { v.setText(QStringLiteral("connection_limit"), QStringLiteral("-7")); });
        add("no such role", "member_of",
            [](Values &v) { v.setRows(QStringLiteral("member_of"), {row(QStringLiteral("nobody"))}); });
        add("circle", "members", [](Values &v) {
            v.setRows(QStringLiteral("member_of"), {row(QStringLiteral("g1"))});
            v.setRows(QStringLiteral("members"), {row(QStringLiteral("g1"))});
        });
        add("no such setting", "parameters", [](Values &v) {
            Values parameter;
            parameter.setText(QStringLiteral("name"), QStringLiteral("no_such"));
            parameter.setText(QStringLiteral("value"), QStringLiteral("1"));
            v.setRows(QStringLiteral("parameters"), {parameter});
        });
        add("bad value", "parameters", [](Values &v) {
            Values parameter;
            parameter.setText(QStringLiteral("name"), QStringLiteral("work_mem"));
            parameter.setText(QStringLiteral("value"), QStringLiteral("much"));
            v.setRows(QStringLiteral("parameters"), {parameter});
        });
        add("no label provider", "labels", [](Values &v) {
            Values label;
            label.setText(QStringLiteral("provider"), QStringLiteral("x"));
            label.setText(QStringLiteral("label"), QStringLiteral("y"));
            v.setRows(QStringLiteral("labels"), {label});
        });
    }
    void errorsLandOnTheirField()
    {
        QFETCH(QString, field);
        QFETCH(Values, changes);
        const auto reading = read(*m_session, {});
        VERIFY_OK(reading);
        Values after = reading->values;
        after.setText(QStringLiteral("name"), QStringLiteral("fresh"));
        for (const QString &id : changes.json().keys())
            after.take(id, changes);
        const Script script = writeRole(std::nullopt, after, reading->context);
        const SaveOutcome outcome = save(script);
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.failed >= 0);
        QCOMPARE(roleFieldOf(*outcome.error, script.statements.at(outcome.failed)), field);
        QCOMPARE(ref(QStringLiteral("fresh")).oid, 0);
    }

    void aRoleThatIsGoneSaysSo()
    {
        VERIFY_OK(m_server->exec(QStringLiteral("create role brief")));
        const auto gone = ref(QStringLiteral("brief"));
        VERIFY_OK(m_server->exec(QStringLiteral("drop role brief")));
        const auto reading = read(*m_session, gone);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Input);
        QCOMPARE(reading.error().message, QStringLiteral("The role brief is gone"));
    }

    void predefinedRolesKeepTheirAttributes()
    {
        const auto reading = read(QStringLiteral("pg_monitor"));
        VERIFY_OK(reading);
        QVERIFY(reading->context.readOnly.isEmpty());
        QVERIFY(reading->headline.startsWith(QStringLiteral("Predefined role")));
        const auto spec = roleSpec(reading->context);
        QVERIFY(spec.find(QStringLiteral("name"))->enabledWhen);
        QVERIFY(!spec.find(QStringLiteral("members"))->enabledWhen);
        Values after = reading->values;
        after.setRows(QStringLiteral("members"),
                      after.rows(QStringLiteral("members")) << row(QStringLiteral("g2")));
        const SaveOutcome outcome = save(writeRole(reading->values, after, reading->context));
        QVERIFY2(outcome.ok(), outcome.error ? qPrintable(outcome.error->toText()) : "");
        VERIFY_OK(m_server->exec(QStringLiteral("revoke pg_monitor from g2")));
    }

    void whoMayNothingSeesWhy()
    {
        VERIFY_OK(m_server->exec(
            QStringLiteral("create role nobody_special login; create role creator login createrole;"
                           "create role theirs")));
        auto session = opened(m_server->url(QStringLiteral("postgres"), QStringLiteral("nobody_special")),
                              m_canceller);
        VERIFY_OK(session);
        auto reading = read(**session, ref(QStringLiteral("g0")));
        VERIFY_OK(reading);
        QVERIFY2(
            reading->context.readOnly.contains(QLatin1String("CREATEROLE, which nobody_special has not")),
            qPrintable(reading->context.readOnly));
        reading = read(**session, {});
        VERIFY_OK(reading);
        QVERIFY(!reading->context.readOnly.isEmpty());
        // its own password it may change
        reading = read(**session, ref(QStringLiteral("nobody_special")));
        VERIFY_OK(reading);
        QVERIFY(reading->context.readOnly.isEmpty());
        QVERIFY(!roleSpec(reading->context).find(QStringLiteral("password"))->enabledWhen);
        QVERIFY(roleSpec(reading->context).find(QStringLiteral("createdb"))->enabledWhen);
        QVERIFY(roleSpec(reading->context).find(QStringLiteral("name"))->enabledWhen);

        session = opened(m_server->url(QStringLiteral("postgres"), QStringLiteral("creator")), m_canceller);
        VERIFY_OK(session);
        reading = read(**session, ref(QStringLiteral("theirs")));
        VERIFY_OK(reading);
        QCOMPARE(!roleSpec(reading->context).find(QStringLiteral("name"))->enabledWhen,
                 TestServer::major() < 16);
        reading = read(**session, {});
        VERIFY_OK(reading);
        QVERIFY(reading->context.readOnly.isEmpty());
        session->reset();
        VERIFY_OK(m_server->exec(QStringLiteral("drop role nobody_special, creator, theirs")));
    }

    void thousandsOfRolesAreQuick()
    {
        VERIFY_OK(m_server->exec(QStringLiteral(
            "do $$ begin for i in 1..5000 loop execute format('create role many_%s', i); end loop;"
            " for i in 2..5000 loop execute format('grant many_%s to many_%s', i / 2, i); end loop;"
            " for i in 1..2000 loop execute format('grant many_%s to g1', i); end loop; end $$")));
        const auto one = ref(QStringLiteral("many_4999"));
        QElapsedTimer clock;
        clock.start();
        const auto reading = read(*m_session, one);
        const qint64 readTime = clock.restart();
        VERIFY_OK(reading);
        QCOMPARE(m_statements, 3);
        QCOMPARE(reading->context.choices.value(QStringLiteral("roles")).size() > 5000, true);
        Values values = reading->values;
        const auto spec = roleSpec(reading->context);
        clock.restart();
        QCOMPARE(problems(spec, values, reading->context).size(), 0);
        const qint64 checkTime = clock.restart();
        qInfo("read %lld ms, checks %lld ms", readTime, checkTime);
        QVERIFY(readTime < 3000);
        QVERIFY(checkTime < 300);
        // a circle through a dozen of them
        values.setRows(QStringLiteral("members"), {row(QStringLiteral("many_1"))});
        QVERIFY(!problems(spec, values, reading->context).isEmpty());
        // one with two thousand memberships
        clock.restart();
        const auto much = read(*m_session, ref(QStringLiteral("g1")));
        VERIFY_OK(much);
        QCOMPARE(much->values.rows(QStringLiteral("member_of")).size() >= 2000, true);
        QCOMPARE(problems(roleSpec(much->context), much->values, much->context).size(), 0);
        QVERIFY(writeRole(much->values, much->values, much->context).isEmpty());
        qInfo("with 2000 memberships: %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < support::Patience);
    }
};

QTEST_GUILESS_MAIN(TestRole)
#include "tst_role_db.moc"
