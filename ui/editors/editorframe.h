// SPDX-License-Identifier: GPL-3.0-or-later
// The editor that stands over a cell: a body for its type and, around it, what is the same for all types:
// NULL, DEFAULT, an SQL expression, the menu that offers them, what is wrong with the value, Esc, Enter and
// Tab, and the focus that leaves. Thread: GUI.
#pragma once

#include "ui/editors/celleditor.h"

#include <QPointer>

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace ui::editors {

class Body;

class EditorFrame : public CellEditor
{
    Q_OBJECT

public:
    /// Takes the body.
    EditorFrame(const ColumnFacts &facts, const EditorTools &tools, Body *body, QWidget *parent = nullptr);
    ~EditorFrame() override;

    void setValue(const core::edit::CellValue &value) override;
    core::edit::CellValue value() const override;
    QList<Alongside> alongside() const override;
    QString problem() const override;
    bool opensLarge() const override;
    void startWith(const QString &text) override;
    bool isTouched() const override { return m_touched; }

    Body &body() const { return *m_body; }

public slots:
    void setNull();
    void setDefault();
    /// Goes on with an expression; again: back to a value.
    void toggleExpression();
    void setEmptyText();
    void restore();

protected:
    QSize wishedSize() const override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    using Kind = core::edit::CellValue::Kind;

    void makeMenu();
    void showAs(Kind kind);
    void bodyEdited();
    void touch();
    void updateProblem();
    void tell(const QString &text);
    void commit(Next next, bool evenWrong);
    void focusMoved(QWidget *now);
    bool isMine(const QWidget *widget) const;
    bool handleKey(QKeyEvent *event);
    QString nullWord() const;
    QString defaultWord() const;

    ColumnFacts m_facts;
    EditorTools m_tools;
    Body *m_body;
    QLineEdit *m_expression;
    QLabel *m_sign;
    QToolButton *m_more;
    QMenu *m_menu = nullptr;
    QPointer<QLabel> m_told; ///< the problem, beneath the editor, over what is there
    core::edit::CellValue m_set;
    Kind m_kind = Kind::Null;
    bool m_touched = false;
    bool m_setting = false;
    bool m_entered = false; ///< the focus is in it
    bool m_left = false;    ///< committed or cancelled: the focus that leaves now says nothing more
};

} // namespace ui::editors
