// SPDX-License-Identifier: GPL-3.0-or-later
// core/session/borrow.h by the name forms know it by.
#pragma once

#include "core/session/borrow.h"

namespace ui::forms {

using core::session::borrow;
using core::session::Borrowing;

} // namespace ui::forms
