#include "gateway/api/workforceos/list_query.hpp"

#include "common/core/id.hpp"
#include "common/time/wire.hpp"

#include <algorithm>
#include <charconv>

namespace rollcall::workforceos {

namespace {

constexpr int kMostPages = 4'000'000;
constexpr int kMostRows = 500;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_in_any_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string list_of(Names names) {
    std::string list;
    for (const auto name : names) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

}  // namespace

ListQuery::ListQuery(const http::HttpRequest& request)
    : parameters_(http::decode_query(request.query).value_or(http::QueryParameters{})) {}

void ListQuery::fault(std::string_view name, Fault fault, std::string message) {
    faults_.push_back({std::string(name), fault, std::move(message)});
}

template <class Canonical>
common::v1::AnyOf ListQuery::any_of(
    std::string_view name, Fault wrong, const std::string& wanted, Canonical canonical
) {
    common::v1::AnyOf filter;
    bool faulty = false;
    for (const auto& [known, text] : parameters_) {
        if (known != name) continue;
        if (text == "null") {
            filter.set_or_null(true);
            echo_.filters.push_back({known, std::nullopt});
        } else if (std::optional<std::string> value = canonical(text)) {
            echo_.filters.push_back({known, value});
            filter.add_values(std::move(*value));
        } else {
            faulty = true;
        }
    }
    if (faulty) fault(name, wrong, wanted);
    return filter;
}

common::v1::AnyOf ListQuery::ids(std::string_view name) {
    return any_of(name, Fault::not_an_id, "expected a UUID", [](const std::string& text) -> std::optional<std::string> {
        const auto bytes = parse_uuid(text);
        if (!bytes) return std::nullopt;
        return format_uuid(*bytes);
    });
}

common::v1::AnyOf ListQuery::dates(std::string_view name) {
    return any_of(
        name,
        Fault::not_a_date,
        "expected a date, like 2026-02-16",
        [](const std::string& text) -> std::optional<std::string> {
            if (!time::parse_date(text)) return std::nullopt;
            return text;
        }
    );
}

common::v1::AnyOf ListQuery::one_of(std::string_view name, Names allowed) {
    return any_of(
        name,
        Fault::not_an_enum,
        "expected one of " + list_of(allowed),
        [allowed](const std::string& text) -> std::optional<std::string> {
            for (const auto known : allowed)
                if (same_in_any_case(known, text)) return std::string(known);
            return std::nullopt;
        }
    );
}

common::v1::AnyOf ListQuery::truths(std::string_view name) {
    return any_of(
        name,
        Fault::not_valid,
        "expected true or false",
        [](const std::string& text) -> std::optional<std::string> {
            for (const std::string_view known : {"true", "false"})
                if (same_in_any_case(known, text)) return std::string(known);
            return std::nullopt;
        }
    );
}

std::optional<std::string_view> ListQuery::single(std::string_view name) {
    std::optional<std::string_view> value;
    for (const auto& [known, text] : parameters_) {
        if (known != name) continue;
        if (value) {
            fault(name, Fault::not_valid, "given more than once");
            return std::nullopt;
        }
        value = text;
    }
    return value;
}

std::optional<std::string> ListQuery::date(std::string_view name) {
    const auto text = single(name);
    if (!text) return std::nullopt;
    if (!time::parse_date(*text)) {
        fault(name, Fault::not_a_date, "expected a date, like 2026-02-16");
        return std::nullopt;
    }
    echo_.filters.push_back({std::string(name), std::string(*text)});
    return std::string(*text);
}

void ListQuery::require_order(
    std::string_view to_name, const std::optional<std::string>& from, const std::optional<std::string>& to
) {
    // Dates of this form compare as text.
    if (from && to && *to < *from) fault(to_name, Fault::not_valid, "must not be before the first date");
}

int ListQuery::number(std::string_view name, int fallback, int most) {
    const auto text = single(name);
    if (!text) return fallback;
    int value = 0;
    const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (failure == std::errc{} && end == text->data() + text->size() && value >= 1 && value <= most) return value;
    fault(name, Fault::not_valid, "expected a whole number from 1 to " + std::to_string(most));
    return fallback;
}

common::v1::Page ListQuery::page(Names sortable) {
    echo_.page_number = number("pageNumber", echo_.page_number, kMostPages);
    echo_.page_row_count = number("pageRowCount", echo_.page_row_count, kMostRows);
    common::v1::Page page;
    page.set_page_number(echo_.page_number);
    page.set_page_row_count(echo_.page_row_count);
    if (const auto order = single("sortBy")) {
        const auto field = order->starts_with('-') ? order->substr(1) : *order;
        if (std::find(sortable.begin(), sortable.end(), field) == sortable.end()) {
            fault("sortBy", Fault::not_valid, "expected one of " + list_of(sortable) + ", with '-' for descending");
        } else {
            page.set_sort_by(std::string(*order));
        }
    }
    return page;
}

Result<ListEcho> ListQuery::verdict() {
    if (!faults_.empty()) return fail(invalid_fields(std::move(faults_)));
    return std::move(echo_);
}

}  // namespace rollcall::workforceos
