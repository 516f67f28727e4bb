// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/clearpasswords.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/editor/codearea.h"
#include "ui/query/messagesview.h"
#include "ui/query/passwordguard.h"

#include <QPushButton>

using namespace ui;
using namespace ui::query;
using Sci = QsciScintilla;

class TestPasswordGuard : public QObject
{
    Q_OBJECT

    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<editor::SqlEditor> m_editor;
    std::unique_ptr<Banner> m_bar;
    std::unique_ptr<PasswordGuard> m_guard;
    int m_runs = 0;

    bool admits(bool superuser = false)
    {
        return m_guard->admits(m_editor->allStatements(), superuser, [this] { ++m_runs; });
    }
    QPushButton *button(const QString &text)
    {
        for (auto *button : m_bar->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
    QByteArray underlined()
    {
        QByteArray marks;
        const auto &area = m_editor->area();
        for (long i = 0; i < area.SendScintilla(Sci::SCI_GETLENGTH); ++i)
            marks += area.SendScintilla(Sci::SCI_INDICATORVALUEAT, 9UL, i) ? '^' : ' ';
        return marks;
    }

private slots:
    void init()
    {
        m_runs = 0;
        m_editor = std::make_unique<editor::SqlEditor>(m_theme, m_icons);
        m_bar = std::make_unique<Banner>(m_theme, m_icons);
        m_guard = std::make_unique<PasswordGuard>(*m_editor, *m_bar, nullptr);
    }
    void cleanup()
    {
        m_guard.reset();
        m_bar.reset();
        m_editor.reset();
    }

    void lawfulRuns()
    {
        m_editor->setText(QStringLiteral("select 1; alter role bob password null; select password 'x'"));
        QVERIFY(admits());
        QVERIFY(m_bar->isHidden());
    }

    void asksAndReplaces()
    {
        const QString before = QStringLiteral("/* ä😀 */ select 1;\nalter role \"b'ö\" password 'it''s';\n"
                                              "create user c password $$x$$;\nselect 'ä'");
        m_editor->setText(before);
        QVERIFY(!admits());
        QVERIFY(!m_bar->isHidden());
        QVERIFY(m_bar->text().contains(QLatin1String("log")));
        QVERIFY(button(QStringLiteral("Replace by verifier")));
        button(QStringLiteral("Replace by verifier"))->click();
        QTRY_VERIFY(m_bar->tone() == Banner::Tone::Ok);
        const QString text = m_editor->text();
        QVERIFY(text.startsWith(
            QStringLiteral("/* ä😀 */ select 1;\nalter role \"b'ö\" password 'SCRAM-SHA-256$4096:")));
        QVERIFY(text.endsWith(QStringLiteral("=';\nselect 'ä'")));
        QCOMPARE(text.count(QLatin1String("SCRAM-SHA-256$")), 2);
        QCOMPARE(m_runs, 0);
        QVERIFY(admits());
        m_editor->undo(); // one step
        QCOMPARE(m_editor->text(), before);
    }

    void runsAsItIs()
    {
        m_editor->setText(QStringLiteral("alter role bob password 'x'"));
        QVERIFY(!admits());
        button(QStringLiteral("Run as it is"))->click();
        QCOMPARE(m_runs, 1);
        QVERIFY(m_bar->isHidden());
        QVERIFY(!admits());
        button(QStringLiteral("Cancel"))->click();
        QCOMPARE(m_runs, 1);
        QVERIFY(m_bar->isHidden());
    }

    void noVerifierForOthers()
    {
        m_editor->setText(
            QStringLiteral("create subscription s connection 'host=h password=x' publication p"));
        QVERIFY(!admits());
        QVERIFY(!button(QStringLiteral("Replace by verifier")));
        QVERIFY(button(QStringLiteral("Run as it is")));
    }

    void keptOutOfTheLog()
    {
        const QString before = QStringLiteral(
            "select 'ä';\ncreate user mapping for bob server s options (password 'x\"'';')  ;\nselect 2");
        m_editor->setText(before);
        QVERIFY(!admits());
        QVERIFY(m_bar->text().contains(QLatin1String("log_statement")));
        QVERIFY(!button(QStringLiteral("Keep it out of the log"))); // who may not is not offered it
        const editor::SqlRange statement = m_editor->allStatements().at(1);
        QVERIFY(PasswordGuard::look({statement}).count > 0);
        QVERIFY(!m_guard->admits({statement}, true, [this] { ++m_runs; }));
        QVERIFY(button(QStringLiteral("Keep it out of the log")));
        button(QStringLiteral("Keep it out of the log"))->click();
        QCOMPARE(m_bar->tone(), Banner::Tone::Ok);
        QCOMPARE(m_runs, 0);
        // the settings around it are what is selected, and run without another question
        const auto selected = m_editor->statementsInSelection();
        QCOMPARE(selected.first().text, QByteArray("set log_statement = 'none'"));
        QVERIFY(selected.last().text.startsWith("reset "));
        QCOMPARE(selected.size(), 15);
        QCOMPARE(selected.at(7).text.trimmed(), statement.text.trimmed());
        QVERIFY(m_guard->admits(selected, true, [] {}));
        QVERIFY(m_editor->text().startsWith(QStringLiteral("select 'ä';\nset log_statement")));
        QVERIFY(m_editor->text().endsWith(QStringLiteral("select 2")));
        m_editor->undo(); // one step
        QCOMPARE(m_editor->text(), before);

        // the last one, without a semicolon
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_editor->setText(QStringLiteral("alter user mapping for bob server s options (set password 'x')"));
        QVERIFY(!admits(true));
        button(QStringLiteral("Keep it out of the log"))->click();
        QCOMPARE(m_editor->allStatements().size(), 15);
        QCOMPARE(m_editor->statementsInSelection().size(), 15);
    }

    void changedMeanwhile()
    {
        m_editor->setText(QStringLiteral("alter role bob password 'x'"));
        QVERIFY(!admits());
        m_editor->setText(QStringLiteral("alter role bob login"));
        button(QStringLiteral("Replace by verifier"))->click();
        QTRY_VERIFY(m_bar->tone() == Banner::Tone::Warn);
        QCOMPARE(m_editor->text(), QStringLiteral("alter role bob login"));
    }

    void underlinesWhileTyping()
    {
        m_editor->setText(QStringLiteral("alter role b password 'xy' login"));
        QTRY_COMPARE(underlined(), QByteArray("                      ^^^^      "));
        m_editor->setText(QStringLiteral("alter role b password null"));
        QTRY_VERIFY(!underlined().contains('^'));
    }

    void messagesMask()
    {
        MessagesView messages(m_theme, 100);
        core::query::Outcome outcome;
        core::Error error;
        error.kind = core::Error::Kind::Sql;
        error.message = QStringLiteral("syntax error");
        error.context = QStringLiteral("SQL statement \"alter role bob pasword 's3cr3t'\"");
        outcome.error = error;
        messages.addOutcome(QStringLiteral("alter role bob password 's3cr3t' foo"), outcome);
        QVERIFY2(!messages.toPlainText().contains(QLatin1String("s3cr3t")),
                 qPrintable(messages.toPlainText()));
        QVERIFY(messages.toPlainText().contains(QStringLiteral("alter role bob password '…' foo")));
    }
};

QTEST_MAIN(TestPasswordGuard)
#include "tst_passwordguard.moc"
