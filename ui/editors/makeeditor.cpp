// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/editorframe.h"
#include "ui/editors/textbody.h"

namespace ui::editors {

std::unique_ptr<CellEditor> makeCellEditor(const ColumnFacts &facts, const EditorTools &tools,
                                           QWidget *parent)
{
    ColumnFacts known = facts;
    if (!known.type)
        known.type = core::values::builtinType(facts.column.typeOid, facts.column.typeModifier);
    return std::make_unique<EditorFrame>(known, tools, new TextBody(known, tools), parent);
}

} // namespace ui::editors
