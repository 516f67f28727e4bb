// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/membershippicture.h"

#include <QCoreApplication>
#include <QMap>
#include <QStringList>

#include <algorithm>

namespace ui::roles {

using core::access::Membership;
using core::access::RoleGraph;

QString PictureEdge::label() const
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ui::roles", text); };
    QStringList parts;
    if (membership.admin)
        parts << tr("admin");
    if (!membership.inherit)
        parts << (membership.set ? tr("set only") : tr("no inherit"));
    if (!membership.set)
        parts << tr("no set");
    if (pending)
        parts << tr("not saved");
    return parts.join(QStringLiteral(" · "));
}

int MembershipPicture::nodeOf(qint64 role) const
{
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        if (nodes[i].role.oid == role)
            return int(i);
    }
    return -1;
}

MembershipPicture membershipPicture(const RoleGraph &graph, qint64 role, int distance, qsizetype most,
                                    const QList<Membership> &pending)
{
    MembershipPicture picture;
    QHash<qint64, int> steps;
    QList<qint64> order;
    const auto visit = [&](qint64 oid, int at) {
        const auto known = steps.constFind(oid);
        if (known != steps.constEnd() && *known <= at)
            return false;
        if (known == steps.constEnd())
            order << oid;
        steps.insert(oid, at);
        return true;
    };
    visit(role, 0);
    for (const bool upwards : {true, false}) {
        QList<qint64> front{role};
        for (int at = 1; !front.isEmpty(); ++at) {
            QList<qint64> next;
            for (const qint64 from : std::as_const(front)) {
                const auto list = upwards ? graph.membershipsOf(from) : graph.membersOf(from);
                for (const Membership &membership : list) {
                    const qint64 to = upwards ? membership.role : membership.member;
                    if (visit(to, at))
                        next << to;
                }
            }
            front = next;
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](qint64 a, qint64 b) { return steps.value(a) < steps.value(b); });
    QHash<qint64, int> numbers;
    for (const qint64 oid : std::as_const(order)) {
        const auto *found = graph.find(oid);
        if (!found)
            continue;
        if (steps.value(oid) > distance || picture.nodes.size() >= most) {
            ++picture.leftOut;
            continue;
        }
        numbers.insert(oid, int(picture.nodes.size()));
        picture.nodes << PictureNode{*found, steps.value(oid)};
    }

    QHash<qint64, int> knots; // of the circle a role is in
    const auto cycles = graph.cycles();
    for (qsizetype i = 0; i < cycles.size(); ++i) {
        for (const qint64 oid : cycles[i])
            knots.insert(oid, int(i) + 1);
    }
    QMap<QPair<int, int>, PictureEdge> edges;
    for (const PictureNode &node : std::as_const(picture.nodes)) {
        for (const Membership &membership : graph.membershipsOf(node.role.oid)) {
            const int to = numbers.value(membership.role, -1);
            if (to < 0)
                continue;
            const int from = numbers.value(membership.member);
            const auto same = [&](const Membership &other) {
                return other.role == membership.role && other.member == membership.member;
            };
            const bool isPending = std::any_of(pending.begin(), pending.end(), same);
            const int knot = knots.value(membership.role);
            const bool circle = knot > 0 && knot == knots.value(membership.member);
            auto at = edges.find({from, to});
            if (at == edges.end()) {
                edges.insert({from, to}, {from, to, membership, isPending, circle});
                continue;
            }
            at->membership.admin = at->membership.admin || membership.admin;
            at->membership.inherit = at->membership.inherit || membership.inherit;
            at->membership.set = at->membership.set || membership.set;
        }
    }
    picture.edges = edges.values();
    return picture;
}

} // namespace ui::roles
