// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/boolbody.h"
#include "ui/editors/byteapane.h"
#include "ui/editors/choicepane.h"
#include "ui/editors/editorframe.h"
#include "ui/editors/intervalpane.h"
#include "ui/editors/momentpane.h"
#include "ui/editors/panebody.h"
#include "ui/editors/partspane.h"
#include "ui/editors/referencepane.h"
#include "ui/editors/textbody.h"
#include "ui/editors/uuidbody.h"

namespace ui::editors {

namespace {

constexpr core::values::Oid Bool = 16, Bytea = 17, Uuid = 2950;

Body *makeBody(const ColumnFacts &facts, const EditorTools &tools)
{
    const auto type = core::values::withoutDomains(facts.type);
    if (facts.reference && !facts.reference->toColumns.isEmpty() && tools.borrow)
        return new PaneBody(
            facts, tools,
            {QStringLiteral("search"), PaneBody::tr("Rows of %1").arg(facts.reference->to.text()), false},
            [facts, tools](QWidget *owner) { return new ReferencePane(facts, tools, owner); });
    if (const QString parts = partsPaneName(facts.type); !parts.isEmpty())
        return new PaneBody(facts, tools, {QStringLiteral("chevron-down"), parts},
                            [facts, tools](QWidget *owner) { return makePartsPane(facts, tools, owner); });
    if (type->kind == core::values::Type::Kind::Enum && !type->labels.isEmpty())
        return new PaneBody(facts, tools, {QStringLiteral("chevron-down"), PaneBody::tr("Labels")},
                            [facts, tools](QWidget *owner) { return new ChoicePane(facts, tools, owner); });
    if (MomentPane::isFor(type->oid))
        return new PaneBody(facts, tools,
                            {QStringLiteral("calendar"), PaneBody::tr("Calendar and clock"), false},
                            [facts, tools](QWidget *owner) { return new MomentPane(facts, tools, owner); });
    if (IntervalPane::isFor(type->oid))
        return new PaneBody(facts, tools,
                            {QStringLiteral("clock"), PaneBody::tr("Years, months, days and time"), false},
                            [facts, tools](QWidget *owner) { return new IntervalPane(facts, tools, owner); });
    if (type->oid == Bytea)
        return new PaneBody(facts, tools, {QStringLiteral("binary"), PaneBody::tr("Bytes")},
                            [facts, tools](QWidget *owner) { return new ByteaPane(facts, tools, owner); });
    if (type->oid == Bool)
        return new BoolBody(facts, tools);
    if (type->oid == Uuid)
        return new UuidBody(facts, tools);
    return new TextBody(facts, tools);
}

} // namespace

std::unique_ptr<CellEditor> makeCellEditor(const ColumnFacts &facts, const EditorTools &tools,
                                           QWidget *parent)
{
    ColumnFacts known = facts;
    if (!known.type)
        known.type = core::values::builtinType(facts.column.typeOid, facts.column.typeModifier);
    return std::make_unique<EditorFrame>(known, tools, makeBody(known, tools), parent);
}

} // namespace ui::editors
