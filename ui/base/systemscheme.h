// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the platform wants light or dark. Qt 6.4 has no colour scheme hint, so three sources are asked,
// best first:
//   1. org.freedesktop.appearance color-scheme of the desktop portal, over D-Bus, in a thread of its own;
//   start-up never
//      waits for it, and without a bus it simply never answers;
//   2. GTK_THEME, where it names a dark variant;
//   3. the palette of the platform under ours (a window darker than its text), read again when the platform's
//   theme
//      changes (QEvent::ThemeChange).
// Thread: GUI.
#pragma once

#include <QDBusMessage>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace ui {

class SystemScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemScheme(QObject *parent = nullptr);
    ~SystemScheme() override;

    bool isDark() const { return m_portalDark.value_or(m_paletteDark); }

    /// The portal's value: 1 dark, 2 light, 0 no wish. Also what the D-Bus signal calls.
    void setPortalValue(uint value);

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void changed();

private slots:
    /// Takes the message whole: Qt knows QDBusVariant by name only after the first call, and refuses the slot
    /// before.
    void onSettingChanged(const QDBusMessage &message);

private:
    void askPortal();
    void lookAgain();
    void readPalette();
    void update(bool before);

    bool m_lookAgain = false;
    bool m_paletteDark = false;
    std::optional<bool> m_portalDark;
    std::shared_ptr<std::atomic<bool>> m_abandoned = std::make_shared<std::atomic<bool>>(false);
    QThread *m_thread = nullptr;
};

} // namespace ui
