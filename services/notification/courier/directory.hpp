// Mail as files, for a developer's machine.
#pragma once

#include "services/notification/app/mail.hpp"

#include <string>

namespace rollcall::notification::courier {

// One file for each mail, <id>.eml, readable by its owner only; the directory is made when it is missing. Ids rise with
// time, so that the last file is the newest mail.
app::Courier directory(std::string path);

}  // namespace rollcall::notification::courier
