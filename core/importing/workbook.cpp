// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/workbook.h"

#include <QDate>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QXmlStreamReader>

#include <cmath>

namespace core::importing {

namespace {

/// Of an unpacked part.
class PartDevice : public QIODevice
{
public:
    explicit PartDevice(ByteSourcePtr source)
        : m_source(std::move(source))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_ended; }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        auto some = m_source->read(to, qsizetype(size));
        if (!some) {
            setErrorString(some.error().message);
            m_ended = true;
            return -1;
        }
        m_ended = *some == 0;
        return *some;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    ByteSourcePtr m_source;
    bool m_ended = false;
};

NumberStyle builtIn(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57
        || id == 58)
        return {NumberKind::Date};
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
        return {NumberKind::Time};
    if (id == 46)
        return {NumberKind::Duration};
    if (id == 22)
        return {NumberKind::DateTime};
    return {};
}

/// The part that a relation of `base` means.
QString target(const QString &base, const QString &path)
{
    if (path.startsWith(QLatin1Char('/')))
        return QDir::cleanPath(path.mid(1));
    return QDir::cleanPath(base + QLatin1Char('/') + path);
}

Result<void> finished(const QXmlStreamReader &xml, const QString &part)
{
    if (!xml.hasError())
        return {};
    return Error::input(QStringLiteral("The workbook is damaged: %1, line %2: %3")
                            .arg(part)
                            .arg(xml.lineNumber())
                            .arg(xml.errorString()));
}

} // namespace

NumberStyle numberStyle(const QString &format)
{
    NumberStyle style;
    static const QRegularExpression places(QStringLiteral("^0\\.(0+);-0\\.\\1$"));
    if (const auto match = places.match(format); match.hasMatch()) {
        style.decimals = int(match.capturedLength(1));
        return style;
    }
    QString code;
    const QString first = format.section(QLatin1Char(';'), 0, 0);
    bool elapsed = false;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const QChar c = first[i];
        if (c == QLatin1Char('"')) {
            const qsizetype end = first.indexOf(c, i + 1);
            static const QRegularExpression zone(QStringLiteral("^ ?([+-]\\d\\d(:\\d\\d){0,2})$"));
            const auto match = zone.match(first.mid(i + 1, end - i - 1));
            if (match.hasMatch())
                style.zone = match.captured(1).toLatin1();
            if (end < 0)
                break;
            i = end;
        } else if (c == QLatin1Char('\\') || c == QLatin1Char('_') || c == QLatin1Char('*')) {
            ++i;
        } else if (c == QLatin1Char('[')) {
            const qsizetype end = first.indexOf(QLatin1Char(']'), i);
            const QString inner = first.mid(i + 1, end - i - 1).toLower();
            static const QRegularExpression units(QStringLiteral("^(h+|m+|s+)$"));
            elapsed = elapsed || units.match(inner).hasMatch();
            if (end < 0)
                break;
            i = end;
        } else {
            code += c.toLower();
        }
    }
    if (code.contains(QLatin1String("general")))
        return style;
    const bool clock = code.contains(QLatin1Char('h')) || code.contains(QLatin1Char('s'))
        || code.contains(QLatin1String("am/pm")) || code.contains(QLatin1String("a/p"));
    const bool day = code.contains(QLatin1Char('y')) || code.contains(QLatin1Char('d'))
        || (code.contains(QLatin1Char('m')) && !clock);
    if (elapsed)
        style.kind = NumberKind::Duration;
    else if (day)
        style.kind = clock ? NumberKind::DateTime : NumberKind::Date;
    else if (clock)
        style.kind = NumberKind::Time;
    return style;
}

QByteArray isoText(double days, const NumberStyle &style, bool from1904)
{
    constexpr qint64 Day = 86400000; // in milliseconds: a double has no more
    if (!std::isfinite(days) || std::abs(days) > 2958466)
        return {};
    const auto total = qint64(std::llround(days * double(Day)));
    qint64 whole = total / Day;
    qint64 rest = total % Day;
    if (rest < 0) {
        rest += Day;
        --whole;
    }
    const auto clock = [](qint64 hours, qint64 left) {
        QByteArray text = QByteArray::number(hours).rightJustified(2, '0') + ':'
            + QByteArray::number(left / 60000 % 60).rightJustified(2, '0') + ':'
            + QByteArray::number(left / 1000 % 60).rightJustified(2, '0');
        if (left % 1000 != 0) {
            text += '.' + QByteArray::number(left % 1000).rightJustified(3, '0');
            while (text.endsWith('0'))
                text.chop(1);
        }
        return text;
    };
    if (style.kind == NumberKind::Duration)
        return (total < 0 ? "-" : "") + clock(std::abs(total) / 3600000, std::abs(total) % 3600000);
    if (style.kind == NumberKind::Time && whole == 0)
        return clock(rest / 3600000, rest % 3600000) + style.zone;
    // 1900-02-29, which never was, stands between 59 and 60
    const QDate begin = from1904 ? QDate(1904, 1, 1) : whole < 60 ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    const QDate date = begin.addDays(whole);
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    QByteArray text = date.toString(Qt::ISODate).toLatin1();
    if (style.kind != NumberKind::Date || rest != 0)
        text += ' ' + clock(rest / 3600000, rest % 3600000) + style.zone;
    return text;
}

QString unescapedString(const QString &text)
{
    if (!text.contains(QLatin1String("_x")))
        return text;
    static const QRegularExpression escape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString out;
    qsizetype last = 0;
    for (auto walk = escape.globalMatch(text); walk.hasNext();) {
        const auto match = walk.next();
        out += QStringView(text).mid(last, match.capturedStart() - last);
        out += QChar(match.captured(1).toUShort(nullptr, 16));
        last = match.capturedEnd();
    }
    out += QStringView(text).mid(last);
    return out;
}

Workbook::~Workbook() = default;

Result<std::unique_ptr<QIODevice>> Workbook::device(const QString &part) const
{
    return m_zip->part(part).transform([](ByteSourcePtr source) -> std::unique_ptr<QIODevice> {
        return std::make_unique<PartDevice>(std::move(source));
    });
}

Result<std::shared_ptr<Workbook>> Workbook::open(InputFilePtr file)
{
    auto zip = ZipFile::open(std::move(file));
    if (!zip)
        return zip.error();
    std::shared_ptr<Workbook> book(new Workbook);
    book->m_zip = std::make_unique<ZipFile>(std::move(*zip));
    if (auto read = book->readSheets(); !read)
        return read.error();
    if (auto read = book->readStyles(); !read)
        return read.error();
    return book;
}

Result<void> Workbook::readSheets()
{
    const QString part = QStringLiteral("xl/workbook.xml");
    const QString relations = QStringLiteral("xl/_rels/workbook.xml.rels");
    if (!m_zip->contains(part) || !m_zip->contains(relations))
        return Error::input(
            QStringLiteral("This is no Excel workbook"),
            QStringLiteral("A workbook of the old format (.xls) must be saved as .xlsx first."));
    QHash<QString, QString> parts;
    {
        auto bytes = device(relations);
        if (!bytes)
            return bytes.error();
        QXmlStreamReader xml(bytes->get());
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement
                || xml.name() != QLatin1String("Relationship"))
                continue;
            const auto attributes = xml.attributes();
            const QString path
                = target(QStringLiteral("xl"), attributes.value(QLatin1String("Target")).toString());
            const QString type = attributes.value(QLatin1String("Type")).toString();
            if (type.endsWith(QLatin1String("/styles")))
                m_stylesPart = path;
            else if (type.endsWith(QLatin1String("/sharedStrings")))
                m_stringsPart = path;
            else if (type.endsWith(QLatin1String("/worksheet")))
                parts.insert(attributes.value(QLatin1String("Id")).toString(), path);
        }
        if (auto good = finished(xml, relations); !good)
            return good;
    }
    auto bytes = device(part);
    if (!bytes)
        return bytes.error();
    QXmlStreamReader xml(bytes->get());
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("workbookPr")) {
            const auto value = xml.attributes().value(QLatin1String("date1904"));
            m_from1904 = value == QLatin1String("1") || value == QLatin1String("true");
        } else if (xml.name() == QLatin1String("sheet")) {
            QString id;
            const auto attributes = xml.attributes();
            for (const auto &attribute : attributes) {
                if (attribute.name() == QLatin1String("id"))
                    id = attribute.value().toString();
            }
            if (const QString path = parts.value(id); !path.isEmpty()) // a chart has no rows
                m_sheets.append({xml.attributes().value(QLatin1String("name")).toString(), path});
        }
    }
    if (auto good = finished(xml, part); !good)
        return good;
    if (m_sheets.isEmpty())
        return Error::input(QStringLiteral("The workbook has no sheets"));
    return {};
}

Result<void> Workbook::readStyles()
{
    if (!m_zip->contains(m_stylesPart))
        return {};
    auto bytes = device(m_stylesPart);
    if (!bytes)
        return bytes.error();
    QHash<int, NumberStyle> formats;
    QXmlStreamReader xml(bytes->get());
    bool inCells = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (xml.name() == QLatin1String("cellXfs"))
            inCells = token == QXmlStreamReader::StartElement;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const auto attributes = xml.attributes();
        if (xml.name() == QLatin1String("numFmt")) {
            formats.insert(attributes.value(QLatin1String("numFmtId")).toInt(),
                           numberStyle(attributes.value(QLatin1String("formatCode")).toString()));
        } else if (inCells && xml.name() == QLatin1String("xf")) {
            const int id = attributes.value(QLatin1String("numFmtId")).toInt();
            m_styles.push_back(formats.value(id, builtIn(id)));
            if (m_styles.size() > 100000)
                return Error::input(QStringLiteral("The workbook is damaged: it has too many styles"));
        }
    }
    return finished(xml, m_stylesPart);
}

Result<Workbook::Sheet> Workbook::sheet(const QString &name) const
{
    if (name.isEmpty())
        return m_sheets.first();
    QStringList names;
    for (const Sheet &sheet : m_sheets) {
        if (sheet.name == name)
            return sheet;
        names << sheet.name;
    }
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= m_sheets.size())
        return m_sheets[number - 1];
    return Error::input(QStringLiteral("The workbook has no sheet \"%1\"").arg(name),
                        QStringLiteral("There are: %1").arg(names.join(QLatin1String(", "))));
}

const NumberStyle &Workbook::style(int number) const
{
    static const NumberStyle plain;
    return number >= 0 && std::size_t(number) < m_styles.size() ? m_styles[std::size_t(number)] : plain;
}

Result<void> Workbook::needStrings()
{
    if (m_haveStrings || !m_zip->contains(m_stringsPart))
        return {};
    m_haveStrings = true;
    auto bytes = device(m_stringsPart);
    if (!bytes)
        return bytes.error();
    m_strings = std::make_unique<QTemporaryFile>();
    if (!m_strings->open())
        return Error::io(
            QStringLiteral("Cannot keep the strings of the workbook: %1").arg(m_strings->errorString()));
    QXmlStreamReader xml(bytes->get());
    QString text;
    quint64 written = 0;
    int phonetic = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return Error::input(QStringLiteral("The workbook is damaged: it has a document type"));
        if (token == QXmlStreamReader::StartElement) {
            if (xml.name() == QLatin1String("si"))
                text.clear();
            else if (xml.name() == QLatin1String("rPh"))
                ++phonetic;
            else if (xml.name() == QLatin1String("t") && phonetic == 0)
                text += xml.readElementText();
        } else if (token == QXmlStreamReader::EndElement) {
            if (xml.name() == QLatin1String("rPh")) {
                --phonetic;
            } else if (xml.name() == QLatin1String("si")) {
                const QByteArray utf8 = unescapedString(text).toUtf8();
                m_offsets.push_back(written);
                written += quint64(utf8.size());
                if (m_strings->write(utf8) != utf8.size())
                    return Error::io(QStringLiteral("Cannot keep the strings of the workbook: %1")
                                         .arg(m_strings->errorString()));
            }
        }
    }
    if (auto good = finished(xml, m_stringsPart); !good)
        return good;
    m_offsets.push_back(written);
    m_strings->flush();
    if (written > 0) {
        m_mapped = m_strings->map(0, qint64(written));
        if (!m_mapped)
            return Error::io(
                QStringLiteral("Cannot keep the strings of the workbook: %1").arg(m_strings->errorString()));
    }
    return {};
}

QByteArrayView Workbook::sharedString(qint64 number) const
{
    if (number < 0 || std::size_t(number) + 1 >= m_offsets.size())
        return {};
    const quint64 from = m_offsets[std::size_t(number)];
    const quint64 to = m_offsets[std::size_t(number) + 1];
    if (from == to)
        return QByteArrayView("", qsizetype(0));
    return {reinterpret_cast<const char *>(m_mapped) + from, qsizetype(to - from)};
}

} // namespace core::importing
