// SPDX-License-Identifier: GPL-3.0-or-later
// Find and replace inside a SQL text, in a bar above it: letter case, whole words, regular expressions, count
// of hits. Thread: GUI. Cost: one pass over the text 120 ms after the last key.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QList>
#include <QRegularExpression>
#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui::editor {

class CodeArea;

class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(const Theme &theme, const Icons &icons, CodeArea &area, QWidget *parent);

    /// Shows the bar with what is selected; `replace` with the second row.
    void open(bool replace);
    void close();
    void findNext();
    void findPrevious();
    void replaceOne();
    void replaceAll();
    int hitCount() const { return int(m_hits.size()); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Hit
    {
        qsizetype start; ///< bytes
        qsizetype length;
        QString replacement; ///< with the groups of a regular expression filled in
    };

    QToolButton *addToggle(const QString &text, const char *name, const QString &tip);
    QToolButton *addButton(const QString &icon, const char *name, const QString &tip,
                           void (FindBar::*slot)());
    QRegularExpression pattern() const;
    void search();
    void keepScope(bool on);
    void mark();
    void showCount();
    void goTo(const Hit &hit);
    qsizetype currentHit() const;
    QString expand(const QRegularExpressionMatch &match) const;

    const Theme &m_theme;
    const Icons &m_icons;
    CodeArea &m_area;
    QLineEdit *m_find;
    QLineEdit *m_replace;
    QWidget *m_replaceRow;
    QToolButton *m_case = nullptr;
    QToolButton *m_words = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_inSelection = nullptr;
    bool isInScope(qsizetype start, qsizetype end) const;
    QLabel *m_count;
    QTimer m_timer;
    QList<Hit> m_hits;
    bool m_stale = false;
};

} // namespace ui::editor
