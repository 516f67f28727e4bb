// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the program go to standard error, with whatever looks like a password taken out.
#pragma once

#include <QString>

namespace app {

void installLogging();
/// password=…, PASSWORD '…', postgresql://user:…@host, SCRAM verifiers and md5 hashes: the secret becomes
/// ***.
QString redacted(const QString &text);

} // namespace app
