#!/bin/sh
# Run once by the database's container, when it is empty: the roles of docs/postgresql.md.
set -eu
owner_password=$(cat /run/secrets/owner-password)
web_password=$(cat /run/secrets/web-password)
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set owner_password="$owner_password" --set web_password="$web_password" <<'SQL'
CREATE ROLE evenhand_service NOLOGIN;
CREATE ROLE evenhand_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE evenhand_web LOGIN PASSWORD :'web_password';
GRANT evenhand_service TO evenhand_owner, evenhand_web;
CREATE DATABASE evenhand OWNER evenhand_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE evenhand FROM PUBLIC;
GRANT CONNECT ON DATABASE evenhand TO evenhand_web;
SQL
