// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of cells in JSON: text as text, anything else (SQL_ASCII, a zero) as base64, so that every byte comes
// back. Pure; any thread.
#pragma once

#include "core/edit/cellvalue.h"

#include <QJsonValue>

namespace core::edit {

QJsonValue bytesToJson(const QByteArray &bytes);
QByteArray bytesFromJson(const QJsonValue &value);
/// NULL is null.
QJsonValue cellToJson(const Cell &cell);
Cell cellFromJson(const QJsonValue &value);

} // namespace core::edit
