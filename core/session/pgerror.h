// SPDX-License-Identifier: GPL-3.0-or-later
// libpq's errors and notices as our values.
#pragma once

#include "core/base/error.h"
#include "core/session/notice.h"

#include <QByteArrayView>

#include <libpq-fe.h>

namespace core::session {

/// Every field of a failed result; sql (UTF-8) is the statement that was sent, for the position, which a
/// database in SQL_ASCII counts in bytes.
Error errorFromResult(const PGresult *result, QByteArrayView sql, bool countsBytes = false);
/// The connection's own message. lost: it was open before.
Error errorFromConnection(const PGconn *connection, bool lost);
/// What a failed login says. The text must come from a connection with PQERRORS_VERBOSE: the SQLSTATE is then
/// inside, where libpq offers no other way to it; it is taken out of the message again.
Error errorFromLogin(const QString &verboseMessage, bool needsPassword);
Notice noticeFromResult(const PGresult *result);
/// libpq counts characters from 1, QString counts UTF-16 units from 0; sql is UTF-8. -1 if out of range.
qsizetype utf16Position(QByteArrayView sql, int position, bool countsBytes = false);

} // namespace core::session
