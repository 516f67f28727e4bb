// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, fonts and measures as tokens; light and dark. One object for the program, handed to whoever
// paints. Thread: GUI.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include <array>

namespace ui {

class SystemScheme;

enum class Token
{
    Window,
    Surface,
    Sunken,
    Border,
    Text,
    Muted,
    Accent,
    OnAccent,
    Selection,
    Ok,
    Warn,
    Danger,
    Keyword,
    String,
    Number,
    Comment,
    Function,
    Count
};

/// One colour for each Token.
using Colors = std::array<QColor, size_t(Token::Count)>;

/// Rows, bars and fields in device-independent pixels (LOOK.md).
namespace metrics {
inline constexpr int TreeRow = 24, GridRow = 25, Toolbar = 44, TabBar = 34, Field = 29, Corner = 6, Step = 4;
}

class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        System,
        Light,
        Dark
    };

    /// Sets style, palette and font of the QApplication, if there is one already.
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    Mode mode() const { return m_mode; }
    /// System follows the platform's setting and goes on following it (SystemScheme says how).
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

    QColor color(Token token) const { return m_colors[size_t(token)]; }
    /// base with `amount` (0 to 1) of over laid on it: hover, zebra and tinted backgrounds.
    QColor blend(Token base, Token over, qreal amount) const;
    const Colors &colors() const { return m_colors; }
    /// The tokens of either theme, whatever is active.
    static Colors colorsOf(bool dark);

    QFont interfaceFont() const { return m_interfaceFont; }
    QFont codeFont() const { return m_codeFont; }
    /// 11 px, for the second line of headers, key caps and section labels.
    QFont smallFont() const;
    /// Of the status line and of keys on buttons: 12 px. One font for both: each costs the start half a
    /// millisecond.
    QFont statusFont() const;

signals:
    /// Colours changed; style and application palette are set already.
    void changed();

private:
    void apply();

    Mode m_mode = Mode::System;
    bool m_dark = false;
    Colors m_colors;
    QFont m_interfaceFont;
    QFont m_codeFont;
    SystemScheme *m_system = nullptr;
};

} // namespace ui
