// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/mappingmodel.h"

#include <QComboBox>
#include <QFont>

namespace ui::transfer {

namespace {

constexpr qsizetype ShownRows = 5;
constexpr qsizetype ShownText = 80;

QString oneLine(const QByteArray &value)
{
    QString text = QString::fromUtf8(value.left(4 * ShownText));
    for (const char16_t c : {u'\n', u'\r', u'\t'})
        text.replace(QChar(c), QLatin1Char(' '));
    return text.size() > ShownText ? text.left(ShownText) + QStringLiteral("…") : text;
}

} // namespace

MappingModel::MappingModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void MappingModel::setSample(const core::importing::Sample &sample, bool named)
{
    beginResetModel();
    const bool same = sample.columns == m_sample.columns && named == m_named;
    m_sample = sample;
    m_named = named;
    if (!same)
        guess();
    endResetModel();
    emit mappingChanged();
}

void MappingModel::setTarget(const core::importing::TargetTable &table)
{
    beginResetModel();
    const bool same = !m_new && table == m_table;
    m_table = table;
    m_new = false;
    if (!same)
        guess();
    endResetModel();
    emit mappingChanged();
}

void MappingModel::setNewTable(const QStringList &types)
{
    beginResetModel();
    m_new = true;
    m_newTypes = types;
    endResetModel();
    emit mappingChanged();
}

void MappingModel::guess()
{
    m_values.clear();
    m_targets = core::importing::guessTargets(m_sample.columns, m_named, m_table);
}

void MappingModel::addValue()
{
    if (m_new)
        return;
    QString target;
    for (const QString &name : choices()) {
        if (target.isEmpty() && !m_targets.contains(name))
            target = name;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_values << QString();
    m_targets << target;
    endInsertRows();
    emit mappingChanged();
}

void MappingModel::removeValue(int row)
{
    if (!isValue(row) || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_values.removeAt(row - m_sample.columns.size());
    m_targets.removeAt(row);
    endRemoveRows();
    emit mappingChanged();
}

core::importing::MappingWish MappingModel::wish() const
{
    core::importing::MappingWish wish;
    for (int row = 0; row < rowCount(); ++row) {
        const QString target = m_targets.value(row);
        if (!isValue(row)) {
            // by number: two columns may have one name
            const QString column = QString::number(row + 1);
            const QString &name = m_sample.columns[row];
            const bool clear = m_sample.columns.count(name) == 1;
            if (target.isEmpty())
                wish.skipped << (clear ? name : column);
            else
                wish.pairs << std::pair(clear ? name : column, target);
            continue;
        }
        const QString &text = m_values[row - m_sample.columns.size()];
        if (target.isEmpty())
            continue;
        if (text.startsWith(QLatin1Char('=')))
            wish.expressions << std::pair(target, text.mid(1).trimmed());
        else
            wish.constants << std::pair(target, text);
    }
    return wish;
}

QString MappingModel::problem() const
{
    for (int row = int(m_sample.columns.size()); row < rowCount(); ++row) {
        if (m_targets.value(row).isEmpty())
            return tr("A value of your own goes into no column of the table");
    }
    return {};
}

QStringList MappingModel::choices() const
{
    QStringList names;
    for (const auto &column : m_table.columns) {
        if (!column.generated)
            names << column.name;
    }
    return names;
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sample.columns.size() + (m_new ? 0 : m_values.size()));
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstValue + int(std::min(m_sample.rows.size(), ShownRows));
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const QString target = m_targets.value(row);
    if (isValue(row) && (index.column() >= FirstValue || index.column() == Name))
        return valueData(index, role);
    if (index.column() >= FirstValue) {
        const auto &cells = m_sample.rows[index.column() - FirstValue];
        const bool there = row < cells.size() && !cells[row].null;
        if (role == NullRole)
            return !there;
        if (role == Qt::ForegroundRole && !there)
            return m_theme.color(Token::Muted);
        if (role == Qt::FontRole && !there) {
            QFont font = m_theme.interfaceFont();
            font.setItalic(true);
            return font;
        }
        if (role == Qt::DisplayRole)
            return there ? oneLine(cells[row].text) : QStringLiteral("NULL");
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == Name)
            return m_sample.columns[row];
        if (index.column() == Target) {
            if (m_new)
                return m_sample.columns[row];
            if (role == Qt::EditRole)
                return target;
            return target.isEmpty() ? tr("— left out —") : target;
        }
        if (m_new)
            return m_newTypes.value(row);
        if (const int at = m_table.indexOf(target); at >= 0)
            return m_table.columns[at].type;
        return {};
    case Qt::ForegroundRole:
        if (index.column() == Target && target.isEmpty() && !m_new)
            return m_theme.color(Token::Muted);
        return {};
    case Qt::ToolTipRole:
        if (index.column() == Target && !m_new)
            return tr("The column of the table that gets these values; F2 or a double click changes it");
        return {};
    default:
        return {};
    }
}

QVariant MappingModel::valueData(const QModelIndex &index, int role) const
{
    const QString &text = m_values[index.row() - m_sample.columns.size()];
    const bool expression = text.startsWith(QLatin1Char('='));
    if (index.column() >= FirstValue) {
        if (role == Qt::ForegroundRole)
            return m_theme.color(Token::Muted);
        if (role != Qt::DisplayRole || index.column() > FirstValue)
            return {};
        return expression ? tr("an expression") : tr("the same in every row");
    }
    switch (role) {
    case Qt::DisplayRole:
        return text.isEmpty() ? tr("(empty text)") : text;
    case Qt::EditRole:
        return text;
    case Qt::ForegroundRole:
        return text.isEmpty() ? QVariant(m_theme.color(Token::Muted)) : QVariant();
    case Qt::FontRole:
        return expression ? QVariant(m_theme.codeFont()) : QVariant();
    case Qt::ToolTipRole:
        return tr("A value for every row, or = and an SQL expression over the columns of the file; "
                  "Del takes the line away");
    default:
        return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case Name:
        return m_nameHeader.isEmpty() ? tr("Column of the file") : m_nameHeader;
    case Target:
        return tr("Goes into");
    case Type:
        return m_valueHeader.isEmpty() ? tr("Type") : tr("Type there");
    default: {
        if (!m_valueHeader.isEmpty())
            return m_valueHeader;
        const qsizetype row = section - FirstValue;
        return tr("Line %L1").arg(m_sample.lines.value(row));
    }
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (!m_new && (index.column() == Target || (index.column() == Name && isValue(index.row()))))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || m_new)
        return false;
    if (index.column() == Name && isValue(index.row())) {
        m_values[index.row() - m_sample.columns.size()] = value.toString();
        emit dataChanged(index, index.siblingAtColumn(columnCount() - 1));
        emit mappingChanged();
        return true;
    }
    if (index.column() != Target)
        return false;
    const QString target = value.toString();
    if (m_targets.value(index.row()) == target)
        return true;
    // one column of the table takes one of the file
    if (const auto other = m_targets.indexOf(target); other >= 0 && !target.isEmpty()) {
        m_targets[other].clear();
        emit dataChanged(this->index(int(other), Target), this->index(int(other), Type));
    }
    m_targets[index.row()] = target;
    emit dataChanged(index, index.siblingAtColumn(Type));
    emit mappingChanged();
    return true;
}

QWidget *TargetDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                      const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("importTarget"));
    box->setAccessibleName(tr("Goes into"));
    box->addItem(tr("— left out —"), QString());
    if (const auto *model = qobject_cast<const MappingModel *>(index.model())) {
        const QStringList names = model->choices();
        for (const QString &name : names)
            box->addItem(name, name);
    }
    return box;
}

void TargetDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = static_cast<QComboBox *>(editor);
    box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
}

void TargetDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, static_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

} // namespace ui::transfer
