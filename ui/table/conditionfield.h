// SPDX-License-Identifier: GPL-3.0-or-later
// The field of a WHERE condition: code font, completion by columns and operators, a wave under the character
// that the server (or the scanner) objects to. Thread: GUI.
#pragma once

#include "core/browse/completion.h"
#include "ui/base/theme.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace ui::table {

class ConditionField : public QLineEdit
{
    Q_OBJECT

public:
    explicit ConditionField(const Theme &theme, QWidget *parent = nullptr);

    void setColumns(const QStringList &columns) { m_columns = columns; }
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
    void insert(const QString &word);
    int xOf(qsizetype position) const;

    const Theme &m_theme;
    QStringList m_columns;
    QCompleter *m_completer;
    QStringListModel *m_words;
    core::browse::Completion m_completion;
    qsizetype m_error = -1;
};

} // namespace ui::table
