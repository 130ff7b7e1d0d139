// One long answer, read as fast as it comes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace bench {

struct Download {
    int status = 0;
    std::size_t bytes = 0;
    double first_byte_ms = 0;  // of the body
    double seconds = 0;
};

// `meanwhile` is called once for about every megabyte.
Download download(int port, const std::string& request, const std::function<void()>& meanwhile);

}  // namespace bench
