// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as COPY … TO STDOUT writes them, byte for byte: text format, or binary format. COPY … FROM reads both.
// Source: CopyAttributeOutText(), CopySendBinary… of PostgreSQL's copyto.c.
#pragma once

#include "core/transfer/rowwriter.h"

namespace core::transfer {

class CopyTextWriter : public RowWriter
{
public:
    using RowWriter::RowWriter;

protected:
    void start() override { }
    void writeRow(std::span<const result::CellView> cells) override;

private:
    void text(QByteArrayView text);
};

/// The cells must be in binary format: of a statement that was sent so.
class CopyBinaryWriter : public RowWriter
{
public:
    using RowWriter::RowWriter;

protected:
    void start() override;
    void writeRow(std::span<const result::CellView> cells) override;
    void finish() override;

private:
    void number16(int value);
    void number32(qsizetype value);
};

} // namespace core::transfer
