// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a value as a table: elements with their subscripts, fields with their names, bounds, pairs.
// Each is edited by the editor of its own type, in place. Thread: GUI.
#pragma once

#include "core/values/arraytext.h"
#include "ui/editors/celleditor.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace ui::editors {

struct PartRow
{
    QString label{};
    core::values::Part key{}; ///< of a pair, in place of the label
    core::values::Part value{};
    core::values::TypePtr type{};
    QString nullWord = QStringLiteral("NULL");
};

class PartsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// pairs: the first column is edited too.
    PartsModel(const Theme &theme, const QStringList &heads, bool pairs, QObject *parent = nullptr);

    void setRows(QList<PartRow> rows);
    const QList<PartRow> &rows() const { return m_rows; }
    /// By the user.
    void change(const QModelIndex &index, const core::values::Part &part);
    const core::values::Part &part(const QModelIndex &index) const;
    bool isEditable(const QModelIndex &index) const { return m_pairs || index.column() == 1; }
    bool isKey(const QModelIndex &index) const { return m_pairs && index.column() == 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void partChanged();

private:
    const Theme &m_theme;
    QStringList m_heads;
    bool m_pairs;
    QList<PartRow> m_rows;
};

class PartsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    PartsDelegate(const EditorTools &tools, int server, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
    CellEditor *editor() const { return m_editor; }

signals:
    void wentOn(ui::editors::Next next);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    EditorTools m_tools;
    int m_server;
    mutable QPointer<CellEditor> m_editor;
};

class PartsView : public QTableView
{
    Q_OBJECT

public:
    PartsView(PartsModel *model, const EditorTools &tools, int server, QWidget *parent = nullptr);

    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row);
    /// Opens the editor of the value in this row.
    void editRow(int row, int column = 1);
    CellEditor *openEditor() const { return m_delegate->editor(); }
    QSize sizeHint() const override;

public slots:
    void setNull();

signals:
    void insertAsked();
    void removeAsked();
    void moveAsked(int by);
    void currentRowChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    bool event(QEvent *event) override;

private:
    void goOn(Next next);

    PartsModel *m_model;
    PartsDelegate *m_delegate;
};

} // namespace ui::editors
