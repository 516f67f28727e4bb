// SPDX-License-Identifier: GPL-3.0-or-later
// Every action on every object of the database with all kinds, as the tree lists them: the script runs (in a
// transaction that is rolled back, where it can), or the action says why not. What DROP … CASCADE really
// takes is compared with what was foretold.
#include "core/actions/action.h"
#include "core/actions/actionkinds.h"
#include "core/base/sqlquote.h"
#include "core/kinds/kinds.h"
#include "tests/support/allkinds.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QSet>

using namespace core;
using namespace core::actions;
using catalog::ObjectRef;
using session::Job;
using session::Link;

namespace {

const char *const catalogs[] = {"pg_class",          "pg_proc",
                                "pg_type",           "pg_constraint",
                                "pg_trigger",        "pg_policy",
                                "pg_rewrite",        "pg_attrdef",
                                "pg_namespace",      "pg_extension",
                                "pg_language",       "pg_event_trigger",
                                "pg_collation",      "pg_foreign_data_wrapper",
                                "pg_foreign_server", "pg_conversion",
                                "pg_publication",    "pg_publication_rel",
                                "pg_operator",       "pg_opclass",
                                "pg_opfamily",       "pg_ts_config",
                                "pg_ts_dict",        "pg_ts_parser",
                                "pg_ts_template",    "pg_am",
                                "pg_statistic_ext",  "pg_cast",
                                "pg_transform",      "pg_default_acl"};

/// Everything a user made, as class, oid, sub.
QByteArray everything()
{
    QByteArrayList parts;
    for (const char *const name : catalogs)
        parts << QByteArray("select cast('pg_catalog.") + name
                + "' as regclass)::oid::int8, oid::int8, "
                  "0::int8 from pg_catalog."
                + name + " where oid >= 16384";
    parts << "select 1259::int8, attrelid::int8, attnum::int8 from pg_catalog.pg_attribute where attrelid "
             ">= 16384 and attnum > 0 "
             "and not attisdropped";
    return parts.join(" union all ");
}

/// What the server refuses for reasons that cannot be seen before: its words are shown as they are.
bool isRefusal(const QString &action, const ObjectRef &ref, const Error &error)
{
    struct Refusal
    {
        const char *action;
        const char *kind;
        const char *sqlState;
    };
    static const Refusal refusals[] = {
        {"rename", "column", "42P16"},     // inherited from elsewhere by a child
        {"rename", "constraint", "42809"}, // of a typed table
        {"rename", "constraint", "42704"}, // of 18: a child calls its NOT NULL otherwise
        {"logged", "table", "42P16"},      // a foreign key to a logged table
        {"logged", "partition", "42P16"},
        {"logged", "table", "0A000"},        // user_catalog_table
        {"owner", "event_trigger", "42501"}, // only superusers may own them
        {"owner", "subscription", "42501"},
        {"owner", "foreign_data_wrapper", "42501"},
        {"drop", "attribute", "42P16"}, // the partition key of a typed table
        // the foreign data wrapper of the database has no handler
        {"analyze", "foreign_table", "55000"},
        {"analyze", "partitioned_table", "55000"},
        {"analyze", "table", "55000"},
        {"truncate", "foreign_table", "55000"},
        {"truncate", "partitioned_table", "55000"},
        {"truncate", "table", "55000"},
        {"truncate", "partitioned_table", "42809"}, // with foreign partitions: from 14 on
        {"truncate", "table", "42809"},
    };
    return std::any_of(std::begin(refusals), std::end(refusals), [&](const Refusal &one) {
        return action == QLatin1String(one.action) && ref.kind == QLatin1String(one.kind)
            && error.sqlState == QLatin1String(one.sqlState);
    });
}

} // namespace

class TestAllKinds : public QObject
{
    Q_OBJECT

    support::AllKinds m_world;

    static QSet<ObjectKey> keys(const PGresult *rows)
    {
        QSet<ObjectKey> set;
        for (int row = 0; row < PQntuples(rows); ++row) {
            const auto number
                = [&](int column) { return QByteArrayView(PQgetvalue(rows, row, column)).toLongLong(); };
            set.insert({number(0), number(1), number(2)});
        }
        return set;
    }

private slots:
    void initTestCase()
    {
        VERIFY_OK(m_world.open(support::AllKinds::Files::Server));
        QVERIFY2(m_world.objects().size() > 200, qPrintable(QString::number(m_world.objects().size())));
    }

    /// A kind without an entry has no actions at all: named here, so that none is forgotten.
    void everyKindHasItsActions()
    {
        const QStringList without{QStringLiteral("server"),
                                  QStringLiteral("enum_label"),
                                  QStringLiteral("parameter"),
                                  QStringLiteral("setting"),
                                  QStringLiteral("extension_member"),
                                  QStringLiteral("publication_table"),
                                  QStringLiteral("publication_schema"),
                                  QStringLiteral("default_privilege")};
        QStringList missing;
        const catalog::ObjectKinds known = kinds::all();
        for (const catalog::ObjectKind &kind : known.list()) {
            if (!findActionKind(kind.id) && !without.contains(kind.id))
                missing << kind.id;
        }
        QCOMPARE(missing.join(QLatin1Char(' ')), QString());
        for (const ActionKind &kind : actionKinds()) {
            for (const QString &action : kind.actions)
                QVERIFY2(findAction(action), qPrintable(kind.kind + QLatin1Char(' ') + action));
        }
    }

    void everyActionRuns();
    void dropsWhatItForetells();
};

void TestAllKinds::everyActionRuns()
{
    QMap<QString, int> ran;
    QStringList failed;
    for (const ObjectRef &ref : m_world.objects()) {
        auto read = m_world.situation(ref);
        VERIFY_OK(read);
        if (findActionKind(ref.kind) && read->targets.isEmpty()) {
            failed << QStringLiteral("%1 %2: not found").arg(ref.kind, ref.name);
            continue;
        }
        for (const Action *action : actionsFor({ref})) {
            const Answer answer = action->write(*read, support::AllKinds::chosen(action->id, *read));
            if (answer.script.isEmpty()) {
                if (answer.note.isEmpty())
                    failed << QStringLiteral("%1 %2 %3: no script and no "
                                             "reason")
                                  .arg(action->id, ref.kind, ref.name);
                continue;
            }
            auto done = m_world.run<bool>([&](Link &link, Job &job) -> Result<bool> {
                std::optional<Error> error;
                if (auto begun = link.execute(job, "begin"); !begun)
                    return std::move(begun).error();
                for (const ddl::Statement &statement : answer.script.statements) {
                    if (!statement.standalone.isEmpty())
                        continue;
                    if (auto sent = link.execute(job, statement.sql.toUtf8()); !sent) {
                        error = sent.error();
                        break;
                    }
                }
                if (auto back = link.execute(job, "rollback"); !back)
                    return std::move(back).error();
                if (error)
                    return *error;
                return true;
            });
            if (!done && isRefusal(action->id, ref, done.error()))
                continue;
            if (!done)
                failed << QStringLiteral("%1 %2 %3: %4\n    %5")
                              .arg(action->id, ref.kind, ref.name, answer.script.display(),
                                   done.error().toText());
            else
                ++ran[action->id + QLatin1Char(' ') + ref.kind];
        }
    }
    for (auto one = ran.cbegin(); one != ran.cend(); ++one)
        qInfo("%s: %d", qPrintable(one.key()), one.value());
    for (const QString &one : failed)
        qWarning("%s", qPrintable(one));
    QCOMPARE(failed.size(), 0);
}

void TestAllKinds::dropsWhatItForetells()
{
    const Action *drop = findAction(QStringLiteral("drop"));
    QStringList wrong;
    int compared = 0;
    QSet<QString> seen;
    // a table of its own schema, which nothing else depends on; made last, so it is not in itself
    auto prepared = m_world.run<QSet<ObjectKey>>([](Link &link, Job &job) -> Result<QSet<ObjectKey>> {
        const QByteArrayList sql{"create schema looked",
                                 "create table looked.before as select * from (" + everything()
                                     + ") as e (classid, oid, sub)",
                                 "select classid, oid, sub from looked.before"};
        QSet<ObjectKey> set;
        for (const QByteArray &one : sql) {
            auto sent = link.execute(job, one);
            if (!sent)
                return std::move(sent).error();
            set = keys(sent->get());
        }
        return set;
    });
    VERIFY_OK(prepared);
    const QSet<ObjectKey> &before = *prepared;
    for (const ObjectRef &ref : m_world.objects()) {
        if (!findActionKind(ref.kind) || !findActionKind(ref.kind)->actions.contains(drop->id)
            || seen.contains(ref.identity()))
            continue;
        seen.insert(ref.identity());
        auto read = m_world.situation(ref);
        VERIFY_OK(read);
        forms::Values values;
        values.setFlag(QStringLiteral("cascade"), true);
        const Answer answer = drop->write(*read, values);
        values.setFlag(QStringLiteral("cascade"), false);
        const Answer restricted = drop->write(*read, values);
        if (answer.script.isEmpty() || !answer.script.isAtomic())
            continue;
        struct Gone
        {
            QSet<ObjectKey> keys;
            bool restrictWorks = false;
        };
        auto done = m_world.run<Gone>([&](Link &link, Job &job) -> Result<Gone> {
            Gone gone;
            const auto send = [&](const QByteArray &sql) { return link.execute(job, sql); };
            if (auto begun = send("begin"); !begun)
                return std::move(begun).error();
            std::optional<Error> error;
            (void)send("savepoint s");
            gone.restrictWorks = true;
            for (const ddl::Statement &statement : restricted.script.statements)
                gone.restrictWorks = gone.restrictWorks && send(statement.sql.toUtf8());
            (void)send("rollback to s");
            for (const ddl::Statement &statement : answer.script.statements) {
                if (auto sent = send(statement.sql.toUtf8()); !sent && !error)
                    error = sent.error();
            }
            if (!error) {
                // compared there: it is some ten thousand rows, and nearly all of them stay
                if (auto rows
                    = send("select classid, oid, sub from looked.before except (" + everything() + ')'))
                    gone.keys = keys(rows->get());
                else
                    error = rows.error();
            }
            (void)send("rollback");
            if (error)
                return *error;
            return gone;
        });
        const QString what = QStringLiteral("%1 %2").arg(ref.kind, read->targets.first().identity);
        if (!done && isRefusal(drop->id, ref, done.error()))
            continue;
        if (!done) {
            wrong << what + QLatin1String(": ") + done.error().toText();
            continue;
        }
        ++compared;
        QSet<ObjectKey> foretold;
        for (const RadiusNode &node : read->radius.nodes) {
            foretold.insert(node.key);
            if (before.contains(node.key) && !done->keys.contains(node.key))
                wrong << QStringLiteral("%1: stays, but was foretold to go: %2 %3")
                             .arg(what, node.type, node.identity);
        }
        for (const ObjectKey &one : done->keys) {
            const ObjectKey whole{one.classid, one.oid, 0};
            if (foretold.contains(one) || foretold.contains(whole) || read->radius.hidden.contains(whole))
                continue;
            auto name = TestServer::query(
                m_world.url(),
                QStringLiteral("select type || ' ' || identity from pg_identify_object(%1, %2, %3)")
                    .arg(one.classid)
                    .arg(one.oid)
                    .arg(one.sub));
            wrong << QStringLiteral("%1: goes, but was not foretold: %2")
                         .arg(what,
                              name && !name->isEmpty()
                                  ? name->first().first()
                                  : QStringLiteral("%1 %2").arg(one.classid).arg(one.oid));
        }
        if (done->restrictWorks == read->radius.needsCascade())
            wrong << QStringLiteral("%1: RESTRICT %2")
                         .arg(what,
                              done->restrictWorks ? QStringLiteral("is "
                                                                   "enough")
                                                  : QStringLiteral("is refused"));
    }
    qInfo("%d drops compared", compared);
    for (const QString &one : wrong)
        qWarning("%s", qPrintable(one));
    QCOMPARE(wrong.size(), 0);
    QVERIFY(compared > 150);
}

QTEST_MAIN(TestAllKinds)
#include "tst_allkinds_db.moc"
