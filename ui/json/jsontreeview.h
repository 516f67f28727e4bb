// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a document that is edited: keys and values in place, new parts, moved by keys or by dragging.
// Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/json/jsonbench.h"
#include "ui/values/valuetreeview.h"

class QLineEdit;

namespace ui::json {

class JsonTreeView : public values::ValueTreeView
{
    Q_OBJECT

public:
    JsonTreeView(const Theme &theme, const Icons &icons, JsonBench &bench, QWidget *parent = nullptr);

    /// What the root is called: the column's name.
    void setRootLabel(const QString &label) { m_rootLabel = label; }
    /// The field of the key or value that is edited; null while none is.
    QLineEdit *field() const { return m_field; }
    /// Keys that are known of objects like this one, offered while a key is typed. See setKnownKeys.
    void setKnownKeys(const QStringList &keys) { m_knownKeys = keys; }
    /// Shows the entries of a node in a menu, as the context menu does.
    void addEditActions(QMenu *menu, Node node);

public slots:
    void editValue();
    void editKey();
    /// Into the container under the cursor, or after the scalar.
    void addPart();
    void duplicatePart();
    void removePart();
    void moveUp();
    void moveDown();
    /// Out of its container, to stand after it.
    void moveOut();
    /// Into the container that stands before it.
    void moveIn();
    /// What is typed in the field counts; false: it cannot be used, and the field stays.
    bool finishField();
    void cancelField();

protected:
    void fillMenu(QMenu *menu, values::ValueTree::Node node) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Editing
    {
        Nothing,
        Key,
        Text, ///< a string, without quotes
        Json, ///< everything else, and strings that no line can hold
    };
    struct Target
    {
        Node parent = core::json::Document::NoNode;
        std::uint32_t index = 0;
        int line = -1; ///< y of the mark, or -1: the container's row is framed
        int row = -1;
    };

    void openField(Editing what, Node node);
    void placeField();
    Target targetAt(const QPoint &point) const;
    void move(Node node, Node parent, std::uint32_t index);
    void show();

    const Theme &m_theme;
    const Icons &m_icons;
    JsonBench &m_bench;
    QString m_rootLabel;
    QStringList m_knownKeys;
    QLineEdit *m_field = nullptr;
    Editing m_editing = Editing::Nothing;
    Node m_edited = core::json::Document::NoNode;
    bool m_following = false; ///< the bench tells, or is told
    QPoint m_pressed;
    Node m_dragged = core::json::Document::NoNode;
    bool m_dragging = false;
    Target m_target;
};

} // namespace ui::json
