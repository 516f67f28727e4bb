// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/copypanel.h"

#include "core/base/sqlquote.h"
#include "core/profile/profilestore.h"
#include "ui/base/amounts.h"
#include "ui/connections/connector.h"
#include "ui/connections/formgrid.h"
#include "ui/connections/tonelabel.h"
#include "ui/transfer/columnmapping.h"
#include "ui/transfer/mappingmodel.h"
#include "ui/transfer/rowfate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui::transfer {

using namespace core;
using importing::CopyReport;
using importing::CopyRequest;

namespace {

constexpr int Wide = 0;                                ///< all there is
constexpr auto Pause = std::chrono::milliseconds(250); ///< while somebody types

void fill(QComboBox *box, const QStringList &names, const QString &current)
{
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(names);
    box->setCurrentIndex(int(names.indexOf(current)));
    if (box->isEditable())
        box->setEditText(current);
}

} // namespace

CopyPanel::CopyPanel(const Services &services, CopyOffer offer, QWidget *parent)
    : IntoTableDialog(services.theme, services.icons, services.prompts,
                      {.prefix = QStringLiteral("copy"),
                       .icon = QStringLiteral("copy"),
                       .title = QStringLiteral("Copy %1").arg(quoteQualified(offer.table)),
                       .start = QStringLiteral("Copy"),
                       .startTip = QStringLiteral("Run this (Ctrl+Enter)"),
                       .cancelTip = QStringLiteral("Stop; nothing stays"),
                       .lineName = QStringLiteral("The copy is under way"),
                       .banner = QStringLiteral("copyBanner")},
                      QStringLiteral("It is made in the same transaction"), parent)
    , m_services(services)
    , m_offer(std::move(offer))
{
    setObjectName(QStringLiteral("copyPanel"));
    setWindowTitle(QStringLiteral("Copy %1").arg(m_offer.table.last()));
    makeFields();
    build(QStringLiteral("Where the rows go"));
    resize(1080, 640);
    setMinimumSize(820, 480);
    m_targetLater.setInterval(Pause);
    m_targetLater.setSingleShot(true);
    connect(&m_targetLater, &QTimer::timeout, this, &CopyPanel::readTarget);
    connect(m_connection, &QComboBox::activated, this, &CopyPanel::connectionChosen);
    connect(m_database, &QComboBox::activated, this, &CopyPanel::readPlaces);
    connect(m_schema, &QComboBox::currentTextChanged, this, &CopyPanel::targetChanged);
    connect(m_table, &QLineEdit::textChanged, this, &CopyPanel::targetChanged);
    connect(m_new, &QCheckBox::clicked, this, [this] {
        m_chosen = true;
        showTarget();
    });
    connect(m_fate, &RowFate::changed, this, &CopyPanel::showSql);
    connect(&m_columns->model(), &MappingModel::mappingChanged, this, &CopyPanel::showSql);
    connect(m_create, &QPlainTextEdit::textChanged, this, &CopyPanel::showSql);
    // a password was wanted, and given
    connect(&m_services.connector, &connections::Connector::connected, this, [this](const QUuid &id) {
        if (id == target().id && !m_places)
            readPlaces();
    });
    connect(&m_services.connector, &connections::Connector::failed, this,
            [this](const QUuid &id, const Error &error) {
                if (id == target().id)
                    m_where->setProblem(QStringLiteral("connection"), error.message);
            });
    readSource();
    connectionChosen();
}

CopyPanel::~CopyPanel()
{
    m_readingSource.requestStop();
    m_readingPlaces.requestStop();
    m_readingTarget.requestStop();
    m_task.requestStop();
}

void CopyPanel::makeFields()
{
    m_connection = named(new QComboBox, "copyConnection", QStringLiteral("Connection"),
                         QStringLiteral("The server that gets the rows"));
    int current = 0;
    for (const profile::ConnectionProfile &profile : m_services.profiles.profiles()) {
        if (profile.id == m_offer.profile.id)
            current = m_connection->count();
        m_connection->addItem(profile.name, profile.id);
    }
    m_connection->setCurrentIndex(current);
    m_database = named(new QComboBox, "copyDatabase", QStringLiteral("Database"),
                       QStringLiteral("The database that gets the rows"));
    m_schema = named(new QComboBox, "copySchema", QStringLiteral("Schema"),
                     QStringLiteral("The schema of the table that gets the rows"));
    m_table = named(new QLineEdit(m_offer.table.last()), "copyTable", QStringLiteral("Table"),
                    QStringLiteral("Its name, as it is (no quotes)"));
    m_where->addRow(QStringLiteral("connection"), QStringLiteral("To connection"), m_connection, Wide);
    m_where->addRow(QStringLiteral("database"), QStringLiteral("Database"), m_database, Wide);
    m_where->addRow(QStringLiteral("schema"), QStringLiteral("Schema"), m_schema, Wide);
    m_where->addRow(QStringLiteral("table"), QStringLiteral("Table"), m_table, Wide);
    m_where->addRow(m_new);
    m_columns->model().setOrigin(tr("Column of %1").arg(m_offer.table.last()), tr("Type here"));
    m_sqlLabel->setObjectName(QStringLiteral("copyHow"));
}

profile::ConnectionProfile CopyPanel::target() const
{
    const QUuid id = m_connection->currentData().toUuid();
    for (const profile::ConnectionProfile &profile : m_services.profiles.profiles()) {
        if (profile.id == id)
            return profile;
    }
    return m_offer.profile;
}

QString CopyPanel::targetDatabase() const
{
    return m_database->currentText();
}

void CopyPanel::connectionChosen()
{
    fill(m_database, {}, {});
    readPlaces();
}

void CopyPanel::readSource()
{
    m_readingSource = m_services.importer.target(m_offer.table, m_offer.profile, m_offer.database);
    whenDone(m_readingSource, this, [this](Result<importing::TargetTable> table) {
        if (!table) {
            m_banner->setError(table.error());
            return;
        }
        m_source = std::move(*table);
        importing::Sample sample;
        QList<importing::Sample::Value> types;
        for (const importing::TargetColumn &column : std::as_const(m_source->columns)) {
            sample.columns << column.name;
            types << importing::Sample::Value{column.type.toUtf8(), false};
        }
        sample.rows << types;
        sample.lines << 0;
        m_columns->model().setSample(sample, true);
        m_columns->fitNames();
        showTarget();
    });
}

/// The databases and schemas of the connection that was chosen.
void CopyPanel::readPlaces()
{
    m_readingPlaces.requestStop();
    m_places.reset();
    m_target.reset();
    m_known = false;
    const quint64 serial = ++m_serial;
    m_where->setProblem(QStringLiteral("connection"), {});
    m_where->setProblem(QStringLiteral("database"), {});
    showTarget();
    say(tr("Asking %1 for its schemas…").arg(target().name));
    const QString database = m_database->currentText();
    const bool same = target().id == m_offer.profile.id;
    m_readingPlaces
        = m_services.copier.places(target(), database.isEmpty() && same ? m_offer.database : database);
    whenDone(m_readingPlaces, this, [this, serial](Result<importing::CopyPlaces> places) {
        if (serial == m_serial)
            placesRead(std::move(places));
    });
}

void CopyPanel::placesRead(Result<importing::CopyPlaces> places)
{
    say({});
    if (!places) {
        if (places.error().kind == Error::Kind::Auth && places.error().needsPassword)
            return m_services.connector.connectTo(target());
        const bool first = m_database->count() == 0;
        m_where->setProblem(first ? QStringLiteral("connection") : QStringLiteral("database"),
                            places.error().message);
        return;
    }
    m_places = std::move(*places);
    fill(m_database, m_places->databases, m_places->database);
    const QString before = m_schema->currentText();
    const auto offers = [this](const QString &schema) { return m_places->schemas.contains(schema); };
    fill(m_schema, m_places->schemas,
         offers(before)                      ? before
             : offers(m_offer.table.first()) ? m_offer.table.first()
                                             : m_places->schema);
    readTarget();
}

void CopyPanel::targetChanged()
{
    m_target.reset();
    m_known = false;
    showTarget();
    m_targetLater.start();
}

void CopyPanel::readTarget()
{
    m_readingTarget.requestStop();
    m_target.reset();
    m_known = false;
    m_where->setProblem(QStringLiteral("table"), {});
    const quint64 serial = ++m_serial;
    const QString table = m_table->text();
    const QString schema = m_schema->currentText();
    if (!m_places || table.isEmpty() || schema.isEmpty())
        return showTarget();
    if (target().id == m_offer.profile.id && targetDatabase() == m_offer.database
        && QStringList{schema, table} == m_offer.table) {
        m_where->setProblem(QStringLiteral("table"), tr("A table cannot be copied into itself"));
        return showTarget();
    }
    m_readingTarget = m_services.importer.target({schema, table}, target(), targetDatabase());
    whenDone(m_readingTarget, this, [this, serial](Result<importing::TargetTable> read) {
        if (serial == m_serial)
            targetRead(std::move(read));
    });
}

void CopyPanel::targetRead(Result<importing::TargetTable> table)
{
    if (!table && table.error().kind != Error::Kind::Input) {
        if (!table.error().isCancelled())
            m_where->setProblem(QStringLiteral("table"), table.error().message);
        return;
    }
    m_known = true;
    if (table)
        m_target = std::move(*table);
    if (!m_chosen)
        m_new->setChecked(!m_target);
    showTarget();
}

/// The fields that depend on the table that gets the rows.
void CopyPanel::showTarget()
{
    const bool made = isNew();
    if (m_known)
        m_where->setProblem(QStringLiteral("table"),
                            made && m_target         ? tr("There is a table of this name")
                                : !made && !m_target ? tr("There is no table of this name")
                                                     : QString());
    m_createLabel->setVisible(made);
    m_create->setVisible(made);
    m_fate->setTable(made ? std::nullopt : m_target);
    if (made && m_source) {
        QStringList types;
        for (const importing::TargetColumn &column : std::as_const(m_source->columns))
            types << column.type;
        m_columns->model().setNewTable(types);
    } else if (m_target) {
        m_columns->model().setTarget(*m_target);
    }
    if (made && m_source && m_places) {
        CopyRequest plain{
            .from = m_offer.table, .to = {m_schema->currentText(), m_table->text()}, .create = true};
        if (const auto plan = importing::planCopy(plain, *m_source, std::nullopt, m_places->server))
            m_create->setPlainText(QString::fromUtf8(plan->create));
    }
    showSql();
}

std::optional<CopyRequest> CopyPanel::request() const
{
    if (!m_source || !m_places || !m_known || m_table->text().isEmpty() || isNew() == m_target.has_value())
        return std::nullopt;
    CopyRequest request{
        .from = m_offer.table, .to = {m_schema->currentText(), m_table->text()}, .create = isNew()};
    if (isNew()) {
        const QString statement = createStatement();
        const auto plain = importing::planCopy(request, *m_source, std::nullopt, m_places->server);
        if (statement.isEmpty() || !plain)
            return std::nullopt;
        if (statement
            != QString::fromUtf8(plain->create)) // what was made here is known to be of the same types
            request.createStatement = statement;
    } else {
        request.truncate = m_fate->truncate();
        request.onConflict = m_fate->onConflict();
        request.key = m_fate->key();
        request.mapping = m_columns->model().wish();
    }
    return request;
}

void CopyPanel::showSql()
{
    const auto wanted = request();
    QString text;
    QString how = tr("What will run");
    bool possible = false;
    if (wanted) {
        const QString problem = isNew() ? QString() : m_columns->model().problem();
        const auto plan = problem.isEmpty()
            ? importing::planCopy(*wanted, *m_source, m_target, m_places->server)
            : Result<importing::CopyPlan>(Error::input(problem));
        possible = plan.has_value();
        if (plan) {
            text = plan->script(*wanted);
            how = plan->binary ? tr("What will run; the rows go in binary")
                               : tr("What will run; the rows go as text: %1").arg(plan->why);
        } else {
            text = QStringLiteral("-- ") + plan.error().message;
            if (!plan.error().hint.isEmpty())
                text += QStringLiteral("\n-- ") + plan.error().hint;
        }
    }
    m_sqlLabel->setText(how);
    showScript(text, possible);
}

std::function<void()> CopyPanel::workFor(bool dryRun)
{
    auto wanted = request();
    if (!wanted)
        return {};
    wanted->dryRun = dryRun;
    return [this, wanted] { begin(*wanted); };
}

std::optional<Question> CopyPanel::questionBefore() const
{
    const auto wanted = request();
    if (!wanted || !wanted->truncate)
        return std::nullopt;
    return Question{
        .title = QStringLiteral("Empty %1 first?").arg(quoteQualified(wanted->to)),
        .text
        = QStringLiteral("All of its rows on %1 go, in the same transaction as the copy.").arg(target().name),
        .answers = {{QStringLiteral("Empty and copy"), Question::Role::Danger}}};
}

void CopyPanel::begin(const CopyRequest &request)
{
    m_progress = std::make_shared<importing::ImportProgress>();
    TransferDialog::begin();
    m_task = m_services.copier.start(request, m_offer.profile, m_offer.database, target(), targetDatabase(),
                                     m_progress);
    whenDone(m_task, this, [this](Result<CopyReport> answer) { ended(std::move(answer)); });
}

void CopyPanel::stopWork()
{
    m_task.requestStop();
}

TransferDialog::Shown CopyPanel::progress()
{
    QString text = QStringLiteral("%1 · %2").arg(sizeText(m_progress->bytes.load()), durationText(elapsed()));
    if (m_progress->phase.load() == importing::ImportProgress::Phase::Finishing)
        text += QStringLiteral(" · the server finishes");
    return {text};
}

void CopyPanel::ended(Result<CopyReport> answer)
{
    end();
    if (!answer)
        return showFailure(answer.error(), QStringLiteral("The copy was cancelled. Nothing stays of it."));
    m_banner->setMessage(
        Banner::Tone::Ok,
        reportText(answer->rows, answer->skipped, answer->table, answer->total, answer->dryRun),
        answer->notes.join(QLatin1Char('\n')));
    if (!answer->dryRun) {
        m_close->setFocus(Qt::OtherFocusReason);
        if (isNew()) { // it is there now
            m_chosen = false;
            readTarget();
        }
    }
    emit finished(*answer);
}

} // namespace ui::transfer
