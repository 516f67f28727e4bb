// SPDX-License-Identifier: GPL-3.0-or-later
// The document as text to be typed in, in step with the tree: what is typed becomes edits as soon as it is
// JSON again, and the cursor and the tree's node follow each other. Of a large document the part that is
// chosen in the tree is shown. Thread: GUI; typed text is parsed and compared in the pool.
#pragma once

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/json/jsonbench.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QsciLexer;

namespace ui::editor {
class CodeArea;
}

namespace ui::json {

class JsonTextPage : public QWidget
{
    Q_OBJECT

public:
    JsonTextPage(const Theme &theme, JsonBench &bench, QWidget *parent = nullptr);
    ~JsonTextPage() override;

    QString text() const;
    /// As if it were typed.
    void setText(const QString &text);
    /// What is typed is no JSON: it is not in the document yet.
    bool hasProblem() const { return !m_problem.isEmpty(); }
    QString problem() const { return m_problem; }
    /// Typed, and not compared yet.
    bool isPending() const { return m_timer.isActive() || m_reading.has_value(); }
    /// What was typed up to now is in the document, or is no JSON. Blocks for a moment (a megabyte at most is
    /// parsed): for the moment before another value is shown.
    void finish();
    /// The whole value as it was typed, where it is no JSON; null otherwise.
    QByteArray unfinished() const;
    /// The document's own characters, or set in lines.
    void setLaidOut(bool laidOut);
    /// Keys offered by Ctrl+Space.
    void setKnownKeys(const QStringList &keys) { m_knownKeys = keys; }
    void focusText();

    /// More than this is shown by parts, in bytes.
    static constexpr qsizetype MostBytes = 1 << 20;

signals:
    void problemChanged();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void draftChanged();
    void showDraft();
    void follow();
    void typed();
    void read();
    struct Reading;
    Reading reading() const;
    void take(const Reading &reading, core::Result<Draft> draft);
    void caretMoved();
    void setProblem(const QString &problem, qsizetype line = 0);
    void complete();
    void applyTheme();

    const Theme &m_theme;
    JsonBench &m_bench;
    editor::CodeArea *m_area;
    QsciLexer *m_lexer;
    QLabel *m_head;
    QLabel *m_error;
    QTimer m_timer;
    Node m_part = Draft::Root; ///< what is shown
    bool m_laidOut = true;
    bool m_stale = true; ///< the draft was changed while this was hidden
    bool m_filling = false;
    bool m_reporting = false; ///< our own edit comes back from the bench
    QString m_problem;
    QStringList m_knownKeys;
    std::shared_ptr<const core::json::Document> m_shown; ///< of the text, while it is in step
    std::optional<core::Task<Draft>> m_reading;
    quint64 m_serial = 0;
};

} // namespace ui::json
