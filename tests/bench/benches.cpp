// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"

namespace bench {

const QList<Bench> &benches()
{
    static const QList<Bench> list{browseBench(), completeBench(), exportBench(), formatsBench(),
                                   importBench(), readBench(),     scrollBench(), streamBench(),
                                   sortBench(),   findBench(),     startBench(),  editBench(),
                                   scriptBench()};
    return list;
}

const QList<Part> &parts()
{
    static const QList<Part> list
        = browseParts() + readParts() + scrollParts() + streamParts() + analysisParts() + editParts();
    return list;
}

} // namespace bench
