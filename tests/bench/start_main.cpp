// SPDX-License-Identifier: GPL-3.0-or-later
// The program exactly as it starts, watched from its application object on: tells when the first window was
// painted.
#include "app/application.h"
#include "tests/bench/firstpaint.h"

namespace {

void watch()
{
    new bench::FirstPaint(QCoreApplication::instance());
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)

int main(int argc, char **argv)
{
    return app::run(argc, argv);
}
