// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include <QApplication>

namespace app {

int run(int argc, char **argv)
{
    QApplication application(argc, argv);
    return 0;
}

} // namespace app
