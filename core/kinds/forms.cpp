// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinds/forms.h"

namespace core::kinds {

ddl::ObjectForms forms()
{
    return ddl::ObjectForms(QList<ddl::ObjectForm>{});
}

} // namespace core::kinds
