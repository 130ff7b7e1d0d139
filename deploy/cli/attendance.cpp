#include "common/time/wire.hpp"
#include "deploy/cli/commands.hpp"
#include "deploy/cli/output.hpp"

#include <iostream>
#include <rollcall/attendance/v1/attendance.grpc.pb.h>
#include <rollcall/identity/v1/identity.grpc.pb.h>

namespace rollcall::cli {

namespace json = boost::json;
using attendance::v1::Attendance;
using identity::v1::Identity;

namespace {

// What the command was asked for.
struct Asked {
    std::string company;  // codename; "": all of them
    std::string from;
    std::string to;
    bool refresh = false;
    bool dry_run = false;
};

Result<std::vector<identity::v1::Company>> companies(Shell& shell, const std::string& codename) {
    const auto stub = shell.service<Identity>("identity", 50051);
    ROLLCALL_TRY(const auto found, shell.call(*stub, &Identity::Stub::ListCompanies, common::v1::Empty{}));
    std::vector<identity::v1::Company> chosen;
    for (const auto& company : found.companies())
        if (codename.empty() || company.codename() == codename) chosen.push_back(company);
    if (chosen.empty() && !codename.empty()) return fail(internal_error("there is no company " + codename));
    return chosen;
}

json::object row_of(const std::string& codename, const attendance::v1::RecomputedRecord& record) {
    json::object differences;
    std::string words;
    for (const auto& one : record.differences()) {
        differences[one.name()] = json::object{{"before", one.before()}, {"after", one.after()}};
        words += (words.empty() ? "" : ", ") + one.name() + " " + one.before() + " -> " + one.after();
    }
    return {
        {"company", codename},
        {"businessDate", record.business_date()},
        {"userId", record.user_id()},
        {"attendanceRecordId", record.record_id()},
        {"differences", std::move(differences)},
        {"changes", words},
    };
}

// Prints each batch as it comes, so that nothing grows with the number of records.
class Printer {
  public:
    explicit Printer(bool json) : json_(json) {
        if (json_) std::cout << R"({"changed":[)";
    }

    void print(const std::string& codename, const attendance::v1::RecomputedBatch& batch) {
        looked_at_ += batch.looked_at();
        for (const auto& record : batch.changed()) {
            auto row = row_of(codename, record);
            if (json_) {
                row.erase("changes");
                std::cout << (changed_ == 0 ? "" : ",") << json::serialize(row);
            } else {
                std::cout << codename << "  " << record.business_date() << "  " << record.record_id() << "  "
                          << row["changes"].as_string() << "\n";
            }
            ++changed_;
        }
    }

    void finish(bool dry_run) const {
        if (json_)
            std::cout << "],\"records\":" << looked_at_ << ",\"differing\":" << changed_
                      << ",\"dryRun\":" << (dry_run ? "true" : "false") << "}\n";
        else
            std::cout << looked_at_ << " records, " << changed_ << (dry_run ? " would change" : " changed") << "\n";
    }

  private:
    bool json_;
    std::int64_t looked_at_ = 0;
    std::int64_t changed_ = 0;
};

Result<void> recompute(Shell& shell, const Asked& asked) {
    ROLLCALL_TRY(const auto chosen, companies(shell, asked.company));
    const auto stub = shell.service<Attendance>("attendance", 50053);
    Printer printer(shell.json);
    for (const auto& company : chosen) {
        attendance::v1::RecomputeRequest request;
        request.set_company_id(company.id());
        request.set_date_from(asked.from);
        request.set_date_to(asked.to);
        request.set_refresh(asked.refresh);
        request.set_dry_run(asked.dry_run);
        do {
            ROLLCALL_TRY(const auto batch, shell.call(*stub, &Attendance::Stub::Recompute, request));
            printer.print(company.codename(), batch);
            request.set_cursor(batch.next_cursor());
        } while (!request.cursor().empty());
    }
    printer.finish(asked.dry_run);
    return {};
}

std::string check_date(const std::string& text) {
    return time::parse_date(text) ? "" : "expected a date such as 2026-02-16";
}

}  // namespace

void add_attendance_commands(CLI::App& root, Shell& shell) {
    auto* group = root.add_subcommand("attendance", "Attendance records.")->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    auto* again = shell.command(
        *group,
        "recompute",
        "Fold records again from their punches; says what came out differently.",
        [&shell, asked] { return recompute(shell, *asked); }
    );
    again->add_option("--from", asked->from, "First business date, YYYY-MM-DD.")->required()->check(check_date);
    again->add_option("--to", asked->to, "Last business date, YYYY-MM-DD.")->required()->check(check_date);
    again->add_option("--company", asked->company, "One company's codename; all when left out.");
    again->add_flag(
        "--refresh", asked->refresh, "With today's shifts and policies, instead of what the records keep of theirs."
    );
    again->add_flag("--dry-run", asked->dry_run, "Only say what would change.");
}

}  // namespace rollcall::cli
