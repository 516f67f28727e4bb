// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/bytesjson.h"

#include <QJsonObject>
#include <QStringDecoder>

namespace core::edit {

QJsonValue bytesToJson(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    if (!decoder.hasError() && text.toUtf8() == bytes)
        return text;
    return QJsonObject{{QStringLiteral("b64"), QString::fromLatin1(bytes.toBase64())}};
}

QByteArray bytesFromJson(const QJsonValue &value)
{
    if (value.isObject())
        return QByteArray::fromBase64(value[QLatin1String("b64")].toString().toLatin1());
    // never null: an empty text is no NULL
    return QByteArray("") + value.toString().toUtf8();
}

QJsonValue cellToJson(const Cell &cell)
{
    return cell ? bytesToJson(*cell) : QJsonValue(QJsonValue::Null);
}

Cell cellFromJson(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? Cell() : Cell(bytesFromJson(value));
}

} // namespace core::edit
