// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as a table of GitHub's Markdown: numbers set right, a value on one line (line breaks are <br>), and
// nothing in a value read as markup.
#pragma once

#include "core/transfer/rowwriter.h"

namespace core::transfer {

class MarkdownWriter : public RowWriter
{
public:
    MarkdownWriter(ByteSink &target, QByteArray nullText, Progress &progress, bool flushWhenIdle = false);

protected:
    void start() override;
    /// Fails where a text is not UTF-8.
    void writeRow(std::span<const result::CellView> cells) override;

private:
    void text(qsizetype column, QByteArrayView text);

    const QByteArray m_nullText;
};

} // namespace core::transfer
