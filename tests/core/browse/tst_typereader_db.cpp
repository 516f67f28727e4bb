// SPDX-License-Identifier: GPL-3.0-or-later
// Types read from a real server, and the worst value of each taken apart and written again.
#include "core/browse/typereader.h"
#include "core/values/arraytext.h"
#include "core/values/bytea.h"
#include "core/values/check.h"
#include "core/values/compositetext.h"
#include "core/values/hstoretext.h"
#include "core/values/rangetext.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "tests/support/worstvalues.h"

using namespace core;
using values::Part;
using values::Type;
using values::TypePtr;

namespace {

/// Taken apart all the way down and written again.
QByteArray rewritten(const TypePtr &type, const QByteArray &text);

Part rewrittenPart(const TypePtr &type, const Part &part)
{
    return part && type ? Part(rewritten(type, *part)) : part;
}

values::RangeText rewrittenRange(const TypePtr &subtype, values::RangeText range)
{
    range.lower = rewrittenPart(subtype, range.lower);
    range.upper = rewrittenPart(subtype, range.upper);
    return range;
}

QByteArray rewritten(const TypePtr &declared, const QByteArray &text)
{
    const TypePtr type = values::withoutDomains(declared);
    switch (type->kind) {
    case Type::Kind::Array: {
        auto array = values::ArrayText::parse(text, type->of->delimiter);
        if (!array)
            return array.error().message.toUtf8();
        for (Part &element : array->elements)
            element = rewrittenPart(type->of, element);
        return array->write(type->of->delimiter);
    }
    case Type::Kind::Composite: {
        auto fields = values::parseComposite(text);
        if (!fields || fields->size() != type->fields.size())
            return "not read";
        for (qsizetype i = 0; i < fields->size(); ++i)
            (*fields)[i] = rewrittenPart(type->fields.at(i).type, fields->at(i));
        return values::writeComposite(*fields);
    }
    case Type::Kind::Range: {
        const auto range = values::RangeText::parse(text);
        return range ? rewrittenRange(type->of, *range).write() : range.error().message.toUtf8();
    }
    case Type::Kind::Multirange: {
        auto ranges = values::parseMultirange(text);
        if (!ranges)
            return ranges.error().message.toUtf8();
        for (auto &range : *ranges)
            range = rewrittenRange(type->of->of, range);
        return values::writeMultirange(*ranges);
    }
    case Type::Kind::Hstore: {
        const auto pairs = values::parseHstore(text);
        return pairs ? values::writeHstore(*pairs) : pairs.error().message.toUtf8();
    }
    default:
        break;
    }
    if (type->oid == 17) {
        const auto bytes = values::bytesOf(text);
        return bytes ? values::byteaText(*bytes) : bytes.error().message.toUtf8();
    }
    return text;
}

} // namespace

class TestTypeReader : public QObject
{
    Q_OBJECT

    std::unique_ptr<session::Canceller> m_canceller;
    std::unique_ptr<session::Session> m_session;

    QList<TypePtr> typesOf(const QList<result::Column> &columns)
    {
        auto types = m_session
                         ->run<QList<TypePtr>>(QStringLiteral("types"),
                                               [columns](session::Link &link, session::Job &job) {
                                                   return browse::readTypes(link, job, columns);
                                               })
                         .wait();
        if (!types)
            qWarning() << types.error().toText();
        return types.value_or(QList<TypePtr>());
    }

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        VERIFY_OK(TestServer::query(url, test::worstTypes()));
        m_canceller = std::make_unique<session::Canceller>();
        m_session = std::make_unique<session::Session>(requestFromUrl(url), *m_canceller);
        VERIFY_OK(m_session->open().wait());
        QVERIFY(!runAndWait(*m_session, "set timezone = 'UTC'").error);
    }

    void types()
    {
        KeepingSink sink;
        QVERIFY(!runAndWait(*m_session,
                            "select null::worst.nest[], null::worst.moods, null::numeric(12,2)[], "
                            "null::worst.hstore, null::box[], null::int2vector, null::point",
                            &sink)
                     .error);
        // of a domain a result says what it stands on
        QCOMPARE(typesOf(sink.columns).at(1)->kind, Type::Kind::Array);
        KeepingSink oid;
        QVERIFY(!runAndWait(*m_session, "select 'worst.moods'::regtype::oid", &oid).error);
        sink.columns[1].typeOid = oid.rows.at(0).at(0).toUInt();
        sink.columns << result::Column{QStringLiteral("gone"), 4000000000, -1};
        const auto types = typesOf(sink.columns);
        QCOMPARE(types.size(), 8);
        const TypePtr nest = types.at(0)->of;
        QCOMPARE(types.at(0)->kind, Type::Kind::Array);
        QCOMPARE(nest->kind, Type::Kind::Composite);
        QCOMPARE(nest->fields.size(), 3);
        QCOMPARE(nest->fields.at(1).name, QStringLiteral("ps"));
        const TypePtr pair = nest->fields.at(1).type->of;
        QCOMPARE(pair->fields.at(1).name, QStringLiteral("B \"b"));
        QCOMPARE(pair->fields.at(2).type->kind, Type::Kind::Enum);
        QVERIFY(pair->fields.at(2).type->labels.contains(QByteArray("\"quoted\"")));
        QCOMPARE(types.at(1)->kind, Type::Kind::Domain);
        QCOMPARE(types.at(1)->of->of->labels.size(), 12);
        QCOMPARE(types.at(2)->of->name, QStringLiteral("numeric(12,2)"));
        QCOMPARE(types.at(3)->kind, Type::Kind::Hstore);
        QCOMPARE(types.at(4)->of->delimiter, ';');
        QCOMPARE(types.at(5)->kind, Type::Kind::Base); // no array_out
        QCOMPARE(types.at(6)->kind, Type::Kind::Base);
        QVERIFY(!types.at(7));
    }

    void worstValues()
    {
        int count = 0;
        for (const test::WorstValue &value : test::worstValues(TestServer::major())) {
            QVERIFY(!runAndWait(*m_session, "drop table if exists pg_temp.t").error);
            QVERIFY(!runAndWait(*m_session, "create temp table t (v " + value.type + ")").error);
            const auto inserted = runAndWait(*m_session, "insert into t values (" + value.sql + ")");
            QVERIFY2(!inserted.error, (value.type + ": " + value.sql).constData());
            KeepingSink sink;
            QVERIFY(!runAndWait(*m_session, "select v from t", &sink).error);
            const QString shown = sink.rows.value(0).value(0);
            QVERIFY2(value.text ? shown.toUtf8() == *value.text : shown.isNull(), value.sql.left(200));
            if (!value.text)
                continue;
            const TypePtr type = typesOf(sink.columns).value(0);
            QVERIFY2(type, value.type);
            QCOMPARE(values::problem(*type, *value.text, TestServer::major()), QString());
            const QByteArray again = rewritten(type, *value.text);
            QVERIFY2(again == *value.text, value.type + ' ' + again.left(200));
            ++count;
        }
        QVERIFY(count > 250);
    }
};

QTEST_GUILESS_MAIN(TestTypeReader)
#include "tst_typereader_db.moc"
