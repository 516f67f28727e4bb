// SPDX-License-Identifier: GPL-3.0-or-later
// Find and replace inside a SQL text, in a bar above it: letter case, whole words, regular expressions, count
// of hits. Thread: GUI. Cost: one pass over the text 120 ms after the last
// key, of more than 1 MB in the thread pool.
#pragma once

#include "core/base/task.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/editor/textsearch.h"

#include <QList>
#include <QRegularExpression>
#include <QTimer>
#include <QWidget>

#include <functional>

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
    QToolButton *addToggle(const QString &text, const char *name, const QString &tip);
    QToolButton *addButton(const QString &icon, const char *name, const QString &tip,
                           void (FindBar::*slot)());
    QRegularExpression pattern() const;
    void search();
    void keepScope(bool on);
    void mark();
    void showCount();
    void goTo(const TextHit &hit);
    void found(const QList<TextHit> &hits);
    /// At once where the hits are those of the text as it is, else when they are.
    void whenFound(std::function<void()> then);
    void replaceInSlices();
    void replaced(qsizetype count);
    std::optional<QList<TextRange>> scope() const;
    qsizetype currentHit() const;

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
    QLabel *m_count;
    QTimer m_timer;
    QList<TextHit> m_hits;
    core::Task<QList<TextHit>> m_search;
    std::function<void()> m_then; ///< when the search under way is over
    int m_serial = 0;
    bool m_searching = false;
    bool m_replacing = false;
    bool m_stale = false;
};

} // namespace ui::editor
