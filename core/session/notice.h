// SPDX-License-Identifier: GPL-3.0-or-later
// A NOTICE, WARNING, INFO … or a NOTIFY of the server.
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace core::session {

struct Notice
{
    QString severity; ///< not localised: NOTICE, WARNING, INFO, LOG, DEBUG; NOTIFY for a notification
    QString sqlState;
    QString message;
    QString detail;
    QString hint;
    QString context;
    QDateTime at;
};

} // namespace core::session

Q_DECLARE_METATYPE(core::session::Notice)
