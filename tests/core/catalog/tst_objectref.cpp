// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/objectref.h"
#include "core/catalog/sqllibrary.h"
#include "core/catalog/sqlname.h"
#include "core/kinds/kinds.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSet>

using namespace core;
using namespace core::catalog;

class TestObjectRef : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsWhole()
    {
        const ObjectKinds kinds = kinds::all();
        const SqlLibrary library;
        QSet<QString> ids, listed;
        for (const ObjectKind &kind : kinds.list()) {
            QVERIFY2(!ids.contains(kind.id), qPrintable(kind.id));
            ids.insert(kind.id);
            QVERIFY(!kind.label.isEmpty() && !kind.plural.isEmpty());
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(kind.icon)), qPrintable(kind.icon));
            bool folders = false;
            for (const QString &child : kind.children) {
                const ObjectKind *found = kinds.find(child);
                QVERIFY2(found, qPrintable(child));
                listed.insert(child);
                folders = folders || found->listing == ObjectKind::Listing::Folder;
                for (int major = 13; major <= 18; ++major)
                    VERIFY_OK(library.text(child, QStringLiteral("list"), ServerVersion{major * 10000}));
            }
            QCOMPARE(folders, !kind.countsFrom.isEmpty());
            if (folders)
                VERIFY_OK(library.text(kind.countsFrom, QStringLiteral("counts"), ServerVersion{130000}));
        }
        QVERIFY(kinds.find(QStringLiteral("server")));
        QVERIFY(!kinds.find(QStringLiteral("unicorn")));
    }

    void counts_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        const std::pair<qint64, const char *> rows[] = {
            {-1, ""},          {0, "0"},        {7, "7"},           {999, "999"},         {1000, "1 k"},
            {1200, "1.2 k"},   {9949, "9.9 k"}, {9960, "10 k"},     {48000, "48 k"},      {310400, "310 k"},
            {999400, "999 k"}, {999600, "1 M"}, {1200000, "1.2 M"}, {3400000000, "3.4 G"}};
        for (const auto &[count, text] : rows)
            QTest::newRow(text) << count << QString::fromLatin1(text);
    }

    void counts()
    {
        QFETCH(qint64, count);
        QFETCH(QString, text);
        QCOMPARE(shortCount(count), text);
    }

    void bytes()
    {
        QCOMPARE(shortBytes(-1), QString());
        QCOMPARE(shortBytes(512), QStringLiteral("512 B"));
        QCOMPARE(shortBytes(8192), QStringLiteral("8 kB"));
        QCOMPARE(shortBytes(224395264), QStringLiteral("214 MB"));
        QCOMPARE(shortBytes(Q_INT64_C(1610612736)), QStringLiteral("1.5 GB"));
    }

    void namesAreQuoted()
    {
        const ObjectKinds kinds = kinds::all();
        ObjectRef ref;
        ref.kind = QStringLiteral("table");
        ref.schema = QStringLiteral("public");
        ref.name = QStringLiteral("we\"ird &%1<b>\n☕");
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("public.\"we\"\"ird &%1<b>\n☕\""));
        ref.kind = QStringLiteral("function");
        ref.name = QStringLiteral("Total");
        ref.label = QStringLiteral("Total(integer, text)");
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("public.\"Total\"(integer, text)"));
        ref.kind = QStringLiteral("column");
        ref.name = QStringLiteral("order");
        ref.label.clear();
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("\"order\"")); // nobody said of which table
        ref.parent = QStringLiteral("a.b");
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("public.\"a.b\".\"order\""));
        ref.kind = QStringLiteral("trigger");
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("\"order\" on public.\"a.b\""));
        QCOMPARE(shortName(ref, kinds), QStringLiteral("\"order\""));
        ref.kind = QStringLiteral("operator");
        ref.name = QStringLiteral("!{}%1");
        ref.label = QStringLiteral("!{}%1 (none, integer)");
        QCOMPARE(qualifiedName(ref, kinds), QStringLiteral("public.!{}%1 (none, integer)"));
        QCOMPARE(shortName(ref, kinds), QStringLiteral("!{}%1"));
        QCOMPARE(fillName(QStringLiteral("{unknown}{name} {"), ref), QStringLiteral("\"!{}%1\" {"));
    }

    void marks()
    {
        QCOMPARE(marksFromWords(QStringLiteral("pk notnull later")),
                 unsigned(ObjectRef::PrimaryKey | ObjectRef::NotNull));
        QCOMPARE(marksFromWords(QString()), unsigned(ObjectRef::NoMarks));
    }

    void identityOutlivesARename()
    {
        ObjectRef ref;
        ref.kind = QStringLiteral("table");
        ref.oid = 7;
        ref.name = QStringLiteral("a");
        ObjectRef renamed = ref;
        renamed.name = QStringLiteral("b");
        QCOMPARE(ref.identity(), renamed.identity());
        ObjectRef folder = ref;
        folder.folder = true;
        QVERIFY(ref.identity() != folder.identity());
    }
};

QTEST_GUILESS_MAIN(TestObjectRef)
#include "tst_objectref.moc"
