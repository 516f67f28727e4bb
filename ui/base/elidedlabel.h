// SPDX-License-Identifier: GPL-3.0-or-later
// One line of plain text that is cut where it does not fit; the whole text is the tool tip then, and always
// what screen readers get. Line breaks are shown as a return sign. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QWidget>

namespace ui {

class ElidedLabel : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit ElidedLabel(const Theme &theme, const QString &text = {}, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setElideMode(Qt::TextElideMode mode);
    void setColor(Token token);
    void setAlignment(Qt::Alignment alignment);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
    QString m_line;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Token m_token = Token::Text;
};

} // namespace ui
