// SPDX-License-Identifier: GPL-3.0-or-later
// The page of settings: every field shows what holds, a legal value takes effect at once, an illegal one
// never, and going back leaves nothing in the file.
#include "tests/support/testmain.h"
#include "ui/forms/field.h"
#include "ui/forms/formview.h"
#include "ui/settings/settingsform.h"
#include "ui/settings/settingstab.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ui;
using core::settings::Settings;
using core::settings::ThemeMode;
using ui::settings::SettingsTab;

namespace keys = core::settings::keys;

class TestSettingsTab : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Theme m_theme;
    Icons m_icons{m_theme};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<SettingsTab> m_tab;

    QLineEdit *line(const char *key)
    {
        forms::Field *field = m_tab->form().field(QLatin1String(key));
        return field ? field->findChild<QLineEdit *>() : nullptr;
    }
    void type(const char *key, const QString &text)
    {
        QLineEdit *edit = line(key);
        QVERIFY(edit);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
    }

private slots:
    void init()
    {
        m_settings = std::make_unique<Settings>(m_folder.filePath(QStringLiteral("settings.ini")));
        m_tab = std::make_unique<SettingsTab>(m_theme, m_icons, *m_settings);
        m_tab->resize(900, 700);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
    }
    void cleanup()
    {
        m_tab.reset();
        m_settings.reset();
        QFile::remove(m_folder.filePath(QStringLiteral("settings.ini")));
    }

    void defaultsAreShownAndNotMarked()
    {
        QCOMPARE(line(keys::memoryBudget.name)->text(), QStringLiteral("256"));
        QCOMPARE(line(keys::softLimitRows.name)->text(), QStringLiteral("100000"));
        QVERIFY(!m_tab->form().isModified());
        QVERIFY(!m_tab->form().hasErrors());
    }

    void aLegalValueTakesEffectAtOnce()
    {
        type(keys::memoryBudget.name, QStringLiteral("512"));
        QCOMPARE(m_settings->get(keys::memoryBudget), 512);
        QVERIFY(m_tab->form().isModified());
        type(keys::softLimitRows.name, {}); // never
        QCOMPARE(m_settings->get(keys::softLimitRows), 0);
        QCOMPARE(line(keys::softLimitRows.name)->placeholderText(), QStringLiteral("never"));
    }

    void anIllegalValueNever()
    {
        type(keys::memoryBudget.name, QStringLiteral("700"));
        QCOMPARE(m_settings->get(keys::memoryBudget), 700);
        for (const QString &text : {QStringLiteral("3"), QString(), QStringLiteral("99999999999")}) {
            const int before = m_settings->get(keys::memoryBudget);
            line(keys::memoryBudget.name)->setFocus();
            line(keys::memoryBudget.name)->clear();
            QTest::keyClicks(line(keys::memoryBudget.name), text);
            const int now = m_settings->get(keys::memoryBudget);
            QVERIFY2(now >= keys::memoryBudget.lowest && now <= keys::memoryBudget.highest,
                     qPrintable(QString::number(now)));
            if (text.size() < 2)
                QCOMPARE(now, before);
        }
        QVERIFY(m_tab->form().hasErrors());
    }

    void whatIsSetElsewhereIsShown()
    {
        m_settings->set(keys::pausedIdleMinutes, 17);
        QCOMPARE(line(keys::pausedIdleMinutes.name)->text(), QStringLiteral("17"));
        m_settings->set(keys::themeMode, ThemeMode::Dark);
        QCOMPARE(m_tab->form().values().text(QLatin1String(keys::themeMode.name)), QStringLiteral("2"));
    }

    void backToTheDefaultsLeavesNothingInTheFile()
    {
        type(keys::memoryBudget.name, QStringLiteral("512"));
        type(keys::undoJournal.name, QStringLiteral("8"));
        QCOMPARE(m_settings->get(keys::undoJournal), 8);
        QTest::mouseClick(m_tab->findChild<QPushButton *>(QStringLiteral("settingsDefaults")),
                          Qt::LeftButton);
        QCOMPARE(m_settings->get(keys::memoryBudget), keys::memoryBudget.fallback);
        QCOMPARE(m_settings->get(keys::undoJournal), keys::undoJournal.fallback);
        QVERIFY(m_settings->save());
        QFile file(m_settings->file());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains("memoryBudget"));
    }
};

QTEST_MAIN(TestSettingsTab)
#include "tst_settingstab.moc"
