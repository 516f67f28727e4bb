// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>
#include <QTimer>

namespace ui::forms {

void copySecret(const core::Secret &secret, std::chrono::milliseconds life)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(secret.reveal()));
    // Klipper, KeePassXC's convention, others; and Windows' and macOS' own, harmless elsewhere
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data->setData(QStringLiteral("application/x-nspasteboard-concealed-type"), QByteArrayLiteral("1"));
    data->setData(QStringLiteral("ExcludeClipboardContentFromMonitorProcessing"), QByteArrayLiteral("1"));
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setMimeData(data);
    // Whoever takes the clipboard deletes what was on it. ownsClipboard() is not asked: not every platform
    // says so.
    QTimer::singleShot(life, clipboard, [clipboard, ours = QPointer<QMimeData>(data)] {
        if (ours && clipboard->mimeData() == ours)
            clipboard->clear();
    });
}

} // namespace ui::forms
