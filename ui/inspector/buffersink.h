// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's way into staged edits. Thread: GUI.
#pragma once

#include "core/edit/editbuffer.h"
#include "ui/values/cellsink.h"

#include <functional>

namespace ui::inspector {

class BufferSink : public values::CellSink
{
    Q_OBJECT

public:
    struct Saving
    {
        /// Whether one value may be saved without a further look: not on production, not while something is
        /// being saved.
        std::function<bool()> atOnce{};
        /// Saves what is staged.
        std::function<void()> save{};
        /// The buffer has the rows that are shown; unset: it always has.
        std::function<bool()> ready{};
    };

    /// The buffer must outlive this. Without saving everything is only staged.
    BufferSink(core::edit::EditBuffer &buffer, Saving saving, QObject *parent = nullptr);

    bool isReady() const override { return !m_saving.ready || m_saving.ready(); }
    QString tableName(qsizetype row, int column) const override;
    QString whyNot(qsizetype row, int column) const override;
    core::edit::Cell original(qsizetype row, int column) const override;
    core::edit::CellValue value(qsizetype row, int column) const override;
    std::optional<core::edit::CellValue> over(qsizetype row, int column) const override;
    QString preview(qsizetype row, int column, const core::edit::CellValue &value) const override;
    bool savesAtOnce(qsizetype row, int column) const override;
    core::Result<void> stage(qsizetype row, int column, const core::edit::CellValue &value) override;
    core::Result<void> apply(qsizetype row, int column, const core::edit::CellValue &value) override;

private:
    core::edit::EditBuffer &m_buffer;
    const Saving m_saving;
};

} // namespace ui::inspector
