// SPDX-License-Identifier: GPL-3.0-or-later
// The least a Qt program with a window can do: an empty QMainWindow, painted once.
#include "tests/bench/firstpaint.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    bench::FirstPaint firstPaint;
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
