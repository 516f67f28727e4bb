// SPDX-License-Identifier: GPL-3.0-or-later
// "Count 12 · Sum 1 234.50 · Avg 102.88": figures in one line, cut at the right where there is no room. A
// click on one copies its value; the context menu chooses which are shown. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QList>
#include <QWidget>

namespace ui::grid {

struct Figure
{
    QString id; ///< as it is chosen by
    QString label;
    QString value{};   ///< as it is shown
    QString copied{};  ///< what a click copies
    QString toolTip{}; ///< plain text
};

class FiguresLine : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresLine(const Theme &theme, QWidget *parent = nullptr);

    /// Those of them that are chosen are shown; note stands behind them ("…").
    void setFigures(const QList<Figure> &figures, const QString &note = {});
    /// What can be chosen: id and label.
    void setChoices(const QList<Figure> &choices);
    void setChosen(const QStringList &ids);
    const QStringList &chosen() const { return m_chosen; }
    /// The line as it is read out.
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 20}; }

signals:
    /// A value went to the clipboard.
    void copied(const QString &what);
    void chosenChanged(const QStringList &ids);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Piece
    {
        qsizetype figure; ///< among m_shown; -1: a dot or the note
        QString text;
        int left;
        int width;
    };

    void layOut();
    void showMenu(const QPoint &global);
    void copy(qsizetype index);
    qsizetype figureAt(const QPoint &point) const;

    const Theme &m_theme;
    QList<Figure> m_choices;
    QStringList m_chosen;
    QList<Figure> m_figures;
    QList<Figure> m_shown;
    QString m_note;
    QList<Piece> m_pieces;
    int m_width = 0; ///< of all of it
    qsizetype m_hovered = -1;
    qsizetype m_current = 0; ///< for the keys
};

} // namespace ui::grid
