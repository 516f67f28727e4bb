// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: any bytes are scanned, split and formatted. Ends the program where a property does not hold:
// tokens tile the text, a scan taken up at any line gives the same, statements lie behind each other, the
// formatter keeps the tokens and is stable.
#include "core/sql/formatter.h"
#include "core/sql/splitter.h"
#include "core/sql/traits.h"
#include "tests/support/scanproperties.h"

#include <cstddef>
#include <cstdint>

using namespace core::sql;

namespace {

constexpr qsizetype FormatLimit = 4096; ///< bytes; longer ones only slow the search down

void require(bool holds)
{
    if (!holds)
        __builtin_trap();
}

void splitting(QByteArrayView text)
{
    qsizetype end = 0;
    int line = 1;
    for (const Statement &statement : split(text)) {
        require(statement.offset >= end && statement.bodyOffset >= statement.offset
                && statement.tokenOffset >= statement.bodyOffset && statement.sqlLength > 0
                && statement.bodyOffset + statement.sqlLength <= text.size() && statement.end() <= text.size()
                && statement.commandEnd <= statement.end() && statement.line >= line);
        (void)statement.sqlToSend(text);
        (void)traits(statement.sql(text));
        end = statement.end();
        line = statement.line;
    }
}

void formatting(QByteArrayView text)
{
    const FormatOptions options{.keywords = KeywordCase(text.size() % 3), .lineWidth = 40};
    const QByteArray once = formatted(text, options);
    require(formatted(once, options) == once);
    require(split(once).size() == split(text).size());
    require(followedCaret(text, text.size() / 2, once) <= once.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    require(!support::scanFault(text));
    splitting(text);
    if (text.size() <= FormatLimit)
        formatting(text);
    return 0;
}
