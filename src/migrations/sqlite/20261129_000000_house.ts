import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`case_nudges\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`nudge_key\` text NOT NULL,
  	\`title\` text,
  	\`state\` text,
  	\`last_on\` text,
  	\`count\` numeric,
  	\`sent\` numeric,
  	\`error\` text,
  	\`next_at\` text,
  	\`tries\` numeric,
  	\`letters\` text,
  	\`rev\` numeric DEFAULT 0
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`case_nudges_nudge_key_idx\` ON \`case_nudges\` (\`nudge_key\`);`)
  await db.run(sql`CREATE TABLE \`case_rules_extra\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`type\` text DEFAULT 'line' NOT NULL,
  	\`choices_id\` text(36),
  	\`hint\` text,
  	\`moves\` text,
  	\`required\` integer DEFAULT false,
  	\`in_list\` integer DEFAULT true,
  	\`in_file\` integer DEFAULT true,
  	\`retired\` integer DEFAULT false,
  	FOREIGN KEY (\`choices_id\`) REFERENCES \`choice_lists\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`case_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`case_rules_extra_order_idx\` ON \`case_rules_extra\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_extra_parent_id_idx\` ON \`case_rules_extra\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_extra_choices_idx\` ON \`case_rules_extra\` (\`choices_id\`);`)
  await db.run(sql`CREATE TABLE \`case_rules_names\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`target\` text NOT NULL,
  	\`label\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`case_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`case_rules_names_order_idx\` ON \`case_rules_names\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_names_parent_id_idx\` ON \`case_rules_names\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`case_rules_due_remind_days\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`case_rules_due\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`case_rules_due_remind_days_order_idx\` ON \`case_rules_due_remind_days\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_due_remind_days_parent_idx\` ON \`case_rules_due_remind_days\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`case_rules_due\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`state\` text NOT NULL,
  	\`days\` numeric NOT NULL,
  	\`is_open_days\` integer DEFAULT true,
  	\`overdue\` integer DEFAULT false,
  	\`to_turn\` integer DEFAULT false,
  	\`mails\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`case_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`case_rules_due_order_idx\` ON \`case_rules_due\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_due_parent_id_idx\` ON \`case_rules_due\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`case_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`title\` text,
  	\`demands\` text,
  	\`gone\` text,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`case_rules_kind_idx\` ON \`case_rules\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_updated_at_idx\` ON \`case_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`case_rules_created_at_idx\` ON \`case_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`choice_lists_options\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`from\` text,
  	\`to\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`choice_lists\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`choice_lists_options_order_idx\` ON \`choice_lists_options\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`choice_lists_options_parent_id_idx\` ON \`choice_lists_options\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`choice_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`gone\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`choice_lists_updated_at_idx\` ON \`choice_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`choice_lists_created_at_idx\` ON \`choice_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`saved_lists_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`saved_lists\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`saved_lists_roles_order_idx\` ON \`saved_lists_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`saved_lists_roles_parent_idx\` ON \`saved_lists_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`saved_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`title\` text,
  	\`words\` text,
  	\`order\` numeric DEFAULT 10,
  	\`active\` integer DEFAULT true,
  	\`kind\` text,
  	\`query\` text,
  	\`list_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`saved_lists_kind_idx\` ON \`saved_lists\` (\`kind\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`saved_lists_list_key_idx\` ON \`saved_lists\` (\`list_key\`);`)
  await db.run(sql`CREATE INDEX \`saved_lists_updated_at_idx\` ON \`saved_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`saved_lists_created_at_idx\` ON \`saved_lists\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`card_tasks_state_idx\` ON \`card_tasks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_state_on_idx\` ON \`card_tasks\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_unlogged_idx\` ON \`card_tasks\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`unnoted\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`card_papers\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`card_papers_state_idx\` ON \`card_papers\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_unnoted_idx\` ON \`card_papers\` (\`unnoted\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_state_on_idx\` ON \`card_papers\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_unlogged_idx\` ON \`card_papers\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`unnoted\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`transport_incidents_state_idx\` ON \`transport_incidents\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_unnoted_idx\` ON \`transport_incidents\` (\`unnoted\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_state_on_idx\` ON \`transport_incidents\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_unlogged_idx\` ON \`transport_incidents\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`transport_requests\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`transport_requests_state_idx\` ON \`transport_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_state_on_idx\` ON \`transport_requests\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_unlogged_idx\` ON \`transport_requests\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE INDEX \`transport_alerts_state_on_idx\` ON \`transport_alerts\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_unlogged_idx\` ON \`transport_alerts\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`audit_logs\` ADD \`version\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`case_nudges\`;`)
  await db.run(sql`DROP TABLE \`case_rules_extra\`;`)
  await db.run(sql`DROP TABLE \`case_rules_names\`;`)
  await db.run(sql`DROP TABLE \`case_rules_due_remind_days\`;`)
  await db.run(sql`DROP TABLE \`case_rules_due\`;`)
  await db.run(sql`DROP TABLE \`case_rules\`;`)
  await db.run(sql`DROP TABLE \`choice_lists_options\`;`)
  await db.run(sql`DROP TABLE \`choice_lists\`;`)
  await db.run(sql`DROP TABLE \`saved_lists_roles\`;`)
  await db.run(sql`DROP TABLE \`saved_lists\`;`)
  await db.run(sql`DROP INDEX \`card_tasks_state_idx\`;`)
  await db.run(sql`DROP INDEX \`card_tasks_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`card_tasks_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`card_tasks\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`card_papers_state_idx\`;`)
  await db.run(sql`DROP INDEX \`card_papers_unnoted_idx\`;`)
  await db.run(sql`DROP INDEX \`card_papers_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`card_papers_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`unnoted\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`card_papers\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`transport_incidents_state_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_incidents_unnoted_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_incidents_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_incidents_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`unnoted\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`transport_incidents\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`transport_requests_state_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_requests_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_requests_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`transport_requests\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`DROP INDEX \`transport_alerts_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`transport_alerts_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`transport_alerts\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`ALTER TABLE \`audit_logs\` DROP COLUMN \`version\`;`)
}
