import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`admission_gates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`gate\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`admission_gates_name_idx\` ON \`admission_gates\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`admission_gates_updated_at_idx\` ON \`admission_gates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`admission_gates_created_at_idx\` ON \`admission_gates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`staff_reports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`changed_on\` text NOT NULL,
  	\`change\` text NOT NULL,
  	\`role_title\` text NOT NULL,
  	\`worker\` text,
  	\`worker_name\` text NOT NULL,
  	\`training\` text,
  	\`reported_on\` text,
  	\`request\` text,
  	\`reply_by\` text,
  	\`replied_on\` text,
  	\`reply\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`staff_reports_number_idx\` ON \`staff_reports\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`staff_reports_request_key_idx\` ON \`staff_reports\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_state_idx\` ON \`staff_reports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_changed_on_idx\` ON \`staff_reports\` (\`changed_on\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_worker_idx\` ON \`staff_reports\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_reply_by_idx\` ON \`staff_reports\` (\`reply_by\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_state_on_idx\` ON \`staff_reports\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_unlogged_idx\` ON \`staff_reports\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_updated_at_idx\` ON \`staff_reports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`staff_reports_created_at_idx\` ON \`staff_reports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`reports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`report_key\` text NOT NULL,
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`title\` text NOT NULL,
  	\`form\` text NOT NULL,
  	\`form_title\` text NOT NULL,
  	\`rule\` text,
  	\`submission\` text,
  	\`addressee\` text,
  	\`sender\` text,
  	\`period_from\` text NOT NULL,
  	\`period_to\` text NOT NULL,
  	\`due_on\` text,
  	\`open_due\` text,
  	\`parts\` text,
  	\`figures\` text,
  	\`figures_at\` text,
  	\`texts\` text,
  	\`version\` numeric DEFAULT 0,
  	\`submitted_on\` text,
  	\`submitted_by\` text,
  	\`accepted_on\` text,
  	\`remark\` text,
  	\`untold\` integer DEFAULT false,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`reports_report_key_idx\` ON \`reports\` (\`report_key\`);`)
  await db.run(sql`CREATE INDEX \`reports_state_idx\` ON \`reports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`reports_form_idx\` ON \`reports\` (\`form\`);`)
  await db.run(sql`CREATE INDEX \`reports_submission_idx\` ON \`reports\` (\`submission\`);`)
  await db.run(sql`CREATE INDEX \`reports_period_to_idx\` ON \`reports\` (\`period_to\`);`)
  await db.run(sql`CREATE INDEX \`reports_due_on_idx\` ON \`reports\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`reports_open_due_idx\` ON \`reports\` (\`open_due\`);`)
  await db.run(sql`CREATE INDEX \`reports_untold_idx\` ON \`reports\` (\`untold\`);`)
  await db.run(sql`CREATE INDEX \`reports_state_on_idx\` ON \`reports\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`reports_unlogged_idx\` ON \`reports\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`reports_updated_at_idx\` ON \`reports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reports_created_at_idx\` ON \`reports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`report_versions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_key\` text NOT NULL,
  	\`report\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`parts\` text,
  	\`figures\` text,
  	\`texts\` text,
  	\`figures_at\` text,
  	\`submitted_on\` text,
  	\`submitted_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`report_versions_version_key_idx\` ON \`report_versions\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`report_versions_report_idx\` ON \`report_versions\` (\`report\`);`)
  await db.run(sql`CREATE INDEX \`report_versions_updated_at_idx\` ON \`report_versions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`report_versions_created_at_idx\` ON \`report_versions\` (\`created_at\`);`)
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
  	\`lines\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`attach_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`attachments_unlogged_idx\` ON \`attachments\` (\`unlogged\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`attachments_attach_key_idx\` ON \`attachments\` (\`attach_key\`);`)
  await db.run(sql`CREATE INDEX \`attachments_updated_at_idx\` ON \`attachments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attachments_created_at_idx\` ON \`attachments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`kind_record_idx\` ON \`attachments\` (\`kind\`,\`record\`);`)
  await db.run(sql`CREATE TABLE \`services_procedures\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`services_procedures_order_idx\` ON \`services_procedures\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`services_procedures_parent_idx\` ON \`services_procedures\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`report_forms_parts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`heading\` text NOT NULL,
  	\`kind\` text DEFAULT 'text' NOT NULL,
  	\`source\` text,
  	\`columns\` text,
  	\`hint\` text,
  	\`required\` integer DEFAULT false,
  	\`goes_on\` integer DEFAULT false,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`report_forms\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`report_forms_parts_order_idx\` ON \`report_forms_parts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`report_forms_parts_parent_id_idx\` ON \`report_forms_parts\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`report_forms\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`rule_id\` text(36),
  	\`addressee\` text,
  	\`sender\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`rule_id\`) REFERENCES \`deadline_rules\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`report_forms_rule_idx\` ON \`report_forms\` (\`rule_id\`);`)
  await db.run(sql`CREATE INDEX \`report_forms_preset_key_idx\` ON \`report_forms\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`report_forms_updated_at_idx\` ON \`report_forms\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`report_forms_created_at_idx\` ON \`report_forms\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`admission_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`mode\` text DEFAULT 'auto' NOT NULL,
  	\`open_on\` text,
  	\`open_from\` text,
  	\`draw_at\` text,
  	\`start_per_minute\` numeric DEFAULT 600 NOT NULL,
  	\`most_per_minute\` numeric DEFAULT 2400 NOT NULL,
  	\`delay_good\` numeric DEFAULT 40 NOT NULL,
  	\`delay_bad\` numeric DEFAULT 120 NOT NULL,
  	\`commit_good\` numeric DEFAULT 500 NOT NULL,
  	\`commit_bad\` numeric DEFAULT 900 NOT NULL,
  	\`most_under_way\` numeric DEFAULT 150 NOT NULL,
  	\`per_network\` numeric DEFAULT 20 NOT NULL,
  	\`per_address\` numeric DEFAULT 200 NOT NULL,
  	\`kiosks\` text,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`ALTER TABLE \`reservations\` ADD \`counted\` text;`)
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` ADD \`ticket_due\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`sim_number\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`line_key\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`planned_from\` text;`)
  await db.run(sql`CREATE INDEX \`devices_contract_id_idx\` ON \`devices\` (\`contract_id\`);`)
  await db.run(sql`CREATE INDEX \`devices_sim_number_idx\` ON \`devices\` (\`sim_number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_line_key_idx\` ON \`devices\` (\`line_key\`);`)
  await db.run(sql`ALTER TABLE \`contract_ends\` ADD \`contract_id\` text;`)
  await db.run(sql`ALTER TABLE \`training_sessions\` ADD \`is_closing\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`is_closed\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`rev\` numeric;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`acts\` text;`)
  await db.run(sql`ALTER TABLE \`attendances\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`attendances_unlogged_idx\` ON \`attendances\` (\`unlogged\`);`)
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
  await db.run(sql`ALTER TABLE \`services\` ADD \`least_age\` numeric;`)
  await db.run(sql`ALTER TABLE \`work_roles\` ADD \`reports_change\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`work_roles\` ADD \`needs_badge\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`work_roles\` ADD \`needs_penalty\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`work_roles\` ADD \`pledge_after_training\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`workers\` ADD \`penalty_read_on\` text;`)
  await db.run(sql`ALTER TABLE \`workers\` ADD \`account_key\` text;`)
  await db.run(sql`CREATE UNIQUE INDEX \`workers_account_key_idx\` ON \`workers\` (\`account_key\`);`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`roster_since\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`admission_gates\`;`)
  await db.run(sql`DROP TABLE \`staff_reports\`;`)
  await db.run(sql`DROP TABLE \`reports\`;`)
  await db.run(sql`DROP TABLE \`report_versions\`;`)
  await db.run(sql`DROP TABLE \`attachments\`;`)
  await db.run(sql`DROP TABLE \`services_procedures\`;`)
  await db.run(sql`DROP TABLE \`report_forms_parts\`;`)
  await db.run(sql`DROP TABLE \`report_forms\`;`)
  await db.run(sql`DROP TABLE \`admission_settings\`;`)
  await db.run(sql`DROP INDEX \`devices_contract_id_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_sim_number_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_line_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`sim_number\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`line_key\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`planned_from\`;`)
  await db.run(sql`DROP INDEX \`attendances_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`is_closed\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`rev\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`acts\`;`)
  await db.run(sql`ALTER TABLE \`attendances\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`shifts_unsettled_idx\`;`)
  await db.run(sql`ALTER TABLE \`shifts\` DROP COLUMN \`unsettled\`;`)
  await db.run(sql`ALTER TABLE \`shifts\` DROP COLUMN \`lines\`;`)
  await db.run(sql`DROP INDEX \`absences_until_idx\`;`)
  await db.run(sql`ALTER TABLE \`absences\` DROP COLUMN \`since\`;`)
  await db.run(sql`ALTER TABLE \`absences\` DROP COLUMN \`until\`;`)
  await db.run(sql`DROP INDEX \`duty_reports_office_idx\`;`)
  await db.run(sql`ALTER TABLE \`duty_reports\` DROP COLUMN \`office\`;`)
  await db.run(sql`DROP INDEX \`workers_account_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`workers\` DROP COLUMN \`penalty_read_on\`;`)
  await db.run(sql`ALTER TABLE \`workers\` DROP COLUMN \`account_key\`;`)
  await db.run(sql`ALTER TABLE \`reservations\` DROP COLUMN \`counted\`;`)
  await db.run(sql`ALTER TABLE \`helpdesk_tickets\` DROP COLUMN \`ticket_due\`;`)
  await db.run(sql`ALTER TABLE \`contract_ends\` DROP COLUMN \`contract_id\`;`)
  await db.run(sql`ALTER TABLE \`training_sessions\` DROP COLUMN \`is_closing\`;`)
  await db.run(sql`ALTER TABLE \`shift_weeks\` DROP COLUMN \`lines\`;`)
  await db.run(sql`ALTER TABLE \`device_types\` DROP COLUMN \`accessories\`;`)
  await db.run(sql`ALTER TABLE \`services\` DROP COLUMN \`least_age\`;`)
  await db.run(sql`ALTER TABLE \`work_roles\` DROP COLUMN \`reports_change\`;`)
  await db.run(sql`ALTER TABLE \`work_roles\` DROP COLUMN \`needs_badge\`;`)
  await db.run(sql`ALTER TABLE \`work_roles\` DROP COLUMN \`needs_penalty\`;`)
  await db.run(sql`ALTER TABLE \`work_roles\` DROP COLUMN \`pledge_after_training\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`roster_since\`;`)
}
