// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text that tells what is wrong with it at its right end, as far as there is room. Thread: GUI.
#pragma once

#include "ui/base/theme.h"

#include <QLineEdit>

namespace ui::forms {

/// The edge of a field: red for an error, warn-coloured for a remark, as usual for none.
void setProblemEdge(QWidget *widget, const QString &problem, bool error);

class ProblemLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit ProblemLine(const Theme &theme, QWidget *parent = nullptr);

    /// False where the text does not fit beside what is typed; only the edge tells then.
    bool setProblem(const QString &text, bool error);
    /// Muted, at the same place, while nothing is wrong: "SCRAM-SHA-256, hashed here".
    void setNote(const QString &text);
    /// Pixels that an icon takes at the right end.
    void setTrailing(int pixels);
    /// What is told beside the text is left out where there is no room: it asks for none.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    const QString &told() const { return m_problem.isEmpty() ? m_note : m_problem; }
    bool fits() const;
    void fit();

    const Theme &m_theme;
    QString m_problem;
    QString m_note;
    bool m_error = false;
    bool m_shown = false;
    int m_trailing = 0;
};

} // namespace ui::forms
