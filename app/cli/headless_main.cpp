// SPDX-License-Identifier: GPL-3.0-or-later
// howdah-headless: the verbs.
#include "app/cli/cli.h"

int main(int argc, char **argv)
{
    return app::cli::run(argc, argv);
}
