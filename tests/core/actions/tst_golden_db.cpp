// SPDX-License-Identifier: GPL-3.0-or-later
// What every action writes for every kind, as files to read: golden/<action>.sql, for all servers (see
// versionedtext.h). Of each kind the first objects by name with which it can be done, as the action offers
// itself, then the first one with each of its fields chosen otherwise, then all of them together. With
// HOWDAH_WRITE_GOLDEN=1 the lines of the server are written anew: once on each, and read the difference
// before you commit it.
#include "core/actions/action.h"
#include "core/actions/actionkinds.h"
#include "core/actions/scripts.h"
#include "tests/support/allkinds.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/versionedtext.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace core;
using namespace core::actions;
using catalog::ObjectRef;
using forms::FieldSpec;
using forms::Values;

namespace {

constexpr qsizetype OfEachKind = 2;
constexpr qsizetype LookedAt = 12; ///< of each kind, to find those with which it can be done
const QString Root = QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/actions/golden");

struct Variant
{
    QString what;
    Values values;
};

/// As offered, and with each field chosen otherwise.
QList<Variant> variants(const Action &action, const Situation &situation, const Values &first)
{
    QList<Variant> list{{{}, first}};
    const forms::FormSpec spec = action.fields ? action.fields(situation) : forms::FormSpec();
    for (const forms::FieldGroup &group : spec.groups) {
        for (const FieldSpec &field : group.fields) {
            Values other = first;
            if (field.type == FieldSpec::Type::Flag) {
                other.setFlag(field.id, !first.flag(field.id));
                list.append(
                    {field.id + (first.flag(field.id) ? QStringLiteral(" off") : QStringLiteral(" on")),
                     other});
            } else if (field.type == FieldSpec::Type::OneOf) {
                for (const forms::Choice &choice : field.choices) {
                    if (choice.value == first.text(field.id))
                        continue;
                    other.setText(field.id, choice.value);
                    list.append({QStringLiteral("%1 %2").arg(field.id, choice.value), other});
                }
            }
        }
    }
    return list;
}

} // namespace

class TestActionsGolden : public QObject
{
    Q_OBJECT

    support::AllKinds m_world;
    QMap<QString, QList<ObjectRef>> m_examples; ///< of each kind, by name

    /// Without what is another one each time: the database's name, numbers of objects.
    QString steady(QString text, const Situation &situation) const
    {
        text.replace(m_world.database().name, QStringLiteral("the_database"));
        for (const Target &target : situation.targets)
            text.replace(QRegularExpression(QStringLiteral("\\b%1\\b").arg(target.oid)),
                         QStringLiteral("OID"));
        return text;
    }
    QString entry(const Action &action, const Situation &situation, const Variant &variant) const
    {
        QStringList names;
        for (const Target &target : situation.targets)
            names << target.identity;
        QString head
            = QStringLiteral("%1 %2").arg(situation.targets.first().kind, names.join(QStringLiteral(", ")));
        if (!variant.what.isEmpty())
            head += QStringLiteral(" (%1)").arg(variant.what);
        const Answer answer = action.write(situation, variant.values);
        QString text = QStringLiteral("-- ") + head.replace(QLatin1Char('\n'), QStringLiteral("\\n"))
            + QLatin1Char('\n');
        for (const QString &remark : {answer.obstacle, answer.note}) {
            if (!remark.isEmpty())
                text += QStringLiteral("-- = ") + remark + QLatin1Char('\n');
        }
        if (!answer.script.isEmpty())
            text += answer.script.display() + QLatin1Char('\n');
        return steady(text, situation) + QLatin1Char('\n');
    }
    static Values values(const QString &action, const Situation &situation)
    {
        Values values = support::AllKinds::chosen(action, situation);
        if (action == QLatin1String("attach")) {
            values.setText(QStringLiteral("parent"), QStringLiteral("relations.by_list"));
            values.setText(QStringLiteral("bound"), QStringLiteral("for values in ('it''s')"));
        }
        return values;
    }
    /// Compares with the file, or writes it.
    void check(const QString &name, const QString &text)
    {
        const int major = TestServer::major();
        QFile file(QStringLiteral("%1/%2.sql").arg(Root, name));
        support::VersionedText golden(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                                                     : QString());
        file.close();
        if (qEnvironmentVariableIsSet("HOWDAH_WRITE_GOLDEN")) {
            golden.set(major, text);
            QVERIFY(QDir().mkpath(Root));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(golden.toText().toUtf8());
            return;
        }
        const QStringList old = golden.of(major).split(QLatin1Char('\n'));
        const QStringList now = text.split(QLatin1Char('\n'));
        for (qsizetype line = 0; line < std::max(old.size(), now.size()); ++line) {
            QVERIFY2(old.value(line) == now.value(line),
                     qPrintable(QStringLiteral("%1, line %2 of %3\n- %4\n+ %5")
                                    .arg(file.fileName())
                                    .arg(line + 1)
                                    .arg(major)
                                    .arg(old.value(line), now.value(line))));
        }
    }

private slots:
    void initTestCase()
    {
        VERIFY_OK(m_world.open(support::AllKinds::Files::Oldest));
        QSet<std::pair<qint64, qint64>> seen;
        QMap<QString, QMap<QString, ObjectRef>> byKind; // and what the server calls it
        for (const ObjectRef &ref : m_world.objects()) {
            // roles, databases, tablespaces are everybody's on the server
            if (!findActionKind(ref.kind) || ref.database.isEmpty() || seen.contains({ref.oid, ref.sub}))
                continue;
            seen.insert({ref.oid, ref.sub}); // a published table stands in the tree twice
            byKind[ref.kind].insert(
                QStringLiteral("%1.%2 %3 %4").arg(ref.schema, ref.parent, ref.text(), ref.detail), ref);
        }
        for (auto kind = byKind.cbegin(); kind != byKind.cend(); ++kind)
            m_examples.insert(kind.key(), kind->values().mid(0, LookedAt));
        m_examples.insert(QStringLiteral("database"), {m_world.database()});
    }

    void writes_data()
    {
        QTest::addColumn<QString>("action");
        for (const Action &action : core::actions::actions())
            QTest::newRow(qPrintable(action.id)) << action.id;
    }
    void writes()
    {
        QFETCH(QString, action);
        const Action &known = *findAction(action);
        QString text;
        for (const QList<ObjectRef> &examples : std::as_const(m_examples)) {
            if (!findActionKind(examples.first().kind)->actions.contains(action))
                continue;
            QList<ObjectRef> chosen;
            QList<ObjectRef> others;
            for (const ObjectRef &ref : examples) {
                auto read = m_world.situation(ref);
                VERIFY_OK(read);
                QVERIFY2(read->targets.size() == 1, qPrintable(ref.name));
                const bool possible = !known.write(*read, values(action, *read)).script.isEmpty();
                (possible ? chosen : others) << ref;
            }
            chosen = (chosen + others).mid(0, OfEachKind);
            for (const ObjectRef &ref : std::as_const(chosen)) {
                auto read = m_world.situation(ref);
                VERIFY_OK(read);
                const bool first = ref == chosen.first();
                for (const Variant &variant :
                     variants(known, *read, values(action, *read)).mid(0, first ? -1 : 1))
                    text += entry(known, *read, variant);
            }
            if (known.several && chosen.size() > 1) {
                auto read = m_world.situation(chosen);
                VERIFY_OK(read);
                text += entry(known, *read, {{}, values(action, *read)});
            }
        }
        QVERIFY(!text.isEmpty());
        check(action, text);
    }

    void scriptsToStartFrom_data()
    {
        QTest::addColumn<QString>("script");
        for (const ScriptKind &kind : scriptKinds())
            QTest::newRow(qPrintable(kind.id)) << kind.id;
    }
    void scriptsToStartFrom()
    {
        QFETCH(QString, script);
        QString text;
        for (const ScriptKind &kind : scriptKinds()) {
            if (kind.id != script)
                continue;
            for (const QString &of : kind.kinds) {
                for (const ObjectRef &ref : m_examples.value(of).mid(0, OfEachKind)) {
                    auto read = m_world.run<QString>([&](session::Link &link, session::Job &job) {
                        return readScript(link, job, m_world.library(), script, ref);
                    });
                    VERIFY_OK(read);
                    text
                        += QStringLiteral("-- %1 %2\n%3\n")
                               .arg(of, QString(ref.text()).replace(QLatin1Char('\n'), QStringLiteral("\\n")),
                                    *read);
                }
            }
        }
        check(QStringLiteral("script-") + script, text);
    }
};

QTEST_MAIN(TestActionsGolden)
#include "tst_golden_db.moc"
