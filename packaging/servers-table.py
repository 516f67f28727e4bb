#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line per server version of ctest's reports, then what failed and what was left out, with the reason.

usage: servers-table.py FOLDER MAJOR...   (FOLDER holds MAJOR.xml); fails where a report is missing or tells of a failure
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as xml


def read(path):
    """(the server's version, programs that passed, names of those that failed, {reason: test functions left out},
    seconds)"""
    version, passed, failed, skipped, seconds = "", 0, [], {}, 0.0
    for case in xml.parse(path).getroot().iter("testcase"):
        seconds += float(case.get("time", 0))
        text = case.findtext("system-out") or ""
        if case.get("name") in ("server_start", "server_stop") and case.get("status") == "run":
            version = version or "".join(re.findall(r"^PostgreSQL (\S+)", text, re.MULTILINE))
            continue
        if case.get("status") == "run":
            passed += 1
        else:
            wrong = re.findall(r"^(?:FAIL!|XPASS) +: \w+::(\S+)", text, re.MULTILINE)
            failed.append(" ".join([case.get("name"), *dict.fromkeys(wrong)]))
        for function, reason in re.findall(r"^SKIP +: (\S+) (.*)", text, re.MULTILINE):
            skipped.setdefault(reason, []).append(function)
    return version, passed, failed, skipped, seconds


def main(folder, majors):
    ok = True
    notes = []
    print(f"\n{'server':<8}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for major in majors:
        path = pathlib.Path(folder, major + ".xml")
        try:
            version, passed, failed, skipped, seconds = read(path)
        except (OSError, xml.ParseError) as error:
            print(f"{major:<8}no report: {error}")
            ok = False
            continue
        if version.split(".")[0] != major:
            failed.append(f"the server was {version or 'never started'}")
        ok = ok and not failed and passed > 0
        left_out = sum(map(len, skipped.values()))
        print(f"{version or major:<8}{passed:>8}{len(failed):>8}{left_out:>9}{seconds:>9.0f}")
        notes += [f"{major} failed: {name}" for name in failed]
        notes += [f"{major} skipped: {' '.join(names)}: {reason}" for reason, names in skipped.items()]
    print("(passed and failed count test programs, skipped their single tests)")
    print("\n".join(notes))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
