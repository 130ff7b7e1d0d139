#include "services/identity/store/pictures.hpp"

#include "common/pg/tx.hpp"

namespace rollcall::identity::store {

namespace {

// Images cross as hex: parameters are texts.
constexpr pg::Statement kPut{"put_picture", R"sql(
    INSERT INTO identity.picture (company_id, user_id, media_type, image, sha256)
    SELECT $1, $2, $3, sent.image, encode(sha256(sent.image), 'hex') FROM (SELECT decode($4, 'hex') AS image) AS sent
    ON CONFLICT (company_id, user_id) DO UPDATE
       SET media_type = EXCLUDED.media_type, image = EXCLUDED.image, sha256 = EXCLUDED.sha256
    RETURNING sha256)sql"};

constexpr pg::Statement kDrop{"drop_picture", R"sql(
    DELETE FROM identity.picture WHERE company_id = $1 AND user_id = $2)sql"};

constexpr pg::Statement kFind{"find_picture", R"sql(
    SELECT media_type, encode(image, 'hex'), sha256 FROM identity.picture WHERE company_id = $1 AND user_id = $2)sql"};

constexpr std::string_view kDigits = "0123456789abcdef";

std::string hex_of(std::string_view bytes) {
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::string bytes_of(std::string_view hex) {
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(kDigits.find(hex[i]) * 16 + kDigits.find(hex[i + 1]));
    return bytes;
}

}  // namespace

std::string put_picture(pg::Tx& tx, const UserId& user, const domain::Picture& picture) {
    return tx.exec(kPut, tx.company(), user, picture.media_type, hex_of(picture.image))[0][0].as<std::string>();
}

void drop_picture(pg::Tx& tx, const UserId& user) {
    tx.exec(kDrop, tx.company(), user);
}

std::optional<KeptPicture> find_picture(pg::Tx& tx, const UserId& user) {
    const auto rows = tx.exec(kFind, tx.company(), user);
    if (rows.empty()) return std::nullopt;
    return KeptPicture{{rows[0][0].as<std::string>(), bytes_of(rows[0][1].c_str())}, rows[0][2].as<std::string>()};
}

}  // namespace rollcall::identity::store
