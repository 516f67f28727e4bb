// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/spreadsheetwriter.h"

#include "core/transfer/bytescan.h"
#include "core/transfer/serialdate.h"
#include "core/transfer/transcoder.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QStorageInfo>

#include <cmath>
#include <locale.h>
#include <xlsxwriter.h>

namespace core::transfer {

/// printf() of a thread writes numbers with a point while a scope is there, whatever the user's locale.
class SpreadsheetWriter::PointLocale
{
public:
    PointLocale()
        : m_locale(::newlocale(LC_NUMERIC_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE)))
    {
    }
    ~PointLocale() { ::freelocale(m_locale); }
    PointLocale(const PointLocale &) = delete;
    PointLocale &operator=(const PointLocale &) = delete;

    class Scope
    {
    public:
        explicit Scope(const PointLocale &locale)
            : m_before(::uselocale(locale.m_locale))
        {
        }
        ~Scope() { ::uselocale(m_before); }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;

    private:
        locale_t m_before;
    };

private:
    locale_t m_locale;
};

namespace {

constexpr int MostDigits = 15;                             ///< of a number that a double always holds
constexpr double SmallestNumber = 2.2250738585072014e-308; ///< what Excel takes
constexpr double LargestNumber = 1e308;
constexpr qsizetype MostFormats = 200;
constexpr int MostDecimals = 30; ///< of a number format
constexpr int FileDigits = 16;   ///< the library writes so many

/// Digits from the first that is not 0 to the last that is not 0, without the exponent's.
int significantDigits(QByteArrayView number)
{
    int count = 0;
    int zeros = 0;
    for (const char c : number) {
        if (c == 'e' || c == 'E')
            break;
        if (c == '0') {
            zeros += count > 0;
        } else if (c > '0' && c <= '9') {
            count += zeros + 1;
            zeros = 0;
        }
    }
    return count;
}

/// Digits behind the point; 0 with an exponent, which a numeric never has.
int decimals(QByteArrayView number)
{
    const qsizetype point = number.indexOf('.');
    return point < 0 || number.contains('e') ? 0 : int(number.size() - point - 1);
}

/// U+FFFE and U+FFFF, which XML has not.
bool isNoXml(QByteArrayView text, qsizetype at)
{
    return text.size() - at >= 3 && text[at] == '\xef' && text[at + 1] == '\xbf'
        && (text[at + 2] == '\xbe' || text[at + 2] == '\xbf');
}

/// Excel reads _x000D_ in a text as that character, so a text that has such letters must say its "_". The
/// library writes control characters that way by itself.
QByteArray escapedForXml(QByteArrayView text)
{
    QByteArray escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isNoXml(text, i)) {
            escaped += text[i + 2] == '\xbe' ? "_xFFFE_" : "_xFFFF_";
            i += 2;
            continue;
        }
        bool code = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_';
        for (qsizetype k = i + 2; code && k < i + 6; ++k)
            code = std::isxdigit(static_cast<unsigned char>(text[k])) != 0;
        escaped += code ? QByteArray("_x005F_") : QByteArray(1, text[i]);
    }
    return escaped;
}

/// What a sheet may be called: no []:*?/\, no ' at its ends, at most 31 characters.
QByteArray sheetName(const QString &title, int number)
{
    QString name;
    for (const QChar c : title)
        name += c.unicode() < 0x20 || QStringLiteral("[]:*?/\\'").contains(c) ? QLatin1Char('_') : c;
    name = name.trimmed();
    if (name.isEmpty())
        name = QStringLiteral("Sheet");
    if (name.compare(QLatin1String("history"), Qt::CaseInsensitive) == 0) // reserved
        name += QLatin1Char('_');
    const QString tail = number == 1 ? QString() : QStringLiteral(" (%1)").arg(number);
    name = name.left(31 - tail.size());
    if (name.back().isHighSurrogate())
        name.chop(1);
    return (name + tail).toUtf8();
}

} // namespace

SpreadsheetWriter::SpreadsheetWriter(ByteSink &target, const WriteOptions &options, Progress &progress,
                                     quint32 rowsPerSheet)
    : RowWriter(target, progress, false)
    , m_options(options)
    , m_rowsPerSheet(rowsPerSheet)
    , m_locale(std::make_unique<PointLocale>())
{
}

SpreadsheetWriter::~SpreadsheetWriter()
{
    discard();
}

/// Freeing a workbook that was not closed leaves the files of its sheets open.
void SpreadsheetWriter::discard()
{
    if (!m_workbook)
        return;
    lxw_worksheet *sheet = nullptr;
    STAILQ_FOREACH(sheet, m_workbook->worksheets, list_pointers)
    {
        if (sheet->optimize_tmpfile)
            std::fclose(std::exchange(sheet->optimize_tmpfile, nullptr));
    }
    lxw_workbook_free(std::exchange(m_workbook, nullptr));
    m_sheet = nullptr;
}

void SpreadsheetWriter::start()
{
    for (const result::Column &column : columns())
        m_kinds.push_back(valueKind(column.typeOid));
    // beside the program's other temporary data: /tmp is memory on many systems
    QString parent = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    if (parent.isEmpty() || !QDir().mkpath(parent))
        parent = QDir::tempPath();
    m_folder = std::make_unique<QTemporaryDir>(parent + QStringLiteral("/xlsx-XXXXXX"));
    if (!m_folder->isValid())
        return m_out.fail(
            Error::io(QStringLiteral("Cannot write in %1: %2").arg(parent, m_folder->errorString())));
    QByteArray folder = QFile::encodeName(m_folder->path());
    const QByteArray file = folder + "/book.xlsx";
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data(); // copied by the library
    m_workbook = workbook_new_opt(file.constData(), &options);
    if (!m_workbook)
        return m_out.fail(Error::io(QStringLiteral("A workbook cannot be made in %1").arg(m_folder->path())));
    m_bold = workbook_add_format(m_workbook);
    format_set_bold(m_bold);
    addSheet();
}

bool SpreadsheetWriter::addSheet()
{
    ++m_sheets;
    m_sheet = workbook_add_worksheet(m_workbook, sheetName(m_options.title, m_sheets).constData());
    m_row = 0;
    if (!m_sheet) {
        m_out.fail(Error::io(QStringLiteral("Sheet %1 cannot be made").arg(m_sheets)));
        return false;
    }
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const bool isStamp = m_kinds[i] == ValueKind::Timestamp || m_kinds[i] == ValueKind::TimestampTz;
        if (isStamp || m_kinds[i] == ValueKind::Date)
            worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i), isStamp ? 23 : 11, nullptr);
    }
    if (m_options.columnNames && !columns().isEmpty()) {
        for (qsizetype i = 0; i < columns().size(); ++i) {
            const QByteArray name = escapedForXml(columns()[i].name.toUtf8());
            worksheet_write_string(m_sheet, 0, lxw_col_t(i), name.constData(), m_bold);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        m_row = 1;
    }
    return true;
}

void SpreadsheetWriter::writeRow(std::span<const result::CellView> cells)
{
    const PointLocale::Scope numbers(*m_locale);
    if (m_row == m_rowsPerSheet && !addSheet())
        return;
    bool any = cells.empty();
    for (std::size_t i = 0; i < cells.size() && !m_out.failed(); ++i) {
        if (cells[i].null)
            continue;
        cell(quint16(i), cells[i]);
        any = any || cells[i].size > 0;
    }
    if (!any)
        lose(-1, Loss::EmptyRow);
    ++m_row;
    // the library does not look whether its temporary files could be written
    if (m_sheet->optimize_tmpfile && std::ferror(m_sheet->optimize_tmpfile))
        m_out.fail(Error::io(QStringLiteral("There is no room for the sheet in %1").arg(m_folder->path())));
}

void SpreadsheetWriter::cell(quint16 column, const result::CellView &value)
{
    const QByteArrayView text = value.bytes();
    const ValueKind kind = m_kinds[column];
    switch (kind) {
    case ValueKind::Integer:
    case ValueKind::Numeric:
    case ValueKind::Float:
        if (isJsonNumber(text) && (kind == ValueKind::Float || significantDigits(text) <= MostDigits)
            && (kind != ValueKind::Numeric || decimals(text) <= MostDecimals)) {
            bool ok = false;
            const double number = text.toByteArray().toDouble(&ok);
            const bool inRange = number == 0
                ? significantDigits(text) == 0
                : std::abs(number) >= SmallestNumber && std::abs(number) < LargestNumber;
            if (ok && inRange) {
                if (kind == ValueKind::Float && significantDigits(text) > MostDigits
                    && QByteArray::number(number, 'g', FileDigits).toDouble() != number)
                    lose(column, Loss::Digits);
                lxw_format *format = nullptr;
                if (const int places = kind == ValueKind::Numeric ? decimals(text) : 0; places > 0) {
                    const QByteArray pattern = "0." + QByteArray(places, '0'); // 1.10 is not 1.1
                    format = numberFormat(pattern + ";-" + pattern);
                }
                return failed(worksheet_write_number(m_sheet, m_row, column, number, format));
            }
        }
        break;
    case ValueKind::Boolean:
        if (text == "t" || text == "f")
            return failed(worksheet_write_boolean(m_sheet, m_row, column, text == "t", nullptr));
        break;
    case ValueKind::Date:
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
    case ValueKind::Time:
        if (date(column, kind, text))
            return;
        break;
    default:
        break;
    }
    string(column, text);
}

bool SpreadsheetWriter::date(quint16 column, ValueKind kind, QByteArrayView text)
{
    const auto serial = kind == ValueKind::Time ? serialTime(text) : serialDate(text);
    if (!serial)
        return false;
    QByteArray pattern = kind == ValueKind::Time ? "" : serial->hasTime ? "yyyy-mm-dd " : "yyyy-mm-dd";
    if (serial->hasTime)
        pattern += serial->hasFraction ? "hh:mm:ss.000" : "hh:mm:ss";
    if (!serial->zone.isEmpty()) // Excel has none: it is shown, the clock beside it stays
        pattern += "\" " + serial->zone + '"';
    lxw_format *format = numberFormat(pattern);
    if (!format)
        return false;
    if (serial->isFiner)
        lose(column, Loss::Milliseconds);
    failed(worksheet_write_number(m_sheet, m_row, column, serial->days, format));
    return true;
}

lxw_format *SpreadsheetWriter::numberFormat(const QByteArray &pattern)
{
    auto known = m_formats.find(pattern);
    if (known == m_formats.end()) {
        if (m_formats.size() >= MostFormats)
            return nullptr;
        lxw_format *format = workbook_add_format(m_workbook);
        format_set_num_format(format, pattern.constData());
        known = m_formats.insert(pattern, format);
    }
    return *known;
}

void SpreadsheetWriter::string(quint16 column, QByteArrayView text)
{
    if (text.isEmpty())
        return lose(column, Loss::EmptyText);
    qsizetype units = 0;
    qsizetype fitting = 0; // bytes
    for (qsizetype i = 0; i < text.size();) {
        char32_t codePoint = 0;
        const int size = decodeUtf8(text.data() + i, text.size() - i, codePoint);
        if (size == 0)
            return refuse(column, QStringLiteral("is not valid UTF-8, which a workbook must be"));
        units += codePoint > 0xffff ? 2 : 1;
        i += size;
        if (units <= LongestText)
            fitting = i;
        else if (m_options.cutLongText)
            break;
        else if (units > 100 * LongestText) // enough to refuse it
            break;
    }
    if (units > LongestText && !m_options.cutLongText)
        return refuse(column,
                      QStringLiteral("is longer than the %L1 characters that a cell of a workbook can hold")
                          .arg(LongestText),
                      QStringLiteral("Let long text be cut, or choose another format."));
    if (units > LongestText)
        lose(column, Loss::CutText);
    m_text.resize(fitting);
    std::memcpy(m_text.data(), text.data(), std::size_t(fitting));
    if (m_text.contains("_x") || m_text.contains("\xef\xbf"))
        m_text = escapedForXml(m_text);
    failed(worksheet_write_string(m_sheet, m_row, column, m_text.constData(), nullptr));
}

void SpreadsheetWriter::failed(int code)
{
    if (code != LXW_NO_ERROR)
        m_out.fail(Error::io(QStringLiteral("The sheet cannot be written: %1")
                                 .arg(QString::fromLatin1(lxw_strerror(lxw_error(code))))));
}

/// Closing writes every sheet once more, then the archive: it says nothing when the disk is full.
bool SpreadsheetWriter::roomLeft()
{
    qint64 needed = 1 << 20;
    lxw_worksheet *sheet = nullptr;
    STAILQ_FOREACH(sheet, m_workbook->worksheets, list_pointers)
    {
        if (!sheet->optimize_tmpfile)
            continue;
        if (std::fflush(sheet->optimize_tmpfile) != 0)
            return false;
        needed += std::ftell(sheet->optimize_tmpfile);
    }
    return QStorageInfo(m_folder->path()).bytesAvailable() > needed + needed / 2;
}

void SpreadsheetWriter::finish()
{
    const PointLocale::Scope numbers(*m_locale);
    if (!roomLeft())
        return m_out.fail(
            Error::io(QStringLiteral("There is no room for the workbook in %1").arg(m_folder->path())));
    m_sheet = nullptr;
    // frees the workbook, whatever it answers
    if (const lxw_error code = workbook_close(std::exchange(m_workbook, nullptr)); code != LXW_NO_ERROR)
        return failed(code);
    QFile book(m_folder->filePath(QStringLiteral("book.xlsx")));
    if (!book.open(QIODevice::ReadOnly))
        return m_out.fail(
            Error::io(QStringLiteral("The workbook cannot be read back: %1").arg(book.errorString())));
    while (!book.atEnd() && !m_out.failed()) {
        const QByteArray part = book.read(Output::Capacity);
        if (part.isEmpty())
            return m_out.fail(
                Error::io(QStringLiteral("The workbook cannot be read back: %1").arg(book.errorString())));
        m_out.put(part);
    }
}

} // namespace core::transfer
