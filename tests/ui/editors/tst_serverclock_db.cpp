// SPDX-License-Identifier: GPL-3.0-or-later
// "Now" in the editors of moments: the server's moment, not this machine's.
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/editors/editorframe.h"
#include "ui/editors/pane.h"

#include <QLabel>
#include <QPushButton>

using namespace core;

class TestServerClock : public QObject
{
    Q_OBJECT

    QString m_url;
    std::unique_ptr<session::Canceller> m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    profile::ConnectionProfile m_profile;
    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    support::ScriptedPrompts m_prompts;

    /// What stands in the editor of a NULL of the type after "Now" was pressed.
    QByteArray now(quint32 oid)
    {
        QWidget window;
        window.resize(600, 500);
        ui::editors::ColumnFacts facts;
        facts.column.typeOid = oid;
        facts.column.name = QStringLiteral("when");
        auto editor = ui::editors::makeCellEditor(
            facts, {m_theme, m_icons, m_prompts, [this] { return m_pool->shared(m_profile); }}, &window);
        editor->setValue(edit::CellValue::null());
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            return "no window";
        editor->placeOver(QRect(10, 10, 200, 24));
        editor->show();
        editor->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        auto *button = window.findChild<QPushButton *>(QStringLiteral("calendarNow"));
        if (!button)
            return "no button";
        button->click();
        (void)QTest::qWaitFor([&] { return button->isEnabled(); }, support::Patience);
        return editor->value().text;
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        // a server that is elsewhere, and writes moments its own way
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral(
                "do $$ begin execute format('alter database %I set timezone = ''Pacific/Chatham''', "
                "current_database()); execute format('alter database %I set datestyle = "
                "''SQL, DMY''', current_database()); end $$")));
        m_canceller = std::make_unique<session::Canceller>();
        m_pool = std::make_unique<session::Pool>(*m_canceller);
        m_profile = profileFromUrl(m_url);
    }

    void cleanupTestCase() { m_pool.reset(); }

    void theServersMoment_data()
    {
        QTest::addColumn<quint32>("oid");
        QTest::addColumn<QString>("distance"); // in seconds, read by a server that lives there
        const auto row = [](const char *name, quint32 oid, const char *distance) {
            QTest::newRow(name) << oid << QString::fromLatin1(distance);
        };
        row("date", 1082, "(current_date - '%1'::date) * 86400");
        row("time", 1083, "extract(epoch from localtime - '%1'::time)");
        row("timestamp", 1114, "extract(epoch from localtimestamp - '%1'::timestamp)");
        row("timestamptz", 1184, "extract(epoch from now() - '%1'::timestamptz)");
        row("timetz", 1266, "extract(epoch from localtime - '%1'::timetz::time)");
    }
    void theServersMoment()
    {
        QFETCH(quint32, oid);
        QFETCH(QString, distance);
        const QString text = QString::fromUtf8(now(oid));
        QVERIFY2(text.size() > 7, qPrintable(text));
        const auto answer
            = TestServer::query(m_url, QStringLiteral("select abs(%1) < 120").arg(distance.arg(text)));
        VERIFY_OK(answer);
        QCOMPARE(answer->first().first(), QStringLiteral("t"));
    }
};

QTEST_MAIN(TestServerClock)
#include "tst_serverclock_db.moc"
