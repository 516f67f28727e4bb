// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/parametertable.h"

#include "core/profile/conninfo.h"

#include <QCompleter>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStringListModel>
#include <QStyledItemDelegate>

#include <utility>

namespace ui::connections {

namespace {

constexpr int MostRows = 6;
constexpr int Padding = 8; ///< as the headers have it

/// The parameters that have no field of their own.
QStringList parameterNames()
{
    static const QLatin1String own[] = {QLatin1String("host"), QLatin1String("port"), QLatin1String("dbname"),
                                        QLatin1String("user"), QLatin1String("sslmode")};
    QStringList names;
    for (const auto &info : core::profile::knownParameters()) {
        if (!info.secret && std::find(std::begin(own), std::end(own), info.keyword) == std::end(own))
            names << info.keyword;
    }
    names.sort();
    return names;
}

class Delegate : public QStyledItemDelegate
{
public:
    Delegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_names(new QStringListModel(parameterNames(), this))
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *field = new QLineEdit(parent);
        field->setProperty("bare", true);
        field->setAutoFillBackground(true);
        const bool isName = index.column() == ParameterModel::Name;
        field->setObjectName(isName ? QStringLiteral("parameterName") : QStringLiteral("parameterValue"));
        field->setAccessibleName(isName ? QStringLiteral("Parameter") : QStringLiteral("Value"));
        if (isName) {
            auto *completer = new QCompleter(m_names, field);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            field->setCompleter(completer);
        }
        return field;
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = std::exchange(item.text, QString());
        const QStyle *style = item.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        const bool isNew = index.row() + 1 == index.model()->rowCount();
        const bool invites = isNew && index.column() == ParameterModel::Name;
        const QRect area = item.rect.adjusted(Padding, 0, -Padding, 0);
        painter->setFont(item.font);
        painter->setPen(m_theme.color(invites ? Token::Muted : Token::Text));
        painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                          item.fontMetrics.elidedText(invites ? QStringLiteral("Add a parameter") : text,
                                                      Qt::ElideRight, area.width()));
        if (!index.data(Qt::ToolTipRole).toString().isEmpty()) {
            painter->setPen(m_theme.color(Token::Danger));
            painter->drawRect(item.rect.adjusted(0, 0, -1, -1));
        }
    }

private:
    const Theme &m_theme;
    QStringListModel *m_names;
};

} // namespace

ParameterTable::ParameterTable(const Theme &theme, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("parameterTable"));
    setAccessibleName(QStringLiteral("Further parameters"));
    setModel(&m_model);
    setItemDelegate(new Delegate(theme, this));
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::DoubleClicked);
    connect(this, &QAbstractItemView::clicked, this,
            qOverload<const QModelIndex &>(&QAbstractItemView::edit));
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setAccessibleName(QStringLiteral("Columns of the parameters"));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ParameterTable::fitRows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ParameterTable::fitRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ParameterTable::fitRows);
    fitRows();
}

void ParameterTable::fitRows()
{
    const int rows = std::clamp(m_model.rowCount(), 1, MostRows);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * metrics::GridRow + 2 * frameWidth());
}

void ParameterTable::commit()
{
    if (auto *editor = qobject_cast<QLineEdit *>(indexWidget(currentIndex())))
        commitData(editor);
    else if (state() == QAbstractItemView::EditingState) {
        if (auto *open = viewport()->findChild<QLineEdit *>())
            commitData(open);
    }
}

void ParameterTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // Tab behind the last cell, or Shift+Tab before the first, leaves the table instead of going round in it
    const QModelIndex at = currentIndex();
    const bool atEnd = at.row() + 1 == m_model.rowCount() && at.column() + 1 == ParameterModel::ColumnCount;
    const bool atStart = at.row() == 0 && at.column() == 0;
    const bool leavesDown = hint == QAbstractItemDelegate::EditNextItem && atEnd;
    const bool leavesUp = hint == QAbstractItemDelegate::EditPreviousItem && atStart;
    QTableView::closeEditor(editor, leavesDown || leavesUp ? QAbstractItemDelegate::NoHint : hint);
    if (leavesDown)
        focusNextChild();
    else if (leavesUp)
        focusPreviousChild();
}

void ParameterTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Delete) && currentIndex().isValid()) {
        m_model.removeRow(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace ui::connections
