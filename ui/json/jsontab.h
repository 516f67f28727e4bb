// SPDX-License-Identifier: GPL-3.0-or-later
// One json or jsonb value in a tab of its own: tree and text side by side. It edits the very cell of the rows
// it was opened from, through the same staged edits; when those rows close, it stays to be copied from.
// Thread: GUI.
#pragma once

#include "ui/json/jsoneditor.h"
#include "ui/tabs/tab.h"

namespace ui::json {

class JsonTab : public tabs::Tab
{
    Q_OBJECT

public:
    JsonTab(const Theme &theme, const Icons &icons, values::CellSink &sink, const JsonEditor::Place &place,
            const tabs::TabStatus &status, QWidget *parent = nullptr);

    JsonEditor &editor() const { return *m_editor; }

    QString title() const override;
    QString iconName() const override { return QStringLiteral("json"); }
    tabs::TabStatus status() const override { return m_status; }
    bool isModified() const override { return m_editor->isModified(); }
    bool hasInspection() const override { return false; }
    /// What is not applied yet is staged with the rows.
    void requestClose(std::function<void(bool)> answer) override;
    void focusWork() override;

private:
    JsonEditor *m_editor;
    tabs::TabStatus m_status;
    QString m_title;
};

} // namespace ui::json
