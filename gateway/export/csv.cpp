#include "gateway/export/csv.hpp"

#include "common/time/wire.hpp"

#include <charconv>
#include <string_view>

namespace rollcall::exports {

namespace {

constexpr std::string_view kBeginsFormula = "=+-@\t\r\n";
constexpr std::string_view kNeedsQuotes = "\",\r\n";

void append_text(std::string& out, std::string_view text) {
    const bool is_formula = !text.empty() && kBeginsFormula.find(text.front()) != std::string_view::npos;
    if (text.find_first_of(kNeedsQuotes) == std::string_view::npos) {
        if (is_formula) out += '\'';
        out += text;
        return;
    }
    out += '"';
    if (is_formula) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
    char digits[32];
    const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, end);
}

struct Appender {
    std::string& out;

    void operator()(std::monostate) const {}

    void operator()(const std::string& text) const { append_text(out, text); }

    void operator()(std::int64_t number) const { append_number(out, number); }

    void operator()(double number) const { append_number(out, number); }

    void operator()(Date date) const { out += time::format_date(date); }

    void operator()(const LocalMoment& moment) const {
        out += time::format_date(moment.date) + " " + time::format_clock_time(moment.time);
    }
};

class CsvPieces final : public http::Pieces {
  public:
    explicit CsvPieces(Table table) : table_(std::move(table)) {}

    boost::asio::awaitable<Result<http::Piece>> next() override {
        auto asking = table_.rows->next();
        const auto batch = co_await std::move(asking);
        if (!batch) co_return fail(batch.error());
        http::Piece piece{.last = batch->last};
        if (!begun_) append_head(piece.text);
        begun_ = true;
        for (const auto& row : batch->rows) append_csv(piece.text, row);
        co_return piece;
    }

  private:
    void append_head(std::string& out) const {
        out += kByteOrderMark;
        append_csv(out, Row(table_.titles.begin(), table_.titles.end()));
    }

    const Table table_;
    bool begun_ = false;
};

}  // namespace

void append_csv(std::string& out, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += ',';
        std::visit(Appender{out}, row[i]);
    }
    out += "\r\n";
}

std::unique_ptr<http::Pieces> csv_pieces(Table table) {
    return std::make_unique<CsvPieces>(std::move(table));
}

}  // namespace rollcall::exports
