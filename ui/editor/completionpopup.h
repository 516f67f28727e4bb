// SPDX-License-Identifier: GPL-3.0-or-later
// The list of completions beneath the word that is being typed. It never takes the focus: who owns it hands
// it keys. A child of the window, so that no other window comes between text and list. Thread: GUI.
#pragma once

#include "core/completion/entry.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QAbstractListModel>
#include <QFrame>

class QLabel;
class QListView;

namespace ui::editor {

class CompletionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DetailRole = Qt::UserRole,
        IconRole, ///< name
        CommentRole
    };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<core::completion::Entry> entries);
    const QList<core::completion::Entry> &entries() const { return m_entries; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<core::completion::Entry> m_entries;
};

class CompletionPopup : public QFrame
{
    Q_OBJECT

public:
    /// host: the window, or what stands for it.
    CompletionPopup(const Theme &theme, const Icons &icons, QWidget *host);

    /// Shows them beneath (or above, where there is no room) a line of text; anchor: in the host's
    /// coordinates, where the word begins. The first one is current.
    void present(const QList<core::completion::Entry> &entries, const QRect &anchor);
    /// Elsewhere: the text was scrolled.
    void place(const QRect &anchor);
    /// Up, Down, Page Up, Page Down: moves, round at the ends. False: another key.
    bool moveBy(int key);
    /// -1: none.
    int currentRow() const;
    const core::completion::Entry *current() const;
    /// Somebody moved in it since it was presented.
    bool wasMoved() const { return m_moved; }
    const QList<core::completion::Entry> &entries() const { return m_model->entries(); }

signals:
    /// By a click.
    void chosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void currentChanged();

    const Theme &m_theme;
    CompletionModel *m_model;
    QListView *m_list;
    QLabel *m_note;
    bool m_moved = false;
};

/// Name of the icon of a kind.
QString iconOf(core::completion::EntryKind kind);

} // namespace ui::editor
