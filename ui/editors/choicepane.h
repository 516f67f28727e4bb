// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of an enum: typing in the line above leaves those that hold what was typed. Thread: GUI.
#pragma once

#include "ui/editors/celleditor.h"
#include "ui/editors/pane.h"

#include <QAbstractListModel>
#include <QListView>

namespace ui::editors {

class LabelModel : public QAbstractListModel
{
    Q_OBJECT

public:
    LabelModel(const Theme &theme, QList<QByteArray> labels, QObject *parent = nullptr);

    /// Those that hold it (in either case), those that begin with it first; all where it is empty.
    void filter(const QString &typed);
    const QByteArray &label(int row) const { return m_labels.at(m_shown.at(row)); }
    int rowOf(const QByteArray &label) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const Theme &m_theme;
    QList<QByteArray> m_labels;
    QList<qsizetype> m_shown;
};

class ChoicePane : public Pane
{
    Q_OBJECT

public:
    ChoicePane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override { return m_text; }
    bool steer(QKeyEvent *event) override;
    void follow(const QByteArray &text) override;
    QWidget *firstField() const override { return m_list; }

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;

private:
    void choose(int row, bool last);

    LabelModel *m_model;
    QListView *m_list;
    QByteArray m_text;
};

} // namespace ui::editors
