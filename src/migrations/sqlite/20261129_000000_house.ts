import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`card_tasks_state_idx\` ON \`card_tasks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_unlogged_idx\` ON \`card_tasks\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`card_papers_state_idx\` ON \`card_papers\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_unlogged_idx\` ON \`card_papers\` (\`unlogged\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`card_tasks_state_idx\`;`)
  await db.run(sql`DROP INDEX \`card_tasks_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`card_papers_state_idx\`;`)
  await db.run(sql`DROP INDEX \`card_papers_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`unlogged\`;`)
}
