// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/parts.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui::editors {

using core::values::Part;

namespace {

constexpr int MostShownRows = 10;
constexpr qsizetype ShownText = 200;

} // namespace

PartsModel::PartsModel(const Theme &theme, const QStringList &heads, bool pairs, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_heads(heads)
    , m_pairs(pairs)
{
}

void PartsModel::setRows(QList<PartRow> rows)
{
    const auto before = m_rows.size();
    if (rows.size() != before) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (before > 0)
        emit dataChanged(index(0, 0), index(int(before) - 1, 1));
}

const Part &PartsModel::part(const QModelIndex &index) const
{
    const PartRow &row = m_rows.at(index.row());
    return isKey(index) ? row.key : row.value;
}

void PartsModel::change(const QModelIndex &index, const Part &part)
{
    PartRow &row = m_rows[index.row()];
    Part &place = isKey(index) ? row.key : row.value;
    if (place == part)
        return;
    place = part;
    emit dataChanged(index, index);
    emit partChanged();
}

int PartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PartsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant PartsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PartRow &row = m_rows.at(index.row());
    if (!isEditable(index)) {
        if (role == Qt::DisplayRole)
            return row.label;
        return role == Qt::ForegroundRole ? QVariant(m_theme.color(Token::Muted)) : QVariant();
    }
    const Part &part = this->part(index);
    const bool special = !part || part->isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        if (!part)
            return row.nullWord;
        return part->isEmpty()
            ? QStringLiteral("''")
            : core::result::displayText({part->constData(), part->size(), false}, ShownText);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(row.label, data(index, Qt::DisplayRole).toString());
    case Qt::ForegroundRole:
        return special ? QVariant(m_theme.color(Token::Muted)) : QVariant();
    case Qt::FontRole: {
        const auto type = core::values::withoutDomains(row.type);
        QFont font
            = type && core::result::usesCodeFont(type->oid) ? m_theme.codeFont() : m_theme.interfaceFont();
        font.setItalic(special);
        return font;
    }
    case Qt::TextAlignmentRole: {
        const auto type = core::values::withoutDomains(row.type);
        const bool right = type && core::result::alignsRight(type->oid) && index.column() == 1;
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant PartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_heads.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags PartsModel::flags(const QModelIndex &index) const
{
    const auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.isValid() && isEditable(index) ? flags | Qt::ItemIsEditable : flags;
}

PartsDelegate::PartsDelegate(const EditorTools &tools, int server, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_tools(tools)
    , m_server(server)
{
}

QWidget *PartsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    const auto &model = *static_cast<const PartsModel *>(index.model());
    const PartRow &row = model.rows().at(index.row());
    ColumnFacts facts;
    facts.column.name = model.isKey(index) ? tr("Key") : row.label;
    facts.type = model.isKey(index) || !row.type ? core::values::builtinType(25) : row.type;
    facts.column.typeOid = facts.type->oid;
    facts.column.typeModifier = facts.type->modifier;
    facts.notNull = model.isKey(index) || facts.type->notNull;
    facts.mayBeDefault = false;
    facts.mayBeExpression = false;
    facts.nullWord = row.nullWord;
    facts.serverVersion = m_server;
    auto *editor = makeCellEditor(facts, m_tools, parent).release();
    m_editor = editor;
    auto *self = const_cast<PartsDelegate *>(this);
    connect(editor, &CellEditor::committed, self, [self, editor](Next next) {
        emit self->commitData(editor);
        emit self->closeEditor(editor, NoHint);
        emit self->wentOn(next);
    });
    connect(editor, &CellEditor::cancelled, self, [self, editor] {
        emit self->closeEditor(editor, RevertModelCache);
        emit self->wentOn(Next::Stay);
    });
    return editor;
}

void PartsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *cell = static_cast<CellEditor *>(editor);
    if (cell->isTouched())
        return; // the model has changed beneath it
    const auto &model = *static_cast<const PartsModel *>(index.model());
    cell->setValue(core::edit::CellValue::fromCell(model.part(index)));
}

void PartsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    static_cast<PartsModel *>(model)->change(index, static_cast<CellEditor *>(editor)->value().cell());
}

void PartsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                         const QModelIndex &) const
{
    static_cast<CellEditor *>(editor)->placeOver(option.rect);
}

// Enter, Tab, Esc and the focus are the editor's own.
bool PartsDelegate::eventFilter(QObject *, QEvent *)
{
    return false;
}

PartsView::PartsView(PartsModel *model, const EditorTools &tools, int server, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new PartsDelegate(tools, server, this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setObjectName(QStringLiteral("editorParts"));
    setAccessibleName(tr("Parts of the value"));
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    connect(m_delegate, &PartsDelegate::wentOn, this, &PartsView::goOn);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
}

QSize PartsView::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 3, MostShownRows);
    return {380, horizontalHeader()->sizeHint().height() + rows * metrics::GridRow + 4};
}

void PartsView::setCurrentRow(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        setCurrentIndex(m_model->index(row, std::max(1, currentIndex().column())));
}

void PartsView::editRow(int row, int column)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    setCurrentIndex(m_model->index(row, column));
    edit(currentIndex());
    if (m_delegate->editor())
        m_delegate->editor()->setFocus();
}

void PartsView::goOn(Next next)
{
    const int by = next == Next::Down ? 1 : next == Next::Up ? -1 : 0;
    if (next != Next::Stay)
        setFocus(); // otherwise it is where the user has put it
    const auto index = currentIndex();
    if (next == Next::Right && m_model->isKey(index))
        setCurrentIndex(index.siblingAtColumn(1));
    else if (next == Next::Left && index.column() == 1 && m_model->isEditable(index.siblingAtColumn(0)))
        setCurrentIndex(index.siblingAtColumn(0));
    else if (by != 0 && index.row() + by >= 0 && index.row() + by < m_model->rowCount())
        setCurrentIndex(index.siblingAtRow(index.row() + by));
}

void PartsView::setNull()
{
    const auto index = currentIndex();
    if (index.isValid() && m_model->isEditable(index) && !m_model->isKey(index))
        m_model->change(index, Part());
}

void PartsView::keyPressEvent(QKeyEvent *event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const auto index = currentIndex();
    const bool arrow = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (event->key() == Qt::Key_0 && modifiers == Qt::ControlModifier) {
        setNull();
    } else if (event->key() == Qt::Key_Insert && modifiers == Qt::NoModifier) {
        emit insertAsked();
    } else if (event->key() == Qt::Key_Delete && modifiers == Qt::NoModifier) {
        emit removeAsked();
    } else if (arrow && modifiers == Qt::AltModifier) {
        emit moveAsked(event->key() == Qt::Key_Up ? -1 : 1);
    } else if ((event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
               && modifiers == Qt::NoModifier && index.isValid()) {
        editRow(index.row(), m_model->isEditable(index) ? index.column() : 1);
    } else if (index.isValid() && !event->text().isEmpty() && event->text().at(0).isPrint()
               && !(modifiers & (Qt::ControlModifier | Qt::AltModifier))) {
        editRow(index.row(), m_model->isEditable(index) ? index.column() : 1);
        if (m_delegate->editor())
            m_delegate->editor()->startWith(event->text());
    } else if (event->key() == Qt::Key_Escape) {
        event->ignore();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void PartsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

// Qt would otherwise take Ctrl+0 and its kin as shortcuts of the window.
bool PartsView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool move = (key->modifiers() & Qt::AltModifier)
            && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        if (move || key->key() == Qt::Key_Delete || key->key() == Qt::Key_Insert) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

} // namespace ui::editors
