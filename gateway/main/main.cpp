#include "common/runtime/process.hpp"
#include "gateway/main/process.hpp"

int main(int argc, char** argv) {
    using namespace rollcall;
    gateway::Settings settings;
    return runtime::process_main(
        argc,
        argv,
        "rollcall-gateway",
        [&settings](config::Reader& reader) { settings = gateway::read_settings(reader); },
        [&settings] { return gateway::run(settings); }
    );
}
