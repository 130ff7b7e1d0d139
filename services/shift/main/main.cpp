#include "common/rpc/channel.hpp"
#include "common/runtime/process.hpp"
#include "common/service/service.hpp"
#include "services/shift/events/apply.hpp"
#include "services/shift/main/clock.hpp"
#include "services/shift/main/planner.hpp"
#include "services/shift/rpc/identity_directory.hpp"
#include "services/shift/rpc/shift_planning.hpp"
#include "services/shift/store/meanings.hpp"

namespace {

using namespace rollcall;

struct ShiftSettings {
    service::Settings service;
    std::string clock_database_url;
    std::string default_manager_scope;
};

service::Contents build(const service::Parts& parts, const ShiftSettings& settings) {
    const auto& common = parts.settings;
    const auto identity = rpc::make_channel(common.identity_address);
    shift::app::Planning planning{
        shift::rpc::identity_directory(identity, common.internal_key),
        settings.default_manager_scope == "team" ? ManagerScope::team : ManagerScope::company};
    service::Contents contents;
    const auto wake = [&relay = parts.relay] { relay.wake(); };
    contents.keep.push_back(
        std::make_shared<shift::Planner>(parts.database, settings.clock_database_url, planning, wake)
    );
    contents.rpc.push_back(
        std::make_shared<shift::rpc::ShiftPlanning>(parts.endpoint, parts.database, std::move(planning))
    );
    for (const char* stream : {"identity", "attendance"})
        contents.consume.push_back(
            {.redis_url = common.redis, .stream = stream, .group = common.name, .lock_url = common.database_url}
        );
    contents.apply = shift::events::apply;
    contents.keep.push_back(std::make_shared<shift::Clock>(settings.clock_database_url, wake));
    return contents;
}

}  // namespace

int main(int argc, char** argv) {
    ShiftSettings settings;
    const auto read = [&](config::Reader& reader) {
        settings.service = service::read_settings(reader, "shift", 50052, 9102);
        settings.clock_database_url =
            reader.secret("ROLLCALL_SHIFT_CLOCK_DATABASE_URL", "conninfo of the role that keeps shifts' states");
        settings.default_manager_scope = reader.one_of(
            "ROLLCALL_DEFAULT_MANAGER_SCOPE",
            "company",
            {"company", "team"},
            "how far managers reach unless a company's policy says"
        );
    };
    const auto run = [&] {
        return service::run(settings.service, shift::store::constraint_meanings(), [&](const service::Parts& parts) {
            return build(parts, settings);
        });
    };
    return runtime::process_main(argc, argv, "rollcall-shift", read, run);
}
