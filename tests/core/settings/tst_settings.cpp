// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace core::settings;

class TestSettings : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;

    void write(const QByteArray &bytes)
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("settings.ini"));
    }

    void answersDefaults()
    {
        const Settings settings(m_file);
        QCOMPARE(settings.get(keys::themeMode), ThemeMode::System);
        QCOMPARE(settings.get(keys::editorFontSize), 13);
        QCOMPARE(settings.get(keys::windowGeometry), QByteArray());
        QCOMPARE(settings.get(keys::exportFormat), QStringLiteral("csv"));
        QVERIFY(settings.get(keys::autoCommit));
        QVERIFY(settings.problem().isEmpty());
    }

    void keepsEveryType()
    {
        const QByteArray blob("\0\x01\xff\n;=\"%", 8);
        const QString text = QStringLiteral("a,b;\"'\n%1 <b> 😀 עברית\\");
        {
            Settings settings(m_file);
            settings.set(keys::themeMode, ThemeMode::Dark);
            settings.set(keys::editorFontSize, 20);
            settings.set(keys::windowGeometry, blob);
            settings.set(keys::exportOptions, text);
            settings.set(keys::autoCommit, false);
            VERIFY_OK(settings.save());
        }
        const Settings again(m_file);
        QCOMPARE(again.get(keys::themeMode), ThemeMode::Dark);
        QCOMPARE(again.get(keys::editorFontSize), 20);
        QCOMPARE(again.get(keys::windowGeometry), blob);
        QCOMPARE(again.get(keys::exportOptions), text);
        QVERIFY(!again.get(keys::autoCommit));
    }

    void saysWhatChanged()
    {
        Settings settings(m_file);
        QSignalSpy changed(&settings, &Settings::changed);
        settings.set(keys::editorFontSize, 15);
        settings.set(keys::editorFontSize, 15);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toString(), QLatin1String(keys::editorFontSize.name));
        settings.reset(keys::editorFontSize);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(settings.get(keys::editorFontSize), 13);
    }

    void nonsenseIsTheDefault()
    {
        write("[look]\ntheme=99\neditorFontSize=huge\n[editor]\ncompleteAfter=4000\n");
        const Settings settings(m_file);
        QCOMPARE(settings.get(keys::themeMode), ThemeMode::System);
        QCOMPARE(settings.get(keys::editorFontSize), 13);
        QCOMPARE(settings.get(keys::completeAfter), 2);
    }

    void aDamagedFileIsKept()
    {
        const QByteArray bytes("[look\n\x01\x02garbage without an equals sign\n");
        write(bytes);
        Settings settings(m_file);
        QVERIFY(settings.problem().contains(m_file));
        QFile aside(m_file + QStringLiteral(".corrupt"));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), bytes);
        settings.set(keys::editorFontSize, 15);
        VERIFY_OK(settings.save());
    }

    void aFolderThatIsNoneFailsOnSave()
    {
        write("x=1\n");
        Settings settings(m_file + QStringLiteral("/settings.ini"));
        settings.set(keys::editorFontSize, 15);
        QCOMPARE(settings.save().error().kind, core::Error::Kind::Io);
        QCOMPARE(settings.get(keys::editorFontSize), 15); // for the run
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
