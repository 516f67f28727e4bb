// SPDX-License-Identifier: GPL-3.0-or-later
// The hands of a person before the real window: starting, ending, keys, connecting, pictures. Steps report
// their failure to the test that runs. HOWDAH_SHOTS=folder keeps pictures, light and dark.
#pragma once

#include "app/program.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

class Journey : public QObject
{
protected:
    /// Milliseconds. Generous: a loaded machine with two cores, under sanitizers, is still told from a frozen
    /// window.
    static constexpr qint64 LongestGap = 1500;

    QTemporaryDir m_home;
    int m_homes = 0; ///< folders made for the program
    std::unique_ptr<app::Program> m_program;
    support::ScriptedPrompts *m_prompts = nullptr;
    std::unique_ptr<Heartbeat> m_heart;

    ui::window::MainWindow &window() { return m_program->window(); }
    template <class T> T *find(const char *name, QWidget *in = nullptr)
    {
        return (in ? in : &window())->findChild<T *>(QLatin1String(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &window(), key, modifiers);
    }

    /// Empty folders for the programs started from now on. In init(): a form or tab that one function leaves
    /// would come back in the next, and a window with tabs opens none for a new connection.
    void useFolders()
    {
        QVERIFY(m_home.isValid());
        const QString home = m_home.filePath(QStringLiteral("home%1").arg(++m_homes));
        for (const char *kind : {"config", "data", "cache"})
            qputenv(QByteArray("HOWDAH_" + QByteArray(kind).toUpper() + "_HOME"),
                    QString(home + QLatin1Char('/') + QLatin1String(kind)).toUtf8());
    }
    void start(const QSize &size = {1440, 900})
    {
        auto prompts = std::make_unique<support::ScriptedPrompts>();
        m_prompts = prompts.get();
        m_program = std::make_unique<app::Program>(app::Program::Options{{}, std::move(prompts)});
        window().resize(size);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
        m_heart = std::make_unique<Heartbeat>();
    }
    /// Ends the program where there is one; fails where its window stood still since start(), or rows of
    /// results are left in memory.
    void end()
    {
        if (!m_program)
            return;
        const qint64 gap = m_heart ? m_heart->longestGap() : 0;
        m_heart.reset();
        qInfo("longest gap of the GUI thread in %s: %lld ms", QTest::currentTestFunction(), gap);
        QVERIFY(m_program->shutDown(std::chrono::seconds(10)));
        QCOMPARE(m_program->resultBudget().used(), 0);
        m_program.reset();
        QVERIFY2(gap < LongestGap || qEnvironmentVariableIsSet("HOWDAH_SHOTS"),
                 qPrintable(QString::number(gap)));
    }
    /// As typed into the field of the welcome tab.
    void connectTo(const QString &url)
    {
        auto *field = find<QLineEdit>("adHocField");
        QVERIFY(field);
        field->setText(url);
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
        QTRY_VERIFY(window().currentSqlTab());
    }
    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const auto &[action, suffix] :
             {std::pair("theme.dark", "dark"), std::pair("theme.light", "light")}) {
            window().actions().action(QLatin1StringView(action))->setChecked(true);
            QCoreApplication::sendPostedEvents();
            QVERIFY(window().grab().save(QStringLiteral("%1/journey-%2-%3.png")
                                             .arg(folder, QLatin1String(name), QLatin1String(suffix))));
        }
    }
};
