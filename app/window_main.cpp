// SPDX-License-Identifier: GPL-3.0-or-later
// howdah-window: the window.
#include "app/application.h"

int main(int argc, char **argv)
{
    return app::run(argc, argv);
}
