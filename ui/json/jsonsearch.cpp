// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsonsearch.h"

#include "core/base/pooltask.h"
#include "ui/base/amounts.h"
#include "ui/values/jsontree.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui::json {

namespace {

constexpr std::size_t MostHits = 100'000;

/// In the order in which one reads the document.
core::Result<std::vector<Node>> matches(const values::ValueTree &tree, const QString &needle,
                                        const std::stop_token &stop)
{
    struct Level
    {
        Node node;
        std::uint32_t next;
    };
    std::vector<Node> found;
    std::vector<Level> levels{{Draft::Root, 0}};
    quint32 steps = 0;
    if (tree.matches(Draft::Root, needle))
        found.push_back(Draft::Root);
    while (!levels.empty() && found.size() < MostHits) {
        if ((++steps & 1023) == 0 && stop.stop_requested())
            return core::Error::cancelled();
        Level &level = levels.back();
        if (level.next == tree.childCount(level.node)) {
            levels.pop_back();
            continue;
        }
        const Node node = tree.child(level.node, level.next++);
        if (tree.matches(node, needle))
            found.push_back(node);
        if (tree.isContainer(node))
            levels.push_back({node, 0});
    }
    return found;
}

} // namespace

JsonSearch::JsonSearch(const Theme &theme, JsonBench &bench, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_bench(bench)
    , m_text(new QLineEdit(this))
    , m_hits(new QLabel(this))
{
    m_text->setObjectName(QStringLiteral("jsonSearch"));
    m_text->setAccessibleName(tr("Search in keys and values"));
    m_text->setPlaceholderText(tr("Search keys and values"));
    m_text->setToolTip(tr("Search in keys and values (Ctrl+F); Enter next, Shift+Enter previous"));
    m_text->setClearButtonEnabled(true);
    m_hits->setObjectName(QStringLiteral("jsonHits"));
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addSpacing(4);
    layout->addWidget(m_hits);
    setFocusProxy(m_text);
    connect(m_text, &QLineEdit::textChanged, this, &JsonSearch::search);
    connect(&theme, &Theme::changed, this, &JsonSearch::applyTheme);
    applyTheme();
}

JsonSearch::~JsonSearch()
{
    if (m_searching)
        m_searching->requestStop();
}

bool JsonSearch::isEmpty() const
{
    return m_text->text().isEmpty();
}

bool JsonSearch::hasFocusWithin() const
{
    return m_text->hasFocus();
}

void JsonSearch::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void JsonSearch::clear()
{
    m_text->clear();
}

void JsonSearch::searchAgain()
{
    if (!isEmpty())
        search();
}

void JsonSearch::forgetHits()
{
    m_found.clear();
    m_hits->hide();
}

void JsonSearch::search()
{
    if (m_searching)
        m_searching->requestStop();
    m_searching.reset();
    m_found.clear();
    m_current = -1;
    const QString needle = m_text->text();
    m_hits->setVisible(!needle.isEmpty());
    m_hits->setText(tr("…"));
    if (needle.isEmpty() || !m_bench.isLoaded())
        return;
    m_searching = core::runInPool<std::vector<Node>>(
        [tree = values::jsonTree(m_bench.draft()), needle](const std::stop_token &stop) {
            return matches(*tree, needle, stop);
        });
    core::whenDone(*m_searching, this, [this, needle](core::Result<std::vector<Node>> found) {
        if (!found || needle != m_text->text())
            return;
        m_found = *std::move(found);
        m_current = -1;
        step(1);
    });
}

void JsonSearch::step(int by)
{
    std::erase_if(m_found, [this](Node node) { return !m_bench.draft().contains(node); });
    if (m_found.empty()) {
        m_hits->setText(tr("none"));
        return;
    }
    const auto count = qsizetype(m_found.size());
    m_current = m_current < 0 ? 0 : (m_current + by + count) % count;
    m_hits->setText(tr("%1 of %2").arg(countText(m_current + 1), countText(count)));
    m_bench.setCurrent(m_found[std::size_t(m_current)]);
}

void JsonSearch::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_hits->setPalette(colors);
    m_hits->setFont(m_theme.smallFont());
}

} // namespace ui::json
