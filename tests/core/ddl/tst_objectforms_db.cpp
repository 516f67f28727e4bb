// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of databases and schemas on a real server: what is written is what is read back, and the script
// from one to the other changes one into the other.
#include "core/base/sqlquote.h"
#include "core/ddl/multirun.h"
#include "core/kinds/forms.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrl>

using namespace core;
using namespace core::ddl;
using namespace core::forms;
using namespace core::session;

namespace {

/// Names that have no end of trouble in them; all of them fit into 63 bytes.
const QStringList HostileNames{QStringLiteral("a\"b'c\n%1 <b>&amp;"),
                               QStringLiteral("\"; drop role x; --"),
                               QStringLiteral("שלום \U0001F418 \u202e%2 :oid"),
                               QString(63, QLatin1Char('N')),
                               QStringLiteral("user"),
                               QStringLiteral("$user, public\\")};

Values row(const QList<std::pair<const char *, QString>> &cells)
{
    Values values;
    for (const auto &cell : cells)
        values.setText(QString::fromLatin1(cell.first), cell.second);
    return values;
}

Values futureRow(const QString &role, const char *objects, const QString &grantee,
                 const QStringList &privileges, const QStringList &grantable = {})
{
    Values values = row({{"role", role}, {"objects", QString::fromLatin1(objects)}, {"grantee", grantee}});
    values.setList(QStringLiteral("privileges"), privileges);
    values.setList(QStringLiteral("grantable"), grantable);
    return values;
}

QString text(const Values &values)
{
    return QString::fromUtf8(QJsonDocument(values.json()).toJson());
}

/// Rows of a table in an order that does not depend on when they were written.
Values sorted(Values values)
{
    for (const char *field : {"privileges", "parameters", "default_privileges", "labels"}) {
        const QString id = QString::fromLatin1(field);
        QList<Values> rows = values.rows(id);
        for (Values &one : rows) {
            const QStringList keys = one.json().keys();
            for (const QString &key : keys) { // a cell without anything is a cell that is not there
                if (one.json().value(key).isString() && one.text(key).isEmpty())
                    one.setNull(key);
            }
        }
        std::sort(rows.begin(), rows.end(), [](const Values &a, const Values &b) {
            return QJsonDocument(a.json()).toJson() < QJsonDocument(b.json()).toJson();
        });
        values.setRows(id, rows);
    }
    return values;
}

} // namespace

class TestObjectForms : public QObject
{
    Q_OBJECT

    QString m_url;
    Canceller m_canceller;
    std::unique_ptr<Pool> m_pool;
    profile::ConnectionProfile m_profile;
    ObjectForms m_forms = kinds::forms();
    catalog::SqlLibrary m_library;
    QStringList m_roles;

    Result<Reading> read(const QString &kind, qint64 oid, const QString &database = {})
    {
        std::optional<Result<Reading>> answer;
        whenDone(m_pool->shared(m_profile, database), this, [&](Result<Lease> lease) {
            if (!lease) {
                answer = lease.error();
                return;
            }
            auto kept = std::make_shared<Lease>(std::move(*lease));
            catalog::ObjectRef ref;
            ref.kind = kind;
            ref.oid = oid;
            ref.name = QStringLiteral("it");
            auto task
                = (*kept)->run<Reading>(QStringLiteral("read"), [this, kind, ref](Link &link, Job &job) {
                      return m_forms.find(kind)->read(link, job, m_library, ref);
                  });
            whenDone(task, this, [&answer, kept](Result<Reading> reading) { answer = std::move(reading); });
        });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, support::Patience))
            return Error::internal(QStringLiteral("no answer"));
        return *answer;
    }

    /// home: the object's own database.
    SaveOutcome save(const Script &script, const QString &home = {})
    {
        MultiRun run(
            [&](const QString &database) {
                return m_pool->shared(m_profile, database.isEmpty() ? home : database);
            },
            script, {});
        run.setCloseIdle([this](const QString &database) { m_pool->closeIdle(m_profile.id, database); });
        std::optional<SaveOutcome> outcome;
        connect(&run, &MultiRun::finished, this, [&](const SaveOutcome &ended) { outcome = ended; });
        run.start();
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, support::Patience))
            return {};
        return *outcome;
    }

    Script written(const QString &kind, const std::optional<Values> &before, const Values &after,
                   const Context &context)
    {
        return m_forms.find(kind)->write(before, after, context);
    }

    /// Saves the change and reads it back; what is not the same is printed.
    bool becomes(const QString &kind, qint64 oid, const std::optional<Values> &before, const Values &after,
                 const Context &context, const QString &database = {})
    {
        const Script script = written(kind, before, after, context);
        const SaveOutcome outcome = save(script, database);
        if (!outcome.ok()) {
            qWarning("%s\n%s", qPrintable(script.display()),
                     qPrintable(outcome.error ? outcome.error->toText() : QString()));
            return false;
        }
        const auto now = read(kind, oid, database);
        if (!now) {
            qWarning("%s", qPrintable(now.error().toText()));
            return false;
        }
        if (sorted(now->values) == sorted(after))
            return true;
        qWarning("%s\nwanted %s\ngot %s\ndiffer in %s", qPrintable(script.display()),
                 qPrintable(text(sorted(after))), qPrintable(text(sorted(now->values))),
                 qPrintable(sorted(now->values).differences(sorted(after)).join(QLatin1Char(' '))));
        return false;
    }

    qint64 oidOf(const QString &sql)
    {
        const auto found = TestServer::query(m_url, sql);
        return found && !found->isEmpty() ? found->first().first().toLongLong() : 0;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        m_pool = std::make_unique<Pool>(m_canceller);
        for (const QString &name : HostileNames) {
            const QString role = (QStringLiteral("f") + name).left(48);
            m_roles << role;
            VERIFY_OK(TestServer::query(m_url,
                                        QStringLiteral("drop role if exists %1").arg(quoteIdentifier(role))));
            VERIFY_OK(TestServer::query(m_url, QStringLiteral("create role %1").arg(quoteIdentifier(role))));
        }
    }
    void cleanupTestCase()
    {
        m_pool->closeAll();
        for (const QString &role : m_roles) {
            (void)TestServer::query(m_url, QStringLiteral("drop owned by %1").arg(quoteIdentifier(role)));
            (void)TestServer::query(m_url, QStringLiteral("drop role %1").arg(quoteIdentifier(role)));
        }
    }

    void schemas_data();
    void schemas();
    void schemasAtRandom();
    void databases_data();
    void databases();
    void grantsOfOthersAreRevokedInTheirName();
    void whatIsGoneIsTold();
    void defaultsOfEverybodyAreTakenAway();
};

void TestObjectForms::schemas_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : HostileNames)
        QTest::addRow("%s", name.toUtf8().constData()) << name;
}

void TestObjectForms::schemas()
{
    QFETCH(QString, name);
    const QString kind = QStringLiteral("schema");
    const auto fresh = read(kind, 0);
    VERIFY_OK(fresh);
    QVERIFY(fresh->context.creating);
    QVERIFY2(fresh->context.readOnly.isEmpty(), qPrintable(fresh->context.readOnly));
    QVERIFY(!fresh->context.choices.value(QStringLiteral("grantees")).isEmpty());
    Values made = fresh->values;
    made.setText(QStringLiteral("name"), name);
    made.setText(QStringLiteral("owner"), m_roles.at(0));
    made.setText(QStringLiteral("comment"), name + QStringLiteral("\n'\\"));
    QVERIFY(problems(m_forms.find(kind)->spec(fresh->context), made, fresh->context).isEmpty());
    QVERIFY(save(written(kind, {}, made, fresh->context)).ok());
    const qint64 oid
        = oidOf(QStringLiteral("select oid from pg_namespace where nspname = %1").arg(quoteLiteral(name)));
    QVERIFY(oid > 0);
    const auto first = read(kind, oid);
    VERIFY_OK(first);
    QCOMPARE(first->values.text(QStringLiteral("comment")), made.text(QStringLiteral("comment")));
    QCOMPARE(first->values.rows(QStringLiteral("privileges")).size(), 1); // the owner's own
    QVERIFY(written(kind, first->values, first->values, first->context).isEmpty());

    Values changed = first->values;
    changed.setText(QStringLiteral("name"), name.left(40) + QStringLiteral("'\"2"));
    changed.setText(QStringLiteral("comment"), QStringLiteral("E'\\n"));
    QList<Values> grants = changed.rows(QStringLiteral("privileges"));
    grants << row({{"grantee", m_roles.at(1)},
                   {"U", QStringLiteral("granted")},
                   {"C", QStringLiteral("grantable")},
                   {"grantor", m_roles.at(0)}})
           << row({{"grantee", QStringLiteral("public")},
                   {"U", QStringLiteral("granted")},
                   {"grantor", m_roles.at(0)}});
    changed.setRows(QStringLiteral("privileges"), grants);
    changed.setRows(
        QStringLiteral("default_privileges"),
        {futureRow(m_roles.at(2), "tables", m_roles.at(1),
                   {QStringLiteral("insert"), QStringLiteral("select")}, {QStringLiteral("select")}),
         futureRow(m_roles.at(2), "functions", QStringLiteral("public"), {QStringLiteral("execute")}),
         futureRow(m_roles.at(3), "sequences", m_roles.at(3),
                   {QStringLiteral("select"), QStringLiteral("usage")})});
    QVERIFY(becomes(kind, oid, first->values, changed, first->context));

    // weaker and stronger, gone and new
    Values other = changed;
    grants = {changed.rows(QStringLiteral("privileges")).first(),
              row({{"grantee", m_roles.at(1)},
                   {"U", QStringLiteral("grantable")},
                   {"C", QStringLiteral("granted")},
                   {"grantor", m_roles.at(0)}})};
    other.setRows(QStringLiteral("privileges"), grants);
    other.setRows(
        QStringLiteral("default_privileges"),
        {futureRow(m_roles.at(2), "tables", m_roles.at(1),
                   {QStringLiteral("insert"), QStringLiteral("select")}, {QStringLiteral("insert")})});
    other.setNull(QStringLiteral("comment"));
    QVERIFY(becomes(kind, oid, changed, other, first->context));

    // another owner takes the first one's place in the privileges too
    Values owned = other;
    owned.setText(QStringLiteral("owner"), m_roles.at(4));
    const Script script = written(kind, other, owned, first->context);
    QCOMPARE(script.statements.size(), 1);
    QVERIFY(save(script).ok());
    const auto last = read(kind, oid);
    VERIFY_OK(last);
    QCOMPARE(last->values.text(QStringLiteral("owner")), m_roles.at(4));
    QCOMPARE(last->values.rows(QStringLiteral("privileges")).first().text(QStringLiteral("grantee")),
             m_roles.at(4));
    VERIFY_OK(TestServer::query(
        m_url, QStringLiteral("drop schema %1").arg(quoteIdentifier(changed.text(QStringLiteral("name"))))));
}

void TestObjectForms::schemasAtRandom()
{
    const QString kind = QStringLiteral("schema");
    VERIFY_OK(TestServer::query(m_url, QStringLiteral("create schema random")));
    const qint64 oid = oidOf(QStringLiteral("select oid from pg_namespace where nspname = 'random'"));
    QRandomGenerator random(20260101);
    const auto one = [&](const QStringList &of) { return of.at(random.bounded(int(of.size()))); };
    const QStringList cells{QString(), QStringLiteral("granted"), QStringLiteral("grantable")};
    for (int round = 0; round < 25; ++round) {
        const auto before = read(kind, oid);
        VERIFY_OK(before);
        Values after = before->values;
        const QString owner = after.text(QStringLiteral("owner"));
        after.setText(QStringLiteral("comment"), one(HostileNames));
        QList<Values> grants;
        QStringList grantees = m_roles;
        grantees << QStringLiteral("public") << owner;
        for (const QString &grantee : grantees) {
            // to everybody nothing can be granted with grant option
            const QStringList allowed = grantee == QLatin1String("public") ? cells.mid(0, 2) : cells;
            Values grant
                = row({{"grantee", grantee}, {"grantor", owner}, {"U", one(allowed)}, {"C", one(allowed)}});
            // the owner has grant options anyway, and the server keeps none of them
            if (grantee == owner)
                grant = row({{"grantee", grantee},
                             {"grantor", owner},
                             {"U", one(cells.mid(0, 2))},
                             {"C", QStringLiteral("granted")}});
            if (!grant.text(QStringLiteral("U")).isEmpty() || !grant.text(QStringLiteral("C")).isEmpty())
                grants << grant;
        }
        after.setRows(QStringLiteral("privileges"), grants);
        QList<Values> future;
        for (int i = random.bounded(4); i > 0; --i) {
            QStringList has{QStringLiteral("select")};
            if (random.bounded(2) == 0)
                has.prepend(QStringLiteral("insert"));
            future << futureRow(m_roles.at(i), "tables", m_roles.at(0), has,
                                random.bounded(2) == 0 ? has.mid(1) : QStringList());
        }
        after.setRows(QStringLiteral("default_privileges"), future);
        QVERIFY(becomes(kind, oid, before->values, after, before->context));
    }
}

void TestObjectForms::databases_data()
{
    schemas_data();
}

void TestObjectForms::databases()
{
    QFETCH(QString, name);
    const QString kind = QStringLiteral("database");
    const auto fresh = read(kind, 0);
    VERIFY_OK(fresh);
    const Context &context = fresh->context;
    Values made = fresh->values;
    made.setText(QStringLiteral("name"), name);
    made.setText(QStringLiteral("owner"), m_roles.at(0));
    made.setText(QStringLiteral("template"), QStringLiteral("template0"));
    made.setText(QStringLiteral("encoding"), QStringLiteral("UTF8"));
    made.setText(QStringLiteral("collation"), QStringLiteral("C"));
    made.setText(QStringLiteral("ctype"), QStringLiteral("C"));
    if (context.version.atLeast(15))
        made.setText(QStringLiteral("strategy"), QStringLiteral("file_copy"));
    made.setText(QStringLiteral("connection_limit"), QStringLiteral("7"));
    made.setText(QStringLiteral("comment"), name);
    // everybody's CONNECT is taken away, TEMPORARY stays
    made.setRows(QStringLiteral("privileges"),
                 {row({{"grantee", QStringLiteral("public")}, {"T", QStringLiteral("granted")}})});
    made.setRows(QStringLiteral("parameters"),
                 {row({{"name", QStringLiteral("search_path")},
                       {"value", QStringLiteral("\"$user\", \"Odd, \"\"one\"\"\"")}}),
                  row({{"name", QStringLiteral("work_mem")},
                       {"value", QStringLiteral("3MB")},
                       {"role", m_roles.at(1)}})});
    made.setRows(QStringLiteral("default_privileges"),
                 {futureRow(m_roles.at(1), "functions", QStringLiteral("public"), {})});
    const FormSpec spec = m_forms.find(kind)->spec(context);
    for (const Problem &problem : problems(spec, made, context))
        QVERIFY2(!problem.error, qPrintable(problem.field + problem.text));
    const Script script = written(kind, {}, made, context);
    QVERIFY(!script.isAtomic());
    const SaveOutcome outcome = save(script);
    QVERIFY2(outcome.ok(),
             qPrintable(script.display() + (outcome.error ? outcome.error->toText() : QString())));

    const qint64 oid
        = oidOf(QStringLiteral("select oid from pg_database where datname = %1").arg(quoteLiteral(name)));
    QVERIFY(oid > 0);
    // CONNECT is the superuser's only now, who we are
    const auto inside = read(kind, oid, name);
    VERIFY_OK(inside);
    QVERIFY(inside->context.facts.flag(QStringLiteral("inside")));
    for (const char *field :
         {"name", "owner", "encoding", "collation", "ctype", "connection_limit", "comment"})
        QCOMPARE(inside->values.text(QString::fromLatin1(field)), made.text(QString::fromLatin1(field)));
    Values known = made;
    Values got = inside->values;
    known.setRows(QStringLiteral("privileges"), {});
    got.setRows(QStringLiteral("privileges"), {});
    for (const char *table : {"parameters", "default_privileges"})
        QVERIFY2(sorted(known).same(QString::fromLatin1(table), sorted(got)), qPrintable(text(got)));
    const auto grants = inside->values.rows(QStringLiteral("privileges"));
    QCOMPARE(grants.size(), 2);
    QVERIFY(written(kind, inside->values, inside->values, inside->context).isEmpty());

    Values changed = inside->values;
    changed.setNull(QStringLiteral("connection_limit"));
    changed.setFlag(QStringLiteral("is_template"), true);
    changed.setText(QStringLiteral("comment"), QStringLiteral("another"));
    changed.setRows(QStringLiteral("parameters"),
                    {row({{"name", QStringLiteral("search_path")}, {"value", QStringLiteral("public")}}),
                     row({{"name", QStringLiteral("DateStyle")},
                          {"value", QStringLiteral("ISO, DMY")},
                          {"role", m_roles.at(2)}})});
    changed.setRows(QStringLiteral("default_privileges"), {});
    changed.setRows(
        QStringLiteral("privileges"),
        {grants.at(0),
         row({{"grantee", m_roles.at(3)}, {"grantor", m_roles.at(0)}, {"C", QStringLiteral("grantable")}})});
    QVERIFY(becomes(kind, oid, inside->values, changed, inside->context, name));

    // renamed from elsewhere, with our own idle session in it
    Values renamed = changed;
    renamed.setText(QStringLiteral("name"), name.left(30) + QStringLiteral("\"%1renamed"));
    renamed.setText(QStringLiteral("owner"), m_roles.at(4));
    const Script last = written(kind, changed, renamed, inside->context);
    QCOMPARE(last.statements.last().unused, name);
    QCOMPARE(last.statements.last().database, inside->context.facts.text(QStringLiteral("elsewhere")));
    const SaveOutcome moved = save(last, name);
    QVERIFY2(moved.ok(), qPrintable(last.display() + (moved.error ? moved.error->toText() : QString())));
    const auto there = read(kind, oid);
    VERIFY_OK(there);
    QVERIFY(!there->context.facts.flag(QStringLiteral("inside")));
    QCOMPARE(there->values.text(QStringLiteral("name")), renamed.text(QStringLiteral("name")));
    QCOMPARE(there->values.text(QStringLiteral("owner")), m_roles.at(4));

    Values plain = there->values;
    plain.setFlag(QStringLiteral("is_template"), false);
    plain.setFlag(QStringLiteral("allow_connections"), false);
    QVERIFY(becomes(kind, oid, there->values, plain, there->context));
    VERIFY_OK(TestServer::query(
        m_url,
        QStringLiteral("drop database %1").arg(quoteIdentifier(renamed.text(QStringLiteral("name"))))));
}

void TestObjectForms::grantsOfOthersAreRevokedInTheirName()
{
    const QString kind = QStringLiteral("schema");
    const QString middle = quoteIdentifier(m_roles.at(1));
    VERIFY_OK(TestServer::query(
        m_url,
        QStringLiteral("create schema handed authorization %1; grant usage on schema handed to %2 "
                       "with grant option; set role %2; grant usage on schema handed to %3")
            .arg(quoteIdentifier(m_roles.at(0)), middle, quoteIdentifier(m_roles.at(2)))));
    const qint64 oid = oidOf(QStringLiteral("select oid from pg_namespace where nspname = 'handed'"));
    const auto before = read(kind, oid);
    VERIFY_OK(before);
    QCOMPARE(before->values.rows(QStringLiteral("privileges")).size(), 3);
    Values after = before->values;
    after.setRows(QStringLiteral("privileges"), after.rows(QStringLiteral("privileges")).mid(0, 1));
    QVERIFY(becomes(kind, oid, before->values, after, before->context));
    const auto mine = TestServer::query(m_url, QStringLiteral("drop schema handed"));
    VERIFY_OK(mine);
}

void TestObjectForms::whatIsGoneIsTold()
{
    for (const char *kind : {"schema", "database"}) {
        const auto reading = read(QString::fromLatin1(kind), 4000000000);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::Input);
        QVERIFY2(reading.error().message.endsWith(QLatin1String("it is gone")),
                 qPrintable(reading.error().message));
    }
}

void TestObjectForms::defaultsOfEverybodyAreTakenAway()
{
    const QString kind = QStringLiteral("database");
    const qint64 oid
        = oidOf(QStringLiteral("select oid from pg_database where datname = current_database()"));
    const auto before = read(kind, oid);
    VERIFY_OK(before);
    QVERIFY(before->values.rows(QStringLiteral("default_privileges")).isEmpty());
    Values after = before->values;
    const QString role = m_roles.at(1);
    after.setRows(
        QStringLiteral("default_privileges"),
        {futureRow(role, "functions", QStringLiteral("public"), {}), futureRow(role, "types", role, {}),
         futureRow(role, "schemas", m_roles.at(2), {QStringLiteral("usage"), QStringLiteral("create")},
                   {QStringLiteral("usage")})});
    QVERIFY(becomes(kind, oid, before->values, after, before->context));
    QVERIFY(becomes(kind, oid, after, before->values, before->context));
    // nothing is left of it in the catalogue
    const auto left = TestServer::query(
        m_url, QStringLiteral("select count(*) from pg_default_acl where defaclnamespace = 0"));
    VERIFY_OK(left);
    QCOMPARE(*left, TestServer::Rows{{QStringLiteral("0")}});
}

QTEST_GUILESS_MAIN(TestObjectForms)
#include "tst_objectforms_db.moc"
