// SPDX-License-Identifier: GPL-3.0-or-later
// What a workbook (XLSX) says about itself: its sheets, which number formats are dates, its shared strings.
// The strings are kept in a file without a name: they may be as large as the sheet.
#pragma once

#include "core/importing/zipfile.h"

#include <QStringList>

#include <memory>
#include <vector>

QT_FORWARD_DECLARE_CLASS(QIODevice)
QT_FORWARD_DECLARE_CLASS(QTemporaryFile)

namespace core::importing {

enum class NumberKind : quint8
{
    Number,
    Date,
    DateTime,
    Time,
    Duration, ///< [h]:mm: more than a day
};

struct NumberStyle
{
    NumberKind kind = NumberKind::Number;
    QByteArray zone{}; ///< a time zone that the format shows beside the value: "+02"
    int decimals = 0;  ///< that a number has at least; only of formats as our own exports write them
};

/// What a number format means.
NumberStyle numberStyle(const QString &format);
/// Days since 1899-12-30 (or 1904-01-01) as ISO text; empty if there is no such date.
QByteArray isoText(double days, const NumberStyle &style, bool from1904);

class Workbook
{
public:
    struct Sheet
    {
        QString name;
        QString part;
    };

    static Result<std::shared_ptr<Workbook>> open(InputFilePtr file);
    ~Workbook();

    const QList<Sheet> &sheets() const { return m_sheets; }
    /// By name, else by number from 1; the first where it is empty. Fails with Input, naming those there are.
    Result<Sheet> sheet(const QString &name) const;
    bool from1904() const { return m_from1904; }
    const NumberStyle &style(int number) const;
    /// Valid until the next call. Null data where there is none of that number.
    QByteArrayView sharedString(qint64 number) const;
    /// Reads the shared strings, if that has not been done.
    Result<void> needStrings();

    /// A part as a device for an XML reader.
    Result<std::unique_ptr<QIODevice>> device(const QString &part) const;
    const ZipFile &zip() const { return *m_zip; }

private:
    Workbook() = default;
    Result<void> readSheets();
    Result<void> readStyles();

    std::unique_ptr<ZipFile> m_zip;
    QList<Sheet> m_sheets;
    QString m_stylesPart;
    QString m_stringsPart;
    std::vector<NumberStyle> m_styles;
    bool m_from1904 = false;
    bool m_haveStrings = false;
    std::unique_ptr<QTemporaryFile> m_strings;
    const uchar *m_mapped = nullptr;
    std::vector<quint64> m_offsets;
};

/// _x000D_ and the like, which stand for characters that XML does not have.
QString unescapedString(const QString &text);

} // namespace core::importing
