// SPDX-License-Identifier: GPL-3.0-or-later
// The two columns of a form: labels right-aligned, fields of one width, and under each field a place for a
// remark and for what is wrong with it.
#pragma once

#include "ui/base/theme.h"

#include <QHash>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui::connections {

class ToneLabel;

class FormGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FormGrid(const Theme &theme, QWidget *parent = nullptr);

    /// A row. id names it for setProblem and setRemark; focus is the widget that gets the red frame and the
    /// focus (field itself if null). The label becomes the field's accessible name where it has none. width
    /// 0: all there is.
    void addRow(const QString &id, const QString &label, QWidget *field, int width = FieldWidth,
                QWidget *focus = nullptr);
    /// A row without a label, in the column of the fields.
    void addRow(QWidget *field);

    /// What is wrong with a row, in the danger colour with a red frame; empty takes it away.
    void setProblem(const QString &id, const QString &message);
    QString problem(const QString &id) const;
    void clearProblems();
    /// A muted line under the field.
    void setRemark(const QString &id, const QString &text);
    void focusRow(const QString &id);

    static constexpr int LabelWidth = 156;
    static constexpr int FieldWidth = 380;

private:
    struct Row
    {
        QWidget *focus = nullptr;
        ToneLabel *problem = nullptr;
        ToneLabel *remark = nullptr;
    };

    const Theme &m_theme;
    QGridLayout *m_grid;
    QHash<QString, Row> m_rows;
};

} // namespace ui::connections
