// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "core/base/pooltask.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codestyle.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace ui::editor {

using namespace std::chrono_literals;
using Sci = QsciScintilla;

namespace {

constexpr int HitIndicator = 20; ///< 8 and 9 are the editor's errors and warnings
constexpr int ScopeIndicator = 21;
constexpr qsizetype MarkedHits = 5000; ///< more are counted and can be gone to, but not coloured

constexpr qsizetype SearchedAtOnce = 1 << 20;    ///< bytes; more are searched in the thread pool
constexpr qsizetype ReplacedAtOnce = 2000;       ///< hits
constexpr qsizetype PieceOfReplaced = 256 << 10; ///< bytes of the text, with all hits in them
constexpr auto Slice = 10ms;

/// All that is replaced in a piece of the text.
struct Replacing
{
    qsizetype start = 0;
    qsizetype length = 0;
    QByteArray text{};
};

/// Hits put together with what stands between them, the last ones first.
QList<Replacing> inPieces(const QByteArray &text, const QList<TextHit> &hits)
{
    QList<Replacing> pieces;
    for (const TextHit &hit : hits) {
        if (pieces.isEmpty() || hit.end() - pieces.constLast().start > PieceOfReplaced)
            pieces.append({hit.start, 0, {}});
        Replacing &piece = pieces.last();
        piece.text += QByteArrayView(text).sliced(piece.start + piece.length,
                                                  hit.start - piece.start - piece.length);
        piece.text += hit.replacement.toUtf8();
        piece.length = hit.end() - piece.start;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

} // namespace

FindBar::FindBar(const Theme &theme, const Icons &icons, CodeArea &area, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icons(icons)
    , m_area(area)
    , m_find(new QLineEdit(this))
    , m_replace(new QLineEdit(this))
    , m_replaceRow(new QWidget(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_find->setObjectName(QStringLiteral("findText"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_replace->setObjectName(QStringLiteral("replaceText"));
    m_replace->setAccessibleName(tr("Replace with"));
    m_replace->setPlaceholderText(tr("Replace with"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(90);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(8, 4, 8, 5);
    rows->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    rows->addLayout(row);
    row->addWidget(m_find, 1);
    m_case = addToggle(QStringLiteral("Aa"), "findCase", tr("Match case (Alt+C)"));
    m_words = addToggle(QStringLiteral("ab"), "findWords", tr("Whole words (Alt+W)"));
    m_regex = addToggle(QStringLiteral(".*"), "findRegex", tr("Regular expression (Alt+R)"));
    m_inSelection = addToggle(QStringLiteral("[ ]"), "findInSelection", tr("Only in the selection (Alt+S)"));
    m_inSelection->setShortcut(QKeySequence(Qt::ALT | Qt::Key_S));
    m_case->setShortcut(QKeySequence(Qt::ALT | Qt::Key_C));
    m_words->setShortcut(QKeySequence(Qt::ALT | Qt::Key_W));
    m_regex->setShortcut(QKeySequence(Qt::ALT | Qt::Key_R));
    for (QToolButton *toggle : {m_case, m_words, m_regex, m_inSelection})
        row->addWidget(toggle);
    row->addWidget(m_count);
    row->addWidget(addButton(QStringLiteral("chevron-up"), "findPrevious", tr("Previous (Shift+Enter)"),
                             &FindBar::findPrevious));
    row->addWidget(
        addButton(QStringLiteral("chevron-down"), "findNext", tr("Next (Enter)"), &FindBar::findNext));
    row->addWidget(addButton(QStringLiteral("close"), "findClose", tr("Close (Esc)"), &FindBar::close));

    auto *second = new QHBoxLayout(m_replaceRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(4);
    second->addWidget(m_replace, 1);
    auto *one = new QPushButton(tr("Replace"), m_replaceRow);
    one->setObjectName(QStringLiteral("replaceOne"));
    one->setToolTip(tr("Replace this one and go to the next (Enter)"));
    auto *all = new QPushButton(tr("Replace all"), m_replaceRow);
    all->setObjectName(QStringLiteral("replaceAll"));
    all->setToolTip(tr("Replace all hits in one step that can be undone"));
    second->addWidget(one);
    second->addWidget(all);
    rows->addWidget(m_replaceRow);

    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &FindBar::search);
    const auto later = [this] {
        if (m_replacing)
            return;
        m_stale = true;
        m_timer.start();
    };
    connect(m_find, &QLineEdit::textChanged, this, later);
    connect(m_replace, &QLineEdit::textChanged, this, later);
    for (QToolButton *toggle : {m_case, m_words, m_regex})
        connect(toggle, &QToolButton::toggled, this, &FindBar::search);
    connect(m_inSelection, &QToolButton::toggled, this, &FindBar::keepScope);
    connect(&m_area, &QsciScintilla::textChanged, this, [this, later] {
        if (isVisible())
            later();
    });
    connect(&m_area, &QsciScintilla::selectionChanged, this, [this] {
        if (isVisible())
            showCount();
    });
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);

    const auto dress = [this] {
        m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(HitIndicator),
                             m_theme.color(Token::Warn));
        m_area.SendScintilla(Sci::SCI_INDICSETFORE, static_cast<unsigned long>(ScopeIndicator),
                             m_theme.color(Token::Accent));
        update();
    };
    m_area.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(ScopeIndicator),
                         long(Sci::INDIC_FULLBOX));
    m_area.SendScintilla(Sci::SCI_INDICSETALPHA, static_cast<unsigned long>(ScopeIndicator), 28L);
    m_area.SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(ScopeIndicator), 28L);
    m_area.SendScintilla(Sci::SCI_INDICSETUNDER, static_cast<unsigned long>(ScopeIndicator), 1L);
    m_area.SendScintilla(Sci::SCI_INDICSETSTYLE, static_cast<unsigned long>(HitIndicator),
                         long(Sci::INDIC_STRAIGHTBOX));
    m_area.SendScintilla(Sci::SCI_INDICSETALPHA, static_cast<unsigned long>(HitIndicator), 60L);
    m_area.SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(HitIndicator), 60L);
    m_area.SendScintilla(Sci::SCI_INDICSETUNDER, static_cast<unsigned long>(HitIndicator), 1L);
    connect(&theme, &Theme::changed, this, dress);
    dress();
}

QToolButton *FindBar::addToggle(const QString &text, const char *name, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip.section(QStringLiteral(" ("), 0, 0));
    return button;
}

QToolButton *FindBar::addButton(const QString &icon, const char *name, const QString &tip,
                                void (FindBar::*slot)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(m_icons.icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip.section(QStringLiteral(" ("), 0, 0));
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void FindBar::open(bool replace)
{
    const QString selected = m_area.selectedText();
    if (selected.contains(QLatin1Char('\n'))) {
        m_inSelection->setChecked(true); // who selects lines means these
    } else if (!selected.isEmpty()) {
        m_find->setText(m_regex->isChecked() ? QRegularExpression::escape(selected) : selected);
    }
    m_replaceRow->setVisible(replace && !m_area.isReadOnly());
    show();
    m_find->setFocus();
    m_find->selectAll();
    search();
}

/// What is selected now is where is searched from now on; it is marked by an indicator, which follows edits.
void FindBar::keepScope(bool on)
{
    m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(ScopeIndicator));
    m_area.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_area.SendScintilla(Sci::SCI_GETLENGTH));
    const long start = m_area.SendScintilla(Sci::SCI_GETSELECTIONSTART);
    const long end = m_area.SendScintilla(Sci::SCI_GETSELECTIONEND);
    if (on && end == start) { // nothing is selected: the toggle would find nothing
        const QSignalBlocker quiet(m_inSelection);
        m_inSelection->setChecked(false);
    } else if (on) {
        m_area.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(start), end - start);
    }
    search();
}

std::optional<QList<TextRange>> FindBar::scope() const
{
    if (!m_inSelection->isChecked())
        return {};
    const auto indicator = static_cast<unsigned long>(ScopeIndicator);
    const long length = m_area.SendScintilla(Sci::SCI_GETLENGTH);
    QList<TextRange> ranges;
    for (long at = 0; at < length;) {
        const long end = m_area.SendScintilla(Sci::SCI_INDICATOREND, indicator, at);
        if (m_area.SendScintilla(Sci::SCI_INDICATORVALUEAT, indicator, at) != 0)
            ranges.append({at, end > at ? end : length});
        if (end <= at)
            break;
        at = end;
    }
    return ranges;
}

void FindBar::close()
{
    hide();
    if (m_inSelection->isChecked())
        m_inSelection->setChecked(false);
    m_timer.stop();
    m_search.requestStop();
    ++m_serial;
    m_searching = false;
    m_then = {};
    m_hits.clear();
    mark();
    m_area.setFocus();
}

QRegularExpression FindBar::pattern() const
{
    QString text = m_find->text();
    if (!m_regex->isChecked())
        text = QRegularExpression::escape(text);
    if (m_words->isChecked())
        text = QStringLiteral("(?<!\\w)(?:%1)(?!\\w)").arg(text);
    QRegularExpression::PatternOptions options
        = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!m_case->isChecked())
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(text, options);
}

void FindBar::search()
{
    m_timer.stop();
    m_stale = false;
    m_hits.clear();
    m_search.requestStop();
    ++m_serial; // what comes of an earlier one is out of date
    m_searching = false;
    const TextQuery query{.pattern = pattern(),
                          .replacement = m_replaceRow->isVisible() ? m_replace->text() : QString(),
                          .expands = m_regex->isChecked(),
                          .scope = scope()};
    m_find->setToolTip(query.pattern.isValid() ? QString() : query.pattern.errorString());
    const long length = m_area.SendScintilla(Sci::SCI_GETLENGTH);
    if (m_find->text().isEmpty() || !query.pattern.isValid())
        return found({});
    if (length <= SearchedAtOnce)
        return found(findAll(codeBytes(m_area, 0, length), query));
    m_searching = true;
    mark();
    showCount();
    m_search
        = core::runInPool<QList<TextHit>>([text = codeBytes(m_area, 0, length).toByteArray(), query](
                                              const std::stop_token &stop) -> core::Result<QList<TextHit>> {
              return findAll(text, query, stop);
          });
    core::whenDone(m_search, this, [this, serial = m_serial](const core::Result<QList<TextHit>> &hits) {
        if (serial != m_serial || !hits || m_stale)
            return; // typed on meanwhile: another search comes
        m_searching = false;
        found(*hits);
    });
}

void FindBar::found(const QList<TextHit> &hits)
{
    m_hits = hits;
    mark();
    showCount();
    if (const auto then = std::exchange(m_then, {}))
        then();
}

void FindBar::whenFound(std::function<void()> then)
{
    if (m_stale || m_searching) {
        m_then = std::move(then);
        if (m_stale || !m_searching)
            search();
    } else {
        then();
    }
}

void FindBar::mark()
{
    m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(HitIndicator));
    m_area.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_area.SendScintilla(Sci::SCI_GETLENGTH));
    for (qsizetype i = 0; i < std::min(MarkedHits, m_hits.size()); ++i)
        m_area.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(m_hits[i].start),
                             long(m_hits[i].length));
}

/// The hit that is selected; -1 none.
qsizetype FindBar::currentHit() const
{
    const auto start = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONSTART));
    const auto end = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONEND));
    const auto hit = std::lower_bound(m_hits.begin(), m_hits.end(), start,
                                      [](const TextHit &a, qsizetype place) { return a.start < place; });
    return hit != m_hits.end() && hit->start == start && hit->start + hit->length == end
        ? hit - m_hits.begin()
        : -1;
}

void FindBar::showCount()
{
    QString text;
    if (!pattern().isValid())
        text = tr("Bad pattern");
    else if (m_find->text().isEmpty())
        text = QString();
    else if (m_searching)
        text = tr("Searching…");
    else if (m_replacing)
        text = tr("Replacing…");
    else if (m_hits.isEmpty())
        text = tr("No hits");
    else if (const qsizetype current = currentHit(); current >= 0)
        text = tr("%1 of %2").arg(QLocale().toString(current + 1), QLocale().toString(m_hits.size()));
    else
        text = m_hits.size() == 1 ? tr("1 hit") : tr("%1 hits").arg(QLocale().toString(m_hits.size()));
    m_count->setText(text);
}

void FindBar::goTo(const TextHit &hit)
{
    // the hit that is selected has the selection's colour alone
    const auto colour = [this](const TextHit &other, unsigned int message) {
        m_area.SendScintilla(Sci::SCI_SETINDICATORCURRENT, static_cast<unsigned long>(HitIndicator));
        m_area.SendScintilla(message, static_cast<unsigned long>(other.start), long(other.length));
    };
    const qsizetype before = currentHit();
    if (before >= 0 && before < MarkedHits)
        colour(m_hits[before], Sci::SCI_INDICATORFILLRANGE);
    colour(hit, Sci::SCI_INDICATORCLEARRANGE);
    m_area.SendScintilla(Sci::SCI_SETSEL, static_cast<unsigned long>(hit.start),
                         long(hit.start + hit.length));
    m_area.SendScintilla(Sci::SCI_SCROLLCARET);
    showCount();
}

void FindBar::findNext()
{
    whenFound([this] {
        if (m_hits.isEmpty())
            return;
        const auto from = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONEND));
        const auto hit = std::lower_bound(m_hits.cbegin(), m_hits.cend(), from,
                                          [](const TextHit &a, qsizetype place) { return a.start < place; });
        goTo(hit == m_hits.cend() ? m_hits.constFirst() : *hit);
    });
}

void FindBar::findPrevious()
{
    whenFound([this] {
        if (m_hits.isEmpty())
            return;
        const auto from = qsizetype(m_area.SendScintilla(Sci::SCI_GETSELECTIONSTART));
        const auto hit = std::lower_bound(m_hits.cbegin(), m_hits.cend(), from,
                                          [](const TextHit &a, qsizetype place) { return a.start < place; });
        goTo(hit == m_hits.cbegin() ? m_hits.constLast() : *std::prev(hit));
    });
}

void FindBar::replaceOne()
{
    if (m_replacing)
        return;
    whenFound([this] {
        const qsizetype current = currentHit();
        if (current < 0)
            return findNext();
        const TextHit hit = m_hits[current];
        const QByteArray bytes = hit.replacement.toUtf8();
        m_area.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(hit.start), long(hit.end()));
        m_area.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                             bytes.constData());
        m_area.SendScintilla(Sci::SCI_GOTOPOS, static_cast<unsigned long>(hit.start + bytes.size()));
        m_stale = true;
        findNext();
    });
}

void FindBar::replaceAll()
{
    if (m_replacing)
        return;
    whenFound([this] {
        if (m_hits.size() > ReplacedAtOnce)
            return replaceInSlices();
        const QList<TextHit> hits = m_hits;
        m_area.SendScintilla(Sci::SCI_BEGINUNDOACTION);
        for (auto hit = hits.crbegin(); hit != hits.crend(); ++hit) {
            const QByteArray bytes = hit->replacement.toUtf8();
            m_area.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(hit->start),
                                 long(hit->end()));
            m_area.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                                 bytes.constData());
        }
        m_area.SendScintilla(Sci::SCI_ENDUNDOACTION);
        replaced(hits.size());
    });
}

/// Many hits: what is to be written is made in the thread pool, and written piece by piece between the
/// events, one step to undo. Nobody else writes meanwhile.
void FindBar::replaceInSlices()
{
    m_replacing = true;
    m_area.setReadOnly(true);
    showCount();
    const qsizetype count = m_hits.size();
    const auto text = codeBytes(m_area, 0, m_area.SendScintilla(Sci::SCI_GETLENGTH)).toByteArray();
    using Pieces = QList<Replacing>;
    const auto making
        = core::runInPool<Pieces>([text, hits = m_hits](const std::stop_token &) -> core::Result<Pieces> {
              return inPieces(text, hits);
          });
    core::whenDone(making, this, [this, count](core::Result<Pieces> pieces) {
        m_area.setReadOnly(false);
        m_area.SendScintilla(Sci::SCI_BEGINUNDOACTION);
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this,
                [this, timer, count, left = pieces.value_or(Pieces()), next = qsizetype(0)]() mutable {
                    QElapsedTimer elapsed;
                    elapsed.start();
                    m_area.setReadOnly(false);
                    for (; next < left.size() && !elapsed.hasExpired(Slice.count()); ++next) {
                        const Replacing &piece = left[next];
                        m_area.SendScintilla(Sci::SCI_SETTARGETRANGE, static_cast<unsigned long>(piece.start),
                                             long(piece.start + piece.length));
                        m_area.SendScintilla(Sci::SCI_REPLACETARGET,
                                             static_cast<unsigned long>(piece.text.size()),
                                             piece.text.constData());
                    }
                    m_area.setReadOnly(next < left.size());
                    if (next < left.size())
                        return;
                    timer->deleteLater();
                    timer->stop();
                    m_area.SendScintilla(Sci::SCI_ENDUNDOACTION);
                    m_replacing = false;
                    replaced(count);
                });
        m_area.setReadOnly(true);
        timer->start();
    });
}

void FindBar::replaced(qsizetype count)
{
    m_then = [this, count] {
        if (count > 0)
            m_count->setText(tr("%n replaced", nullptr, int(count)));
    };
    search();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & Qt::ShiftModifier)
            findPrevious();
        else if (m_replace->hasFocus())
            replaceOne();
        else
            findNext();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showCount();
}

void FindBar::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme.color(Token::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Border));
}

} // namespace ui::editor
