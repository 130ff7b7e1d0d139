#include "gateway/export/download.hpp"

#include "gateway/export/csv.hpp"
#include "gateway/export/xlsx.hpp"

namespace rollcall::exports {

namespace {

constexpr std::string_view kCsv = "text/csv; charset=utf-8; header=present";
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

Format read_format(http::QueryReader& query) {
    const auto format = query.one_of("format", {"json", "csv", "xlsx"});
    if (format == "csv") return Format::csv;
    return format == "xlsx" ? Format::xlsx : Format::json;
}

http::HttpResponse download(Table table, Format format, Workshop& workshop) {
    const bool csv = format == Format::csv;
    http::HttpResponse response{.content_type = csv ? kCsv : kXlsx};
    response.add("Content-Disposition", "attachment; filename=\"" + table.name + (csv ? ".csv" : ".xlsx") + "\"");
    response.pieces = csv ? csv_pieces(std::move(table)) : xlsx_pieces(std::move(table), workshop);
    return response;
}

}  // namespace rollcall::exports
