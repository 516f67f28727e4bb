// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/sheetreader.h"

#include <QIODevice>
#include <QLocale>
#include <QXmlStreamReader>

namespace core::importing {

namespace {

constexpr qsizetype ExcelColumns = 16384;

/// "BC12" → 54; -1 if there are no letters.
qsizetype columnOf(QStringView reference)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < QLatin1Char('A') || c > QLatin1Char('Z'))
            break;
        column = column * 26 + (c.unicode() - 'A' + 1);
        if (column > ExcelColumns)
            return -1;
    }
    return column - 1;
}

/// The shortest text that is the same double: files hold 0.10000000000000001 for 0.1.
QByteArray numberText(const QByteArray &stored)
{
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber)
        return stored;
    const bool plain = stored.size() <= 15 && !stored.contains('E') && !stored.contains('e');
    if (plain)
        return stored;
    QByteArray text = QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
    if (text.size() > 40) // a numeric of 30 decimals is not as long
        text = QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
    return text;
}

QByteArray withDecimals(QByteArray number, int decimals)
{
    if (decimals == 0 || number.contains('e') || number.contains('E'))
        return number;
    qsizetype point = number.indexOf('.');
    if (point < 0) {
        point = number.size();
        number += '.';
    }
    const qsizetype missing = decimals - (number.size() - point - 1);
    return missing > 0 ? number + QByteArray(missing, '0') : number;
}

QString letters(qsizetype column)
{
    QString text;
    for (qsizetype n = column + 1; n > 0; n = (n - 1) / 26)
        text.prepend(QChar(char16_t('A' + (n - 1) % 26)));
    return text;
}

} // namespace

SheetReader::SheetReader(std::shared_ptr<Workbook> book, const ReadOptions &options)
    : m_book(std::move(book))
    , m_options(options)
{
}

SheetReader::~SheetReader() = default;

void SheetReader::put(qsizetype column, QByteArray text)
{
    if (std::size_t(column) >= m_values.size())
        m_values.resize(std::size_t(column) + 1);
    m_values[std::size_t(column)] = {std::move(text), true};
    m_width = std::max(m_width, column + 1);
}

Result<void> SheetReader::readCell(std::optional<QString> &problem)
{
    const auto attributes = m_xml->attributes();
    const auto reference = attributes.value(QLatin1String("r"));
    qsizetype column = reference.isEmpty() ? m_place + 1 : columnOf(reference);
    if (column < 0 || column >= ExcelColumns)
        return Error::input(
            QStringLiteral("The workbook is damaged: row %L1 has a cell %2").arg(m_row).arg(reference));
    m_place = column;
    const QString type = attributes.value(QLatin1String("t")).toString();
    const int style = attributes.value(QLatin1String("s")).toInt();
    QString text;
    bool there = false;
    int phonetic = 0;
    for (int depth = 1; depth > 0 && !m_xml->atEnd();) {
        const auto token = m_xml->readNext();
        if (token == QXmlStreamReader::StartElement) {
            const auto name = m_xml->name();
            if (name == QLatin1String("v") || (name == QLatin1String("t") && phonetic == 0)) {
                text += m_xml->readElementText(QXmlStreamReader::IncludeChildElements);
                there = true;
            } else if (name == QLatin1String("f")) {
                m_xml->skipCurrentElement();
            } else {
                phonetic += name == QLatin1String("rPh");
                ++depth;
            }
        } else if (token == QXmlStreamReader::EndElement) {
            phonetic -= m_xml->name() == QLatin1String("rPh");
            --depth;
        }
    }
    if (!there && type != QLatin1String("s") && type != QLatin1String("inlineStr"))
        return {};
    const auto place = [&] { return QStringLiteral("cell %1%2").arg(letters(column)).arg(m_row); };
    if (type == QLatin1String("s")) {
        const QByteArrayView shared = m_book->sharedString(text.toLongLong());
        if (!shared.data())
            return Error::input(
                QStringLiteral("The workbook is damaged: %1 has a string that is not there").arg(place()));
        put(column, shared.toByteArray());
    } else if (type == QLatin1String("inlineStr") || type == QLatin1String("str")) {
        put(column, unescapedString(text).toUtf8());
    } else if (type == QLatin1String("b")) {
        put(column, text == QLatin1String("1") ? QByteArrayLiteral("true") : QByteArrayLiteral("false"));
    } else if (type == QLatin1String("e")) {
        problem = QStringLiteral("%1 is an error of Excel: %2").arg(place(), text);
    } else if (type == QLatin1String("d")) {
        put(column, text.toUtf8());
    } else {
        const QByteArray stored = text.trimmed().toLatin1();
        const NumberStyle &number = m_book->style(style);
        if (number.kind == NumberKind::Number) {
            put(column, withDecimals(numberText(stored), number.decimals));
        } else {
            bool isNumber = false;
            const QByteArray date = isoText(stored.toDouble(&isNumber), number, m_book->from1904());
            put(column, isNumber && !date.isEmpty() ? date : numberText(stored));
        }
    }
    return {};
}

Result<bool> SheetReader::nextRow(qint64 &row, std::optional<QString> &problem)
{
    for (Value &value : m_values)
        value.there = false;
    m_width = 0;
    m_place = -1;
    bool inRow = false;
    while (!m_xml->atEnd()) {
        const auto token = m_xml->readNext();
        if (token == QXmlStreamReader::DTD)
            return Error::input(QStringLiteral("The workbook is damaged: it has a document type"));
        if (token == QXmlStreamReader::StartElement) {
            if (m_xml->name() == QLatin1String("row")) {
                const auto number = m_xml->attributes().value(QLatin1String("r"));
                m_row = number.isEmpty() ? m_row + 1 : number.toLongLong();
                inRow = true;
            } else if (inRow && m_xml->name() == QLatin1String("c")) {
                if (auto cell = readCell(problem); !cell)
                    return cell.error();
            }
        } else if (token == QXmlStreamReader::EndElement && m_xml->name() == QLatin1String("row")) {
            inRow = false;
            if (m_width == 0 && !problem)
                continue; // only its looks are stored
            row = m_row;
            return true;
        }
    }
    if (m_xml->hasError())
        return Error::input(QStringLiteral("The workbook is damaged: %1, after row %L2: %3")
                                .arg(m_part)
                                .arg(m_row)
                                .arg(m_xml->errorString()));
    return false;
}

Result<void> SheetReader::open()
{
    auto sheet = m_book->sheet(m_options.sheet);
    if (!sheet)
        return sheet.error();
    m_part = sheet->part;
    if (auto strings = m_book->needStrings(); !strings)
        return strings;
    auto device = m_book->device(m_part);
    if (!device)
        return device.error();
    m_device = std::move(*device);
    m_xml = std::make_unique<QXmlStreamReader>(m_device.get());
    qint64 row = 0;
    do {
        m_heldProblem.reset();
        auto first = nextRow(row, m_heldProblem);
        if (!first)
            return first.error();
        if (!*first)
            return {};
    } while (row <= m_options.skipLines);
    if (m_width > MostColumns)
        return tooManyColumns(m_width, row);
    QStringList names(m_width);
    if (m_options.header) {
        for (qsizetype i = 0; i < m_width; ++i) {
            const Value &value = m_values[std::size_t(i)];
            names[i] = value.there ? QString::fromUtf8(value.text) : QString();
        }
    } else {
        m_held = true;
    }
    m_columns = usableNames(std::move(names));
    return {};
}

Result<bool> SheetReader::next(Record &record)
{
    record.clear();
    qint64 row = m_row;
    if (!m_xml)
        return false;
    if (m_held) {
        m_held = false;
        record.problem = m_heldProblem;
    } else {
        auto read = nextRow(row, record.problem);
        if (!read || !*read)
            return read;
    }
    record.line = row;
    record.number = ++m_number;
    const qsizetype count = std::max(m_width, m_columns.size());
    for (qsizetype i = 0; i < count; ++i) {
        const bool there = std::size_t(i) < m_values.size() && m_values[std::size_t(i)].there;
        record.cells.push_back(there ? Cell::text(m_values[std::size_t(i)].text) : Cell::null());
    }
    if (m_width > m_columns.size() && !record.problem)
        record.problem
            = QStringLiteral("has a value in column %1, to the right of the %L2 that the first row has")
                  .arg(letters(m_width - 1))
                  .arg(m_columns.size());
    return true;
}

} // namespace core::importing
