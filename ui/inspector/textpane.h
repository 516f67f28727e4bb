// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page of a value as text. A long one is shown part by part, so that any length costs the
// same; JSON can be set in lines, of which the beginning is shown.
#pragma once

#include "ui/base/icons.h"
#include "ui/inspector/valuepane.h"

class QPushButton;
class QToolButton;

namespace ui::inspector {

class JsonColors;
class ValueView;

class TextPane : public ValuePane
{
    Q_OBJECT

public:
    TextPane(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    void setValue(const CellValue &value) override;
    void clear() override;
    QString note() const override { return m_note; }
    QString shownText() const override;

    void setWrapped(bool wrapped);
    /// JSON set in lines, or as it came. Nothing else changes.
    void setIndented(bool indented);

    /// Bytes of one part.
    static constexpr qsizetype PartBytes = 256 << 10;

public slots:
    void nextPart();
    void previousPart();
    void lastPart();
    void firstPart();

private:
    void showPart(qsizetype from);
    void applyTheme();

    const Theme &m_theme;
    ValueView *m_view;
    JsonColors *m_colors;
    QWidget *m_parts;
    QToolButton *m_first;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_last;
    CellValue m_value;
    QString m_note;
    qsizetype m_from = 0; ///< bytes
    qsizetype m_to = 0;
    bool m_json = false;
    bool m_code = false;
    bool m_indented = true;
};

} // namespace ui::inspector
