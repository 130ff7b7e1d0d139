#include "deploy/cli/output.hpp"

#include <algorithm>
#include <iomanip>
#include <iostream>

namespace rollcall::cli {

namespace json = boost::json;

namespace {

std::string shown(const json::value& value) {
    if (value.is_null()) return "-";
    if (value.is_string()) return std::string(value.get_string());
    return json::serialize(value);
}

}  // namespace

void print_json(const json::value& value) {
    std::cout << json::serialize(value) << "\n";
}

void print_table(const json::array& rows, const std::vector<std::string>& columns) {
    std::vector<std::vector<std::string>> lines{columns};
    for (const auto& row : rows) {
        auto& line = lines.emplace_back();
        for (const auto& column : columns) line.push_back(shown(row.at(column)));
    }
    std::vector<std::size_t> widths(columns.size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (i + 1 == line.size())
                std::cout << line[i];
            else
                std::cout << std::left << std::setw(static_cast<int>(widths[i]) + 2) << line[i];
        }
        std::cout << "\n";
    }
}

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

}  // namespace rollcall::cli
