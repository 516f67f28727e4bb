// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browserfilter.h"

namespace ui::browser {

namespace {

bool startsWord(const QString &name, qsizetype at)
{
    return at == 0 || !name[at - 1].isLetterOrNumber() || (name[at].isUpper() && name[at - 1].isLower());
}

/// needle from `needleAt` as beginnings of words of name from `nameAt`: "oi", "orit" in order_items.
bool isAbbreviation(const QString &name, qsizetype nameAt, const QString &needle, qsizetype needleAt)
{
    if (needleAt == needle.size())
        return true;
    for (qsizetype word = nameAt; word < name.size(); ++word) {
        if (!startsWord(name, word))
            continue;
        // the longest piece of this word first, then shorter ones
        qsizetype length = 0;
        while (needleAt + length < needle.size() && word + length < name.size()
               && name[word + length].toCaseFolded() == needle[needleAt + length].toCaseFolded())
            ++length;
        for (; length > 0; --length) {
            if (isAbbreviation(name, word + length, needle, needleAt + length))
                return true;
        }
    }
    return false;
}

} // namespace

bool nameMatches(const QString &name, const QString &needle)
{
    if (name.contains(needle, Qt::CaseInsensitive))
        return true;
    // a long needle is no abbreviation, and would be tried in too many ways
    return needle.size() >= 2 && needle.size() <= 8 && isAbbreviation(name, 0, needle, 0);
}

BrowserFilter::BrowserFilter(BrowserModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setSourceModel(&model);
}

void BrowserFilter::setNeedle(const QString &needle)
{
    if (m_needle == needle)
        return;
    m_needle = needle;
    invalidateFilter();
}

int BrowserFilter::matchCount() const
{
    if (!isActive())
        return 0;
    int count = 0;
    QList<QModelIndex> open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeLast();
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex index = m_model.index(row, 0, parent);
            if (m_model.type(index) != Node::Type::Hit && matches(index))
                ++count;
            if (m_model.rowCount(index) > 0)
                open << index;
        }
    }
    return count;
}

bool BrowserFilter::hasChildren(const QModelIndex &parent) const
{
    if (!sourceModel()) // the model went first
        return false;
    const QModelIndex source = mapToSource(parent);
    // nothing is loaded yet: what the model promises; otherwise what the filter left
    return m_model.rowCount(source) == 0 ? m_model.hasChildren(source)
                                         : QSortFilterProxyModel::hasChildren(parent);
}

bool BrowserFilter::matches(const QModelIndex &source) const
{
    const auto type = m_model.type(source);
    if (type == Node::Type::Hit)
        return true;
    if (type != Node::Type::Server && type != Node::Type::Object)
        return false;
    const auto name = source.data(Qt::DisplayRole).toString();
    if (type == Node::Type::Object && source.data(BrowserModel::FolderRole).toBool())
        return false;
    return nameMatches(name, m_needle);
}

bool BrowserFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!isActive())
        return true;
    const QModelIndex source = m_model.index(row, 0, parent);
    if (!parent.isValid() && m_model.type(source) == Node::Type::Header)
        return groupHasMatches(row);
    return matches(source);
}

bool BrowserFilter::groupHasMatches(int headerRow) const
{
    for (int row = headerRow + 1; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        const auto type = m_model.type(index);
        if (type == Node::Type::Header)
            return false;
        if (type == Node::Type::Hit || type == Node::Type::Failure)
            return true;
        QList<QModelIndex> open{index};
        while (!open.isEmpty()) {
            const QModelIndex next = open.takeLast();
            if (matches(next))
                return true;
            for (int child = 0; child < m_model.rowCount(next); ++child)
                open << m_model.index(child, 0, next);
        }
    }
    return false;
}

} // namespace ui::browser
