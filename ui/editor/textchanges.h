// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what is inserted into an editor's text and deleted from it. QScintilla tells it to screen readers as
// well, and counts every character before the place for them: 9 ms a megabyte at every key. A text above
// LargeText is therefore watched before each change (nobody is told at once, screen readers not at all) and
// what has changed is found out behind it. Thread: GUI.
#pragma once

#include <QByteArrayView>
#include <QObject>

class QsciScintilla;

namespace ui::editor {

struct TextChange
{
    qsizetype position = 0; ///< bytes
    bool inserted = false;  ///< or deleted
    qsizetype length = 0;
    int linesAdded = 0;         ///< negative: gone
    bool endsLine = false;      ///< what came or went ends with a line end
    QByteArrayView insertion{}; ///< what came; valid until the call is over
};

class TextChanges : public QObject
{
    Q_OBJECT

public:
    explicit TextChanges(QsciScintilla &area);

    /// Tells what has not been told yet. Whoever asks about the text calls it first.
    void settle();
    /// It has got another text or document: how it is watched is decided anew. Tells nothing.
    void restart();
    bool isLarge() const { return m_large; }

    static constexpr long LargeText = 512 << 10; ///< bytes

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed(const ui::editor::TextChange &change);

private:
    void modified(int position, int type, const char *text, int length, int linesAdded);
    void watch(bool large);
    void settleLater();
    void settleAndWatch();

    QsciScintilla &m_area;
    bool m_large = false;
    bool m_isWaiting = false; ///< m_waiting has happened, or is just about to
    bool m_isQueued = false;
    TextChange m_waiting;
    long m_linesBefore = 0;
};

} // namespace ui::editor
