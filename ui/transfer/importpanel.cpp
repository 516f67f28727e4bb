// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importpanel.h"

#include "core/base/pooltask.h"
#include "core/base/sqlnames.h"
#include "core/base/sqlquote.h"
#include "core/importing/decoding.h"
#include "ui/base/amounts.h"
#include "ui/connections/formgrid.h"
#include "ui/connections/tonelabel.h"
#include "ui/transfer/columnmapping.h"
#include "ui/transfer/importfields.h"
#include "ui/transfer/importsettings.h"
#include "ui/transfer/mappingmodel.h"
#include "ui/transfer/rowfate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui::transfer {

using namespace core;
using connections::ToneLabel;
using importing::ImportReport;
using importing::ImportRequest;
using importing::ReadOptions;

namespace {

constexpr auto Pause = std::chrono::milliseconds(250); ///< while somebody types

/// A name that no file has yet: bad rows of last time may be half mended.
QString badRowsName(const QString &file)
{
    const QFileInfo info(file);
    const QString base = info.absolutePath() + QLatin1Char('/') + info.completeBaseName();
    QString name = base + QStringLiteral(".bad.csv");
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = base + QStringLiteral(".bad %1.csv").arg(number);
    return name;
}

} // namespace

ImportPanel::ImportPanel(const Services &services, ImportOffer offer, QWidget *parent)
    : IntoTableDialog(
        services.theme, services.icons, services.prompts,
        {.prefix = QStringLiteral("import"),
         .icon = QStringLiteral("import"),
         .title = QStringLiteral("Import"),
         .start = QStringLiteral("Import"),
         .startTip = QStringLiteral("Run this (Ctrl+Enter)"),
         .cancelTip = QStringLiteral("Stop; nothing stays"),
         .lineName = QStringLiteral("Share that is done"),
         .banner = QStringLiteral("importBanner")},
        QStringLiteral("The table is made; its types are those that hold every value of the file"), parent)
    , m_services(services)
    , m_offer(std::move(offer))
{
    setObjectName(QStringLiteral("importPanel"));
    setWindowTitle(m_offer.table.isEmpty() ? QStringLiteral("Import into %1").arg(m_offer.schema)
                                           : QStringLiteral("Import into %1").arg(m_offer.table));
    makeFields();
    resize(1080, 680);
    setMinimumSize(820, 520);
    m_lookLater.setInterval(Pause);
    m_lookLater.setSingleShot(true);
    m_tableLater.setInterval(Pause);
    m_tableLater.setSingleShot(true);
    connect(&m_lookLater, &QTimer::timeout, this, [this] {
        if (const auto options = m_fields ? m_fields->options() : std::nullopt)
            look(options);
        else
            showSql();
    });
    connect(&m_tableLater, &QTimer::timeout, this, &ImportPanel::readTable);
    readTable();
    showSql();
    if (!m_offer.file.isEmpty())
        setFile(m_offer.file);
}

ImportPanel::~ImportPanel()
{
    m_looking.requestStop();
    m_reading.requestStop();
    m_inferring.requestStop();
    m_task.requestStop();
}

void ImportPanel::makeFields()
{
    m_path = named(new QLineEdit, "importFile", QStringLiteral("File"),
                   QStringLiteral("CSV, TSV, JSON, JSON Lines, XLSX, COPY; also packed with gzip or zstd"));
    auto *browse = makeButton("importBrowse", QStringLiteral("Browse…"), QStringLiteral("Choose a file"));
    auto *file = new QWidget;
    auto *fileLine = new QHBoxLayout(file);
    fileLine->setContentsMargins(0, 0, 0, 0);
    fileLine->setSpacing(2 * metrics::Step);
    fileLine->addWidget(m_path, 1);
    fileLine->addWidget(browse);
    m_where->addRow(QStringLiteral("file"), QStringLiteral("File"), file, 0, m_path);
    m_table = named(new QLineEdit, "importTable", QStringLiteral("Table"),
                    QStringLiteral("Schema and table, as SQL writes them"));
    if (!m_offer.table.isEmpty())
        m_table->setText(quoteQualified({m_offer.schema, m_offer.table}));
    m_where->addRow(QStringLiteral("table"), QStringLiteral("Table"), m_table, 0);
    m_new->setChecked(m_offer.table.isEmpty());
    m_where->addRow(m_new);
    m_format = named(new QComboBox, "importFormat", QStringLiteral("Format"),
                     QStringLiteral("As the file seems to be; can be changed"));
    for (const importing::SourceFormatInfo &info : importing::sourceFormats())
        m_format->addItem(info.label, info.id);
    m_where->addRow(QStringLiteral("format"), QStringLiteral("Format"), m_format, 190);

    auto *fields = new QWidget;
    m_fieldsPlace = new QVBoxLayout(fields);
    m_fieldsPlace->setContentsMargins(0, 0, 0, 0);

    m_keepGoing = named(
        new QCheckBox(QStringLiteral("Leave bad rows out")), "importKeepGoing",
        QStringLiteral("Leave bad rows out"),
        QStringLiteral("They are written beside the file, each with its reason; without this the first "
                       "one stops the import and nothing stays"));
    m_keepGoing->setChecked(m_services.settings.get(importsettings::keepGoing));
    m_fate->addRow(QStringLiteral("keepGoing"), QString(), m_keepGoing, 0);

    m_summary = new ToneLabel(m_services.theme, Token::Muted);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setWordWrap(true);
    m_mapping = &m_columns->model();
    m_sql->setMaximumHeight(150);
    build(QStringLiteral("How the file is read"), fields, m_summary);
    setAcceptDrops(true);
    m_path->setFocus(Qt::OtherFocusReason);

    connect(browse, &QPushButton::clicked, this, &ImportPanel::browse);
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
        if (!path.isEmpty() && path != m_offer.file)
            setFile(path);
    });
    connect(m_table, &QLineEdit::textChanged, &m_tableLater, qOverload<>(&QTimer::start));
    connect(m_new, &QCheckBox::toggled, this, &ImportPanel::readTable);
    connect(m_format, &QComboBox::activated, this, [this] {
        if (auto options = importing::optionsForFormat(m_format->currentData().toString())) {
            options->encoding = m_options.encoding;
            look(*options);
        }
    });
    connect(m_keepGoing, &QCheckBox::toggled, this, &ImportPanel::showSql);
    connect(m_fate, &RowFate::changed, this, &ImportPanel::showSql);
    connect(m_mapping, &MappingModel::mappingChanged, this, &ImportPanel::showSql);
    connect(m_create, &QPlainTextEdit::textChanged, this, &ImportPanel::showSql);
}

QStringList ImportPanel::tableName(QString *problem) const
{
    const QString text = m_table->text().trimmed();
    if (text.isEmpty())
        return {};
    auto parts = namesFromSql(text, QLatin1Char('.'), QStringLiteral("the name of a table"));
    if (!parts || parts->size() > 2) {
        if (problem)
            *problem = parts ? QStringLiteral("Schema and table, not more") : parts.error().message;
        return {};
    }
    if (parts->size() == 1 && !m_offer.schema.isEmpty())
        parts->prepend(m_offer.schema);
    return *parts;
}

void ImportPanel::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!isRunning() && urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void ImportPanel::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (isRunning() || urls.size() != 1)
        return;
    event->acceptProposedAction();
    setFile(urls.first().toLocalFile());
}

void ImportPanel::browse()
{
    QString folder = m_services.settings.get(importsettings::folder);
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QDir::homePath();
    FileQuestion question;
    question.title = QStringLiteral("Import");
    question.suggestion = folder;
    question.filters
        = {QStringLiteral("Data (*.csv *.tsv *.txt *.json *.jsonl *.ndjson *.xlsx *.copy *.gz *.zst)"),
           QStringLiteral("All files (*)")};
    m_services.prompts.openFile(question, this, [this](const QString &path) {
        if (!path.isEmpty())
            setFile(path);
    });
}

void ImportPanel::setFile(const QString &path)
{
    const bool proposed = m_table->text().trimmed().isEmpty() && isNew();
    m_offer.file = path;
    m_path->setText(QDir::toNativeSeparators(path));
    m_haveFile = false;
    m_services.settings.set(importsettings::folder, QFileInfo(path).absolutePath());
    if (proposed) {
        const QString base = QFileInfo(path).fileName().section(QLatin1Char('.'), 0, 0).toLower();
        if (!base.isEmpty())
            m_table->setText(quoteQualified({m_offer.schema, base}));
    }
    look(std::nullopt);
}

/// Reads the beginning of the file: as it was said, or as it looks.
void ImportPanel::look(const std::optional<ReadOptions> &said)
{
    if (m_offer.file.isEmpty())
        return;
    m_looking.requestStop();
    const quint64 serial = ++m_lookSerial;
    const bool sniffs = !said || said->format != m_options.format || !m_haveFile;
    m_looking
        = runInPool<Found>([path = m_offer.file, said, sniffs](const std::stop_token &) -> Result<Found> {
              auto file = importing::InputFile::open(path);
              if (!file)
                  return file.error();
              Found found;
              if (said && !sniffs) {
                  found.options = *said;
              } else {
                  QSet<QString> known;
                  if (said)
                      known << QStringLiteral("format");
                  auto options = importing::sniff(**file, said.value_or(ReadOptions()), known);
                  if (!options)
                      return options.error();
                  found.options = *options;
              }
              auto sample = importing::sampleOf(*file, found.options);
              if (!sample)
                  return sample.error();
              found.sample = std::move(*sample);
              return found;
          });
    whenDone(m_looking, this, [this, serial](Result<Found> found) {
        if (serial == m_lookSerial)
            looked(std::move(found));
    });
}

void ImportPanel::looked(Result<Found> found)
{
    m_where->setProblem(QStringLiteral("file"), QString());
    if (!found) {
        m_haveFile = false;
        m_where->setProblem(QStringLiteral("file"), found.error().message);
        m_mapping->setSample({}, true);
        showSql();
        return;
    }
    const bool otherFields = !m_fields || !m_haveFile || found->options.format != m_options.format;
    m_haveFile = true;
    m_options = found->options;
    m_mapping->setSample(found->sample, importing::hasNames(m_options));
    m_columns->fitNames();
    if (otherFields)
        showFields();
    QString problem;
    for (qsizetype i = 0; i < found->sample.problems.size() && problem.isEmpty(); ++i) {
        if (!found->sample.problems[i].isEmpty())
            problem
                = QStringLiteral("Line %L1 %2").arg(found->sample.lines[i]).arg(found->sample.problems[i]);
    }
    if (found->sample.error)
        problem = found->sample.error->message;
    m_summary->setTone(problem.isEmpty() ? Token::Muted : Token::Warn);
    m_summary->setText(problem.isEmpty() ? QStringLiteral("%1 · %L2 columns · %3")
                                               .arg(QFileInfo(m_offer.file).fileName())
                                               .arg(found->sample.columns.size())
                                               .arg(sizeText(QFileInfo(m_offer.file).size()))
                                         : problem);
    if (isNew())
        inferTypes();
    showSql();
}

void ImportPanel::showFields()
{
    delete m_fields;
    m_format->setCurrentIndex(m_format->findData(importing::sourceFormatInfo(m_options.format).id));
    m_fields = new ImportFields(m_services.theme, m_options, m_mapping->sample().sheets);
    m_fieldsPlace->addWidget(m_fields);
    connect(m_fields, &ImportFields::changed, &m_lookLater, qOverload<>(&QTimer::start));
}

/// The table that is there, or, of a new one, the types of the file.
void ImportPanel::readTable()
{
    m_reading.requestStop();
    const quint64 serial = ++m_tableSerial;
    m_target.reset();
    QString problem;
    const QStringList name = tableName(&problem);
    m_where->setProblem(QStringLiteral("table"), problem);
    m_createLabel->setVisible(isNew());
    m_create->setVisible(isNew());
    m_fate->setTable(std::nullopt);
    showSql();
    if (name.isEmpty())
        return;
    if (isNew())
        return inferTypes();
    m_reading = m_services.importer.target(name, m_offer.profile, m_offer.database);
    whenDone(m_reading, this, [this, serial](Result<importing::TargetTable> table) {
        if (serial != m_tableSerial)
            return;
        if (!table) {
            if (!table.error().isCancelled())
                m_where->setProblem(QStringLiteral("table"), table.error().message);
            return;
        }
        m_target = std::move(*table);
        m_mapping->setTarget(*m_target);
        m_fate->setTable(m_target);
        showSql();
    });
}

/// The whole file is read for it; what runs already is given up.
void ImportPanel::inferTypes()
{
    m_inferring.requestStop();
    const quint64 serial = ++m_inferSerial;
    const QStringList name = tableName();
    if (!m_haveFile || name.isEmpty() || !importing::sourceFormatInfo(m_options.format).hasRecords) {
        m_mapping->setNewTable({});
        return;
    }
    ImportRequest request;
    request.file = m_offer.file;
    request.read = m_options;
    request.table = name;
    request.create = true;
    request.keepGoing = true;
    m_mapping->setNewTable({});
    say(QStringLiteral("Reading the whole file for its types…"));
    auto progress = std::make_shared<importing::ImportProgress>();
    m_inferring = m_services.importer.preview(request, m_offer.profile, m_offer.database, progress);
    whenDone(m_inferring, this, [this, serial](Result<importing::ImportPreview> preview) {
        if (serial != m_inferSerial || isRunning())
            return;
        say({});
        if (!preview) {
            if (!preview.error().isCancelled())
                m_where->setProblem(QStringLiteral("table"), preview.error().message);
            return;
        }
        QStringList types;
        if (preview->inference) {
            for (const importing::InferredColumn &column : std::as_const(preview->inference->columns))
                types << column.type;
        }
        m_mapping->setNewTable(types);
        m_create->setPlainText(preview->createStatement);
        showSql();
    });
}

std::optional<ImportRequest> ImportPanel::request() const
{
    const QStringList name = tableName();
    if (!m_haveFile || name.isEmpty())
        return std::nullopt;
    ImportRequest request;
    request.file = m_offer.file;
    request.read = m_options;
    request.table = name;
    request.create = isNew();
    if (isNew()) {
        request.createStatement = createStatement();
        if (request.createStatement.isEmpty())
            return std::nullopt;
    } else {
        if (!m_target)
            return std::nullopt;
        request.truncate = m_fate->truncate();
        request.onConflict = m_fate->onConflict();
        request.key = m_fate->key();
        request.mapping = m_mapping->wish();
    }
    request.keepGoing = m_keepGoing->isChecked() && importing::sourceFormatInfo(m_options.format).hasRecords;
    if (request.keepGoing)
        request.badRowsFile = badRowsName(m_offer.file);
    if (!importing::sourceFormatInfo(m_options.format).hasRecords)
        request.mapping = {};
    return request;
}

void ImportPanel::showSql()
{
    const auto wanted = request();
    QString text;
    bool possible = false;
    if (wanted) {
        if (isNew()) {
            importing::ImportPlan plan;
            plan.copy = "copy " + quoteQualified(wanted->table).toUtf8() + " from stdin";
            text = plan.script(*wanted);
            possible = true;
        } else {
            Result<importing::ImportPlan> plan = Error::internal({});
            if (const QString problem = m_mapping->problem(); !problem.isEmpty())
                plan = Error::input(problem);
            else if (auto checked = importing::checkRequest(*wanted); !checked)
                plan = checked.error();
            else
                plan = importing::planImport(*wanted, m_mapping->sample().columns,
                                             importing::hasNames(m_options), *m_target);
            possible = plan.has_value();
            text = plan ? plan->script(*wanted)
                        : QStringLiteral("-- ") + plan.error().message + QLatin1Char('\n')
                    + QStringLiteral("-- ") + plan.error().hint;
        }
    } else if (!m_haveFile) {
        text = QStringLiteral("-- Choose a file, or drop one here.");
    }
    m_fate->setRemark(QStringLiteral("keepGoing"),
                      wanted && wanted->keepGoing
                          ? QStringLiteral("into %1").arg(QFileInfo(wanted->badRowsFile).fileName())
                          : QString());
    showScript(text, possible);
}

std::function<void()> ImportPanel::workFor(bool dryRun)
{
    auto wanted = request();
    if (!wanted)
        return {};
    wanted->dryRun = dryRun;
    return [this, wanted] { begin(*wanted); };
}

std::optional<Question> ImportPanel::questionBefore() const
{
    const auto wanted = request();
    if (!wanted || !wanted->truncate)
        return std::nullopt;
    return Question{.title = QStringLiteral("Empty %1 first?").arg(quoteQualified(wanted->table)),
                    .text = QStringLiteral("All of its rows go, in the same transaction as the import."),
                    .answers = {{QStringLiteral("Empty and import"), Question::Role::Danger}}};
}

void ImportPanel::begin(const ImportRequest &request)
{
    m_inferring.requestStop();
    m_services.settings.set(importsettings::keepGoing, m_keepGoing->isChecked());
    m_progress = std::make_shared<importing::ImportProgress>();
    TransferDialog::begin();
    m_task = m_services.importer.start(request, m_offer.profile, m_offer.database, m_progress);
    whenDone(m_task, this, [this](Result<ImportReport> answer) { ended(std::move(answer)); });
}

void ImportPanel::stopWork()
{
    m_task.requestStop();
}

TransferDialog::Shown ImportPanel::progress()
{
    using Phase = importing::ImportProgress::Phase;
    const Phase phase = m_progress->phase.load();
    const int percent = phase == Phase::Finishing ? -1 : m_progress->percent();
    QString text = QStringLiteral("%1 · %2").arg(rowsText(m_progress->rows), durationText(elapsed()));
    if (percent >= 0)
        text += QStringLiteral(" · %1 %").arg(percent);
    if (const qint64 bad = m_progress->badRows; bad > 0)
        text += QStringLiteral(" · %L1 bad").arg(bad);
    if (phase == Phase::Finishing)
        text += QStringLiteral(" · the server finishes");
    return {text, percent / 100.0};
}

void ImportPanel::ended(Result<ImportReport> answer)
{
    end();
    if (!answer)
        return showFailure(answer.error(), QStringLiteral("The import was cancelled. Nothing stays of it."));
    QString text = reportText(answer->rows, answer->skipped, answer->table, answer->total, answer->dryRun);
    if (answer->badRows > 0)
        text += QStringLiteral("; %1 bad %2 left out")
                    .arg(QLocale().toString(answer->badRows),
                         answer->badRows == 1 ? QStringLiteral("row was") : QStringLiteral("rows were"));
    const QStringList details = answer->notes + answer->badExamples;
    m_banner->setMessage(answer->badRows > 0 ? Banner::Tone::Warn : Banner::Tone::Ok, text,
                         details.join(QLatin1Char('\n')));
    if (const QString bad = answer->badRowsFile; !bad.isEmpty())
        m_banner->addButton(QStringLiteral("Show the bad rows"),
                            [bad] { QDesktopServices::openUrl(QUrl::fromLocalFile(bad)); });
    if (!answer->dryRun)
        m_close->setFocus(Qt::OtherFocusReason);
    emit finished(*answer);
}

} // namespace ui::transfer
