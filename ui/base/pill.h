// SPDX-License-Identifier: GPL-3.0-or-later
// Small marks: Pill (a word in a rounded field, removable if wished), StatusDot (a coloured dot that also
// says its state in words) and SectionLabel ("PRODUCTION" above a group). Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QLabel>
#include <QWidget>

namespace ui {

class Pill : public QWidget
{
    Q_OBJECT

public:
    /// text: plain; removable: shows a cross, Delete and click on it emit removeRequested().
    Pill(const Theme &theme, const QString &text, bool removable = false, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    /// Background tint; Selection is the plain one, Ok, Warn and Danger give state pills with coloured text.
    void setTone(Token tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removeRequested();
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;

    const Theme &m_theme;
    QString m_text;
    bool m_removable;
    Token m_tone = Token::Selection;
};

class StatusDot : public QWidget
{
    Q_OBJECT

public:
    /// meaning: said by tool tip and to screen readers, for colour alone tells nothing.
    StatusDot(const Theme &theme, Token token, const QString &meaning, QWidget *parent = nullptr);

    void setState(Token token, const QString &meaning);
    /// A colour outside the tokens (environments); an invalid one returns to the token.
    void setColor(const QColor &color);

    QSize sizeHint() const override { return {12, 12}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Token m_token;
    QColor m_color;
};

/// 11 px, bold, muted, in capitals; screen readers get the text as it was given.
class SectionLabel : public QLabel
{
    Q_OBJECT

public:
    SectionLabel(const Theme &theme, const QString &text, QWidget *parent = nullptr);

    void setTitle(const QString &text);
    /// The font for those who paint such a label themselves (tree delegates).
    static QFont sectionFont(const Theme &theme);
};

} // namespace ui
