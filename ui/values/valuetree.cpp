// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/values/valuetree.h"

#include "core/result/celltext.h"
#include "ui/base/amounts.h"

#include <QCoreApplication>

namespace ui::values {

namespace {

using core::result::NestedText;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::values", text);
}

QString visibleBytes(QByteArrayView bytes, qsizetype limit)
{
    return core::result::displayText({bytes.data(), bytes.size(), false}, limit);
}

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

ValueTreePtr nestedTree(NestedText text)
{
    return std::make_shared<NestedTree>(std::move(text));
}

} // namespace ui::values
