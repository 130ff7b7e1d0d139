#include "gateway/http/basic_credentials.hpp"

#include <boost/beast/core/string.hpp>
#include <openssl/evp.h>

namespace rollcall::http {

namespace {

constexpr std::string_view kScheme = "Basic ";
constexpr std::size_t kLongest = 1024;

std::optional<std::string> from_base64(std::string_view text) {
    if (text.empty() || text.size() % 4 != 0 || text.size() > kLongest) return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    const auto decoded = EVP_DecodeBlock(
        reinterpret_cast<unsigned char*>(bytes.data()),
        reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<int>(text.size())
    );
    if (decoded < 0) return std::nullopt;
    const auto padding = text.size() - std::min(text.find('='), text.size());
    if (padding > 2) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(decoded) - padding);
    return bytes;
}

}  // namespace

std::optional<BasicCredentials> basic_credentials(std::string_view authorization) {
    if (!boost::beast::iequals(authorization.substr(0, kScheme.size()), kScheme)) return std::nullopt;
    const auto text = from_base64(authorization.substr(kScheme.size()));
    if (!text) return std::nullopt;
    const auto colon = text->find(':');
    if (colon == std::string::npos) return std::nullopt;
    return BasicCredentials{text->substr(0, colon), text->substr(colon + 1)};
}

}  // namespace rollcall::http
