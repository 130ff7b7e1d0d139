#include "gateway/export/table.hpp"

#include "common/time/zone.hpp"

namespace rollcall::exports {

namespace {

class FixedRows final : public Rows {
  public:
    explicit FixedRows(std::vector<Row> rows) : rows_(std::move(rows)) {}

    boost::asio::awaitable<Result<Batch>> next() override { co_return Batch{std::move(rows_), true}; }

  private:
    std::vector<Row> rows_;
};

}  // namespace

std::unique_ptr<Rows> fixed_rows(std::vector<Row> rows) {
    return std::make_unique<FixedRows>(std::move(rows));
}

LocalMoment local_moment(std::int64_t unix_micros, const std::string& zone) {
    const auto at = from_unix_micros(unix_micros);
    return {time::local_date(at, zone), time::local_clock_time(at, zone)};
}

Cell moment_cell(bool is_known, std::int64_t unix_micros, const std::string& zone) {
    return is_known ? Cell(local_moment(unix_micros, zone)) : Cell();
}

}  // namespace rollcall::exports
