// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/scalars.h"

#include "core/values/quoting.h"

#include <QCoreApplication>
#include <QDate>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace core::values {

namespace {

constexpr Oid Cidr = 650, Macaddr = 829, Bpchar = 1042, Bit = 1560;
constexpr qsizetype LongestMoment = 128; // MAXDATELEN of the server

QString tr(const char *text)
{
    return QCoreApplication::translate("core::values", text);
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool hasDigit(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A number up to `most` without anything else; -1 if it is none.
int smallNumber(QByteArrayView text, int most)
{
    if (text.isEmpty() || text.size() > 3
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return -1;
    int value = 0;
    for (const char c : text)
        value = value * 10 + c - '0';
    return value <= most ? value : -1;
}

/// Octets with points between them: four, or fewer where a network may leave them out.
bool isIpv4(QByteArrayView address, bool mayBeShort)
{
    int octets = 0;
    while (true) {
        const qsizetype point = address.indexOf('.');
        if (smallNumber(point < 0 ? address : address.first(point), 255) < 0)
            return false;
        ++octets;
        if (point < 0)
            return octets == 4 || (mayBeShort && octets < 4);
        address = address.sliced(point + 1);
    }
}

/// Groups of up to four hexadecimal digits, "::" at most once, an IPv4 address at the end.
bool isIpv6(QByteArrayView address)
{
    int groups = 0;
    bool gap = false;
    qsizetype at = 0;
    if (address.startsWith("::")) {
        gap = true;
        at = 2;
    }
    while (at < address.size()) {
        qsizetype end = address.indexOf(':', at);
        end = end < 0 ? address.size() : end;
        const QByteArrayView group = address.sliced(at, end - at);
        if (end == address.size() && group.contains('.')) {
            if (!isIpv4(group, false))
                return false;
            groups += 2;
            break;
        }
        if (group.isEmpty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), isHex))
            return false;
        ++groups;
        at = end + 1;
        if (at < address.size() && address.at(at) == ':') {
            if (gap)
                return false;
            gap = true;
            ++at;
        } else if (end < address.size() && at == address.size()) {
            return false; // a single colon at the end
        }
    }
    return gap ? groups < 8 : groups == 8;
}

} // namespace

QString booleanProblem(const Type &, QByteArrayView text, int)
{
    const QByteArray word = text.toByteArray().trimmed().toLower();
    for (const char *whole : {"true", "false", "yes", "no", "on", "off", "1", "0"}) {
        // any beginning that means one of them alone: "o" may be on or off
        if (!word.isEmpty() && word != "o" && QByteArrayView(whole).startsWith(word))
            return {};
    }
    return tr("This is neither true nor false.");
}

QString singleCharProblem(const Type &, QByteArrayView text, int)
{
    const bool escaped = text.size() == 4 && text.at(0) == '\\'
        && std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '7'; });
    return text.size() <= 1 || escaped ? QString() : tr("\"char\" holds one byte.");
}

QString lengthProblem(const Type &type, QByteArrayView text, int)
{
    const int most = type.modifier - 4;
    if (type.modifier < 4 || text.size() <= most)
        return {};
    qsizetype characters = 0;
    qsizetype written = 0; // up to the last that is no blank: the others are cut off
    for (const char c : text) {
        characters += (uchar(c) & 0xC0) != 0x80 ? 1 : 0;
        if (c != ' ')
            written = characters;
    }
    return written <= most ? QString()
                           : tr("%1 characters, where %2 holds %3.")
                                 .arg(written)
                                 .arg(type.oid == Bpchar ? QStringLiteral("char") : QStringLiteral("varchar"))
                                 .arg(most);
}

QString momentProblem(const Type &, QByteArrayView text, int)
{
    const QString moment = QString::fromUtf8(text).trimmed();
    if (moment.isEmpty())
        return tr("A date or time is missing.");
    if (text.size() > LongestMoment)
        return tr("This is too long for a date or time.");
    static const QRegularExpression words(
        QStringLiteral("(^|[^a-z])(now|today|tomorrow|yesterday|epoch|infinity|allballs|current)([^a-z]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    if (!hasDigit(text))
        return words.match(moment).hasMatch() ? QString() : tr("This is no date or time.");
    // year first is the same in every DateStyle
    static const QRegularExpression iso(QStringLiteral("^(\\d{4,6})-(\\d{1,2})-(\\d{1,2})(?!\\d)"));
    if (const auto match = iso.match(moment); match.hasMatch()) {
        const int year = match.captured(1).toInt();
        const int month = match.captured(2).toInt();
        const int day = match.captured(3).toInt();
        if (month < 1 || month > 12)
            return tr("There is no month %1.").arg(month);
        // 1 BC is a leap year and written 0001 BC
        const bool beforeChrist = moment.endsWith(QLatin1String("BC"), Qt::CaseInsensitive);
        const int leapYear = beforeChrist ? year - 1 : year;
        const int days = month == 2 && leapYear % 4 == 0 && (leapYear % 100 != 0 || leapYear % 400 == 0)
            ? 29
            : QDate(2001, month, 1).daysInMonth();
        if (day < 1 || day > days)
            return tr("%1 has no day %2.")
                .arg(match.captured(1) + QLatin1Char('-') + match.captured(2))
                .arg(day);
    }
    static const QRegularExpression clock(QStringLiteral("(?:^|[T ])(\\d{1,2}):(\\d{2})(?::(\\d{2}))?"));
    if (const auto match = clock.match(moment); match.hasMatch()) {
        if (match.captured(1).toInt() > 24 || match.captured(2).toInt() > 59
            || match.captured(3).toInt() > 60)
            return tr("There is no time %1.").arg(match.captured(0).trimmed());
    }
    return {};
}

QString intervalProblem(const Type &, QByteArrayView text, int)
{
    const bool infinite = text.toByteArray().toLower().contains("infinity");
    return hasDigit(text) || infinite ? QString() : tr("This is no interval: 1 day 02:03:04.5, or P1DT2H.");
}

QString uuidProblem(const Type &, QByteArrayView text, int)
{
    // braces around it and a hyphen behind any group of four digits may be there or not
    QByteArray uuid = text.toByteArray().trimmed();
    const bool braced = uuid.startsWith('{') && uuid.endsWith('}');
    if (braced)
        uuid = uuid.mid(1, uuid.size() - 2);
    int digits = 0;
    for (const char c : uuid) {
        if (isHex(c))
            ++digits;
        else if (c != '-' || digits == 0 || digits % 4 != 0)
            return tr("This is no UUID.");
    }
    return digits == 32 ? QString() : tr("A UUID has 32 digits, not %1.").arg(digits);
}

QString bitProblem(const Type &type, QByteArrayView text, int)
{
    QByteArrayView digits = text;
    int perDigit = 1;
    if (!digits.isEmpty() && (digits.front() == 'x' || digits.front() == 'X')) {
        perDigit = 4;
        digits = digits.sliced(1);
    } else if (!digits.isEmpty() && (digits.front() == 'b' || digits.front() == 'B')) {
        digits = digits.sliced(1);
    }
    const bool good = std::all_of(digits.begin(), digits.end(), [perDigit](char c) {
        return perDigit == 4 ? isHex(c) : c == '0' || c == '1';
    });
    if (!good)
        return tr("Bits are 0 and 1 (or hexadecimal digits behind an x).");
    const qsizetype bits = digits.size() * perDigit;
    if (type.modifier < 0)
        return {};
    if (type.oid == Bit && bits != type.modifier)
        return tr("%1 bits, where the type has %2.").arg(bits).arg(type.modifier);
    return bits <= type.modifier ? QString()
                                 : tr("%1 bits, where the type holds %2.").arg(bits).arg(type.modifier);
}

QString networkProblem(const Type &type, QByteArrayView text, int)
{
    QByteArrayView address = text;
    const qsizetype slash = address.indexOf('/');
    const bool six = address.contains(':');
    if (slash >= 0) {
        const QByteArrayView mask = address.sliced(slash + 1);
        address = address.first(slash);
        if (smallNumber(mask, six ? 128 : 32) < 0)
            return tr("The length of the network has to be 0 to %1.").arg(six ? 128 : 32);
    }
    const bool good = six ? isIpv6(address) : isIpv4(address, type.oid == Cidr || slash >= 0);
    return good ? QString() : tr("This is no network address.");
}

QString hardwareAddressProblem(const Type &type, QByteArrayView text, int)
{
    const auto digits = std::count_if(text.begin(), text.end(), isHex);
    const bool good = std::all_of(text.begin(), text.end(), [](char c) {
        return isHex(c) || c == ':' || c == '-' || c == '.' || isSpace(c);
    });
    // a group may leave its zero out: 8:0:2b:1:2:3
    const auto groups = text.count(':') + 1;
    const bool mayBe = digits == 12 || (type.oid != Macaddr && digits == 16)
        || (digits < 12 && (groups == 6 || (type.oid != Macaddr && groups == 8)));
    return good && mayBe ? QString() : tr("This is no hardware address.");
}

QByteArray randomUuid()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace core::values
