// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as an HTML table: a complete page that needs nothing else, or the table alone for the clipboard.
#pragma once

#include "core/transfer/rowwriter.h"
#include "core/transfer/writeoptions.h"

#include <vector>

namespace core::transfer {

class HtmlWriter : public RowWriter
{
public:
    HtmlWriter(ByteSink &target, const WriteOptions &options, Progress &progress, bool flushWhenIdle = false);

protected:
    void start() override;
    /// Fails where a text is not UTF-8.
    void writeRow(std::span<const result::CellView> cells) override;
    void finish() override;

private:
    void text(qsizetype column, QByteArrayView text);

    const WriteOptions m_options;
    std::vector<char> m_right; ///< columns set at the right edge
};

} // namespace core::transfer
