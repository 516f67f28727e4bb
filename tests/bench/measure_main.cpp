// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and writes what it cost into a file: seconds, user and system seconds, peak memory in KB,
// exit code. A process that starts another one leaves its own peak in the new one's figures; this one is
// small enough not to matter. The program finds the moment of its start (CLOCK_MONOTONIC, nanoseconds) in
// HOWDAH_BENCH_START.
//   benchmeasure FILE PROGRAM [ARGUMENTS]
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>

namespace {

long long now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const long long start = now();
    char text[32];
    std::snprintf(text, sizeof text, "%lld", start);
    setenv("HOWDAH_BENCH_START", text, 1);
    const pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        std::perror(argv[2]);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        return 1;
    const long long end = now();
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    std::FILE *file = std::fopen(argv[1], "w");
    if (!file)
        return 1;
    std::fprintf(file, "%.6f %.6f %.6f %ld %d\n", double(end - start) / 1e9, seconds(usage.ru_utime),
                 seconds(usage.ru_stime), usage.ru_maxrss, code);
    return std::fclose(file) == 0 ? code : 1;
}
