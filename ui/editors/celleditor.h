// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of one value. Whoever shows it gives it a value and a place (placeOver), and takes the value
// back when it says so; an editor knows nothing of rows and saves nothing. What was set and not touched comes
// back byte for byte. The same keys reach NULL (Ctrl+0), DEFAULT (Ctrl+Shift+0) and an SQL expression
// (Ctrl+=) in every editor; Esc gives the value back as it was and leaves. Thread: GUI.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/edit/cellvalue.h"
#include "core/result/column.h"
#include "core/session/pool.h"
#include "core/values/type.h"
#include "ui/base/icons.h"
#include "ui/base/prompts.h"
#include "ui/base/theme.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace ui::editors {

/// What is known of the column whose value is edited.
struct ColumnFacts
{
    core::result::Column column{};
    core::values::TypePtr type{}; ///< null: what the OID alone says (core::values::builtinType)
    bool notNull = false;
    bool mayBeDefault = true;    ///< DEFAULT is offered
    bool mayBeExpression = true; ///< an SQL expression is offered
    QString defaultText{};       ///< as pg_get_expr() says it; shown beside DEFAULT
    /// The key this column makes, alone or as one of several, for the picker of a row of the other table.
    std::optional<core::browse::ForeignKey> reference{};
    int referencePart = 0;                     ///< which of its columns this is
    QString nullWord = QStringLiteral("NULL"); ///< what stands in the place of NULL
    int serverVersion = 0; ///< major; 0 while unknown: what only some servers take is then let through
};

/// What editors use.
struct EditorTools
{
    const Theme &theme;
    const Icons &icons;
    Prompts &prompts; ///< asks for files
    /// A session to search in the referenced table with; null where there is none (then no picker).
    std::function<core::Task<core::session::Lease>()> borrow{};
};

/// A value that goes with the edited one into another column of the same row.
struct Alongside
{
    QString column{}; ///< of the table
    core::edit::Cell value{};
};

/// Where the one who took a value may go on: what Enter, Tab and their kin asked for.
enum class Next
{
    Stay,
    Down,
    Up,
    Right,
    Left
};

class CellEditor : public QWidget
{
    Q_OBJECT

public:
    explicit CellEditor(QWidget *parent = nullptr);

    virtual void setValue(const core::edit::CellValue &value) = 0;
    virtual core::edit::CellValue value() const = 0;
    /// The rest of what was chosen with it: the other columns of a key.
    virtual QList<Alongside> alongside() const { return {}; }
    /// Why the value cannot be sent, in words; empty: it may be.
    virtual QString problem() const = 0;
    /// The value set is not to be edited in a line (its length, or its type): the editor then shows it in a
    /// pane of its own beneath its line.
    virtual bool opensLarge() const = 0;
    /// Goes on as if `text` was typed over everything: what a grid does with the key that began the edit.
    virtual void startWith(const QString &text) = 0;
    /// Where the editor differs from what was set.
    virtual bool isTouched() const = 0;

    /// Covers `cell` (in the parent's coordinates); the editor may then grow to the right and downwards
    /// within its parent.
    void placeOver(const QRect &cell);
    QRect cell() const { return m_cell; }

signals:
    void edited();
    /// The value is to be taken: Enter, Tab, or the focus has left the editor and all of its popups.
    void committed(ui::editors::Next next = ui::editors::Next::Stay);
    /// Esc: nothing is to be taken.
    void cancelled();

protected:
    /// What the content would like to have; the cell's size at least.
    virtual QSize wishedSize() const { return m_cell.size(); }
    void fitToContent();

private:
    QRect m_cell;
};

/// Never null. The tools' objects outlive the editor.
std::unique_ptr<CellEditor> makeCellEditor(const ColumnFacts &facts, const EditorTools &tools,
                                           QWidget *parent = nullptr);

} // namespace ui::editors
