// SPDX-License-Identifier: GPL-3.0-or-later
// Which servers the program is written for. Pure.
#pragma once

#include "core/base/serverversion.h"

namespace core::session {

/// The oldest major version whose catalogue is known; newer ones than are known are taken for the newest.
constexpr int OldestServer = 13;

/// What a person should know of a server that is older; empty: nothing.
QString versionRemark(ServerVersion version);

} // namespace core::session
