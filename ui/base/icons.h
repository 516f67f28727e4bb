// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons from resources/icons/<name>.svg, drawn with currentColor. An icon asks the theme for its colour
// each time it is painted, so it follows a switch between light and dark without being requested again.
// Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QIcon>
#include <QObject>
#include <QPixmap>

namespace ui {

class Icons : public QObject
{
    Q_OBJECT

public:
    explicit Icons(const Theme &theme, QObject *parent = nullptr);

    /// name: file name without ending ("table", "key"); sharp at every device pixel ratio; disabled state
    /// paler. An unknown name gives a plain dot, so that a missing picture never costs a label. Lifetime: the
    /// icon may outlive this object and the theme; it then keeps the last colour.
    QIcon icon(const QString &name, Token color = Token::Muted) const;

    /// The same picture as a pixmap for those who paint themselves; size in device-independent pixels.
    QPixmap pixmap(const QString &name, Token color, int size, qreal devicePixelRatio) const;

    /// Whether resources/icons/<name>.svg exists.
    static bool exists(const QString &name);

    /// The program's own icon in 16 to 256 pixels; many-coloured, the theme does not change it.
    static QIcon applicationIcon();

private:
    const Theme &m_theme;
};

} // namespace ui
