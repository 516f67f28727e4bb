// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a database with every kind of object: each object has a name and a kind, its properties say
// who it is, every section of it can be read, and every name in it leads somewhere. What needs what, in a
// chain, by columns, and in a circle.
#include "core/kinds/kinds.h"
#include "core/objects/read.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QProcess>
#include <QUrl>
#include <QUrlQuery>

using namespace core;
using namespace core::catalog;
using namespace core::objects;

namespace {

const QString Hostile = QStringLiteral("a \"b\" 'c' & %1 <b>\n; drop table x; -- 😀");

QString quoted(const QString &name)
{
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\""))
        + QLatin1Char('"');
}

} // namespace

class TestObjects : public QObject
{
    Q_OBJECT

    QString m_url;
    ObjectKinds m_kinds = kinds::all();
    SqlLibrary m_library;
    ObjectRef m_within;
    session::Canceller m_canceller;
    std::unique_ptr<session::Session> m_session;

    template <class T, class Work> Result<T> run(Work work)
    {
        return m_session->run<T>(QStringLiteral("test"), std::move(work)).wait();
    }
    Result<QHash<Address, Named>> named(const QList<Address> &addresses)
    {
        return run<QHash<Address, Named>>([&](session::Link &link, session::Job &job) {
            return readNamed(link, job, m_library, m_within, addresses);
        });
    }
    Result<QList<Dependency>> walk(const Address &of, Direction direction)
    {
        return run<QList<Dependency>>([&](session::Link &link, session::Job &job) {
            return readDependencies(link, job, m_library, m_within, of, direction);
        });
    }
    Result<QList<Fact>> facts(const ObjectRef &ref, const QString &section)
    {
        return run<QList<Fact>>([&](session::Link &link, session::Job &job) {
            return readFacts(link, job, m_library, ref, sectionNamed(section), section);
        });
    }
    static Section sectionNamed(const QString &id)
    {
        for (const Section &section : allSections()) {
            if (section.id == id)
                return section;
        }
        return {};
    }
    TestServer::Rows query(const QString &sql)
    {
        auto rows = TestServer::query(m_url, sql);
        if (!rows)
            qWarning().noquote() << rows.error().toText();
        return rows.value_or(TestServer::Rows());
    }
    Address relation(const QString &name)
    {
        const auto rows = query(QStringLiteral("select cast('%1' as regclass)::oid").arg(name));
        return {QStringLiteral("pg_class"), rows.isEmpty() ? 0 : rows.first().first().toLongLong(), 0};
    }
    void load(const QString &name)
    {
        const QString folder = QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/definition/allkinds/");
        for (int version = 13; version <= TestServer::major(); ++version) {
            const QString file = folder + name
                + (version == 13 ? QString() : QStringLiteral(".%1").arg(version)) + QStringLiteral(".sql");
            if (!QFile::exists(file))
                continue;
            QProcess psql;
            psql.start(QStringLiteral("psql"),
                       {QStringLiteral("-qX"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                        QStringLiteral("-d"), m_url, QStringLiteral("-f"), file});
            QVERIFY2(psql.waitForFinished(60000), qPrintable(psql.errorString()));
            QVERIFY2(psql.exitCode() == 0, psql.readAllStandardError().constData());
        }
    }

    /// What belongs to the server other tests make and drop at the same time.
    bool isGone(const Address &address)
    {
        static const QSet<QString> ofServer{QStringLiteral("pg_authid"), QStringLiteral("pg_database"),
                                            QStringLiteral("pg_tablespace"),
                                            QStringLiteral("pg_subscription")};
        return ofServer.contains(address.catalog)
            && query(QStringLiteral("select 1 from pg_catalog.%1 where oid = %2")
                         .arg(address.catalog)
                         .arg(address.oid))
                   .isEmpty();
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        load(QStringLiteral("relations"));
        load(QStringLiteral("objects"));
        load(QStringLiteral("grants"));
        load(QStringLiteral("circles"));
        m_session = std::make_unique<session::Session>(requestFromUrl(m_url), m_canceller);
        auto opened = m_session->open().wait();
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toText()));
        m_within.profile = QUuid::createUuid();
        m_within.database = QUrl(m_url).path().mid(1);
    }
    void cleanupTestCase() { m_session.reset(); }

    /// A kind that is added and has no page is found here.
    void everyKindHasAPage()
    {
        // what stands for others in the tree
        const QSet<QString> none{QStringLiteral("child_table"), QStringLiteral("extension_member"),
                                 QStringLiteral("publication_table"), QStringLiteral("publication_schema")};
        for (const ObjectKind &kind : m_kinds.list()) {
            if (none.contains(kind.id))
                continue;
            const Section section = sectionNamed(QStringLiteral("properties"));
            QVERIFY2(!folderFor(m_library, kind.id, section, section.verb,
                                ServerVersion{TestServer::major() * 10000})
                          .isEmpty(),
                     qPrintable(kind.id));
            const bool part = kind.id == QLatin1String("enum_label") || kind.id == QLatin1String("server")
                || kind.id == QLatin1String("setting");
            QVERIFY2(part || !catalogOf(kind.id).isEmpty(), qPrintable(kind.id));
            QCOMPARE(sectionsOf(kind).first().id, QStringLiteral("properties"));
        }
    }

    /// By its name, whatever it is set for: also one that is not known here, or may not be seen.
    void setting()
    {
        query(QStringLiteral(
            "do $$begin create role \"set's\"; exception when duplicate_object then null; end$$; "
            "do $$begin execute format('alter database %1$I set work_mem = ''9MB''', current_database()); "
            "execute format('alter role \"set''s\" in database %1$I set work_mem = ''10MB''', "
            "current_database()); execute format('alter database %1$I set \"its.own\" = %2$L', "
            "current_database(), 'a = %1 <b>'); end$$; select 1"));
        const auto of = [&](const QString &name) {
            ObjectRef ref = m_within;
            ref.kind = QStringLiteral("setting");
            ref.name = name;
            QHash<QString, QString> values;
            auto read = facts(ref, QStringLiteral("properties"));
            [&] { QVERIFY2(read, qPrintable(read ? QString() : read.error().toText())); }();
            for (const Fact &fact : *read) {
                values.insert(fact.label, fact.value);
                if (fact.group.startsWith(QLatin1String("Set for")))
                    [&] { QVERIFY(fact.target.isValid()); }();
            }
            return values;
        };
        const auto memory = of(QStringLiteral("WORK_MEM"));
        QCOMPARE(memory.value(QStringLiteral("Name")), QStringLiteral("work_mem"));
        QCOMPARE(memory.value(QStringLiteral("Unit")), QStringLiteral("kB"));
        QCOMPARE(memory.value(QStringLiteral("At least")), QStringLiteral("64 × kB"));
        QCOMPARE(memory.value(QStringLiteral("Context")), QStringLiteral("user"));
        QCOMPARE(memory.value(QStringLiteral("Database ") + m_within.database), QStringLiteral("9MB"));
        QCOMPARE(memory.value(QStringLiteral("Role set's in database ") + m_within.database),
                 QStringLiteral("10MB"));
        const auto level = of(QStringLiteral("wal_level"));
        QCOMPARE(level.value(QStringLiteral("Values")), QStringLiteral("minimal, replica, logical"));
        QVERIFY(level.value(QStringLiteral("It takes")).contains(QLatin1String("restart")));
        const auto own = of(QStringLiteral("its.own"));
        QVERIFY(own.contains(QStringLiteral("Not listed")));
        QCOMPARE(own.value(QStringLiteral("Database ") + m_within.database), QStringLiteral("a = %1 <b>"));

        // the files' lines are for those who may read them; everybody else has a page without
        const QStringList line = query(QStringLiteral("select name, sourcefile || ', line ' || sourceline "
                                                      "from pg_file_settings where applied limit 1"))
                                     .value(0);
        QVERIFY(!line.isEmpty());
        QVERIFY(of(line.value(0)).contains(line.value(1)));
        const auto send = [&](const QByteArray &sql) {
            return run<bool>([&](session::Link &link, session::Job &job) -> Result<bool> {
                auto sent = link.execute(job, sql);
                return sent ? Result<bool>(true) : Result<bool>(std::move(sent).error());
            });
        };
        QVERIFY(send("set role \"set's\""));
        const auto limited = of(line.value(0));
        QVERIFY(limited.contains(QStringLiteral("Value")));
        QVERIFY(!limited.contains(line.value(1)));
        QVERIFY(send("reset role"));
        ObjectRef gone = m_within;
        gone.kind = QStringLiteral("setting");
        gone.name = QStringLiteral("nothing.such");
        QVERIFY(!facts(gone, QStringLiteral("properties")));
    }

    /// By what pg_depend, pg_description and the catalogues themselves know: every object of the database.
    void everyObject()
    {
        QStringList selects;
        for (const char *catalog :
             {"pg_class",          "pg_proc",         "pg_type",          "pg_constraint",
              "pg_trigger",        "pg_policy",       "pg_rewrite",       "pg_namespace",
              "pg_extension",      "pg_language",     "pg_event_trigger", "pg_foreign_data_wrapper",
              "pg_foreign_server", "pg_user_mapping", "pg_publication",   "pg_subscription",
              "pg_database",       "pg_tablespace",   "pg_authid",        "pg_collation",
              "pg_conversion",     "pg_operator",     "pg_opclass",       "pg_opfamily",
              "pg_cast",           "pg_ts_config",    "pg_ts_dict",       "pg_ts_parser",
              "pg_ts_template",    "pg_am",           "pg_statistic_ext", "pg_transform",
              "pg_default_acl"})
            selects << QStringLiteral(
                           "(select '%1', oid::int8 from pg_catalog.%1 where oid >= 16384 order by oid)")
                           .arg(QLatin1String(catalog));
        selects << QStringLiteral(
            "select 'pg_largeobject', oid::int8 from pg_catalog.pg_largeobject_metadata");
        QList<Address> addresses;
        const auto all = [&] {
            addresses.clear();
            for (const QStringList &row : query(selects.join(QStringLiteral(" union all "))))
                addresses << Address{row[0], row[1].toLongLong(), 0};
            return named(addresses);
        };
        auto found = all();
        // before 14 the server has no name for a role that another test has dropped since they were listed
        for (int again = 0; again < 20 && !found && found.error().sqlState == QLatin1String("42704"); ++again)
            found = all();
        QVERIFY(addresses.size() > 500);
        QVERIFY2(found, qPrintable(found ? QString() : found.error().toText()));

        QSet<QString> seen;
        QHash<QString, int> ofKind;
        QSet<Address> links;
        for (const Address &address : std::as_const(addresses)) {
            const Named one = found->value(address);
            const QString what = address.catalog + QLatin1Char(' ') + QString::number(address.oid)
                + QLatin1Char(' ') + one.identity;
            if (one.identity.isEmpty())
                continue; // of another test's database meanwhile, dropped
            if (one.ref.kind.isEmpty()) {
                // arrays, and what stores long values
                QVERIFY2(one.type == QLatin1String("type")
                             || one.identity.contains(QLatin1String("pg_toast")),
                         qPrintable(what));
                continue;
            }
            const ObjectKind *kind = m_kinds.find(one.ref.kind);
            QVERIFY2(kind, qPrintable(what + QLatin1Char(' ') + one.ref.kind));
            QVERIFY2(!one.ref.name.isEmpty(), qPrintable(what));
            seen << kind->id;
            if (++ofKind[kind->id] > 12)
                continue;
            const auto sections = sectionsOf(*kind);
            for (const Section &section : sections) {
                if (section.shape == Section::Shape::Facts) {
                    auto read = facts(one.ref, section.id);
                    if (!read && isGone(address))
                        break;
                    QVERIFY2(read, qPrintable(what + (read ? QString() : read.error().toText())));
                    QVERIFY2(section.id != QLatin1String("properties") || read->size() > 1, qPrintable(what));
                    for (const Fact &fact : *read) {
                        QVERIFY2(!fact.group.isEmpty() && !fact.label.isEmpty(), qPrintable(what));
                        if (fact.target.isValid())
                            links << fact.target;
                    }
                } else if (section.shape == Section::Shape::Table) {
                    auto read = run<Rows>([&](session::Link &link, session::Job &job) {
                        return readRows(link, job, m_library, one.ref, section, section.verb);
                    });
                    if (!read && isGone(address))
                        break;
                    QVERIFY2(read, qPrintable(what + (read ? QString() : read.error().toText())));
                    for (const Row &row : read->rows) {
                        QVERIFY(row.target.isValid());
                        links << row.target;
                        QCOMPARE(row.cells.size(), read->columns.size());
                    }
                } else if (section.shape == Section::Shape::Dependencies) {
                    auto read = walk(address,
                                     section.id == QLatin1String("dependents") ? Direction::NeededBy
                                                                               : Direction::Needs);
                    if (!read && isGone(address))
                        break;
                    QVERIFY2(read, qPrintable(what + (read ? QString() : read.error().toText())));
                    for (const Dependency &other : *read)
                        QVERIFY(!other.reason.isEmpty());
                }
            }
        }
        // every name leads somewhere
        auto targets = named(links.values());
        QVERIFY(targets);
        for (const Address &link : std::as_const(links))
            QVERIFY2(!targets->value(link).identity.isEmpty() || isGone(link),
                     qPrintable(link.catalog + QLatin1Char(' ') + QString::number(link.oid)));
        for (const char *id : {"table",
                               "partitioned_table",
                               "partition",
                               "foreign_table",
                               "view",
                               "materialized_view",
                               "sequence",
                               "index",
                               "constraint",
                               "trigger",
                               "policy",
                               "rule",
                               "function",
                               "procedure",
                               "aggregate",
                               "trigger_function",
                               "enum",
                               "composite_type",
                               "range_type",
                               "base_type",
                               "domain",
                               "collation",
                               "conversion",
                               "operator",
                               "operator_class",
                               "operator_family",
                               "cast",
                               "text_search_configuration",
                               "text_search_dictionary",
                               "text_search_parser",
                               "text_search_template",
                               "extension",
                               "language",
                               "event_trigger",
                               "foreign_data_wrapper",
                               "foreign_server",
                               "user_mapping",
                               "publication",
                               "subscription",
                               "schema",
                               "database",
                               "tablespace",
                               "group_role",
                               "role",
                               "access_method",
                               "statistics",
                               "transform",
                               "large_object",
                               "default_privilege"})
            QVERIFY2(seen.contains(QLatin1String(id)), id);
    }

    void chain()
    {
        query(
            QStringLiteral("create schema chain; create table chain.%1 (a int primary key, \"b & <i>\" text);"
                           "create view chain.v1 as select \"b & <i>\" as b from chain.%1;"
                           "create view chain.v2 as select b from chain.v1;"
                           "create materialized view chain.m as select b from chain.v2;"
                           "create function chain.f(chain.v2) returns int language sql as 'select 1'")
                .arg(quoted(Hostile)));
        const Address table = relation(QStringLiteral("chain.")
                                       + quoted(Hostile).replace(QLatin1Char('\''), QLatin1String("''")));
        auto first = walk(table, Direction::NeededBy);
        QVERIFY(first);
        const auto view = std::find_if(first->begin(), first->end(), [](const Dependency &one) {
            return one.named.ref.name == QLatin1String("v1");
        });
        QVERIFY(view != first->end());
        QCOMPARE(view->reason, QStringLiteral("normal"));
        QCOMPARE(view->columns, QStringLiteral("b & <i>"));
        QCOMPARE(view->named.ref.kind, QStringLiteral("view"));
        QVERIFY(view->more);
        // what belongs to the table stands behind what only uses it
        QCOMPARE(first->first().reason, QStringLiteral("normal"));
        QCOMPARE(first->last().reason, QStringLiteral("internal"));

        auto second = walk(view->address, Direction::NeededBy);
        QVERIFY(second);
        QStringList names;
        for (const Dependency &one : *second)
            names << one.named.identity;
        QVERIFY2(names.contains(QStringLiteral("chain.v2")), qPrintable(names.join(QLatin1Char(' '))));
        auto third = walk(relation(QStringLiteral("chain.v2")), Direction::NeededBy);
        names.clear();
        for (const Dependency &one : *third)
            names << one.named.type + QLatin1Char(' ') + one.named.identity;
        QVERIFY2(names.contains(QStringLiteral("materialized view chain.m")),
                 qPrintable(names.join(QLatin1Char('|'))));

        // and back: a view needs its table, not its rule
        auto needs = walk(relation(QStringLiteral("chain.v1")), Direction::Needs);
        names.clear();
        for (const Dependency &one : *needs)
            names << one.named.type + QLatin1Char(':') + one.reason;
        QVERIFY2(names.contains(QStringLiteral("table:normal")), qPrintable(names.join(QLatin1Char('|'))));
        QVERIFY2(!names.join(QLatin1Char('|')).contains(QLatin1String("rule")),
                 qPrintable(names.join(QLatin1Char('|'))));
        QVERIFY(names.contains(QStringLiteral("role:owner")) || TestServer::major() > 0);
    }

    void renamedAndGone()
    {
        query(QStringLiteral("create table old_name (a int)"));
        const Address address = relation(QStringLiteral("old_name"));
        query(QStringLiteral("alter table old_name rename to %1").arg(quoted(Hostile)));
        auto now = named({address});
        QVERIFY(now);
        QCOMPARE(now->value(address).ref.name, Hostile);
        query(QStringLiteral("drop table %1").arg(quoted(Hostile)));
        ObjectRef ref = now->value(address).ref;
        const auto gone = facts(ref, QStringLiteral("properties"));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, Error::Kind::Input);
        QVERIFY(gone.error().message.contains(Hostile));
        // nor elsewhere; before 14 the server fails to name what is gone
        auto nothing = named({address, {QStringLiteral("pg_proc"), 999'999'999, 0}});
        QVERIFY2(nothing, qPrintable(nothing ? QString() : nothing.error().toText()));
        QVERIFY(nothing->value(address).identity.isEmpty());
        const auto figures = facts(ref, QStringLiteral("statistics"));
        QVERIFY(!figures && figures.error().kind == Error::Kind::Input);
    }

    /// Asking for a size waits for ACCESS EXCLUSIVE locks; a page does not. (Where it does, this hangs.)
    void sizesWaitForNoLock()
    {
        query(QStringLiteral("create schema shut; create table shut.one (id int primary key, t text);"
                             "create table shut.parts (id int) partition by range (id);"
                             "create table shut.p1 partition of shut.parts for values from (0) to (9);"
                             "create table shut.p2 partition of shut.parts for values from (9) to (99);"
                             "create index p1_id on shut.p1 (id); insert into shut.parts values (1), (10)"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> locker(PQconnectdb(m_url.toUtf8().constData()),
                                                                  &PQfinish);
        for (const char *sql :
             {"begin", "lock shut.one in access exclusive mode", "lock shut.p1 in access exclusive mode"}) {
            PGresult *done = PQexec(locker.get(), sql);
            QCOMPARE(PQresultStatus(done), PGRES_COMMAND_OK);
            PQclear(done);
        }
        ObjectRef ref;
        const auto told = [&](const char *kind, const QString &name) {
            ref.kind = QLatin1String(kind);
            ref.oid = ref.kind == QLatin1String("schema")
                ? query(QStringLiteral("select oid from pg_namespace where nspname = '%1'").arg(name))
                      .first()
                      .first()
                      .toLongLong()
                : relation(name).oid;
            QStringList sizes;
            const auto found = facts(ref, QStringLiteral("statistics"));
            if (!found)
                return QStringList{found.error().toText()};
            for (const Fact &fact : *found) {
                if (fact.group == QLatin1String("Size"))
                    sizes << fact.label
                            + (fact.form == Form::Text ? QStringLiteral(": ") + fact.value : QString());
            }
            return sizes;
        };
        const QStringList one = told("table", QStringLiteral("shut.one"));
        QVERIFY2(one.contains(QStringLiteral("Locked: its size cannot be told now")),
                 qPrintable(one.join(QLatin1Char('|'))));
        QVERIFY(!one.contains(QStringLiteral("Together")));
        const QStringList parts = told("partitioned_table", QStringLiteral("shut.parts"));
        QVERIFY2(parts.contains(QStringLiteral("Locked: 1 of 2, not counted here")),
                 qPrintable(parts.join(QLatin1Char('|'))));
        QVERIFY(parts.contains(QStringLiteral("Together")));
        auto rows = run<Rows>([&](session::Link &link, session::Job &job) {
            return readRows(link, job, m_library, ref, sectionNamed(QStringLiteral("partitions")),
                            QStringLiteral("partitions"));
        });
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().toText()));
        QCOMPARE(rows->rows.size(), 2);
        int unknown = 0;
        for (const Row &row : rows->rows)
            unknown += row.cells.filter(QStringLiteral("8192")).isEmpty();
        QCOMPARE(unknown, 1);
        const QStringList index = told("index", QStringLiteral("shut.p1_id"));
        QVERIFY2(index.contains(QStringLiteral("Size of the table: locked: it cannot be told now")),
                 qPrintable(index.join(QLatin1Char('|'))));
        const QStringList all = told("schema", QStringLiteral("shut"));
        QVERIFY2(all.contains(QStringLiteral("Locked, not counted here")),
                 qPrintable(all.join(QLatin1Char('|'))));
    }

    void measured()
    {
        query(QStringLiteral(
            "create schema \"measure & co\"; create extension pgstattuple schema \"measure & co\";"
            "create table measured as select g from generate_series(1, 1000) g"));
        ObjectRef ref;
        ref.kind = QStringLiteral("table");
        ref.oid = relation(QStringLiteral("measured")).oid;
        const Section section = sectionNamed(QStringLiteral("statistics"));
        auto statement = run<QString>([&](session::Link &link, session::Job &job) {
            return measureStatement(link, job, m_library, ref, section);
        });
        QVERIFY(statement);
        if (TestServer::query(m_url, QStringLiteral("select from pg_extension where extname = 'pgstattuple'"))
                ->isEmpty()) {
            QVERIFY(statement->isEmpty()); // not offered where it cannot be done
            return;
        }
        auto read = run<QList<Fact>>(
            [&](session::Link &link, session::Job &job) { return readMeasured(link, job, *statement); });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toText()));
        QCOMPARE(read->value(1).label, QStringLiteral("Live rows"));
        QCOMPARE(read->value(1).value, QStringLiteral("1000"));
    }
};

QTEST_GUILESS_MAIN(TestObjects)
#include "tst_objects_db.moc"
