// SPDX-License-Identifier: GPL-3.0-or-later
// Every worst value on its way: shown by the editor of its type, taken apart by its pane, written again,
// saved as a parameter, read back.
#include "core/browse/typereader.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "tests/support/worstvalues.h"
#include "ui/editors/body.h"
#include "ui/editors/editorframe.h"
#include "ui/editors/pane.h"

using namespace core;
using core::edit::CellValue;
using ui::editors::Body;
using ui::editors::EditorFrame;
using ui::editors::Pane;

class TestWorstValues : public QObject
{
    Q_OBJECT

    std::unique_ptr<session::Canceller> m_canceller;
    std::unique_ptr<session::Session> m_session;

    std::optional<QByteArray> m_read; ///< by saved()

    /// Writes value into the one row of t and reads it back.
    Result<void> saved(const QByteArray &type, const std::optional<QByteArray> &value)
    {
        auto task = m_session->run<int>(
            QStringLiteral("save"), [&](session::Link &link, session::Job &job) -> Result<int> {
                if (auto set = link.execute(job, "delete from t"); !set)
                    return set.error();
                if (auto set = link.execute(job, "insert into t values ($1::" + type + ")", {value}); !set)
                    return set.error();
                auto rows = link.execute(job, "select v from t");
                if (!rows)
                    return rows.error();
                const PGresult *result = rows->get();
                m_read.reset();
                if (!PQgetisnull(result, 0, 0))
                    m_read = QByteArray(PQgetvalue(result, 0, 0), PQgetlength(result, 0, 0));
                return 0;
            });
        const auto done = task.wait();
        return done ? Result<void>() : Result<void>(done.error());
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

    void comeBackUnchanged()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        support::ScriptedPrompts prompts;
        QWidget window;
        window.resize(1000, 700);
        window.show();
        int panes = 0;
        qint64 slowest = 0;
        QByteArray slowestName;
        for (const test::WorstValue &value : test::worstValues(TestServer::major())) {
            const QByteArray name = value.type + ": " + value.sql.left(200);
            QVERIFY(!runAndWait(*m_session, "drop table if exists pg_temp.t").error);
            QVERIFY(!runAndWait(*m_session, "create temp table t (v " + value.type + ")").error);
            QVERIFY2(!runAndWait(*m_session, "insert into t values (" + value.sql + ")").error, name);
            KeepingSink sink;
            QVERIFY(!runAndWait(*m_session, "select v from t", &sink).error);
            auto types
                = m_session
                      ->run<QList<values::TypePtr>>(QStringLiteral("types"),
                                                    [&](session::Link &link, session::Job &job) {
                                                        return browse::readTypes(link, job, sink.columns);
                                                    })
                      .wait();
            VERIFY_OK(types);

            QElapsedTimer clock;
            clock.start();
            const auto made = ui::editors::makeCellEditor(
                {.column = sink.columns.at(0), .type = types->at(0), .serverVersion = TestServer::major()},
                {theme, icons, prompts}, &window);
            auto *frame = qobject_cast<EditorFrame *>(made.get());
            QVERIFY(frame);
            const CellValue set = CellValue::fromCell(value.text);
            frame->setValue(set);
            frame->placeOver({10, 10, 120, 25});
            frame->show();
            frame->setFocus();
            QVERIFY2(frame->value() == set, name);
            Body &body = frame->body();
            if (value.text) {
                QVERIFY2(body.text() == *value.text, name);
                QVERIFY2(body.problem().isEmpty(), name + qPrintable(body.problem()));
            }
            body.openPane();
            if (const auto *pane = qobject_cast<Pane *>(body.pane())) {
                ++panes;
                QVERIFY2(pane->trouble().isEmpty(), name + qPrintable(pane->trouble()));
                if (value.text)
                    QVERIFY2(pane->text() == *value.text, name + " gave " + pane->text().left(200));
            }
            body.closePane();
            QVERIFY2(frame->value() == set, name);
            if (clock.elapsed() > 300)
                qInfo() << clock.elapsed() << "ms" << name.left(60);
            if (clock.elapsed() > slowest) {
                slowest = clock.elapsed();
                slowestName = name;
            }

            // by way of the body, as after an edit
            const auto save = saved(value.type, value.text ? std::optional(body.text()) : std::nullopt);
            QVERIFY2(save.has_value(), name + (save ? "" : qPrintable(save.error().toText())));
            QVERIFY2(m_read == value.text, name);
        }
        QVERIFY(panes > 30);
        qInfo() << panes << "panes, slowest" << slowest << "ms" << slowestName.left(100);
    }
};

QTEST_MAIN(TestWorstValues)
#include "tst_worstvalues_db.moc"
