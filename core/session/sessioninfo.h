// SPDX-License-Identifier: GPL-3.0-or-later
// What a fresh connection tells of itself.
#pragma once

#include "core/base/serverversion.h"

#include <QMetaType>
#include <QString>

#include <chrono>

namespace core::session {

struct SessionInfo
{
    ServerVersion version;
    QString serverVersionText; ///< "15.20 (Debian 15.20-1.pgdg120+1)"
    QString database;
    QString user;
    QString host; ///< address or socket folder that was reached (of several)
    QString port;
    QString serverEncoding; ///< "UTF8", "SQL_ASCII"
    int backendPid = 0;
    bool superuser = false;
    bool standby = false; ///< in_hot_standby (14+), else false
    bool localSocket = false;
    bool encrypted = false;
    QString tlsProtocol; ///< "TLSv1.3", empty if not encrypted
    QString tlsCipher;
    std::chrono::microseconds connectTime{}; ///< from start to ready
    std::chrono::microseconds roundTrip{};   ///< of one empty statement
};

enum class TransactionState
{
    Idle,
    Active,
    InTransaction,
    Failed,
    Unknown
}; ///< PQtransactionStatus

} // namespace core::session

Q_DECLARE_METATYPE(core::session::SessionInfo)
Q_DECLARE_METATYPE(core::session::TransactionState)
