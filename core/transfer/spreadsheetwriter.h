// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as an XLSX workbook (libxlsxwriter in constant memory), on as many sheets as they need. A value
// becomes a number only if the sheet's double is that number (15 significant digits; float columns are
// doubles already), a date only within Excel's calendar, and else stays the server's text; text is never a
// formula. NULL and the empty text are blank. Cost: the sheets' XML in temporary files on the disk; bytes
// reach the target at the end.
#pragma once

#include "core/transfer/rowwriter.h"
#include "core/transfer/valuekind.h"
#include "core/transfer/writeoptions.h"

#include <QHash>
#include <QTemporaryDir>

#include <memory>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace core::transfer {

class SpreadsheetWriter : public RowWriter
{
public:
    static constexpr quint32 MostRows = 1048576;    ///< of a sheet, the header among them
    static constexpr qsizetype LongestText = 32767; ///< UTF-16 units

    SpreadsheetWriter(ByteSink &target, const WriteOptions &options, Progress &progress,
                      quint32 rowsPerSheet = MostRows);
    ~SpreadsheetWriter() override;

protected:
    void start() override;
    /// Fails where a text is too long (unless it is to be cut) or not UTF-8.
    void writeRow(std::span<const result::CellView> cells) override;
    void finish() override;

private:
    class PointLocale;
    bool addSheet();
    void cell(quint16 column, const result::CellView &value);
    bool date(quint16 column, ValueKind kind, QByteArrayView text);
    void string(quint16 column, QByteArrayView text);
    lxw_format *numberFormat(const QByteArray &pattern);
    bool roomLeft();
    void discard();
    void failed(int code);

    const WriteOptions m_options;
    const quint32 m_rowsPerSheet;
    std::unique_ptr<PointLocale> m_locale;
    std::unique_ptr<QTemporaryDir> m_folder;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_bold = nullptr;
    QHash<QByteArray, lxw_format *> m_formats; ///< by pattern
    std::vector<ValueKind> m_kinds;
    quint32 m_row = 0; ///< of the sheet, the next one
    int m_sheets = 0;
    QByteArray m_text; ///< kept for its memory
};

} // namespace core::transfer
