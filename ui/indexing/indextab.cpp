// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indexing/indextab.h"

#include "core/session/borrow.h"
#include "core/sql/splitter.h"
#include "ui/base/amounts.h"
#include "ui/base/banner.h"
#include "ui/base/elidedlabel.h"
#include "ui/connections/tonelabel.h"
#include "ui/editor/sqlview.h"
#include "ui/indexing/trypanel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

namespace ui::indexing {

using core::indexing::Candidate;
using core::indexing::ExistingIndex;
using core::indexing::JsonColumn;
using core::indexing::JsonUse;
using core::indexing::StatementUses;
using core::session::Job;
using core::session::Link;

IndexTab::~IndexTab()
{
    if (m_stop)
        m_stop();
}

QString IndexTab::title() const
{
    return tr("Index: %1").arg(m_place.column.table + QLatin1Char('.') + m_place.column.column);
}

tabs::TabStatus IndexTab::status() const
{
    tabs::TabStatus status;
    status.profile = m_place.profile;
    status.database = m_place.database;
    status.placeIsFixed = true;
    status.running = m_try->isRunning();
    return status;
}

void IndexTab::requestClose(std::function<void(bool)> answer)
{
    m_try->stop();
    answer(true);
}

void IndexTab::focusWork()
{
    m_field->setFocus();
}

// --- what the server says

void IndexTab::read()
{
    if (m_stop)
        m_stop();
    m_reading = true;
    const quint64 serial = ++m_serial;
    m_facts->setText(tr("Reading\u2026"));
    core::session::borrow<JsonColumn>(
        m_services.pool.shared(m_place.profile, m_place.database), this,
        tr("Reading the indexes of a column"),
        [column = m_place.column](Link &link, Job &job) {
            return core::indexing::readJsonColumn(link, job, column);
        },
        {[this, serial] { return serial == m_serial; },
         [this](std::function<void()> stopper) { m_stop = std::move(stopper); },
         {}},
        [this](core::Result<JsonColumn> column) { readDone(std::move(column)); });
}

void IndexTab::readDone(core::Result<JsonColumn> column)
{
    m_reading = false;
    m_stop = {};
    if (!column) {
        m_facts->setText({});
        m_banner->setError(column.error());
        m_banner->addButton(tr("Read again"), [this] { read(); });
        return;
    }
    m_banner->clear();
    m_known = true;
    m_column = *std::move(column);
    QStringList facts{m_column.type};
    if (m_column.rows > 0)
        facts << tr("about %1").arg(rowsText(m_column.rows));
    facts << sizeText(m_column.bytes);
    if (m_column.isPartitioned())
        facts << (m_column.partitions.size() == 1 ? tr("1 partition")
                                                  : tr("%1 partitions").arg(m_column.partitions.size()));
    m_facts->setText(facts.join(QStringLiteral(" \u00b7 ")));
    m_asked.removeIf([](const Asked &asked) { return asked.source == Source::Seen; });
    for (Asked &asked : m_asked)
        asked.uses = usesOf(asked.sql, m_column.ref);
    for (const core::indexing::SeenStatement &seen : std::as_const(m_column.seen))
        m_asked << Asked{seen.sql, Source::Seen, seen.calls, seen.meanTime, usesOf(seen.sql, m_column.ref)};
    changed();
}

// --- statements

core::Result<void> IndexTab::addStatement(const QString &text, Source source)
{
    const core::indexing::ColumnRef &column = m_known ? m_column.ref : m_place.column;
    const auto asked = [&](const QByteArray &sql) { return Asked{sql, source, 0, 0, usesOf(sql, column)}; };
    const QByteArray typed = text.trimmed().toUtf8();
    core::sql::Splitter splitter(typed);
    core::sql::Statement statement;
    if (!splitter.next(statement) || statement.kind != core::sql::Statement::Kind::Sql)
        return core::Error::input(tr("This is no SQL statement, and no condition."));
    const QByteArray one = statement.sql(typed).toByteArray();
    if (core::sql::Statement more; splitter.next(more))
        return core::Error::input(tr("One statement at a time."));
    Asked made = asked(one);
    if (!made.uses.namesTable) {
        made = asked(QByteArray("select *\nfrom ") + column.qualified().toUtf8() + "\nwhere " + one);
        const QByteArray first = one.left(one.indexOf(' ')).toLower();
        if (first == "select" || first == "with" || first == "update" || first == "delete"
            || first == "insert")
            return core::Error::input(tr("The statement does not name %1.").arg(column.qualified()));
    }
    if (made.uses.uses.isEmpty() && made.uses.remarks.isEmpty())
        return core::Error::input(
            tr("No condition on %1 is in there that an index could serve.").arg(column.column));
    const bool known = std::any_of(m_asked.begin(), m_asked.end(),
                                   [&](const Asked &other) { return other.sql == made.sql; });
    if (!known) {
        m_asked.prepend(made);
        changed();
        m_statements->selectRow(0);
    }
    return {};
}

void IndexTab::add()
{
    if (m_field->text().trimmed().isEmpty())
        return;
    const core::Result<void> added = addStatement(m_field->text(), Source::Typed);
    m_problem->setText(added ? QString() : added.error().message);
    m_problem->setVisible(!added);
    if (added)
        m_field->clear();
}

void IndexTab::removeCurrent()
{
    const int row = m_statements->currentIndex().row();
    if (row < 0 || row >= m_asked.size())
        return;
    m_asked.removeAt(row);
    changed();
}

QString IndexTab::servedBy(const Asked &asked) const
{
    QStringList names;
    for (const ExistingIndex &index : m_column.indexes) {
        if (std::any_of(asked.uses.uses.begin(), asked.uses.uses.end(),
                        [&](const JsonUse &use) { return serves(index, use); }))
            names << (index.partial ? tr("%1 (in part)").arg(index.name) : index.name);
    }
    return names.join(QLatin1String(", "));
}

void IndexTab::changed()
{
    QList<StatementUses> uses;
    for (const Asked &asked : std::as_const(m_asked))
        uses << asked.uses;
    m_candidates = candidatesFor(uses);
    showStatements();
    showCandidates();
    showRemarks();
}

void IndexTab::showStatements()
{
    const int row = m_statements->currentIndex().row();
    QList<QList<Cell>> rows;
    for (const Asked &asked : std::as_const(m_asked)) {
        const QString served = servedBy(asked);
        const QString sql = QString::fromUtf8(asked.sql);
        QStringList operators;
        for (const JsonUse &use : asked.uses.uses)
            operators << use.op;
        operators.removeDuplicates();
        rows << QList<Cell>{
            {askedText(asked.sql, m_place.column), {}, sql, true},
            {operators.join(QLatin1Char(' ')), {}, {}, true},
            {asked.source == Source::Example ? tr("by example")
                 : asked.source == Source::Typed
                 ? tr("typed")
                 : tr("%1 times, %2")
                       .arg(countText(asked.calls),
                            durationText(std::chrono::microseconds(qint64(asked.meanTime * 1000)))),
             Token::Muted},
            {!m_known               ? QString()
                 : served.isEmpty() ? tr("no index")
                                    : served,
             served.isEmpty() ? Token::Muted : Token::Ok}};
    }
    m_statementRows.setRows(rows);
    if (!rows.isEmpty())
        m_statements->selectRow(std::clamp(row, 0, int(rows.size()) - 1));
    m_remove->setEnabled(!rows.isEmpty());
}

void IndexTab::showRemarks()
{
    QStringList remarks;
    const int row = m_statements->currentIndex().row();
    if (row >= 0 && row < m_asked.size()) {
        const StatementUses &uses = m_asked.at(row).uses;
        remarks << uses.remarks;
        for (const JsonUse &use : uses.uses) {
            const QString other = asContainment(use, m_place.column.column);
            if (!other.isEmpty())
                remarks << tr("Written as %1, one GIN index over the whole column serves it, and every "
                              "other key too.")
                               .arg(other);
            if (use.keyUnknown)
                remarks << tr("The statistics do not tell the key (%1): add the statement with it.")
                               .arg(use.expression);
            if (use.op == QLatin1String("ilike") || use.op == QLatin1String("~"))
                remarks << tr("%1 finds parts of words: that takes pg_trgm, none of these.").arg(use.op);
            if (use.bare && use.op == QLatin1String("="))
                remarks << tr("Whole documents are compared: no index for JSON helps there.");
        }
    }
    if (!m_column.seenNote.isEmpty())
        remarks << m_column.seenNote;
    m_remarks->setText(remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!remarks.isEmpty());
}

// --- indexes

void IndexTab::showCandidates()
{
    QList<QList<Cell>> rows;
    int chosen = 0;
    for (int i = 0; i < int(m_candidates.size()); ++i) {
        const Candidate &candidate = m_candidates.at(i);
        if (candidate.using_() == m_chosen)
            chosen = i;
        const auto there
            = std::find_if(m_column.indexes.begin(), m_column.indexes.end(),
                           [&](const ExistingIndex &index) { return isThere(candidate, index); });
        const bool is = there != m_column.indexes.end();
        rows << QList<Cell>{
            {candidate.using_(), {}, {}, true},
            {candidate.kind->operators.join(QLatin1Char(' ')), Token::Muted, {}, true},
            {tr("%1 of %2").arg(candidate.serves.size()).arg(m_asked.size()), {}, {}, false, true},
            {is ? tr("%1, %2").arg(there->name, sizeText(there->bytes)) : tr("new"),
             is ? std::optional(Token::Ok) : std::optional(Token::Muted)}};
    }
    m_candidateRows.setRows(rows);
    m_indexes->setVisible(!rows.isEmpty());
    m_none->setVisible(rows.isEmpty());
    m_none->setText(m_asked.isEmpty()
                        ? tr("Add a statement, or a condition: what is asked decides which index fits.")
                        : tr("No index fits what is asked here."));
    if (!rows.isEmpty())
        m_indexes->selectRow(chosen);
    showCandidate();
}

void IndexTab::choose(int candidate)
{
    m_indexes->selectRow(candidate);
}

void IndexTab::showCandidate()
{
    const int row = m_indexes->currentIndex().row();
    const bool any = m_known && row >= 0 && row < m_candidates.size();
    m_foot->setVisible(any);
    if (!any) {
        m_try->setSubject({});
        return;
    }
    const Candidate &candidate = m_candidates.at(row);
    m_chosen = candidate.using_();
    TryPanel::Subject subject{m_place.profile, m_place.database, m_column, candidate, {}};
    for (const int served : candidate.serves)
        subject.statements << m_asked.at(served).sql;
    m_try->setSubject(subject);
    QStringList taken;
    for (const ExistingIndex &index : std::as_const(m_column.indexes))
        taken << index.name;
    m_ddl->setSql(createStatements(m_column.ref, candidate,
                                   indexName(m_column.ref.table, candidate, m_column.ref.column, taken),
                                   m_column.isPartitioned(), m_column.partitions));
}

QString IndexTab::ddl() const
{
    return m_foot->isHidden() ? QString() : m_ddl->sql();
}

} // namespace ui::indexing
