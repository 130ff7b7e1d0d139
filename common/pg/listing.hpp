// A list that can be sorted by any documented field: one prepared statement per field and direction, written at start.
#pragma once

#include "common/core/paging.hpp"
#include "common/pg/tx.hpp"

#include <deque>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace rollcall::pg {

class Listing {
  public:
    struct SortField {
        const char* wire;  // "startsAt"
        const char* sql;   // "starts_at"
    };

    // `rows` is "FROM ... WHERE ..." with parameters $1 to $<parameters>; `name` starts every statement's name.
    Listing(
        std::string_view name,
        std::string_view columns,
        std::string_view rows,
        int parameters,
        std::initializer_list<SortField> fields
    );
    Listing(const Listing&) = delete;
    Listing& operator=(const Listing&) = delete;

    // One page and the total. `read` makes an object of a row. Error: sortBy names no documented field.
    template <class Object, class... Args>
    Result<Page<Object>> page(Tx& tx, const Paging& paging, Object (*read)(const pqxx::row&), const Args&... args)
        const {
        ROLLCALL_TRY(const Statement statement, sorted(paging));
        Page<Object> page;
        page.total = tx.exec(count_, args...)[0][0].template as<std::int64_t>();
        for (const auto& row : tx.exec(statement, args..., paging.rows, paging.offset()))
            page.rows.push_back(read(row));
        return page;
    }

  private:
    Result<Statement> sorted(const Paging& paging) const;
    const char* keep(std::string text);

    std::deque<std::string> texts_;  // statements point into it
    std::map<std::string, Statement, std::less<>> by_sort_;
    Statement count_{};
};

}  // namespace rollcall::pg
