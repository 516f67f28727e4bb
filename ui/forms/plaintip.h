// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips of text that may come from a server.
#pragma once

#include <QString>

namespace ui::forms {

/// For setToolTip(): shown as it is, also where it looks like markup. Nothing for nothing.
inline QString plainTip(const QString &text)
{
    return text.isEmpty() ? QString()
                          : QStringLiteral("<div style='white-space:pre-wrap'>") + text.toHtmlEscaped()
            + QLatin1String("</div>");
}

} // namespace ui::forms
