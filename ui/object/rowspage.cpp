// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/rowspage.h"

#include "ui/base/banner.h"
#include "ui/editor/sqlview.h"
#include "ui/object/rowsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::object {

using core::Result;
using core::objects::Rows;

namespace {

constexpr int WidestColumn = 320;

/// Numbers stand a little away from the text in the next column.
class RowsDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->displayAlignment.testFlag(Qt::AlignRight))
            option->text += QChar(0x2002);
    }
};

} // namespace

RowsPage::RowsPage(const forms::FormServices &services, forms::FormAccess &access,
                   const core::objects::Section &section, QWidget *parent)
    : SectionPage(services, access, section, parent)
    , m_model(new RowsModel(services.theme, this))
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_view = new QTableView(split);
    m_view->setObjectName(QStringLiteral("sectionRows"));
    m_view->setAccessibleName(section.title);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowsDelegate(m_view));
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(metrics::GridRow);
    m_view->verticalHeader()->setDefaultSectionSize(metrics::GridRow);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_codePane = new QWidget(split);
    m_code = new editor::SqlView(services.theme, m_codePane);
    m_code->setObjectName(QStringLiteral("sectionCode"));
    m_code->setAccessibleName(tr("Definition"));
    m_code->setWrapped(true);
    auto *codeLayout = new QVBoxLayout(m_codePane);
    codeLayout->setContentsMargins(20, 10, 20, 12);
    codeLayout->addWidget(m_code);
    m_codePane->hide();
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);

    if (!section.request.isEmpty()) {
        auto *bar = new QWidget(this);
        auto *line = new QHBoxLayout(bar);
        line->setContentsMargins(20, 10, 20, 10);
        m_more = new QPushButton(section.requestText, bar);
        m_more->setObjectName(QStringLiteral("sectionRequest"));
        m_more->setAccessibleName(section.requestText);
        m_more->setToolTip(section.requestToolTip);
        m_more->setCheckable(true);
        line->addWidget(m_more);
        line->addStretch(1);
        addTools(bar);
        connect(m_more, &QPushButton::toggled, this, [this](bool on) {
            m_wantsMore = on;
            if (isRead() || !banner().isHidden())
                readAgain();
        });
    }
    setBody(split);
    setFocusProxy(m_view);

    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto target = m_model->target(index.row()); target.isValid())
            emit linkActivated(target);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RowsPage::showCode);
    connect(m_view, &QWidget::customContextMenuRequested, this, &RowsPage::showMenu);
    auto *copy = new QAction(tr("Copy"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    m_view->addAction(copy);
}

QString RowsPage::toText() const
{
    QList<int> rows;
    const auto selected = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows << index.row();
    for (int row = 0; selected.isEmpty() && row < m_model->rowCount(); ++row)
        rows << row;
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->value(row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

void RowsPage::clear()
{
    m_model->setRows({});
    m_codePane->hide();
}

void RowsPage::read()
{
    const QString verb = m_wantsMore ? m_section.request : m_section.verb;
    borrow<Rows>(
        [library = m_services.library, ref = m_ref, section = m_section, verb](core::session::Link &link,
                                                                               core::session::Job &job) {
            return core::objects::readRows(link, job, library, ref, section, verb);
        },
        [this](const Result<Rows> &rows) {
            if (!rows) {
                fail(rows.error());
                return;
            }
            const auto before = m_model->target(m_view->currentIndex().row());
            m_model->setRows(*rows);
            fitColumns();
            for (int row = 0; row < m_model->rowCount(); ++row) {
                if (m_model->target(row) == before)
                    m_view->setCurrentIndex(m_model->index(row, 0));
            }
            if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
                m_view->setCurrentIndex(m_model->index(0, 0));
            showCode();
            finish(rows->rows.isEmpty());
        });
}

void RowsPage::fitColumns()
{
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->setColumnWidth(column, std::min(m_view->columnWidth(column) + 12, WidestColumn));
}

void RowsPage::showCode()
{
    const QString code = m_model->code(m_view->currentIndex().row());
    m_codePane->setVisible(!code.isEmpty());
    if (!code.isEmpty())
        m_code->setSql(code);
}

void RowsPage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const char *name, const QString &text, std::function<void()> press) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, std::move(press));
    };
    if (const auto target = m_model->target(index.row()); target.isValid())
        add("rowGo", tr("Go there"), [this, target] { emit linkActivated(target); });
    add("rowCopyCell", tr("Copy cell"), [this, index] {
        QGuiApplication::clipboard()->setText(m_model->value(index.row(), index.column()));
    });
    add("rowCopy", tr("Copy rows"), [this] { QGuiApplication::clipboard()->setText(toText()); });
    if (const QString code = m_model->code(index.row()); !code.isEmpty())
        add("rowOpenSql", tr("Open the definition in an editor"),
            [this, code] { emit openSqlRequested(m_section.title, code); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace ui::object
