// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above the rows of a table tab: back and forth, the condition, its error, the order, the
// statement that runs, and how many rows there are. It shows what it is told and says what is wanted.
// Thread: GUI.
#pragma once

#include "core/base/error.h"
#include "core/browse/tablequery.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace ui {
class ElidedLabel;
}

namespace ui::table {

class ConditionField;

class TableBar : public QWidget
{
    Q_OBJECT

public:
    TableBar(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    ConditionField &field() const { return *m_field; }
    void setPath(bool back, bool forward); ///< what can be pressed
    void setOrder(const QList<core::browse::OrderBy> &order);
    void setStatement(const QByteArray &sql);
    QString statement() const { return m_sql; }
    /// Under the field; position: of the character in the condition, -1 for none.
    void showError(const core::Error &error, qsizetype position);
    void clearError();
    QString errorText() const;
    /// estimate -1: unknown.
    void setRows(const QString &text, const QString &toolTip, bool counting);
    /// What was asked before, the newest first.
    void setHistory(const QStringList &conditions) { m_history = conditions; }
    void showHistory();
    /// Offered only where it can be done.
    void setCanAddRow(bool can);
    QMenu *historyMenu() const { return m_historyMenu; }

signals:
    void runRequested();
    void refreshRequested();
    void backRequested();
    void forwardRequested();
    void orderRemoved(int index);
    void countRequested();
    void countCancelled();
    void openSqlRequested();
    void exportRequested();
    void addRowRequested();
    void historyChosen(const QString &condition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QToolButton *button(const char *name, const QString &icon, const QString &accessible,
                        const QString &toolTip);
    void fillHistory();

    const Theme &m_theme;
    const Icons &m_icons;
    QToolButton *m_back;
    QToolButton *m_forward;
    ConditionField *m_field;
    QToolButton *m_historyButton;
    QMenu *m_historyMenu;
    QToolButton *m_refresh;
    QLabel *m_error;
    QWidget *m_orderRow;
    QHBoxLayout *m_order;
    ElidedLabel *m_statement;
    QToolButton *m_copy;
    QToolButton *m_open;
    QToolButton *m_add;
    QToolButton *m_export;
    QLabel *m_rows;
    QPushButton *m_count;
    QStringList m_history;
    QString m_sql;
    bool m_counting = false;
};

} // namespace ui::table
