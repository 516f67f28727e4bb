// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that have a form.
#pragma once

#include "core/ddl/objectform.h"

namespace core::kinds {

ddl::ObjectForms forms();

} // namespace core::kinds
