// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind's form writes, as files to read: golden/<kind>/<case>/ holds before.json (none: it is made),
// after.json, context.json (optional: user, superuser, facts) and for each version where it changes the
// script, 13.sql, 15.sql, …: that of the highest number not above the server's counts. A case whose lowest
// file is 15.sql is for servers from 15 on. With HOWDAH_WRITE_GOLDEN=1 the files are written anew: read the
// difference before you commit it.
#include "core/kinds/forms.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace core;
using namespace core::ddl;
using namespace core::forms;

namespace {

constexpr int Oldest = 13;
constexpr int Newest = 18;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The lines of both, marked as diff does, so that a failure reads as what changed.
QString difference(const QString &expected, const QString &actual)
{
    const QStringList old = expected.split(QLatin1Char('\n'));
    const QStringList now = actual.split(QLatin1Char('\n'));
    QStringList lines;
    qsizetype at = 0;
    for (const QString &line : old) {
        const qsizetype found = now.indexOf(line, at);
        if (found < 0) {
            lines << QStringLiteral("- ") + line;
            continue;
        }
        for (; at < found; ++at)
            lines << QStringLiteral("+ ") + now.at(at);
        lines << QStringLiteral("  ") + line;
        at = found + 1;
    }
    for (; at < now.size(); ++at)
        lines << QStringLiteral("+ ") + now.at(at);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestGolden : public QObject
{
    Q_OBJECT

    const QString m_root = QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/ddl/golden");
    ObjectForms m_forms = kinds::forms();

private slots:
    void writes_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("version");
        const auto folders = [](const QString &path) {
            return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        };
        for (const QString &kind : folders(m_root)) {
            for (const QString &name : folders(m_root + QLatin1Char('/') + kind)) {
                const QString folder = QStringLiteral("%1/%2/%3").arg(m_root, kind, name);
                int first = Newest + 1;
                for (int version = Newest; version >= Oldest; --version) {
                    if (QFile::exists(QStringLiteral("%1/%2.sql").arg(folder).arg(version)))
                        first = version;
                }
                for (int version = first > Newest ? Oldest : first; version <= Newest; ++version)
                    QTest::addRow("%s/%s on %d", qPrintable(kind), qPrintable(name), version)
                        << kind << folder << version;
            }
        }
    }

    void writes()
    {
        QFETCH(QString, kind);
        QFETCH(QString, folder);
        QFETCH(int, version);
        const ObjectForm *form = m_forms.find(kind);
        QVERIFY(form);
        const auto object = [&](const char *name) {
            const QByteArray json = contents(folder + QLatin1Char('/') + QLatin1String(name));
            const QJsonDocument document = QJsonDocument::fromJson(json);
            if (!json.isEmpty() && !document.isObject())
                qWarning("%s is no JSON object", name);
            return document.object();
        };
        const bool creating = !QFile::exists(folder + QStringLiteral("/before.json"));
        const std::optional<Values> before
            = creating ? std::nullopt : std::optional(Values(object("before.json")));
        const Values after(object("after.json"));
        QVERIFY(!after.json().isEmpty());
        const QJsonObject known = object("context.json");
        Context context;
        context.version.number = version * 10000;
        context.user = known.value(QLatin1String("user")).toString(QStringLiteral("postgres"));
        context.superuser = known.value(QLatin1String("superuser")).toBool(true);
        context.creating = creating;
        context.facts = Values(known.value(QLatin1String("facts")).toObject());

        const QString text = form->write(before, after, context).display() + QLatin1Char('\n');
        QVERIFY(creating || after.flag(QStringLiteral("refresh_collation"))
                || form->write(after, after, context).isEmpty());
        if (before)
            QVERIFY(form->write(before, *before, context).isEmpty());

        QString expected;
        QString used;
        for (int candidate = version; candidate >= Oldest && used.isEmpty(); --candidate) {
            const QString path = QStringLiteral("%1/%2.sql").arg(folder).arg(candidate);
            if (QFile::exists(path)) {
                used = path;
                expected = QString::fromUtf8(contents(path));
            }
        }
        if (qEnvironmentVariableIsSet("HOWDAH_WRITE_GOLDEN")) {
            if (text != expected) {
                QFile file(QStringLiteral("%1/%2.sql").arg(folder).arg(version));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(text.toUtf8());
            }
            return;
        }
        QVERIFY2(!used.isEmpty(), "no script to compare with");
        QVERIFY2(text == expected, qPrintable(used + QLatin1Char('\n') + difference(expected, text)));
    }
};

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
