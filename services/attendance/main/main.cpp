#include "common/runtime/process.hpp"
#include "services/attendance/main/wiring.hpp"

int main(int argc, char** argv) {
    rollcall::attendance::Config config;
    return rollcall::runtime::process_main(
        argc,
        argv,
        "rollcall-attendance",
        [&](rollcall::config::Reader& reader) { config = rollcall::attendance::read_config(reader); },
        [&] { return rollcall::attendance::run(config); }
    );
}
