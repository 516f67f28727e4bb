// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/tablefield.h"

#include "ui/forms/problemline.h"
#include "ui/forms/rowsmodel.h"
#include "ui/forms/rowsview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::forms {

using core::forms::Values;

namespace {

constexpr int MostRows = 8; ///< shown without scrolling

} // namespace

TableField::TableField(const core::forms::FieldSpec &spec, const core::forms::Context &context,
                       FieldTools tools, QWidget *parent)
    : Field(spec, context, tools, parent)
    , m_model(new RowsModel(spec.columns, context, this))
    , m_view(new RowsView(tools.theme, m_model, this))
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
{
    m_model->setNewRow(spec.newRow);
    m_view->setObjectName(spec.id);
    m_view->horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(spec.label));
    m_view->setEmptyText(tr("None"));
    setFocusProxy(m_view);
    const auto prepare = [this](QToolButton *button, const char *suffix, const char *icon,
                                const QString &name, const QString &tip) {
        button->setObjectName(id() + QLatin1String(suffix));
        button->setIcon(icons().icon(QLatin1String(icon)));
        button->setText(name);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(name + QStringLiteral(" (") + this->spec().label + QLatin1Char(')'));
        button->setToolTip(tip);
    };
    prepare(m_add, "Add", "plus", spec.placeholder.isEmpty() ? tr("Add") : spec.placeholder,
            tr("Add a row (Insert)"));
    prepare(m_remove, "Remove", "minus", tr("Remove"), tr("Remove the row (Delete)"));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    m_add->setVisible(!spec.fixedRows);
    m_remove->setVisible(!spec.fixedRows);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_view);
    layout->addLayout(buttons);
    connect(m_add, &QToolButton::clicked, this, &TableField::addRow);
    connect(m_remove, &QToolButton::clicked, this, &TableField::removeRow);
    connect(m_view, &RowsView::addRequested, this, &TableField::addRow);
    connect(m_view, &RowsView::removeRequested, this, &TableField::removeRow);
    connect(m_model, &RowsModel::edited, this, &Field::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TableField::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TableField::fitHeight);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TableField::fitHeight);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableField::fitButtons);
    fitHeight();
}

void TableField::addRow()
{
    if (m_model->isReadOnly() || spec().fixedRows)
        return;
    const int row = m_model->addRow();
    const QModelIndex first = m_model->index(row, 0);
    m_view->setCurrentIndex(first);
    m_view->setFocus(Qt::OtherFocusReason);
    if (first.flags() & Qt::ItemIsEditable)
        m_view->edit(first);
}

void TableField::removeRow()
{
    const QModelIndex at = m_view->currentIndex();
    if (!at.isValid() || spec().fixedRows)
        return;
    const int column = at.column();
    m_model->removeRow(at.row());
    const int row = std::min(at.row(), m_model->rowCount() - 1);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, column));
    fitButtons();
}

void TableField::fitHeight()
{
    const int rows = std::clamp(m_model->rowCount(), 1, MostRows);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() + rows * metrics::GridRow
                           + 2 * m_view->frameWidth());
    fitButtons();
}

void TableField::fitButtons()
{
    m_remove->setEnabled(m_view->currentIndex().isValid() && !m_model->isReadOnly());
}

void TableField::setValue(const Values &values)
{
    m_wasNull = values.isNull(id());
    m_model->setRows(values.rows(id()));
}

void TableField::store(Values &values) const
{
    if (m_model->rows().isEmpty() && m_wasNull)
        values.setNull(id());
    else
        values.setRows(id(), m_model->rows());
}

void TableField::setReadOnly(bool readOnly)
{
    m_model->setReadOnly(readOnly);
    m_add->setVisible(!readOnly && !spec().fixedRows);
    m_remove->setVisible(!readOnly && !spec().fixedRows);
    m_view->viewport()->update();
}

bool TableField::setProblem(const QString &text, bool error)
{
    setProblemEdge(m_view, text, error);
    return text.isEmpty();
}

void TableField::setRowProblems(const QList<core::forms::Problem> &problems)
{
    m_model->setProblems(problems);
}

QWidget *TableField::work() const
{
    return m_view;
}

QString TableField::toText(const Values &values) const
{
    const auto rows = values.rows(id());
    QStringList lines;
    for (const Values &row : rows.mid(0, 6)) {
        QStringList cells;
        for (const auto &column : spec().columns) {
            if (column.type == core::forms::FieldSpec::Type::Flag)
                cells << (row.flag(column.id) ? column.label : QString());
            else if (column.type == core::forms::FieldSpec::Type::Many)
                cells << row.list(column.id).join(QLatin1String(", "));
            else
                cells << row.text(column.id).simplified();
        }
        cells.removeAll(QString());
        lines << cells.join(QLatin1Char(' '));
    }
    if (rows.size() > 6)
        lines << tr("and %1 more").arg(rows.size() - 6);
    return lines.isEmpty() ? tr("none") : lines.join(QLatin1String("; "));
}

} // namespace ui::forms
