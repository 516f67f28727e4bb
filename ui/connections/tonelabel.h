// SPDX-License-Identifier: GPL-3.0-or-later
// A label in one of the theme's colours that follows the theme. Always plain text: it may hold the server's
// words.
#pragma once

#include "ui/base/theme.h"

#include <QLabel>

namespace ui::connections {

class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    ToneLabel(const Theme &theme, Token tone, const QString &text = {}, QWidget *parent = nullptr);

    void setTone(Token tone);
    /// Hides QLabel's: a label that wraps also takes the height its text needs.
    void setText(const QString &text);
    Token tone() const { return m_tone; }
    /// A label that wraps has this height at least: the field's beside it. Instead of setMinimumHeight().
    void setLeastHeight(int height);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void recolor();
    void fitHeight();

    const Theme &m_theme;
    Token m_tone;
    int m_leastHeight = 0;
};

/// A long message of the server or of ours: wraps, and can be selected and copied.
ToneLabel *makeMessageLabel(const Theme &theme, Token tone, QWidget *parent = nullptr);

} // namespace ui::connections
