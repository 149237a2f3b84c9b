import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`service_indicators_values\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`on\` text,
  	\`value\` numeric,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`service_indicators\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`service_indicators_values_order_idx\` ON \`service_indicators_values\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_values_parent_id_idx\` ON \`service_indicators_values\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`service_indicators\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`figure\` text NOT NULL,
  	\`unit\` text,
  	\`period\` text DEFAULT 'month' NOT NULL,
  	\`target\` numeric NOT NULL,
  	\`direction\` text DEFAULT 'at-least' NOT NULL,
  	\`note\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`service_indicators_preset_key_idx\` ON \`service_indicators\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_updated_at_idx\` ON \`service_indicators\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_created_at_idx\` ON \`service_indicators\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`service_indicators_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`report_forms_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`service_indicators\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`report_forms_id\`) REFERENCES \`report_forms\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`service_indicators_rels_order_idx\` ON \`service_indicators_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_rels_parent_idx\` ON \`service_indicators_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_rels_path_idx\` ON \`service_indicators_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`service_indicators_rels_report_forms_id_idx\` ON \`service_indicators_rels\` (\`report_forms_id\`);`)
  await db.run(sql`ALTER TABLE \`slots\` ADD \`recount_mark\` text;`)
  await db.run(sql`CREATE INDEX \`slots_recount_mark_idx\` ON \`slots\` (\`recount_mark\`);`)
  await db.run(sql`ALTER TABLE \`reports\` ADD \`on_demand\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`reports\` ADD \`no_personal\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` ADD \`sum_of\` text;`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` ADD \`takes\` text DEFAULT 'accepted';`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` ADD \`headings\` text;`)
  await db.run(sql`ALTER TABLE \`report_forms\` ADD \`no_personal\` integer DEFAULT true;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`service_indicators_values\`;`)
  await db.run(sql`DROP TABLE \`service_indicators\`;`)
  await db.run(sql`DROP TABLE \`service_indicators_rels\`;`)
  await db.run(sql`DROP INDEX \`slots_recount_mark_idx\`;`)
  await db.run(sql`ALTER TABLE \`slots\` DROP COLUMN \`recount_mark\`;`)
  await db.run(sql`ALTER TABLE \`reports\` DROP COLUMN \`on_demand\`;`)
  await db.run(sql`ALTER TABLE \`reports\` DROP COLUMN \`no_personal\`;`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` DROP COLUMN \`sum_of\`;`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` DROP COLUMN \`takes\`;`)
  await db.run(sql`ALTER TABLE \`report_forms_parts\` DROP COLUMN \`headings\`;`)
  await db.run(sql`ALTER TABLE \`report_forms\` DROP COLUMN \`no_personal\`;`)
}
