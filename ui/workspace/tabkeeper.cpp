// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/tabkeeper.h"

#include "core/profile/profilejson.h"
#include "ui/editor/codearea.h"
#include "ui/editor/sqleditor.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/tabs/tabarea.h"
#include "ui/workspace/textkeeper.h"

#include <algorithm>

namespace ui::workspace {

using core::workspace::KeptTab;
using core::workspace::TabEntry;
using query::SqlTab;
using Sci = QsciScintilla;

namespace {

QString key(const char *name)
{
    return QLatin1String(name);
}

QJsonObject stateOf(const SqlTab &tab, bool current)
{
    const editor::CodeArea &area = tab.editor().area();
    const tabs::TabStatus status = tab.status();
    const auto ask = [&area](unsigned int message, unsigned long with = 0) {
        return qint64(area.SendScintilla(message, with));
    };
    QJsonObject state{
        {key("title"), tab.title()},
        {key("icon"), tab.iconName()},
        {key("current"), current},
        {key("caret"), ask(Sci::SCI_GETCURRENTPOS)},
        {key("anchor"), ask(Sci::SCI_GETANCHOR)},
        {key("line"),
         ask(Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(ask(Sci::SCI_GETFIRSTVISIBLELINE)))},
        {key("left"), ask(Sci::SCI_GETXOFFSET)},
        {key("file"), tab.file().state()},
        {key("database"), status.database},
    };
    if (status.profile)
        state.insert(key("profile"), core::profile::profileToJson(*status.profile));
    return state;
}

} // namespace

TabKeeper::TabKeeper(core::workspace::Store &store, tabs::TabArea &tabs, QObject *parent)
    : QObject(parent)
    , m_journal(store)
    , m_tabs(tabs)
    , m_closed(store)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(WriteDelay);
    connect(&m_delay, &QTimer::timeout, this, &TabKeeper::flush);
    connect(&tabs, &tabs::TabArea::currentChanged, this, [this] {
        for (Kept &kept : m_kept) // who is in front, and the order
            kept.dirty = kept.text || kept.state;
        m_delay.start();
    });
    connect(&tabs, &tabs::TabArea::closed, this, &TabKeeper::forget);
    connect(&store, &core::workspace::Store::replaced, this, [this] {
        for (Kept &kept : m_kept) {
            if (!kept.text && !kept.state)
                continue; // still being restored
            if (kept.text)
                kept.text->startAnew();
            kept.dirty = true;
        }
        flush();
        lookForClosed();
    });
    connect(&m_closed, &core::workspace::ClosedTabs::changed, this, &TabKeeper::lookForClosed);
}

TabKeeper::~TabKeeper()
{
    for (Kept &kept : m_kept)
        kept.writing = false; // there is no later
    flush();
}

void TabKeeper::keep(SqlTab *tab)
{
    watch(tab, core::workspace::Journal::newId(), false);
}

void TabKeeper::watch(SqlTab *tab, const QString &id, bool known)
{
    auto *text = new TextKeeper(tab->editor(), known, tab);
    know(tab, {id, text, {}, !known, false});
    const auto touched = [this, tab] { touch(tab); };
    connect(text, &TextKeeper::changed, this, touched);
    connect(tab, &tabs::Tab::titleChanged, this, touched);
    connect(tab, &SqlTab::placeChanged, this, touched);
    connect(&tab->file(), &query::TabFile::changed, this, touched);
    m_delay.start();
}

void TabKeeper::keep(tabs::Tab *tab, std::function<QJsonObject()> state, const QString &id)
{
    know(tab, {id.isEmpty() ? core::workspace::Journal::newId() : id, nullptr, std::move(state)});
    connect(tab, &tabs::Tab::titleChanged, this, [this, tab] { touch(tab); });
    m_delay.start();
}

void TabKeeper::know(tabs::Tab *tab, const Kept &kept)
{
    if (!m_kept.contains(tab)) // else it was restored: its end is known
        connect(tab, &QObject::destroyed, this, [this](QObject *gone) { m_kept.remove(gone); });
    m_kept.insert(tab, kept);
}

void TabKeeper::touch(const QObject *tab)
{
    const auto kept = m_kept.find(tab);
    if (kept == m_kept.end())
        return;
    kept->dirty = true;
    if (!m_delay.isActive()) // not started anew: who types without a pause is kept too
        m_delay.start(WriteDelay);
}

void TabKeeper::forget(tabs::Tab *tab)
{
    const auto kept = m_kept.constFind(tab);
    if (kept == m_kept.constEnd())
        return;
    const Kept gone = *kept;
    m_kept.erase(kept);
    if (const auto *sql = qobject_cast<SqlTab *>(tab))
        close(*sql, gone);
    else
        (void)m_journal.remove(gone.id);
}

void TabKeeper::close(const SqlTab &tab, const Kept &kept)
{
    const tabs::TabStatus status = tab.status();
    core::workspace::ClosedTab about;
    about.at = QDateTime::currentDateTimeUtc();
    about.title = tab.title();
    about.server = status.profile ? status.profile->title() : QString();
    about.database = status.database;
    TabEntry last;
    last.id = kept.id;
    if (kept.text) {      // else the journal has all there is
        if (kept.writing) // nobody hears any more whether that went well
            kept.text->startAnew();
        last.state = stateOf(tab, false);
        kept.text->take(last);
        about.bytes = tab.editor().byteSize();
        about.begins = QString::fromUtf8(tab.editor().bytes(0, std::min<qsizetype>(about.bytes, 4096)));
    }
    core::whenDone(m_journal.close(std::move(last), about, m_closed.limits()), this,
                   [this](const core::Result<bool> &closed) {
                       if (closed)
                           emit m_closed.changed();
                       else if (!std::exchange(m_told, true))
                           emit failed(closed.error());
                   });
}

core::Task<std::optional<KeptTab>> TabKeeper::takeClosed(qint64 number)
{
    return m_journal.takeClosed(number);
}

void TabKeeper::lookForClosed()
{
    core::whenDone(m_closed.any(), this, [this](const core::Result<bool> &any) {
        if (any && std::exchange(m_hasClosed, *any) != *any)
            emit closedChanged();
    });
}

void TabKeeper::flush()
{
    m_delay.stop();
    for (int i = 0; i < m_tabs.count(); ++i) {
        tabs::Tab *tab = m_tabs.at(i);
        const auto kept = m_kept.find(tab);
        if (kept == m_kept.end() || (!kept->text && !kept->state))
            continue; // not kept, or still being restored
        if (kept->dirty && !kept->writing)
            write(tab, i, *kept);
    }
}

void TabKeeper::write(tabs::Tab *tab, int position, Kept &kept)
{
    TabEntry entry;
    entry.id = kept.id;
    entry.position = position;
    const bool current = m_tabs.current() == tab;
    if (const auto *sql = qobject_cast<SqlTab *>(tab)) {
        entry.state = stateOf(*sql, current);
        kept.text->take(entry);
    } else {
        entry.state = kept.state();
        entry.state.insert(key("current"), current);
        entry.text = QByteArray("");
    }
    kept.dirty = false;
    kept.writing = true; // the next goes when this one is on disk: a slow disk collects, it does not queue up
    core::whenDone(m_journal.write(std::move(entry)), this, [this, tab](const core::Result<bool> &written) {
        const auto again = m_kept.find(tab);
        if (!written) {
            if (!std::exchange(m_told, true))
                emit failed(written.error());
        } else if (std::exchange(m_told, false)) {
            emit works();
        }
        if (again == m_kept.end())
            return;
        again->writing = false;
        if (!written) {
            if (again->text)
                again->text->startAnew();
            again->dirty = true;
            m_delay.start(RetryDelay);
        } else if (again->dirty && !m_delay.isActive()) {
            m_delay.start(WriteDelay);
        }
    });
}

bool TabKeeper::wasCurrent(const KeptTab &kept)
{
    return kept.state.value(key("current")).toBool();
}

void TabKeeper::restore(SqlTab *tab, const KeptTab &kept)
{
    const QJsonObject &state = kept.state;
    tab->setTitle(state.value(key("title")).toString());
    if (const QString icon = state.value(key("icon")).toString(); !icon.isEmpty())
        tab->setIconName(icon);
    // known by its id, so that closing it takes it out of the journal, before there is anything to be kept
    know(tab, {kept.id, nullptr, {}, false, false});
    tab->editor().load(kept.text,
                       [this, tab, state, id = kept.id, whole = kept.whole, size = kept.text.size()] {
                           place(*tab, state, size);
                           // else long lines were broken
                           const bool same = tab->editor().byteSize() == size;
                           tab->file().restore(state.value(key("file")).toObject());
                           watch(tab, id, whole && same);
                       });
}

void TabKeeper::place(const SqlTab &tab, const QJsonObject &state, qsizetype size)
{
    const editor::CodeArea &area = tab.editor().area();
    const auto place = [&](const char *name) { return qint64(state.value(key(name)).toDouble()); };
    const auto within = [&](qint64 at) { return std::clamp<qint64>(at, 0, size); };
    area.SendScintilla(Sci::SCI_SETSELECTION, static_cast<unsigned long>(within(place("caret"))),
                       long(within(place("anchor"))));
    area.SendScintilla(
        Sci::SCI_SETFIRSTVISIBLELINE,
        static_cast<unsigned long>(area.SendScintilla(
            Sci::SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(std::max<qint64>(0, place("line"))))));
    area.SendScintilla(Sci::SCI_SETXOFFSET, static_cast<unsigned long>(std::max<qint64>(0, place("left"))));
}

} // namespace ui::workspace
