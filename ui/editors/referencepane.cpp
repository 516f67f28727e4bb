// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/referencepane.h"

#include "core/catalog/sqllibrary.h"
#include "core/result/celltext.h"
#include "core/values/check.h"
#include "ui/base/amounts.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace ui::editors {

namespace {

constexpr std::chrono::milliseconds TypingPause{200};
constexpr int ListHeight = 9 * metrics::TreeRow;
constexpr int PaneWidth = 460;
// What our check lets through, the server takes: smallint, integer, bigint, texts, numeric, uuid.
constexpr core::values::Oid CertainTypes[] = {19, 20, 21, 23, 25, 1042, 1043, 1700, 2950};

} // namespace

FoundRowsModel::FoundRowsModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void FoundRowsModel::setSearch(const core::browse::RowSearch &search)
{
    beginResetModel();
    m_search = search;
    m_rows.clear();
    endResetModel();
}

void FoundRowsModel::setRows(QList<core::browse::FoundRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int FoundRowsModel::rowOf(const QByteArray &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).key == key)
            return row;
    }
    return -1;
}

int FoundRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FoundRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_search.with.size() + m_search.shown.size());
}

QVariant FoundRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &row = m_rows.at(index.row());
    const auto cell
        = index.column() == 0 ? std::optional(row.key) : (row.with + row.cells).value(index.column() - 1);
    if (role == Qt::DisplayRole) {
        if (!cell)
            return QStringLiteral("NULL");
        return core::result::displayText({cell->constData(), cell->size(), false});
    }
    return role == Qt::ForegroundRole && !cell ? QVariant(m_theme.color(Token::Muted)) : QVariant();
}

QVariant FoundRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_search.key.name;
    const qsizetype with = m_search.with.size();
    return section <= with ? m_search.with.at(section - 1).name
                           : m_search.shown.value(section - 1 - with).name;
}

ReferencePane::ReferencePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner)
    : Pane(tools.theme, owner)
    , m_reference(*facts.reference)
    , m_key(m_reference.toColumns.value(facts.referencePart))
    , m_type(facts.type)
    , m_server(facts.serverVersion)
    , m_borrow(tools.borrow)
    , m_typed(new QLineEdit(this))
    , m_model(new FoundRowsModel(tools.theme, this))
    , m_list(new QTableView(this))
    , m_note(new QLabel(this))
{
    for (int i = 0; i < m_reference.toColumns.size(); ++i) {
        if (i == facts.referencePart)
            continue;
        m_with << m_reference.toColumns.at(i);
        m_withFrom << m_reference.fromColumns.value(i).name;
    }
    const QString table = m_reference.to.text();
    setAccessibleName(tr("Rows of %1").arg(table));
    setMinimumWidth(PaneWidth);
    m_typed->setObjectName(QStringLiteral("referenceSearch"));
    m_typed->setAccessibleName(tr("Search in %1").arg(table));
    m_typed->setPlaceholderText(tr("Search in %1").arg(table));
    m_typed->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("referenceRows"));
    m_list->setAccessibleName(accessibleName());
    m_list->setModel(m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTabKeyNavigation(false);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->verticalHeader()->setMinimumSectionSize(metrics::TreeRow);
    m_list->verticalHeader()->setDefaultSectionSize(metrics::TreeRow);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->setFixedHeight(ListHeight);
    m_list->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("referenceNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    content().addWidget(m_typed);
    content().addWidget(m_list);
    content().addWidget(m_note);
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &ReferencePane::search);
    connect(m_typed, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_list, &QTableView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row(), true); });
}

ReferencePane::~ReferencePane()
{
    stop();
}

QWidget *ReferencePane::firstField() const
{
    return m_typed;
}

QString ReferencePane::take(const QByteArray &text)
{
    m_text = text;
    const int row = m_model->rowOf(text);
    if (row >= 0)
        m_list->selectRow(row);
    return {};
}

QList<Alongside> ReferencePane::alongside(const QByteArray &text) const
{
    QList<Alongside> others;
    // what was typed over the choice is no choice any more
    for (int i = 0; m_chosen && m_chosen->key == text && i < m_withFrom.size(); ++i)
        others << Alongside{m_withFrom.at(i), m_chosen->with.value(i)};
    return others;
}

void ReferencePane::takeNothing()
{
    m_text = {};
}

void ReferencePane::tell(const QString &text, bool wrong)
{
    auto palette = m_note->palette();
    palette.setColor(QPalette::WindowText, theme().color(wrong ? Token::Danger : Token::Muted));
    m_note->setPalette(palette);
    m_note->setText(text);
}

void ReferencePane::stop()
{
    ++m_serial;
    m_pause.stop();
    if (m_borrowing)
        m_borrowing->requestStop();
    if (m_reading)
        m_reading->requestStop();
    if (m_searching)
        m_searching->requestStop();
    m_borrowing.reset();
    m_reading.reset();
    m_searching.reset();
}

void ReferencePane::showEvent(QShowEvent *event)
{
    Pane::showEvent(event);
    if (!m_lease && !m_borrowing)
        borrow();
}

void ReferencePane::hideEvent(QHideEvent *event)
{
    stop();
    m_lease.release();
    Pane::hideEvent(event);
}

void ReferencePane::borrow()
{
    tell(tr("Connecting…"));
    m_borrowing = m_borrow();
    const auto serial = m_serial;
    core::whenDone(*m_borrowing, this, [this, serial](core::Result<core::session::Lease> lease) {
        if (serial != m_serial)
            return; // closed meanwhile; the lease goes back by itself
        m_borrowing.reset();
        if (!lease) {
            tell(lease.error().message, true);
            return;
        }
        m_lease = std::move(*lease);
        if (m_search)
            search();
        else
            readTable();
    });
}

void ReferencePane::readTable()
{
    if (!m_lease)
        return;
    tell(tr("Reading %1…").arg(m_reference.to.text()));
    const auto serial = m_serial;
    m_reading = m_lease->run<core::browse::RowSearch>(
        tr("Reading %1").arg(m_reference.to.text()),
        [to = m_reference.to, key = m_key, with = m_with](
            core::session::Link &link, core::session::Job &job) -> core::Result<core::browse::RowSearch> {
            const auto info = core::browse::readTable(link, job, core::catalog::SqlLibrary(), to);
            if (!info)
                return info.error();
            return core::browse::rowSearch(*info, key, with);
        });
    core::whenDone(*m_reading, this, [this, serial](const core::Result<core::browse::RowSearch> &search) {
        if (serial != m_serial)
            return;
        m_reading.reset();
        if (!search) {
            tell(search.error().message, true);
            return;
        }
        m_search = *search;
        m_model->setSearch(*search);
        this->search();
    });
}

void ReferencePane::search()
{
    if (!m_lease || !m_search)
        return;
    if (m_searching)
        m_searching->requestStop();
    const auto serial = ++m_serial;
    const QByteArray typed = m_typed->text().toUtf8();
    const auto type = core::values::withoutDomains(m_type);
    const bool keyMay = type
        && std::find(std::begin(CertainTypes), std::end(CertainTypes), type->oid) != std::end(CertainTypes)
        && core::values::problem(*type, typed, m_server).isEmpty();
    tell(tr("Searching…"));
    m_searching = m_lease->run<core::browse::FoundRows>(
        tr("Searching in %1").arg(m_reference.to.text()),
        [search = *m_search, typed, keyMay](core::session::Link &link, core::session::Job &job) {
            return core::browse::findRows(link, job, search, typed, keyMay, MostRows);
        });
    core::whenDone(*m_searching, this, [this, serial](const core::Result<core::browse::FoundRows> &found) {
        if (serial == m_serial)
            showRows(found);
    });
}

void ReferencePane::showRows(const core::Result<core::browse::FoundRows> &found)
{
    m_searching.reset();
    if (!found) {
        tell(found.error().message, true);
        return;
    }
    m_model->setRows(found->rows);
    m_list->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column), PaneWidth / 2));
    const int row = m_model->rowOf(m_text);
    if (m_model->rowCount() > 0)
        m_list->selectRow(std::max(0, row));
    if (found->rows.isEmpty())
        tell(m_typed->text().isEmpty() ? tr("%1 is empty.").arg(m_reference.to.text())
                                       : tr("Nothing found."));
    else if (found->more)
        tell(tr("The first %1; type more to find others.").arg(MostRows));
    else
        tell(rowsText(found->rows.size()));
}

void ReferencePane::choose(int row, bool last)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_list->selectRow(row);
    m_chosen = m_model->row(row);
    m_text = m_chosen->key;
    emit edited();
    if (last)
        emit chosen();
}

// The arrows walk through the rows from above; in the field for the search Enter takes the marked one.
bool ReferencePane::steer(QKeyEvent *event)
{
    if (event->modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event->key() != Qt::Key_Down && event->key() != Qt::Key_Up)
        return false;
    const int row = m_list->currentIndex().row();
    choose(std::clamp(row + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_model->rowCount() - 1)),
           false);
    return true;
}

bool ReferencePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Pane::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
    if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        if (m_pause.isActive() || m_searching) {
            m_pause.stop();
            if (!m_searching)
                search(); // what is marked is not yet what was typed
            return true;
        }
        choose(m_list->currentIndex().row(), true);
        return true;
    }
    if (plain && watched == m_typed && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        const int row = m_list->currentIndex().row() + (key->key() == Qt::Key_Down ? 1 : -1);
        if (row >= 0 && row < m_model->rowCount())
            m_list->selectRow(row);
        return true;
    }
    return Pane::eventFilter(watched, event);
}

} // namespace ui::editors
