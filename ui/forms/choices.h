// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered in a field, as a list to choose from and as completion: what it is called at the left, what
// it means at the right. Thread: GUI.
#pragma once

#include "core/forms/context.h"
#include "ui/base/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

class QCompleter;
class QLineEdit;

namespace ui::forms {

class ChoiceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        ValueRole = Qt::UserRole,
        DetailRole,
    };
    using QAbstractListModel::QAbstractListModel;

    void setChoices(const QList<core::forms::Choice> &choices);
    const QList<core::forms::Choice> &choices() const { return m_choices; }
    /// -1 where it is none of them.
    int indexOf(const QString &value) const;
    /// The value whose label (or which itself) is text; text itself where there is none.
    QString valueOf(const QString &text) const;
    QString labelOf(const QString &value) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<core::forms::Choice> m_choices;
};

/// Label and, muted at the right edge, detail. For popups.
class ChoiceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChoiceDelegate(const Theme &theme, QObject *parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

/// Completes line from any part of a label, whatever the case. model outlives it.
QCompleter *makeCompleter(const Theme &theme, ChoiceModel *model, QLineEdit *line);

} // namespace ui::forms
