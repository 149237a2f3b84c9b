import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`backups\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`state\` text NOT NULL,
  	\`started_at\` text NOT NULL,
  	\`finished_at\` text,
  	\`seconds\` numeric,
  	\`by\` text,
  	\`taken_at\` text,
  	\`file\` text,
  	\`places\` text,
  	\`bytes\` numeric,
  	\`sha256\` text,
  	\`rows\` numeric,
  	\`is_one_moment\` integer DEFAULT false,
  	\`removed_at\` text,
  	\`problem\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`backups_state_idx\` ON \`backups\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`backups_started_at_idx\` ON \`backups\` (\`started_at\`);`)
  await db.run(sql`CREATE INDEX \`backups_updated_at_idx\` ON \`backups\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`backups_created_at_idx\` ON \`backups\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`restore_drills\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`state\` text NOT NULL,
  	\`started_at\` text NOT NULL,
  	\`finished_at\` text,
  	\`seconds\` numeric,
  	\`by\` text,
  	\`backup\` text,
  	\`taken_at\` text,
  	\`rows\` numeric,
  	\`found\` text,
  	\`problem\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`restore_drills_state_idx\` ON \`restore_drills\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`restore_drills_started_at_idx\` ON \`restore_drills\` (\`started_at\`);`)
  await db.run(sql`CREATE INDEX \`restore_drills_updated_at_idx\` ON \`restore_drills\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`restore_drills_created_at_idx\` ON \`restore_drills\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`slots\` ADD \`recount_mark\` text;`)
  await db.run(sql`CREATE INDEX \`slots_recount_mark_idx\` ON \`slots\` (\`recount_mark\`);`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` ADD \`backup_times\` text DEFAULT '3:40
  12:40';`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` ADD \`backup_daily\` numeric DEFAULT 14;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` ADD \`backup_weekly\` numeric DEFAULT 8;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` ADD \`drill_days\` numeric DEFAULT 30;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`backups\`;`)
  await db.run(sql`DROP TABLE \`restore_drills\`;`)
  await db.run(sql`DROP INDEX \`slots_recount_mark_idx\`;`)
  await db.run(sql`ALTER TABLE \`slots\` DROP COLUMN \`recount_mark\`;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` DROP COLUMN \`backup_times\`;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` DROP COLUMN \`backup_daily\`;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` DROP COLUMN \`backup_weekly\`;`)
  await db.run(sql`ALTER TABLE \`alarm_settings\` DROP COLUMN \`drill_days\`;`)
}
