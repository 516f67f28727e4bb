// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/verifier.h"
#include "tests/support/testmain.h"
#include "ui/forms/formview.h"
#include "ui/forms/secretclipboard.h"
#include "ui/forms/secretfield.h"
#include "ui/forms/strengthmeter.h"

#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QThreadPool>
#include <QTimer>
#include <QToolButton>

using namespace ui;
using namespace ui::forms;
using namespace std::chrono_literals;
using core::forms::FieldSpec;
using core::forms::Values;

class TestSecretField : public QObject
{
    Q_OBJECT

    Theme m_theme;
    Icons m_icons{m_theme};

    std::unique_ptr<FormView> makeForm()
    {
        FieldSpec name;
        name.id = QStringLiteral("name");
        name.label = QStringLiteral("Name");
        FieldSpec password;
        password.id = QStringLiteral("password");
        password.label = QStringLiteral("Password");
        password.type = FieldSpec::Type::Secret;
        password.placeholder = QStringLiteral("unchanged");
        password.choices = {{QStringLiteral("scram-sha-256")}, {QStringLiteral("md5")}};
        auto form = std::make_unique<FormView>(m_theme, m_icons);
        form->setForm({{{{}, {name, password}}}}, {});
        Values values;
        values.setText(QStringLiteral("name"), QStringLiteral("reporting"));
        form->setValues(values, values);
        form->resize(700, 200);
        form->show();
        return form;
    }
    static SecretField *fieldOf(const FormView &form)
    {
        return qobject_cast<SecretField *>(form.field(QStringLiteral("password")));
    }
    static QLineEdit *lineOf(const FormView &form)
    {
        return form.findChild<QLineEdit *>(QStringLiteral("password"));
    }

private slots:
    void givesVerifierOnly()
    {
        auto form = makeForm();
        SecretField *field = fieldOf(*form);
        QVERIFY(field);
        QSignalSpy changed(field, &SecretField::changed);
        QVERIFY(field->verifier().isEmpty());
        QVERIFY(!form->hasErrors());
        QTest::keyClicks(lineOf(*form), QStringLiteral("s3 \"'\\&%1<b>"));
        QVERIFY(field->isPending()); // not before the event loop came by
        QVERIFY(form->hasErrors());
        QVERIFY(form->values().secret(QStringLiteral("password")).isEmpty());
        QTRY_VERIFY(!field->isPending());
        QVERIFY(!form->hasErrors());
        QVERIFY(changed.count() >= 2);
        QVERIFY(form->isModified());
        const QByteArray made = form->values().secret(QStringLiteral("password")).reveal();
        QVERIFY(made.startsWith("SCRAM-SHA-256$4096:"));
        QVERIFY(core::passwords::isVerifier(made));
        QVERIFY(!form->values().json().contains(QStringLiteral("password")));
        // another field's edit takes nothing away
        QTest::keyClicks(form->findChild<QLineEdit *>(QStringLiteral("name")), QStringLiteral("x"));
        QCOMPARE(form->values().secret(QStringLiteral("password")).reveal(), made);

        form->revert(QStringLiteral("password"));
        QVERIFY(lineOf(*form)->text().isEmpty());
        QVERIFY(field->verifier().isEmpty());
        QVERIFY(!form->hasErrors());
    }

    void newestTextWins()
    {
        auto form = makeForm();
        SecretField *field = fieldOf(*form);
        lineOf(*form)->setText(QStringLiteral("first"));
        lineOf(*form)->setText(QStringLiteral("second"));
        QTRY_VERIFY(!field->isPending());
        QVERIFY(!field->verifier().isEmpty());
        lineOf(*form)->setText(QStringLiteral("third"));
        lineOf(*form)->clear();
        QVERIFY(!field->isPending());
        // what was on its way has come
        QVERIFY(QThreadPool::globalInstance()->waitForDone());
        bool passed = false;
        QTimer::singleShot(0, this, [&] { passed = true; });
        QTRY_VERIFY(passed);
        QVERIFY(field->verifier().isEmpty());
        QVERIFY(form->values().secret(QStringLiteral("password")).isEmpty());
    }

    void refusedIsAnError()
    {
        auto form = makeForm();
        lineOf(*form)->setText(QStringLiteral("md5") + QString(32, QLatin1Char('0')));
        QVERIFY(form->hasErrors());
        QVERIFY(!fieldOf(*form)->isPending());
        QVERIFY(fieldOf(*form)->verifier().isEmpty());
        QVERIFY(!form->check());
    }

    void generatesShowsAndCopiesOnce()
    {
        auto form = makeForm();
        auto *generate = form->findChild<QToolButton *>(QStringLiteral("passwordGenerate"));
        auto *eye = form->findChild<QToolButton *>(QStringLiteral("passwordEye"));
        auto *copy = form->findChild<QToolButton *>(QStringLiteral("passwordCopy"));
        QVERIFY(generate && eye && copy);
        QCOMPARE(lineOf(*form)->echoMode(), QLineEdit::Password);
        generate->click();
        const QString password = lineOf(*form)->text();
        QCOMPARE(password.size(), 20);
        QCOMPARE(lineOf(*form)->echoMode(), QLineEdit::Normal);
        eye->click();
        QCOMPARE(lineOf(*form)->echoMode(), QLineEdit::Password);
        QVERIFY(form->findChild<StrengthMeter *>()->text().startsWith(QLatin1String("Excellent")));
        QVERIFY(copy->isEnabled());
        copy->click();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), password);
        QCOMPARE(data->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
        QVERIFY(!copy->isEnabled());
        generate->click();
        QVERIFY(copy->isEnabled());
        QVERIFY(lineOf(*form)->text() != password);
        QTRY_VERIFY(!fieldOf(*form)->isPending());
    }

    void clipboardForgets()
    {
        copySecret(core::Secret(QStringLiteral("x")), 50ms);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("x"));
        QTRY_VERIFY(QGuiApplication::clipboard()->text().isEmpty());
        copySecret(core::Secret(QStringLiteral("x")), 50ms);
        QGuiApplication::clipboard()->setText(QStringLiteral("another's"));
        bool passed = false;
        QTimer::singleShot(150, this, [&] { passed = true; });
        QTRY_VERIFY(passed);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("another's"));
    }

    void judges()
    {
        auto form = makeForm();
        auto *meter = form->findChild<StrengthMeter *>();
        QVERIFY(!meter->isVisible());
        lineOf(*form)->setText(QStringLiteral("reporting2024"));
        QVERIFY(meter->isVisible());
        QVERIFY2(meter->text().contains(QLatin1String("name")), qPrintable(meter->text()));
        lineOf(*form)->setText(QStringLiteral("x7Kp2vRt9qWm "));
        QVERIFY2(meter->text().contains(QLatin1String("blank")), qPrintable(meter->text()));
        QTRY_VERIFY(!fieldOf(*form)->isPending());
    }

    void md5FollowsTheName()
    {
        auto form = makeForm();
        SecretField *field = fieldOf(*form);
        for (QAction *action : form->findChild<QMenu *>(QStringLiteral("passwordMenu"))->actions()) {
            if (action->text().startsWith(QLatin1String("MD5")))
                action->trigger();
        }
        lineOf(*form)->setText(QStringLiteral("x"));
        QTRY_VERIFY(!field->isPending());
        const auto expected = [](const char *role) {
            return core::passwords::verifier(core::Secret(QStringLiteral("x")), QString::fromLatin1(role),
                                             core::passwords::Method::Md5)
                ->reveal();
        };
        QCOMPARE(field->verifier().reveal(), expected("reporting"));
        auto *name = form->findChild<QLineEdit *>(QStringLiteral("name"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("bob"));
        QTRY_COMPARE(form->values().secret(QStringLiteral("password")).reveal(), expected("bob"));
    }
};

QTEST_MAIN(TestSecretField)
#include "tst_secretfield.moc"
