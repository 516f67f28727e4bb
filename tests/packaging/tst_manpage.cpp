// SPDX-License-Identifier: GPL-3.0-or-later
// The man page names every verb and every option there is, and no option that there is not.
#include "app/cli/verb.h"
#include "tests/support/sourcetree.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>

class TestManPage : public QObject
{
    Q_OBJECT

private slots:
    void namesWhatThereIs()
    {
        const auto page = sourcetree::read(QStringLiteral("packaging/howdah.1")).remove(QLatin1Char('\\'));
        QSet<QString> options{QStringLiteral("help"), QStringLiteral("version"),
                              QStringLiteral("playground")};
        for (const auto &verb :
             {app::cli::exportVerb(), app::cli::importVerb(), app::cli::copyVerb(), app::cli::runVerb(),
              app::cli::rolesVerb(), app::cli::ddlVerb(), app::cli::playgroundVerb()}) {
            const auto name = QLatin1String(verb.name);
            QVERIFY2(page.contains(QStringLiteral(".SH HOWDAH ") + QString(name).toUpper()), verb.name);
            for (const auto &option : verb.options)
                options << QLatin1String(option.name);
        }
        static const QRegularExpression named(QStringLiteral("--([a-z][a-z-]*)"));
        QSet<QString> found;
        for (auto walk = named.globalMatch(page); walk.hasNext();)
            found << walk.next().captured(1);
        QCOMPARE(QStringList((found - options).values()), QStringList());
        QCOMPARE(QStringList((options - found).values()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_manpage.moc"
