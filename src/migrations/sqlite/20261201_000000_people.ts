import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` ADD \`ticket_due\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`sim_number\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`line_key\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`planned_from\` text;`)
  await db.run(sql`CREATE INDEX \`devices_contract_id_idx\` ON \`devices\` (\`contract_id\`);`)
  await db.run(sql`CREATE INDEX \`devices_sim_number_idx\` ON \`devices\` (\`sim_number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_line_key_idx\` ON \`devices\` (\`line_key\`);`)
  await db.run(sql`ALTER TABLE \`contract_ends\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`device_types\` ADD \`accessories\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`devices_contract_id_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_sim_number_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_line_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`sim_number\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`line_key\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`planned_from\`;`)
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` DROP COLUMN \`ticket_due\`;`)
  await db.run(sql`ALTER TABLE \`contract_ends\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`device_types\` DROP COLUMN \`accessories\`;`)
}
