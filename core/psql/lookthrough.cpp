// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/psql/lookthrough.h"

#include "core/passwords/clearpasswords.h"
#include "core/psql/interpreter.h"
#include "core/psql/outlook.h"
#include "core/sql/traits.h"

namespace core::psql {

namespace {

constexpr qsizetype MostDangers = 20;
constexpr qsizetype LongestShown = 300;
constexpr qsizetype LongestLooked = 64 << 20; ///< a statement that is longer is one of data

void look(ScriptLook &found, const Item &item)
{
    if (item.text.size() > LongestLooked)
        return;
    const QList<passwords::ClearPassword> clear = passwords::clearPasswords(item.text);
    if (!clear.isEmpty() && found.passwords == 0)
        found.passwordLine = item.line + QByteArrayView(item.text).first(clear.first().offset).count('\n');
    found.passwords += clear.size();
    if (!sql::traits(item.text).isDangerous())
        return;
    ++found.dangerous;
    if (found.dangers.size() < MostDangers)
        found.dangers << ScriptLook::Place{
            item.line, passwords::masked(QString::fromUtf8(item.text)).left(LongestShown)};
}

} // namespace

Result<ScriptLook> lookThrough(const QString &path, const Variables &known, const std::stop_token &stop)
{
    auto reader = FileReader::open(path);
    if (!reader)
        return reader.error();
    ScriptLook found;
    Outlook outlook(known); // what \if leaves out may say what it likes
    Item item;
    for (;;) {
        if (stop.stop_requested())
            return Error::cancelled();
        auto read = (*reader)->next(item);
        if (!read)
            return read.error();
        if (!*read)
            return found;
        ++found.pieces;
        if (!item.isCommand) {
            look(found, item);
            continue;
        }
        outlook.follow(
            item, [&found, &item](const QByteArray &name, const QList<QByteArray> &, Outlook::Runs runs) {
                found.sendsMore = found.sendsMore || sendsMore(name);
                if (runs != Outlook::Runs::Yes || isKnownCommand(name) || !found.unknownCommand.isEmpty())
                    return;
                found.unknownCommand = name;
                found.unknownLine = item.line;
            });
        if (!found.unknownCommand.isEmpty())
            return found;
    }
}

} // namespace core::psql
