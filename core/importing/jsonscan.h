// SPDX-License-Identifier: GPL-3.0-or-later
// JSON text checked and measured without a tree and without recursion, so that no depth is too deep. Numbers
// keep their digits. Thread: any.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace core::importing {

struct JsonScan
{
    enum class Outcome
    {
        Whole,
        Unfinished, ///< the text ends within the value
        Wrong,
    };
    Outcome outcome = Outcome::Whole;
    const char *at = nullptr; ///< behind the value, or where it is wrong
    QString why{};
};

class JsonScanner
{
public:
    /// Of the outermost object: a key with its quotes, and its value.
    struct Member
    {
        QByteArrayView key;
        QByteArrayView value;
    };

    /// The value at `from`, which is no white space. ended: no more text follows. members: filled if it is an
    /// object.
    JsonScan scan(const char *from, const char *to, bool ended, std::vector<Member> *members = nullptr);

private:
    std::vector<char> m_open; ///< '{' or '['
};

const char *skipJsonSpace(const char *from, const char *to);
/// text with its quotes, without them and with its escapes resolved, appended to `to`. False where it holds
/// what PostgreSQL has no character for: \u0000, half a pair of surrogates.
bool appendJsonString(QByteArray &to, QByteArrayView text);
/// A JSON array as PostgreSQL writes arrays: {1,NULL,"a"}. False where it holds an impossible string.
bool appendPgArray(QByteArray &to, QByteArrayView json, char delimiter = ',');
bool isJson(QByteArrayView text);

} // namespace core::importing
