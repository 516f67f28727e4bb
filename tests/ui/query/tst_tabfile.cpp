// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a tab: encoding and line ends kept, somebody else's change noticed and asked about, nothing on
// disk overwritten unasked.
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"
#include "ui/query/fileformatmenu.h"
#include "ui/query/tabfile.h"

#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace ui;
using core::workspace::Encoding;
using query::TabFile;

class TestTabFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Theme m_theme;
    Icons m_icons{m_theme};
    support::ScriptedPrompts m_prompts;
    std::unique_ptr<core::settings::Settings> m_settings;
    std::unique_ptr<editor::SqlEditor> m_editor;
    std::unique_ptr<Banner> m_banner;
    std::unique_ptr<TabFile> m_file;

    QString path() { return m_folder.filePath(QStringLiteral("a & %1.sql")); }
    QByteArray disk()
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    void write(const QByteArray &bytes)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void open(const QByteArray &bytes)
    {
        write(bytes);
        QSignalSpy renamed(m_file.get(), &TabFile::renamed);
        m_file->open(path());
        QTRY_COMPARE(renamed.size(), 1);
    }
    bool save()
    {
        std::optional<bool> done;
        m_file->save(QStringLiteral("Query"), [&](bool written) { done = written; });
        return QTest::qWaitFor([&] { return done.has_value(); }, support::Patience) && *done;
    }
    QPushButton *button(const QString &text)
    {
        for (auto *button : m_banner->findChildren<QPushButton *>()) {
            if (button->text() == text && !button->isHidden() && !m_banner->isHidden())
                return button;
        }
        return nullptr;
    }

private slots:
    void init()
    {
        QFile::remove(path());
        m_prompts.questions.clear();
        m_settings = std::make_unique<core::settings::Settings>(m_folder.filePath(QStringLiteral("s.ini")));
        m_editor = std::make_unique<editor::SqlEditor>(m_theme, m_icons);
        m_banner = std::make_unique<Banner>(m_theme, m_icons);
        m_file = std::make_unique<TabFile>(*m_editor, *m_settings, m_prompts, *m_banner, nullptr);
    }
    void cleanup()
    {
        m_file.reset();
        m_banner.reset();
        m_editor.reset();
    }

    void keepsEncodingAndLineEnds()
    {
        open("\xEF\xBB\xBFselect '\xC3\xA9';\r\nselect 2;\n");
        QCOMPARE(m_editor->text(), QStringLiteral("select 'é';\r\nselect 2;\n"));
        QVERIFY(!m_file->isModified());
        QVERIFY(m_file->hasWindowsLineEnds());
        m_editor->insertText(QStringLiteral("-- "));
        QVERIFY(m_file->isModified());
        QVERIFY(save());
        QVERIFY(!m_file->isModified());
        QCOMPARE(disk(), QByteArray("\xEF\xBB\xBF-- select '\xC3\xA9';\r\nselect 2;\n"));
    }

    void bytesThatAreNoTextStay()
    {
        open("select 'caf\xE9\xFF', 1");
        QVERIFY(m_banner->text().contains(QLatin1String("not UTF-8")));
        m_editor->insertText(QStringLiteral("-- "));
        QVERIFY(save());
        QCOMPARE(disk(), QByteArray("-- select 'caf\xE9\xFF', 1"));
        // read as what it is, and written so
        open("caf\xE9");
        const QString other = QStringLiteral("Read as Windows-1252 (Western)");
        QTRY_VERIFY(button(other));
        button(other)->click();
        QTRY_COMPARE(m_editor->text(), QStringLiteral("café"));
        m_editor->insertText(QStringLiteral("é"));
        QVERIFY(save());
        QCOMPARE(disk(),
                 QByteArray("\xE9"
                            "caf\xE9"));
        m_editor->insertText(QStringLiteral("\U0001F418"));
        QVERIFY(!save());
        QVERIFY(m_banner->text().contains(QStringLiteral("\U0001F418")));
        QCOMPARE(disk(),
                 QByteArray("\xE9"
                            "caf\xE9"));
    }

    void longLinesAreBroken()
    {
        const QByteArray row = "(1, 'one'), ";
        open("insert into t values " + row.repeated(20000) + "(2, 'two');\n");
        QVERIFY(m_banner->text().contains(QLatin1String("broken")));
        QVERIFY(!m_file->isModified());
        QVERIFY(m_editor->area().lines() > 3);
        QCOMPARE(m_editor->allStatements().size(), 1);
        QCOMPARE(m_editor->text().remove(QLatin1Char('\n')).size(), 21 + 20000 * row.size() + 11);
    }

    void whatIsTooMuchIsRunInstead()
    {
        m_editor->setText(QStringLiteral("mine"));
        QSignalSpy run(m_file.get(), &TabFile::runRequested);
        // a value that no line break fits into
        write("select '" + QByteArray(1 << 20, 'x') + "';\n");
        m_file->open(path());
        QTRY_VERIFY(button(QStringLiteral("Run the file")));
        QCOMPARE(m_editor->text(), QStringLiteral("mine"));
        QVERIFY(m_file->path().isEmpty());
        // a file of 450 MB, without reading it
        QFile sparse(path());
        QVERIFY(sparse.resize(450LL << 20));
        m_banner->clear();
        m_file->open(path());
        QVERIFY(m_banner->text().contains(QLatin1String("450")));
        QTRY_VERIFY(button(QStringLiteral("Run the file")));
        button(QStringLiteral("Run the file"))->click();
        QCOMPARE(run.size(), 1);
        QCOMPARE(run.first().first().toString(), path());
        QCOMPARE(m_editor->text(), QStringLiteral("mine"));
    }

    void formatIsChosen()
    {
        open("a\nb\n");
        std::unique_ptr<QMenu> menu(query::fileFormatMenu(*m_file, nullptr));
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("encoding.utf8"))->isChecked());
        menu->findChild<QAction *>(QStringLiteral("encoding.utf16le"))->trigger();
        menu->findChild<QAction *>(QStringLiteral("lineEnds.windows"))->trigger();
        QVERIFY(m_file->isModified());
        QVERIFY(save());
        QCOMPARE(disk(),
                 QByteArray("\xFF\xFE"
                            "a\0\r\0\n\0b\0\r\0\n\0",
                            14));
    }

    void changeOnDiskIsAskedAbout()
    {
        open("mine\n");
        write("theirs, and longer\n");
        QTRY_VERIFY(button(QStringLiteral("Reload")));
        QCOMPARE(m_editor->text(), QStringLiteral("mine\n")); // nothing by itself
        button(QStringLiteral("Reload"))->click();
        QTRY_COMPARE(m_editor->text(), QStringLiteral("theirs, and longer\n"));
        QTRY_VERIFY(m_banner->text().isEmpty() || m_banner->isHidden());

        m_editor->insertText(QStringLiteral("edited "));
        write("again somebody else\n");
        QTRY_VERIFY(button(QStringLiteral("Compare")));
        m_prompts.answer(QStringLiteral("Keep mine"));
        button(QStringLiteral("Compare"))->click();
        QTRY_COMPARE(m_prompts.questions.size(), 1);
        QVERIFY(m_prompts.questions.first().detail.contains(QLatin1String("+again somebody else")));
        QVERIFY(m_prompts.questions.first().detail.contains(QLatin1String("-edited theirs")));
        QTRY_VERIFY(m_banner->isHidden());
        QVERIFY(save()); // it was seen: no second question
        QCOMPARE(disk(), QByteArray("edited theirs, and longer\n"));
    }

    void sameContentIsNoNews()
    {
        open("same\n");
        write("same\n");
        QVERIFY(save());
        QVERIFY(m_prompts.questions.isEmpty());
        QVERIFY(!button(QStringLiteral("Reload")));
    }

    void unseenChangeIsNotOverwritten()
    {
        open("mine\n");
        m_editor->insertText(QStringLiteral("x"));
        write("written a moment before the save\n");
        QVERIFY(!save()); // the question was cancelled
        QCOMPARE(m_prompts.questions.size(), 1);
        QCOMPARE(disk(), QByteArray("written a moment before the save\n"));
        m_prompts.answer(QStringLiteral("Overwrite"));
        QVERIFY(save());
        QCOMPARE(disk(), QByteArray("xmine\n"));
    }

    void deletedFileIsTold()
    {
        open("mine\n");
        QVERIFY(QFile::remove(path()));
        QTRY_VERIFY(m_banner->text().contains(QLatin1String("not there any more")));
        QVERIFY(m_file->isModified());
        QVERIFY(save());
        QCOMPARE(disk(), QByteArray("mine\n"));
    }

    void comesBackOverARestart()
    {
        open("\xEF\xBB\xBFmine\n");
        m_editor->insertText(QStringLiteral("x"));
        const QJsonObject state = m_file->state();
        editor::SqlEditor other(m_theme, m_icons);
        Banner banner(m_theme, m_icons);
        TabFile file(other, *m_settings, m_prompts, banner, nullptr);
        other.setText(m_editor->text());
        file.restore(state);
        QCOMPARE(file.path(), path());
        QCOMPARE(int(file.encoding()), int(Encoding::Utf8Mark));
        QVERIFY(file.isModified());
        // changed while nobody looked
        m_file.reset();
        write("meanwhile\n");
        editor::SqlEditor third(m_theme, m_icons);
        TabFile later(third, *m_settings, m_prompts, *m_banner, nullptr);
        later.restore(state);
        QTRY_VERIFY(button(QStringLiteral("Reload")));
    }
};

QTEST_MAIN(TestTabFile)
#include "tst_tabfile.moc"
