// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/tablesetpanel.h"

#include "core/base/sqlquote.h"
#include "core/transfer/filenames.h"
#include "ui/base/amounts.h"
#include "ui/connections/tonelabel.h"
#include "ui/transfer/exportform.h"
#include "ui/transfer/paralleloptions.h"
#include "ui/transfer/progressdelegate.h"
#include "ui/transfer/rememberedoptions.h"
#include "ui/transfer/tablesetmodel.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

namespace ui::transfer {

using namespace core;
using connections::ToneLabel;
using core::transfer::SetReport;
using core::transfer::TableInfo;
using core::transfer::WriteOptions;
namespace keys = settings::keys;

namespace {

/// By name; while a run is shown, what takes part in it.
class Filter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setOnlyChosen(bool only)
    {
        m_onlyChosen = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_onlyChosen && !sourceModel()->index(row, 0, parent).data(TableSetModel::ChosenRole).toBool())
            return false;
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    bool m_onlyChosen = false;
};

QString tablesText(qsizetype count)
{
    return count == 1 ? QStringLiteral("1 table") : QStringLiteral("%1 tables").arg(countText(count));
}

} // namespace

TableSetPanel::TableSetPanel(const Services &services, TableSetOffer offer, QWidget *parent)
    : TransferDialog(services.theme, services.icons,
                     {.prefix = QStringLiteral("export"),
                      .icon = QStringLiteral("export"),
                      .title = QStringLiteral("Export tables"),
                      .start = QStringLiteral("Export"),
                      .startTip = QStringLiteral("Write the files (Ctrl+Enter)"),
                      .cancelTip = QStringLiteral("Stop all tables; what was written so far is removed"),
                      .lineName = QStringLiteral("Share of all tables that is done"),
                      .banner = QStringLiteral("tableSetBanner")},
                     parent)
    , m_services(services)
    , m_offer(std::move(offer))
    , m_model(new TableSetModel(services.icons, this))
    , m_filter(new Filter(this))
{
    setObjectName(QStringLiteral("tableSetPanel"));
    setWindowTitle(QStringLiteral("Export tables"));
    build();
    restoreOptions(m_services.settings, *m_form, {.sql = {.table = {QStringLiteral("each")}}});
    m_form->setPath(QDir::toNativeSeparators(
        rememberedFolder(m_services.settings) + QLatin1Char('/')
        + core::transfer::safeFileName(m_offer.schema.isEmpty() ? m_offer.database : m_offer.schema)));
    m_parallel->restore(m_services.settings);
    m_keep->setChecked(m_services.settings.get(keys::exportKeepFinished));
    connect(m_form, &ExportForm::changed, this, &TableSetPanel::showChosen);
    connect(m_form, &ExportForm::browseRequested, this, &TableSetPanel::browse);
    connect(m_model, &TableSetModel::chosenChanged, this, &TableSetPanel::showChosen);
    showChosen();
    load();
}

TableSetPanel::~TableSetPanel()
{
    m_loading.requestStop();
    m_task.requestStop();
}

void TableSetPanel::build()
{
    const Theme &theme = m_services.theme;
    auto *source = connections::makeMessageLabel(theme, Token::Muted);
    source->setObjectName(QStringLiteral("tableSetSource"));
    source->setAccessibleName(QStringLiteral("What is exported"));
    source->setText(QStringLiteral("%1 · %2 · as they stand at one moment, each into a file of its own")
                        .arg(m_offer.profile.name,
                             m_offer.schema.isEmpty() ? m_offer.database
                                                      : QStringLiteral("schema %1").arg(m_offer.schema)));

    m_filterField = new QLineEdit;
    m_filterField->setObjectName(QStringLiteral("tableSetFilter"));
    m_filterField->setAccessibleName(QStringLiteral("Filter tables"));
    m_filterField->setPlaceholderText(QStringLiteral("Filter tables"));
    m_filterField->setToolTip(QStringLiteral("Shows the tables whose name holds this"));
    m_filterField->setClearButtonEnabled(true);
    m_all
        = makeButton("tableSetAll", QStringLiteral("Choose all"), QStringLiteral("Choose every table shown"));
    m_none = makeButton("tableSetNone", QStringLiteral("Choose none"),
                        QStringLiteral("Leave out every table shown"));
    for (QPushButton *button : {m_all, m_none})
        button->setProperty("flat", true);
    m_chosen = new ToneLabel(theme, Token::Muted);
    m_chosen->setObjectName(QStringLiteral("tableSetChosen"));
    m_chosen->setAccessibleName(QStringLiteral("Tables chosen"));
    auto *filterLine = new QHBoxLayout;
    filterLine->setSpacing(2 * metrics::Step);
    filterLine->addWidget(m_filterField, 1);
    filterLine->addWidget(m_all);
    filterLine->addWidget(m_none);
    filterLine->addWidget(m_chosen);

    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterKeyColumn(TableSetModel::Name);
    m_filter->setSortRole(TableSetModel::SortRole);
    m_filter->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view = new QTreeView;
    m_view->setObjectName(QStringLiteral("tableSetList"));
    m_view->setAccessibleName(QStringLiteral("Tables"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(TableSetModel::Name, Qt::AscendingOrder);
    m_view->setModel(m_filter);
    m_view->setItemDelegateForColumn(TableSetModel::State, new ProgressDelegate(theme, m_view));
    m_view->setMinimumHeight(160);
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(true);
    header->resizeSection(TableSetModel::Name, 210);
    header->resizeSection(TableSetModel::Rows, 96);
    header->resizeSection(TableSetModel::Size, 76);

    m_form = new ExportForm(theme, false, nullptr, ExportForm::Target::Folder);
    m_form->setObjectName(QStringLiteral("exportForm"));
    m_parallel = new ParallelOptions(ParallelOptions::For::ManyTables);
    m_keep = new QCheckBox(QStringLiteral("Keep finished tables when another fails"));
    m_keep->setObjectName(QStringLiteral("exportKeepFinished"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setToolTip(QStringLiteral("Without it a failure leaves no file of this export"));

    auto *column = body();
    column->addWidget(source);
    column->addSpacing(metrics::Step);
    column->addWidget(m_banner);
    // which tables on the left, how they are written on the right: both stay whole on a small screen
    auto *tables = new QVBoxLayout;
    tables->setSpacing(2 * metrics::Step);
    tables->addLayout(filterLine);
    tables->addWidget(m_view, 1);
    auto *keepLine = new QHBoxLayout;
    keepLine->setContentsMargins(ParallelOptions::Indent, 0, 0, 0);
    keepLine->addWidget(m_keep);
    auto *options = new QVBoxLayout;
    options->setSpacing(2 * metrics::Step);
    options->addWidget(m_form);
    options->addWidget(m_parallel);
    options->addLayout(keepLine);
    options->addStretch(1);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(4 * metrics::Step);
    sides->addLayout(tables, 3);
    sides->addLayout(options, 2);
    column->addLayout(sides, 1);
    resize(1120, 600);

    connect(m_filterField, &QLineEdit::textChanged, this, &TableSetPanel::applyFilter);
    connect(m_all, &QPushButton::clicked, this, [this] { chooseShown(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { chooseShown(false); });
}

void TableSetPanel::load()
{
    say(QStringLiteral("Reading the list of tables…"));
    m_loading = m_services.exporter.listTables(m_offer.profile, m_offer.database, m_offer.schema);
    whenDone(m_loading, this, [this](Result<QList<TableInfo>> tables) {
        say({});
        if (!tables) {
            m_banner->setError(tables.error());
            m_banner->addButton(QStringLiteral("Retry"), [this] {
                m_banner->clear();
                load();
            });
            return;
        }
        QList<QStringList> chosen = m_offer.chosen;
        if (!m_offer.onlyChosen && chosen.isEmpty()) {
            for (const TableInfo &table : *tables)
                chosen << table.path();
        }
        m_model->setTables(std::move(*tables), chosen);
        emit loaded();
    });
}

void TableSetPanel::applyFilter()
{
    m_filter->setFilterFixedString(m_filterField->text());
}

void TableSetPanel::chooseShown(bool chosen)
{
    for (int row = 0; row < m_filter->rowCount(); ++row)
        m_model->setChosen(m_filter->mapToSource(m_filter->index(row, 0)).row(), chosen);
}

void TableSetPanel::showChosen()
{
    const int chosen = m_model->chosenCount();
    m_chosen->setText(QStringLiteral("%1 of %2").arg(countText(chosen), tablesText(m_model->rowCount())));
    m_start->setEnabled(!isRunning() && chosen > 0 && m_form->options().has_value());
}

void TableSetPanel::browse()
{
    const FileQuestion question{
        .title = QStringLiteral("Export into"), .suggestion = m_form->path(), .folder = true};
    m_services.prompts.openFile(question, this, [this](const QString &path) {
        if (!path.isEmpty())
            m_form->setPath(QDir::toNativeSeparators(path));
    });
}

void TableSetPanel::start()
{
    const auto options = m_form->options();
    const QList<TableInfo> chosen = m_model->chosen();
    if (isRunning() || !options || chosen.isEmpty())
        return;
    const QString typed = QDir::fromNativeSeparators(m_form->path().trimmed());
    if (typed.isEmpty())
        return m_form->setPathProblem(QStringLiteral("Where should the files go?"));
    const QFileInfo target(QDir::isRelativePath(typed) ? QDir::homePath() + QLatin1Char('/') + typed : typed);
    if (target.exists() && !target.isDir())
        return m_form->setPathProblem(QStringLiteral("This is a file; a folder is wanted"));
    const QString folder = QDir::cleanPath(target.absoluteFilePath());

    QList<QStringList> names;
    for (const TableInfo &table : chosen)
        names << table.path();
    const QStringList there = QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
    const QSet<QString> existing(there.begin(), there.end());
    QStringList replaced;
    for (const QString &file : core::transfer::tableFileNames(names, m_form->suffix())) {
        if (existing.contains(file))
            replaced << file;
    }
    if (replaced.isEmpty())
        return run(*options, folder);
    const Question question{
        .title = replaced.size() == 1 ? QStringLiteral("Replace %1?").arg(replaced.first())
                                      : QStringLiteral("Replace %1 files?").arg(countText(replaced.size())),
        .text
        = QStringLiteral("They are in the folder already. They are replaced when the export is complete, "
                         "and stay as they are when it fails or is cancelled."),
        .detail = replaced.join(QLatin1Char('\n')),
        .answers = {{QStringLiteral("Replace"), Question::Role::Primary}}};
    m_services.prompts.ask(question, this, [this, options, folder](int answer) {
        if (answer == 0 && !isRunning())
            run(*options, folder);
    });
}

void TableSetPanel::run(const WriteOptions &options, const QString &folder)
{
    rememberOptions(m_services.settings, *m_form);
    m_parallel->remember(m_services.settings);
    m_services.settings.set(keys::exportKeepFinished, m_keep->isChecked());
    m_services.settings.set(keys::exportFolder, QFileInfo(folder).path());
    core::transfer::SetRequest request;
    for (const TableInfo &table : m_model->chosen())
        request.tables << table.path();
    request.folder = folder;
    request.write = options;
    request.write.sql.table.clear(); // each has its own name
    request.sessions = m_parallel->sessions();
    request.unordered = m_parallel->unordered();
    request.keepFinished = m_keep->isChecked();

    m_folder = folder;
    m_model->setProgress({});
    m_progress = std::make_shared<core::transfer::SetProgress>();
    m_tablesShown = false;
    begin();
    m_task = m_services.exporter.startSet(request, m_offer.profile, m_offer.database, m_progress);
    whenDone(m_task, this, [this](Result<SetReport> answer) { ended(std::move(answer)); });
}

void TableSetPanel::stopWork()
{
    m_task.requestStop();
}

TransferDialog::Shown TableSetPanel::progress()
{
    const auto tables = m_progress->tables();
    if (tables.empty())
        return {QStringLiteral("Connecting…")};
    if (!std::exchange(m_tablesShown, true))
        m_model->setProgress(tables);
    else
        m_model->refresh();
    const double share = m_progress->share();
    const auto done = std::count_if(tables.begin(), tables.end(), [](const auto &table) {
        return table->state == core::transfer::TableState::Done;
    });
    const int sessions = m_progress->sessions;
    return {
        QStringLiteral("%1 of %2 · %3 · %4 · %5 · %6 % · %7")
            .arg(countText(done), tablesText(qsizetype(tables.size())), rowsText(m_progress->rows()),
                 sizeText(m_progress->bytes()), durationText(elapsed()), QString::number(int(share * 100)),
                 sessions == 1 ? QStringLiteral("1 session") : QStringLiteral("%1 sessions").arg(sessions)),
        share};
}

void TableSetPanel::ended(Result<SetReport> answer)
{
    const auto tables = m_progress->tables();
    end();
    if (!answer) {
        m_model->setProgress(answer.error().isCancelled() ? core::transfer::SetProgress::Tables() : tables);
        if (answer.error().isCancelled()) {
            m_banner->setMessage(Banner::Tone::Info,
                                 m_keep->isChecked()
                                     ? QStringLiteral("The export was cancelled. Finished tables are kept.")
                                     : QStringLiteral("The export was cancelled. Nothing was written."));
        } else {
            Error error = answer.error();
            for (const auto &table : tables) {
                if (table->error() && table->error()->message == error.message) {
                    error.message
                        = quoteQualified(table->table.path()) + QStringLiteral(": ") + error.message;
                    break;
                }
            }
            m_banner->setError(error);
        }
        emit failed(answer.error());
        return;
    }
    m_model->setProgress(tables);
    QStringList details = answer->notes;
    for (const auto &table : answer->tables) {
        if (table.error)
            details << quoteQualified(table.table.path()) + QStringLiteral(": ") + table.error->message;
    }
    const int lost = answer->failed();
    QString text
        = QStringLiteral("%1, %2, %3 in %4")
              .arg(tablesText(answer->tables.size() - lost), rowsText(answer->rows()),
                   sizeText(answer->bytes()),
                   durationText(std::chrono::duration_cast<std::chrono::milliseconds>(answer->total)));
    if (lost > 0)
        text += QStringLiteral(" · %1 failed").arg(tablesText(lost));
    m_banner->setMessage(lost > 0 ? Banner::Tone::Warn : Banner::Tone::Ok, text,
                         details.join(QLatin1Char('\n')));
    m_banner->addButton(QStringLiteral("Open folder"),
                        [folder = m_folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    m_close->setFocus(Qt::OtherFocusReason);
    emit finished(*answer);
}

void TableSetPanel::lock(bool running)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_parallel), static_cast<QWidget *>(m_keep),
          static_cast<QWidget *>(m_all), static_cast<QWidget *>(m_none)})
        widget->setEnabled(!running);
    // the list has the room while it shows how far each is
    for (QWidget *widget :
         {static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_parallel), static_cast<QWidget *>(m_keep)})
        widget->setVisible(!running);
    m_model->setLocked(running);
    static_cast<Filter *>(m_filter)->setOnlyChosen(running);
    showChosen();
}

} // namespace ui::transfer
