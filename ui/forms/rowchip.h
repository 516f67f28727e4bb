// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a table as a chip: its name, what is special about it, and whether it is new, changed or removed
// (by a sign, never by colour alone). Click, Space or Enter opens; the cross or Delete removes, or brings
// back. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QAbstractButton>

namespace ui::forms {

struct ChipText
{
    enum class State
    {
        Same,
        New,
        Changed,
        Removed,
    };
    QString name;
    QString special{}; ///< "admin, no inherit"
    State state = State::Same;
    QString problem{};
    bool operator==(const ChipText &) const = default;
};

class RowChip : public QAbstractButton
{
    Q_OBJECT

public:
    RowChip(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    void setChip(const ChipText &chip, bool readOnly);
    const ChipText &chip() const { return m_chip; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeRequested();
    /// To the neighbour: -1 or 1.
    void moveRequested(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;
    QString sign() const;

    const Theme &m_theme;
    const Icons &m_icons;
    ChipText m_chip;
    bool m_readOnly = false;
};

} // namespace ui::forms
