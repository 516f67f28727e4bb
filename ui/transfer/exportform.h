// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an export: the file, and how it is written. What cannot be used is said under its field.
#pragma once

#include "core/transfer/csvoptions.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace ui::connections {
class FormGrid;
}

namespace ui::transfer {

class ExportForm : public QWidget
{
    Q_OBJECT

public:
    ExportForm(const Theme &theme, QWidget *parent = nullptr);

    void setOptions(const core::transfer::CsvOptions &options);
    /// What the fields say; nothing if that cannot be used, which is then said under the field.
    std::optional<core::transfer::CsvOptions> options();

    void setPath(const QString &path);
    QString path() const;
    void setPathProblem(const QString &text);

signals:
    void changed();
    void pathEdited();
    void browseRequested();

private:
    std::optional<char> delimiter() const;

    connections::FormGrid *m_grid;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QComboBox *m_delimiter;
    QLineEdit *m_otherDelimiter;
    QLineEdit *m_quote;
    QLineEdit *m_null;
    QCheckBox *m_header;
    QComboBox *m_encoding;
    QComboBox *m_lineEnd;
};

} // namespace ui::transfer
