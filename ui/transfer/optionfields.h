// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one format, made from the tables of formats and options: what does not apply is not there.
// What cannot be used is said under its field.
#pragma once

#include "core/transfer/optiontable.h"
#include "ui/base/theme.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace ui::connections {
class FormGrid;
}

namespace ui::transfer {

class OptionFields : public QWidget
{
    Q_OBJECT

public:
    /// The fields begin with what options says; its format decides which there are. without: ids of those not
    /// shown.
    OptionFields(const Theme &theme, const core::transfer::WriteOptions &options,
                 const QStringList &without = {}, QWidget *parent = nullptr);

    /// What the fields say; nothing if that cannot be used, which is then said under the field.
    std::optional<core::transfer::WriteOptions> options();
    /// As they stand in the fields, by the id of the option.
    QHash<QString, QString> values() const;

signals:
    void changed();

private:
    struct Field
    {
        const core::transfer::OptionInfo *info;
        QString row; ///< the row's id and the widget's name
        std::function<QString()> value;
    };

    void add(const core::transfer::OptionInfo &info);
    void addChoice(const core::transfer::OptionInfo &info, const QString &row, const QString &value);
    void addCharacter(const core::transfer::OptionInfo &info, const QString &row, const QString &value);
    void addText(const core::transfer::OptionInfo &info, const QString &row, const QString &value);
    void addNumber(const core::transfer::OptionInfo &info, const QString &row, const QString &value);
    void addSwitch(const core::transfer::OptionInfo &info, const QString &row, const QString &value);
    void sayProblem(const core::transfer::WriteOptions &options, const core::Error &error);

    const core::transfer::WriteOptions m_base;
    connections::FormGrid *m_grid;
    std::vector<Field> m_fields;
};

} // namespace ui::transfer
