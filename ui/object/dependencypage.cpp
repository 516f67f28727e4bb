// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/dependencypage.h"

#include "ui/base/banner.h"
#include "ui/object/dependencymodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>

namespace ui::object {

using core::Result;
using core::objects::Address;
using core::objects::Dependency;
using core::objects::Direction;

DependencyPage::DependencyPage(const forms::FormServices &services, forms::FormAccess &access,
                               const core::objects::Section &section, QWidget *parent)
    : SectionPage(services, access, section, parent)
    , m_model(new DependencyModel(services.kinds, services.icons, this))
    , m_view(new QTreeView(this))
{
    m_view->setObjectName(QStringLiteral("dependencyTree"));
    m_view->setAccessibleName(section.title);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setExpandsOnDoubleClick(false);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(DependencyModel::Object, 360);
    m_view->header()->resizeSection(DependencyModel::Kind, 150);
    m_view->header()->resizeSection(DependencyModel::Reason, 150);
    setBody(m_view);
    connect(m_model, &DependencyModel::wanted, this, &DependencyPage::readBeneath);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const auto &ref = m_model->dependency(index).named.ref;
        if (!ref.kind.isEmpty())
            emit objectActivated(ref);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &DependencyPage::showMenu);
    auto *copy = new QAction(tr("Copy"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    m_view->addAction(copy);
}

Direction DependencyPage::direction() const
{
    return m_section.id == QLatin1String("dependents") ? Direction::NeededBy : Direction::Needs;
}

QString DependencyPage::toText() const
{
    QStringList lines;
    const auto selected = m_view->selectionModel()->selectedRows();
    const auto line = [this](const QModelIndex &index) {
        QStringList cells;
        for (int column = 0; column < DependencyModel::Columns; ++column)
            cells << m_model->text(index.siblingAtColumn(column));
        return cells.join(QLatin1Char('\t'));
    };
    for (const QModelIndex &index : selected)
        lines << line(index);
    for (int row = 0; selected.isEmpty() && row < m_model->rowCount(); ++row)
        lines << line(m_model->index(row, 0));
    return lines.join(QLatin1Char('\n'));
}

void DependencyPage::clear()
{
    m_model->setRoot({}, {});
}

void DependencyPage::read()
{
    const Address of = core::objects::addressOf(m_ref);
    borrow<QList<Dependency>>(
        [library = m_services.library, ref = m_ref, of, direction = direction()](
            core::session::Link &link, core::session::Job &job) -> Result<QList<Dependency>> {
            auto list = core::objects::readDependencies(link, job, library, ref, of, direction);
            if (list && list->isEmpty()) {
                if (auto there = core::objects::checkThere(link, job, library, ref); !there)
                    return std::move(there).error();
            }
            return list;
        },
        [this, of](const Result<QList<Dependency>> &list) {
            if (!list) {
                fail(list.error());
                return;
            }
            m_model->setRoot(of, *list);
            if (m_model->rowCount() > 0)
                m_view->setCurrentIndex(m_model->index(0, 0));
            finish(list->isEmpty());
        });
}

/// Each branch on a session of its own turn: several may be opened at once.
void DependencyPage::readBeneath(const QPersistentModelIndex &index)
{
    const Address of = m_model->dependency(index).address;
    core::session::borrow<QList<Dependency>>(
        m_access.shared(), this, tr("Reading %1").arg(m_section.title),
        [library = m_services.library, ref = m_ref, of, direction = direction()](core::session::Link &link,
                                                                                 core::session::Job &job) {
            return core::objects::readDependencies(link, job, library, ref, of, direction);
        },
        {},
        [this, index](const Result<QList<Dependency>> &list) {
            if (!index.isValid())
                return; // read again meanwhile
            if (list) {
                m_model->setChildren(index, *list);
                return;
            }
            m_model->setFailed(index);
            m_view->collapse(index);
            banner().setError(list.error());
            banner().addButton(tr("Read again"), [this, index] {
                banner().clear();
                if (index.isValid())
                    m_view->expand(index);
            });
        });
}

void DependencyPage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const core::catalog::ObjectRef ref = m_model->dependency(index).named.ref;
    if (!ref.kind.isEmpty()) {
        QAction *go = menu->addAction(tr("Go there"), this, [this, ref] { emit objectActivated(ref); });
        go->setObjectName(QStringLiteral("dependencyGo"));
    }
    QAction *copy
        = menu->addAction(tr("Copy"), this, [this] { QGuiApplication::clipboard()->setText(toText()); });
    copy->setObjectName(QStringLiteral("dependencyCopy"));
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace ui::object
