// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/base/prompts.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <optional>

using namespace ui;

namespace {

const QString Hostile = QStringLiteral("a\"b'c & <b>%1</b>\n\u202Eabc\U0001F418");

Question dropQuestion()
{
    return {.title = QStringLiteral("Drop table %1?").arg(Hostile),
            .text = Hostile,
            .detail = QStringLiteral("drop table orders;"),
            .answers = {{QStringLiteral("Drop table"), Question::Role::Danger}}};
}

QDialog *shown(const QWidget &window)
{
    return window.findChild<QDialog *>();
}

} // namespace

class TestPrompts : public QObject
{
    Q_OBJECT

private slots:
    void answers()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        std::optional<int> got;
        prompts.ask(dropQuestion(), &window, [&](int answer) { got = answer; });
        QVERIFY(!got); // asked, not waited for
        QDialog *dialog = shown(window);
        QVERIFY(dialog);
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->windowModality(), Qt::WindowModal);
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("promptAnswer0"));
        QVERIFY(button->property("danger").toBool());
        QVERIFY(!button->isDefault());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(got, std::optional<int>(0));
        QTRY_VERIFY(!shown(window));
    }

    void escapeAndCloseCancel()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        std::optional<int> got;
        prompts.ask(dropQuestion(), &window, [&](int answer) { got = answer; });
        QTest::keyClick(shown(window), Qt::Key_Escape);
        QCOMPARE(got, std::optional<int>(-1));
        QTRY_VERIFY(!shown(window));
        got.reset();
        Question question = dropQuestion();
        question.answers.append({QStringLiteral("Keep it"), Question::Role::Primary});
        question.escape = 1;
        prompts.ask(question, &window, [&](int answer) { got = answer; });
        QVERIFY(!shown(window)->findChild<QPushButton *>(QStringLiteral("promptCancel")));
        shown(window)->close();
        QCOMPARE(got, std::optional<int>(1));
    }

    void confirmationIsTyped()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        Question question = dropQuestion();
        question.confirmation = QStringLiteral("orders");
        std::optional<int> got;
        prompts.ask(question, &window, [&](int answer) { got = answer; });
        auto *button = shown(window)->findChild<QPushButton *>(QStringLiteral("promptAnswer0"));
        auto *field = shown(window)->findChild<QLineEdit *>(QStringLiteral("promptConfirm"));
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(field, QStringLiteral("orders"));
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(got, std::optional<int>(0));
    }

    void contextGoneFirst()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        auto context = std::make_unique<QObject>(&window);
        bool called = false;
        prompts.ask(dropQuestion(), context.get(), [&](int) { called = true; });
        QVERIFY(shown(window));
        context.reset();
        QTRY_VERIFY(!shown(window));
        QVERIFY(!called);
    }

    void text()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        QString got;
        bool ok = false;
        const TextQuestion question{.title = QStringLiteral("Password for postgres"),
                                    .accept = QStringLiteral("Connect"),
                                    .secret = true};
        prompts.askText(question, &window, [&](bool accepted, const QString &typed) {
            ok = accepted;
            got = typed;
        });
        auto *field = shown(window)->findChild<QLineEdit *>(QStringLiteral("promptField"));
        QCOMPARE(field->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field, QStringLiteral("s3cret"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(ok);
        QCOMPARE(got, QStringLiteral("s3cret"));
    }

    void file()
    {
        Theme theme;
        DialogPrompts prompts(theme);
        QWidget window;
        window.show();
        QTemporaryDir folder;
        QString got = QStringLiteral("none");
        prompts.saveFile({.title = QStringLiteral("Export"),
                          .suggestion = folder.filePath(QStringLiteral("orders")),
                          .filters = {QStringLiteral("CSV (*.csv)")},
                          .suffix = QStringLiteral("csv")},
                         &window, [&](const QString &path) { got = path; });
        auto *dialog = qobject_cast<QFileDialog *>(shown(window));
        QVERIFY(dialog);
        QMetaObject::invokeMethod(dialog, "accept");
        QCOMPARE(got, folder.filePath(QStringLiteral("orders.csv")));
    }

    void scripted()
    {
        support::ScriptedPrompts prompts;
        prompts.answer(QStringLiteral("Drop table"));
        QObject context;
        std::optional<int> got;
        prompts.ask(dropQuestion(), &context, [&](int answer) { got = answer; });
        QVERIFY(!got);
        QTRY_COMPARE(got, std::optional<int>(0));
        prompts.ask(dropQuestion(), &context, [&](int answer) { got = answer; });
        QTRY_COMPARE(got, std::optional<int>(-1));
        QCOMPARE(prompts.questions.size(), 2);
    }
};

QTEST_MAIN(TestPrompts)
#include "tst_prompts.moc"
