// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomjson.h"

#include "core/json/layout.h"

using namespace core::json;

QString randomKey(QRandomGenerator &random)
{
    static const QStringList keys{
        QStringLiteral("a"),        QStringLiteral("b"),        QStringLiteral("c"),
        QString(QLatin1String("")), QStringLiteral("0"),        QStringLiteral("-1"),
        QStringLiteral("1"),        QStringLiteral("null"),     QStringLiteral("it's"),
        QStringLiteral("\""),       QStringLiteral("\\"),       QStringLiteral("{column}"),
        QStringLiteral("{a,b}"),    QStringLiteral("ключ"),     QStringLiteral("😀"),
        QStringLiteral("a\nb"),     QStringLiteral("%1 :x $1"), QStringLiteral(" 1"),
        QStringLiteral("x{column}")};
    return keys.at(random.bounded(int(keys.size())));
}

QByteArray randomJson(QRandomGenerator &random, int depth, bool spaced)
{
    const auto space = [&] {
        static const char *const spaces[] = {" ", "\n", "\t", "\r\n"};
        return spaced && random.bounded(3) == 0 ? QByteArray(spaces[random.bounded(4)]) : QByteArray();
    };
    const int kind = random.bounded(depth > 0 ? 8 : 4);
    if (kind == 0)
        return random.bounded(2) ? "true" : "false";
    if (kind == 1)
        return "null";
    if (kind == 2) {
        static const QByteArray numbers[]
            = {"0", "-12", "3.1400", "1", "2e+1", "99999999999999999999.000000000000000001", "1e40", "10.0"};
        return numbers[random.bounded(int(std::size(numbers)))];
    }
    if (kind == 3)
        return quoted(randomKey(random));
    const bool object = kind % 2 == 0;
    QByteArray text(1, object ? '{' : '[');
    QStringList keys;
    for (int i = random.bounded(5); i > 0; --i) {
        const QString key = randomKey(random);
        if (object && keys.contains(key))
            continue;
        if (text.size() > 1)
            text += ',';
        text += space();
        keys << key;
        if (object)
            text += quoted(key) + space() + ':' + space();
        text += randomJson(random, depth - 1, spaced) + space();
    }
    return text + space() + (object ? '}' : ']');
}

Node randomNode(const Draft &draft, QRandomGenerator &random)
{
    Node node = Draft::Root;
    while (draft.childCount(node) > 0 && random.bounded(4) > 0)
        node = draft.child(node, std::uint32_t(random.bounded(int(draft.childCount(node)))));
    return node;
}

void randomEdit(Draft &draft, QRandomGenerator &random, bool keepRoot)
{
    const Node node = randomNode(draft, random);
    const Node other = randomNode(draft, random);
    const auto place
        = [&](Node parent) { return std::uint32_t(random.bounded(int(draft.childCount(parent)) + 1)); };
    const bool root = node == Draft::Root;
    switch (random.bounded(8)) {
    case 0:
        if (!(root && keepRoot))
            (void)draft.setValue(node, randomJson(random, 2, false)).has_value();
        break;
    case 1:
    case 2:
        (void)draft.insert(node, place(node), randomKey(random), randomJson(random, 2, false)).has_value();
        break;
    case 3:
        (void)draft.rename(node, randomKey(random)).has_value();
        break;
    case 4:
        (void)draft.remove(node).has_value();
        break;
    case 5:
        (void)draft.move(node, other, place(other)).has_value();
        break;
    case 6:
        (void)draft.duplicate(node).has_value();
        break;
    default:
        if (!(root && keepRoot))
            (void)draft.retype(node, Kind(random.bounded(7))).has_value();
        break;
    }
}
