// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar and a clock for date, time and timestamp. They replace what they show and nothing else: digits
// of the seconds, the offset and BC stay in the text. Thread: GUI.
#pragma once

#include "ui/editors/celleditor.h"
#include "ui/editors/momenttext.h"
#include "ui/editors/pane.h"

class QCalendarWidget;
class QLabel;
class QPushButton;
class QTimeEdit;

namespace ui::editors {

class MomentPane : public Pane
{
    Q_OBJECT

public:
    MomentPane(const ColumnFacts &facts, const EditorTools &tools, QWidget *owner);

    QByteArray text() const override { return m_text; }
    QWidget *firstField() const override;

    /// Whether the type has such a pane.
    static bool isFor(core::values::Oid oid);

protected:
    QString take(const QByteArray &text) override;
    void takeNothing() override;

private:
    void dayChosen();
    void clockChosen();
    void setWord(const char *word);
    void askNow();
    void toggleEra();
    void tell();
    void updateColors();

    bool m_hasDate;
    bool m_hasTime;
    QByteArray m_nowForm; ///< of this moment, as to_char() takes it
    std::function<core::Task<core::session::Lease>()> m_borrow;
    core::Task<core::session::Lease> m_borrowing;
    core::session::Lease m_lease; ///< while the clock is asked
    MomentText m_moment;
    QByteArray m_text;
    QCalendarWidget *m_days = nullptr;
    QTimeEdit *m_clock = nullptr;
    QPushButton *m_now = nullptr;
    QLabel *m_note;
    bool m_showing = false;
};

} // namespace ui::editors
