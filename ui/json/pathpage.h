// SPDX-License-Identifier: GPL-3.0-or-later
// Where the node looked at is, in four spellings to be copied, and a condition that finds rows which are like
// the picked parts. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/json/jsonbench.h"
#include "ui/json/keysmodel.h"

#include <QWidget>

class QLabel;
class QTableView;
class QPushButton;
class QLineEdit;

namespace ui::json {

class PathPage : public QWidget
{
    Q_OBJECT

public:
    PathPage(const Theme &theme, const Icons &icons, JsonBench &bench, QWidget *parent = nullptr);

    /// The column's name; conditions are about it.
    void setColumn(const QString &name);
    /// What a sample of the column has in common; why there is none.
    void setSchema(const core::json::ColumnSchema &schema);
    void setSchemaError(const QString &text);
    KeysModel &keys() { return m_keys; }
    /// The places where a condition can be put; where neither is, it can be copied.
    void setOffers(bool filter, bool editor);

signals:
    /// SQL of a condition.
    void filterRequested(const QString &condition);
    void editorRequested(const QString &condition);
    /// Which index would serve it?
    void indexRequested(const QString &condition);
    /// Parts of a SELECT list: see keyColumn(). Empty: only the table's own columns.
    void columnsRequested(const QList<core::browse::Expression> &expressions);

private:
    void showPaths();
    void showCondition();
    void applyTheme();

    struct Line
    {
        QLabel *name = nullptr;
        QLineEdit *field = nullptr;
        QWidget *row = nullptr;
    };

    const Theme &m_theme;
    JsonBench &m_bench;
    QString m_name;
    QString m_column; ///< in SQL
    KeysModel m_keys;
    QWidget *m_keysBox = nullptr;
    QLabel *m_keysAbout = nullptr;
    QTableView *m_keysView = nullptr;
    QPushButton *m_asColumns = nullptr;
    Line m_lines[4];
    QLabel *m_head;
    QLabel *m_about;
    QLineEdit *m_contains;
    QLineEdit *m_path;
    QWidget *m_conditions;
    QList<QPushButton *> m_filter;
    QList<QPushButton *> m_editor;
    QList<QPushButton *> m_index;
    QPushButton *m_forget;
    QList<QLabel *> m_muted;
};

} // namespace ui::json
