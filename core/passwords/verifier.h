// SPDX-License-Identifier: GPL-3.0-or-later
// What the server keeps instead of a password, made here, so that the password itself never travels. libpq
// does it (PQencryptPasswordConn), with its own SASLprep, so that what is set here is what every client logs
// in with. Thread: any but the GUI's (4,096 rounds of HMAC take some 10 ms, and longer under load).
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArrayView>

namespace core::passwords {

enum class Method
{
    ScramSha256, ///< every server of 10 and newer
    Md5, ///< weak, told as such: salted with the role's name (a rename takes it away); deprecated in 18
};

/// Fails with Input: empty (the server takes that for none), or with a NUL byte. role counts for Md5 only.
Result<Secret> verifier(const Secret &password, const QString &role, Method method = Method::ScramSha256);

/// The server would keep this text as it is: a SCRAM verifier or an MD5 hash, as get_password_type() judges.
bool isVerifier(QByteArrayView text);

/// As it is shown: "SCRAM-SHA-256$4096:…", "md5…".
QByteArray shownVerifier(QByteArrayView verifier);

/// Why a password is refused at its field; empty: it is not. Text as it was typed.
QString refusal(const QString &password);

} // namespace core::passwords
