// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/draft.h"

#include "core/json/checks.h"
#include "core/json/layout.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::json {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::json", text);
}

std::uint32_t countOf(const QList<Run> &runs)
{
    std::uint32_t count = 0;
    for (const Run &run : runs)
        count += run.count;
    return count;
}

// What stands side by side again is one run again.
void append(QList<Run> &runs, Run run)
{
    if (run.count == 0)
        return;
    if (!runs.isEmpty() && runs.last().first + runs.last().count == run.first)
        runs.last().count += run.count;
    else
        runs << run;
}

Kind kindOf(char first)
{
    switch (first) {
    case '{':
        return Kind::Object;
    case '[':
        return Kind::Array;
    case '"':
        return Kind::String;
    case 't':
        return Kind::True;
    case 'f':
        return Kind::False;
    case 'n':
        return Kind::Null;
    default:
        return Kind::Number;
    }
}

} // namespace

Draft::Draft(DocumentPtr base, Flavor flavor)
    : m_flavor(flavor)
{
    m_pieces << Piece{std::move(base), 0};
}

Node Draft::nodeEnd() const
{
    return m_pieces.last().first + Node(m_pieces.last().document->nodeCount());
}

Draft::At Draft::at(Node node) const
{
    auto piece = std::upper_bound(m_pieces.begin(), m_pieces.end(), node,
                                  [](Node number, const Piece &other) { return number < other.first; })
        - 1;
    return {piece->document.get(), node - piece->first, piece->first};
}

Draft::At Draft::contentAt(Node node) const
{
    const auto content = m_content.constFind(node);
    return at(content == m_content.constEnd() ? node : *content);
}

Kind Draft::kind(Node node) const
{
    const At place = contentAt(node);
    return place.document->kind(place.node);
}

bool Draft::isContainer(Node node) const
{
    const At place = contentAt(node);
    return place.document->isContainer(place.node);
}

QList<Run> Draft::runs(Node node) const
{
    const auto own = m_runs.constFind(node);
    if (own != m_runs.constEnd())
        return *own;
    const At place = contentAt(node);
    const std::uint32_t count = place.document->childCount(place.node);
    return count == 0 ? QList<Run>()
                      : QList<Run>{{place.document->child(place.node, 0) + place.offset, count}};
}

std::uint32_t Draft::childCount(Node node) const
{
    const auto own = m_runs.constFind(node);
    if (own != m_runs.constEnd())
        return countOf(*own);
    const At place = contentAt(node);
    return place.document->childCount(place.node);
}

Node Draft::child(Node node, std::uint32_t index) const
{
    const auto own = m_runs.constFind(node);
    if (own == m_runs.constEnd()) {
        const At place = contentAt(node);
        return place.document->child(place.node, index) + place.offset;
    }
    for (const Run &run : *own) {
        if (index < run.count)
            return run.first + index;
        index -= run.count;
    }
    return NoNode;
}

Node Draft::parent(Node node) const
{
    if (const auto moved = m_parents.constFind(node); moved != m_parents.constEnd())
        return *moved;
    const At place = at(node);
    const Node parent = place.document->parent(place.node);
    if (parent == NoNode)
        return NoNode;
    const auto owner = m_owner.constFind(parent + place.offset);
    return owner == m_owner.constEnd() ? parent + place.offset : *owner;
}

std::uint32_t Draft::index(Node node) const
{
    const Node above = parent(node);
    if (above == NoNode)
        return 0;
    const auto own = m_runs.constFind(above);
    if (own == m_runs.constEnd()) {
        const At place = at(node);
        return place.document->index(place.node);
    }
    std::uint32_t before = 0;
    for (const Run &run : *own) {
        if (node >= run.first && node < run.first + run.count)
            return before + (node - run.first);
        before += run.count;
    }
    return before;
}

bool Draft::contains(Node node) const
{
    if (!isValid() || node >= nodeEnd())
        return false;
    while (node != Root) {
        if (m_owner.contains(node))
            return false; // a value of its owner, no node of its own
        const Node above = parent(node);
        if (above == NoNode)
            return false;
        const QList<Run> list = runs(above);
        if (std::none_of(list.begin(), list.end(), [node](const Run &run) {
                return node >= run.first && node < run.first + run.count;
            }))
            return false;
        node = above;
    }
    return true;
}

bool Draft::isEdited() const
{
    return !m_runs.isEmpty() || !m_content.isEmpty() || !m_keys.isEmpty();
}

bool Draft::isOriginal(Node node) const
{
    return node < Node(base().nodeCount()) && !m_content.contains(node);
}

bool Draft::hasKey(Node node) const
{
    const Node above = parent(node);
    return above != NoNode && kind(above) == Kind::Object;
}

QByteArray Draft::keyText(Node node) const
{
    if (!hasKey(node))
        return {};
    if (const auto own = m_keys.constFind(node); own != m_keys.constEnd())
        return *own;
    const At place = at(node);
    return place.document->keyText(place.node).toByteArray();
}

QByteArrayView Draft::scalarText(Node node) const
{
    const At place = contentAt(node);
    return place.document->text(place.node);
}

Node Draft::member(Node object, const QString &key) const
{
    Node found = NoNode;
    if (kind(object) != Kind::Object)
        return found;
    const QByteArray plain = quoted(key);
    for (const Run &run : runs(object)) {
        for (Node node = run.first; node < run.first + run.count; ++node) {
            QByteArrayView text;
            const auto own = m_keys.constFind(node);
            if (own != m_keys.constEnd()) {
                text = *own;
            } else {
                const At place = at(node);
                text = place.document->keyText(place.node);
            }
            if (text.contains('\\') ? Document::unescaped(text) == key : text == plain)
                found = node;
        }
    }
    return found;
}

std::vector<Node> Draft::touched() const
{
    QHash<Node, bool> seen;
    std::vector<Node> list;
    const auto mark = [&](Node node) {
        while (node != NoNode && !seen.contains(node)) {
            seen.insert(node, true);
            list.push_back(node);
            node = parent(node);
        }
    };
    for (auto at = m_runs.keyBegin(); at != m_runs.keyEnd(); ++at)
        mark(*at);
    for (auto at = m_content.keyBegin(); at != m_content.keyEnd(); ++at)
        mark(*at);
    for (auto at = m_keys.keyBegin(); at != m_keys.keyEnd(); ++at)
        mark(*at);
    std::sort(list.begin(), list.end());
    return list;
}

// --- edits

Result<Node> Draft::addPiece(const QByteArray &json)
{
    auto document = Document::parse(json);
    if (!document)
        return document.error();
    const QList<Remark> refused = refusals(*document, m_flavor, 1);
    if (!refused.isEmpty())
        return Error::input(refused.first().text);
    const Node first = nodeEnd();
    if (quint64(first) + quint64(document->nodeCount()) >= quint64(NoNode))
        return Error::input(tr("Too many values."));
    m_pieces << Piece{std::make_shared<const Document>(*std::move(document)), first};
    return first;
}

void Draft::setRuns(Node parent, const QList<Run> &runs)
{
    m_runs.insert(parent, runs);
}

void Draft::take(Node node)
{
    const Node above = parent(node);
    QList<Run> list;
    for (const Run &run : runs(above)) {
        if (node < run.first || node >= run.first + run.count) {
            append(list, run);
            continue;
        }
        append(list, {run.first, node - run.first});
        append(list, {node + 1, run.first + run.count - node - 1});
    }
    setRuns(above, list);
}

void Draft::put(Node parent, std::uint32_t index, Node node)
{
    QList<Run> list;
    bool done = false;
    for (const Run &run : runs(parent)) {
        if (done || index > run.count) {
            append(list, run);
            index -= done ? 0 : run.count;
            continue;
        }
        append(list, {run.first, index});
        append(list, {node, 1});
        append(list, {run.first + index, run.count - index});
        done = true;
    }
    if (!done)
        append(list, {node, 1});
    setRuns(parent, list);
    m_parents.insert(node, parent);
}

Result<void> Draft::refuseKey(Node object, const QString &key, Node except) const
{
    const QByteArray text = quoted(key);
    if (m_flavor == Flavor::Json)
        return {};
    const auto document = Document::parse(text);
    if (!document)
        return document.error();
    const QList<Remark> refused = refusals(*document, m_flavor, 1);
    if (!refused.isEmpty())
        return Error::input(refused.first().text);
    const Node there = member(object, key);
    if (there != NoNode && there != except)
        return Error::input(tr("The object has a key \"%1\" already.").arg(key));
    return {};
}

Result<void> Draft::setValue(Node node, const QByteArray &json)
{
    if (!contains(node))
        return Error::input(tr("This part is gone."));
    const auto piece = addPiece(json);
    if (!piece)
        return piece.error();
    m_runs.remove(node);
    if (const auto before = m_content.constFind(node); before != m_content.constEnd())
        m_owner.remove(*before);
    m_content.insert(node, *piece);
    m_owner.insert(*piece, node);
    return {};
}

Result<Node> Draft::insert(Node parent, std::uint32_t index, const QString &key, const QByteArray &json)
{
    if (!contains(parent) || !isContainer(parent))
        return Error::input(tr("Only an object or an array can hold more."));
    const bool object = kind(parent) == Kind::Object;
    if (object) {
        const Result<void> allowed = refuseKey(parent, key, NoNode);
        if (!allowed)
            return allowed.error();
    }
    const auto node = addPiece(json);
    if (!node)
        return node.error();
    if (object)
        m_keys.insert(*node, quoted(key));
    put(parent, std::min(index, childCount(parent)), *node);
    return *node;
}

Result<void> Draft::rename(Node node, const QString &key)
{
    if (!contains(node) || !hasKey(node))
        return Error::input(tr("Only what stands in an object has a key."));
    if (this->key(node) == key)
        return {};
    const Result<void> allowed = refuseKey(parent(node), key, node);
    if (!allowed)
        return allowed.error();
    m_keys.insert(node, quoted(key));
    return {};
}

QString Draft::freeKey(Node object, const QString &wanted) const
{
    if (member(object, wanted) == NoNode)
        return wanted;
    for (int number = 2;; ++number) {
        const QString other = wanted + QLatin1Char(' ') + QString::number(number);
        if (member(object, other) == NoNode)
            return other;
    }
}

Result<Node> Draft::duplicate(Node node)
{
    if (!contains(node) || node == Root)
        return Error::input(tr("The whole value has no place beside it."));
    const Node above = parent(node);
    const QString other = hasKey(node) ? freeKey(above, key(node)) : QString();
    return insert(above, index(node) + 1, other, text(node));
}

Result<void> Draft::remove(Node node)
{
    if (!contains(node) || node == Root)
        return Error::input(tr("The whole value cannot be taken out of itself."));
    take(node);
    return {};
}

Result<void> Draft::move(Node node, Node to, std::uint32_t before)
{
    if (!contains(node) || node == Root || !contains(to) || !isContainer(to))
        return Error::input(tr("It cannot be moved there."));
    for (Node above = to; above != NoNode; above = parent(above)) {
        if (above == node)
            return Error::input(tr("It cannot be moved into itself."));
    }
    const Node from = parent(node);
    const std::uint32_t place = index(node);
    if (from == to && (before == place || before == place + 1))
        return {};
    QByteArray own = keyText(node);
    if (from != to && kind(to) == Kind::Object) {
        const QString wanted = own.isEmpty() ? QStringLiteral("key") : Document::unescaped(own);
        const QString free = m_flavor == Flavor::Json && !own.isEmpty() ? wanted : freeKey(to, wanted);
        if (own.isEmpty() || free != wanted)
            own = quoted(free);
    }
    take(node);
    if (from == to && before > place)
        --before;
    put(to, before, node);
    if (kind(to) == Kind::Object)
        m_keys.insert(node, own);
    else
        m_keys.remove(node);
    return {};
}

Result<void> Draft::retype(Node node, Kind wanted)
{
    if (!contains(node))
        return Error::input(tr("This part is gone."));
    const Kind now = kind(node);
    if (now == wanted)
        return {};
    const QByteArray old = text(node);
    const QByteArray inner = now == Kind::String ? Document::unescaped(old).toUtf8().trimmed() : old;
    switch (wanted) {
    case Kind::Null:
        return setValue(node, "null");
    case Kind::False:
        return setValue(node, "false");
    case Kind::True:
        return setValue(node, "true");
    case Kind::Number:
        if (now == Kind::True || now == Kind::False)
            return setValue(node, now == Kind::True ? "1" : "0");
        return setValue(node, isNumber(inner) ? inner : QByteArray("0"));
    case Kind::String:
        return setValue(node,
                        now == Kind::Null ? QByteArray("\"\"")
                                          : quoted(QString::fromUtf8(laidOut(old, Layout::Spaced))));
    case Kind::Object:
    case Kind::Array:
        break;
    }
    const bool array = wanted == Kind::Array;
    if (now == Kind::String && !inner.isEmpty() && kindOf(inner.front()) == wanted
        && setValue(node, inner).has_value())
        return {};
    QByteArray json(1, array ? '[' : '{');
    if (isContainer(node)) {
        std::uint32_t number = 0;
        for (const Run &run : runs(node)) {
            for (Node child = run.first; child < run.first + run.count; ++child, ++number) {
                if (number > 0)
                    json += ", ";
                if (!array)
                    json += '"' + QByteArray::number(number) + "\": ";
                json += text(child);
            }
        }
    } else if (array && now != Kind::Null) {
        json += old;
    }
    json += array ? ']' : '}';
    return setValue(node, json);
}

} // namespace core::json
