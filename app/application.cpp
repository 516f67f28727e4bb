// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/cli/cli.h"

#include <QApplication>

namespace app {

int run(int argc, char **argv)
{
    if (const auto code = cli::runVerb(argc, argv))
        return *code;
    QApplication application(argc, argv);
    return 0;
}

} // namespace app
