// SPDX-License-Identifier: GPL-3.0-or-later
// Two small cards over the editor: what a name is (hover), and the signature of the call that the caret is
// in. They paint themselves and take neither focus nor mouse. Thread: GUI.
#pragma once

#include "core/completion/place.h"
#include "core/completion/signature.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

namespace ui::editor {

/// Paints a card's frame; a child of the window.
class TextCard : public QWidget
{
    Q_OBJECT

public:
    TextCard(const Theme &theme, QWidget *host);
    /// anchor: the line of text in the host's coordinates. above: if there is room beneath `top`.
    void showAt(const QRect &anchor, bool above, int top = 0);

protected:
    void paintEvent(QPaintEvent *event) override;
    const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
};

class HoverCard : public TextCard
{
    Q_OBJECT

public:
    HoverCard(const Theme &theme, const Icons &icons, QWidget *host);
    void setCard(const core::completion::Card &card);
    const core::completion::Card &card() const { return m_card; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Icons &m_icons;
    core::completion::Card m_card;
};

class SignatureHint : public TextCard
{
    Q_OBJECT

public:
    SignatureHint(const Theme &theme, QWidget *host);
    void setCall(const core::completion::Call &call);
    /// The next or previous overload.
    void step(int by);
    int overload() const { return m_shown; }
    const core::completion::Call &call() const { return m_call; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Piece
    {
        QString text;
        bool current = false;
    };
    QList<Piece> pieces() const;
    QString count() const;

    core::completion::Call m_call;
    int m_shown = 0;
    bool m_stepped = false;
};

} // namespace ui::editor
