#include "common/rpc/channel.hpp"
#include "common/runtime/process.hpp"
#include "common/service/service.hpp"
#include "services/notification/events/apply.hpp"
#include "services/notification/rpc/identity_directory.hpp"
#include "services/notification/rpc/notifications.hpp"

namespace {

using namespace rollcall;

service::Contents build(const service::Parts& parts) {
    const auto& settings = parts.settings;
    const auto directory =
        notification::rpc::identity_directory(rpc::make_channel(settings.identity_address), settings.internal_key);
    service::Contents contents;
    contents.rpc.push_back(std::make_shared<notification::rpc::Notifications>(parts.endpoint));
    for (const char* stream : {"identity", "shift", "attendance"})
        contents.consume.push_back(
            {.redis_url = settings.redis, .stream = stream, .group = settings.name, .lock_url = settings.database_url}
        );
    contents.apply = [directory](pg::Tx& tx, const events::Received& event) {
        return notification::events::apply(tx, directory, event);
    };
    return contents;
}

}  // namespace

int main(int argc, char** argv) {
    service::Settings settings;
    const auto read = [&](config::Reader& reader) {
        settings = service::read_settings(reader, "notification", 50054, 9104);
    };
    const auto run = [&] { return service::run(settings, {}, build); };
    return runtime::process_main(argc, argv, "rollcall-notification", read, run);
}
