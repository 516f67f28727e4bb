// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/editors/momenttext.h"
#include "ui/editors/transit.h"

#include <QPlainTextDocumentLayout>
#include <QRandomGenerator>
#include <QTextDocument>

using ui::editors::MomentText;
using ui::editors::Transit;

class TestTransit : public QObject
{
    Q_OBJECT

private slots:
    void anyTextComesBackFromADocument()
    {
        QRandomGenerator random(7);
        static const char16_t pieces[]
            = {u'\r',  u'\n',  0x2028, 0x2029, 0xFDD0, 0xFDD1, 0x00A0, 0x240D, 0x240A, 0x21B5, 0x00B6,
               0xFFFC, 0x200D, u'\t',  u'a',   u' ',   0xE000, 0xFFFF, 1,      0x0301, 0x202E};
        for (int round = 0; round < 2000; ++round) {
            QString text;
            for (int i = random.bounded(12); i > 0; --i) {
                const QChar c(pieces[random.bounded(int(std::size(pieces)))]);
                text += random.bounded(4) == 0 ? QStringLiteral("\r\n") : QString(c);
                if (random.bounded(40) == 0)
                    text += QString(random.bounded(9000), random.bounded(2) ? QLatin1Char('x') : c);
            }
            const auto transit = Transit::of(text);
            QTextDocument document;
            document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
            document.setPlainText(transit.toDocument(text));
            const QString back = transit.fromDocument(document.toRawText());
            QVERIFY2(back == text, text.left(50).toUtf8().toPercentEncoding());
        }
    }

    void longLinesAreBroken()
    {
        const QString text = QString(Transit::LongestLine - 1, QLatin1Char('x'))
            + QString::fromUtf8("\xF0\x9F\x98\x80").repeated(3000);
        const auto transit = Transit::of(text);
        for (const QString &line : transit.toDocument(text).split(QLatin1Char('\n'))) {
            QVERIFY(line.size() <= Transit::LongestLine + 2);
            QVERIFY(!line.at(0).isLowSurrogate());
        }
    }

    void momentsKeepWhatIsNotReplaced()
    {
        const char *const texts[] = {"2024-02-29",
                                     "0044-03-15 BC",
                                     "2024-01-01 00:00:00.000001+05:45",
                                     "24:00:00",
                                     "294276-12-31 23:59:59.999999",
                                     "00:00:00-15:59",
                                     "4714-11-24 00:00:00+00 BC",
                                     "1883-11-18 12:00:00+00:19:32"};
        for (const char *text : texts) {
            const auto moment = MomentText::of(QLatin1String(text));
            QVERIFY2(moment.known, text);
            QCOMPARE(moment.text(), QLatin1String(text));
        }
        auto moment = MomentText::of(QStringLiteral("0044-03-15 12:00:00.000001+05:45 BC"));
        QCOMPARE(moment.day(), QDate(-44, 3, 15));
        moment.setDay(QDate(2024, 2, 29));
        QCOMPARE(moment.text(), QStringLiteral("2024-02-29 12:00:00.000001+05:45"));
        moment.setClock(QTime(1, 2, 3));
        QCOMPARE(moment.text(), QStringLiteral("2024-02-29 01:02:03.000001+05:45"));
        for (const char *text : {"infinity", "", "now", "Jan 5 99", "12:34 pm"})
            QVERIFY2(!MomentText::of(QLatin1String(text)).known, text);
    }
};

QTEST_MAIN(TestTransit)
#include "tst_transit.moc"
