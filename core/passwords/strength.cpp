// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/passwords/strength.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace core::passwords {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::passwords", text);
}

/// What guessers try first, with leet spelled out (see plain()). Three letters and more.
constexpr const char *Common
    = "password passwort passw0rd motdepasse contrasena senha postgres postgresql pgadmin database "
      "admin administrator root superuser user guest test testing tester secret changeme letmein "
      "welcome login master default system server service manager oracle mysql backup public "
      "private temp demo sample example hello iloveyou dragon monkey shadow sunshine princess "
      "football baseball superman batman trustno qwerty qwertz azerty abc abcdef abcd pass pwd "
      "foobar foo bar baz hunter freedom whatever ninja mustang access flower hottie loveme zaq "
      "charlie donald michael jordan george computer internet samsung pokemon starwars summer "
      "winter spring autumn january monday company office docker kubernetes vagrant jenkins "
      "ansible redis rabbitmq mongodb elastic django rails spring tomcat production staging "
      "development prod stage reader writer readonly report app application client customer howdah";

constexpr const char *Rows[] = {"abcdefghijklmnopqrstuvwxyz",
                                "01234567890",
                                "qwertyuiop",
                                "qwertzuiop",
                                "asdfghjkl",
                                "zxcvbnm",
                                "yxcvbnm",
                                "azertyuiop",
                                "!@#$%^&*()",
                                "1qaz2wsx3edc4rfv5tgb6yhn"};

const QSet<QString> &commonWords()
{
    static const QSet<QString> words = [] {
        const auto list = QString::fromLatin1(Common).split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

/// In lower case, with the usual digits and signs back as letters; as long as the text.
QString plain(const QString &text)
{
    QString lower = text;
    for (QChar &c : lower) {
        c = c.toLower();
        switch (c.unicode()) {
        case u'0':
            c = u'o';
            break;
        case u'1':
        case u'!':
            c = u'i';
            break;
        case u'3':
            c = u'e';
            break;
        case u'4':
        case u'@':
            c = u'a';
            break;
        case u'5':
        case u'$':
            c = u's';
            break;
        case u'7':
            c = u't';
            break;
        }
    }
    return lower;
}

/// Of how many characters one of this kind is drawn.
int poolOf(const QString &text)
{
    bool lower = false, upper = false, digit = false, sign = false, other = false;
    for (const QChar c : text) {
        if (c.unicode() > 0x7E)
            other = true;
        else if (c.isLower())
            lower = true;
        else if (c.isUpper())
            upper = true;
        else if (c.isDigit())
            digit = true;
        else
            sign = true;
    }
    return 26 * lower + 26 * upper + 10 * digit + 33 * sign + 100 * other;
}

/// How far text goes on from `at` along a row of keys or letters, forwards or back; at least 1.
qsizetype rowLength(const QString &text, qsizetype at)
{
    qsizetype longest = 1;
    for (const char *chars : Rows) {
        const QString row = QString::fromLatin1(chars);
        for (const int step : {1, -1}) {
            qsizetype place = row.indexOf(text[at]);
            qsizetype length = place < 0 ? 0 : 1;
            while (length > 0 && at + length < text.size() && place + step >= 0 && place + step < row.size()
                   && row[place + step] == text[at + length]) {
                place += step;
                ++length;
            }
            longest = std::max(longest, length);
        }
    }
    return longest;
}

/// How far from `at` what stands before it is repeated ("abcabc", "aaaa").
qsizetype repeatLength(const QString &text, qsizetype at)
{
    qsizetype longest = 0;
    for (qsizetype back = 1; back <= at; ++back) {
        qsizetype length = 0;
        while (at + length < text.size() && text[at + length] == text[at + length - back])
            ++length;
        if (length >= back || length >= 3)
            longest = std::max(longest, length);
    }
    return longest;
}

bool isYear(QStringView four)
{
    bool number = false;
    const int year = four.toInt(&number);
    return number && year >= 1940 && year <= 2039;
}

/// Weighs only the first part: a longer one is strong enough by then, and the search is quadratic.
constexpr qsizetype Weighed = 128;

} // namespace

Strength strength(const QString &password, const QString &role)
{
    const QString text = password.left(Weighed);
    const QString lower = text.toLower();
    const QString letters = plain(text);
    const QString name = plain(role);
    const double each = std::log2(double(std::max(poolOf(text), 2)));

    double bits = 0;
    QString reason;
    const auto because = [&](const QString &why) {
        if (reason.isEmpty())
            reason = why;
    };
    // From left to right: the longest thing a guesser knows, otherwise one character.
    for (qsizetype at = 0; at < text.size();) {
        qsizetype word = 0;
        bool own = false;
        for (qsizetype length = std::min<qsizetype>(16, text.size() - at); length >= 3 && word == 0;
             --length) {
            if (commonWords().contains(letters.mid(at, length))
                || commonWords().contains(lower.mid(at, length)))
                word = length;
        }
        if (name.size() >= 3 && QStringView(letters).mid(at).startsWith(name) && name.size() >= word) {
            word = name.size();
            own = true;
        }
        const qsizetype row = rowLength(lower, at);
        const qsizetype repeat = repeatLength(lower, at);
        if (word >= 3 && word >= row && word >= repeat) {
            bits += own ? 3 : 8; // which word it is, and how it is spelled
            because(own ? tr("contains the role's name") : tr("contains a word that is tried first"));
            at += word;
        } else if (repeat >= 2 && repeat >= row) {
            bits += 2 + std::log2(double(repeat));
            if (repeat >= 3)
                because(tr("repeats itself"));
            at += repeat;
        } else if (row >= 3) {
            bits += 4 + std::log2(double(row));
            because(tr("a row of keys or letters"));
            at += row;
        } else if (at + 4 <= text.size() && isYear(QStringView(text).mid(at, 4))) {
            bits += 6;
            because(tr("contains a year"));
            at += 4;
        } else {
            bits += each;
            ++at;
        }
    }
    if (password.size() > Weighed)
        bits += double(password.size() - Weighed);

    Strength result;
    result.bits = bits;
    if (bits < 36) {
        result.word = tr("Weak");
        because(text.size() < 10 ? tr("short") : tr("few kinds of characters"));
    } else if (bits < 60) {
        result.step = Strength::Step::Fair;
        result.word = tr("Fair");
        because(tr("holds at the login, not for long if the server's files are stolen"));
    } else if (bits < 90) {
        result.step = Strength::Step::Good;
        result.word = tr("Good");
        reason.clear();
    } else {
        result.step = Strength::Step::Excellent;
        result.word = tr("Excellent");
        reason.clear();
    }
    result.reason = reason;
    return result;
}

} // namespace core::passwords
