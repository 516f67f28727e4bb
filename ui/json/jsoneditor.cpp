// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsoneditor.h"

#include "core/base/pooltask.h"
#include "core/json/checks.h"
#include "core/json/diff.h"
#include "core/json/patch.h"
#include "core/json/path.h"
#include "ui/base/amounts.h"
#include "ui/editor/sqlview.h"
#include "ui/json/jsontextpage.h"
#include "ui/json/jsontreeview.h"
#include "ui/json/pathpage.h"
#include "ui/json/schemareader.h"
#include "ui/values/jsontree.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::json {

using core::edit::CellValue;

namespace {

constexpr int PreviewPause = 60;                // ms
constexpr qsizetype ComputedAtOnce = 128 << 10; // bytes of a document
constexpr std::size_t MostHits = 100'000;
constexpr qsizetype ShownSql = 4000; // characters of "will run"

} // namespace

JsonEditor::JsonEditor(const Theme &theme, const Icons &icons, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
{
    setObjectName(QStringLiteral("jsonEditor"));
    setAccessibleName(tr("JSON editor"));
    m_tree = new JsonTreeView(theme, icons, m_bench, this);
    m_text = new JsonTextPage(theme, m_bench, this);
    m_paths = new PathPage(theme, icons, m_bench, this);
    m_searchRow = makeSearch();

    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("jsonMessage"));
    m_message->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_message->setMargin(24);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_pages = new QSplitter(Qt::Horizontal, this);
    m_pages->setObjectName(QStringLiteral("jsonPages"));
    m_pages->setChildrenCollapsible(false);
    m_pages->setHandleWidth(1);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_paths);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_pages);
    m_stack->addWidget(m_message);

    const auto line = [this](const char *name) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setContentsMargins(12, 4, 12, 4);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
        return label;
    };
    m_locked = line("jsonLocked");
    m_told = line("jsonTold");
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_searchRow);
    column->addWidget(m_stack, 1);
    column->addWidget(m_locked);
    column->addWidget(m_told);
    column->addWidget(makeFoot());

    m_later.setSingleShot(true);
    m_later.setInterval(PreviewPause);
    connect(&m_later, &QTimer::timeout, this, &JsonEditor::preview);
    connect(&m_bench, &JsonBench::loaded, this, &JsonEditor::loaded);
    connect(&m_bench, &JsonBench::changed, this, &JsonEditor::draftChanged);
    connect(&m_bench, &JsonBench::currentChanged, this, &JsonEditor::offerKeys);
    connect(&m_bench, &JsonBench::refused, this, [this](const QString &why) { tell(why, true); });
    connect(m_text, &JsonTextPage::problemChanged, this, &JsonEditor::showButtons);
    connect(m_paths, &PathPage::filterRequested, this, &JsonEditor::filterRequested);
    connect(m_paths, &PathPage::editorRequested, this, &JsonEditor::editorRequested);
    connect(m_paths, &PathPage::indexRequested, this, &JsonEditor::indexRequested);
    connect(m_paths, &PathPage::columnsRequested, this, &JsonEditor::columnsRequested);
    connect(&theme, &Theme::changed, this, &JsonEditor::applyTheme);
    setFocusProxy(m_tree);
    applyTheme();
    showPage(Page::Tree);
    showButtons();
}

JsonEditor::~JsonEditor()
{
    if (m_offering)
        m_offering->requestStop();
    if (m_searching)
        m_searching->requestStop();
}

QWidget *JsonEditor::makeSearch()
{
    auto *row = new QWidget(this);
    m_search = new QLineEdit(row);
    m_search->setObjectName(QStringLiteral("jsonSearch"));
    m_search->setAccessibleName(tr("Search in keys and values"));
    m_search->setPlaceholderText(tr("Search keys and values"));
    m_search->setToolTip(tr("Search in keys and values (Ctrl+F); Enter next, Shift+Enter previous"));
    m_search->setClearButtonEnabled(true);
    m_hits = new QLabel(row);
    m_hits->setObjectName(QStringLiteral("jsonHits"));
    m_hits->setTextFormat(Qt::PlainText);
    m_hits->hide();
    const auto button = [&](const char *name, const char *icon, const QString &text, auto handler) {
        auto *tool = new QToolButton(row);
        tool->setObjectName(QLatin1String(name));
        tool->setIcon(m_icons.icon(QLatin1String(icon)));
        tool->setAccessibleName(text);
        tool->setToolTip(text);
        tool->setAutoRaise(true);
        connect(tool, &QToolButton::clicked, this, handler);
        return tool;
    };
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(10, 0, 6, 6);
    layout->setSpacing(0);
    layout->addWidget(m_search, 1);
    layout->addSpacing(4);
    layout->addWidget(m_hits);
    m_undo = button("jsonUndo", "undo", tr("Undo (Ctrl+Z)"), [this] { m_bench.undo(); });
    m_redo = button("jsonRedo", "redo", tr("Redo (Ctrl+Shift+Z)"), [this] { m_bench.redo(); });
    m_layOut = button("jsonLayOut", "format", tr("Set in lines, or show it as it came"),
                      [this] { m_text->setLaidOut(m_layOut->isChecked()); });
    m_layOut->setCheckable(true);
    m_layOut->setChecked(true);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addWidget(button("jsonOpenAll", "expand", tr("Open all (*)"), [this] { m_tree->openAll(); }));
    layout->addWidget(button("jsonFoldAll", "minus", tr("Fold all (/)"), [this] { m_tree->foldAll(); }));
    layout->addWidget(m_layOut);
    m_tab = button("jsonOpenTab", "window", tr("Open in a tab"), [this] { emit tabRequested(); });
    m_tab->hide();
    layout->addWidget(m_tab);
    connect(m_search, &QLineEdit::textChanged, this, &JsonEditor::search);
    return row;
}

QWidget *JsonEditor::makeFoot()
{
    auto *foot = new QWidget(this);
    m_willRunBox = new QWidget(foot);
    m_willRunBox->setAutoFillBackground(true);
    m_willRunHead = new QLabel(tr("will run"), m_willRunBox);
    m_willRunHead->setObjectName(QStringLiteral("jsonWillRunHead"));
    m_willRun = new editor::SqlView(m_theme, m_willRunBox);
    m_willRun->setWrapped(true);
    m_willRun->setFixedHeight(112);
    auto *box = new QVBoxLayout(m_willRunBox);
    box->setContentsMargins(0, 6, 0, 6);
    box->setSpacing(2);
    m_willRunHead->setContentsMargins(12, 0, 0, 0);
    box->addWidget(m_willRunHead);
    box->addWidget(m_willRun);
    m_buttons = new QWidget(foot);
    m_apply = new QPushButton(tr("Apply"), m_buttons);
    m_apply->setObjectName(QStringLiteral("jsonApply"));
    m_apply->setProperty("primary", true);
    m_discard = new QPushButton(tr("Discard"), m_buttons);
    m_discard->setObjectName(QStringLiteral("jsonDiscard"));
    m_discard->setToolTip(tr("Back to the value as it was (can be undone)"));
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_apply);
    row->addWidget(m_discard);
    row->addStretch(1);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(10, 4, 10, 8);
    column->setSpacing(0);
    column->addWidget(m_willRunBox);
    column->addWidget(m_buttons);
    connect(m_apply, &QPushButton::clicked, this, &JsonEditor::apply);
    connect(m_discard, &QPushButton::clicked, this, &JsonEditor::discard);
    return foot;
}

// --- what is shown

void JsonEditor::open(values::CellSink *sink, const Place &place)
{
    const bool same = m_sink == sink && sink && m_place.row == place.row && m_place.column == place.column
        && m_place.name == place.name && m_place.jsonb == place.jsonb;
    if (same) {
        sinkChanged();
        return;
    }
    close();
    m_sink = sink;
    m_place = place;
    m_tree->setRootLabel(place.name);
    m_paths->setColumn(place.name);
    m_text->setLaidOut(place.jsonb);
    m_layOut->setChecked(place.jsonb);
    if (sink) {
        connect(sink, &values::CellSink::changed, this, &JsonEditor::sinkChanged);
        connect(sink, &values::CellSink::leaving, this, &JsonEditor::stageEdits);
        connect(sink, &QObject::destroyed, this, [this] {
            m_bench.setReadOnly(true);
            m_locked->setText(tr("The rows this value belongs to are closed. It can still be copied."));
            m_locked->show();
            showButtons();
        });
    }
    load();
}

void JsonEditor::load()
{
    m_told->hide();
    m_offer.reset();
    ++m_serial;
    if (!m_sink)
        return;
    const core::edit::Cell original = m_sink->original(m_place.row, m_place.column);
    const CellValue now = m_sink->value(m_place.row, m_place.column);
    m_original = original.value_or(QByteArray());
    const bool shown = now.kind == CellValue::Kind::Text || now.kind == CellValue::Kind::JsonPatch;
    if (!shown) {
        m_bench.clear();
        showMessage(now.kind == CellValue::Kind::Default          ? tr("DEFAULT")
                        : now.kind == CellValue::Kind::Expression ? QString::fromUtf8(now.text)
                                                                  : tr("NULL"));
        return;
    }
    m_known = now.text;
    // of a cell that was NULL there is nothing to be patched: what is staged is where it begins
    const QByteArray base = m_original.isEmpty() ? now.text : m_original;
    if (base.size() + now.text.size() > JsonBench::AtOnce)
        showMessage(tr("Reading %1\u2026").arg(sizeText(now.text.size())));
    m_unfinished.clear();
    m_bench.load(base, now.text == base ? std::optional<QByteArray>() : now.text, flavor());
}

core::json::Flavor JsonEditor::flavor() const
{
    return m_place.jsonb ? core::json::Flavor::Jsonb : core::json::Flavor::Json;
}

void JsonEditor::loaded()
{
    if (!m_bench.isLoaded()) {
        // staged while it was no JSON: what was typed, over the value as it was
        if (m_unfinished.isEmpty() && !m_known.isEmpty() && m_known != m_original) {
            m_unfinished = m_known;
            m_bench.load(m_original.isEmpty() ? QByteArray("null") : m_original, {}, flavor());
            return;
        }
        showMessage(m_bench.problem());
        return;
    }
    m_stack->setCurrentWidget(m_pages);
    if (!m_unfinished.isEmpty())
        m_text->setText(QString::fromUtf8(m_unfinished));
    const QString why = m_sink ? m_sink->whyNot(m_place.row, m_place.column) : QString();
    m_bench.setReadOnly(!m_sink || !why.isEmpty());
    m_locked->setText(why);
    m_locked->setVisible(!why.isEmpty());
    if (!m_search->text().isEmpty())
        search();
    offerKeys();
    draftChanged();
}

// What was edited and not applied goes to the row, where it is seen and can be undone.
void JsonEditor::stageEdits()
{
    m_tree->finishField();
    m_text->finish();
    const QByteArray unfinished = m_text->unfinished();
    if ((!isModified() && (unfinished.isEmpty() || unfinished == m_unfinished)) || !m_sink
        || m_bench.isReadOnly() || !m_sink->isReady()
        || m_sink->original(m_place.row, m_place.column).value_or(QByteArray()) != m_original)
        return; // the last: the row is another one by now
    Offer offer;
    if (unfinished.isEmpty())
        offer = offerOf(m_bench.draft(), m_original, {});
    else // no JSON yet: the server will refuse it and say so; here it waits to be finished
        offer.value = CellValue::fromText(unfinished);
    m_applying = true;
    m_known = offer.value.text;
    m_applied = m_bench.draft();
    if (m_sink->stage(m_place.row, m_place.column, offer.value))
        m_bench.setUnmodified();
    m_applying = false;
}

void JsonEditor::close()
{
    stageEdits();
    m_tree->cancelField();
    if (m_sink)
        m_sink->disconnect(this);
    m_sink = nullptr;
    m_place = {};
    m_known.clear();
    m_original.clear();
    m_unfinished.clear();
    m_applied = {};
    m_bench.clear();
    m_offer.reset();
    m_found.clear();
    m_hits->hide();
    m_locked->hide();
    m_told->hide();
    showButtons();
}

// Staged elsewhere (undo in the grid), saved, or read again: then the value is another one.
void JsonEditor::sinkChanged()
{
    if (m_applying || !m_sink || !m_sink->isReady())
        return;
    const core::edit::Cell original = m_sink->original(m_place.row, m_place.column);
    const CellValue now = m_sink->value(m_place.row, m_place.column);
    const bool text = now.kind == CellValue::Kind::Text || now.kind == CellValue::Kind::JsonPatch;
    if (text && isSaved(original.value_or(QByteArray()), now.text)) {
        m_original = *original;
        m_known = now.text;
        m_offer.reset();
    } else if (original.value_or(QByteArray()) != m_original || !text || now.text != m_known) {
        load();
        return;
    }
    const QString why = m_sink->whyNot(m_place.row, m_place.column);
    m_bench.setReadOnly(!why.isEmpty());
    m_locked->setText(why);
    m_locked->setVisible(!why.isEmpty());
    preview();
}

// What was handed on is what the server has now, in its own spelling: undo and what is open stay. Larger ones
// are read again.
bool JsonEditor::isSaved(const QByteArray &original, const QByteArray &now) const
{
    if (!m_applied.isValid() || !m_bench.isLoaded() || original == m_original || now != original
        || original.size() > ComputedAtOnce)
        return false;
    const auto same = core::json::withText(m_applied, Draft::Root, original);
    return same && same->text() == m_applied.text();
}

void JsonEditor::showMessage(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
    showButtons();
    emit noteChanged();
}

void JsonEditor::showPage(Page page)
{
    m_page = page;
    m_tree->setVisible(m_sideBySide || page == Page::Tree);
    m_text->setVisible(m_sideBySide ? page != Page::Path : page == Page::Text);
    m_paths->setVisible(page == Page::Path);
    m_layOut->setVisible(m_sideBySide || page == Page::Text);
    setFocusProxy(page == Page::Text && !m_sideBySide ? static_cast<QWidget *>(m_text) : m_tree);
}

void JsonEditor::setSideBySide(bool on)
{
    m_sideBySide = on;
    m_pages->setSizes({400, 600, 400});
    showPage(m_page);
}

void JsonEditor::setOffersTab(bool on)
{
    m_tab->setVisible(on);
}

void JsonEditor::setOffers(bool filter, bool editor)
{
    m_paths->setOffers(filter, editor);
}

void JsonEditor::setSchema(const core::json::ColumnSchema &schema)
{
    m_schema = schema;
    m_knownKeys = schema.documents() > 0 ? knownKeys(schema) : QHash<QStringList, QStringList>();
    m_paths->setSchema(schema);
    offerKeys();
}

void JsonEditor::setSchemaError(const core::Error &error)
{
    m_paths->setSchemaError(tr("The keys of the column could not be read: %1").arg(error.message));
}

// Of the object in which the cursor stands; elements of an array share a name.
void JsonEditor::offerKeys()
{
    if (!m_bench.isLoaded())
        return;
    const Draft &draft = m_bench.draft();
    Node node = m_bench.current();
    if (!draft.contains(node))
        return;
    if (draft.kind(node) != core::json::Kind::Object && draft.parent(node) != Draft::NoNode)
        node = draft.parent(node);
    QStringList path;
    for (const core::json::PathStep &step : pathOf(draft, node).steps)
        path << (step.isKey ? step.key : QStringLiteral("[]"));
    QStringList keys = m_knownKeys.value(path);
    if (keys.isEmpty() && draft.kind(node) == core::json::Kind::Object) {
        // what its like have in this document: its siblings in an array
        const Node above = draft.parent(node);
        if (above != Draft::NoNode && draft.kind(above) == core::json::Kind::Array) {
            for (std::uint32_t i = 0; i < std::min(draft.childCount(above), 20U); ++i) {
                const Node sibling = draft.child(above, i);
                if (draft.kind(sibling) != core::json::Kind::Object)
                    continue;
                for (std::uint32_t k = 0; k < std::min(draft.childCount(sibling), 50U); ++k) {
                    const QString key = draft.key(draft.child(sibling, k));
                    if (!keys.contains(key))
                        keys << key;
                }
            }
        }
    }
    m_tree->setKnownKeys(keys);
    m_text->setKnownKeys(keys);
}

QString JsonEditor::note() const
{
    if (!m_bench.isLoaded())
        return {};
    QString text = sizeText(m_bench.draft().scalarText(Draft::Root).size());
    const qsizetype values = m_bench.draft().base().nodeCount() - 1;
    text = (values == 1 ? tr("1 value") : tr("%1 values").arg(countText(values))) + QStringLiteral(" \u00b7 ")
        + text;
    if (m_offer && !m_offer->remarks.isEmpty())
        text += QLatin1Char('\n') + m_offer->remarks;
    return text;
}

bool JsonEditor::isModified() const
{
    return m_bench.isLoaded() && m_bench.isModified();
}

QString JsonEditor::willRun() const
{
    return m_willRunBox->isHidden() ? QString() : m_willRun->sql();
}

// --- what becomes of it

namespace {

/// The draft as edits of what the server has: after a save it still lies over the value before.
Draft overOriginal(const Draft &draft, const QByteArray &original, const QByteArray &text,
                   const std::stop_token &stop)
{
    if (draft.base().source() == original)
        return draft;
    auto document = core::json::Document::parse(original, stop);
    if (!document)
        return draft;
    const Draft fresh(std::make_shared<const core::json::Document>(*std::move(document)), draft.flavor());
    auto edited = core::json::withText(fresh, Draft::Root, text, stop);
    return edited ? *std::move(edited) : draft;
}

} // namespace

JsonEditor::Offer JsonEditor::offerOf(const Draft &draft, const QByteArray &original,
                                      const std::stop_token &stop)
{
    Offer offer;
    const QByteArray text = draft.text();
    offer.nothing = text == original;
    offer.value = CellValue::fromText(text);
    if (offer.nothing || stop.stop_requested())
        return offer;
    if (draft.flavor() == core::json::Flavor::Jsonb) {
        if (auto document = core::json::Document::parse(text, stop)) {
            QStringList remarks;
            for (const core::json::Remark &remark : normalisations(*document, draft.flavor(), stop))
                remarks << remark.text;
            offer.remarks = remarks.join(QLatin1Char('\n'));
        }
        if (!original.isEmpty()) {
            const core::json::Patch patch = minimalPatch(overOriginal(draft, original, text, stop));
            if (patch.isEmpty())
                offer.nothing = true;
            else if (!patch.whole)
                offer.value = CellValue::jsonPatch(text, patchExpression(patch).toUtf8(),
                                                   patchCondition(patch).toUtf8());
        }
    }
    return offer;
}

void JsonEditor::draftChanged()
{
    m_offer.reset();
    m_later.start();
    m_told->hide();
    showButtons();
    emit modifiedChanged();
    emit noteChanged();
}

void JsonEditor::preview()
{
    if (!m_bench.isLoaded() || !m_sink)
        return;
    if (m_offering)
        m_offering->requestStop();
    m_offering.reset();
    const Draft draft = m_bench.draft();
    if (draft.base().source().size() <= ComputedAtOnce) {
        m_offer = offerOf(draft, m_original, {});
        showButtons();
        emit noteChanged();
        return;
    }
    const quint64 serial = ++m_serial;
    m_offering = core::runInPool<Offer>(
        [draft, original = m_original](const std::stop_token &stop) -> core::Result<Offer> {
            Offer offer = offerOf(draft, original, stop);
            if (stop.stop_requested())
                return core::Error::cancelled();
            return offer;
        });
    core::whenDone(*m_offering, this, [this, serial](core::Result<Offer> offer) {
        if (serial != m_serial || !offer)
            return;
        m_offer = *std::move(offer);
        showButtons();
        emit noteChanged();
    });
}

void JsonEditor::showButtons()
{
    const bool editable = m_bench.isLoaded() && !m_bench.isReadOnly() && m_sink;
    const bool worked = isModified() || (m_offer && !m_offer->nothing);
    m_undo->setVisible(editable);
    m_redo->setVisible(editable);
    m_undo->setEnabled(m_bench.history().canUndo());
    m_redo->setEnabled(m_bench.history().canRedo());
    m_willRunBox->setVisible(editable && worked);
    if (!(editable && worked) && m_buttons->isAncestorOf(QApplication::focusWidget()))
        m_tree->setFocus(); // rather than whatever comes next in the window
    m_buttons->setVisible(editable && worked);
    if (!editable || !worked)
        return;
    const bool atOnce = m_sink->savesAtOnce(m_place.row, m_place.column);
    const bool staged = !isModified();
    m_apply->setText(atOnce ? tr("Apply") : tr("Stage"));
    m_apply->setToolTip(
        atOnce ? tr("Saves this value now (Ctrl+Enter)")
               : tr("Puts the value into the row; it is saved with the other edits (Ctrl+Enter)"));
    m_apply->setEnabled(m_offer.has_value() && !m_text->hasProblem() && !m_text->isPending()
                        && (isModified() ? true : atOnce) && !m_offer->nothing);
    m_discard->setEnabled(isModified());
    QString sql;
    if (m_text->hasProblem())
        sql = QStringLiteral("-- ") + tr("the text is no JSON yet");
    else if (!m_offer)
        sql = m_willRun->sql();
    else if (m_offer->nothing)
        sql = QStringLiteral("-- ") + tr("nothing: the value is what it was");
    else
        sql = m_sink->preview(m_place.row, m_place.column, m_offer->value);
    if (sql.size() > ShownSql)
        sql = sql.left(ShownSql)
            + QStringLiteral("\n-- \u2026 %1").arg(tr("%1 in all").arg(sizeText(sql.size())));
    m_willRunHead->setText(staged ? tr("staged, will run") : tr("will run"));
    m_willRun->setSql(sql);
    // as many lines as it takes when wrapped, within reason
    const int perLine = std::max(20, (width() - 50) / QFontMetrics(m_theme.codeFont()).averageCharWidth());
    int lines = 0;
    for (const QString &line : sql.split(QLatin1Char('\n')))
        lines += 1 + int(line.size()) / perLine;
    m_willRun->setFixedHeight(std::clamp(lines, 3, 9) * 20 + 4);
}

void JsonEditor::apply()
{
    if (!m_tree->finishField() || !m_bench.isLoaded() || m_bench.isReadOnly() || !m_sink
        || !m_apply->isEnabled())
        return;
    if (!m_offer)
        preview();
    if (!m_offer || m_offer->nothing)
        return;
    m_applying = true;
    m_known = m_offer->value.text;
    m_applied = m_bench.draft();
    const core::Result<void> done = m_sink->apply(m_place.row, m_place.column, m_offer->value);
    m_applying = false;
    if (!done) {
        tell(done.error().toText(), true);
        return;
    }
    m_bench.setUnmodified();
    sinkChanged();
}

void JsonEditor::discard()
{
    m_tree->cancelField();
    m_bench.discard();
}

void JsonEditor::tell(const QString &text, bool bad)
{
    m_bad = bad;
    m_told->setText(text);
    m_told->setVisible(!text.isEmpty());
    applyTheme();
}

// --- search

void JsonEditor::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void JsonEditor::search()
{
    if (m_searching)
        m_searching->requestStop();
    m_searching.reset();
    m_found.clear();
    m_current = -1;
    const QString needle = m_search->text();
    m_hits->setVisible(!needle.isEmpty());
    m_hits->setText(tr("…"));
    if (needle.isEmpty() || !m_bench.isLoaded())
        return;
    const values::ValueTreePtr tree = values::jsonTree(m_bench.draft());
    m_searching = core::runInPool<std::vector<Node>>(
        [tree, needle](const std::stop_token &stop) -> core::Result<std::vector<Node>> {
            std::vector<Node> found;
            struct Level
            {
                Node node;
                std::uint32_t next;
            };
            std::vector<Level> levels{{Draft::Root, 0}};
            quint32 steps = 0;
            if (tree->matches(Draft::Root, needle))
                found.push_back(Draft::Root);
            while (!levels.empty() && found.size() < MostHits) {
                if ((++steps & 1023) == 0 && stop.stop_requested())
                    return core::Error::cancelled();
                Level &level = levels.back();
                if (level.next == tree->childCount(level.node)) {
                    levels.pop_back();
                    continue;
                }
                const Node node = tree->child(level.node, level.next++);
                if (tree->matches(node, needle))
                    found.push_back(node);
                if (tree->isContainer(node))
                    levels.push_back({node, 0});
            }
            return found;
        });
    core::whenDone(*m_searching, this, [this, needle](core::Result<std::vector<Node>> found) {
        if (!found || needle != m_search->text())
            return;
        m_found = *std::move(found);
        m_current = -1;
        step(1);
    });
}

void JsonEditor::step(int by)
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

// Find, undo and their keys mean this value while the focus is in here.
bool JsonEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && key->modifiers() & Qt::ControlModifier;
        const bool escape
            = key->key() == Qt::Key_Escape && m_search->hasFocus() && !m_search->text().isEmpty();
        if (key->matches(QKeySequence::Find) || key->key() == Qt::Key_F3 || enter || escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void JsonEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->matches(QKeySequence::Find)) {
        focusSearch();
    } else if (enter && event->modifiers() & Qt::ControlModifier) {
        apply();
    } else if (enter && m_search->hasFocus()) {
        step(shift ? -1 : 1);
    } else if (event->key() == Qt::Key_F3) {
        step(shift ? -1 : 1);
    } else if (event->key() == Qt::Key_Escape && m_search->hasFocus()) {
        m_search->clear();
        m_tree->setFocus();
    } else if (event->key() == Qt::Key_Down && m_search->hasFocus()) {
        m_tree->setFocus();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void JsonEditor::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_message->setPalette(colors);
    m_hits->setPalette(colors);
    m_hits->setFont(m_theme.smallFont());
    m_locked->setPalette(colors);
    m_locked->setFont(m_theme.smallFont());
    m_willRunHead->setPalette(colors);
    m_willRunHead->setFont(m_theme.smallFont());
    QPalette told = palette();
    told.setColor(QPalette::WindowText, m_theme.color(m_bad ? Token::Danger : Token::Muted));
    m_told->setPalette(told);
    m_told->setFont(m_theme.smallFont());
    QPalette box = palette();
    box.setColor(QPalette::Window, m_theme.color(Token::Surface));
    m_willRunBox->setPalette(box);
}

} // namespace ui::json
