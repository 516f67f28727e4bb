// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ddl/objectform.h"

#include <algorithm>

namespace core::ddl {

const ObjectForm *ObjectForms::find(const QString &kind) const
{
    const auto at = std::find_if(m_forms.begin(), m_forms.end(),
                                 [&](const ObjectForm &form) { return form.kind == kind; });
    return at == m_forms.end() ? nullptr : &*at;
}

} // namespace core::ddl
