// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "ui/base/stylepaint.h"
#include "ui/palette/palettemodel.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace ui::palette {

namespace {

constexpr int Limit = 100;
constexpr qsizetype Remembered = 30;
constexpr int PanelWidth = 620;
constexpr int PanelTop = 52;
constexpr int EditHeight = 44;
constexpr int VisibleRows = 11;
constexpr int ShadowSize = 14;

/// The panel with its border; a child of the overlay, which paints the shadow.
class Panel : public QWidget
{
public:
    Panel(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paint::box(&painter, rect(), m_theme.color(Token::Surface), m_theme.color(Token::Border),
                   metrics::Corner + 2);
        paint::edge(&painter, QRectF(1, EditHeight, width() - 2, 1), Qt::TopEdge,
                    m_theme.color(Token::Border));
    }

private:
    const Theme &m_theme;
};

bool isOurKey(const QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

} // namespace

CommandPalette::CommandPalette(const Theme &theme, const Icons &icons, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
    , m_model(new PaletteModel(this))
    , m_panel(new Panel(theme, this))
    , m_edit(new QLineEdit(m_panel))
    , m_list(new QListView(m_panel))
    , m_empty(new QLabel(m_panel))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_panel->setObjectName(QStringLiteral("palettePanel"));

    m_edit->setObjectName(QStringLiteral("paletteField"));
    m_edit->setAccessibleName(tr("Go to any object or action"));
    m_edit->setPlaceholderText(tr("Go to any object or action"));
    m_edit->setProperty("bare", true);
    m_edit->setFixedHeight(EditHeight);
    m_edit->addAction(icons.icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);

    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Matching objects and actions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, icons, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_list, &QListView::entered, this, [this](const QModelIndex &index) { setRow(index.row()); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        setRow(index.row());
        runCurrent();
    });

    m_empty->setObjectName(QStringLiteral("paletteEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setMargin(12);

    auto *column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 0, 1, 5);
    column->setSpacing(5);
    column->addWidget(m_edit);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);

    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    host->installEventFilter(this);
    hide();
}

void CommandPalette::addSource(PaletteSource *source)
{
    m_sources.append(source);
    refresh();
}

void CommandPalette::toggle()
{
    if (isOpen())
        close();
    else
        open();
}

void CommandPalette::open(const QString &query)
{
    if (!isOpen())
        m_focusBefore = window()->focusWidget();
    m_edit->setText(query);
    m_edit->selectAll();
    search();
    fit();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    emit opened();
}

void CommandPalette::close()
{
    if (!isOpen())
        return;
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore = nullptr;
    emit closed();
}

void CommandPalette::refresh()
{
    if (!isOpen())
        return;
    const QString title = m_list->currentIndex().data().toString();
    search();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row).title == title) {
            setRow(row);
            break;
        }
    }
}

void CommandPalette::search()
{
    const QString query = m_edit->text();
    m_model->setItems(merged(m_sources, query, Limit, m_recent), query);
    const bool none = m_model->rowCount() == 0;
    m_empty->setText(tr("No object or action matches “%1”").arg(query.left(80)));
    m_empty->setVisible(none);
    m_list->setVisible(!none);
    setRow(0);
    m_list->scrollToTop();
    fit();
}

void CommandPalette::fit()
{
    const QWidget *host = parentWidget();
    setGeometry(host->rect());
    const int width = std::min(PanelWidth, host->width() - 2 * metrics::Step);
    const int rows = std::clamp(m_model->rowCount(), 1, VisibleRows);
    const int wanted = EditHeight + 10 + (m_model->rowCount() == 0 ? 44 : rows * PaletteDelegate::RowHeight);
    const int top = std::min(PanelTop, host->height() / 8);
    m_panel->setGeometry((host->width() - width) / 2, top, width, std::min(wanted, host->height() - top - 8));
    update();
}

void CommandPalette::moveBy(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int from = m_list->currentIndex().row();
    int to = from + rows;
    if (std::abs(rows) == 1) // round the corner
        to = (to + count) % count;
    setRow(std::clamp(to, 0, count - 1));
}

void CommandPalette::setRow(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
    // The focus stays in the field, so the field says what Enter would do.
    m_edit->setAccessibleDescription(index.data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::runCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_model->item(index.row()).enabled)
        return;
    const QString key = paletteKey(m_model->item(index.row()));
    m_recent.removeAll(key);
    m_recent.prepend(key);
    if (m_recent.size() > Remembered)
        m_recent.removeLast();
    const auto run
        = m_model->item(index.row()).run; // a copy: what runs may change the sources, or delete the window
    close();
    if (run)
        run();
}

bool CommandPalette::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-VisibleRows + 1);
        return true;
    case Qt::Key_PageDown:
        moveBy(VisibleRows - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isOpen())
            fit();
        return false;
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // Esc cancels a query and F5 runs one elsewhere; while the palette is open its own keys come first.
        auto *key = static_cast<QKeyEvent *>(event);
        if (isOurKey(key)) {
            key->accept();
            return true;
        }
        return false;
    }
    case QEvent::KeyPress:
        return handleKey(static_cast<QKeyEvent *>(event));
    case QEvent::FocusOut: {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::MouseFocusReason || reason == Qt::TabFocusReason
            || reason == Qt::OtherFocusReason) {
            const QWidget *now = window()->focusWidget();
            if (now && now != m_edit && !isAncestorOf(now))
                close();
        }
        return false;
    }
    default:
        return false;
    }
}

void CommandPalette::mousePressEvent(QMouseEvent *)
{
    close(); // outside the panel; the panel's own presses do not come here
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor shade(0, 0, 0);
    for (int i = ShadowSize; i > 0; i -= 2) {
        shade.setAlphaF(m_theme.isDark() ? 0.055F : 0.016F);
        paint::box(&painter, QRectF(m_panel->geometry()).adjusted(-i, -i + 4, i, i + 4), shade, QColor(),
                   metrics::Corner + 2 + i);
    }
}

} // namespace ui::palette
