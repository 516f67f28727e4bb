// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/columnmapping.h"

#include "ui/transfer/mappingmodel.h"
#include "ui/transfer/transferdialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace ui::transfer {

ColumnMapping::ColumnMapping(const Theme &theme, const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_model(new MappingModel(theme, this))
    , m_view(new QTableView)
{
    const auto name = [&prefix](const char *what) { return (prefix + QLatin1String(what)).toUtf8(); };
    m_view->setObjectName(prefix + QStringLiteral("Mapping"));
    m_view->setAccessibleName(tr("Columns and where they go"));
    m_view->setModel(m_model);
    m_view->setItemDelegateForColumn(MappingModel::Target, new TargetDelegate(m_view));
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::SelectedClicked);
    m_view->verticalHeader()->setDefaultSectionSize(25);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setDefaultSectionSize(150);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);

    m_add = makeButton(name("AddValue"), tr("Add a value"),
                       tr("A column of the table that gets the same value in every row, or an expression"));
    m_remove = makeButton(name("RemoveValue"), tr("Remove"), tr("Take the value of your own away (Del)"));
    for (QPushButton *button : {m_add, m_remove})
        button->setProperty("flat", true);
    auto *line = new QHBoxLayout;
    line->setSpacing(2 * metrics::Step);
    line->addWidget(m_add);
    line->addWidget(m_remove);
    line->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Step);
    column->addWidget(m_view, 1);
    column->addLayout(line);

    const auto showButtons = [this] {
        m_add->setVisible(!m_model->isNewTable());
        m_add->setEnabled(!m_model->choices().isEmpty());
        const QModelIndex at = m_view->currentIndex();
        m_remove->setVisible(!m_model->isNewTable() && at.isValid() && m_model->isValue(at.row()));
    };
    connect(m_add, &QPushButton::clicked, this, &ColumnMapping::addValue);
    connect(m_remove, &QPushButton::clicked, this, &ColumnMapping::removeValue);
    connect(m_model, &MappingModel::mappingChanged, this, showButtons);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, showButtons);
    connect(new QShortcut(QKeySequence(Qt::Key_Delete), m_view, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &ColumnMapping::removeValue);
    showButtons();
}

void ColumnMapping::fitNames()
{
    m_view->resizeColumnToContents(MappingModel::Name);
    m_view->setColumnWidth(MappingModel::Name, std::clamp(m_view->columnWidth(MappingModel::Name), 120, 260));
}

void ColumnMapping::addValue()
{
    m_model->addValue();
    const QModelIndex at = m_model->index(m_model->rowCount() - 1, MappingModel::Name);
    m_view->setCurrentIndex(at);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(at);
}

void ColumnMapping::removeValue()
{
    m_model->removeValue(m_view->currentIndex().row());
}

} // namespace ui::transfer
