#include "common/rpc/channel.hpp"
#include "common/runtime/process.hpp"
#include "common/service/service.hpp"
#include "services/notification/events/apply.hpp"
#include "services/notification/main/crier.hpp"
#include "services/notification/main/mail_settings.hpp"
#include "services/notification/main/mailroom.hpp"
#include "services/notification/rpc/identity_directory.hpp"
#include "services/notification/rpc/notifications.hpp"

namespace {

using namespace rollcall;

struct NotificationSettings {
    service::Settings service;
    notification::MailSettings mail;
};

// Null where mail has nowhere to go.
std::shared_ptr<notification::Mailroom> open_mailroom(
    const service::Parts& parts, const notification::MailSettings& settings
) {
    auto courier = notification::courier_of(settings);
    if (!courier) return nullptr;
    return std::make_shared<notification::Mailroom>(
        parts.database,
        parts.settings.relay_database_url,
        std::move(courier),
        settings.sender,
        [&relay = parts.relay] { relay.wake(); }
    );
}

service::Contents build(const service::Parts& parts, const notification::MailSettings& mail) {
    const auto& settings = parts.settings;
    const auto directory =
        notification::rpc::identity_directory(rpc::make_channel(settings.identity_address), settings.internal_key);
    service::Contents contents;
    const auto mailroom = open_mailroom(parts, mail);
    const notification::rpc::Notifications::Post post{mailroom != nullptr, [mailroom] { mailroom->wake(); }};
    contents.rpc.push_back(std::make_shared<notification::rpc::Notifications>(parts.endpoint, parts.database, post));
    contents.keep.push_back(std::make_shared<notification::Crier>(
        parts.database, settings.relay_database_url, directory, [&relay = parts.relay] { relay.wake(); }
    ));
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
    NotificationSettings settings;
    const auto read = [&](config::Reader& reader) {
        settings.service = service::read_settings(reader, "notification", 50054, 9104);
        settings.mail = notification::read_mail_settings(reader, settings.service.environment);
    };
    const auto run = [&] {
        return service::run(settings.service, {}, [&](const service::Parts& parts) {
            return build(parts, settings.mail);
        });
    };
    return runtime::process_main(argc, argv, "rollcall-notification", read, run);
}
