// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that say how a file is read, made from the table of read options: what does not apply to the
// format is not there. What cannot be used is said under its field.
#pragma once

#include "core/importing/readoptiontable.h"
#include "ui/base/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace ui::connections {
class FormGrid;
}

namespace ui::transfer {

class ImportFields : public QWidget
{
    Q_OBJECT

public:
    /// The fields begin with what options says; sheets are offered where the file is a workbook.
    ImportFields(const Theme &theme, const core::importing::ReadOptions &options, const QStringList &sheets,
                 QWidget *parent = nullptr);

    /// What the fields say; nothing if that cannot be used.
    std::optional<core::importing::ReadOptions> options();

signals:
    void changed();

private:
    struct Field
    {
        const core::importing::ReadOptionInfo *info;
        QString row;
        std::function<QString()> value;
    };

    void add(const core::importing::ReadOptionInfo &info, const QStringList &sheets);

    const core::importing::ReadOptions m_base;
    connections::FormGrid *m_grid;
    std::vector<Field> m_fields;
};

} // namespace ui::transfer
