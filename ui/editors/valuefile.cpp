// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/valuefile.h"

#include "core/base/pooltask.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace ui::editors {

core::Task<QByteArray> readValueFile(const QString &path)
{
    return core::runInPool<QByteArray>([path](const std::stop_token &) -> core::Result<QByteArray> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return core::Error::io(path + QStringLiteral(": ") + file.errorString());
        if (file.size() > MostFileBytes)
            return core::Error::input(
                QCoreApplication::translate("ui::editors", "%1 has %2; a value may have %3 here.")
                    .arg(path, sizeText(file.size()), sizeText(MostFileBytes)));
        QByteArray bytes = file.read(MostFileBytes);
        if (file.error() != QFileDevice::NoError)
            return core::Error::io(path + QStringLiteral(": ") + file.errorString());
        return bytes.isNull() ? QByteArray("") : bytes;
    });
}

core::Task<qint64> writeValueFile(const QString &path, const QByteArray &bytes)
{
    return core::runInPool<qint64>([path, bytes](const std::stop_token &) -> core::Result<qint64> {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
            return core::Error::io(path + QStringLiteral(": ") + file.errorString());
        return qint64(bytes.size());
    });
}

} // namespace ui::editors
