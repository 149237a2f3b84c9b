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
  await db.run(sql`CREATE TABLE \`referral_targets_translations\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`matters\` text,
  	\`hours\` text,
  	\`languages\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`referral_targets\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`referral_targets_translations_order_idx\` ON \`referral_targets_translations\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`referral_targets_translations_parent_id_idx\` ON \`referral_targets_translations\` (\`_parent_id\`);`)
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
  await db.run(sql`ALTER TABLE \`card_imports\` ADD \`warned\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`level\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`value\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`number\` text;`)
  await db.run(sql`ALTER TABLE \`services\` ADD \`number_group\` text DEFAULT 'common';`)
  await db.run(sql`ALTER TABLE \`holidays\` ADD \`origin\` text;`)
  await db.run(sql`ALTER TABLE \`service_texts\` ADD \`privacy\` text;`)
  await db.run(sql`ALTER TABLE \`mail_templates\` ADD \`title\` text;`)
  await db.run(sql`ALTER TABLE \`referral_targets\` ADD \`urgent\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`referral_targets\` ADD \`phone_foreign\` text;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` ADD \`who\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` ADD \`holds\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`password_history\` text;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`search_words\` text DEFAULT '紛失 なくし 無くし 失くし 落とし 盗難
  はがき 葉書 交付通知書
  手数料 料金 費用 お金 無料 有料';`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`legal_agent_under\` numeric DEFAULT 15;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`notice_deadline_days\` numeric;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`login_source_limit\` numeric DEFAULT 100;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`session_hours\` numeric DEFAULT 12;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`retention_by_two\` integer DEFAULT true;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`data_keys\`;`)
  await db.run(sql`DROP TABLE \`referral_targets_translations\`;`)
  await db.run(sql`DROP TABLE \`city_settings_privacy_texts\`;`)
  await db.run(sql`ALTER TABLE \`card_imports\` DROP COLUMN \`warned\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`level\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`value\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`number\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`number_group\`;`)
  await db.run(sql`ALTER TABLE \`holidays\` DROP COLUMN \`origin\`;`)
  await db.run(sql`ALTER TABLE \`service_texts\` DROP COLUMN \`privacy\`;`)
  await db.run(sql`ALTER TABLE \`mail_templates\` DROP COLUMN \`title\`;`)
  await db.run(sql`ALTER TABLE \`referral_targets\` DROP COLUMN \`urgent\`;`)
  await db.run(sql`ALTER TABLE \`referral_targets\` DROP COLUMN \`phone_foreign\`;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` DROP COLUMN \`who\`;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` DROP COLUMN \`holds\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`password_history\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`search_words\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`legal_agent_under\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`notice_deadline_days\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`login_source_limit\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`session_hours\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`retention_by_two\`;`)
}
