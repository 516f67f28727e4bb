// SPDX-License-Identifier: GPL-3.0-or-later
// Text, json, xml and whatever has no editor of its own: a box that grows with its lines. Thread: GUI.
#pragma once

#include "ui/editors/body.h"
#include "ui/editors/celleditor.h"

class QAction;

namespace ui::editors {

class TextBox;

class TextBody : public Body
{
    Q_OBJECT

public:
    /// A text beyond this is looked at whole before it is edited whole.
    static constexpr qsizetype LargeText = 16 << 10;
    /// Beyond this it is not put into a box: its beginning is shown, and it is replaced as a whole.
    static constexpr qsizetype MostText = 4 << 20;

    TextBody(const ColumnFacts &facts, const EditorTools &tools, QWidget *parent = nullptr);

    void setText(const QByteArray &text) override;
    void clear(const QString &instead) override;
    QByteArray text() const override;
    bool isEmpty() const override;
    bool hasEmptyText() const override { return m_hasEmptyText; }
    QString problem() const override;
    bool opensLarge() const override;
    void startWith(const QString &text) override;
    QSize wishedSize() const override;
    QList<QAction *> extraActions() override;

    bool isExpressionSign(const QString &text) const override;

    TextBox &box() const { return *m_box; }

protected:
    /// A button at the right of the text.
    void addBeside(QWidget *widget);
    const core::values::TypePtr &type() const { return m_type; }
    int server() const { return m_server; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isFree() const;
    void load();
    void take(const core::Result<QByteArray> &bytes);
    void save();

    core::values::TypePtr m_type;
    int m_server;
    bool m_hasEmptyText;
    int m_beside = 0; ///< width of the buttons
    TextBox *m_box;
    QAction *m_invisible;
    Prompts &m_prompts;
    QAction *m_load;
    QAction *m_save;
    QByteArray m_huge; ///< what was set, where it is too long for the box
};

} // namespace ui::editors
