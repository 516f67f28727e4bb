// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/generator.h"
#include "core/passwords/strength.h"
#include "core/passwords/verifier.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QSet>

using namespace core;
using namespace core::passwords;

namespace {

/// RFC 5802 and 7677, for ASCII passwords: what libpq should have made of them.
QByteArray scram(const QByteArray &password, const QByteArray &salt, int rounds)
{
    const auto hmac = [](const QByteArray &key, const QByteArray &text) {
        return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
    };
    QByteArray u = hmac(password, salt + QByteArray("\0\0\0\1", 4));
    QByteArray salted = u;
    for (int i = 1; i < rounds; ++i) {
        u = hmac(password, u);
        for (qsizetype j = 0; j < salted.size(); ++j)
            salted[j] = char(salted[j] ^ u[j]);
    }
    const QByteArray stored
        = QCryptographicHash::hash(hmac(salted, "Client Key"), QCryptographicHash::Sha256);
    return "SCRAM-SHA-256$" + QByteArray::number(rounds) + ':' + salt.toBase64() + '$' + stored.toBase64()
        + ':' + hmac(salted, "Server Key").toBase64();
}

} // namespace

class TestPasswords : public QObject
{
    Q_OBJECT

private slots:
    void isRfc7677()
    {
        auto made = verifier(Secret(QStringLiteral("pencil")), {});
        VERIFY_OK(made);
        const QByteArray text = made->reveal();
        QVERIFY(isVerifier(text));
        const QByteArray salt = QByteArray::fromBase64(text.split('$')[1].split(':')[1]);
        QCOMPARE(salt.size(), 16);
        QCOMPARE(text, scram("pencil", salt, 4096));
        QVERIFY(verifier(Secret(QStringLiteral("pencil")), {})->reveal() != text); // a salt of its own
        QCOMPARE(shownVerifier(text), QByteArray("SCRAM-SHA-256$4096:…"));
    }

    void md5HoldsTheName()
    {
        auto made = verifier(Secret(QStringLiteral("x")), QStringLiteral("bob"), Method::Md5);
        VERIFY_OK(made);
        QCOMPARE(made->reveal(), "md5" + QCryptographicHash::hash("xbob", QCryptographicHash::Md5).toHex());
        QVERIFY(isVerifier(made->reveal()));
        QCOMPARE(shownVerifier(made->reveal()), QByteArray("md5…"));
    }

    void refuses()
    {
        QVERIFY(!verifier(Secret(), {}));
        QCOMPARE(verifier(Secret(QByteArray("a\0b", 3)), {}).error().kind, Error::Kind::Input);
        QVERIFY(!refusal({}).isEmpty());
        QVERIFY(!refusal(QStringLiteral("a") + QChar(u'\0')).isEmpty());
        QVERIFY(!refusal(QString(QChar(u'\xD800'))).isEmpty());
        QVERIFY(!refusal(QStringLiteral("md5") + QString(32, QLatin1Char('a'))).isEmpty());
        QVERIFY(refusal(QStringLiteral(" ")).isEmpty());
        QVERIFY(refusal(QStringLiteral("ä'\"\\$%n")).isEmpty());
    }

    void tellsVerifiers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("verifier");
        const QByteArray key = QByteArray(32, 'k').toBase64();
        QTest::newRow("scram") << "SCRAM-SHA-256$1:c2FsdA==$" + key + ':' + key << true;
        QTest::newRow("no rounds") << "SCRAM-SHA-256$0:c2FsdA==$" + key + ':' + key << false;
        QTest::newRow("no salt") << "SCRAM-SHA-256$1:$" + key + ':' + key << false;
        QTest::newRow("short key") << "SCRAM-SHA-256$1:c2FsdA==$" + key + ":aaaa" << false;
        QTest::newRow("no base64") << "SCRAM-SHA-256$1:c2F*dA==$" + key + ':' + key << false;
        QTest::newRow("more behind") << "SCRAM-SHA-256$1:c2FsdA==$" + key + ':' + key + "$x" << false;
        QTest::newRow("lower case") << "scram-sha-256$1:c2FsdA==$" + key + ':' + key << false;
        QTest::newRow("md5") << "md5" + QByteArray(32, 'f') << true;
        QTest::newRow("md5 upper") << "md5" + QByteArray(32, 'F') << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void tellsVerifiers()
    {
        QFETCH(QByteArray, text);
        QTEST(isVerifier(text), "verifier");
    }

    void generates()
    {
        Recipe recipe;
        QSet<QByteArray> seen;
        QByteArray all;
        for (int i = 0; i < 300; ++i) {
            const QByteArray password = generate(recipe).reveal();
            QCOMPARE(password.size(), 20);
            seen << password;
            all += password;
        }
        QCOMPARE(seen.size(), 300);
        for (const char c : alphabet(recipe))
            QVERIFY2(all.contains(c), &c);
        for (const char c : QByteArrayView("0Oo1lI|"))
            QVERIFY(!all.contains(c));

        recipe = {4, true, true, true, true, false};
        for (int i = 0; i < 100; ++i) {
            const QString password = QString::fromLatin1(generate(recipe).reveal());
            int classes[4] = {};
            for (const QChar c : password)
                ++classes[c.isLower() ? 0 : c.isUpper() ? 1 : c.isDigit() ? 2 : 3];
            QVERIFY2(classes[0] && classes[1] && classes[2] && classes[3], qPrintable(password));
        }
        recipe = {0, false, false, false, false, false};
        QCOMPARE(generate(recipe).reveal().size(), 4);
        QVERIFY(entropy({}) > 100);
        const QString made = QString::fromLatin1(generate({}).reveal());
        QCOMPARE(strength(made, {}).step, Strength::Step::Excellent);
    }

    void judges_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("step");
        const auto row = [](const char *password, Strength::Step step) {
            QTest::newRow(password) << QString::fromUtf8(password) << int(step);
        };
        using Step = Strength::Step;
        row("", Step::Weak);
        row("postgres", Step::Weak);
        row("P0stgr3s!", Step::Weak);
        row("Summer2024!", Step::Weak);
        row("reporting2024", Step::Weak); // the role's name
        row("qwertyuiop", Step::Weak);
        row("abcdefghijklmnop", Step::Weak);
        row("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Step::Weak);
        row("abcabcabcabcabcabc", Step::Weak);
        row("Tr0ub4dor", Step::Fair);
        row("x7Kp2vRt9", Step::Fair);
        row("x7Kp2vRt9qWm", Step::Good);
        row("correct horse battery staple", Step::Excellent);
        row("x7Kp2vRt9qWmZ4nB", Step::Excellent);
        row("пароль-длинный-ключ", Step::Excellent);
    }
    void judges()
    {
        QFETCH(QString, password);
        const Strength found = strength(password, QStringLiteral("reporting"));
        QVERIFY(!found.word.isEmpty());
        QVERIFY(found.step >= Strength::Step::Good || !found.reason.isEmpty());
        QFETCH(int, step);
        QVERIFY2(
            int(found.step) == step,
            qPrintable(QStringLiteral("%1, %2 bits, %3").arg(found.word).arg(found.bits).arg(found.reason)));
    }
};

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords.moc"
