// SPDX-License-Identifier: GPL-3.0-or-later
// What is copied as an object's name is what SQL calls it: of every object of the database with all kinds, as
// the tree lists it, the server takes the name and means that very object.
#include "core/actions/words.h"
#include "core/base/sqlquote.h"
#include "core/catalog/sqlname.h"
#include "core/kinds/kinds.h"
#include "tests/support/allkinds.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QMap>

using namespace core;
using namespace core::catalog;
using actions::Target;
using session::Job;
using session::Link;

namespace {

/// A type of the server that reads such names, by the object's catalogue.
QString readerOf(const Target &target)
{
    static const QHash<QString, QString> types{
        {QStringLiteral("pg_catalog.pg_operator"), QStringLiteral("regoperator")},
        {QStringLiteral("pg_catalog.pg_proc"), QStringLiteral("regprocedure")},
        {QStringLiteral("pg_catalog.pg_class"), QStringLiteral("regclass")},
        {QStringLiteral("pg_catalog.pg_type"), QStringLiteral("regtype")},
        {QStringLiteral("pg_catalog.pg_namespace"), QStringLiteral("regnamespace")},
        {QStringLiteral("pg_catalog.pg_collation"), QStringLiteral("regcollation")},
        {QStringLiteral("pg_catalog.pg_ts_config"), QStringLiteral("regconfig")},
        {QStringLiteral("pg_catalog.pg_ts_dict"), QStringLiteral("regdictionary")}};
    // *, of an aggregate, is not for regprocedure
    return target.isColumn() || target.type == QLatin1String("aggregate") ? QString()
                                                                          : types.value(target.catalog);
}

} // namespace

class TestSqlName : public QObject
{
    Q_OBJECT

    support::AllKinds m_world;
    ObjectKinds m_kinds = kinds::all();

    /// Rolled back. The first cell of the last one.
    Result<QString> run(const QStringList &statements)
    {
        return m_world.run<QString>([&](Link &link, Job &job) -> Result<QString> {
            Result<QString> last = QString();
            (void)link.execute(job, "begin");
            for (const QString &sql : statements) {
                auto sent = link.execute(job, sql.toUtf8());
                if (!sent) {
                    last = std::move(sent).error();
                    break;
                }
                if (PQntuples(sent->get()) == 1)
                    last = QString::fromUtf8(PQgetvalue(sent->get(), 0, 0));
            }
            (void)link.execute(job, "rollback");
            return last;
        });
    }

private slots:
    void initTestCase() { VERIFY_OK(m_world.open(support::AllKinds::Files::Server)); }

    void theServerMeansTheObject()
    {
        QMap<QString, int> tested;
        QStringList wrong;
        for (const ObjectRef &ref : m_world.objects()) {
            auto read = m_world.run<actions::Situation>([&](Link &link, Job &job) {
                return actions::readSituation(link, job, m_world.library(), {ref}, false);
            });
            VERIFY_OK(read);
            if (read->targets.isEmpty())
                continue; // of the kinds without actions: below
            const Target &target = read->targets.first();
            const QString name = qualifiedName(ref, m_kinds);
            const QString what = QStringLiteral("%1 %2").arg(ref.kind, name);
            ++tested[ref.kind];
            if (ref.kind == QLatin1String("user_mapping")) {
                auto gone
                    = run({QStringLiteral("drop user mapping ") + name,
                           QStringLiteral("select count(*) from pg_catalog.pg_user_mapping where oid = %1")
                               .arg(target.oid)});
                if (!gone || *gone != QLatin1String("0"))
                    wrong << what + QLatin1String(": ") + (gone ? *gone : gone.error().toText());
                continue;
            }
            const QString word = actions::keyword(target.type);
            const bool shared = target.catalog == QLatin1String("pg_catalog.pg_database")
                || target.catalog == QLatin1String("pg_catalog.pg_authid")
                || target.catalog == QLatin1String("pg_catalog.pg_tablespace")
                || target.catalog == QLatin1String("pg_catalog.pg_subscription");
            const QString from = target.isColumn()
                ? QStringLiteral("col_description(%1, %2)").arg(target.oid).arg(target.sub)
                : QStringLiteral("%1obj_description(%2, %3)")
                      .arg(shared && target.catalog != QLatin1String("pg_catalog.pg_subscription")
                               ? QStringLiteral("sh")
                               : QString())
                      .arg(target.oid)
                      .arg(quoteLiteral(target.catalog.section(QLatin1Char('.'), 1)));
            auto comment = run({QStringLiteral("comment on %1 %2 is 'this one'").arg(word, name),
                                QStringLiteral("select ") + from});
            // before 14 the view that tells a subscription's number says no database: another test's has the
            // name
            const bool another = target.type == QLatin1String("subscription") && TestServer::major() < 14;
            if (!comment || (!another && *comment != QLatin1String("this one")))
                wrong << what + QStringLiteral(" (%1): ").arg(word)
                        + (comment ? *comment : comment.error().toText());
            // regtype knows no shells, regprocedure no modes of arguments
            const bool unread = target.flag("shell") || !target.text("called").isEmpty();
            if (const QString type = readerOf(target); !type.isEmpty() && !unread) {
                auto oid = run(
                    {QStringLiteral("select cast(cast(%1 as %2) as oid)").arg(quoteLiteral(name), type)});
                if (!oid || oid->toLongLong() != target.oid)
                    wrong << what + QStringLiteral(" as %1: ").arg(type)
                            + (oid ? *oid : oid.error().toText());
            }
        }
        for (const QString &one : std::as_const(wrong))
            qWarning("%s", qPrintable(one));
        QCOMPARE(wrong.size(), 0);
        for (const char *kind : {"operator",
                                 "function",
                                 "procedure",
                                 "aggregate",
                                 "trigger_function",
                                 "cast",
                                 "operator_class",
                                 "operator_family",
                                 "user_mapping",
                                 "constraint",
                                 "domain_constraint",
                                 "trigger",
                                 "policy",
                                 "rule",
                                 "column",
                                 "attribute",
                                 "transform",
                                 "large_object",
                                 "enum",
                                 "composite_type",
                                 "index",
                                 "statistics"})
            QVERIFY2(tested.value(QLatin1String(kind)) > 0, kind);
    }

    /// What is set, and labels of an enumeration: no COMMENT ON for them.
    void namesThatAreNoObjects()
    {
        int labels = 0;
        for (const ObjectRef &ref : m_world.objects()) {
            if (ref.kind == QLatin1String("setting")) {
                auto set = run({QStringLiteral("set local %1 to default").arg(qualifiedName(ref, m_kinds))});
                // 55P02: wants a restart; 42501: may not be set here; the name is known all the same
                QVERIFY2(set || set.error().sqlState != QLatin1String("42601"), qPrintable(ref.name));
            } else if (ref.kind == QLatin1String("enum_label")) {
                ++labels;
                auto label = run({QStringLiteral("select ") + qualifiedName(ref, m_kinds)});
                VERIFY_OK(label);
                QCOMPARE(*label, ref.name);
            }
        }
        QVERIFY(labels > 0);
    }
};

QTEST_MAIN(TestSqlName)
#include "tst_sqlname_db.moc"
