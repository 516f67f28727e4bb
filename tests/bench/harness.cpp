// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/harness.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <algorithm>

namespace bench {

using core::Error;
using core::Result;

namespace {

QString duration(double seconds)
{
    return seconds < 1 ? QStringLiteral("%1 ms").arg(seconds * 1000, 0, 'f', seconds < 0.1 ? 1 : 0)
                       : QStringLiteral("%1 s").arg(seconds, 0, 'f', 2);
}

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 2 : value < 100 ? 1 : 0);
}

/// Of each turn's two runs: neighbours in time saw the same machine.
double ratioOf(const Pair &pair, double Sample::*member)
{
    QList<double> ratios;
    for (qsizetype i = 0; i < pair.ours.size(); ++i)
        ratios << pair.ours[i].*member / pair.theirs[i].*member;
    return median(ratios);
}

} // namespace

QString Context::bigSelect() const
{
    QStringList parts;
    for (int i = 0; i < big; ++i)
        parts << QStringLiteral("select * from wide");
    return parts.join(QStringLiteral(" union all "));
}

Result<Sample> run(const Context &context, const Command &command)
{
    const QString file = context.folder + QStringLiteral("/cost");
    QFile::remove(file);
    QProcess process;
    process.setEnvironment(QProcess::systemEnvironment() + command.environment); // the last one counts
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(context.tools + QStringLiteral("/benchmeasure"),
                  QStringList{file, command.program} + command.arguments);
    if (!process.waitForStarted() || !process.waitForFinished(-1))
        return Error::io(process.errorString());
    const QByteArray output = process.readAllStandardOutput();

    QFile cost(file);
    if (!cost.open(QIODevice::ReadOnly))
        return Error::io(QStringLiteral("%1 did not run").arg(command.program));
    const QList<QByteArray> values = cost.readAll().simplified().split(' ');
    if (values.size() != 5 || values[4] != "0")
        return Error::io(QStringLiteral("%1 %2 ended with code %3")
                             .arg(command.program, command.arguments.join(QLatin1Char(' ')),
                                  QString::fromLatin1(values.value(4))));
    Sample sample;
    sample.seconds = values[0].toDouble();
    sample.cpu = values[1].toDouble() + values[2].toDouble();
    sample.peak = values[3].toDouble() * 1024;
    for (const QByteArray &line : output.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        if (line.startsWith('@') && space > 0)
            sample.figures.insert(QString::fromLatin1(line.mid(1, space - 1)),
                                  line.mid(space + 1).toDouble());
    }
    sample.seconds = sample.figures.value(QStringLiteral("seconds"), sample.seconds);
    sample.cpu = sample.figures.value(QStringLiteral("cpu"), sample.cpu);
    return sample;
}

Command part(const Context &context, const QString &name, const QStringList &arguments)
{
    return {QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--part"), name} + arguments,
            context.windowless};
}

Result<Pair> alternate(const Context &context, const Command &ours, const Command &theirs,
                       const std::function<Result<void>()> &afterTurn)
{
    Pair pair;
    for (int turn = 0; turn < context.turns; ++turn) {
        auto first = run(context, theirs);
        if (!first)
            return first.error();
        auto second = run(context, ours);
        if (!second)
            return second.error();
        pair.theirs << *first;
        pair.ours << *second;
        if (!afterTurn)
            continue;
        if (auto checked = afterTurn(); !checked)
            return checked.error();
    }
    return pair;
}

double percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, qsizetype(double(values.size()) * share))];
}

double median(QList<double> values)
{
    return percentile(std::move(values), 0.5);
}

double median(const QList<Sample> &samples, double Sample::*member)
{
    QList<double> values;
    for (const Sample &sample : samples)
        values << sample.*member;
    return median(std::move(values));
}

double median(const QList<Sample> &samples, const QString &figure)
{
    QList<double> values;
    for (const Sample &sample : samples)
        values << sample.figure(figure);
    return median(std::move(values));
}

Line ratioLine(const QString &what, const Pair &pair, double target)
{
    const double ratio = ratioOf(pair, &Sample::seconds);
    Line line{.what = what,
              .ours = duration(median(pair.ours, &Sample::seconds)),
              .yardstick = duration(median(pair.theirs, &Sample::seconds)),
              .ratio = number(ratio),
              .cpu = number(ratioOf(pair, &Sample::cpu)),
              .peak = median(pair.ours, &Sample::peak)};
    if (target > 0) {
        line.target = QStringLiteral("<= %1").arg(number(target));
        line.met = ratio <= target;
    }
    return line;
}

Line limitLine(const QString &what, double value, double limit, const QString &unit, double peak)
{
    const auto shown = [&unit](double v) { return (number(v) + QLatin1Char(' ') + unit).trimmed(); };
    Line line{.what = what, .ours = shown(value), .peak = peak};
    if (limit > 0) {
        line.target = QStringLiteral("<= %1").arg(shown(limit));
        line.met = value <= limit;
    }
    return line;
}

QString table(const QList<Line> &lines)
{
    QList<QStringList> rows{{QStringLiteral("what"), QStringLiteral("ours"), QStringLiteral("yardstick"),
                             QStringLiteral("ratio"), QStringLiteral("target"), QStringLiteral("CPU ratio"),
                             QStringLiteral("peak RSS"), QString()}};
    for (const Line &line : lines) {
        const QString peak
            = line.peak > 0 ? QStringLiteral("%1 MB").arg(line.peak / 1048576, 0, 'f', 1) : QString();
        const QString verdict = !line.met ? QString()
            : *line.met                   ? QStringLiteral("met")
                                          : QStringLiteral("MISSED");
        rows << QStringList{line.what,   line.ours, line.yardstick, line.ratio,
                            line.target, line.cpu,  peak,           verdict};
        for (qsizetype i = 1; i < rows.last().size() - 1; ++i) {
            if (rows.last()[i].isEmpty())
                rows.last()[i] = QStringLiteral("-");
        }
    }
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        text += row.first().leftJustified(widths.first());
        for (qsizetype i = 1; i < row.size() - 1; ++i)
            text += QStringLiteral("  ") + row[i].rightJustified(widths[i]);
        text += (row.last().isEmpty() ? QString() : QStringLiteral("  ") + row.last()) + QLatin1Char('\n');
    }
    return text;
}

} // namespace bench
