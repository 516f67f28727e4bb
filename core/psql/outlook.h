// SPDX-License-Identifier: GPL-3.0-or-later
// What can be known of a script before it runs: which variables are set by then, and which parts conditions
// leave out. What a server answers (\gset), another file or somebody who is asked may say is not known.
// Thread: any.
#pragma once

#include "core/psql/reader.h"
#include "core/psql/variables.h"

#include <QSet>

#include <functional>
#include <vector>

namespace core::psql {

class Outlook
{
public:
    enum class Runs : quint8
    {
        Yes, ///< unless an error is the end before
        No,
        Perhaps
    };
    /// known: as it begins.
    explicit Outlook(Variables known);

    using Visit = std::function<void(const QByteArray &command, const QList<QByteArray> &words, Runs runs)>;
    /// The script's pieces one after the other; visit is called for each command of one. What runs() says of
    /// a piece that is SQL holds before and after it.
    void follow(const Item &item, const Visit &visit = {});
    Runs runs() const;
    /// It has a value by now, or may have.
    bool maybeSet(const QByteArray &name) const;

private:
    void command(const QByteArray &name, const QList<QByteArray> &words);
    void condition(const QByteArray &name, const QList<QByteArray> &words, bool sure);
    bool isSure(QByteArrayView line) const;
    bool isSure(const QByteArray &name) const;

    /// One \if.
    struct Branch
    {
        Runs outside = Runs::Yes;
        Runs now = Runs::No;
        Runs taken = Runs::No; ///< whether one before was
    };
    Variables m_variables;
    QSet<QByteArray> m_unsure;   ///< set, to what nobody knows
    QList<QByteArray> m_anyWith; ///< all whose names begin so may be another value now
    std::vector<Branch> m_branches;
    Runs m_ended = Runs::No; ///< \q
};

} // namespace core::psql
