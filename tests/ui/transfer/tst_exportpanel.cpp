// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"
#include "core/session/pool.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/transfer/exportpanel.h"
#include "ui/transfer/preview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace core;
using core::transfer::ExportReport;
using ui::transfer::ExportOffer;
using ui::transfer::ExportPanel;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

result::ChunkPtr chunk(const QList<QList<std::optional<QByteArray>>> &rows)
{
    result::ChunkBuilder builder(int(rows.first().size()));
    for (const auto &row : rows) {
        std::vector<result::CellView> cells;
        for (const auto &cell : row)
            cells.push_back(cell ? result::CellView{cell->constData(), cell->size(), false}
                                 : result::CellView{});
        builder.append(cells);
    }
    return builder.take();
}

} // namespace

class TestExportPanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<settings::Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_settings->set(settings::keys::exportFolder, m_folder->filePath(QStringLiteral("out")));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("out")));
        m_prompts = std::make_unique<support::ScriptedPrompts>();
        m_panel = open(smallOffer());
    }

    void cleanup()
    {
        delete m_panel;
        m_settings.reset();
        m_folder.reset();
    }

    void exportsWhatIsHeld()
    {
        QCOMPARE(widget<QLabel>("exportSource")->text(), QStringLiteral("Result 1 · 3 rows"));
        QCOMPARE(widget<QLineEdit>("exportPath")->text(), out("Result 1_ %1.csv"));
        QSignalSpy finished(m_panel, &ExportPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().value<ExportReport>().rows, 3);
        QCOMPARE(content(out("Result 1_ %1.csv")),
                 QByteArray("id,\"a \"\"b\"\" <i>\"\n1,x\n2,\n3,\"a,b\"\n"));
        const auto *banner = widget<ui::Banner>("exportBanner");
        QCOMPARE(banner->tone(), ui::Banner::Tone::Ok);
        QVERIFY2(banner->text().startsWith(QStringLiteral("3 rows, 32 B in ")), qPrintable(banner->text()));
        press("bannerButton1");
        QCOMPARE(QGuiApplication::clipboard()->text(), out("Result 1_ %1.csv"));
        QVERIFY(!m_panel->isRunning());
        QVERIFY(widget<QPushButton>("exportStart")->isVisible());
    }

    void theFieldsAreTheOptions()
    {
        choose("exportDelimiter", 2);
        widget<QLineEdit>("exportQuote")->setText(QStringLiteral("'"));
        widget<QLineEdit>("exportNull")->setText(QStringLiteral("NULL"));
        choose("exportEncoding", 1);
        choose("exportLineEnd", 1);
        widget<QCheckBox>("exportHeader")->setChecked(false);
        QCOMPARE(widget<QPlainTextEdit>("exportPreview")->toPlainText(),
                 QStringLiteral("1\tx\n2\tNULL\n3\ta,b"));
        QSignalSpy finished(m_panel, &ExportPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(content(out("Result 1_ %1.csv")),
                 QByteArray("\xEF\xBB\xBF"
                            "1\tx\r\n2\tNULL\r\n3\ta,b\r\n"));
        // and the next panel begins with them
        delete m_panel;
        m_panel = open(smallOffer());
        QCOMPARE(widget<QPlainTextEdit>("exportPreview")->toPlainText(),
                 QStringLiteral("1\tx\n2\tNULL\n3\ta,b"));
        QCOMPARE(widget<QComboBox>("exportEncoding")->currentIndex(), 1);
        QCOMPARE(widget<QComboBox>("exportLineEnd")->currentIndex(), 1);
    }

    void eachFormatHasItsFields()
    {
        const auto chooseFormat = [this](const char *label) {
            auto *box = widget<QComboBox>("exportFormat");
            const int index = box->findText(QLatin1String(label));
            QVERIFY2(index >= 0, label);
            box->setCurrentIndex(index);
        };
        const auto has = [this](const char *name) {
            return m_panel->findChild<QWidget *>(QLatin1String(name)) != nullptr;
        };
        const auto preview = [this] { return widget<QPlainTextEdit>("exportPreview")->toPlainText(); };
        // held rows are text
        QCOMPARE(widget<QComboBox>("exportFormat")->findText(QStringLiteral("COPY binary")), -1);
        choose("exportDelimiter", 1);
        chooseFormat("JSON Lines");
        QVERIFY(!has("exportDelimiter"));
        QCOMPARE(widget<QLineEdit>("exportPath")->text(), out("Result 1_ %1.jsonl"));
        QCOMPARE(preview().section(QLatin1Char('\n'), 1, 1),
                 QStringLiteral("{\"id\": \"2\", \"a \\\"b\\\" <i>\": null}"));
        choose("exportCompression", 1);
        QCOMPARE(widget<QLineEdit>("exportPath")->text(), out("Result 1_ %1.jsonl.gz"));
        chooseFormat("SQL upsert");
        QCOMPARE(widget<QLineEdit>("exportPath")->text(), out("Result 1_ %1.sql"));
        QVERIFY(!widget<QPushButton>("exportStart")->isEnabled());
        QVERIFY(!widget<QLabel>("exportTableProblem")->text().isEmpty());
        widget<QLineEdit>("exportTable")->setText(QStringLiteral("\"S 1\".t"));
        QVERIFY(!widget<QLabel>("exportKeyProblem")->text().isEmpty());
        widget<QLineEdit>("exportKey")->setText(QStringLiteral("nothing"));
        QVERIFY2(preview().contains(QStringLiteral("not among the columns")), qPrintable(preview()));
        widget<QLineEdit>("exportKey")->setText(QStringLiteral("id"));
        QVERIFY(
            preview().startsWith(QStringLiteral("INSERT INTO \"S 1\".t (id, \"a \"\"b\"\" <i>\") VALUES")));
        QVERIFY(widget<QPushButton>("exportStart")->isEnabled());
        chooseFormat("Excel (XLSX)");
        QVERIFY(!has("exportCompression"));
        QVERIFY(!widget<QPlainTextEdit>("exportPreview")->isVisible());
        QSignalSpy finished(m_panel, &ExportPanel::finished);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(content(out("Result 1_ %1.xlsx")).startsWith("PK"));
        // each keeps what was chosen, the table belongs to this export
        delete m_panel;
        m_panel = open(smallOffer());
        QCOMPARE(widget<QLineEdit>("exportPath")->text(), out("Result 1_ %1.xlsx"));
        chooseFormat("CSV");
        QCOMPARE(widget<QComboBox>("exportDelimiter")->currentIndex(), 1);
        chooseFormat("JSON Lines");
        QCOMPARE(widget<QComboBox>("exportCompression")->currentIndex(), 1);
        chooseFormat("SQL upsert");
        QCOMPARE(widget<QLineEdit>("exportTable")->text(), QString());
    }

    void whatCannotBeUsedIsSaidAtItsField()
    {
        choose("exportDelimiter", 4);
        QVERIFY(widget<QLineEdit>("exportOtherDelimiter")->isVisible());
        QVERIFY(!widget<QPushButton>("exportStart")->isEnabled());
        QCOMPARE(widget<QLabel>("exportDelimiterProblem")->text(), QStringLiteral("One ASCII character"));
        widget<QLineEdit>("exportOtherDelimiter")->setText(QStringLiteral("é"));
        QVERIFY(!widget<QPushButton>("exportStart")->isEnabled());
        widget<QLineEdit>("exportOtherDelimiter")->setText(QStringLiteral("^"));
        QVERIFY(widget<QPushButton>("exportStart")->isEnabled());
        QVERIFY(widget<QPlainTextEdit>("exportPreview")->toPlainText().startsWith(QStringLiteral("id^")));
        widget<QLineEdit>("exportNull")->setText(QStringLiteral("a^b"));
        QVERIFY(widget<QLabel>("exportNullProblem")->text().contains(QStringLiteral("delimiter")));
        widget<QLineEdit>("exportNull")->clear();
        widget<QLineEdit>("exportQuote")->setText(QStringLiteral("^"));
        QVERIFY(!widget<QLabel>("exportQuoteProblem")->text().isEmpty());
    }

    void problemsOfTheFile()
    {
        widget<QLineEdit>("exportPath")->setText(QStringLiteral("  "));
        press("exportStart");
        QVERIFY(!widget<QLabel>("exportPathProblem")->text().isEmpty());
        widget<QLineEdit>("exportPath")->setText(m_folder->path());
        press("exportStart");
        QVERIFY(widget<QLabel>("exportPathProblem")->text().contains(QStringLiteral("folder")));
        widget<QLineEdit>("exportPath")->setText(m_folder->filePath(QStringLiteral("no/such/x.csv")));
        QSignalSpy failed(m_panel, &ExportPanel::failed);
        press("exportStart");
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(widget<ui::Banner>("exportBanner")->tone(), ui::Banner::Tone::Danger);
        QVERIFY(widget<QWidget>("exportForm")->isEnabled());
    }

    void asksBeforeItReplaces()
    {
        const QString path = out("Result 1_ %1.csv");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        QSignalSpy finished(m_panel, &ExportPanel::finished);
        press("exportStart"); // no answer prepared: Cancel
        QTRY_COMPARE(m_prompts->questions.size(), 1);
        QCOMPARE(m_prompts->questions.first().title, QStringLiteral("Replace Result 1_ %1.csv?"));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!m_panel->isRunning());
        QCOMPARE(content(path), QByteArray("old"));
        m_prompts->answer(QStringLiteral("Replace"));
        press("exportStart");
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(content(path).startsWith("id,"));
        // the dialog for files asks by itself
        const QString other = out("other.csv");
        QVERIFY(QFile::copy(path, other));
        m_prompts->answerFile(other);
        press("exportBrowse");
        QTRY_COMPARE(m_prompts->fileQuestions.size(), 1);
        QTRY_COMPARE(widget<QLineEdit>("exportPath")->text(), other);
        press("exportStart");
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(m_prompts->questions.size(), 2);
    }

    void cancelLeavesNothing()
    {
        delete m_panel;
        m_panel = open(largeOffer());
        QSignalSpy failed(m_panel, &ExportPanel::failed);
        press("exportStart");
        QVERIFY(m_panel->isRunning());
        QVERIFY(!widget<QWidget>("exportForm")->isEnabled());
        m_panel->close(); // Esc and the cross do not end it
        QVERIFY(m_panel->isVisible());
        press("exportCancel");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<Error>().isCancelled());
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("out"))).isEmpty());
        QVERIFY(widget<ui::Banner>("exportBanner")->text().contains(QStringLiteral("cancelled")));
    }

    void goneWhileItRuns()
    {
        delete m_panel;
        m_panel = open(largeOffer());
        press("exportStart");
        delete m_panel;
        m_panel = nullptr;
        QTRY_VERIFY(QDir(m_folder->filePath(QStringLiteral("out"))).isEmpty());
    }

    void partialResultsSaySo()
    {
        delete m_panel;
        ExportOffer offer = smallOffer();
        offer.partial = true;
        m_panel = open(offer);
        QCOMPARE(widget<ui::Banner>("exportBanner")->tone(), ui::Banner::Tone::Warn);
    }

    /// HOWDAH_SHOTS=folder keeps pictures of the panel, to be looked at.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            QSKIP("HOWDAH_SHOTS is not set");
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
            const QString name
                = folder + (dark ? QStringLiteral("/export-dark") : QStringLiteral("/export-light"));
            delete m_panel;
            m_panel = open(largeOffer());
            QVERIFY(m_panel->grab().save(name + QStringLiteral(".png")));
            press("exportStart");
            QTRY_VERIFY(widget<QLabel>("exportProgress")->text().contains(QStringLiteral(" MB")));
            QVERIFY(m_panel->grab().save(name + QStringLiteral("-running.png")));
            delete m_panel;
            m_panel = open(smallOffer());
            QSignalSpy finished(m_panel, &ExportPanel::finished);
            widget<QLineEdit>("exportPath")->setText(out(dark ? "dark.csv" : "light.csv"));
            press("exportStart");
            QTRY_COMPARE(finished.size(), 1);
            QVERIFY(m_panel->grab().save(name + QStringLiteral("-done.png")));
        }
        m_theme.setMode(ui::Theme::Mode::Light);
    }

    void everyFieldCanBeNamed()
    {
        for (const QWidget *child : m_panel->findChildren<QWidget *>()) {
            if (child->focusPolicy() == Qt::NoFocus || !child->isVisible()
                || child->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            QVERIFY2(!child->accessibleName().isEmpty() || qobject_cast<const QLabel *>(child),
                     qPrintable(child->objectName() + QLatin1Char(' ')
                                + QLatin1String(child->metaObject()->className())));
        }
    }

    void previewCutsLongValues()
    {
        const QByteArray large = QByteArray("é").repeated(5 << 20);
        const auto text = ui::transfer::exportPreview(
            result::ShownRows::all({{.name = QStringLiteral("t")}},
                                   result::Rows(std::vector<result::ChunkPtr>{
                                       chunk({{large}, {QByteArray("\xff,")}, {QByteArray("not shown")}})})),
            {});
        QCOMPARE(text, QStringLiteral("t\n") + QString(40, QChar(0xe9)) + QStringLiteral("…\n\"\\xff,\""));
        core::transfer::WriteOptions impossible;
        impossible.csv.quote = ',';
        QCOMPARE(ui::transfer::exportPreview({}, impossible), QString());
    }

private:
    static ExportOffer smallOffer()
    {
        const QList<result::Column> columns{{.name = QStringLiteral("id")},
                                            {.name = QStringLiteral("a \"b\" <i>")}};
        const std::vector<result::ChunkPtr> chunks{
            chunk({{QByteArray("1"), QByteArray("x")}, {QByteArray("2"), std::nullopt}}),
            chunk({{QByteArray("3"), QByteArray("a,b")}})};
        const auto shown = result::ShownRows::all(columns, result::Rows(chunks));
        return {.source = core::transfer::RowsSource{shown},
                .title = QStringLiteral("Result 1"),
                .suggestedName = QStringLiteral("Result 1: %1"),
                .sample = shown};
    }

    /// The same chunk many times: much to write, little to hold.
    static ExportOffer largeOffer()
    {
        ExportOffer offer = smallOffer();
        const result::ChunkPtr one
            = chunk(QList<QList<std::optional<QByteArray>>>(1000, {QByteArray("1"), QByteArray(1000, 'x')}));
        offer.source = core::transfer::RowsSource{result::ShownRows::all(
            offer.sample.columns, result::Rows(std::vector<result::ChunkPtr>(20000, one)))};
        return offer;
    }

    ExportPanel *open(ExportOffer offer)
    {
        auto *panel
            = new ExportPanel({m_exporter, *m_settings, *m_prompts, m_theme, m_icons}, std::move(offer));
        panel->setAttribute(Qt::WA_DeleteOnClose, false);
        panel->show();
        return panel;
    }

    template <class W> W *widget(const char *name) const
    {
        W *found = m_panel->findChild<W *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void press(const char *name) const { QTest::mouseClick(widget<QPushButton>(name), Qt::LeftButton); }
    void choose(const char *name, int index) const { widget<QComboBox>(name)->setCurrentIndex(index); }
    QString out(const char *name) const
    {
        return m_folder->filePath(QStringLiteral("out/") + QLatin1String(name));
    }

    ui::Theme m_theme;
    ui::Icons m_icons{m_theme};
    session::Canceller m_canceller;
    session::Pool m_pool{m_canceller};
    core::transfer::Exporter m_exporter{m_pool};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<support::ScriptedPrompts> m_prompts;
    ExportPanel *m_panel = nullptr;
};

QTEST_MAIN(TestExportPanel)
#include "tst_exportpanel.moc"
