// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons from resources/icons/<name>.svg, drawn with currentColor and recoloured by the theme. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QIcon>
#include <QObject>

namespace ui {

class Icons : public QObject
{
    Q_OBJECT

public:
    explicit Icons(const Theme &theme, QObject *parent = nullptr);

    /// name: file name without ending ("table", "key"); sharp at every device pixel ratio; disabled state paler.
    /// An unknown name gives a plain dot, so that a missing picture never costs a label.
    QIcon icon(const QString &name, Token color = Token::Muted) const;

private:
    const Theme &m_theme;
};

} // namespace ui
