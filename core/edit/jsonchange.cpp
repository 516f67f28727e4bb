// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/jsonchange.h"

#include "core/json/checks.h"
#include "core/json/diff.h"
#include "core/json/patch.h"

#include <QStringList>

namespace core::edit {

using json::Document;
using json::Draft;

namespace {

/// The draft as edits of what the server has: after a save it still lies over the value before.
Draft overOriginal(const Draft &draft, const QByteArray &original, const QByteArray &text,
                   const std::stop_token &stop)
{
    if (draft.base().source() == original)
        return draft;
    auto document = Document::parse(original, stop);
    if (!document)
        return draft;
    const Draft fresh(std::make_shared<const Document>(*std::move(document)), draft.flavor());
    auto edited = json::withText(fresh, Draft::Root, text, stop);
    return edited ? *std::move(edited) : draft;
}

} // namespace

JsonChange jsonChange(const Draft &draft, const QByteArray &original, const std::stop_token &stop)
{
    JsonChange change;
    const QByteArray text = draft.text();
    change.nothing = text == original;
    change.value = CellValue::fromText(text);
    if (change.nothing || stop.stop_requested() || draft.flavor() != json::Flavor::Jsonb)
        return change;
    if (auto document = Document::parse(text, stop)) {
        QStringList remarks;
        for (const json::Remark &remark : normalisations(*document, draft.flavor(), stop))
            remarks << remark.text;
        change.remarks = remarks.join(QLatin1Char('\n'));
    }
    if (original.isEmpty())
        return change;
    const json::Patch patch = minimalPatch(overOriginal(draft, original, text, stop));
    if (patch.isEmpty())
        change.nothing = true;
    else if (!patch.whole)
        change.value
            = CellValue::jsonPatch(text, patchExpression(patch).toUtf8(), patchCondition(patch).toUtf8());
    return change;
}

} // namespace core::edit
