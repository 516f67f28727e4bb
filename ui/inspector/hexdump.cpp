// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/hexdump.h"

#include <algorithm>

namespace ui::inspector {

namespace {

int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 0;
}

} // namespace

bool isHexBytea(QByteArrayView text)
{
    return text.startsWith("\\x") && text.size() % 2 == 0;
}

qsizetype byteaSize(QByteArrayView text)
{
    return isHexBytea(text) ? (text.size() - 2) / 2 : 0;
}

QString hexDump(QByteArrayView text, qsizetype limit)
{
    static constexpr char Digits[] = "0123456789abcdef";
    constexpr qsizetype PerLine = 16;
    const qsizetype count = std::min(byteaSize(text), limit);
    QByteArray out;
    out.reserve((count / PerLine + 1) * 78);
    for (qsizetype line = 0; line < count; line += PerLine) {
        const qsizetype end = std::min(count, line + PerLine);
        out += QByteArray::number(line, 16).rightJustified(8, '0');
        out += "  ";
        QByteArray ascii;
        for (qsizetype i = line; i < line + PerLine; ++i) {
            if (i < end) {
                const int byte = digit(text[2 + 2 * i]) << 4 | digit(text[3 + 2 * i]);
                out += Digits[byte >> 4];
                out += Digits[byte & 15];
                ascii += byte >= 0x20 && byte < 0x7F ? char(byte) : '.';
            } else {
                out += "  ";
            }
            out += i - line == PerLine / 2 - 1 ? "  " : " ";
        }
        out += ' ';
        out += ascii;
        if (end < count)
            out += '\n';
    }
    return QString::fromLatin1(out);
}

} // namespace ui::inspector
