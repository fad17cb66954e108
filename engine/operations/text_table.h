#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// A table for a terminal, drawn as pg_probackup draws its own: a rule of '=', the headings, a rule, one line per row.
class TextTable {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string heading;
        Align align = Align::Left;
    };
    struct Cell {
        Cell(std::string cellText) // NOLINT(google-explicit-constructor): rows read as lists of texts
            : text(std::move(cellText))
        {
        }
        Cell(std::string cellText, std::string_view colorSequence)
            : text(std::move(cellText))
            , color(colorSequence)
        {
        }
        std::string text;       ///< UTF-8, printable
        std::string_view color; ///< terminal sequence; empty: plain
    };

    explicit TextTable(std::vector<Column> columns);
    /// As many cells as there are columns.
    void addRow(std::vector<Cell> cells);
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] std::string toString() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<Cell>> m_rows;
    std::vector<std::size_t> m_widths;
};

/// How many columns of a terminal UTF-8 text takes, as far as counting code points can tell.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

namespace color {
inline constexpr std::string_view green = "\033[32m";
inline constexpr std::string_view yellow = "\033[33m";
inline constexpr std::string_view red = "\033[31m";
inline constexpr std::string_view off = "\033[0m";
} // namespace color

} // namespace cairn
