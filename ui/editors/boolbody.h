// SPDX-License-Identifier: GPL-3.0-or-later
// true, false or NULL: three buttons of which one is down. T, Y, 1 and F, N, 0 choose; Space goes on to the
// next; Backspace and Delete say NULL. Thread: GUI.
#pragma once

#include "ui/editors/body.h"
#include "ui/editors/celleditor.h"

#include <array>

class QToolButton;

namespace ui::editors {

class BoolBody : public Body
{
    Q_OBJECT

public:
    BoolBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent = nullptr);

    void setText(const QByteArray &text) override;
    void clear(const QString &instead) override;
    QByteArray text() const override { return m_text; }
    bool isEmpty() const override { return m_text.isEmpty(); }
    void startWith(const QString &text) override;
    QSize wishedSize() const override;
    bool isExpressionSign(const QString &text) const override { return text == QLatin1String("="); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool choose(const QString &key);
    void set(const QByteArray &text);
    void showText();

    bool m_mayBeNull;
    QString m_nullWord;
    QByteArray m_text;                      ///< as the server wrote it; empty: NULL
    std::array<QToolButton *, 3> m_buttons; ///< true, false, NULL
};

} // namespace ui::editors
