// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/jsontextpage.h"

#include "core/base/pooltask.h"
#include "core/json/diff.h"
#include "core/json/layout.h"
#include "ui/base/amounts.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codestyle.h"
#include "ui/json/jsonlexer.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::json {

using core::json::Document;
using Sci = QsciScintilla;

namespace {

constexpr int Pause = 250; // ms after the last key
constexpr int ErrorMark = 8;
constexpr int KeyList = 1;

// The way from `top` down to a node, as places among siblings.
std::vector<std::uint32_t> wayTo(const Draft &draft, Node node, Node top)
{
    std::vector<std::uint32_t> way;
    for (; node != top && node != Document::NoNode; node = draft.parent(node))
        way.push_back(draft.index(node));
    std::reverse(way.begin(), way.end());
    return way;
}

std::vector<std::uint32_t> wayTo(const Document &document, Node node)
{
    std::vector<std::uint32_t> way;
    for (; node != Document::Root; node = document.parent(node))
        way.push_back(document.index(node));
    std::reverse(way.begin(), way.end());
    return way;
}

template <class Tree> Node follow(const Tree &tree, Node node, const std::vector<std::uint32_t> &way)
{
    for (const std::uint32_t step : way) {
        if (step >= tree.childCount(node))
            break;
        node = tree.child(node, step);
    }
    return node;
}

} // namespace

JsonTextPage::JsonTextPage(const Theme &theme, JsonBench &bench, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_bench(bench)
{
    m_area = new editor::CodeArea(theme, this);
    m_area->setObjectName(QStringLiteral("jsonText"));
    m_area->setAccessibleName(tr("Document as text"));
    m_lexer = new JsonLexer(*m_area);
    m_area->setTabWidth(2);
    m_area->setIndentationWidth(2);
    m_area->setFolding(QsciScintilla::PlainFoldStyle, 2);
    m_area->installEventFilter(this);
    const auto line = [this](const char *name) {
        auto *label = new QLabel(this);
        label->setObjectName(QLatin1String(name));
        label->setContentsMargins(12, 4, 12, 4);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->hide();
        return label;
    };
    m_head = line("jsonTextHead");
    m_error = line("jsonTextError");
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_area, 1);
    column->addWidget(m_error);
    setFocusProxy(m_area);

    m_timer.setSingleShot(true);
    m_timer.setInterval(Pause);
    connect(&m_timer, &QTimer::timeout, this, &JsonTextPage::read);
    connect(m_area, &QsciScintilla::textChanged, this, &JsonTextPage::typed);
    connect(m_area, &QsciScintilla::cursorPositionChanged, this, &JsonTextPage::caretMoved);
    connect(m_area, &QsciScintilla::userListActivated, this, [this](int, const QString &key) {
        const QByteArray text = core::json::quoted(key) + ": ";
        m_area->SendScintilla(Sci::SCI_REPLACESEL, 0UL, text.constData());
    });
    connect(&bench, &JsonBench::loaded, this, [this] {
        m_part = Draft::Root;
        m_stale = true;
        draftChanged();
    });
    connect(&bench, &JsonBench::changed, this, &JsonTextPage::draftChanged);
    connect(&bench, &JsonBench::currentChanged, this, &JsonTextPage::follow);
    connect(&theme, &Theme::changed, this, &JsonTextPage::applyTheme);
    applyTheme();
}

JsonTextPage::~JsonTextPage()
{
    if (m_reading)
        m_reading->requestStop();
}

QString JsonTextPage::text() const
{
    return editor::codeText(*m_area);
}

void JsonTextPage::setText(const QString &text)
{
    if (m_stale)
        showDraft(); // not over what is typed, later
    m_area->SendScintilla(Sci::SCI_SETTEXT, 0UL, text.toUtf8().constData());
}

void JsonTextPage::focusText()
{
    m_area->setFocus();
}

void JsonTextPage::setLaidOut(bool laidOut)
{
    if (m_laidOut == laidOut)
        return;
    m_laidOut = laidOut;
    m_stale = true;
    draftChanged();
}

void JsonTextPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        showDraft();
    else
        follow();
}

void JsonTextPage::draftChanged()
{
    m_area->setReadOnly(m_bench.isReadOnly());
    if (m_reporting)
        return; // the text is what the draft came from
    m_stale = true;
    if (isVisible())
        showDraft();
}

void JsonTextPage::showDraft()
{
    m_stale = false;
    m_timer.stop();
    ++m_serial;
    if (m_reading)
        m_reading->requestStop();
    m_reading.reset();
    m_shown.reset();
    setProblem({});
    if (!m_bench.isLoaded()) {
        m_filling = true;
        editor::setCodeText(*m_area, {});
        m_filling = false;
        return;
    }
    const Draft &draft = m_bench.draft();
    // the largest part around the node looked at that is no more than can be typed in
    const auto sizeOf = [&](Node node) { return draft.scalarText(node).size(); };
    Node part = draft.contains(m_bench.current()) ? m_bench.current() : Draft::Root;
    while (part != Draft::Root && sizeOf(draft.parent(part)) <= MostBytes)
        part = draft.parent(part);
    m_part = part;
    const bool tooLarge = sizeOf(part) > MostBytes;
    m_area->setVisible(!tooLarge);
    m_head->setVisible(tooLarge || part != Draft::Root);
    if (tooLarge) {
        m_head->setText(tr("%1: choose a part of it in the tree to see and edit it as text.")
                            .arg(sizeText(sizeOf(part))));
        return;
    }
    if (part != Draft::Root)
        m_head->setText(tr("A part of %1: %2")
                            .arg(sizeText(sizeOf(Draft::Root)),
                                 draft.hasKey(part) ? draft.key(part) : QString::number(draft.index(part))));
    QByteArray text = draft.text(part);
    // a line of any length is more than an editor should lay out
    const bool longLine = text.size() > 100'000 && !text.left(100'000).contains('\n');
    if (m_laidOut || longLine)
        text = core::json::laidOut(text, core::json::Layout::Lines);
    const QString shown = QString::fromUtf8(text);
    if (shown != this->text()) {
        const int top = m_area->firstVisibleLine();
        m_filling = true;
        editor::setCodeText(*m_area, shown);
        m_filling = false;
        m_area->setFirstVisibleLine(top);
    }
    auto document = Document::parse(text); // a megabyte at most
    if (document)
        m_shown = std::make_shared<const Document>(*std::move(document));
    follow();
}

void JsonTextPage::follow()
{
    if (m_stale || !m_bench.isLoaded() || !isVisible() || m_area->hasFocus())
        return;
    const Draft &draft = m_bench.draft();
    Node above = m_bench.current();
    while (above != m_part && above != Document::NoNode && above < draft.nodeEnd())
        above = draft.parent(above);
    if (above != m_part || (m_area->isHidden() && m_bench.current() != m_part)) {
        if (!isPending())
            showDraft();
        return;
    }
    if (!m_shown || isPending())
        return;
    const Node node = json::follow(*m_shown, Document::Root, wayTo(draft, m_bench.current(), m_part));
    const QByteArrayView value = m_shown->text(node);
    const char *first = m_shown->hasKey(node) ? m_shown->keyText(node).data() : value.data();
    const auto begin = static_cast<unsigned long>(first - m_shown->source().constData());
    const auto end = long(value.data() + value.size() - m_shown->source().constData());
    m_filling = true;
    m_area->SendScintilla(
        Sci::SCI_ENSUREVISIBLE,
        static_cast<unsigned long>(m_area->SendScintilla(Sci::SCI_LINEFROMPOSITION, begin)));
    if (m_shown->isContainer(node))
        m_area->SendScintilla(Sci::SCI_SETSEL, begin, long(begin));
    else
        m_area->SendScintilla(Sci::SCI_SETSEL, begin, end);
    m_area->SendScintilla(Sci::SCI_SCROLLCARET);
    m_filling = false;
}

void JsonTextPage::caretMoved()
{
    if (m_filling || !m_shown || isPending() || !m_area->hasFocus() || !m_bench.isLoaded())
        return;
    const long caret = m_area->SendScintilla(Sci::SCI_GETCURRENTPOS);
    const Node node = m_shown->nodeAt(qsizetype(caret));
    m_bench.setCurrent(json::follow(m_bench.draft(), m_part, wayTo(*m_shown, node)));
}

void JsonTextPage::typed()
{
    if (m_filling || m_bench.isReadOnly() || !m_bench.isLoaded())
        return;
    m_shown.reset();
    m_timer.start();
}

/// What is typed, to be compared with the draft in any thread.
struct JsonTextPage::Reading
{
    Draft before;
    Node part;
    QByteArray text;
    bool exact;
    core::json::Place where{};
    std::shared_ptr<const Document> document{};

    core::Result<Draft> run(const std::stop_token &stop)
    {
        auto draft = core::json::withText(before, part, text, stop, &where);
        if (!draft)
            return draft;
        auto parsed = Document::parse(text, stop);
        if (!parsed)
            return parsed.error();
        document = std::make_shared<const Document>(*std::move(parsed));
        // json keeps the white space that was typed, too
        if (exact && part == Draft::Root && before.flavor() == core::json::Flavor::Json
            && draft->text() != text)
            return Draft(document, before.flavor());
        return draft;
    }
};

JsonTextPage::Reading JsonTextPage::reading() const
{
    return {m_bench.draft(), m_part, text().toUtf8(), !m_laidOut};
}

void JsonTextPage::read()
{
    if (m_reading)
        m_reading->requestStop();
    const quint64 serial = ++m_serial;
    auto work = std::make_shared<Reading>(reading());
    m_reading = core::runInPool<Draft>([work](const std::stop_token &stop) { return work->run(stop); });
    core::whenDone(*m_reading, this, [this, serial, work](core::Result<Draft> draft) {
        if (serial != m_serial)
            return;
        m_reading.reset();
        take(*work, std::move(draft));
    });
    emit problemChanged();
}

void JsonTextPage::finish()
{
    if (!isPending())
        return;
    m_timer.stop();
    if (m_reading)
        m_reading->requestStop();
    m_reading.reset();
    ++m_serial;
    Reading work = reading();
    auto draft = work.run({});
    take(work, std::move(draft));
}

QByteArray JsonTextPage::unfinished() const
{
    return hasProblem() && m_part == Draft::Root && m_bench.isLoaded() ? text().toUtf8() : QByteArray();
}

void JsonTextPage::take(const Reading &reading, core::Result<Draft> draft)
{
    if (!draft) {
        if (!draft.error().isCancelled())
            setProblem(draft.error().message, reading.where.line);
        return;
    }
    setProblem({});
    m_shown = reading.document;
    if (draft->text(m_part) != reading.before.text(m_part)) {
        m_reporting = true;
        m_bench.replace(*draft, tr("Edit text"));
        m_reporting = false;
    }
    caretMoved();
    emit problemChanged();
}

void JsonTextPage::setProblem(const QString &problem, qsizetype line)
{
    m_area->markerDeleteAll(ErrorMark);
    if (line > 0 && line <= m_area->lines())
        m_area->markerAdd(int(line - 1), ErrorMark);
    m_error->setText(problem);
    m_error->setVisible(!problem.isEmpty());
    if (problem == m_problem)
        return;
    m_problem = problem;
    emit problemChanged();
}

bool JsonTextPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area
        && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            if (event->type() == QEvent::KeyPress)
                complete();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JsonTextPage::complete()
{
    QStringList keys;
    for (const QString &key : std::as_const(m_knownKeys)) {
        const bool plain = std::none_of(key.begin(), key.end(),
                                        [](QChar c) { return c.category() == QChar::Other_Control; });
        if (plain && !key.isEmpty())
            keys << key;
    }
    if (!keys.isEmpty() && !m_area->isReadOnly())
        m_area->showUserList(KeyList, keys);
}

void JsonTextPage::applyTheme()
{
    editor::applyCodeStyle(*m_area, m_theme);
    m_area->markerDefine(QsciScintilla::Background, ErrorMark);
    QColor tint = m_theme.blend(Token::Surface, Token::Danger, 0.2);
    m_area->setMarkerBackgroundColor(tint, ErrorMark);
    m_area->setFoldMarginColors(m_theme.color(Token::Surface), m_theme.color(Token::Surface));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Danger));
    m_error->setPalette(colors);
    m_error->setFont(m_theme.smallFont());
    colors.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_head->setPalette(colors);
    m_head->setFont(m_theme.smallFont());
}

} // namespace ui::json
