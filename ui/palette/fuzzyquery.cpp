// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/fuzzyquery.h"

namespace ui::palette {

namespace {

constexpr int Whole = 1200;
constexpr int Start = 1000;
constexpr int WordStart = 800;
constexpr int Part = 600;
constexpr int Scattered = 200;
constexpr int MaxLengthCost = 80;

QChar folded(QChar c)
{
    // Most names are ASCII; the table look-up of Unicode costs ten times this.
    const char16_t u = c.unicode();
    if (u < 0x80)
        return u >= u'A' && u <= u'Z' ? QChar(u + 32) : c;
    return c.toCaseFolded();
}

bool isWordStart(QStringView text, qsizetype i)
{
    if (i == 0)
        return true;
    const QChar before = text.at(i - 1);
    const QChar here = text.at(i);
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper());
}

struct Hit
{
    int score = 0;
    qsizetype at = -1; ///< of a part; -1 for scattered letters
};

bool occursAt(QStringView text, const QString &word, qsizetype at)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (folded(text.at(at + i)) != word.at(i))
            return false;
    }
    return true;
}

/// Indexes of the letters in order, each at the first place that goes, the first letter moved as far right as
/// it goes.
QList<int> scatter(QStringView text, const QString &word)
{
    QList<int> places;
    qsizetype next = 0;
    for (qsizetype i = 0; i < text.size() && next < word.size(); ++i) {
        if (folded(text.at(i)) == word.at(next)) {
            places.append(int(i));
            ++next;
        }
    }
    if (next < word.size())
        return {};
    // Tighten from the end: "oi" in "x_o_order_i" shall not begin at the first o.
    for (qsizetype k = places.size() - 2; k >= 0; --k) {
        for (int i = places.at(k + 1) - 1; i > places.at(k); --i) {
            if (folded(text.at(i)) == word.at(k)) {
                places[k] = i;
                break;
            }
        }
    }
    return places;
}

std::optional<Hit> hitOf(QStringView text, const QString &word)
{
    // Cheap way out first: most names lack a letter.
    qsizetype next = 0;
    for (qsizetype i = 0; i < text.size() && next < word.size(); ++i) {
        if (folded(text.at(i)) == word.at(next))
            ++next;
    }
    if (next < word.size())
        return std::nullopt;
    Hit best;
    for (qsizetype at = 0; at + word.size() <= text.size(); ++at) {
        if (!occursAt(text, word, at))
            continue;
        const int kind = at == 0    ? (word.size() == text.size() ? Whole : Start)
            : isWordStart(text, at) ? WordStart
                                    : Part;
        if (kind > best.score)
            best = {kind, at};
    }
    if (best.score > 0)
        return best;
    int score = Scattered;
    const QList<int> places = scatter(text, word);
    for (qsizetype k = 0; k < places.size(); ++k) {
        if (isWordStart(text, places.at(k)))
            score += 25;
        if (k > 0)
            score -= std::min(8, places.at(k) - places.at(k - 1) - 1);
    }
    return Hit{std::max(1, score), -1};
}

} // namespace

FuzzyQuery::FuzzyQuery(const QString &query)
{
    const auto words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString word : words) {
        for (QChar &c : word)
            c = folded(c);
        m_words.append(word);
    }
}

std::optional<int> FuzzyQuery::score(QStringView text) const
{
    if (m_words.isEmpty())
        return 0;
    int total = 0;
    for (const QString &word : m_words) {
        const std::optional<Hit> hit = hitOf(text, word);
        if (!hit)
            return std::nullopt;
        total += hit->score;
    }
    return total / int(m_words.size()) - int(std::min<qsizetype>(text.size(), MaxLengthCost));
}

QList<int> FuzzyQuery::positions(QStringView text) const
{
    QList<int> result;
    for (const QString &word : m_words) {
        const std::optional<Hit> hit = hitOf(text, word);
        if (!hit)
            continue;
        if (hit->at < 0) {
            result += scatter(text, word);
        } else {
            for (qsizetype i = 0; i < word.size(); ++i)
                result.append(int(hit->at + i));
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace ui::palette
