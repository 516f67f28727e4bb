// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, fonts and measures as tokens; light and dark. One object for the program, handed to whoever paints.
// Thread: GUI.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>

namespace ui {

enum class Token
{
    Window, Surface, Sunken, Border, Text, Muted, Accent, OnAccent, Selection, Ok, Warn, Danger,
    Keyword, String, Number, Comment, Function,
    Count
};

/// Rows, bars and fields in device-independent pixels (LOOK.md).
namespace metrics {
inline constexpr int TreeRow = 24, GridRow = 25, Toolbar = 44, TabBar = 34, Field = 29, Corner = 6, Step = 4;
}

class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    /// System follows the platform's setting and goes on following it.
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

    QColor color(Token token) const { return m_colors[size_t(token)]; }
    QFont interfaceFont() const { return m_interfaceFont; }
    QFont codeFont() const { return m_codeFont; }

signals:
    /// Colours changed; application palette and style sheet are set already.
    void changed();

private:
    void apply();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    std::array<QColor, size_t(Token::Count)> m_colors;
    QFont m_interfaceFont;
    QFont m_codeFont;
};

} // namespace ui
