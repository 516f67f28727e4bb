// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/completionpopup.h"

#include "ui/base/onelinetext.h"
#include "ui/base/stylepaint.h"

#include <QAccessible>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::editor {

using core::completion::Entry;
using core::completion::EntryKind;

namespace {

constexpr int RowHeight = metrics::TreeRow;
constexpr int MostRows = 10;
constexpr int Narrowest = 320;
constexpr int Widest = 640;
constexpr int IconSize = 16;
constexpr int Padding = 8;
constexpr int Gap = 2; ///< between the text's line and the list

class CompletionDelegate : public QStyledItemDelegate
{
public:
    CompletionDelegate(const Theme &theme, const Icons &icons, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_icons(icons)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {Narrowest, RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect row = option.rect;
        if (option.state & QStyle::State_Selected) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            paint::box(painter, QRectF(row).adjusted(4, 0, -4, 0), m_theme.color(Token::Selection), {}, 4);
            painter->restore();
        }
        int left = row.left() + Padding + 2;
        const QPixmap icon = m_icons.pixmap(index.data(CompletionModel::IconRole).toString(), Token::Muted,
                                            IconSize, painter->device()->devicePixelRatioF());
        painter->drawPixmap(left, row.top() + (RowHeight - IconSize) / 2, icon);
        left += IconSize + Padding;
        const int right = row.right() - Padding - 2;
        const QFont code = m_theme.codeFont();
        const QFontMetrics metrics(code);
        const QString label = index.data().toString();
        // what explains has what the name leaves, and at least a third
        const QString detail = index.data(CompletionModel::DetailRole).toString();
        const int room = right - left;
        const int wanted = metrics.horizontalAdvance(label);
        const int most = detail.isEmpty()
            ? room
            : std::max(room * 2 / 3,
                       room - Padding * 2 - QFontMetrics(m_theme.interfaceFont()).horizontalAdvance(detail));
        const int nameWidth = std::min(wanted, most);
        painter->setFont(code);
        painter->setPen(m_theme.color(Token::Text));
        painter->drawText(QRect(left, row.top(), nameWidth + Padding, RowHeight),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          wanted <= most ? label : metrics.elidedText(label, Qt::ElideRight, nameWidth));
        if (detail.isEmpty())
            return;
        painter->setFont(m_theme.interfaceFont());
        painter->setPen(m_theme.color(Token::Muted));
        const QRect rest(left + nameWidth + Padding * 2, row.top(), right - left - nameWidth - Padding * 2,
                         RowHeight);
        painter->drawText(
            rest, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
            QFontMetrics(m_theme.interfaceFont()).elidedText(detail, Qt::ElideRight, rest.width()));
    }

private:
    const Theme &m_theme;
    const Icons &m_icons;
};

} // namespace

QString iconOf(EntryKind kind)
{
    static constexpr const char *Names[]
        = {"sql",           "star",       "schema",     "table",     "partition", "view",     "matview",
           "foreign-table", "sequence",   "index",      "type",      "table",     "table",    "column",
           "key",           "column",     "function",   "procedure", "aggregate", "function", "type",
           "role",          "database",   "tablespace", "language",  "extension", "settings", "text",
           "link",          "constraint", "trigger",    "policy",    "dot"};
    static_assert(std::size(Names) == std::size_t(EntryKind::Count));
    return QLatin1String(Names[std::size_t(kind)]);
}

void CompletionModel::setEntries(QList<Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int CompletionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant CompletionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(entry.label);
    case DetailRole:
        return oneLine(entry.detail);
    case Qt::AccessibleTextRole:
        return entry.detail.isEmpty() ? oneLine(entry.label)
                                      : oneLine(entry.label + QStringLiteral(", ") + entry.detail);
    case CommentRole:
        return oneLine(entry.comment);
    case IconRole:
        return iconOf(entry.kind);
    default:
        return {};
    }
}

CompletionPopup::CompletionPopup(const Theme &theme, const Icons &icons, QWidget *host)
    : QFrame(host)
    , m_theme(theme)
    , m_model(new CompletionModel(this))
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("completionPopup"));
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("completionList"));
    m_list->setAccessibleName(tr("Completions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CompletionDelegate(theme, icons, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_list, &QListView::clicked, this, [this] {
        m_moved = true;
        emit chosen();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompletionPopup::currentChanged);
    m_note->setObjectName(QStringLiteral("completionNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setMargin(6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 4, 1, 4);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void CompletionPopup::present(const QList<Entry> &entries, const QRect &anchor)
{
    m_moved = false;
    m_model->setEntries(entries);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    place(anchor);
    show();
    raise();
    currentChanged();
}

void CompletionPopup::place(const QRect &anchor)
{
    const QRect window = parentWidget()->rect();
    const QFontMetrics code(m_theme.codeFont());
    const QFontMetrics plain(m_theme.interfaceFont());
    int wide = Narrowest;
    bool notes = false;
    for (const Entry &entry : entries()) {
        notes = notes || !entry.comment.isEmpty();
        wide = std::max(wide,
                        code.horizontalAdvance(entry.label.left(80))
                            + plain.horizontalAdvance(entry.detail.left(60)) + IconSize + Padding * 6 + 12);
        if (wide >= Widest)
            break;
    }
    wide = std::min({wide, Widest, window.width() - 8});
    m_note->setVisible(notes);
    const int frame = 10 + (notes ? m_note->sizeHint().height() : 0);
    const int rows = std::min(int(entries().size()), MostRows);
    int high = rows * RowHeight + frame;
    const int below = window.bottom() - anchor.bottom() - Gap - 4;
    const int above = anchor.top() - Gap - 4;
    const bool up = high > below && above > below;
    high = std::min(high, std::max(up ? above : below, RowHeight + frame));
    // names stand beneath what is typed
    int left = anchor.left() - IconSize - Padding * 2 - 3;
    left = std::clamp(left, 4, std::max(4, window.right() - wide - 4));
    setGeometry(left, up ? anchor.top() - Gap - high : anchor.bottom() + Gap, wide, high);
}

void CompletionPopup::currentChanged()
{
    const QModelIndex index = m_list->currentIndex();
    const QString note = index.data(CompletionModel::CommentRole).toString();
    m_note->setText(m_note->fontMetrics().elidedText(note, Qt::ElideRight, std::max(40, width() - 16)));
#if QT_CONFIG(accessibility)
    if (isVisible() && index.isValid()) { // the focus stays in the text: a reader is told what is current
        QAccessibleEvent event(m_list, QAccessible::Focus);
        event.setChild(index.row());
        QAccessible::updateAccessibility(&event);
    }
#endif
}

bool CompletionPopup::moveBy(int key)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return false;
    const int page = std::max(1, m_list->height() / RowHeight - 1);
    int row = currentRow();
    switch (key) {
    case Qt::Key_Up:
        row = row <= 0 ? rows - 1 : row - 1;
        break;
    case Qt::Key_Down:
        row = row + 1 >= rows ? 0 : row + 1;
        break;
    case Qt::Key_PageUp:
        row = std::max(0, row - page);
        break;
    case Qt::Key_PageDown:
        row = std::min(rows - 1, row + page);
        break;
    default:
        return false;
    }
    m_moved = true;
    m_list->setCurrentIndex(m_model->index(row));
    return true;
}

int CompletionPopup::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

const Entry *CompletionPopup::current() const
{
    const int row = currentRow();
    return row < 0 ? nullptr : &m_model->entries()[row];
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Token::Surface));
    paint::box(&painter, QRectF(rect()), m_theme.color(Token::Surface), m_theme.color(Token::Border), 2);
}

} // namespace ui::editor
