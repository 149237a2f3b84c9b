import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`training_sessions\` ADD \`is_closing\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`is_closed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`rev\` numeric;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`acts\` text;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`attendances_unlogged_idx\` ON \`attendances\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`workers\` ADD \`account_key\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`workers_account_key_idx\` ON \`workers\` (\`account_key\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`attendances_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`is_closed\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`rev\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`acts\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`workers_account_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`workers\` DROP COLUMN \`account_key\`;`)
  await db.run(sql`ALTER TABLE \`training_sessions\` DROP COLUMN \`is_closing\`;`)
}
