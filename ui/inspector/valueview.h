// SPDX-License-Identifier: GPL-3.0-or-later
// A read-only text of any line length. QPlainTextEdit lays out a line as a whole, which takes seconds for a
// line of a megabyte, so very long lines are set in pieces; what is copied is joined again. Thread: GUI.
#pragma once

#include <QPlainTextEdit>

namespace ui::inspector {

class ValueView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ValueView(QWidget *parent = nullptr);

    /// Plain text, every character of it (control characters too).
    void showText(const QString &text);
    /// The longest line that is laid out in one piece, in UTF-16 units.
    static constexpr qsizetype LongestLine = 8000;

protected:
    QMimeData *createMimeDataFromSelection() const override;
};

} // namespace ui::inspector
