// SPDX-License-Identifier: GPL-3.0-or-later
// Where the inspector gives back what was edited in it: the rows of whoever shows them. Thread: GUI.
// Lifetime: goes with the rows; who holds one must live with that (QPointer).
#pragma once

#include "core/base/result.h"
#include "core/edit/cellvalue.h"

#include <QObject>
#include <QString>

#include <optional>

namespace ui::values {

class CellSink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// It is known what may be edited, and values can be had. changed() tells when it is.
    virtual bool isReady() const { return true; }
    /// "orders"; empty where there is no one table.
    virtual QString tableName(qsizetype row, int column) const = 0;
    /// Why the cell may not be changed; empty: it may.
    virtual QString whyNot(qsizetype row, int column) const = 0;
    /// As it was read, or saved since.
    virtual core::edit::Cell original(qsizetype row, int column) const = 0;
    /// What is staged, else the original.
    virtual core::edit::CellValue value(qsizetype row, int column) const = 0;
    /// What lies over the cell as the rows hold it: staged, or saved since. Nothing: it is as it was read.
    virtual std::optional<core::edit::CellValue> over(qsizetype /*row*/, int /*column*/) const { return {}; }
    /// The statement that would save this value, as it is shown; empty where it is not known yet.
    virtual QString preview(qsizetype row, int column, const core::edit::CellValue &value) const = 0;
    /// Nothing else is staged, and the rules of the connection allow to save without a further look:
    /// apply() saves. Otherwise it stages, and what is staged is saved together.
    virtual bool savesAtOnce(qsizetype row, int column) const = 0;
    virtual core::Result<void> stage(qsizetype row, int column, const core::edit::CellValue &value) = 0;
    virtual core::Result<void> apply(qsizetype row, int column, const core::edit::CellValue &value) = 0;

signals:
    /// Values or rights may be other ones now.
    void changed();
    /// The rows are about to be other ones: the last moment to stage what was edited in these.
    void leaving();
};

} // namespace ui::values
