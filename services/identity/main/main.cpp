#include "common/runtime/process.hpp"
#include "services/identity/main/process.hpp"

int main(int argc, char** argv) {
    rollcall::identity::Settings settings;
    return rollcall::runtime::process_main(
        argc,
        argv,
        "rollcall-identity",
        [&](rollcall::config::Reader& reader) { settings = rollcall::identity::read_settings(reader); },
        [&] { return rollcall::identity::run(settings); }
    );
}
