// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/selectionfigures.h"

#include "core/base/pooltask.h"
#include "core/result/celltext.h"
#include "ui/base/amounts.h"
#include "ui/grid/figuresline.h"
#include "ui/grid/gridview.h"

namespace ui::grid {

using core::analysis::Aggregates;
using core::analysis::CellBlock;

namespace {

constexpr int Delay = 80; // after the last change of the selection
constexpr int Patience = 250;
constexpr qsizetype ShownValue = 60;

/// Digits before the point in groups of three; anything but a plain number as it is.
QString grouped(const QByteArray &number)
{
    QString text = QString::fromUtf8(number);
    qsizetype point = text.indexOf(QLatin1Char('.'));
    if (point < 0)
        point = text.size();
    const qsizetype first = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (qsizetype i = first; i < text.size(); ++i) {
        if (i != point && !text.at(i).isDigit())
            return text;
    }
    for (qsizetype at = point - 3; at > first; at -= 3)
        text.insert(at, QChar(0x202F));
    return text;
}

QString shownText(const QByteArray &value)
{
    return core::result::displayText({value.constData(), value.size(), false}, ShownValue);
}

Figure figure(const char *id, const QString &label, const QString &value, const QString &copied,
              const QString &toolTip)
{
    return {QLatin1String(id), label, value, copied, toolTip};
}

} // namespace

SelectionFigures::SelectionFigures(GridView &view, FiguresLine &line, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_line(line)
{
    line.setChoices(
        {figure("count", {}, {}, {}, tr("Count of cells")), figure("nulls", {}, {}, {}, tr("Count of NULLs")),
         figure("distinct", {}, {}, {}, tr("Count of different values")),
         figure("sum", {}, {}, {}, tr("Sum")), figure("average", {}, {}, {}, tr("Average")),
         figure("min", {}, {}, {}, tr("Smallest value")), figure("max", {}, {}, {}, tr("Largest value"))});
    m_delay.setSingleShot(true);
    m_delay.setInterval(Delay);
    connect(&m_delay, &QTimer::timeout, this, &SelectionFigures::start);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const QString cells = countText(m_view.selectionSummary().cells);
        m_line.setFigures({figure("count", tr("Count"), cells, cells, {})}, tr("adding up…"));
    });
    const auto changed = [this] {
        m_task.requestStop();
        ++m_serial;
        m_busy = false;
        m_patience.stop();
        if (m_view.selectionSummary().cells > 1) {
            m_delay.start();
        } else {
            m_delay.stop();
            m_line.setFigures({});
        }
    };
    connect(&view, &GridView::selectionSummaryChanged, this, changed);
    connect(&view, &GridView::rowOrderChanged, this, changed);
}

SelectionFigures::~SelectionFigures()
{
    m_task.requestStop();
}

void SelectionFigures::start()
{
    QList<CellBlock> blocks;
    for (const CellRange &range : m_view.selectedRanges())
        blocks.append({range.top, range.bottom, range.left, range.right});
    m_busy = true;
    m_patience.start();
    m_task = core::runInPool<Aggregates>(
        [shown = m_view.shownWithStaged(), blocks](const std::stop_token &stop) {
            return core::analysis::aggregate(shown, blocks, stop);
        });
    core::whenDone(m_task, this, [this, serial = m_serial](const core::Result<Aggregates> &answer) {
        if (serial == m_serial)
            show(answer);
    });
}

void SelectionFigures::show(const core::Result<Aggregates> &answer)
{
    m_busy = false;
    m_patience.stop();
    if (!answer) {
        m_line.setFigures({});
        return;
    }
    const Aggregates &of = *answer;
    QList<Figure> figures;
    const auto count = [&](const char *id, const QString &label, qint64 value, const QString &tip) {
        figures << figure(id, label, countText(value), QString::number(value), tip);
    };
    count("count", tr("Count"), of.cells, tr("Selected cells. Click to copy"));
    count("nulls", tr("NULL"), of.nulls, tr("Cells that are NULL. Click to copy"));
    const bool many = of.distinct >= core::analysis::DistinctLimit;
    figures << figure("distinct", tr("Distinct"),
                      (many ? QStringLiteral("≥ ") : QString()) + countText(of.distinct),
                      QString::number(of.distinct), tr("Different values without NULL. Click to copy"));
    if (of.numbers) {
        const QString about = of.approximate ? QStringLiteral("≈ ") : QString();
        const QString rounded
            = of.approximate ? tr("Floating point: rounded. Click to copy") : tr("Exact. Click to copy");
        figures << figure("sum", tr("Sum"), about + grouped(of.sum), QString::fromLatin1(of.sum), rounded);
        figures << figure("average", tr("Avg"), about + grouped(of.average), QString::fromLatin1(of.average),
                          of.approximate ? rounded : tr("With the digits that avg() gives. Click to copy"));
    }
    const auto value = [&](const char *id, const QString &label, const QByteArray &bytes) {
        figures << figure(id, label, of.numbers ? grouped(bytes) : shownText(bytes),
                          core::result::fullText({bytes.constData(), bytes.size(), false}),
                          tr("Click to copy"));
    };
    if (of.smallest)
        value("min", tr("Min"), *of.smallest);
    if (of.largest)
        value("max", tr("Max"), *of.largest);
    m_line.setFigures(figures);
}

} // namespace ui::grid
