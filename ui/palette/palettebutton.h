// SPDX-License-Identifier: GPL-3.0-or-later
// The field-like button of the tool bar that opens the palette and shows its shortcut as a key cap. Thread:
// GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QAbstractButton>
#include <QPointer>

class QAction;

namespace ui::palette {

class PaletteButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// open: the action that opens the palette; its shortcut is the key cap, a click triggers it.
    PaletteButton(const Theme &theme, const Icons &icons, QAction *open, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {320, metrics::Field}; }
    QSize minimumSizeHint() const override { return {120, metrics::Field}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    const Icons &m_icons;
    QPointer<QAction> m_open;
};

} // namespace ui::palette
