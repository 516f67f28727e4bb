// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of JSON that is set in lines: keys plain, strings, numbers and words as in SQL. Thread: GUI.
// Cost: the whole document at once, so only for texts of moderate size.
#pragma once

#include "ui/base/theme.h"

#include <QSyntaxHighlighter>

namespace ui::inspector {

class JsonColors : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    JsonColors(const Theme &theme, QTextDocument *document);

    /// Set before the text: what is there already keeps its colours.
    void setEnabled(bool enabled) { m_enabled = enabled; }

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
    bool m_enabled = false;
};

} // namespace ui::inspector
