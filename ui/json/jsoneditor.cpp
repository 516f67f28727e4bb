// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsoneditor.h"

#include "core/base/pooltask.h"
#include "core/json/diff.h"
#include "ui/base/amounts.h"
#include "ui/json/jsonsearch.h"
#include "ui/json/jsontextpage.h"
#include "ui/json/jsontreeview.h"
#include "ui/json/pathpage.h"
#include "ui/json/willrunbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::json {

using core::edit::CellValue;
using core::edit::JsonChange;
using core::edit::jsonChange;

namespace {

constexpr int PreviewPause = 60;                // ms
constexpr qsizetype ComputedAtOnce = 128 << 10; // bytes of a document

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
    QWidget *tools = makeToolRow();

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

    m_willRun = new WillRunBar(theme, this);
    connect(m_willRun, &WillRunBar::applyRequested, this, &JsonEditor::apply);
    connect(m_willRun, &WillRunBar::discardRequested, this, &JsonEditor::discard);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tools);
    column->addWidget(m_stack, 1);
    column->addWidget(m_locked);
    column->addWidget(m_told);
    column->addWidget(m_willRun);

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
}

QWidget *JsonEditor::makeToolRow()
{
    auto *row = new QWidget(this);
    m_search = new JsonSearch(m_theme, m_bench, row);
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
    return row;
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
    m_search->searchAgain();
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
    CellValue value;
    if (unfinished.isEmpty())
        value = jsonChange(m_bench.draft(), m_original).value;
    else // no JSON yet: the server will refuse it and say so; here it waits to be finished
        value = CellValue::fromText(unfinished);
    m_applying = true;
    m_known = value.text;
    m_applied = m_bench.draft();
    if (m_sink->stage(m_place.row, m_place.column, value))
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
    m_search->forgetHits();
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
    m_knownKeys = schema.documents() > 0 ? keysOf(schema) : KeysByPath();
    m_paths->setSchema(schema);
    offerKeys();
}

void JsonEditor::setSchemaError(const core::Error &error)
{
    m_paths->setSchemaError(tr("The keys of the column could not be read: %1").arg(error.message));
}

void JsonEditor::offerKeys()
{
    if (!m_bench.isLoaded() || !m_bench.draft().contains(m_bench.current()))
        return;
    const QStringList keys = offeredKeys(m_bench.draft(), m_bench.current(), m_knownKeys);
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
    return m_willRun->sql();
}

// --- what becomes of it

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
        m_offer = jsonChange(draft, m_original);
        showButtons();
        emit noteChanged();
        return;
    }
    const quint64 serial = ++m_serial;
    m_offering = core::runInPool<JsonChange>(
        [draft, original = m_original](const std::stop_token &stop) -> core::Result<JsonChange> {
            JsonChange change = jsonChange(draft, original, stop);
            if (stop.stop_requested())
                return core::Error::cancelled();
            return change;
        });
    core::whenDone(*m_offering, this, [this, serial](core::Result<JsonChange> change) {
        if (serial != m_serial || !change)
            return;
        m_offer = *std::move(change);
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
    if (!editable || !worked) {
        if (m_willRun->hasFocusWithin())
            m_tree->setFocus(); // rather than whatever comes next in the window
        m_willRun->dismiss();
        return;
    }
    WillRunBar::State state;
    state.atOnce = m_sink->savesAtOnce(m_place.row, m_place.column);
    state.staged = !isModified();
    state.canApply = m_offer.has_value() && !m_text->hasProblem() && !m_text->isPending()
        && (isModified() || state.atOnce) && !m_offer->nothing;
    state.canDiscard = isModified();
    if (m_text->hasProblem())
        state.sql = QStringLiteral("-- ") + tr("the text is no JSON yet");
    else if (!m_offer)
        state.sql = m_willRun->lastSql();
    else if (m_offer->nothing)
        state.sql = QStringLiteral("-- ") + tr("nothing: the value is what it was");
    else
        state.sql = m_sink->preview(m_place.row, m_place.column, m_offer->value);
    m_willRun->setState(state);
}

void JsonEditor::apply()
{
    if (!m_tree->finishField() || !m_bench.isLoaded() || m_bench.isReadOnly() || !m_sink
        || !m_willRun->canApply())
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

// --- keys

// Find, undo and their keys mean this value while the focus is in here.
bool JsonEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
            && key->modifiers() & Qt::ControlModifier;
        const bool escape
            = key->key() == Qt::Key_Escape && m_search->hasFocusWithin() && !m_search->isEmpty();
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
        m_search->focusText();
    } else if (enter && event->modifiers() & Qt::ControlModifier) {
        apply();
    } else if (enter && m_search->hasFocusWithin()) {
        m_search->step(shift ? -1 : 1);
    } else if (event->key() == Qt::Key_F3) {
        m_search->step(shift ? -1 : 1);
    } else if (event->key() == Qt::Key_Escape && m_search->hasFocusWithin()) {
        m_search->clear();
        m_tree->setFocus();
    } else if (event->key() == Qt::Key_Down && m_search->hasFocusWithin()) {
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
    m_locked->setPalette(colors);
    m_locked->setFont(m_theme.smallFont());
    QPalette told = palette();
    told.setColor(QPalette::WindowText, m_theme.color(m_bad ? Token::Danger : Token::Muted));
    m_told->setPalette(told);
    m_told->setFont(m_theme.smallFont());
}

} // namespace ui::json
