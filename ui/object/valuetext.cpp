// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/valuetext.h"

#include "ui/base/amounts.h"

#include <QCoreApplication>

#include <cmath>

namespace ui::object {

namespace {

using core::objects::Form;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::object", text);
}

} // namespace

QString shownValue(const QString &value, Form form)
{
    bool whole = false;
    const qint64 number = value.toLongLong(&whole);
    bool real = false;
    const double share = value.toDouble(&real);
    switch (form) {
    case Form::Count:
        return whole ? countText(number) : value;
    case Form::Bytes:
        return whole && number >= 0 ? sizeText(number) : value;
    case Form::Share:
        return real && std::isfinite(share) ? tr("%1 %").arg(share * 100, 0, 'f', share < 0.0995 ? 2 : 1)
                                            : value;
    case Form::Seconds:
        return whole && number >= 0 ? durationText(std::chrono::seconds(number)) : value;
    case Form::Milliseconds:
        return real && share >= 0 && share < 1e12
            ? durationText(std::chrono::microseconds(qint64(share * 1000)))
            : value;
    case Form::Flag:
        return value == QLatin1String("true") || value == QLatin1String("t") ? tr("yes")
            : value == QLatin1String("false") || value == QLatin1String("f") ? tr("no")
                                                                             : value;
    case Form::Time: {
        // as timestamptz and as JSON write it; the rest of the value is a tooltip away
        QString text = value;
        text.replace(QLatin1Char('T'), QLatin1Char(' '));
        const qsizetype point = text.indexOf(QLatin1Char('.'));
        if (point < 0)
            return text;
        qsizetype end = point + 1;
        while (end < text.size() && text[end].isDigit())
            ++end;
        return text.remove(point, end - point);
    }
    case Form::Text:
    case Form::Code:
        break;
    }
    return value;
}

QString exactValue(const QString &value, Form form)
{
    if (form == Form::Bytes && shownValue(value, form) != value)
        return tr("%1 bytes").arg(countText(value.toLongLong()));
    if (form == Form::Text || form == Form::Code || form == Form::Flag || form == Form::Count)
        return {};
    return shownValue(value, form) == value ? QString() : value;
}

} // namespace ui::object
