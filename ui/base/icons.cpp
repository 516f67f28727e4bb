// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/icons.h"

namespace ui {

Icons::Icons(const Theme &theme, QObject *parent) : QObject(parent), m_theme(theme) { }

QIcon Icons::icon(const QString &name, Token) const
{
    return QIcon(QStringLiteral(":/icons/%1.svg").arg(name));
}

} // namespace ui
