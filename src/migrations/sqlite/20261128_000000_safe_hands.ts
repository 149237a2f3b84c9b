import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`data_keys\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`key_id\` text NOT NULL,
  	\`wrapped\` text NOT NULL,
  	\`previous_id\` text,
  	\`legacy\` text,
  	\`rekeyed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`data_keys_name_idx\` ON \`data_keys\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`data_keys_updated_at_idx\` ON \`data_keys\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`data_keys_created_at_idx\` ON \`data_keys\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_privacy_texts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`purpose\` text,
  	\`kept\` text,
  	\`contact\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_privacy_texts_order_idx\` ON \`city_settings_privacy_texts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_privacy_texts_parent_id_idx\` ON \`city_settings_privacy_texts\` (\`_parent_id\`);`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kana\` text,
  	\`employer\` text DEFAULT 'vendor' NOT NULL,
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`badge_number\` text,
  	\`badge_issued_on\` text,
  	\`badge_returned_on\` text,
  	\`active\` integer DEFAULT true,
  	\`must_change_password\` integer,
  	\`password_changed_at\` text,
  	\`second_factor_since\` text,
  	\`last_login_at\` text,
  	\`display_scale\` numeric DEFAULT 100,
  	\`totp_secret\` text,
  	\`totp_pending\` text,
  	\`totp_step\` numeric DEFAULT 0,
  	\`password_history\` text,
  	\`recovery_codes\` text,
  	\`factor_rev\` numeric DEFAULT 0,
  	\`verified_sids\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text,
  	\`username\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_users\`("id", "name", "kana", "employer", "valid_from", "valid_until", "badge_number", "badge_issued_on", "badge_returned_on", "active", "must_change_password", "password_changed_at", "second_factor_since", "last_login_at", "display_scale", "totp_secret", "totp_pending", "totp_step", "password_history", "recovery_codes", "factor_rev", "verified_sids", "updated_at", "created_at", "email", "username", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until") SELECT "id", "name", "kana", "employer", "valid_from", "valid_until", "badge_number", "badge_issued_on", "badge_returned_on", "active", "must_change_password", "password_changed_at", "second_factor_since", "last_login_at", "display_scale", "totp_secret", "totp_pending", "totp_step", "password_history", "recovery_codes", "factor_rev", "verified_sids", "updated_at", "created_at", "email", "username", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until" FROM \`users\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`ALTER TABLE \`__new_users\` RENAME TO \`users\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_username_idx\` ON \`users\` (\`username\`);`)
  await db.run(sql`ALTER TABLE \`card_imports\` ADD \`warned\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`level\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`value\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`number\` text;`)
  await db.run(sql`ALTER TABLE \`service_texts\` ADD \`privacy\` text;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` ADD \`who\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` ADD \`holds\` text;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`legal_agent_under\` numeric DEFAULT 15;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`login_source_limit\` numeric DEFAULT 100;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`session_hours\` numeric DEFAULT 12;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`data_keys\`;`)
  await db.run(sql`DROP TABLE \`city_settings_privacy_texts\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kana\` text,
  	\`employer\` text DEFAULT 'vendor' NOT NULL,
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`badge_number\` text,
  	\`badge_issued_on\` text,
  	\`badge_returned_on\` text,
  	\`active\` integer DEFAULT true,
  	\`must_change_password\` integer DEFAULT false,
  	\`password_changed_at\` text,
  	\`second_factor_since\` text,
  	\`last_login_at\` text,
  	\`display_scale\` numeric DEFAULT 100,
  	\`totp_secret\` text,
  	\`totp_pending\` text,
  	\`totp_step\` numeric DEFAULT 0,
  	\`recovery_codes\` text,
  	\`factor_rev\` numeric DEFAULT 0,
  	\`verified_sids\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text,
  	\`username\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_users\`("id", "name", "kana", "employer", "valid_from", "valid_until", "badge_number", "badge_issued_on", "badge_returned_on", "active", "must_change_password", "password_changed_at", "second_factor_since", "last_login_at", "display_scale", "totp_secret", "totp_pending", "totp_step", "recovery_codes", "factor_rev", "verified_sids", "updated_at", "created_at", "email", "username", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until") SELECT "id", "name", "kana", "employer", "valid_from", "valid_until", "badge_number", "badge_issued_on", "badge_returned_on", "active", "must_change_password", "password_changed_at", "second_factor_since", "last_login_at", "display_scale", "totp_secret", "totp_pending", "totp_step", "recovery_codes", "factor_rev", "verified_sids", "updated_at", "created_at", "email", "username", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until" FROM \`users\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`ALTER TABLE \`__new_users\` RENAME TO \`users\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_username_idx\` ON \`users\` (\`username\`);`)
  await db.run(sql`ALTER TABLE \`card_imports\` DROP COLUMN \`warned\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`level\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`value\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`number\`;`)
  await db.run(sql`ALTER TABLE \`service_texts\` DROP COLUMN \`privacy\`;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` DROP COLUMN \`who\`;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` DROP COLUMN \`holds\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`legal_agent_under\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`login_source_limit\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`session_hours\`;`)
}
