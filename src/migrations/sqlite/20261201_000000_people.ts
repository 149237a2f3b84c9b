import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`attachments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`record\` text NOT NULL,
  	\`what\` text NOT NULL,
  	\`name\` text,
  	\`file_key\` text,
  	\`type\` text NOT NULL,
  	\`bytes\` numeric NOT NULL,
  	\`added_by\` text NOT NULL,
  	\`added_on\` text NOT NULL,
  	\`removed_by\` text,
  	\`removed_on\` text,
  	\`removed_why\` text,
  	\`attach_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`attachments_attach_key_idx\` ON \`attachments\` (\`attach_key\`);`)
  await db.run(sql`CREATE INDEX \`attachments_updated_at_idx\` ON \`attachments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attachments_created_at_idx\` ON \`attachments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`kind_record_idx\` ON \`attachments\` (\`kind\`,\`record\`);`)
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` ADD \`ticket_due\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`sim_number\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`line_key\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`planned_from\` text;`)
  await db.run(sql`CREATE INDEX \`devices_contract_id_idx\` ON \`devices\` (\`contract_id\`);`)
  await db.run(sql`CREATE INDEX \`devices_sim_number_idx\` ON \`devices\` (\`sim_number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_line_key_idx\` ON \`devices\` (\`line_key\`);`)
  await db.run(sql`ALTER TABLE \`contract_ends\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`shifts\` ADD \`unsettled\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`shifts\` ADD \`lines\` text;`)
  await db.run(sql`CREATE INDEX \`shifts_unsettled_idx\` ON \`shifts\` (\`unsettled\`);`)
  await db.run(sql`ALTER TABLE \`shift_weeks\` ADD \`lines\` text;`)
  await db.run(sql`ALTER TABLE \`absences\` ADD \`since\` text;`)
  await db.run(sql`ALTER TABLE \`absences\` ADD \`until\` text;`)
  await db.run(sql`CREATE INDEX \`absences_until_idx\` ON \`absences\` (\`until\`);`)
  await db.run(sql`ALTER TABLE \`duty_reports\` ADD \`office\` text;`)
  await db.run(sql`CREATE INDEX \`duty_reports_office_idx\` ON \`duty_reports\` (\`office\`);`)
  await db.run(sql`ALTER TABLE \`device_types\` ADD \`accessories\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`attachments\`;`)
  await db.run(sql`DROP INDEX \`devices_contract_id_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_sim_number_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_line_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`sim_number\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`line_key\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`planned_from\`;`)
  await db.run(sql`DROP INDEX \`shifts_unsettled_idx\`;`)
  await db.run(sql`ALTER TABLE \`shifts\` DROP COLUMN \`unsettled\`;`)
  await db.run(sql`ALTER TABLE \`shifts\` DROP COLUMN \`lines\`;`)
  await db.run(sql`DROP INDEX \`absences_until_idx\`;`)
  await db.run(sql`ALTER TABLE \`absences\` DROP COLUMN \`since\`;`)
  await db.run(sql`ALTER TABLE \`absences\` DROP COLUMN \`until\`;`)
  await db.run(sql`DROP INDEX \`duty_reports_office_idx\`;`)
  await db.run(sql`ALTER TABLE \`duty_reports\` DROP COLUMN \`office\`;`)
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` DROP COLUMN \`ticket_due\`;`)
  await db.run(sql`ALTER TABLE \`contract_ends\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`shift_weeks\` DROP COLUMN \`lines\`;`)
  await db.run(sql`ALTER TABLE \`device_types\` DROP COLUMN \`accessories\`;`)
}
