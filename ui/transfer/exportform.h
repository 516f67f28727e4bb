// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an export: the file, its format, and how that is written. Each format keeps what was chosen
// for it; the file's ending follows the format.
#pragma once

#include "core/transfer/writeoptions.h"
#include "ui/base/theme.h"

#include <QHash>
#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace ui::connections {
class FormGrid;
}

namespace ui::transfer {

class OptionFields;

class ExportForm : public QWidget
{
    Q_OBJECT

public:
    /// By the format's id: the values of its options by theirs.
    using Remembered = QHash<QString, QHash<QString, QString>>;

    /// Where to: one file, or a folder for those of several tables.
    enum class Target
    {
        File,
        Folder
    };
    /// heldRows: formats that need the server are not offered.
    ExportForm(const Theme &theme, bool heldRows, QWidget *parent = nullptr, Target target = Target::File);

    /// What all formats begin with: usual says the table and the title, remembered the rest.
    void setOptions(core::transfer::Format format, const core::transfer::WriteOptions &usual,
                    const Remembered &remembered);
    /// What the fields say; nothing if that cannot be used, which is then said under the field.
    std::optional<core::transfer::WriteOptions> options();
    core::transfer::Format format() const;
    /// Without what belongs to one export (table, key, title).
    Remembered remembered() const;

    void setPath(const QString &path);
    QString path() const;
    void setPathProblem(const QString &text);
    /// What the format and the compression chosen end a file's name with.
    QString suffix() const { return m_suffix; }

signals:
    void changed();
    void pathEdited();
    void browseRequested();

private:
    void keepValues();
    void showFields();
    void followSuffix();

    const Theme &m_theme;
    const Target m_target;
    connections::FormGrid *m_grid;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_format;
    OptionFields *m_fields = nullptr;
    core::transfer::WriteOptions m_usual;
    Remembered m_values;
    QString m_fieldsOf; ///< id of the format whose fields are shown
    QString m_suffix;
};

} // namespace ui::transfer
