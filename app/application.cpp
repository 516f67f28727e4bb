// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/logging.h"
#include "app/program.h"
#include "app/tour.h"
#include "core/base/interrupt.h"
#include "core/profile/conninfo.h"
#include "ui/base/icons.h"

#include <QApplication>
#include <QTimer>

#include <csignal>
#include <thread>

#ifdef HOWDAH_FONTCONFIG
#include <fontconfig/fontconfig.h>
#endif

#include <unistd.h>

namespace app {

namespace {

constexpr int Usage = 2; // as for the verbs
constexpr std::chrono::milliseconds KeptWithin{300};

struct Arguments
{
    bool playground = false;
    QString tour; ///< folder for its files
    QString url;
    QString problem;
};

Arguments parse(const QStringList &list)
{
    Arguments arguments;
    for (qsizetype i = 1; i < list.size(); ++i) {
        const QString &word = list[i];
        if (word == QLatin1String("--playground"))
            arguments.playground = true;
        else if (word == QLatin1String("--tour") && i + 1 < list.size())
            arguments.tour = list[++i];
        else if (!word.startsWith(QLatin1Char('-')) && arguments.url.isEmpty())
            arguments.url = word;
        else
            arguments.problem = word;
    }
    return arguments;
}

/// Fontconfig parses some hundred small files before it knows the first font, 3 to 4 ms in which Qt's own
/// start needs nothing of it. Joined by its destructor: two threads that both need the configuration would
/// both read it.
std::jthread readFontConfiguration()
{
#ifdef HOWDAH_FONTCONFIG
    return std::jthread([] { FcInit(); });
#else
    return {};
#endif
}

} // namespace

int run(int argc, char **argv)
{
    // a file that may not grow is an error of the write, not the end of the program
    std::signal(SIGXFSZ, SIG_IGN);
    installLogging();
    std::jthread fonts = readFontConfiguration();
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("howdah"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HOWDAH_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Howdah"));
    QGuiApplication::setDesktopFileName(QStringLiteral("howdah"));
    QGuiApplication::setWindowIcon(ui::Icons::applicationIcon());

    const Arguments arguments = parse(QCoreApplication::arguments());
    if (!arguments.problem.isEmpty()) {
        qWarning("howdah: unknown argument %s (see howdah --help)", qPrintable(arguments.problem));
        return Usage;
    }

    int code = 0;
    bool ended = true;
    if (fonts.joinable())
        fonts.join();
    {
        Program program;
        std::unique_ptr<Tour> tour;
        program.window().show();
        if (arguments.tour.isEmpty())
            program.window().restoreTabs();
        // Who ends a session waits for nobody's answers: nothing is asked, and what was typed comes back at
        // the next start. Its last letters are written within KeptWithin.
        const core::Interrupt interrupt;
        QObject::connect(&interrupt, &core::Interrupt::interrupted, &application,
                         [] { QTimer::singleShot(KeptWithin, [] { QCoreApplication::exit(); }); });
        if (!arguments.tour.isEmpty()) {
            tour = std::make_unique<Tour>(program, arguments.tour);
            QObject::connect(tour.get(), &Tour::finished, &application,
                             [](int result) { QCoreApplication::exit(result); });
            tour->start();
        } else if (arguments.playground) {
            program.window().startPlayground();
        } else if (!arguments.url.isEmpty()) {
            auto parsed = core::profile::parseConninfo(arguments.url);
            if (parsed)
                program.window().connectAdHoc(parsed->profile, parsed->password);
            else
                qWarning("howdah: %s", qPrintable(parsed.error().message));
        }
        code = QApplication::exec();
        tour.reset();
        ended = program.shutDown(std::chrono::seconds(2));
        if (!ended)
            ::_exit(
                code); // a thread hangs in a system call: nobody may wait for it, nor tear down what it uses
    }
    return code;
}

} // namespace app
