#include "common/pg/listing.hpp"

namespace rollcall::pg {

Listing::Listing(
    std::string_view name,
    std::string_view columns,
    std::string_view rows,
    int parameters,
    std::initializer_list<SortField> fields
) {
    const std::string prefix(name);
    const std::string body(rows);
    count_ = {keep(prefix + "_count"), keep("SELECT count(*) " + body)};
    const auto window = " LIMIT $" + std::to_string(parameters + 1) + " OFFSET $" + std::to_string(parameters + 2);
    for (const auto& field : fields)
        for (const std::string direction : {"", " DESC"}) {
            const auto key = (direction.empty() ? "" : "-") + std::string(field.wire);
            // The id makes the order total, so that pages neither repeat nor skip a row.
            const auto order = " ORDER BY " + std::string(field.sql) + direction + ", id" + direction;
            const auto* text = keep("SELECT " + std::string(columns) + ' ' + body + order + window);
            by_sort_.emplace(key, Statement{keep(prefix + '_' + key), text});
        }
}

const char* Listing::keep(std::string text) {
    return texts_.emplace_back(std::move(text)).c_str();
}

Result<Statement> Listing::sorted(const Paging& paging) const {
    const auto found = by_sort_.find((paging.descending ? "-" : "") + paging.sort_field);
    if (found == by_sort_.end())
        return fail(
            invalid_field("sortBy", Fault::not_an_enum, "expected a documented field, '-' before it for descending")
        );
    return found->second;
}

}  // namespace rollcall::pg
