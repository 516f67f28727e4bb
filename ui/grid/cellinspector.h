// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's view of one cell: what it is called, its whole value, JSON set in lines, bytes as a table.
// Thread: GUI. Cost: at most the first megabyte of a value is looked at.
#pragma once

#include "core/base/error.h"
#include "core/result/resultset.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {
class ElidedLabel;
}

namespace ui::grid {

class JsonColors;
class ValueView;

class CellInspector : public QWidget
{
    Q_OBJECT

public:
    CellInspector(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Whose cells showCell() means. Not owned; may die first: the inspector is then empty.
    void setResult(core::result::ResultSet *result);
    /// As GridView::currentCellChanged gives it; out of range shows nothing.
    void showCell(qsizetype row, int column);
    void clear() { showCell(-1, -1); }

    /// The text shown, for tests.
    QString shownText() const;

    QSize sizeHint() const override { return {290, 400}; }

public slots:
    /// The whole value, not only what is shown.
    void copyValue();
    void setWrapped(bool wrapped);

signals:
    void copyRefused(const core::Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void showMessage(const QString &text);
    void showValue(const core::result::CellView &cell, const core::result::Column &column);
    void applyTheme();

    const Theme &m_theme;
    const Icons &m_icons;
    QPointer<core::result::ResultSet> m_result;
    qsizetype m_row = -1;
    int m_column = -1;
    QLabel *m_icon;
    ElidedLabel *m_name;
    ElidedLabel *m_about;
    QToolButton *m_wrap;
    QToolButton *m_copy;
    QStackedWidget *m_pages;
    QLabel *m_message;
    ValueView *m_value;
    JsonColors *m_colors;
    QLabel *m_note;
    QString m_iconName;
    bool m_code = false;
};

} // namespace ui::grid
