// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/columnspopup.h"

#include "ui/grid/columnlist.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::grid {

namespace {

constexpr QSize Size(300, 380);

} // namespace

ColumnsPopup::ColumnsPopup(const Theme &theme, const QStringList &names, const QStringList &types,
                           const ColumnMap &map, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_model(new ColumnList(names, types, map, this))
    , m_matches(new QSortFilterProxyModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_all(new QPushButton(tr("Show all"), this))
    , m_only(new QPushButton(tr("Only these"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("columnsPopup"));
    setAccessibleName(tr("Columns"));
    m_matches->setSourceModel(m_model);
    m_matches->setFilterRole(ColumnList::NameRole);
    m_matches->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_field->setObjectName(QStringLiteral("columnsFilter"));
    m_field->setAccessibleName(tr("Filter columns"));
    m_field->setPlaceholderText(tr("Filter columns"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("columnsList"));
    m_list->setAccessibleName(tr("Columns, checked if shown"));
    m_list->setModel(m_matches);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setToolTip(tr("Space shows or hides a column, Enter goes to it"));
    m_list->installEventFilter(this);
    m_all->setObjectName(QStringLiteral("columnsShowAll"));
    m_all->setAccessibleName(tr("Show all columns"));
    m_all->setToolTip(tr("Show all columns"));
    m_only->setObjectName(QStringLiteral("columnsShowMatches"));
    m_only->setAccessibleName(tr("Show only the columns listed"));
    m_only->setToolTip(tr("Show the columns listed here, hide the others"));

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 4, 8, 8);
    buttons->addWidget(m_all);
    buttons->addWidget(m_only);
    buttons->addStretch(1);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(8, 8, 8, 4);
    field->addWidget(m_field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(2);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    resize(Size);

    connect(m_field, &QLineEdit::textChanged, this, &ColumnsPopup::filter);
    connect(m_model, &ColumnList::mapChanged, this, [this] {
        m_all->setEnabled(m_model->map().shownCount() < m_model->map().resultCount());
        emit changed(m_model->map());
    });
    connect(m_list, &QListView::doubleClicked, this, &ColumnsPopup::choose);
    connect(m_all, &QPushButton::clicked, this, &ColumnsPopup::showAll);
    connect(m_only, &QPushButton::clicked, this, &ColumnsPopup::showMatches);
    m_all->setEnabled(map.shownCount() < map.resultCount());
    filter({});
    m_field->setFocus();
}

void ColumnsPopup::popUp(const QPoint &global)
{
    QPoint corner = global;
    const QScreen *screen = parentWidget() ? parentWidget()->screen() : nullptr;
    if (screen) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    show();
    m_field->setFocus();
}

void ColumnsPopup::filter(const QString &text)
{
    m_matches->setFilterFixedString(text);
    const int matches = m_matches->rowCount();
    m_only->setEnabled(matches > 0 && matches < m_model->rowCount());
    if (matches > 0)
        m_list->setCurrentIndex(m_matches->index(0, 0));
}

void ColumnsPopup::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QModelIndex source = m_matches->mapToSource(index);
    const int column = m_model->resultColumn(source.row());
    m_model->setData(source, QVariant::fromValue(Qt::Checked), Qt::CheckStateRole);
    emit chosen(column);
    close();
}

void ColumnsPopup::showAll()
{
    ColumnMap map = m_model->map();
    map.showAll();
    m_model->setMap(map);
}

void ColumnsPopup::showMatches()
{
    const ColumnMap &now = m_model->map();
    QList<bool> hidden(now.resultCount(), true);
    for (int row = 0; row < m_matches->rowCount(); ++row)
        hidden[m_model->resultColumn(m_matches->mapToSource(m_matches->index(row, 0)).row())] = false;
    // as many of the frozen ones as are left
    int frozen = 0;
    for (int shown = 0; shown < now.frozen(); ++shown)
        frozen += hidden.at(now.resultColumn(shown)) ? 0 : 1;
    m_model->setMap(ColumnMap(now.order(), hidden, frozen));
}

void ColumnsPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::Border));
    painter.fillRect(rect().adjusted(1, 1, -1, -1), m_theme.color(Token::Surface));
}

bool ColumnsPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex());
            return true;
        }
        if (watched == m_field && (key == Qt::Key_Down || key == Qt::Key_PageDown)) {
            m_list->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
            m_field->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ui::grid
