// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong, shown in the text: errors of what was sent, underlined and with their message below the
// line, and warnings before it is sent. Errors go along with their lines; one whose line is edited goes away,
// and all others with it. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QByteArrayView>
#include <QList>
#include <QObject>

namespace ui::editor {

class CodeArea;
struct SqlEdit;
struct TextChange;

class ErrorMarks : public QObject
{
    Q_OBJECT

public:
    ErrorMarks(const Theme &theme, CodeArea &area, QObject *parent);

    /// start: where `sent` stands in the text. SqlEditor::showError() says the rest.
    void show(qsizetype start, QByteArrayView sent, qsizetype utf16OffsetInSent, const QString &message);
    void clear();
    void setWarnings(const QList<SqlEdit> &places);
    void follow(const TextChange &change);

private:
    void updateColors();

    const Theme &m_theme;
    CodeArea &m_area;
    QList<int> m_lines;
};

} // namespace ui::editor
