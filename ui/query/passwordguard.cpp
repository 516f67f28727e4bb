// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/passwordguard.h"

#include "core/base/pooltask.h"
#include "ui/base/banner.h"

#include <QPushButton>

#include <algorithm>

namespace ui::query {

using core::passwords::ClearPassword;
using core::passwords::Replacement;
using editor::SqlEdit;
using editor::SqlRange;

namespace {

constexpr int MarkDelay = 300; ///< ms after the last key
/// What a superuser can switch off for a session: each writes statements to the log, the last one keeps their
/// text.
constexpr const char *NoLogging[] = {
    "set log_statement = 'none'",
    "set log_min_duration_statement = -1",
    "set log_min_duration_sample = -1",
    "set log_transaction_sample_rate = 0",
    "set log_min_error_statement = 'panic'",
    "set log_min_messages = 'log'", // from debug2 on the text of what is parsed
    "set pg_stat_statements.track_utility = off",
};
constexpr qsizetype LongestMarked = 1 << 20; ///< bytes: beyond it only what is run is looked at

struct Hashed
{
    SqlRange range;
    QList<SqlEdit> edits;
};

} // namespace

PasswordGuard::PasswordGuard(editor::SqlEditor &editor, Banner &bar, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_bar(bar)
{
    m_bar.setObjectName(QStringLiteral("passwordBar"));
    m_markTimer.setSingleShot(true);
    m_markTimer.setInterval(MarkDelay);
    connect(&m_markTimer, &QTimer::timeout, this, &PasswordGuard::mark);
    connect(&m_editor, &editor::SqlEditor::textEdited, this, [this] { m_markTimer.start(); });
}

PasswordGuard::Found PasswordGuard::look(const QList<SqlRange> &ranges)
{
    Found all;
    for (int i = 0; i < ranges.size(); ++i) {
        // the first of the settings stands before what is run: that was the second word
        all.keptOut = all.keptOut || ranges[i].text.trimmed() == NoLogging[0];
        for (const ClearPassword &found : core::passwords::clearPasswords(ranges[i].text)) {
            if (all.count++ == 0) {
                all.firstRange = i;
                all.firstOffset = found.offset;
            }
            all.replaceable = all.replaceable || found.canBeVerifier();
            all.needed = all.needed || found.kind != ClearPassword::Kind::Role;
        }
    }
    return all;
}

bool PasswordGuard::admits(const QList<SqlRange> &ranges, bool superuser, std::function<void()> runAnyway)
{
    return admits(ranges, look(ranges), superuser, std::move(runAnyway));
}

bool PasswordGuard::admits(const QList<SqlRange> &ranges, const Found &found, bool superuser,
                           std::function<void()> runAnyway)
{
    clear();
    if (found.keptOut || found.count == 0)
        return true;
    m_editor.select(m_editor.placeOf(ranges.value(found.firstRange)) + found.firstOffset, 0);
    const bool replaceable = found.replaceable;
    const bool needed = found.needed;

    QString text = ranges.size() == 1 ? tr("This statement carries a password in clear.")
                                      : tr("This script carries a password in clear.");
    text += QLatin1Char(' ')
        + tr("The server's log may hold it (log_statement, log_min_duration_statement, or if it fails), and "
             "so may pg_stat_activity and pg_stat_statements.");
    if (needed && !replaceable)
        text += QLatin1Char(' ')
            + tr("The server needs it as it is to log in elsewhere, so a verifier is no help.");
    else if (needed)
        text += QLatin1Char(' ') + tr("Those for logging in elsewhere are needed as they are.");
    m_bar.setMessage(Banner::Tone::Warn, text);
    if (replaceable)
        m_bar.addButton(
            tr("Replace by verifier"), [this, ranges] { replace(ranges); }, true);
    if (superuser) {
        m_bar
            .addButton(
                tr("Keep it out of the log"), [this, ranges] { keepOut(ranges); }, !replaceable)
            ->setToolTip(tr("Puts settings before it, and takes them back after it; runs nothing yet"));
    }
    m_bar.addButton(tr("Run as it is"), [this, runAnyway = std::move(runAnyway)] {
        const auto run = runAnyway; // clear() drops the button, and this closure with it
        clear();
        run();
    });
    m_bar.addButton(tr("Cancel"), [this] {
        m_bar.clear();
        m_editor.setFocus();
    });
    return false;
}

void PasswordGuard::clear()
{
    m_bar.clear();
}

void PasswordGuard::keepOut(const QList<SqlRange> &ranges)
{
    const QList<SqlRange> statements = ranges; // the button that holds them goes with the bar
    QByteArray before;
    QByteArray after;
    for (const char *setting : NoLogging) {
        before += QByteArray(setting) + ";\n";
        const QByteArray name = QByteArray(setting).split(' ').value(1);
        after += "\nreset " + name + ';';
    }
    bool whole = false;
    m_editor.oneUndoStep([&] {
        const SqlRange &first = statements.first();
        const SqlRange &last = statements.last();
        const QByteArrayView text = m_editor.bytes();
        const qsizetype end = m_editor.placeOf(last) + last.text.size();
        const bool ended = end < text.size() && text[end] == ';';
        if (!ended)
            after.prepend(';');
        whole = m_editor.replaceIn(last, {SqlEdit{last.text.size() + (ended ? 1 : 0), 0, after}});
        whole = whole && m_editor.replaceIn(first, {SqlEdit{0, 0, before}});
        if (!whole)
            return;
        const qsizetype from = m_editor.placeOf(first) - before.size();
        m_editor.select(from, end + (ended ? 1 : 0) + before.size() + after.size() - from);
    });
    if (!whole) {
        m_bar.setMessage(Banner::Tone::Warn,
                         tr("The text was changed meanwhile and stays as it is. Nothing was run."));
        return;
    }
    m_bar.setMessage(
        Banner::Tone::Ok,
        tr("Run what is selected: the settings hold for this session until they are taken back, also if the "
           "statement fails. Nothing was run yet. pgaudit and pg_stat_activity are not kept out."));
    m_editor.setFocus();
}

void PasswordGuard::replace(const QList<SqlRange> &ranges)
{
    const QList<SqlRange> statements = ranges; // the button that holds them goes with the bar
    m_bar.setMessage(Banner::Tone::Info, tr("Making verifiers…"));
    auto task = core::runInPool<QList<Hashed>>([statements](const std::stop_token &) {
        QList<Hashed> all;
        for (const SqlRange &range : statements) {
            auto made = core::passwords::verifiersFor(core::passwords::clearPasswords(range.text));
            if (!made)
                return core::Result<QList<Hashed>>(std::move(made).error());
            Hashed one{range, {}};
            for (const Replacement &edit : *made)
                one.edits << SqlEdit{edit.offset, edit.length, edit.text};
            if (!one.edits.isEmpty())
                all.prepend(one); // from the end, so that places before stay
        }
        return core::Result<QList<Hashed>>(all);
    });
    core::whenDone(task, this, [this](core::Result<QList<Hashed>> made) {
        if (!made) {
            m_bar.setError(made.error());
            return;
        }
        bool whole = true;
        m_editor.oneUndoStep([&] {
            for (const Hashed &one : std::as_const(*made))
                whole = m_editor.replaceIn(one.range, one.edits) && whole;
        });
        if (whole)
            m_bar.setMessage(Banner::Tone::Ok,
                             tr("The verifier stands in its place; clients log in with the same password. "
                                "Nothing was run yet."));
        else
            m_bar.setMessage(Banner::Tone::Warn,
                             tr("The text was changed meanwhile and stays as it is. Nothing was run."));
        m_editor.setFocus();
        mark();
    });
}

void PasswordGuard::mark()
{
    QList<SqlEdit> places;
    if (m_editor.byteSize() <= LongestMarked) {
        for (const ClearPassword &found : core::passwords::clearPasswords(m_editor.bytes()))
            places << SqlEdit{found.offset, found.length, {}};
    }
    if (m_marked || !places.isEmpty())
        m_editor.setWarnings(places);
    m_marked = !places.isEmpty();
}

} // namespace ui::query
