// What an export is made of: cells in rows, which come in batches.
#pragma once

#include "common/core/instant.hpp"
#include "common/core/result.hpp"

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace rollcall::exports {

// Date and time as clocks of a site show them.
struct LocalMoment {
    Date date{};
    Seconds time{0};  // since midnight

    bool operator==(const LocalMoment&) const = default;
};

// Empty, text, a whole number, a number, a day, a moment.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Date, LocalMoment>;
using Row = std::vector<Cell>;

struct Batch {
    std::vector<Row> rows;
    bool last = false;
};

// Where rows come from. What an export derives from; it may refer to the Exchange of its action, which lives longer.
class Rows {
  public:
    virtual ~Rows() = default;

    // Never asked for twice at once, nor again after the last batch or an Error.
    virtual boost::asio::awaitable<Result<Batch>> next() = 0;
};

struct Table {
    std::string name;  // of the file, without its ending: letters, digits, '-' and '_' only
    std::vector<std::string> titles;
    std::unique_ptr<Rows> rows;
};

// All of them at once.
std::unique_ptr<Rows> fixed_rows(std::vector<Row> rows);

LocalMoment local_moment(std::int64_t unix_micros, const std::string& zone);
// Empty when it is not known.
Cell moment_cell(bool is_known, std::int64_t unix_micros, const std::string& zone);

}  // namespace rollcall::exports
