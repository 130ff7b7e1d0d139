#include "gateway/api/timeclock/exports.hpp"

#include "common/time/wire.hpp"
#include "gateway/api/timeclock/hours.hpp"
#include "gateway/clients/perform.hpp"

namespace rollcall::timeclock {

namespace {

using namespace attendance::v1;
using exports::Cell;

constexpr int kPiece = 1'000;  // records of one call

Cell text(bool is_known, const std::string& words) {
    return is_known ? Cell(words) : Cell();
}

Cell place(const Remark& said) {
    if (!said.has_location()) return text(said.has_place_name(), said.place_name());
    return std::to_string(said.location().lat()) + "," + std::to_string(said.location().lng());
}

Cell truth(bool is_so) {
    return std::string(is_so ? "true" : "false");
}

exports::Row row_of(const Sheet& sheet) {
    const auto& record = sheet.record();
    const auto& zone = record.time_zone();
    return {
        time::parse_date(record.business_date()).value_or(Date{}),
        exports::moment_cell(record.has_check_in_us(), record.check_in_us(), zone),
        exports::moment_cell(record.has_check_out_us(), record.check_out_us(), zone),
        zone,
        text(sheet.check_in().has_note(), sheet.check_in().note()),
        text(sheet.check_out().has_note(), sheet.check_out().note()),
        place(sheet.check_in()),
        place(sheet.check_out()),
        hours_of(record.worked_minutes()),
        truth(record.is_late()),
        truth(record.is_early()),
        record.user_id(),
        record.id()};
}

class SheetRows final : public exports::Rows {
  public:
    SheetRows(http::Exchange& exchange, const clients::TimesheetsClient& client, ListSheetsRequest request)
        : exchange_(exchange), client_(client), request_(std::move(request)) {
        request_.set_limit(kPiece);
    }

    boost::asio::awaitable<Result<exports::Batch>> next() override {
        auto asking = clients::ask(exchange_, client_.list_sheets, request_);
        const auto page = co_await std::move(asking);
        if (!page) co_return fail(page.error());
        exports::Batch batch{.last = page->next_cursor().empty()};
        for (const auto& sheet : page->sheets()) batch.rows.push_back(row_of(sheet));
        request_.set_cursor(page->next_cursor());
        co_return batch;
    }

  private:
    http::Exchange& exchange_;
    const clients::TimesheetsClient& client_;
    ListSheetsRequest request_;
};

}  // namespace

exports::Table sheet_table(
    http::Exchange& exchange, const clients::TimesheetsClient& client, ListSheetsRequest request
) {
    return {
        .name = "timesheet",
        .titles =
            {"date",
             "timeIn",
             "timeOut",
             "timeZone",
             "timeInDescription",
             "timeOutDescription",
             "timeInLocation",
             "timeOutLocation",
             "workedHours",
             "isLate",
             "isEarly",
             "userId",
             "id"},
        .rows = std::make_unique<SheetRows>(exchange, client, std::move(request))};
}

exports::Table summary_table(const Summary& summary) {
    std::vector<exports::Row> rows;
    for (const auto& person : summary.rows()) {
        const auto& sums = person.sums();
        rows.push_back(
            {person.user_id(),
             person.full_name(),
             text(person.has_department(), person.department()),
             std::int64_t{sums.worked_minutes()},
             hours_of(sums.worked_minutes()),
             std::int64_t{sums.days()},
             std::int64_t{sums.late()},
             std::int64_t{sums.early()},
             std::int64_t{sums.absent()},
             std::int64_t{sums.overtime_minutes()}}
        );
    }
    return {
        .name = "summary-" + summary.date_from() + "-" + summary.date_to(),
        .titles =
            {"userId",
             "fullname",
             "department",
             "workedMinutes",
             "workedHours",
             "days",
             "late",
             "early",
             "absent",
             "overtimeMinutes"},
        .rows = exports::fixed_rows(std::move(rows))};
}

}  // namespace rollcall::timeclock
