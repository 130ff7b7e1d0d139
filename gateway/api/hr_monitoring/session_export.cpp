#include "gateway/api/hr_monitoring/session_export.hpp"

#include "common/time/wire.hpp"
#include "gateway/clients/perform.hpp"

namespace rollcall::hr_monitoring {

namespace {

using attendance::v1::ListSessionsRequest;
using attendance::v1::Record;
using exports::Cell;

constexpr int kPiece = 1'000;  // records of one call

const std::vector<std::string>& titles() {
    static const std::vector<std::string> all{
        "date",
        "employee",
        "user_id",
        "time_zone",
        "check_in",
        "check_out",
        "shift_start",
        "shift_end",
        "work_mode",
        "session_status",
        "classification",
        "worked_minutes",
        "paid_minutes",
        "total_break_minutes",
        "overtime_minutes",
        "late_minutes",
        "early_checkout_minutes",
        "duration_minutes",
        "id"};
    return all;
}

Cell minutes(bool is_known, std::int32_t count) {
    return is_known ? Cell(std::int64_t{count}) : Cell();
}

exports::Row row_of(const Record& record) {
    const auto& zone = record.time_zone();
    const bool closed = record.has_check_out_us();
    return {
        time::parse_date(record.business_date()).value_or(Date{}),
        record.person().full_name(),
        record.user_id(),
        zone,
        exports::moment_cell(record.has_check_in_us(), record.check_in_us(), zone),
        exports::moment_cell(closed, record.check_out_us(), zone),
        exports::moment_cell(record.has_shift_starts_us(), record.shift_starts_us(), zone),
        exports::moment_cell(record.has_shift_ends_us(), record.shift_ends_us(), zone),
        record.work_mode(),
        record.session_status(),
        record.classification(),
        minutes(closed, record.worked_minutes()),
        minutes(closed, record.paid_minutes()),
        minutes(record.has_check_in_us(), record.break_minutes()),
        minutes(closed, record.overtime_minutes()),
        minutes(record.has_check_in_us(), record.late_minutes()),
        minutes(closed, record.early_checkout_minutes()),
        minutes(closed, record.duration_minutes()),
        record.id()};
}

class SessionRows final : public exports::Rows {
  public:
    SessionRows(http::Exchange& exchange, const clients::AttendanceClient& client, ListSessionsRequest request)
        : exchange_(exchange), client_(client), request_(std::move(request)) {
        request_.set_limit(kPiece);
        request_.clear_rows_in_all();
    }

    boost::asio::awaitable<Result<exports::Batch>> next() override {
        auto asking = clients::ask(exchange_, client_.list_sessions, request_);
        const auto page = co_await std::move(asking);
        if (!page) co_return fail(page.error());
        exports::Batch batch{.last = page->next_cursor().empty()};
        for (const auto& record : page->records()) batch.rows.push_back(row_of(record));
        request_.set_cursor(page->next_cursor());
        co_return batch;
    }

  private:
    http::Exchange& exchange_;
    const clients::AttendanceClient& client_;
    ListSessionsRequest request_;
};

}  // namespace

exports::Table session_table(
    http::Exchange& exchange, const clients::AttendanceClient& client, ListSessionsRequest request
) {
    return {
        .name = "attendance",
        .titles = titles(),
        .rows = std::make_unique<SessionRows>(exchange, client, std::move(request))};
}

}  // namespace rollcall::hr_monitoring
