// SPDX-License-Identifier: GPL-3.0-or-later
// What certainly is no value of the scalar types: each says why, or nothing. Thread: any.
#pragma once

#include "core/values/type.h"

namespace core::values {

QString booleanProblem(const Type &type, QByteArrayView text, int server);
/// "char": one byte.
QString singleCharProblem(const Type &type, QByteArrayView text, int server);
/// char(n), varchar(n): characters beyond n that are not blanks.
QString lengthProblem(const Type &type, QByteArrayView text, int server);
/// date, time, timestamp: nothing in it, or a month, day or hour that is not there.
QString momentProblem(const Type &type, QByteArrayView text, int server);
QString intervalProblem(const Type &type, QByteArrayView text, int server);
QString uuidProblem(const Type &type, QByteArrayView text, int server);
/// bit(n): digits, and how many.
QString bitProblem(const Type &type, QByteArrayView text, int server);
/// inet, cidr.
QString networkProblem(const Type &type, QByteArrayView text, int server);
/// macaddr, macaddr8.
QString hardwareAddressProblem(const Type &type, QByteArrayView text, int server);

/// A new random UUID (version 4).
QByteArray randomUuid();

} // namespace core::values
