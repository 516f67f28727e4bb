// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/htmlwriter.h"

#include "core/result/typeinfo.h"
#include "core/transfer/bytescan.h"

namespace core::transfer {

namespace {

constexpr char Style[] = "body{font:14px sans-serif;margin:24px}"
                         "table{border-collapse:collapse}"
                         "th,td{border:1px solid #8888;padding:4px 8px;text-align:left;vertical-align:top;"
                         "white-space:pre-wrap}"
                         "th{position:sticky;top:0;background:#eee;color:#000}"
                         ".n{text-align:right;font-variant-numeric:tabular-nums}"
                         ".null{color:#888;font-style:italic}";

} // namespace

HtmlWriter::HtmlWriter(ByteSink &target, const WriteOptions &options, Progress &progress, bool flushWhenIdle)
    : RowWriter(target, progress, flushWhenIdle)
    , m_options(options)
{
}

void HtmlWriter::start()
{
    for (const result::Column &column : columns())
        m_right.push_back(result::alignsRight(column.typeOid));
    if (!m_options.fragment) {
        m_out.put("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>");
        text(0, m_options.title.isEmpty() ? QByteArrayLiteral("Howdah") : m_options.title.toUtf8());
        m_out.put("</title>\n<style>");
        m_out.put(Style, sizeof Style - 1);
        m_out.put("</style>\n</head>\n<body>\n");
    }
    m_out.put("<table>\n");
    if (m_options.columnNames) {
        m_out.put("<thead>\n<tr>");
        for (qsizetype i = 0; i < columns().size(); ++i) {
            m_out.put(m_right[std::size_t(i)] ? "<th class=\"n\">" : "<th>");
            text(i, columns()[i].name.toUtf8());
            m_out.put("</th>");
        }
        m_out.put("</tr>\n</thead>\n");
    }
    m_out.put("<tbody>\n");
}

void HtmlWriter::writeRow(std::span<const result::CellView> cells)
{
    m_out.put("<tr>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].null) {
            m_out.put("<td class=\"null\">");
            text(qsizetype(i), m_options.csv.nullText);
        } else {
            m_out.put(m_right[i] ? "<td class=\"n\">" : "<td>");
            text(qsizetype(i), cells[i].bytes());
        }
        m_out.put("</td>");
    }
    m_out.put("</tr>\n");
}

void HtmlWriter::finish()
{
    m_out.put("</tbody>\n</table>\n");
    if (!m_options.fragment)
        m_out.put("</body>\n</html>\n");
}

void HtmlWriter::text(qsizetype column, QByteArrayView text)
{
    if (!isValidUtf8(text))
        return refuse(column, QStringLiteral("is not valid UTF-8"));
    const char *run = text.begin();
    const auto instead = [&](const char *at, QByteArrayView entity) {
        m_out.put(QByteArrayView(run, at));
        m_out.put(entity);
        run = at + 1;
    };
    for (const char *at = run; at < text.end(); ++at) {
        switch (*at) {
        case '&':
            instead(at, "&amp;");
            break;
        case '<':
            instead(at, "&lt;");
            break;
        case '>':
            instead(at, "&gt;");
            break;
        case '"':
            instead(at, "&quot;");
            break;
        case '\r': // a bare one is read as a line feed
            instead(at, "&#13;");
            break;
        default:
            break;
        }
    }
    m_out.put(QByteArrayView(run, text.end()));
}

} // namespace core::transfer
