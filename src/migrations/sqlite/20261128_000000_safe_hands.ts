import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`card_imports\` ADD \`warned\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`level\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`value\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` ADD \`number\` text;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` ADD \`who\` text;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` ADD \`holds\` text;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`legal_agent_under\` numeric DEFAULT 15;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`card_imports\` DROP COLUMN \`warned\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`level\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`value\`;`)
  await db.run(sql`ALTER TABLE \`card_import_problems\` DROP COLUMN \`number\`;`)
  await db.run(sql`ALTER TABLE \`handover_cases\` DROP COLUMN \`who\`;`)
  await db.run(sql`ALTER TABLE \`card_import_profiles_columns\` DROP COLUMN \`holds\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`legal_agent_under\`;`)
}
