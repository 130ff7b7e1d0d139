-- Profile pictures. The image itself stays out of `user`, which is read all the time.

CREATE TABLE identity.picture (
    company_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    media_type text NOT NULL,
    image      bytea NOT NULL,
    sha256     text NOT NULL, -- hex, of the image: what its ETag says
    PRIMARY KEY (company_id, user_id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.user (company_id, user_id),
    CONSTRAINT picture_media_type_known CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
    CONSTRAINT picture_size CHECK (octet_length(image) BETWEEN 1 AND 1048576)
);
CALL identity.protect('picture');
