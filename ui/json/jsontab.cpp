// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsontab.h"

#include "ui/base/amounts.h"
#include "ui/base/segmented.h"
#include "ui/json/jsontreeview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui::json {

JsonTab::JsonTab(const Theme &theme, const Icons &icons, values::CellSink &sink,
                 const JsonEditor::Place &place, const tabs::TabStatus &status, QWidget *parent)
    : Tab(parent)
    , m_status(status)
{
    setObjectName(QStringLiteral("jsonTab"));
    const QString table = sink.tableName(place.row, place.column);
    m_title = (table.isEmpty() ? place.name : table + QLatin1Char('.') + place.name)
        + QStringLiteral(" \u00b7 ") + tr("row %1").arg(countText(place.row + 1));
    m_status.canRun = false;
    m_status.running = false;
    m_status.paused = false;
    m_status.line = -1;
    m_editor = new JsonEditor(theme, icons, this);
    m_editor->setSideBySide(true);
    auto *pages = new Segmented(theme, QStringLiteral("jsonTabPages"), {tr("Text"), tr("Path")}, this);
    pages->setAccessibleName(tr("What stands beside the tree"));
    connect(pages, &Segmented::currentChanged, this, [this](int index) {
        m_editor->showPage(index == 0 ? JsonEditor::Page::Tree : JsonEditor::Page::Path);
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 8, 10, 8);
    head->addStretch(1);
    head->addWidget(pages);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_editor, 1);
    connect(m_editor, &JsonEditor::modifiedChanged, this, &Tab::titleChanged);
    m_editor->open(&sink, place);
}

QString JsonTab::title() const
{
    return m_title;
}

void JsonTab::requestClose(std::function<void(bool)> answer)
{
    m_editor->close();
    answer(true);
}

void JsonTab::focusWork()
{
    m_editor->tree().setFocus();
}

} // namespace ui::json
