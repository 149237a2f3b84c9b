import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`alerts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`alert_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`title\` text NOT NULL,
  	\`severity\` text DEFAULT 'fault' NOT NULL,
  	\`body\` text,
  	\`href\` text,
  	\`raised_at\` text NOT NULL,
  	\`last_raised_at\` text,
  	\`times\` numeric DEFAULT 1,
  	\`warning\` text,
  	\`acknowledged_at\` text,
  	\`acknowledged_by\` text,
  	\`taken_over_at\` text,
  	\`resolved_at\` text,
  	\`result\` text,
  	\`round\` numeric DEFAULT 1,
  	\`topic\` text,
  	\`policy\` text,
  	\`step\` numeric,
  	\`next_at\` text,
  	\`panel\` text,
  	\`awaited\` text,
  	\`answered\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`alerts_alert_key_idx\` ON \`alerts\` (\`alert_key\`);`)
  await db.run(sql`CREATE INDEX \`alerts_state_idx\` ON \`alerts\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`alerts_raised_at_idx\` ON \`alerts\` (\`raised_at\`);`)
  await db.run(sql`CREATE INDEX \`alerts_topic_idx\` ON \`alerts\` (\`topic\`);`)
  await db.run(sql`CREATE INDEX \`alerts_next_at_idx\` ON \`alerts\` (\`next_at\`);`)
  await db.run(sql`CREATE INDEX \`alerts_state_on_idx\` ON \`alerts\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`alerts_unlogged_idx\` ON \`alerts\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`alerts_updated_at_idx\` ON \`alerts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`alerts_created_at_idx\` ON \`alerts\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`alerts\`;`)
}
