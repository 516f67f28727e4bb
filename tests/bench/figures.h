// SPDX-License-Identifier: GPL-3.0-or-later
// What a part of a benchmark, a process of its own, tells the one that started it: lines "@name value" on
// standard output. "seconds" and "cpu" replace those of the whole process.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <unistd.h>

namespace bench {

inline void figure(const char *name, double value)
{
    std::printf("@%s %.9g\n", name, value);
    std::fflush(stdout);
}

inline double clockSeconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

inline double monotonicSeconds()
{
    return clockSeconds(CLOCK_MONOTONIC);
}

/// User and system time of all threads.
inline double processCpuSeconds()
{
    return clockSeconds(CLOCK_PROCESS_CPUTIME_ID);
}

/// Of a program started by benchmeasure; 0 otherwise.
inline double sinceProgramStart()
{
    const char *start = std::getenv("HOWDAH_BENCH_START");
    return start ? monotonicSeconds() - std::strtod(start, nullptr) / 1e9 : 0;
}

/// A line of /proc/self/status in bytes, such as VmRSS or VmHWM; 0 if there is none.
inline double statusBytes(const char *field)
{
    std::FILE *file = std::fopen("/proc/self/status", "r");
    if (!file)
        return 0;
    char line[256];
    double kilobytes = 0;
    const std::size_t length = std::strlen(field);
    while (std::fgets(line, sizeof line, file)) {
        if (std::strncmp(line, field, length) == 0 && line[length] == ':')
            kilobytes = std::strtod(line + length + 1, nullptr);
    }
    std::fclose(file);
    return kilobytes * 1024;
}

} // namespace bench
