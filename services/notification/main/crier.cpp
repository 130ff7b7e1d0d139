#include "services/notification/main/crier.hpp"

#include "common/log/log.hpp"
#include "common/pg/origin.hpp"
#include "services/notification/store/announcements.hpp"

namespace rollcall::notification {

namespace {

constexpr auto kPeriod = std::chrono::milliseconds(500);

}  // namespace

Crier::Crier(pg::Database& database, const std::string& url, app::Directory directory, std::function<void()> told)
    : database_(database),
      leadership_("crier notification", url),
      directory_(std::move(directory)),
      told_(std::move(told)),
      beat_(kPeriod, [this] { return look(); }) {}

bool Crier::look() {
    try {
        return tell();
    } catch (const std::exception&) {
        leadership_.resign();  // PostgreSQL is away; ask again at the next beat
        return false;
    }
}

bool Crier::tell() {
    auto* connection = leadership_.lead();
    if (!connection) return false;
    bool told = false;
    for (const auto& company : store::companies_with_announcements(*connection)) {
        if (beat_.is_stopping()) return false;
        const auto done = database_.in_tx<bool>(company, {}, [this](pg::Tx& tx) {
            return app::tell_next_announcement(tx, directory_);
        });
        if (!done) {
            log::warning("an announcement waits", {{"company", company.str()}, {"why", done.error().message}});
            continue;
        }
        told = told || *done;
        if (*done) told_();
    }
    return told;
}

}  // namespace rollcall::notification
