// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/aclitem.h"
#include "tests/support/testmain.h"

using namespace core::ddl;

class TestAclItem : public QObject
{
    Q_OBJECT

private slots:
    void lettersByVersion()
    {
        QCOMPARE(lettersOf(QStringLiteral("table"), {160000}), QStringLiteral("arwdDxt"));
        QCOMPARE(lettersOf(QStringLiteral("table"), {170000}), QStringLiteral("arwdDxtm"));
        QCOMPARE(lettersOf(QStringLiteral("parameter"), {140000}), QString());
        QCOMPARE(lettersOf(QStringLiteral("parameter"), {150000}), QStringLiteral("sA"));
        QCOMPARE(privilegeLetter(QStringLiteral("temp")), 'T');
        QCOMPARE(privilegeLetter(QStringLiteral("Alter System")), 'A');
        QCOMPARE(privilegeLetter(QStringLiteral("?")), char(0));
        QCOMPARE(privilegeSql('m'), QStringLiteral("maintain"));
        for (const AclKind &kind : aclKinds()) {
            for (const QChar letter : kind.letters)
                QVERIFY(!privilegeWord(letter.toLatin1()).isEmpty());
        }
    }

    void itemsAreRead()
    {
        const auto items = parseAclItem(QStringLiteral("\"odd=\"\"/name\"=r*w/\"we\"\"ird\""));
        VERIFY_OK(items);
        QCOMPARE(items->size(), 2);
        QCOMPARE(items->at(0).granteeName, QStringLiteral("odd=\"/name"));
        QCOMPARE(items->at(0).privilege, 'r');
        QVERIFY(items->at(0).grantable);
        QVERIFY(!items->at(1).grantable);
        QCOMPARE(items->at(1).grantorName, QStringLiteral("we\"ird"));
        const auto everybody = parseAclItem(QStringLiteral("=Tc/postgres"));
        VERIFY_OK(everybody);
        QVERIFY(everybody->first().isPublic());
        for (const char *bad : {"alice", "alice=*r/x", "alice=r**/x", "alice=q/x", "alice=r/x/y"})
            QVERIFY2(!parseAclItem(QString::fromLatin1(bad)), bad);
    }

    void arraysAreRead()
    {
        const auto acl
            = parseAcl(QStringLiteral("{alice=r/bob,\"\\\"odd, \\\"\\\"name\\\\\\\\\\\"=wX*/bob\",=U/bob}"));
        VERIFY_OK(acl);
        QCOMPARE(acl->size(), 4);
        QCOMPARE(acl->at(1).granteeName, QStringLiteral("odd, \"name\\\\"));
        QVERIFY(acl->at(2).grantable);
        QVERIFY(acl->at(3).isPublic());
        QVERIFY(parseAcl(QStringLiteral("{}"))->isEmpty());
        QVERIFY(parseAcl({})->isEmpty());
        QVERIFY(!parseAcl(QStringLiteral("alice=r/bob")));
    }
};

QTEST_GUILESS_MAIN(TestAclItem)
#include "tst_aclitem.moc"
