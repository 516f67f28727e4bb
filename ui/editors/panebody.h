// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text with a pane beneath it: both show the same value, and whichever is edited tells the other.
// Thread: GUI.
#pragma once

#include "ui/editors/textbody.h"

#include <QPointer>

class QToolButton;

namespace ui::editors {

class Pane;

class PaneBody : public TextBody
{
    Q_OBJECT

public:
    using Maker = std::function<Pane *(QWidget *owner)>;

    struct Look
    {
        QString icon;            ///< of the button that opens the pane
        QString name;            ///< what the pane is: "Calendar"
        bool opensAtOnce = true; ///< with the editor, not only by Alt+Down
    };

    PaneBody(const ColumnFacts &facts, const EditorTools &tools, Look look, Maker maker,
             QWidget *parent = nullptr);
    ~PaneBody() override;

    void setText(const QByteArray &text) override;
    void clear(const QString &instead) override;
    void startWith(const QString &text) override;
    void openPane() override;
    void closePane() override;
    QWidget *pane() const override;
    QList<Alongside> alongside() const override;
    void placePane() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ensurePane(bool enter);
    void showInPane();
    void paneEdited();

    Look m_look;
    Maker m_maker;
    QPointer<Pane> m_pane;
    QToolButton *m_button;
    bool m_null = true;
    bool m_telling = false;
};

} // namespace ui::editors
