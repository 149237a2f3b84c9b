import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`slots\` ADD \`recount_mark\` text;`)
  await db.run(sql`CREATE INDEX \`slots_recount_mark_idx\` ON \`slots\` (\`recount_mark\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`slots_recount_mark_idx\`;`)
  await db.run(sql`ALTER TABLE \`slots\` DROP COLUMN \`recount_mark\`;`)
}
