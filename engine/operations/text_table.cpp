#include "operations/text_table.h"

#include <algorithm>

namespace cairn {

std::size_t displayWidth(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

TextTable::TextTable(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
    for (const auto &column : m_columns)
        m_widths.push_back(displayWidth(column.heading));
}

void TextTable::addRow(std::vector<Cell> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        m_widths[i] = std::max(m_widths[i], displayWidth(cells[i].text));
    m_rows.push_back(std::move(cells));
}

std::string TextTable::toString() const
{
    std::size_t total = 0;
    for (const auto width : m_widths)
        total += width + 2;
    const std::string rule = std::string(total, '=') + "\n";

    std::string out = rule;
    const auto append = [&](std::size_t column, const std::string &text, std::string_view color) {
        const std::string gap(m_widths[column] - displayWidth(text), ' ');
        out += ' ';
        if (m_columns[column].align == Align::Right)
            out += gap;
        out += color;
        out += text;
        if (!color.empty())
            out += color::off;
        if (m_columns[column].align == Align::Left)
            out += gap;
        out += ' ';
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        append(i, m_columns[i].heading, {});
    out += "\n" + rule;
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            append(i, row[i].text, row[i].color);
        out += '\n';
    }
    return out;
}

} // namespace cairn
