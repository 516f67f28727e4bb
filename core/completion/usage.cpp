// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/usage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>

#include <algorithm>
#include <chrono>
#include <vector>

namespace core::completion {

namespace {

constexpr std::chrono::seconds WriteAfter{5};
constexpr qint64 LargestFile = 1024 * 1024;

} // namespace

UsageCounts readUsage(const QByteArray &text)
{
    UsageCounts counts;
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype space = line.indexOf(' ');
        bool isNumber = false;
        const quint32 count = line.left(space).toUInt(&isNumber);
        if (space <= 0 || !isNumber || count == 0)
            continue;
        QByteArray name;
        for (qsizetype i = space + 1; i < line.size(); ++i) {
            if (line[i] == '\\' && i + 1 < line.size()) {
                ++i;
                name += line[i] == 'n' ? '\n' : line[i] == 'r' ? '\r' : line[i];
            } else {
                name += line[i];
            }
        }
        counts.insert(name, count);
    }
    return counts;
}

QByteArray writeUsage(const UsageCounts &counts)
{
    std::vector<std::pair<quint32, QByteArray>> sorted;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        sorted.emplace_back(at.value(), at.key());
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QByteArray text;
    for (auto &[count, name] : sorted) {
        name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        text += QByteArray::number(count) + ' ' + name + '\n';
    }
    return text;
}

Usage::Usage(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(WriteAfter);
    connect(&m_timer, &QTimer::timeout, this, &Usage::write);
    if (m_file.isEmpty())
        return;
    m_writer.start([this, path = m_file] {
        QFile stored(path);
        if (!stored.open(QIODevice::ReadOnly))
            return;
        auto read = readUsage(stored.read(LargestFile));
        // the destructor waits for this thread, so `this` is there
        QMetaObject::invokeMethod(
            this,
            [this, read = std::move(read)] {
                auto merged = read;
                for (auto at = m_counts->cbegin(); at != m_counts->cend(); ++at)
                    merged[at.key()] += at.value();
                m_counts = std::make_shared<const UsageCounts>(std::move(merged));
            },
            Qt::QueuedConnection);
    });
}

Usage::~Usage()
{
    flush();
}

void Usage::flush()
{
    if (m_timer.isActive())
        write();
    m_writer.waitForDone();
}

void Usage::count(const QByteArray &name)
{
    if (name.isEmpty())
        return;
    auto counts = std::make_shared<UsageCounts>(*m_counts);
    ++(*counts)[name];
    if (counts->size() > MostNames) {
        // all count half: what is used no more goes, and what is new can get ahead
        counts->removeIf([](UsageCounts::iterator at) {
            *at /= 2;
            return *at == 0;
        });
    }
    m_counts = std::move(counts);
    if (!m_file.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void Usage::write()
{
    m_timer.stop();
    m_writer.start([path = m_file, counts = m_counts] {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return; // a comfort: errors are not told
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(writeUsage(*counts));
        file.commit();
    });
}

} // namespace core::completion
