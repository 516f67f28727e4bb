// SPDX-License-Identifier: GPL-3.0-or-later
// The network breaks: never a crash, never a hang, and what is known of the statement is said.
#include "core/session/session.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <atomic>

using namespace core;
using namespace core::session;
using namespace std::chrono_literals;
using Fault = FaultProxy::Fault;

namespace {

class CountingSink : public KeepingSink
{
public:
    Result<void> row(std::span<const result::CellView>) override
    {
        ++count;
        return {};
    }
    std::atomic<qsizetype> count = 0;
};

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<FaultProxy> m_proxy;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    Task<query::Outcome> start(const QByteArray &sql, result::RowSink &sink)
    {
        return m_session->run<query::Outcome>(QStringLiteral("test"),
                                              [&sink, sql](Link &link, Job &job) -> Result<query::Outcome> {
                                                  return query::run(link, job, {sql}, sink);
                                              });
    }

private slots:
    void initTestCase() { QVERIFY(!TestServer::sharedUrl().isEmpty()); }

    void init()
    {
        const auto profile = profileFromUrl(TestServer::sharedUrl());
        m_proxy = std::make_unique<FaultProxy>(profile.host, profile.port.toInt());
        m_session = std::make_unique<Session>(requestFromUrl(m_proxy->url()), m_canceller);
    }

    void cleanup()
    {
        m_session.reset();
        m_proxy.reset();
        QVERIFY(m_canceller.shutDown(15s));
    }

    // Neither the answer nor the cancel gets through: given up after 10 s, outcome unknown.
    void blackHoleMidQuery()
    {
        VERIFY_OK(m_session->open().wait());
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QSignalSpy lost(m_session.get(), &Session::lost);
        CountingSink sink;
        auto task = start("select n, pg_sleep(0.001) from generate_series(1, 1000000) n", sink);
        QTRY_VERIFY(sink.count > 10);
        m_proxy->set(Fault::BlackHole);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        QTRY_VERIFY(task.isFinished());
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(clock.elapsed() > 8000);
        auto outcome = task.wait();
        VERIFY_OK(outcome);
        QCOMPARE(outcome->fate, query::Fate::Unknown);
        QVERIFY(outcome->error->connectionLost);
        QCOMPARE(outcome->rowsReceived, sink.count.load());
        QCOMPARE(sink.ends, 1);
        QVERIFY(!sink.complete);
        QTRY_COMPARE(m_session->state(), Session::State::Lost);
        QTRY_COMPARE(lost.count(), 1);
        // nothing is sent when the network is back
        m_proxy->set(Fault::None);
        const int connections = m_proxy->connections();
        QVERIFY(runAndWait(*m_session, "select 1").error->connectionLost);
        QCOMPARE(m_proxy->connections(), connections);
    }

    void lossMidResult_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("reset") << int(Fault::Reset);
        QTest::newRow("cut") << int(Fault::Cut);
    }

    void lossMidResult()
    {
        QFETCH(int, fault);
        VERIFY_OK(m_session->open().wait());
        CountingSink sink;
        auto task = start("select n, repeat('x', 100) from generate_series(1, 10000000) n", sink);
        QTRY_VERIFY(sink.count > 10);
        m_proxy->set(Fault(fault));
        auto outcome = task.wait();
        VERIFY_OK(outcome);
        QCOMPARE(outcome->fate, query::Fate::Unknown);
        QVERIFY(outcome->error->connectionLost);
        QVERIFY(!outcome->error->message.isEmpty());
        QCOMPARE(outcome->rowsReceived, sink.count.load());
        QVERIFY(!sink.complete);
        QTRY_COMPARE(m_session->state(), Session::State::Lost);
    }

    // In the middle of a message, wherever that is.
    void cutAnywhere()
    {
        VERIFY_OK(m_session->open().wait());
        for (int bytes = 1; bytes < 120; bytes += 7) {
            init();
            VERIFY_OK(m_session->open().wait());
            m_proxy->set(Fault::Cut, bytes);
            CountingSink sink;
            auto outcome = start("select n, repeat('x', 100) from generate_series(1, 1000) n", sink).wait();
            VERIFY_OK(outcome);
            QVERIFY(outcome->error && outcome->error->connectionLost);
            QCOMPARE(outcome->fate, query::Fate::Unknown);
        }
    }

    // COMMIT was sent, its answer was not seen: nobody may say that it worked, nor that it did not.
    void commitWithoutAnswer()
    {
        VERIFY_OK(m_session->open().wait());
        QVERIFY(runAndWait(*m_session, "begin").ok());
        m_proxy->set(Fault::Reset, 1);
        const auto outcome = runAndWait(*m_session, "commit");
        QCOMPARE(outcome.fate, query::Fate::Unknown);
        QVERIFY(outcome.error->connectionLost);
        QVERIFY(outcome.commandTag.isEmpty());
    }

    void lossWhileIdle()
    {
        VERIFY_OK(m_session->open().wait());
        QTRY_COMPARE(m_session->state(), Session::State::Idle);
        QSignalSpy lost(m_session.get(), &Session::lost);
        m_proxy->set(Fault::Reset);
        QTRY_COMPARE(m_session->state(), Session::State::Lost);
        QTRY_COMPARE(lost.count(), 1);
        QCOMPARE(runAndWait(*m_session, "select 1").fate, query::Fate::DidNotRun);
    }

    void garbage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray(64, '\0');
        QTest::newRow("ones") << QByteArray(64, '\xff');
        QTest::newRow("text") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("1.9 GB announced") << QByteArray("D\x71\0\0\0\0\1\0\0\0\1x", 12);
        QTest::newRow("copy both") << QByteArray("W\0\0\0\7\0\0\0", 8);
        QTest::newRow("copy in") << QByteArray("G\0\0\0\7\0\0\0", 8);
        QTest::newRow("rows without columns") << QByteArray("D\0\0\0\6\0\0", 7);
        QTest::newRow("short row") << QByteArray("D\0\0\0\x0a\0\1\xff\xff\xff\xff", 11);
        QTest::newRow("negative length") << QByteArray("T\xff\xff\xff\xfe\0\1", 7);
        QTest::newRow("columns that change")
            << QByteArray("T\0\0\0\x1a\0\1a\0\0\0\0\0\0\0\0\0\0\x19\xff\xff\xff\xff\xff\xff\0\0", 27)
                + QByteArray("D\0\0\0\x0b\0\1\0\0\0\1x", 12) + QByteArray("T\0\0\0\6\0\0", 7)
                + QByteArray("D\0\0\0\6\0\0", 7);
        QTest::newRow("endless notices") << QByteArray("N\0\0\0\x1dSNOTICE\0VNOTICE\0C00000\0Mx\0\0", 30);
        QTest::newRow("endless parameters") << QByteArray("S\0\0\0\x0c"
                                                          "foo\0bar\0",
                                                          13);
        QRandomGenerator random(7);
        for (int i = 0; i < 5; ++i) {
            QByteArray noise(997, '\0');
            for (char &byte : noise)
                byte = char(random.generate());
            QTest::addRow("noise %d", i) << noise;
        }
    }

    // Whatever the server says instead of an answer: it ends, at the latest when stopped and given up.
    void garbage()
    {
        QFETCH(QByteArray, bytes);
        VERIFY_OK(m_session->open().wait());
        m_proxy->corrupt(bytes);
        CountingSink sink;
        auto task = start("select n from generate_series(1, 1000) n", sink);
        QElapsedTimer clock;
        clock.start();
        while (!task.isFinished() && clock.elapsed() < 300)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (!task.isFinished()) {
            m_proxy->set(Fault::Cut); // an endless talker or a waiting one: the network ends it
            task.requestStop();
        }
        QTRY_VERIFY(task.isFinished());
        auto outcome = task.wait();
        VERIFY_OK(outcome);
        QVERIFY(outcome->error);
        QVERIFY(outcome->notices.size() <= 10000);
    }

    void garbageWhileIdle()
    {
        VERIFY_OK(m_session->open().wait());
        QVERIFY(runAndWait(*m_session, "listen x").ok());
        m_proxy->corrupt(QByteArray(64, '\xff'));
        QVERIFY(TestServer::query(TestServer::sharedUrl(), QStringLiteral("notify x")));
        QTRY_COMPARE(m_session->state(), Session::State::Lost);
    }

    void loginThatNeverEnds()
    {
        m_proxy->set(Fault::EndlessLogin);
        auto task = m_session->open();
        QTRY_VERIFY(m_proxy->connections() > 0);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        auto info = task.wait();
        QVERIFY(clock.elapsed() < support::Patience);
        QVERIFY(!info && info.error().isCancelled());
        QTRY_COMPARE(m_session->state(), Session::State::Lost);

        // by itself it ends with the time limit
        auto request = requestFromUrl(m_proxy->url() + QStringLiteral("&connect_timeout=2"));
        Session patient(request, m_canceller);
        auto ended = patient.open().wait();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, Error::Kind::Connection);
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void garbageAtLogin()
    {
        for (const QByteArray &bytes :
             {QByteArray(64, '\xff'), QByteArray(64, '\0'), QByteArray("SSH-2.0-OpenSSH_9.2\r\n"),
              QByteArray("E\x7f\xff\xff\xff"
                         "SFATAL"),
              QByteArray("R\0\0\0\x08\0\0\0\x63", 9)}) {
            m_proxy->corrupt(bytes);
            Session session(requestFromUrl(m_proxy->url() + QStringLiteral("&connect_timeout=2")),
                            m_canceller);
            auto info = session.open().wait();
            QVERIFY(!info);
            QVERIFY(!info.error().message.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults_db.moc"
