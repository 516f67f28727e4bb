// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/parametertable.h"
#include "ui/connections/passwordasker.h"
#include "ui/connections/welcome.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QToolButton>

using namespace ui::connections;
using core::Secret;
using core::profile::ConnectionProfile;
using core::profile::Environment;

class TestConnectionForm : public QObject
{
    Q_OBJECT

    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    core::session::Canceller m_canceller;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::profile::ProfileStore> m_profiles;
    std::unique_ptr<core::secrets::MemoryStore> m_secrets;
    std::unique_ptr<support::ScriptedPrompts> m_prompts;
    std::unique_ptr<ConnectionForm> m_form;

    template <class T = QLineEdit> T *part(const char *name) const
    {
        auto *found = m_form->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no part %s", name);
        return found;
    }

    void paste(const char *field, const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        part(field)->setFocus();
        part(field)->selectAll();
        QTest::keyClick(part(field), Qt::Key_V, Qt::ControlModifier);
    }

    QString words(const char *label) const
    {
        const auto *found = part<QLabel>(label);
        return found->isVisibleTo(m_form.get()) ? found->text() : QString();
    }

    QByteArray stored(const QUuid &id) const
    {
        auto task = m_secrets->read(id);
        const auto answer = task.future().result();
        return answer && answer->has_value() ? (*answer)->reveal() : QByteArray("none");
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("PGSERVICEFILE", m_folder->filePath(QStringLiteral("services")).toUtf8());
        m_profiles
            = std::make_unique<core::profile::ProfileStore>(m_folder->filePath(QStringLiteral("c.json")));
        m_secrets = std::make_unique<core::secrets::MemoryStore>();
        m_prompts = std::make_unique<support::ScriptedPrompts>();
        m_form = std::make_unique<ConnectionForm>(
            ConnectionForm::Services{m_theme, m_icons, *m_prompts, *m_profiles, *m_secrets, m_canceller});
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
    }

    void cleanup() { m_form.reset(); }

    void everyPartHasANameToBeRead()
    {
        const auto widgets = m_form->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            bool isOurs = widget->focusPolicy() != Qt::NoFocus && !qobject_cast<const QLabel *>(widget)
                && !widget->objectName().startsWith(QLatin1String("qt_"));
            for (const QWidget *above = widget->parentWidget(); above && isOurs;
                 above = above->parentWidget())
                isOurs = !qobject_cast<const QComboBox *>(above); // Qt's own parts of a combo
            if (!isOurs)
                continue;
            QVERIFY2(!widget->objectName().isEmpty() || !widget->parentWidget()->objectName().isEmpty(),
                     widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty()
                         || !widget->parentWidget()->accessibleName().isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }

    void pastingAUriFillsTheForm_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("the field for it") << QByteArray("pasteField");
        QTest::newRow("host") << QByteArray("hostField");
    }
    void pastingAUriFillsTheForm()
    {
        QFETCH(QByteArray, field);
        part("nameField")->setText(QStringLiteral("mine"));
        paste(
            field.constData(),
            QStringLiteral("postgres://al%40ice:p%25w@db1:5433,db2/shop?sslmode=require&connect_timeout=3"));
        const ConnectionProfile profile = m_form->profile();
        QCOMPARE(profile.name, QStringLiteral("mine"));
        QCOMPARE(profile.host, QStringLiteral("db1,db2"));
        QCOMPARE(profile.port, QStringLiteral("5433,"));
        QCOMPARE(profile.user, QStringLiteral("al@ice"));
        QCOMPARE(profile.database, QStringLiteral("shop"));
        QCOMPARE(profile.sslMode, QStringLiteral("require"));
        QCOMPARE(profile.parameters.size(), 1);
        QCOMPARE(part<PasswordField>("passwordField")->secret().reveal(), QByteArray("p%w"));
        // the password shows nowhere else, and cannot be brought back by undo
        QCOMPARE(part("pasteField")->text(), QString());
        part("pasteField")->undo();
        part("hostField")->undo();
        QVERIFY(!part("pasteField")->text().contains(QLatin1String("p%25w")));
        QVERIFY(!part("hostField")->text().contains(QLatin1String("p%25w")));
        QVERIFY(!part<PasswordField>("passwordField")->isShown());
        QVERIFY(m_form->isModified());
    }

    void pastingKeywordsFillsTheForm()
    {
        paste("pasteField", QStringLiteral("host=/tmp/sockets user='it\\'s <b>' dbname=\"x password=secret"));
        QCOMPARE(m_form->profile().host, QStringLiteral("/tmp/sockets"));
        QCOMPARE(m_form->profile().user, QStringLiteral("it's <b>"));
        QCOMPARE(m_form->profile().database, QStringLiteral("\"x"));
    }

    void nonsensePastedIsSaid()
    {
        paste("pasteField", QStringLiteral("postgresql://u:hunter2@h/d?colour=red"));
        QVERIFY(words("pasteWords").contains(QLatin1String("colour")));
        QVERIFY(!words("pasteWords").contains(QLatin1String("hunter2")));
        QVERIFY(part("pasteField")->property("error").toBool());
        QCOMPARE(m_form->profile().host, QString());
    }

    void typingAHostIsNotPasting()
    {
        QTest::keyClicks(part("hostField"), QStringLiteral("host=a"));
        QCOMPARE(part("hostField")->text(), QStringLiteral("host=a"));
    }

    void checksStandAtTheFields()
    {
        part("hostField")->setText(QStringLiteral("h"));
        part("portField")->setText(QStringLiteral("99999"));
        QVERIFY(!words("portProblem").isEmpty());
        QVERIFY(part("portField")->property("error").toBool());
        QVERIFY(!m_form->save());
        QVERIFY(m_profiles->profiles().isEmpty());
        part("portField")->setText(QStringLiteral("5433"));
        QVERIFY(words("portProblem").isEmpty());
        part<ParameterTable>("parameterTable")
            ->parameters()
            .setData(part<ParameterTable>("parameterTable")->model()->index(0, 0), QStringLiteral("colour"));
        QVERIFY(words("parametersProblem").contains(QLatin1String("colour")));
        QVERIFY(!m_form->save());
    }

    void anEmptyFormIsNotSaved()
    {
        QTest::mouseClick(part<QPushButton>("saveButton"), Qt::LeftButton);
        QVERIFY(!words("nameProblem").isEmpty());
        QVERIFY(m_profiles->profiles().isEmpty());
    }

    void savesEveryFieldAndThePassword()
    {
        QSignalSpy saved(m_form.get(), &ConnectionForm::saved);
        const QString hostile = QStringLiteral("it's \"a\" <b>%1</b> & 😀 עברית");
        part("nameField")->setText(hostile); // keyClicks knows ASCII only
        part<QComboBox>("groupField")->setCurrentText(QStringLiteral("Shop"));
        part<QComboBox>("environmentField")->setCurrentText(QStringLiteral("Production"));
        part("hostField")->setText(QStringLiteral("db1"));
        part<QCheckBox>("readOnlyField")->setChecked(true);
        QTest::keyClicks(part("passwordField"), QStringLiteral("s3cret"));
        QVERIFY(m_form->save());
        QCOMPARE(saved.size(), 1);
        const ConnectionProfile profile = m_profiles->profiles().first();
        QCOMPARE(profile.name, hostile);
        QCOMPARE(profile.group, QStringLiteral("Shop"));
        QCOMPARE(profile.environment, Environment::Production);
        QVERIFY(profile.readOnly);
        QCOMPARE(stored(profile.id), QByteArray("s3cret"));
        QVERIFY(!m_form->isModified());
        QFile file(m_profiles->file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("s3cret"));

        // saved again: the same one, renamed
        part("nameField")->setText(QStringLiteral("renamed"));
        QVERIFY(m_form->save());
        QCOMPARE(m_profiles->profiles().size(), 1);
        QCOMPARE(m_profiles->profiles().first().name, QStringLiteral("renamed"));
        QCOMPARE(stored(profile.id), QByteArray("s3cret")); // an untouched field leaves the stored one alone

        // not to be kept any longer
        part<QCheckBox>("savePasswordField")->setChecked(false);
        QVERIFY(m_form->save());
        QCOMPARE(stored(profile.id), QByteArray("none"));
    }

    void saveAndConnectStoresNothingYet()
    {
        QSignalSpy wanted(m_form.get(), &ConnectionForm::connectRequested);
        part("hostField")->setText(QStringLiteral("db1"));
        QTest::keyClicks(part("passwordField"), QStringLiteral("perhaps wrong"));
        QTest::mouseClick(part<QPushButton>("saveAndConnectButton"), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        const auto typed = wanted.first().at(1).value<PasswordAnswer>();
        QCOMPARE(typed.password.reveal(), QByteArray("perhaps wrong"));
        QVERIFY(typed.save);
        QCOMPARE(stored(m_profiles->profiles().first().id), QByteArray("none"));
    }

    void saysWhereThereIsNoKeychain()
    {
        QVERIFY(part<QCheckBox>("savePasswordField")->text().contains(QLatin1String("no keychain")));
    }

    void theEyeShowsThePassword()
    {
        auto *field = part<PasswordField>("passwordField");
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::mouseClick(field->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        QTest::mouseClick(field->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }

    void deletingAsksFirst()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("old & <b>");
        profile.id = *m_profiles->add(profile);
        static_cast<void>(m_secrets->write(profile.id, Secret(QByteArray("x"))));
        m_form->showProfile(profile);
        QSignalSpy deleted(m_form.get(), &ConnectionForm::deleted);
        QTest::mouseClick(part<QPushButton>("deleteButton"), Qt::LeftButton);
        QTRY_COMPARE(m_prompts->questions.size(), 1);
        QCOMPARE(m_profiles->profiles().size(), 1); // no prepared answer: Cancel
        m_prompts->answer(QStringLiteral("Delete connection"));
        QTest::mouseClick(part<QPushButton>("deleteButton"), Qt::LeftButton);
        QTRY_COMPARE(deleted.size(), 1);
        QVERIFY(m_profiles->profiles().isEmpty());
        QCOMPARE(stored(profile.id), QByteArray("none"));
    }

    void testAgainstAWrongPortShowsWords()
    {
        part("hostField")->setText(QStringLiteral("127.0.0.1"));
        part("portField")->setText(QStringLiteral("1"));
        QTest::mouseClick(part<QPushButton>("testButton"), Qt::LeftButton);
        QTRY_VERIFY(!words("hostProblem").isEmpty());
        QVERIFY2(words("hostProblem").contains(QLatin1String("127.0.0.1")), qPrintable(words("hostProblem")));
        QVERIFY(part("hostField")->property("error").toBool());
        QVERIFY(part<QPushButton>("testButton")->isEnabled());
        // typing takes the words away
        QTest::keyClicks(part("hostField"), QStringLiteral("0"));
        QVERIFY(words("hostProblem").isEmpty());
    }

    void aServerThatSaysNothingCanBeGivenUp()
    {
        QTcpServer silent; // accepts and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        part("hostField")->setText(QStringLiteral("127.0.0.1"));
        part("portField")->setText(QString::number(silent.serverPort()));
        QTest::mouseClick(part<QPushButton>("testButton"), Qt::LeftButton);
        QTRY_VERIFY(words("testWords").contains(QLatin1String("Connecting")));
        QVERIFY(!part<QPushButton>("testButton")->isEnabled());
        QElapsedTimer clock;
        clock.start();
        QTest::mouseClick(part<QPushButton>("cancelTestButton"), Qt::LeftButton);
        QVERIFY(words("testWords").contains(QLatin1String("cancelled")));
        QVERIFY(part<QPushButton>("testButton")->isEnabled());
        QVERIFY(clock.elapsed() < support::Patience);
        // the form may go while a test runs
        QTest::mouseClick(part<QPushButton>("testButton"), Qt::LeftButton);
        m_form.reset();
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void aServiceFillsTheForm()
    {
        QFile file(m_folder->filePath(QStringLiteral("services")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[prod & co]\nhost=db9\nuser=alice\npassword=pw\n");
        file.close();
        auto *menu = part<QToolButton>("serviceButton")->menu();
        emit menu->aboutToShow();
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("prod && co"));
        menu->actions().first()->trigger();
        QCOMPARE(m_form->profile().name, QStringLiteral("prod & co"));
        QCOMPARE(m_form->profile().host, QStringLiteral("db9"));
        QCOMPARE(part<PasswordField>("passwordField")->secret().reveal(), QByteArray("pw"));
    }

    void parametersAreATable()
    {
        ParameterModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.setData(model.index(0, 0), QStringLiteral(" options ")));
        QVERIFY(model.setData(model.index(0, 1), QStringLiteral("-c a=b ")));
        QVERIFY(!model.setData(model.index(1, 1), QString()));
        QVERIFY(model.setData(model.index(1, 1), QStringLiteral("value first")));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.parameters().first(),
                 std::make_pair(QStringLiteral("options"), QStringLiteral("-c a=b ")));
        QVERIFY(model.removeRow(0));
        QVERIFY(!model.removeRow(1)); // the empty one stays
        QCOMPARE(model.parameters().size(), 1);
        model.setProblems({{0, QStringLiteral("no name")}});
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("no name"));
    }

    void parametersAreTypedWithTheKeyboard()
    {
        auto *table = part<ParameterTable>("parameterTable");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        const auto editor = [&]() -> QLineEdit * {
            auto *open = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            return open && open->parentWidget() == table->viewport() ? open : nullptr;
        };
        QTest::keyClick(table, Qt::Key_O);
        QTRY_VERIFY(editor());
        QTest::keyClicks(editor(), QStringLiteral("ptions"));
        QTest::keyClick(editor(), Qt::Key_Tab);
        QTRY_COMPARE(table->currentIndex().column(), 1);
        QTRY_VERIFY(editor());
        QTest::keyClicks(editor(), QStringLiteral("-c x=1"));
        // saved without leaving the cell
        part("hostField")->setText(QStringLiteral("h"));
        QVERIFY(m_form->save());
        QCOMPARE(m_profiles->profiles().first().parameters,
                 (ParameterModel::Parameters{{QStringLiteral("options"), QStringLiteral("-c x=1")}}));
        // Tab in the last cell leaves the table
        table->setCurrentIndex(table->model()->index(1, 1));
        table->edit(table->currentIndex());
        QTRY_VERIFY(editor());
        QTest::keyClick(editor(), Qt::Key_Tab);
        QTRY_VERIFY(!table->hasFocus() && !editor());
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(m_form->profile().parameters.isEmpty());
    }

    void promptsAnswerInPlace()
    {
        PromptArea area(m_theme, m_icons);
        area.show();
        PasswordQuestion question;
        question.profile.user = QStringLiteral("al<b>ice");
        question.profile.host = QStringLiteral("db.example.com");
        std::optional<core::Result<PasswordAnswer>> answer;
        core::whenDone(area.ask(question), this, [&](auto got) { answer = std::move(got); });
        auto *prompt = area.findChild<PasswordPrompt *>();
        QVERIFY(prompt);
        QCOMPARE(prompt->findChild<QLabel *>(QStringLiteral("passwordTitle"))->text(),
                 QStringLiteral("Password for al<b>ice on db.example.com"));
        auto *field = prompt->findChild<PasswordField *>();
        QTest::keyClicks(field, QStringLiteral("pw"));
        prompt->findChild<QCheckBox *>()->setChecked(false);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(answer.has_value());
        QCOMPARE((*answer)->password.reveal(), QByteArray("pw"));
        QVERIFY(!(*answer)->save);
        QTRY_VERIFY(!area.findChild<PasswordPrompt *>());

        // Esc, a stop, and the end of the area all answer Cancelled
        for (int how = 0; how < 3; ++how) {
            auto host = std::make_unique<PromptArea>(m_theme, m_icons);
            host->show();
            answer.reset();
            auto task = host->ask(question);
            core::whenDone(task, this, [&](auto got) { answer = std::move(got); });
            if (how == 0)
                QTest::keyClick(host->findChild<PasswordField *>(), Qt::Key_Escape);
            else if (how == 1)
                task.requestStop();
            else
                host.reset();
            QTRY_VERIFY(answer.has_value());
            QVERIFY(answer->error().isCancelled());
            if (host)
                QTRY_VERIFY(!host->findChild<PasswordPrompt *>());
        }
    }

    void theWelcomeOnlySaysWhatIsWanted()
    {
        ConnectionProfile profile;
        profile.name = QStringLiteral("a\nb & <i>");
        const QUuid id = *m_profiles->add(profile);
        Welcome welcome(m_theme, m_icons, *m_profiles);
        welcome.show();
        QSignalSpy start(&welcome, &Welcome::startPlayground);
        QSignalSpy add(&welcome, &Welcome::newConnection);
        QSignalSpy known(&welcome, &Welcome::connectTo);
        QSignalSpy once(&welcome, &Welcome::connectAdHoc);
        const auto button = [&](const QString &name) { return welcome.findChild<QAbstractButton *>(name); };
        button(QStringLiteral("startPlayground"))->click();
        button(QStringLiteral("newConnection"))->click();
        button(QStringLiteral("recent-") + id.toString(QUuid::WithoutBraces))->click();
        QCOMPARE(start.size() + add.size() + known.size(), 3);
        welcome.setPlayground(Welcome::Playground::Starting, QStringLiteral("Creating"), -1);
        button(QStringLiteral("startPlayground"))->click();
        QCOMPARE(start.size(), 1); // busy
        welcome.setPlaygroundError(QStringLiteral("no initdb"));
        QVERIFY(button(QStringLiteral("startPlayground"))->isEnabled());
        auto *uri = welcome.findChild<QLineEdit *>(QStringLiteral("adHocField"));
        uri->setText(QStringLiteral("nonsense"));
        QTest::keyClick(uri, Qt::Key_Return);
        QCOMPARE(once.size(), 0);
        QVERIFY(uri->property("error").toBool());
        uri->setText(QStringLiteral("postgresql://u:pw@h/d"));
        QTest::keyClick(uri, Qt::Key_Return);
        QCOMPARE(once.size(), 1);
        QCOMPARE(once.first().at(1).value<Secret>().reveal(), QByteArray("pw"));
        QCOMPARE(uri->text(), QString());
        VERIFY_OK(m_profiles->remove(id));
        QTRY_VERIFY(!button(QStringLiteral("recent-") + id.toString(QUuid::WithoutBraces)));
    }
};

QTEST_MAIN(TestConnectionForm)
#include "tst_connectionform.moc"
