# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a file that an export wrote with a reader made elsewhere and prints the rows as JSON: a list of lists
of texts, null for what is not there. readback.py KIND FILE"""
import csv
import gzip
import html.parser
import json
import re
import sys
import warnings


def read_csv(path, delimiter=","):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def pairs(items):
    return [[key, value if value is None else json.dumps(value)] for key, value in items]


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=pairs, parse_constant=lambda name: 1 / 0)


def read_jsonl(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    assert lines.pop() == ""
    return [json.loads(line, object_pairs_hook=pairs, parse_constant=lambda name: 1 / 0) for line in lines]


class Table(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.cell, self.title, self.open = [], None, None, []

    def handle_starttag(self, tag, attributes):
        if tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = ""
            self.null = ("class", "null") in attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag in ("td", "th"):
            self.rows[-1].append(None if self.null else self.cell)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data
        elif self.open and self.open[-1] == "title":
            self.title = data


def read_html(path):
    table = Table()
    with open(path, encoding="utf-8", newline="") as file:
        table.feed(file.read())
    table.close()
    assert table.open == []
    return [[table.title]] + table.rows


def read_markdown(path):
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        for line in file.read().split("\n")[:-1]:
            cells = re.split(r"(?<!\\)(?:\\\\)*\|", line)
            assert cells[0] == cells[-1] == "", line
            rows.append([cell[1:-1] for cell in cells[1:-1]])
    return rows


def read_xlsx(path):
    import openpyxl

    warnings.simplefilter("error")
    book = openpyxl.load_workbook(path)
    rows = []
    for sheet in book.worksheets:
        rows.append(["sheet", sheet.title])
        for row in sheet.iter_rows():
            rows.append([None if cell.value is None else f"{cell.data_type} {cell.value}" for cell in row])
    return rows


def read_gzip(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [[file.read()]]


readers = {
    "csv": read_csv,
    "tsv": lambda path: read_csv(path, "\t"),
    "json": read_json,
    "jsonl": read_jsonl,
    "html": read_html,
    "markdown": read_markdown,
    "xlsx": read_xlsx,
    "gzip": read_gzip,
}
print(json.dumps(readers[sys.argv[1]](sys.argv[2])))
