#include "gateway/export/xlsx_file.hpp"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace rollcall::exports {

namespace {

constexpr char kDateFormat[] = "yyyy-mm-dd";
constexpr char kMomentFormat[] = "yyyy-mm-dd hh:mm:ss";
// A cell holds no more; bytes, so a little less than Excel would take.
constexpr std::size_t kLongestText = 32'000;

lxw_datetime datetime_of(Date date, Seconds time) {
    const std::chrono::hh_mm_ss clock(time);
    return {
        static_cast<int>(date.year()),
        static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day())),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<double>(clock.seconds().count())};
}

// At most that many bytes, never half a character.
std::string shortened(const std::string& text) {
    if (text.size() <= kLongestText) return text;
    auto end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

Error broken(const char* why) {
    return internal_error(std::string("an XLSX file could not be written: ") + why);
}

}  // namespace

struct XlsxFile::Impl {
    explicit Impl(std::string in) : folder(std::move(in)) {}

    ~Impl() {
        // Given up: closing would write it all first.
        if (book != nullptr) lxw_workbook_free(book);
        if (descriptor >= 0) close(descriptor);
        if (!path.empty()) unlink(path.c_str());
    }

    // Text is written as text, so nothing of it is ever a formula.
    struct Put {
        Impl& file;
        lxw_row_t row;
        lxw_col_t column;

        lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }

        lxw_error operator()(const std::string& text) const {
            return worksheet_write_string(file.sheet, row, column, shortened(text).c_str(), nullptr);
        }

        lxw_error operator()(std::int64_t number) const { return (*this)(static_cast<double>(number)); }

        lxw_error operator()(double number) const {
            return worksheet_write_number(file.sheet, row, column, number, nullptr);
        }

        lxw_error operator()(Date date) const {
            auto value = datetime_of(date, Seconds{0});
            return worksheet_write_datetime(file.sheet, row, column, &value, file.date_format);
        }

        lxw_error operator()(const LocalMoment& moment) const {
            auto value = datetime_of(moment.date, moment.time);
            return worksheet_write_datetime(file.sheet, row, column, &value, file.moment_format);
        }
    };

    Result<void> add(const Row& row) {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (const auto failure = std::visit(Put{*this, next_row, static_cast<lxw_col_t>(i)}, row[i]))
                return fail(broken(lxw_strerror(failure)));
        ++next_row;
        return {};
    }

    std::string folder;
    std::string path;
    int descriptor = -1;
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* date_format = nullptr;
    lxw_format* moment_format = nullptr;
    lxw_row_t next_row = 0;
};

XlsxFile::XlsxFile(std::string folder) : impl_(std::make_unique<Impl>(std::move(folder))) {}

XlsxFile::~XlsxFile() = default;

Result<void> XlsxFile::begin(const std::vector<std::string>& titles) {
    auto& file = *impl_;
    file.path = file.folder + "/rollcall-export-XXXXXX";
    file.descriptor = mkstemp(file.path.data());
    if (file.descriptor < 0) {
        file.path.clear();
        return fail(broken("no temporary file"));
    }
    lxw_workbook_options options{.constant_memory = 1, .tmpdir = file.folder.data(), .use_zip64 = 1};
    file.book = workbook_new_opt(file.path.c_str(), &options);
    file.sheet = file.book == nullptr ? nullptr : workbook_add_worksheet(file.book, "Attendance");
    if (file.sheet == nullptr) return fail(broken("no sheet"));
    file.date_format = workbook_add_format(file.book);
    file.moment_format = workbook_add_format(file.book);
    if (file.date_format == nullptr || file.moment_format == nullptr) return fail(broken("no format"));
    format_set_num_format(file.date_format, kDateFormat);
    format_set_num_format(file.moment_format, kMomentFormat);
    return file.add(Row(titles.begin(), titles.end()));
}

Result<void> XlsxFile::add(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        if (impl_->next_row > kMostXlsxRows)
            return fail(
                {.code = Code::unprocessable,
                 .reason = "tooManyRows",
                 .message = "A sheet holds at most 1000000 rows; ask for a shorter range, or for format=csv."}
            );
        ROLLCALL_CHECK(impl_->add(row));
    }
    return {};
}

Result<void> XlsxFile::finish() {
    auto& file = *impl_;
    const auto failure = workbook_close(std::exchange(file.book, nullptr));
    if (failure != LXW_NO_ERROR) return fail(broken(lxw_strerror(failure)));
    // The library writes to the path, which may be another file by then: ours is opened anew.
    close(file.descriptor);
    file.descriptor = open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
    unlink(file.path.c_str());
    file.path.clear();
    if (file.descriptor < 0) return fail(broken("it is gone"));
    return {};
}

Result<std::string> XlsxFile::read(std::size_t most) {
    std::string bytes(most, '\0');
    const auto count = ::read(impl_->descriptor, bytes.data(), bytes.size());
    if (count < 0) return fail(broken("it cannot be read"));
    bytes.resize(static_cast<std::size_t>(count));
    return bytes;
}

}  // namespace rollcall::exports
