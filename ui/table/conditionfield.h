// SPDX-License-Identifier: GPL-3.0-or-later
// The field of a WHERE condition: code font, completion as in an SQL editor once the database's names are
// known (by the table's columns and operators before that), a wave under the character that the server (or
// the scanner) objects to. Thread: GUI.
#pragma once

#include "core/browse/completion.h"
#include "core/browse/tableinfo.h"
#include "core/completion/snapshot.h"
#include "ui/base/theme.h"

#include <QLineEdit>

#include <functional>

class QCompleter;
class QStringListModel;

namespace ui::table {

class ConditionField : public QLineEdit
{
    Q_OBJECT

public:
    explicit ConditionField(const Theme &theme, QWidget *parent = nullptr);

    void setColumns(const QStringList &columns) { m_columns = columns; }
    /// Whose rows the condition is about.
    void setTable(const core::browse::TableName &table) { m_table = table; }
    /// Gives the names at once, or null; may begin to read them. Called at every key.
    void setNames(std::function<core::completion::SnapshotPtr()> names) { m_names = std::move(names); }
    /// position: UTF-16 in the text; -1: no mark.
    void setErrorPosition(qsizetype position);
    qsizetype errorPosition() const { return m_error; }
    /// What is offered now, for tests.
    QStringList offered() const;
    QCompleter &completer() const { return *m_completer; }

signals:
    /// Enter, and not for the list of completions.
    void submitted();
    /// The down key in an empty place: show what was asked before.
    void historyRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void complete(bool asked);
    /// What the SQL editor would offer there, in m_completion; false: the table is not known.
    bool completeByNames(bool asked);
    void insert(const QString &word);
    int xOf(qsizetype position) const;

    const Theme &m_theme;
    QStringList m_columns;
    core::browse::TableName m_table;
    std::function<core::completion::SnapshotPtr()> m_names;
    QHash<QString, int> m_caretBack; ///< of words that the caret goes into, not behind
    QCompleter *m_completer;
    QStringListModel *m_words;
    core::browse::Completion m_completion;
    qsizetype m_error = -1;
};

} // namespace ui::table
