// SPDX-License-Identifier: GPL-3.0-or-later
// What must not be sent while a session is seen as another role: it would leave the role or the transaction
// that holds it. Told by the words alone, before anything runs; what a function or a DO block does is seen
// afterwards only (stillSeeingAs). Thread: any. Cost: linear.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace core::access {

/// Empty: the statement may be sent.
QString whyNotWhileSeeing(QByteArrayView statement, bool standardConformingStrings = true);

/// A name or value of a request setting that is most likely a secret: a password, a token, a key.
bool looksSecret(const QString &name, const QString &value);

/// Why a parameter cannot be a request setting ("role" is chosen elsewhere); empty: it can.
QString whyNotASetting(const QString &name);

} // namespace core::access
