// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilejson.h"
#include "core/profile/profilestore.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <unistd.h>

using namespace core;
using namespace core::profile;

namespace {

ConnectionProfile sample(const QString &name)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.group = QStringLiteral("Shop & <b>%1</b>");
    profile.environment = Environment::Staging;
    profile.host = QStringLiteral("db1,db2");
    profile.port = QStringLiteral("5432,");
    profile.database = QStringLiteral("it's \"shop\"\n😀");
    profile.user = QStringLiteral("עברית");
    profile.sslMode = QStringLiteral("verify-full");
    profile.parameters = {{QStringLiteral("options"), QStringLiteral("-c search_path=a\\ b")},
                          {QStringLiteral("connect_timeout"), QStringLiteral("3")}};
    profile.readOnly = true;
    profile.savePassword = false;
    return profile;
}

QStringList names(const ProfileStore &store)
{
    QStringList list;
    for (const auto &profile : store.profiles())
        list << profile.group + QLatin1Char('/') + profile.name;
    return list;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("howdah/connections.json"));
    }

    void startsEmpty()
    {
        ProfileStore store(m_file);
        VERIFY_OK(store.load());
        QVERIFY(store.profiles().isEmpty());
        QVERIFY(!QFile::exists(m_file)); // looking creates nothing
    }

    void environmentNamesTheFolder()
    {
        qputenv("HOWDAH_CONFIG_HOME", m_folder->path().toUtf8());
        QCOMPARE(ProfileStore().file(), m_folder->filePath(QStringLiteral("connections.json")));
        qunsetenv("HOWDAH_CONFIG_HOME");
    }

    void keepsEveryField()
    {
        ConnectionProfile profile = sample(QStringLiteral("hostile \"name\""));
        {
            ProfileStore store(m_file);
            VERIFY_OK(store.load());
            const auto id = store.add(profile);
            VERIFY_OK(id);
            profile.id = *id;
            QCOMPARE(store.profiles(), QList{profile});
        }
        ProfileStore again(m_file);
        VERIFY_OK(again.load());
        QCOMPARE(again.profiles(), QList{profile});
        QVERIFY(again.find(profile.id).has_value());
        QVERIFY(!again.find(QUuid::createUuid()).has_value());
        QCOMPARE(again.groups(), QStringList{profile.group});
    }

    void isReadableByItsOwnerOnly()
    {
        ProfileStore store(m_file);
        VERIFY_OK(store.load());
        VERIFY_OK(store.add(sample(QStringLiteral("a"))));
        VERIFY_OK(store.add(sample(QStringLiteral("b"))));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(m_file) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(QFileInfo(m_file).path()) & others, QFile::Permissions());
    }

    void neverHoldsASecret()
    {
        ConnectionProfile profile = sample(QStringLiteral("a"));
        profile.parameters.append({QStringLiteral("password"), QStringLiteral("hunter2")});
        profile.parameters.append({QStringLiteral("sslpassword"), QStringLiteral("hunter2")});
        ProfileStore store(m_file);
        VERIFY_OK(store.add(profile));
        QVERIFY(!contents(m_file).contains("hunter2"));
    }

    void updatesAndRemoves()
    {
        ProfileStore store(m_file);
        QSignalSpy added(&store, &ProfileStore::profileAdded);
        QSignalSpy updated(&store, &ProfileStore::profileUpdated);
        QSignalSpy removed(&store, &ProfileStore::profileRemoved);
        ConnectionProfile profile = sample(QStringLiteral("a"));
        profile.id = *store.add(profile);
        QCOMPARE(added.size(), 1);
        QVERIFY(!store.add(profile)); // the same id twice
        profile.host = QStringLiteral("elsewhere");
        VERIFY_OK(store.update(profile));
        QCOMPARE(updated.size(), 1);
        QCOMPARE(store.find(profile.id)->host, QStringLiteral("elsewhere"));
        VERIFY_OK(store.remove(profile.id));
        VERIFY_OK(store.remove(profile.id));
        QCOMPARE(removed.size(), 1);
        QVERIFY(!store.update(profile));
        QVERIFY(store.profiles().isEmpty());
    }

    void ordersWithinGroups()
    {
        ProfileStore store(m_file);
        const auto add = [&](const QString &group, const QString &name) {
            ConnectionProfile profile;
            profile.group = group;
            profile.name = name;
            return *store.add(profile);
        };
        const QString x = QStringLiteral("x");
        const QString y = QStringLiteral("y");
        add(x, QStringLiteral("1"));
        add(y, QStringLiteral("2"));
        const QUuid three = add(x, QStringLiteral("3"));
        VERIFY_OK(store.move(three, x, 0));
        QCOMPARE(names(store).join(u' '), QStringLiteral("x/3 x/1 y/2"));
        VERIFY_OK(store.move(three, y, 0));
        QCOMPARE(names(store).join(u' '), QStringLiteral("x/1 y/3 y/2"));
        VERIFY_OK(store.move(three, y, 99));
        QCOMPARE(names(store).join(u' '), QStringLiteral("x/1 y/2 y/3"));
        VERIFY_OK(store.move(three, QStringLiteral("new"), 0));
        QCOMPARE(names(store).join(u' '), QStringLiteral("x/1 y/2 new/3"));
        VERIFY_OK(store.move(three, x, 1));
        QCOMPARE(names(store).join(u' '), QStringLiteral("x/1 x/3 y/2"));
        QVERIFY(!store.move(QUuid::createUuid(), x, 0));
    }

    void remembersWhatWasUsedLast()
    {
        ProfileStore store(m_file);
        const QUuid a = *store.add(sample(QStringLiteral("a")));
        const QUuid b = *store.add(sample(QStringLiteral("b")));
        VERIFY_OK(store.add(sample(QStringLiteral("c"))));
        QVERIFY(store.recent(5).isEmpty());
        VERIFY_OK(store.markUsed(b));
        const QDateTime then = QDateTime::currentDateTimeUtc();
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > then);
        VERIFY_OK(store.markUsed(a));
        QCOMPARE(store.recent(5).size(), 2);
        QCOMPARE(store.recent(1).first().id, a);
        VERIFY_OK(store.update(*store.find(a))); // an edit does not forget it
        QCOMPARE(store.recent(5).size(), 2);
    }

    void unknownKeysStay()
    {
        QDir().mkpath(QFileInfo(m_file).path());
        write(m_file, R"({"version": 7, "future": {"a": [1]}, "connections": [
            "not an object",
            {"id": "0a0b0c0d-0000-4000-8000-000000000001", "name": "a", "port": 5433, "tunnel": {"via": "h"},
             "environment": "moon"},
            {"name": "without id", "colour": 3}]})");
        ProfileStore store(m_file);
        VERIFY_OK(store.load());
        QCOMPARE(store.profiles().size(), 2);
        ConnectionProfile first = store.profiles().first();
        QCOMPARE(first.port, QStringLiteral("5433"));
        first.name = QStringLiteral("renamed");
        VERIFY_OK(store.update(first));
        ConnectionProfile second = store.profiles().last();
        second.host = QStringLiteral("h2");
        VERIFY_OK(store.update(second));

        const QJsonObject root = QJsonDocument::fromJson(contents(m_file)).object();
        QCOMPARE(root.value(u"version").toInt(), 7);
        QVERIFY(root.value(u"future").isObject());
        const QJsonArray entries = root.value(u"connections").toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries.at(0).toString(), QStringLiteral("not an object"));
        QCOMPARE(entries.at(1).toObject().value(u"name").toString(), QStringLiteral("renamed"));
        QVERIFY(entries.at(1).toObject().value(u"tunnel").isObject());
        QCOMPARE(entries.at(1).toObject().value(u"environment").toString(), QStringLiteral("moon"));
        QCOMPARE(entries.at(2).toObject().value(u"colour").toInt(), 3);
        QCOMPARE(entries.at(2).toObject().value(u"host").toString(), QStringLiteral("h2"));
    }

    void aDamagedFileIsKept_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut") << QByteArray("{\"connections\": [{\"name\": \"a");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("wrong type") << QByteArray("{\"connections\": 3}");
    }
    void aDamagedFileIsKept()
    {
        QFETCH(QByteArray, bytes);
        QDir().mkpath(QFileInfo(m_file).path());
        for (int round = 1; round <= 2; ++round) {
            write(m_file, bytes);
            ProfileStore store(m_file);
            const auto loaded = store.load();
            QVERIFY(!loaded);
            QCOMPARE(loaded.error().kind, Error::Kind::Input);
            const QString aside
                = m_file + (round == 1 ? QStringLiteral(".corrupt") : QStringLiteral(".corrupt-2"));
            QCOMPARE(contents(aside), bytes);
            QVERIFY(loaded.error().hint.contains(aside));
            VERIFY_OK(store.add(sample(QStringLiteral("new")))); // usable all the same
        }
        QCOMPARE(contents(m_file + QStringLiteral(".corrupt")), bytes);
    }

    void damageWhileRunningIsNotOverwritten()
    {
        ProfileStore store(m_file);
        VERIFY_OK(store.add(sample(QStringLiteral("a"))));
        write(m_file, "{half");
        QVERIFY(!store.add(sample(QStringLiteral("b"))));
        QCOMPARE(contents(m_file), QByteArray("{half"));
        QCOMPARE(store.profiles().size(), 1); // what was known stays on the screen
    }

    void twoProgramsLoseNothing()
    {
        ProfileStore one(m_file);
        ProfileStore two(m_file);
        VERIFY_OK(one.load());
        VERIFY_OK(two.load());
        const QUuid a = *one.add(sample(QStringLiteral("a")));
        VERIFY_OK(two.add(sample(QStringLiteral("b"))));
        VERIFY_OK(one.add(sample(QStringLiteral("c"))));
        QCOMPARE(one.profiles().size(), 3);
        QTRY_COMPARE(two.profiles().size(), 3); // noticed without being asked
        VERIFY_OK(one.remove(a));
        QTRY_COMPARE(two.profiles().size(), 2);
        QCOMPARE(one.profiles(), two.profiles());
    }

    void aLockedFileFailsSoon()
    {
        ProfileStore store(m_file);
        VERIFY_OK(store.add(sample(QStringLiteral("a"))));
        QLockFile lock(m_file + QStringLiteral(".lock"));
        QVERIFY(lock.lock());
        const auto added = store.add(sample(QStringLiteral("b")));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Error::Kind::Io);
        QCOMPARE(store.profiles().size(), 1);
    }

    void aFolderThatCannotBeMadeFails()
    {
        write(m_folder->filePath(QStringLiteral("file")), "x");
        ProfileStore store(m_folder->filePath(QStringLiteral("file/connections.json")));
        VERIFY_OK(store.load());
        const auto added = store.add(sample(QStringLiteral("a")));
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Error::Kind::Io);
    }

    void aFileWithoutRightsIsNotOverwritten()
    {
        if (::geteuid() == 0)
            QSKIP("root reads everything");
        ProfileStore store(m_file);
        VERIFY_OK(store.add(sample(QStringLiteral("a"))));
        QFile::setPermissions(m_file, QFile::Permissions());
        ProfileStore other(m_file);
        QCOMPARE(other.load().error().kind, Error::Kind::Io);
        QVERIFY(!other.add(sample(QStringLiteral("b"))));
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
