// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/drafttree.h"

#include "core/json/path.h"
#include "core/result/celltext.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>

namespace ui::json {

namespace {

using core::json::Document;
using core::json::Draft;
using core::json::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::json", text);
}

QString shown(QByteArrayView bytes, qsizetype limit)
{
    return core::result::displayText({bytes.data(), bytes.size(), false}, limit);
}

class DraftTree : public values::ValueTree
{
public:
    explicit DraftTree(const Draft &draft)
        : m_draft(draft)
    {
    }

    qsizetype nodeCount() const override { return m_draft.nodeEnd(); }
    bool isContainer(Node node) const override { return m_draft.isContainer(node); }
    std::uint32_t childCount(Node node) const override { return m_draft.childCount(node); }
    Node child(Node node, std::uint32_t index) const override { return m_draft.child(node, index); }
    Node parent(Node node) const override { return m_draft.parent(node); }
    std::uint32_t index(Node node) const override { return m_draft.index(node); }

    QString label(Node node) const override
    {
        if (node == Root)
            return {};
        return m_draft.hasKey(node) ? m_draft.key(node) : QString::number(m_draft.index(node));
    }

    QString value(Node node, qsizetype limit) const override
    {
        switch (m_draft.kind(node)) {
        case Kind::Object:
            return QStringLiteral("{%1}").arg(countText(m_draft.childCount(node)));
        case Kind::Array:
            return QStringLiteral("[%1]").arg(countText(m_draft.childCount(node)));
        default:
            return shown(m_draft.scalarText(node), limit);
        }
    }

    Token color(Node node) const override { return kindColor(m_draft.kind(node)); }
    QString typeText(Node node) const override { return kindText(m_draft, node); }

    QString copyText(Node node) const override
    {
        const QByteArray text = m_draft.text(node);
        return m_draft.kind(node) == Kind::String ? Document::unescaped(text) : QString::fromUtf8(text);
    }

    QList<Path> paths(Node node) const override
    {
        const core::json::JsonPath path = pathOf(m_draft, node);
        QList<Path> list;
        if (node != Root)
            list << Path{QStringLiteral("-> ->>"), arrowPath(path)}
                 << Path{QStringLiteral("#>"), hashPath(path)};
        list << Path{QStringLiteral("jsonpath"), jsonPath(path)};
        if (node != Root && m_draft.flavor() == core::json::Flavor::Jsonb)
            list << Path{QStringLiteral("subscript"), subscriptPath(path)};
        return list;
    }

    bool matches(Node node, const QString &needle) const override
    {
        if (m_draft.hasKey(node) && m_draft.key(node).contains(needle, Qt::CaseInsensitive))
            return true;
        if (m_draft.isContainer(node))
            return false;
        const QByteArrayView text = m_draft.scalarText(node);
        const QString value
            = m_draft.kind(node) == Kind::String ? Document::unescaped(text) : QString::fromUtf8(text);
        return value.contains(needle, Qt::CaseInsensitive);
    }

    bool isMarked(Node node) const override { return m_draft.isChanged(node); }

private:
    const Draft m_draft;
};

} // namespace

values::ValueTreePtr draftTree(const Draft &draft)
{
    return std::make_shared<const DraftTree>(draft);
}

QString kindText(const Draft &draft, core::json::Node node)
{
    switch (draft.kind(node)) {
    case Kind::Object:
        return tr("object of %1").arg(countText(draft.childCount(node)));
    case Kind::Array:
        return tr("array of %1").arg(countText(draft.childCount(node)));
    case Kind::String:
        return tr("string");
    case Kind::Number:
        return tr("number");
    case Kind::True:
    case Kind::False:
        return tr("boolean");
    case Kind::Null:
        break;
    }
    return tr("null");
}

Token kindColor(Kind kind)
{
    switch (kind) {
    case Kind::String:
        return Token::String;
    case Kind::Number:
        return Token::Number;
    case Kind::True:
    case Kind::False:
        return Token::Keyword;
    default:
        return Token::Muted;
    }
}

} // namespace ui::json
