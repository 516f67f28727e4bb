// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/nodetexts.h"

#include "core/catalog/sqlname.h"

#include <QCoreApplication>

namespace ui::browser {

using core::catalog::ObjectKind;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::browser::BrowserModel", text);
}

#define TEXT(text) QT_TRANSLATE_NOOP("ui::browser::BrowserModel", text)

struct MarkText
{
    ObjectRef::Mark mark;
    const char *text;
};

constexpr MarkText MarkTexts[] = {
    {ObjectRef::PrimaryKey, TEXT("primary key")},
    {ObjectRef::NotNull, TEXT("not null")},
    {ObjectRef::Nullable, TEXT("may be null")},
    {ObjectRef::ForeignKey, TEXT("foreign key")},
    {ObjectRef::Unique, TEXT("unique")},
    {ObjectRef::Generated, TEXT("generated")},
    {ObjectRef::Identity, TEXT("identity")},
    {ObjectRef::System, TEXT("system")},
    {ObjectRef::Template, TEXT("template")},
    {ObjectRef::NoConnect, TEXT("connections not allowed")},
    {ObjectRef::Invalid, TEXT("not valid")},
    {ObjectRef::Disabled, TEXT("disabled")},
    {ObjectRef::NoAccess, TEXT("no privilege to look inside")},
};

QStringList marksOf(const ObjectRef &ref)
{
    QStringList marks;
    for (const MarkText &entry : MarkTexts) {
        if (ref.is(entry.mark))
            marks << tr(entry.text);
    }
    return marks;
}

QString rowsText(const ObjectRef &ref, const ObjectKind *kind)
{
    return kind && kind->amount == ObjectKind::Amount::Rows && ref.amount >= 0 && !ref.folder
        ? tr(TEXT("about %L1 rows")).arg(ref.amount)
        : QString();
}

QString bytesText(const Node &node)
{
    return node.locked ? tr(TEXT("locked: its size cannot be told now"))
                       : core::catalog::shortBytes(node.bytes);
}

} // namespace

QString secondaryText(const Node &node, const ObjectKind *kind, bool withSize)
{
    const ObjectRef &ref = node.ref;
    if (ref.folder)
        return ref.is(ObjectRef::NoAccess) ? tr(TEXT("no access")) : core::catalog::shortCount(ref.amount);
    QStringList parts;
    if (!ref.detail.isEmpty())
        parts << (ref.is(ObjectRef::Nullable) ? ref.detail + tr(TEXT(" · null")) : ref.detail);
    else if (kind && kind->amount == ObjectKind::Amount::Rows && ref.amount >= 0)
        parts << core::catalog::shortCount(ref.amount);
    if (ref.is(ObjectRef::NoAccess))
        parts << tr(TEXT("no access"));
    if (withSize && node.locked)
        parts << tr(TEXT("locked"));
    else if (withSize && node.bytes >= 0)
        parts << core::catalog::shortBytes(node.bytes);
    return parts.join(QStringLiteral(" · "));
}

QString toolTipText(const Node &node, const core::catalog::ObjectKinds &kinds,
                    const core::profile::ConnectionProfile &profile)
{
    if (node.type == Node::Type::Failure)
        return node.error->toText();
    if (node.type == Node::Type::Server)
        return profile.host.isEmpty() ? node.text : node.text + QLatin1Char('\n') + profile.host;
    const ObjectKind *kind = kinds.find(node.ref.kind);
    if (node.ref.folder && !node.ref.detail.isEmpty())
        return node.text + QLatin1Char('\n') + node.ref.detail;
    if (node.ref.folder || !kind || node.type == Node::Type::Excerpt)
        return node.text;
    QStringList lines{kind->label + QLatin1Char(' ') + core::catalog::qualifiedName(node.ref, kinds)};
    const QStringList more{node.ref.detail, rowsText(node.ref, kind), bytesText(node),
                           marksOf(node.ref).join(QStringLiteral(", ")), node.ref.comment};
    for (const QString &line : more) {
        if (!line.isEmpty())
            lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

QString accessibleText(const Node &node, const ObjectKind *kind)
{
    switch (node.type) {
    case Node::Type::Root:
    case Node::Type::Header:
    case Node::Type::Busy:
        return node.text;
    case Node::Type::Failure:
        return tr(TEXT("Error: %1, Enter tries again")).arg(node.text);
    case Node::Type::Excerpt:
        return tr(TEXT("Line %1: %2")).arg(node.line).arg(node.text);
    case Node::Type::Server:
        return tr(TEXT("Server %1, %2"))
            .arg(node.text, node.connected ? node.secondary : tr(TEXT("not connected")));
    case Node::Type::Object:
    case Node::Type::Hit:
        break;
    }
    if (node.ref.folder && node.ref.is(ObjectRef::NoAccess))
        return tr(TEXT("%1, cannot be read: %2")).arg(node.text, node.ref.detail);
    if (node.ref.folder) // the name of the folder is its kind
        return node.ref.amount < 0 ? node.text
                                   : tr(TEXT("%1, %L2 inside")).arg(node.text).arg(node.ref.amount);
    QStringList parts{kind ? kind->label + QLatin1Char(' ') + node.text : node.text};
    const QStringList more{node.ref.detail, rowsText(node.ref, kind), bytesText(node)};
    for (const QString &part : more) {
        if (!part.isEmpty())
            parts << part;
    }
    return (parts + marksOf(node.ref)).join(QStringLiteral(", "));
}

#undef TEXT

} // namespace ui::browser
