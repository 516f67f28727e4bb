// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

namespace core {

namespace {

void wipe(QByteArray *bytes)
{
    // volatile: a plain fill before delete is a dead store the compiler may drop
    if (bytes->isDetached() && !bytes->isEmpty()) {
        volatile char *p = bytes->data();
        for (qsizetype i = 0; i < bytes->size(); ++i)
            p[i] = 0;
    }
    delete bytes;
}

} // namespace

Secret::Secret(const QString &text)
    : Secret(text.toUtf8())
{
}

Secret::Secret(QByteArray utf8)
{
    if (!utf8.isEmpty())
        m_bytes = std::shared_ptr<const QByteArray>(
            new QByteArray(std::move(utf8)), [](const QByteArray *p) { wipe(const_cast<QByteArray *>(p)); });
}

} // namespace core
