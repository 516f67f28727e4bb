// SPDX-License-Identifier: GPL-3.0-or-later
// Every SQL file the running server's version picks: it is one statement that the server takes and runs, also
// for a role without any right, and gives the columns its verb promises, as int8, text or bool.
// packaging/test --servers all does this on every version.
#include "core/catalog/sqllibrary.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QSet>

#include <libpq-fe.h>

#include <memory>

using namespace core;
using namespace core::catalog;

namespace {

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

const char *const ListColumns = "kind oid sub schema name label detail amount marks comment position";

QString verbOf(const QString &file)
{
    return file.section(QLatin1Char('/'), 1).section(QLatin1Char('.'), 0, 0);
}

/// By verb, whatever the kind; empty for other verbs, which promise that all their versions give the same.
QString promisedBy(const QString &file)
{
    if (file.startsWith(QLatin1String("choices/")))
        return QStringLiteral("list value label detail position");
    const QString list = QLatin1String(ListColumns);
    const QHash<QString, QString> byVerb{
        {QStringLiteral("list"), list},
        {QStringLiteral("names"), list},
        {QStringLiteral("search"), list + QStringLiteral(" parent line excerpt")},
        {QStringLiteral("search_columns"), list + QStringLiteral(" parent line excerpt")},
        {QStringLiteral("search_source"), list + QStringLiteral(" parent line excerpt")},
        {QStringLiteral("search_comments"), list + QStringLiteral(" parent line excerpt")},
        {QStringLiteral("sizes"), QStringLiteral("oid bytes locked")},
        {QStringLiteral("present"), QStringLiteral("present")},
        {QStringLiteral("unreadable"), QStringLiteral("name missing")},
        {QStringLiteral("counts"), QStringLiteral("kind amount")},
        {QStringLiteral("describe"),
         QStringLiteral("oid schema name relkind estimate number column type "
                        "notnull readable place")},
        {QStringLiteral("keys"),
         QStringLiteral("key name outgoing from_oid from_schema from_table to_oid to_schema to_table "
                        "place from_number from_column from_type to_number to_column to_type")},
        {QStringLiteral("ddl"), QStringLiteral("classid oid sub part position ddl")},
        {QStringLiteral("form"), QStringLiteral("object facts headline read_only")},
        {QStringLiteral("properties"), QStringLiteral("part label value form catalog oid sub")},
        {QStringLiteral("statistics"), QStringLiteral("part label value form catalog oid sub")},
        {QStringLiteral("measured"), QStringLiteral("statement")},
        {QStringLiteral("dependencies"), QStringLiteral("catalog oid sub reason columns note more")}};
    return byVerb.value(verbOf(file));
}

/// Values for the parameters, NULL for all others.
SqlParameters parametersOf(const QString &sql)
{
    static const SqlParameters known{{QStringLiteral("parent_oid"), 1259},
                                     {QStringLiteral("oid"), 1259},
                                     {QStringLiteral("catalog"), QStringLiteral("pg_class")},
                                     {QStringLiteral("catalogs"), QStringLiteral("{pg_class}")},
                                     {QStringLiteral("subs"), QStringLiteral("{0}")},
                                     {QStringLiteral("name"), QStringLiteral("work_mem")},
                                     {QStringLiteral("system"), true},
                                     {QStringLiteral("needle"), QStringLiteral("x")},
                                     {QStringLiteral("prefix"), QStringLiteral("x%")},
                                     {QStringLiteral("pattern"), QStringLiteral("%x%")},
                                     {QStringLiteral("relation"), QStringLiteral("pg_class")},
                                     {QStringLiteral("oids"), QStringLiteral("{1259}")},
                                     {QStringLiteral("names"), QStringLiteral("{pg_catalog.pg_authid}")},
                                     {QStringLiteral("limit"), 5}};
    SqlParameters values;
    static const QRegularExpression name(QStringLiteral("(?<!:):([[:alpha:]_]\\w*)"));
    for (auto match = name.globalMatch(sql); match.hasNext();) {
        const QString found = match.next().captured(1);
        values.insert(found, known.value(found));
    }
    return values;
}

/// "role/list.16.sql" → 16, 0 without a version
int versionOf(const QString &file)
{
    return file.section(QLatin1Char('.'), 1, 1).toInt();
}

} // namespace

class TestSqlFiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection{nullptr, &PQfinish};
    SqlLibrary m_library;

    Answer run(const QString &sql)
    {
        return {PQexecParams(m_connection.get(), sql.toUtf8().constData(), 0, nullptr, nullptr, nullptr,
                             nullptr, 0),
                &PQclear};
    }
    QString complaint() const { return QString::fromUtf8(PQerrorMessage(m_connection.get())); }

    QString filled(const QString &file) const
    {
        QFile opened(QStringLiteral(":/sql/") + file);
        if (!opened.open(QIODevice::ReadOnly))
            return {};
        const QString text = QString::fromUtf8(opened.readAll());
        return SqlLibrary::fillIn(text, parametersOf(text)).value_or(QString());
    }

    static QString columnsOf(const PGresult *answer)
    {
        QStringList names;
        for (int i = 0; i < PQnfields(answer); ++i)
            names << QString::fromUtf8(PQfname(answer, i));
        return names.join(QLatin1Char(' '));
    }

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_connection.reset(PQconnectdb(url.toUtf8().constData()));
        QCOMPARE(PQstatus(m_connection.get()), CONNECTION_OK);
        const auto made = run(QStringLiteral("do $$ begin create role has_no_rights; exception when "
                                             "duplicate_object then end $$"));
        QCOMPARE(PQresultStatus(made.get()), PGRES_COMMAND_OK);
    }

    void everyFileIsPickedBySomeVersion()
    {
        QSet<QString> picked;
        const QStringList files = m_library.files();
        for (const QString &file : files) {
            const QString kind = file.section(QLatin1Char('/'), 0, 0);
            const ServerVersion version{std::max(versionOf(file), 13) * 10000};
            const auto text = m_library.text(kind, verbOf(file), version);
            QVERIFY2(text, qPrintable(file));
            QFile opened(QStringLiteral(":/sql/") + file);
            QVERIFY(opened.open(QIODevice::ReadOnly));
            QVERIFY2(*text == QString::fromUtf8(opened.readAll()), qPrintable(file));
            QVERIFY2(versionOf(file) != 13, qPrintable(file)); // the oldest has no number
        }
    }

    void runs_data()
    {
        QTest::addColumn<QString>("file");
        const QStringList files = m_library.files();
        for (const QString &file : files) {
            if (versionOf(file) > TestServer::major())
                continue;
            const QString text = m_library
                                     .text(file.section(QLatin1Char('/'), 0, 0), verbOf(file),
                                           ServerVersion{TestServer::major() * 10000})
                                     .value_or(QString());
            QFile opened(QStringLiteral(":/sql/") + file);
            if (opened.open(QIODevice::ReadOnly) && QString::fromUtf8(opened.readAll()) == text)
                QTest::newRow(qPrintable(file)) << file;
        }
    }
    void runs()
    {
        QFETCH(QString, file);
        const QString sql = filled(file);
        QVERIFY(!sql.isEmpty());
        const Answer answer = run(sql);
        QVERIFY2(PQresultStatus(answer.get()) == PGRES_TUPLES_OK, qPrintable(complaint()));

        const QString columns = columnsOf(answer.get());
        if (const QString expected = promisedBy(file); !expected.isEmpty())
            QCOMPARE(columns, expected);
        const QStringList names = columns.split(QLatin1Char(' '));
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        for (int i = 0; i < PQnfields(answer.get()); ++i) {
            const Oid type = PQftype(answer.get(), i);
            QVERIFY2(type == 16 || type == 20 || type == 25,
                     qPrintable(QStringLiteral("%1 has type %2").arg(names.value(i)).arg(type)));
        }

        // an older version's file that this server takes too must give the same columns
        const QString stem = file.section(QLatin1Char('.'), 0, 0) + QLatin1Char('.');
        const QStringList files = m_library.files();
        for (const QString &other : files) {
            if (!other.startsWith(stem) || versionOf(other) >= versionOf(file))
                continue;
            const Answer older = run(filled(other));
            if (PQresultStatus(older.get()) == PGRES_TUPLES_OK)
                QCOMPARE(columnsOf(older.get()), columns);
        }

        QCOMPARE(PQresultStatus(run(QStringLiteral("set role has_no_rights")).get()), PGRES_COMMAND_OK);
        const Answer powerless = run(sql);
        const QString refused = PQresultStatus(powerless.get()) == PGRES_TUPLES_OK ? QString() : complaint();
        QCOMPARE(PQresultStatus(run(QStringLiteral("reset role")).get()), PGRES_COMMAND_OK);
        QCOMPARE(refused, QString());
    }

    void cleanupTestCase() { m_connection.reset(); }
};

QTEST_GUILESS_MAIN(TestSqlFiles)
#include "tst_sqlfiles_db.moc"
