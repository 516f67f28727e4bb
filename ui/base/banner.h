// SPDX-License-Identifier: GPL-3.0-or-later
// A message where it belongs: a strip above the thing it speaks of, with buttons that help ("Session lost.
// Reconnect"). Hidden while it has nothing to say. All text is plain. Thread: GUI.
#pragma once

#include "core/base/error.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace ui {

class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Tone
    {
        Info,
        Ok,
        Warn,
        Danger
    };

    Banner(const Theme &theme, const Icons &icons, QWidget *parent = nullptr);

    /// Replaces what was said before, buttons too, and shows the strip. detail goes behind "Details".
    void setMessage(Tone tone, const QString &text, const QString &detail = {});
    /// The server's words unchanged, its SQLSTATE beside them; detail, hint and context below; a Copy button
    /// for all of it. Cancelled is told calmly (Info).
    void setError(const core::Error &error);
    /// A button at the right end; the handler may clear the banner. objectName "bannerButton0",
    /// "bannerButton1", ...
    QPushButton *addButton(const QString &text, std::function<void()> handler, bool primary = false);
    /// Whether a cross is offered (it is by default).
    void setClosable(bool closable);
    /// Nothing to say any more; hides the strip.
    void clear();

    QString text() const;
    /// Everything as Copy puts it on the clipboard.
    QString fullText() const { return m_full; }
    Tone tone() const { return m_tone; }

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(Tone tone, const QString &text, const QString &code, const QString &below, const QString &folded,
             const QString &full);
    void updateIcon();

    const Theme &m_theme;
    const Icons &m_icons;
    Tone m_tone = Tone::Info;
    QString m_full;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_code;
    QLabel *m_below;
    QPlainTextEdit *m_detail;
    QToolButton *m_more;
    QToolButton *m_copy;
    QToolButton *m_close;
    QHBoxLayout *m_buttonRow;
    QList<QPushButton *> m_buttons;
};

} // namespace ui
