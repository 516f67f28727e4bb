// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/values/valuetree.h"

#include "core/json/path.h"
#include "core/result/celltext.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>

namespace ui::values {

namespace {

using core::json::Document;
using core::json::Kind;
using core::result::NestedText;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::inspector", text);
}

QString visibleBytes(QByteArrayView bytes, qsizetype limit)
{
    return core::result::displayText({bytes.data(), bytes.size(), false}, limit);
}

class JsonTree : public ValueTree
{
public:
    explicit JsonTree(Document document)
        : m_document(std::move(document))
    {
    }

    qsizetype nodeCount() const override { return m_document.nodeCount(); }
    bool isContainer(Node node) const override { return m_document.isContainer(node); }
    std::uint32_t childCount(Node node) const override { return m_document.childCount(node); }
    Node child(Node node, std::uint32_t index) const override { return m_document.child(node, index); }
    Node parent(Node node) const override { return m_document.parent(node); }
    std::uint32_t index(Node node) const override { return m_document.index(node); }

    QString label(Node node) const override
    {
        if (node == Root)
            return {};
        return m_document.hasKey(node) ? m_document.key(node) : QString::number(m_document.index(node));
    }

    QString value(Node node, qsizetype limit) const override
    {
        switch (m_document.kind(node)) {
        case Kind::Object:
            return QStringLiteral("{%1}").arg(countText(m_document.childCount(node)));
        case Kind::Array:
            return QStringLiteral("[%1]").arg(countText(m_document.childCount(node)));
        default: // escapes stay: what is shown is what was written
            return visibleBytes(m_document.text(node), limit);
        }
    }

    Token color(Node node) const override
    {
        switch (m_document.kind(node)) {
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

    QString typeText(Node node) const override
    {
        switch (m_document.kind(node)) {
        case Kind::Object:
            return tr("object of %1").arg(countText(m_document.childCount(node)));
        case Kind::Array:
            return tr("array of %1").arg(countText(m_document.childCount(node)));
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

    QString copyText(Node node) const override
    {
        const QByteArrayView text = m_document.text(node);
        return m_document.kind(node) == Kind::String ? Document::unescaped(text) : QString::fromUtf8(text);
    }

    QList<Path> paths(Node node) const override
    {
        QList<Path> list;
        if (node != Root)
            list << Path{QStringLiteral("-> ->>"), core::json::arrowPath(m_document, node)}
                 << Path{QStringLiteral("#>"), core::json::hashPath(m_document, node)};
        list << Path{QStringLiteral("jsonpath"), core::json::jsonPath(m_document, node)};
        if (node != Root)
            list << Path{QStringLiteral("subscript"),
                         core::json::subscriptPath(core::json::pathOf(m_document, node))};
        return list;
    }

    bool matches(Node node, const QString &needle) const override
    {
        if (m_document.hasKey(node) && m_document.key(node).contains(needle, Qt::CaseInsensitive))
            return true;
        if (m_document.isContainer(node))
            return false;
        const QByteArrayView text = m_document.text(node);
        const QString value
            = m_document.kind(node) == Kind::String ? Document::unescaped(text) : QString::fromUtf8(text);
        return value.contains(needle, Qt::CaseInsensitive);
    }

private:
    Document m_document;
};

class NestedTree : public ValueTree
{
public:
    explicit NestedTree(NestedText text)
        : m_text(std::move(text))
    {
    }

    qsizetype nodeCount() const override { return m_text.nodeCount(); }
    bool isContainer(Node node) const override { return m_text.isContainer(node); }
    std::uint32_t childCount(Node node) const override { return m_text.childCount(node); }
    Node child(Node node, std::uint32_t index) const override { return m_text.child(node, index); }
    Node parent(Node node) const override { return m_text.parent(node); }
    std::uint32_t index(Node node) const override { return m_text.index(node); }

    QString label(Node node) const override
    {
        if (node == Root)
            return {};
        const Node parent = m_text.parent(node);
        if (m_text.kind(parent) == NestedText::Kind::Composite)
            return QStringLiteral("f%1").arg(m_text.index(node) + 1); // as row_to_json() calls them
        return QString::number(qint64(m_text.lowerBound(parent)) + m_text.index(node));
    }

    QString value(Node node, qsizetype limit) const override
    {
        switch (m_text.kind(node)) {
        case NestedText::Kind::Null:
            return QStringLiteral("NULL");
        case NestedText::Kind::Array:
            return QStringLiteral("[%1]").arg(countText(m_text.childCount(node)));
        case NestedText::Kind::Composite:
            return QStringLiteral("(%1)").arg(countText(m_text.childCount(node)));
        case NestedText::Kind::Value:
            break;
        }
        // in quotes, so that neither NULL nor an empty string can be taken for something else
        return QLatin1Char('"') + visibleBytes(m_text.text(node), limit) + QLatin1Char('"');
    }

    Token color(Node node) const override
    {
        return m_text.kind(node) == NestedText::Kind::Value ? Token::String : Token::Muted;
    }

    QString typeText(Node node) const override
    {
        switch (m_text.kind(node)) {
        case NestedText::Kind::Null:
            return tr("null");
        case NestedText::Kind::Array:
            return tr("array of %1").arg(countText(m_text.childCount(node)));
        case NestedText::Kind::Composite:
            return tr("row of %1").arg(countText(m_text.childCount(node)));
        case NestedText::Kind::Value:
            break;
        }
        return tr("value");
    }

    QString copyText(Node node) const override
    {
        const QByteArrayView text = m_text.text(node);
        return core::result::fullText({text.data(), text.size(), false});
    }

    // Subscripts as SQL takes them; a field of a composite has a name that only the catalogue knows.
    QList<Path> paths(Node node) const override
    {
        QString path;
        for (; node != Root; node = m_text.parent(node)) {
            if (m_text.kind(m_text.parent(node)) == NestedText::Kind::Composite)
                return {};
            path.prepend(QLatin1Char('[') + label(node) + QLatin1Char(']'));
        }
        return path.isEmpty() ? QList<Path>() : QList<Path>{{tr("subscript"), path}};
    }

    bool matches(Node node, const QString &needle) const override
    {
        return m_text.kind(node) == NestedText::Kind::Value
            && QString::fromUtf8(m_text.text(node)).contains(needle, Qt::CaseInsensitive);
    }

private:
    NestedText m_text;
};

} // namespace

ValueTree::Node ValueTree::next(Node node) const
{
    if (childCount(node) > 0)
        return child(node, 0);
    for (; node != Root; node = parent(node)) {
        const Node above = parent(node);
        if (index(node) + 1 < childCount(above))
            return child(above, index(node) + 1);
    }
    return NoNode;
}

ValueTreePtr jsonTree(Document document)
{
    return std::make_shared<JsonTree>(std::move(document));
}

ValueTreePtr nestedTree(NestedText text)
{
    return std::make_shared<NestedTree>(std::move(text));
}

} // namespace ui::values
