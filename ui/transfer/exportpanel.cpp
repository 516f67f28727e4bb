// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportpanel.h"

#include "core/transfer/filenames.h"
#include "core/transfer/format.h"
#include "ui/base/amounts.h"
#include "ui/connections/tonelabel.h"
#include "ui/transfer/exportform.h"
#include "ui/transfer/paralleloptions.h"
#include "ui/transfer/preview.h"
#include "ui/transfer/rememberedoptions.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui::transfer {

using namespace core;
using connections::ToneLabel;
using core::transfer::ExportReport;
using core::transfer::WriteOptions;
namespace keys = settings::keys;

namespace {

qint64 rowsOf(const core::transfer::ExportSource &source)
{
    const auto *rows = std::get_if<core::transfer::RowsSource>(&source);
    return rows ? rows->shown.rowCount() : -1;
}

QString reportText(const ExportReport &report)
{
    return QStringLiteral("%1, %2 in %3")
        .arg(rowsText(report.rows), sizeText(report.bytes),
             durationText(std::chrono::duration_cast<std::chrono::milliseconds>(report.total)));
}

} // namespace

ExportPanel::ExportPanel(const Services &services, ExportOffer offer, QWidget *parent)
    : TransferDialog(services.theme, services.icons,
                     {.prefix = QStringLiteral("export"),
                      .icon = QStringLiteral("export"),
                      .title = QStringLiteral("Export"),
                      .start = QStringLiteral("Export"),
                      .startTip = QStringLiteral("Write the file (Ctrl+Enter)"),
                      .cancelTip = QStringLiteral("Stop; what was written so far is removed"),
                      .lineName = QStringLiteral("Share that is done"),
                      .banner = QStringLiteral("exportBanner")},
                     parent)
    , m_services(services)
    , m_offer(std::move(offer))
{
    setObjectName(QStringLiteral("exportPanel"));
    setWindowTitle(QStringLiteral("Export %1").arg(m_offer.title));
    build();
    restoreOptions();
    showPreview();
    connect(m_form, &ExportForm::changed, this, &ExportPanel::showPreview);
    connect(m_form, &ExportForm::browseRequested, this, &ExportPanel::browse);
}

ExportPanel::~ExportPanel()
{
    m_task.requestStop();
}

void ExportPanel::build()
{
    const Theme &theme = m_services.theme;
    QString source = m_offer.title;
    if (const qint64 rows = rowsOf(m_offer.source); rows >= 0)
        source += QStringLiteral(" · ") + rowsText(rows);
    else if (m_offer.expectedRows >= 0)
        source += QStringLiteral(" · about ") + rowsText(m_offer.expectedRows);
    auto *subheading = connections::makeMessageLabel(theme, Token::Muted);
    subheading->setText(source);
    subheading->setObjectName(QStringLiteral("exportSource"));
    subheading->setAccessibleName(QStringLiteral("What is exported"));

    if (m_offer.partial && m_offer.statement.isEmpty()) {
        m_banner->setMessage(
            Banner::Tone::Warn,
            m_offer.unfinished
                ? QStringLiteral("The server has more rows than were read so far: only these are exported. "
                                 "“Fetch all” below the grid reads the rest first.")
                : QStringLiteral(
                    "This result was stopped before its end: only the rows received are exported."));
        m_banner->setClosable(false);
    }
    m_form = new ExportForm(theme, rowsOf(m_offer.source) >= 0);
    m_form->setObjectName(QStringLiteral("exportForm"));
    m_previewLabel = new ToneLabel(theme, Token::Muted, QStringLiteral("Preview"));
    m_preview = new QPlainTextEdit;
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_preview->setAccessibleName(QStringLiteral("First lines of the file"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(theme.codeFont());
    m_preview->setTabChangesFocus(true);
    m_preview->setFixedHeight(80);

    auto *column = body();
    column->addWidget(subheading);
    column->addSpacing(metrics::Step);
    column->addWidget(m_banner);
    if (!m_offer.statement.isEmpty())
        column->addWidget(makeChoice());
    column->addWidget(m_form);
    if (std::holds_alternative<core::transfer::TableSource>(m_offer.source)) {
        m_parallel = new ParallelOptions(ParallelOptions::For::OneTable);
        column->addWidget(m_parallel);
    }
    column->addWidget(m_previewLabel);
    column->addWidget(m_preview);
    column->addStretch();
    setMinimumWidth(620);
}

/// Of a result that is not whole: what is here, or all of it by running the query once more. Nothing runs
/// again unless this is chosen.
QWidget *ExportPanel::makeChoice()
{
    const auto radio = [](const char *name, const QString &text, const QString &tip) {
        auto *button = new QRadioButton(text);
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(text);
        button->setToolTip(tip);
        return button;
    };
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Step);
    auto *held = radio("exportHeld", QStringLiteral("The %1 held here").arg(rowsText(rowsOf(m_offer.source))),
                       m_offer.unfinished ? QStringLiteral(
                           "The server has more rows than were read so far; “Fetch all” below "
                           "the grid reads the rest")
                                          : QStringLiteral("This result was stopped before its end"));
    m_again = radio("exportAgain", QStringLiteral("All rows: run the query again and export its result"),
                    QStringLiteral("Sends the statement once more, on a session of its own"));
    auto *remark = new ToneLabel(
        m_services.theme, Token::Muted,
        QStringLiteral(
            "The query runs a second time, with all it does, on a session of its own: it does not see "
            "temporary tables, settings and uncommitted changes of the tab."));
    remark->setWordWrap(true);
    remark->setObjectName(QStringLiteral("exportAgainRemark"));
    remark->setContentsMargins(6 * metrics::Step, 0, 0, 0);
    remark->hide();
    held->setChecked(true);
    column->addWidget(held);
    column->addWidget(m_again);
    column->addWidget(remark);
    connect(m_again, &QRadioButton::toggled, remark, &QWidget::setVisible);
    return box;
}

void ExportPanel::restoreOptions()
{
    WriteOptions usual{.title = m_offer.suggestedName};
    if (const auto *table = std::get_if<core::transfer::TableSource>(&m_offer.source))
        usual.sql.table = table->name;
    transfer::restoreOptions(m_services.settings, *m_form, usual);
    m_form->setPath(QDir::toNativeSeparators(rememberedFolder(m_services.settings) + QLatin1Char('/')
                                             + core::transfer::safeFileName(m_offer.suggestedName)
                                             + m_form->suffix()));
    if (m_parallel)
        m_parallel->restore(m_services.settings);
}

void ExportPanel::rememberOptions(const QString &path)
{
    transfer::rememberOptions(m_services.settings, *m_form);
    m_services.settings.set(keys::exportFolder, QFileInfo(path).path());
    if (m_parallel)
        m_parallel->remember(m_services.settings);
}

void ExportPanel::showPreview()
{
    const auto options = m_form->options();
    const bool possible
        = !m_offer.sample.columns.isEmpty() && core::transfer::formatInfo(m_form->format()).isText;
    m_preview->setVisible(possible);
    m_previewLabel->setVisible(possible);
    if (possible)
        m_preview->setPlainText(options ? exportPreview(m_offer.sample, *options) : QString());
    m_start->setEnabled(options.has_value() && !isRunning());
}

void ExportPanel::browse()
{
    const QString label = core::transfer::formatInfo(m_form->format()).label;
    const QString suffix = m_form->suffix();
    const FileQuestion question{.title = QStringLiteral("Export to"),
                                .suggestion = m_form->path(),
                                .filters = {label.section(QLatin1Char('('), 0, 0).trimmed()
                                                + QLatin1String(" (*") + suffix + QLatin1Char(')'),
                                            QStringLiteral("All files (*)")},
                                .suffix = suffix.mid(1)};
    m_services.prompts.saveFile(question, this, [this](const QString &path) {
        if (path.isEmpty())
            return;
        m_form->setPath(QDir::toNativeSeparators(path));
        m_agreedPath = path;
    });
}

void ExportPanel::start()
{
    const auto options = m_form->options();
    if (isRunning() || !options)
        return;
    const QString typed = QDir::fromNativeSeparators(m_form->path().trimmed());
    if (typed.isEmpty())
        return m_form->setPathProblem(QStringLiteral("Where should the file go?"));
    const QFileInfo target(QDir::isRelativePath(typed) ? QDir::homePath() + QLatin1Char('/') + typed : typed);
    if (target.isDir())
        return m_form->setPathProblem(QStringLiteral("This is a folder; a file name is missing"));
    const QString path = target.absoluteFilePath();
    if (!target.isFile() || path == m_agreedPath)
        return run(*options, path);
    const Question question{
        .title = QStringLiteral("Replace %1?").arg(target.fileName()),
        .text = QStringLiteral(
            "The file is there already. It is replaced when the export is complete, and stays as it is "
            "when the export fails or is cancelled."),
        .answers = {{QStringLiteral("Replace"), Question::Role::Primary}}};
    m_services.prompts.ask(question, this, [this, options, path](int answer) {
        if (answer == 0 && !isRunning())
            run(*options, path);
    });
}

void ExportPanel::run(const WriteOptions &options, const QString &path)
{
    rememberOptions(path);
    m_agreedPath.clear();
    m_progress = std::make_shared<core::transfer::Progress>();
    begin();
    core::transfer::ExportRequest request{
        .source = m_offer.source, .target = path, .write = options, .expectedRows = m_offer.expectedRows};
    if (m_again && m_again->isChecked())
        request.source = core::transfer::StatementSource{m_offer.statement};
    if (m_parallel)
        request.sessions = m_parallel->sessions();
    m_task = m_services.exporter.start(request, m_offer.profile, m_offer.database, m_progress);
    whenDone(m_task, this, [this](Result<ExportReport> answer) { ended(std::move(answer)); });
}

void ExportPanel::stopWork()
{
    m_task.requestStop();
}

TransferDialog::Shown ExportPanel::progress()
{
    const int percent = m_progress->percent();
    QString text = QStringLiteral("%1 · %2 · %3")
                       .arg(rowsText(m_progress->rows), sizeText(m_progress->bytes), durationText(elapsed()));
    if (percent >= 0)
        text += QStringLiteral(" · %1 %").arg(percent);
    return {text, percent / 100.0};
}

void ExportPanel::ended(Result<ExportReport> answer)
{
    end();
    if (!answer) {
        if (answer.error().isCancelled())
            m_banner->setMessage(Banner::Tone::Info,
                                 QStringLiteral("The export was cancelled. Nothing was written."));
        else
            m_banner->setError(answer.error());
        emit failed(answer.error());
        return;
    }
    const QString path = answer->target;
    m_banner->setMessage(answer->notes.isEmpty() ? Banner::Tone::Ok : Banner::Tone::Warn, reportText(*answer),
                         answer->notes.join(QLatin1Char('\n')));
    m_banner->addButton(QStringLiteral("Show in folder"),
                        [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
    m_banner->addButton(QStringLiteral("Copy path"),
                        [path] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path)); });
    m_close->setFocus(Qt::OtherFocusReason);
    emit finished(*answer);
}

void ExportPanel::lock(bool running)
{
    m_form->setEnabled(!running);
    if (m_parallel)
        m_parallel->setEnabled(!running);
    if (m_again)
        m_again->parentWidget()->setEnabled(!running);
    m_start->setEnabled(m_form->options().has_value());
}

} // namespace ui::transfer
