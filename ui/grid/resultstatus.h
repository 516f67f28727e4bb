// SPDX-License-Identifier: GPL-3.0-or-later
// The strip under a grid: how far the result is, how fast it comes, what it holds, and which cell is current.
// It only shows what it is told. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

#include <chrono>

class QLabel;

namespace ui {
class ElidedLabel;
class ProgressLine;
} // namespace ui

namespace ui::grid {

class FiguresLine;

class ResultStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ResultStatus(const Theme &theme, QWidget *parent = nullptr);

    /// Rows received; estimate: how many there may be, -1 if nobody knows ("2 998 of ~4 812 rows").
    void setRows(qint64 rows, qint64 estimate = -1);
    /// From sending to the first row; negative hides it.
    void setFirstRow(std::chrono::microseconds time);
    /// Rows a second; negative hides it.
    void setRate(double rowsPerSecond);
    /// Bytes held; negative hides it.
    void setMemory(qint64 bytes);
    /// A word or two: "cancelled, 2 998 rows kept", "complete"; empty hides it.
    void setState(const QString &text, Token color = Token::Muted);
    /// While rows come: the line moves, or shows rows / estimate where that is known. Afterwards it is
    /// hidden.
    void setRunning(bool running);
    /// "Row 4, tags"; row from 0, -1 for none.
    void setCurrentCell(qsizetype row, const QString &column);
    /// Why the rows cannot be edited ("Read-only: no unique key in the result"); empty hides it.
    void setReadOnly(const QString &reason);
    /// How the rows are sorted, where that needs a word; empty hides it.
    void setOrder(const QString &text);
    /// What the selected cells come to; SelectionFigures fills it.
    FiguresLine &figures() const { return *m_figures; }
    void clear();

    QSize sizeHint() const override { return {400, 31}; }
    QSize minimumSizeHint() const override { return {120, 31}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *label(const char *name);
    static void setShown(QLabel *label, const QString &text);
    void updateProgress();
    void applyTheme();

    const Theme &m_theme;
    ProgressLine *m_progress;
    QLabel *m_rows;
    QLabel *m_firstRow;
    QLabel *m_rate;
    QLabel *m_memory;
    QLabel *m_state;
    QLabel *m_order;
    FiguresLine *m_figures;
    ElidedLabel *m_readOnly;
    ElidedLabel *m_cell;
    qint64 m_count = 0;
    qint64 m_estimate = -1;
    bool m_running = false;
    Token m_stateColor = Token::Muted;
};

} // namespace ui::grid
