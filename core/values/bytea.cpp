// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/bytea.h"

#include "core/values/quoting.h"

#include <QCoreApplication>

namespace core::values {

namespace {

int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

Error unreadable(qsizetype at)
{
    return Error::input(
        QCoreApplication::translate("core::values", "The bytes cannot be read at character %1.").arg(at + 1));
}

} // namespace

Result<QByteArray> bytesOf(QByteArrayView text)
{
    QByteArray bytes("");
    if (text.startsWith("\\x")) {
        bytes.reserve(text.size() / 2);
        for (qsizetype i = 2; i < text.size();) {
            if (isSpace(text.at(i))) {
                ++i;
                continue;
            }
            const int high = digit(text.at(i));
            const int low = i + 1 < text.size() ? digit(text.at(i + 1)) : -1;
            if (high < 0 || low < 0)
                return unreadable(i);
            bytes += char(high * 16 + low);
            i += 2;
        }
        return bytes;
    }
    const auto octal = [&text](qsizetype i, char most) {
        return i < text.size() && text.at(i) >= '0' && text.at(i) <= most;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '\\') {
            bytes += text.at(i);
        } else if (i + 1 < text.size() && text.at(i + 1) == '\\') {
            bytes += '\\';
            ++i;
        } else if (octal(i + 1, '3') && octal(i + 2, '7') && octal(i + 3, '7')) {
            bytes += char((text.at(i + 1) - '0') * 64 + (text.at(i + 2) - '0') * 8 + text.at(i + 3) - '0');
            i += 3;
        } else {
            return unreadable(i);
        }
    }
    return bytes;
}

QByteArray byteaText(QByteArrayView bytes)
{
    return QByteArrayLiteral("\\x") + bytes.toByteArray().toHex();
}

} // namespace core::values
