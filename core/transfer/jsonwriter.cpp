// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/jsonwriter.h"

#include "core/result/typeinfo.h"
#include "core/transfer/bytescan.h"
#include "core/transfer/pgarray.h"

#include <QSet>

namespace core::transfer {

namespace {

/// What a byte becomes inside a string; empty: itself.
QByteArrayView escaped(char c, char (&room)[7])
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (static_cast<unsigned char>(c) >= 0x20)
            return {};
        qsnprintf(room, sizeof room, "\\u%04x", unsigned(c));
        return {room, 6};
    }
}

/// put(QByteArrayView) gets the text in pieces, escaped.
template <class Put> void escapeInto(QByteArrayView text, Put put)
{
    const char *run = text.begin();
    char room[7];
    for (const char *at = run; at < text.end(); ++at) {
        const QByteArrayView instead = escaped(*at, room);
        if (instead.isEmpty())
            continue;
        put(QByteArrayView(run, at));
        put(instead);
        run = at + 1;
    }
    put(QByteArrayView(run, text.end()));
}

/// An element that an array of JSON shows as what it is: there null would be NULL, an array one more
/// dimension, a string its text.
bool isPlainJson(QByteArrayView text)
{
    return !text.isEmpty() && text != "null" && !QByteArrayView("[\" \t\r\n").contains(text[0])
        && !containsAny(text.data(), text.size(), '\n', '\r', '\n', '\r') && text.trimmed() == text;
}

} // namespace

QByteArray jsonString(QByteArrayView text)
{
    QByteArray string("\"");
    escapeInto(text, [&string](QByteArrayView piece) { string += piece; });
    return string + '"';
}

JsonWriter::JsonWriter(ByteSink &target, Shape shape, Progress &progress, bool flushWhenIdle)
    : RowWriter(target, progress, flushWhenIdle)
    , m_shape(shape)
{
}

void JsonWriter::start()
{
    QSet<QString> names;
    for (const result::Column &column : columns())
        names.insert(column.name);
    QSet<QString> taken;
    for (const result::Column &column : columns()) {
        QString name = column.name;
        for (int number = 2; taken.contains(name); ++number) {
            name = column.name + QLatin1Char('_') + QString::number(number);
            if (names.contains(name)) // another column's
                name = column.name;
        }
        taken.insert(name);
        m_fields.push_back({(m_fields.empty() ? "" : ", ") + jsonString(name.toUtf8()) + ": ",
                            valueKind(column.typeOid), valueKind(result::elementType(column.typeOid))});
    }
    if (m_shape == Shape::Array)
        m_out.put('[');
}

void JsonWriter::writeRow(std::span<const result::CellView> cells)
{
    if (m_shape == Shape::Array)
        m_out.put(m_any ? ",\n" : "\n");
    m_any = true;
    m_out.put('{');
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Field &field = m_fields[i];
        m_out.put(field.key);
        if (cells[i].null)
            m_out.put("null");
        else
            value(qsizetype(i), field.kind, cells[i].bytes());
    }
    m_out.put('}');
    if (m_shape == Shape::Lines)
        m_out.put('\n');
}

void JsonWriter::finish()
{
    if (m_shape == Shape::Array)
        m_out.put(m_any ? "\n]\n" : "]\n");
}

void JsonWriter::value(qsizetype column, ValueKind kind, QByteArrayView text)
{
    switch (kind) {
    case ValueKind::Integer:
    case ValueKind::Numeric:
    case ValueKind::Float:
        if (isJsonNumber(text))
            return m_out.put(text);
        break;
    case ValueKind::Boolean:
        if (text == "t" || text == "f")
            return m_out.put(text == "t" ? QByteArrayView("true") : QByteArrayView("false"));
        break;
    case ValueKind::Json:
        if (!isValidUtf8(text))
            return refuse(column, QStringLiteral("is not valid UTF-8, which JSON must be"));
        return json(column, text);
    case ValueKind::Array:
        if (array(column, m_fields[std::size_t(column)].element, text))
            return;
        break;
    default:
        break;
    }
    string(column, text);
}

void JsonWriter::string(qsizetype column, QByteArrayView text)
{
    if (!isValidUtf8(text))
        return refuse(column, QStringLiteral("is not valid UTF-8, which JSON must be"),
                      QStringLiteral("CSV and COPY text write the bytes as they are."));
    m_out.put('"');
    escapeInto(text, [this](QByteArrayView piece) { m_out.put(piece); });
    m_out.put('"');
}

/// A value of type json may hold line breaks, between its parts only; in JSON Lines one ends the record.
void JsonWriter::json(qsizetype column, QByteArrayView text)
{
    const QByteArrayView inner = text.trimmed();
    if (inner == "null")
        lose(column, Loss::JsonNull);
    const bool breaks
        = m_shape == Shape::Lines && containsAny(text.data(), text.size(), '\n', '\r', '\n', '\r');
    if (breaks || inner.size() != text.size())
        lose(column, Loss::JsonSpace);
    if (!breaks)
        return m_out.put(text);
    const char *run = text.begin();
    for (const char *at = run; at < text.end(); ++at) {
        if (*at != '\n' && *at != '\r')
            continue;
        m_out.put(QByteArrayView(run, at));
        m_out.put(' ');
        run = at + 1;
    }
    m_out.put(QByteArrayView(run, text.end()));
}

bool JsonWriter::array(qsizetype column, ValueKind element, QByteArrayView text)
{
    const char delimiter = result::elementType(columns()[column].typeOid) == 603 ? ';' : ','; // box
    const auto nothing = [] {};
    bool plain = true;
    const auto look = [&plain, element](QByteArrayView part) {
        plain = plain && (element != ValueKind::Json || isPlainJson(part));
    };
    if (!readArray(text, {nothing, nothing, nothing, look, nothing}, delimiter) || !plain)
        return false;
    return readArray(text,
                     {[this] { m_out.put('['); }, [this] { m_out.put(']'); }, [this] { m_out.put(", "); },
                      [&](QByteArrayView part) { value(column, element, part); },
                      [this] { m_out.put("null"); }},
                     delimiter);
}

} // namespace core::transfer
