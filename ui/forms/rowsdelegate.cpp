// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rowsdelegate.h"

#include "ui/forms/choices.h"
#include "ui/forms/rowsmodel.h"
#include "ui/forms/tickmenu.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace ui::forms {

using core::forms::FieldSpec;
using Type = FieldSpec::Type;

namespace {

constexpr int Padding = 8; ///< as the headers have it
constexpr int Tick = 16;

const FieldSpec &columnOf(const QModelIndex &index)
{
    return static_cast<const RowsModel *>(index.model())->columns().at(index.column());
}

} // namespace

RowsDelegate::RowsDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RowsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const FieldSpec &column = columnOf(index);
    const QString text = std::exchange(item.text, QString());
    const auto check = item.checkState;
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    const QStyle *style = item.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool editable = index.flags() & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
    painter->save();
    if (column.type == Type::Flag) {
        if (index.data(Qt::CheckStateRole).isValid()) {
            QStyleOptionButton box;
            box.rect = QRect(0, 0, Tick, Tick);
            box.rect.moveCenter(item.rect.center());
            box.state = check == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
            box.state.setFlag(QStyle::State_Enabled, editable);
            style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, item.widget);
        }
    } else {
        const bool invites = text.isEmpty() && editable && !column.placeholder.isEmpty();
        const QRect area = item.rect.adjusted(Padding, 0, -Padding, 0);
        painter->setFont(item.font);
        painter->setPen(m_theme.color(invites || !editable ? Token::Muted : Token::Text));
        painter->drawText(
            area, int(item.displayAlignment) | Qt::TextSingleLine,
            item.fontMetrics.elidedText(
                QString(invites ? column.placeholder : text).replace(QLatin1Char('\n'), QChar(0x21B5)),
                Qt::ElideRight, area.width()));
    }
    if (!index.data(RowsModel::ProblemRole).toString().isEmpty()) {
        painter->setPen(
            m_theme.color(index.data(RowsModel::IsErrorRole).toBool() ? Token::Danger : Token::Warn));
        painter->drawRect(item.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QWidget *RowsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    const auto *model = static_cast<const RowsModel *>(index.model());
    const FieldSpec &column = columnOf(index);
    if (column.type == Type::Many) {
        auto *button = new TickButton(model->choices(index), parent);
        button->setObjectName(column.id + QStringLiteral("Editor"));
        button->setAccessibleName(column.label);
        auto *self = const_cast<RowsDelegate *>(this);
        connect(button, &TickButton::changed, self, [self, button] { emit self->commitData(button); });
        connect(button, &TickButton::closed, self, [self, button] { emit self->closeEditor(button); });
        return button;
    }
    auto *line = new QLineEdit(parent);
    line->setProperty("bare", true);
    line->setAutoFillBackground(true);
    line->setObjectName(column.id + QStringLiteral("Editor"));
    line->setAccessibleName(column.label);
    line->setPlaceholderText(column.placeholder);
    if (column.type == Type::OneOf || column.type == Type::Suggest) {
        auto *choices = new ChoiceModel(line);
        choices->setChoices(model->choices(index));
        auto *completer = makeCompleter(m_theme, choices, line);
        if (column.type == Type::OneOf || line->text().isEmpty())
            QMetaObject::invokeMethod( // once it stands where it belongs
                line,
                [line, completer] {
                    completer->setCompletionPrefix(QString());
                    if (completer->completionCount() > 0 && line->isVisible())
                        completer->complete();
                },
                Qt::QueuedConnection);
    }
    return line;
}

void RowsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *button = qobject_cast<TickButton *>(editor)) {
        button->setValues(index.data(RowsModel::ValueRole).toStringList());
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(index.data(Qt::EditRole).toString());
        line->selectAll();
    }
}

void RowsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (auto *button = qobject_cast<TickButton *>(editor)) {
        model->setData(index, button->values(), RowsModel::ValueRole);
        return;
    }
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (!line)
        return;
    QString text = line->text();
    if (line->completer())
        text = static_cast<const ChoiceModel *>(line->completer()->model())->valueOf(text);
    model->setData(index, text, RowsModel::ValueRole);
}

void RowsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool RowsDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsUserCheckable))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    // the whole cell is the tick's: it is small
    bool toggles = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        toggles = mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        toggles = key == Qt::Key_Space || key == Qt::Key_Select;
    }
    if (!toggles)
        return false;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace ui::forms
