// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsonbench.h"

#include "core/base/pooltask.h"
#include "core/json/diff.h"

#include <limits>

namespace ui::json {

namespace {

constexpr qsizetype Elsewhere = std::numeric_limits<qsizetype>::max() / 2;

core::Result<Draft> parsed(const QByteArray &original, const std::optional<QByteArray> &current,
                           core::json::Flavor flavor, const std::stop_token &stop)
{
    auto document = core::json::Document::parse(original, stop);
    if (!document)
        return document.error();
    Draft draft(std::make_shared<const core::json::Document>(*std::move(document)), flavor);
    if (current && *current != original)
        return core::json::withText(draft, Draft::Root, *current, stop);
    return draft;
}

} // namespace

JsonBench::JsonBench(QObject *parent)
    : QObject(parent)
{
}

JsonBench::~JsonBench()
{
    if (m_loading)
        m_loading->requestStop();
}

void JsonBench::clear()
{
    ++m_serial;
    if (m_loading)
        m_loading->requestStop();
    m_loading.reset();
    m_history = {};
    m_loaded = {};
    m_steps = 0;
    m_problem.clear();
    m_current = Draft::Root;
    m_picks.clear();
}

void JsonBench::load(const QByteArray &original, const std::optional<QByteArray> &current,
                     core::json::Flavor flavor)
{
    clear();
    if (original.size() + (current ? current->size() : 0) <= AtOnce) {
        take(parsed(original, current, flavor, {}));
        return;
    }
    m_loading = core::runInPool<Draft>([original, current, flavor](const std::stop_token &stop) {
        return parsed(original, current, flavor, stop);
    });
    core::whenDone(*m_loading, this, [this, serial = m_serial](core::Result<Draft> draft) {
        if (serial != m_serial)
            return;
        m_loading.reset();
        take(std::move(draft));
    });
}

void JsonBench::take(core::Result<Draft> draft)
{
    if (draft) {
        m_loaded = *draft;
        m_history = core::json::History(*std::move(draft));
    } else {
        m_problem = draft.error().message;
    }
    emit loaded();
    emit picksChanged();
}

void JsonBench::setUnmodified()
{
    m_loaded = draft();
    m_steps = 0;
    emit changed();
}

void JsonBench::discard()
{
    if (isModified())
        replace(m_loaded, tr("Discard"));
    m_steps = 0;
    emit changed();
}

void JsonBench::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    m_readOnly = readOnly;
    emit changed();
}

void JsonBench::setCurrent(Node node)
{
    if (m_current == node)
        return;
    m_current = node;
    emit currentChanged();
}

bool JsonBench::edit(const QString &name, const std::function<core::Result<void>(Draft &)> &change)
{
    if (m_readOnly || !isLoaded())
        return false;
    Draft next = draft();
    const core::Result<void> done = change(next);
    if (!done) {
        emit refused(done.error().message);
        return false;
    }
    replace(next, name);
    return true;
}

void JsonBench::replace(const Draft &draft, const QString &name)
{
    m_history.push(draft, name);
    m_steps = m_steps < 0 ? Elsewhere : m_steps + 1; // what was loaded cannot be redone any more
    if (!draft.contains(m_current))
        m_current = Draft::Root;
    m_picks.removeIf([&](Node node) { return !draft.contains(node); });
    emit changed();
    emit picksChanged();
}

void JsonBench::undo()
{
    if (m_readOnly || !m_history.canUndo())
        return;
    m_history.undo();
    --m_steps;
    if (!draft().contains(m_current))
        m_current = Draft::Root;
    emit changed();
}

void JsonBench::redo()
{
    if (m_readOnly || !m_history.canRedo())
        return;
    m_history.redo();
    ++m_steps;
    if (!draft().contains(m_current))
        m_current = Draft::Root;
    emit changed();
}

void JsonBench::setPicked(Node node, bool picked)
{
    if (m_picks.contains(node) == picked)
        return;
    if (picked)
        m_picks << node;
    else
        m_picks.removeAll(node);
    emit picksChanged();
}

void JsonBench::clearPicks()
{
    if (m_picks.isEmpty())
        return;
    m_picks.clear();
    emit picksChanged();
}

} // namespace ui::json
