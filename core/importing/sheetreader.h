// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a sheet of a workbook. Formulas are their last values. Dates are told by their number format.
#pragma once

#include "core/importing/readoptions.h"
#include "core/importing/record.h"
#include "core/importing/workbook.h"

QT_FORWARD_DECLARE_CLASS(QXmlStreamReader)

namespace core::importing {

class SheetReader : public RecordReader
{
public:
    SheetReader(std::shared_ptr<Workbook> book, const ReadOptions &options);
    ~SheetReader() override;

    Result<void> open() override;
    Result<bool> next(Record &record) override;

private:
    struct Value
    {
        QByteArray text;
        bool there = false;
    };

    Result<bool> nextRow(qint64 &row, std::optional<QString> &problem);
    Result<void> readCell(std::optional<QString> &problem);
    void put(qsizetype column, QByteArray text);

    const std::shared_ptr<Workbook> m_book;
    const ReadOptions m_options;
    QString m_part;
    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<QXmlStreamReader> m_xml;
    std::vector<Value> m_values; ///< of the row
    qsizetype m_width = 0;       ///< of the row
    qsizetype m_place = -1;      ///< of the last cell
    qint64 m_row = 0;
    qint64 m_number = 0;
    bool m_held = false; ///< the first row is data and was read already
    std::optional<QString> m_heldProblem;
};

} // namespace core::importing
