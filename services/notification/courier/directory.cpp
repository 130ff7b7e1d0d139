#include "services/notification/courier/directory.hpp"

#include <filesystem>
#include <fstream>

namespace rollcall::notification::courier {

namespace {

namespace fs = std::filesystem;

app::Handover failed(const std::string& why) {
    return {app::Handover::Outcome::try_again, "the mail directory: " + why};
}

// Under another name first, so that nobody reads half a mail.
app::Handover write(const fs::path& folder, const domain::Message& message) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    const auto unfinished = folder / ("." + message.id.str());
    {
        std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
        fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, failure);
        file << message.bytes;
        if (!file.flush()) return failed("cannot be written");
    }
    fs::rename(unfinished, folder / (message.id.str() + ".eml"), failure);
    return failure ? failed(failure.message()) : app::Handover{};
}

}  // namespace

app::Courier directory(std::string path) {
    return [path = std::move(path)](const domain::Message& message) { return write(path, message); };
}

}  // namespace rollcall::notification::courier
