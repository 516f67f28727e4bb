// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of staged edits beneath the rows, to be looked at, copied, opened in an editor. Thread: GUI.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

namespace ui {
class ElidedLabel;
}
namespace ui::editor {
class SqlView;
}

namespace ui::edit {

class ScriptBand : public QWidget
{
    Q_OBJECT

public:
    ScriptBand(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    void setScript(const QString &sql, const QString &note);
    QString sql() const;

signals:
    void copyRequested();
    void openRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    ElidedLabel *m_note;
    editor::SqlView *m_view;
};

} // namespace ui::edit
