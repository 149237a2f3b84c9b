import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`reservations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`service_id\` text(36) NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`date\` text NOT NULL,
  	\`start\` text NOT NULL,
  	\`end\` text NOT NULL,
  	\`party_size\` numeric DEFAULT 1 NOT NULL,
  	\`channel\` text NOT NULL,
  	\`lane\` text NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`outcome\` text DEFAULT 'none' NOT NULL,
  	\`outcome_reason\` text,
  	\`checked_in_at\` text,
  	\`served_by\` text,
  	\`identifier\` text,
  	\`mail\` text,
  	\`mail_state\` text DEFAULT 'none' NOT NULL,
  	\`details\` text,
  	\`note\` text,
  	\`fits\` integer DEFAULT true,
  	\`contact_state\` text,
  	\`starts_at\` text NOT NULL,
  	\`eligibility\` text,
  	\`group\` text,
  	\`live_key\` text NOT NULL,
  	\`idem_key\` text NOT NULL,
  	\`token_hash\` text,
  	\`pin_hash\` text,
  	\`claims\` text,
  	\`seated\` integer DEFAULT false,
  	\`pending\` text,
  	\`pending_at\` text,
  	\`release_at\` text,
  	\`extensions\` numeric DEFAULT 0 NOT NULL,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`history\` text,
  	\`drained_seq\` numeric DEFAULT 0 NOT NULL,
  	\`outbox_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`reservations_number_idx\` ON \`reservations\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`reservations_status_idx\` ON \`reservations\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`reservations_service_idx\` ON \`reservations\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`reservations_office_idx\` ON \`reservations\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`reservations_date_idx\` ON \`reservations\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`reservations_outcome_idx\` ON \`reservations\` (\`outcome\`);`)
  await db.run(sql`CREATE INDEX \`reservations_identifier_idx\` ON \`reservations\` (\`identifier\`);`)
  await db.run(sql`CREATE INDEX \`reservations_mail_state_idx\` ON \`reservations\` (\`mail_state\`);`)
  await db.run(sql`CREATE INDEX \`reservations_fits_idx\` ON \`reservations\` (\`fits\`);`)
  await db.run(sql`CREATE INDEX \`reservations_contact_state_idx\` ON \`reservations\` (\`contact_state\`);`)
  await db.run(sql`CREATE INDEX \`reservations_starts_at_idx\` ON \`reservations\` (\`starts_at\`);`)
  await db.run(sql`CREATE INDEX \`reservations_eligibility_idx\` ON \`reservations\` (\`eligibility\`);`)
  await db.run(sql`CREATE INDEX \`reservations_group_idx\` ON \`reservations\` (\`group\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`reservations_live_key_idx\` ON \`reservations\` (\`live_key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`reservations_idem_key_idx\` ON \`reservations\` (\`idem_key\`);`)
  await db.run(sql`CREATE INDEX \`reservations_token_hash_idx\` ON \`reservations\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`reservations_pending_at_idx\` ON \`reservations\` (\`pending_at\`);`)
  await db.run(sql`CREATE INDEX \`reservations_outbox_at_idx\` ON \`reservations\` (\`outbox_at\`);`)
  await db.run(sql`CREATE INDEX \`reservations_updated_at_idx\` ON \`reservations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reservations_created_at_idx\` ON \`reservations\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`office_service_date_idx\` ON \`reservations\` (\`office_id\`,\`service_id\`,\`date\`);`)
  await db.run(sql`CREATE INDEX \`office_date_idx\` ON \`reservations\` (\`office_id\`,\`date\`);`)
  await db.run(sql`CREATE INDEX \`status_releaseAt_idx\` ON \`reservations\` (\`status\`,\`release_at\`);`)
  await db.run(sql`CREATE INDEX \`status_date_idx\` ON \`reservations\` (\`status\`,\`date\`);`)
  await db.run(sql`CREATE TABLE \`waitlist_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text,
  	\`service_id\` text(36) NOT NULL,
  	\`date_from\` text NOT NULL,
  	\`date_to\` text NOT NULL,
  	\`time_from\` text,
  	\`time_to\` text,
  	\`party_size\` numeric DEFAULT 1 NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`mail\` text,
  	\`note\` text,
  	\`reservation\` text,
  	\`entry_key\` text NOT NULL,
  	\`status\` text DEFAULT 'waiting' NOT NULL,
  	\`sent_count\` numeric DEFAULT 0 NOT NULL,
  	\`last_sent_at\` text,
  	\`offered\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`waitlist_entries_service_idx\` ON \`waitlist_entries\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_reservation_idx\` ON \`waitlist_entries\` (\`reservation\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`waitlist_entries_entry_key_idx\` ON \`waitlist_entries\` (\`entry_key\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_status_idx\` ON \`waitlist_entries\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_updated_at_idx\` ON \`waitlist_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_created_at_idx\` ON \`waitlist_entries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`waitlist_entries_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`waitlist_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`waitlist_entries_rels_order_idx\` ON \`waitlist_entries_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_rels_parent_idx\` ON \`waitlist_entries_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_rels_path_idx\` ON \`waitlist_entries_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_entries_rels_offices_id_idx\` ON \`waitlist_entries_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`external_bookings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`time\` text NOT NULL,
  	\`kind\` text DEFAULT 'new' NOT NULL,
  	\`external_number\` text NOT NULL,
  	\`count\` numeric DEFAULT 1 NOT NULL,
  	\`channel\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`actor\` text,
  	\`record_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`external_bookings_date_idx\` ON \`external_bookings\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`external_bookings_external_number_idx\` ON \`external_bookings\` (\`external_number\`);`)
  await db.run(sql`CREATE INDEX \`external_bookings_actor_idx\` ON \`external_bookings\` (\`actor\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`external_bookings_record_key_idx\` ON \`external_bookings\` (\`record_key\`);`)
  await db.run(sql`CREATE INDEX \`external_bookings_updated_at_idx\` ON \`external_bookings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`external_bookings_created_at_idx\` ON \`external_bookings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`eligibilities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`reservation_number\` text,
  	\`manufacturing_number\` text,
  	\`reservation_key\` text NOT NULL,
  	\`manufacturing_key\` text NOT NULL,
  	\`birthday_hash\` text,
  	\`office_id\` text(36) NOT NULL,
  	\`state\` text DEFAULT 'bookable' NOT NULL,
  	\`state_label\` text,
  	\`card\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`eligibilities_reservation_number_idx\` ON \`eligibilities\` (\`reservation_number\`);`)
  await db.run(sql`CREATE INDEX \`eligibilities_manufacturing_number_idx\` ON \`eligibilities\` (\`manufacturing_number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`eligibilities_reservation_key_idx\` ON \`eligibilities\` (\`reservation_key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`eligibilities_manufacturing_key_idx\` ON \`eligibilities\` (\`manufacturing_key\`);`)
  await db.run(sql`CREATE INDEX \`eligibilities_office_idx\` ON \`eligibilities\` (\`office_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`eligibilities_card_idx\` ON \`eligibilities\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`eligibilities_updated_at_idx\` ON \`eligibilities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`eligibilities_created_at_idx\` ON \`eligibilities\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`office_state_idx\` ON \`eligibilities\` (\`office_id\`,\`state\`);`)
  await db.run(sql`CREATE TABLE \`slots\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slot_key\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`service_id\` text(36) NOT NULL,
  	\`date\` text NOT NULL,
  	\`start\` text NOT NULL,
  	\`end\` text NOT NULL,
  	\`starts_at\` text NOT NULL,
  	\`minutes\` numeric NOT NULL,
  	\`capacity\` numeric DEFAULT 0 NOT NULL,
  	\`cap_web\` numeric DEFAULT 0 NOT NULL,
  	\`cap_phone\` numeric DEFAULT 0 NOT NULL,
  	\`cap_counter\` numeric DEFAULT 0 NOT NULL,
  	\`free\` numeric DEFAULT 0 NOT NULL,
  	\`free_web\` numeric DEFAULT 0 NOT NULL,
  	\`free_phone\` numeric DEFAULT 0 NOT NULL,
  	\`free_counter\` numeric DEFAULT 0 NOT NULL,
  	\`overbooked\` numeric DEFAULT 0 NOT NULL,
  	\`open\` integer DEFAULT true,
  	\`manual\` integer DEFAULT false,
  	\`source\` text,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`epoch\` numeric DEFAULT 0 NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`slots_slot_key_idx\` ON \`slots\` (\`slot_key\`);`)
  await db.run(sql`CREATE INDEX \`slots_office_idx\` ON \`slots\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`slots_service_idx\` ON \`slots\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`slots_starts_at_idx\` ON \`slots\` (\`starts_at\`);`)
  await db.run(sql`CREATE INDEX \`office_service_date_1_idx\` ON \`slots\` (\`office_id\`,\`service_id\`,\`date\`);`)
  await db.run(sql`CREATE INDEX \`date_open_idx\` ON \`slots\` (\`date\`,\`open\`);`)
  await db.run(sql`CREATE TABLE \`cards\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`reservation_number\` text,
  	\`shipping_number\` text,
  	\`manufacturing_number\` text,
  	\`name\` text,
  	\`address\` text,
  	\`birthday\` text,
  	\`status\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`issued_on\` text,
  	\`expires_on\` text,
  	\`cancelled_on\` text,
  	\`remarks\` text,
  	\`extra\` text,
  	\`card_key\` text NOT NULL,
  	\`source_hash\` text,
  	\`imported_status\` text,
  	\`import\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`cards_reservation_number_idx\` ON \`cards\` (\`reservation_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_shipping_number_idx\` ON \`cards\` (\`shipping_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_manufacturing_number_idx\` ON \`cards\` (\`manufacturing_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_status_idx\` ON \`cards\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`cards_office_idx\` ON \`cards\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`cards_expires_on_idx\` ON \`cards\` (\`expires_on\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`cards_card_key_idx\` ON \`cards\` (\`card_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_import_idx\` ON \`cards\` (\`import\`);`)
  await db.run(sql`CREATE INDEX \`cards_updated_at_idx\` ON \`cards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cards_created_at_idx\` ON \`cards\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`office_status_idx\` ON \`cards\` (\`office_id\`,\`status\`);`)
  await db.run(sql`CREATE TABLE \`card_imports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`file_name\` text NOT NULL,
  	\`status\` text DEFAULT 'running' NOT NULL,
  	\`total\` numeric DEFAULT 0,
  	\`created\` numeric DEFAULT 0,
  	\`changed\` numeric DEFAULT 0,
  	\`unchanged\` numeric DEFAULT 0,
  	\`rejected\` numeric DEFAULT 0,
  	\`encoding\` text,
  	\`by\` text,
  	\`problems\` text,
  	\`notes\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`card_imports_updated_at_idx\` ON \`card_imports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_imports_created_at_idx\` ON \`card_imports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`referrals\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`time\` text NOT NULL,
  	\`target\` text NOT NULL,
  	\`channel\` text,
  	\`language\` text,
  	\`by\` text NOT NULL,
  	\`note\` text,
  	\`referral_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`referrals_date_idx\` ON \`referrals\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`referrals_target_idx\` ON \`referrals\` (\`target\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`referrals_referral_key_idx\` ON \`referrals\` (\`referral_key\`);`)
  await db.run(sql`CREATE INDEX \`referrals_updated_at_idx\` ON \`referrals\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`referrals_created_at_idx\` ON \`referrals\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`mails\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`status\` text DEFAULT 'queued' NOT NULL,
  	\`number\` text,
  	\`subject\` text NOT NULL,
  	\`to\` text,
  	\`text\` text,
  	\`ics\` text,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`attempts\` numeric DEFAULT 0 NOT NULL,
  	\`sent_at\` text,
  	\`last_error\` text,
  	\`reservation\` text,
  	\`office_id\` text(36),
  	\`mail_key\` text NOT NULL,
  	\`next_attempt_at\` text,
  	\`claimed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mails_number_idx\` ON \`mails\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`mails_reservation_idx\` ON \`mails\` (\`reservation\`);`)
  await db.run(sql`CREATE INDEX \`mails_office_idx\` ON \`mails\` (\`office_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mails_mail_key_idx\` ON \`mails\` (\`mail_key\`);`)
  await db.run(sql`CREATE INDEX \`mails_updated_at_idx\` ON \`mails\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mails_created_at_idx\` ON \`mails\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`status_nextAttemptAt_idx\` ON \`mails\` (\`status\`,\`next_attempt_at\`);`)
  await db.run(sql`CREATE TABLE \`audit_logs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor_name\` text,
  	\`actor_kind\` text NOT NULL,
  	\`channel\` text,
  	\`ip\` text,
  	\`action\` text NOT NULL,
  	\`target\` text,
  	\`count\` numeric,
  	\`purpose\` text,
  	\`summary\` text NOT NULL,
  	\`changes\` text,
  	\`actor\` text,
  	\`office\` text,
  	\`audit_key\` text NOT NULL,
  	\`seq\` numeric,
  	\`hash\` text,
  	\`seal_key\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_logs_at_idx\` ON \`audit_logs\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_logs_action_idx\` ON \`audit_logs\` (\`action\`);`)
  await db.run(sql`CREATE INDEX \`audit_logs_office_idx\` ON \`audit_logs\` (\`office\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`audit_logs_audit_key_idx\` ON \`audit_logs\` (\`audit_key\`);`)
  await db.run(sql`CREATE INDEX \`audit_logs_seq_idx\` ON \`audit_logs\` (\`seq\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`audit_logs_seal_key_idx\` ON \`audit_logs\` (\`seal_key\`);`)
  await db.run(sql`CREATE INDEX \`target_at_idx\` ON \`audit_logs\` (\`target\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`actor_at_idx\` ON \`audit_logs\` (\`actor\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`job_runs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`run_key\` text NOT NULL,
  	\`task\` text NOT NULL,
  	\`scheduled_for\` text NOT NULL,
  	\`status\` text DEFAULT 'running' NOT NULL,
  	\`started_at\` text,
  	\`finished_at\` text,
  	\`owner\` text,
  	\`result\` text,
  	\`error\` text,
  	\`attempts\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`job_runs_run_key_idx\` ON \`job_runs\` (\`run_key\`);`)
  await db.run(sql`CREATE INDEX \`job_runs_task_idx\` ON \`job_runs\` (\`task\`);`)
  await db.run(sql`CREATE INDEX \`job_runs_scheduled_for_idx\` ON \`job_runs\` (\`scheduled_for\`);`)
  await db.run(sql`CREATE INDEX \`job_runs_status_idx\` ON \`job_runs\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`job_runs_updated_at_idx\` ON \`job_runs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`job_runs_created_at_idx\` ON \`job_runs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`check_results\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`ok\` text NOT NULL,
  	\`summary\` text,
  	\`acknowledged_by\` text,
  	\`acknowledged_at\` text,
  	\`details\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`check_results_name_idx\` ON \`check_results\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`check_results_updated_at_idx\` ON \`check_results\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`check_results_created_at_idx\` ON \`check_results\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`leases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`owner\` text,
  	\`expires_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`leases_name_idx\` ON \`leases\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`leases_updated_at_idx\` ON \`leases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`leases_created_at_idx\` ON \`leases\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`rate_buckets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`bucket_key\` text NOT NULL,
  	\`hits\` numeric DEFAULT 0 NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`rate_buckets_bucket_key_idx\` ON \`rate_buckets\` (\`bucket_key\`);`)
  await db.run(sql`CREATE INDEX \`rate_buckets_expires_at_idx\` ON \`rate_buckets\` (\`expires_at\`);`)
  await db.run(sql`CREATE INDEX \`rate_buckets_updated_at_idx\` ON \`rate_buckets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`rate_buckets_created_at_idx\` ON \`rate_buckets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`services_input_items\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`item\` text NOT NULL,
  	\`required\` integer DEFAULT false,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`services_input_items_order_idx\` ON \`services_input_items\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`services_input_items_parent_id_idx\` ON \`services_input_items\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`services\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`office_choice\` text DEFAULT 'choose' NOT NULL,
  	\`web_open\` integer DEFAULT true,
  	\`phone_open\` integer DEFAULT true,
  	\`counter_open\` integer DEFAULT true,
  	\`identification\` text DEFAULT 'reservation-number' NOT NULL,
  	\`birthday_format\` text DEFAULT 'MMDD' NOT NULL,
  	\`number_pattern\` text,
  	\`number_example\` text,
  	\`try_limit\` numeric DEFAULT 10 NOT NULL,
  	\`lock_minutes\` numeric DEFAULT 60 NOT NULL,
  	\`device_daily_limit\` numeric DEFAULT 5 NOT NULL,
  	\`proof_of_work\` integer DEFAULT false,
  	\`first_day_offset\` numeric DEFAULT 1 NOT NULL,
  	\`last_day_offset\` numeric DEFAULT 31 NOT NULL,
  	\`register_days_before\` numeric,
  	\`register_time\` text,
  	\`register_minutes_before\` numeric,
  	\`change_days_before\` numeric,
  	\`change_time\` text,
  	\`change_minutes_before\` numeric,
  	\`cancel_days_before\` numeric,
  	\`cancel_time\` text,
  	\`cancel_minutes_before\` numeric,
  	\`change_lock_minutes\` numeric,
  	\`release_delay_min\` numeric DEFAULT 0,
  	\`release_delay_max\` numeric DEFAULT 0,
  	\`waitlist\` integer DEFAULT false,
  	\`max_party\` numeric DEFAULT 1 NOT NULL,
  	\`party_mode\` text DEFAULT 'same' NOT NULL,
  	\`hold_minutes\` numeric DEFAULT 10 NOT NULL,
  	\`hold_extensions\` numeric DEFAULT 2 NOT NULL,
  	\`mail_policy\` text DEFAULT 'optional' NOT NULL,
  	\`reminder_days_before\` numeric DEFAULT 1 NOT NULL,
  	\`reminder_time\` text DEFAULT '12:00' NOT NULL,
  	\`mail_retention_days\` numeric DEFAULT 30 NOT NULL,
  	\`approval_note\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`services_code_idx\` ON \`services\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`services_preset_key_idx\` ON \`services\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`services_updated_at_idx\` ON \`services\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`services_created_at_idx\` ON \`services\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`services_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`services_rels_order_idx\` ON \`services_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_parent_idx\` ON \`services_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_path_idx\` ON \`services_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`services_rels_offices_id_idx\` ON \`services_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`offices_translations\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`name\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`offices_translations_order_idx\` ON \`offices_translations\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`offices_translations_parent_id_idx\` ON \`offices_translations\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`offices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`kind\` text DEFAULT 'ward' NOT NULL,
  	\`ward\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`address\` text,
  	\`phone\` text,
  	\`map_url\` text,
  	\`guidance\` text,
  	\`walk_in_limit\` numeric,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`offices_code_idx\` ON \`offices\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`offices_preset_key_idx\` ON \`offices\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`offices_updated_at_idx\` ON \`offices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`offices_created_at_idx\` ON \`offices\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`opening_patterns\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`office_id\` text(36) NOT NULL,
  	\`service_id\` text(36) NOT NULL,
  	\`mon\` integer DEFAULT true,
  	\`tue\` integer DEFAULT true,
  	\`wed\` integer DEFAULT true,
  	\`thu\` integer DEFAULT true,
  	\`fri\` integer DEFAULT true,
  	\`sat\` integer DEFAULT false,
  	\`sun\` integer DEFAULT false,
  	\`on_holidays\` integer DEFAULT false,
  	\`start\` text NOT NULL,
  	\`end\` text NOT NULL,
  	\`slot_minutes\` text DEFAULT '30' NOT NULL,
  	\`capacity\` numeric DEFAULT 3 NOT NULL,
  	\`cap_web\` numeric,
  	\`cap_phone\` numeric,
  	\`cap_counter\` numeric,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`opening_patterns_office_idx\` ON \`opening_patterns\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`opening_patterns_service_idx\` ON \`opening_patterns\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`opening_patterns_preset_key_idx\` ON \`opening_patterns\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`opening_patterns_updated_at_idx\` ON \`opening_patterns\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`opening_patterns_created_at_idx\` ON \`opening_patterns\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`calendar_exceptions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'closed' NOT NULL,
  	\`reason\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`start\` text,
  	\`end\` text,
  	\`slot_minutes\` text DEFAULT '30',
  	\`capacity\` numeric DEFAULT 3,
  	\`cap_web\` numeric,
  	\`cap_phone\` numeric,
  	\`cap_counter\` numeric,
  	\`active\` integer DEFAULT true,
  	\`request_key\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`calendar_exceptions_request_key_idx\` ON \`calendar_exceptions\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_preset_key_idx\` ON \`calendar_exceptions\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_updated_at_idx\` ON \`calendar_exceptions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_created_at_idx\` ON \`calendar_exceptions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`calendar_exceptions_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	\`services_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`calendar_exceptions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_rels_order_idx\` ON \`calendar_exceptions_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_rels_parent_idx\` ON \`calendar_exceptions_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_rels_path_idx\` ON \`calendar_exceptions_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_rels_offices_id_idx\` ON \`calendar_exceptions_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE INDEX \`calendar_exceptions_rels_services_id_idx\` ON \`calendar_exceptions_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE TABLE \`holidays\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`kind\` text DEFAULT 'national' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`holidays_date_idx\` ON \`holidays\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`holidays_updated_at_idx\` ON \`holidays\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`holidays_created_at_idx\` ON \`holidays\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`service_texts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`service_id\` text(36) NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`name\` text NOT NULL,
  	\`description\` text,
  	\`bring\` text,
  	\`before_visit\` text,
  	\`after_booking\` text,
  	\`read_out\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`service_texts_service_idx\` ON \`service_texts\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`service_texts_preset_key_idx\` ON \`service_texts\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`service_texts_updated_at_idx\` ON \`service_texts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`service_texts_created_at_idx\` ON \`service_texts\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`service_language_idx\` ON \`service_texts\` (\`service_id\`,\`language\`);`)
  await db.run(sql`CREATE TABLE \`mail_templates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`service_id\` text(36),
  	\`subject\` text NOT NULL,
  	\`body\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mail_templates_service_idx\` ON \`mail_templates\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`mail_templates_preset_key_idx\` ON \`mail_templates\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`mail_templates_updated_at_idx\` ON \`mail_templates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mail_templates_created_at_idx\` ON \`mail_templates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`faqs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`question\` text NOT NULL,
  	\`answer\` text NOT NULL,
  	\`approval\` text DEFAULT 'draft' NOT NULL,
  	\`is_public\` integer DEFAULT false,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`faqs_preset_key_idx\` ON \`faqs\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`faqs_updated_at_idx\` ON \`faqs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`faqs_created_at_idx\` ON \`faqs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`faqs_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`services_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`faqs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`faqs_rels_order_idx\` ON \`faqs_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`faqs_rels_parent_idx\` ON \`faqs_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`faqs_rels_path_idx\` ON \`faqs_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`faqs_rels_services_id_idx\` ON \`faqs_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE TABLE \`referral_targets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`phone\` text,
  	\`hours\` text,
  	\`languages\` text,
  	\`matters\` text,
  	\`url\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`is_public\` integer DEFAULT true,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`referral_targets_preset_key_idx\` ON \`referral_targets\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`referral_targets_updated_at_idx\` ON \`referral_targets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`referral_targets_created_at_idx\` ON \`referral_targets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_statuses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`booking\` text DEFAULT 'not-ready' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_statuses_label_idx\` ON \`card_statuses\` (\`label\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_preset_key_idx\` ON \`card_statuses\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_updated_at_idx\` ON \`card_statuses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_created_at_idx\` ON \`card_statuses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`notices_translations\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`body\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_translations_order_idx\` ON \`notices_translations\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`notices_translations_parent_id_idx\` ON \`notices_translations\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`notices_updates\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`time\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_updates_order_idx\` ON \`notices_updates\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`notices_updates_parent_id_idx\` ON \`notices_updates\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`notices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'info' NOT NULL,
  	\`title\` text NOT NULL,
  	\`body\` text,
  	\`show_from\` text NOT NULL,
  	\`show_from_time\` text,
  	\`show_to\` text,
  	\`show_to_time\` text,
  	\`stops_booking\` integer DEFAULT false,
  	\`stop_from\` text,
  	\`stop_from_time\` text,
  	\`stop_to\` text,
  	\`stop_to_time\` text,
  	\`city_notified_on\` text,
  	\`notice_check\` text,
  	\`resolved\` integer DEFAULT false,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_updated_at_idx\` ON \`notices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notices_created_at_idx\` ON \`notices\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`notices_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`services_id\` text(36),
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`notices_rels_order_idx\` ON \`notices_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`notices_rels_parent_idx\` ON \`notices_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`notices_rels_path_idx\` ON \`notices_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`notices_rels_services_id_idx\` ON \`notices_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE INDEX \`notices_rels_offices_id_idx\` ON \`notices_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`users_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_roles_order_idx\` ON \`users_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_roles_parent_idx\` ON \`users_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kana\` text,
  	\`employer\` text DEFAULT 'vendor' NOT NULL,
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`active\` integer DEFAULT true,
  	\`must_change_password\` integer DEFAULT false,
  	\`password_changed_at\` text,
  	\`display_scale\` numeric DEFAULT 100,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text,
  	\`username\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_username_idx\` ON \`users\` (\`username\`);`)
  await db.run(sql`CREATE TABLE \`users_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_rels_order_idx\` ON \`users_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_rels_parent_idx\` ON \`users_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`users_rels_path_idx\` ON \`users_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`users_rels_offices_id_idx\` ON \`users_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`global_slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`referrals_id\` text(36),
  	\`services_id\` text(36),
  	\`offices_id\` text(36),
  	\`opening_patterns_id\` text(36),
  	\`calendar_exceptions_id\` text(36),
  	\`holidays_id\` text(36),
  	\`service_texts_id\` text(36),
  	\`mail_templates_id\` text(36),
  	\`faqs_id\` text(36),
  	\`referral_targets_id\` text(36),
  	\`card_statuses_id\` text(36),
  	\`notices_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`referrals_id\`) REFERENCES \`referrals\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`opening_patterns_id\`) REFERENCES \`opening_patterns\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`calendar_exceptions_id\`) REFERENCES \`calendar_exceptions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`holidays_id\`) REFERENCES \`holidays\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`service_texts_id\`) REFERENCES \`service_texts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`mail_templates_id\`) REFERENCES \`mail_templates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`faqs_id\`) REFERENCES \`faqs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`referral_targets_id\`) REFERENCES \`referral_targets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`card_statuses_id\`) REFERENCES \`card_statuses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notices_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_referrals_id_idx\` ON \`payload_locked_documents_rels\` (\`referrals_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_services_id_idx\` ON \`payload_locked_documents_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_offices_id_idx\` ON \`payload_locked_documents_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_opening_patterns_id_idx\` ON \`payload_locked_documents_rels\` (\`opening_patterns_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_calendar_exceptions_id_idx\` ON \`payload_locked_documents_rels\` (\`calendar_exceptions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_holidays_id_idx\` ON \`payload_locked_documents_rels\` (\`holidays_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_service_texts_id_idx\` ON \`payload_locked_documents_rels\` (\`service_texts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mail_templates_id_idx\` ON \`payload_locked_documents_rels\` (\`mail_templates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_faqs_id_idx\` ON \`payload_locked_documents_rels\` (\`faqs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_referral_targets_id_idx\` ON \`payload_locked_documents_rels\` (\`referral_targets_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_card_statuses_id_idx\` ON \`payload_locked_documents_rels\` (\`card_statuses_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notices_id_idx\` ON \`payload_locked_documents_rels\` (\`notices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_languages\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_languages_order_idx\` ON \`city_settings_languages\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_languages_parent_idx\` ON \`city_settings_languages\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_call_hours_translations\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_call_hours_translations_order_idx\` ON \`city_settings_call_hours_translations\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_call_hours_translations_parent_id_idx\` ON \`city_settings_call_hours_translations\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_call_languages\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_call_languages_order_idx\` ON \`city_settings_call_languages\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_call_languages_parent_idx\` ON \`city_settings_call_languages\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`city_name\` text DEFAULT '川崎市' NOT NULL,
  	\`city_code\` text DEFAULT 'kawasaki' NOT NULL,
  	\`site_name\` text DEFAULT 'マイナンバーカード予約' NOT NULL,
  	\`base_url\` text,
  	\`base_url_approved_by\` text,
  	\`base_url_approved_on\` text,
  	\`city_url\` text,
  	\`faq_url\` text,
  	\`booking_module\` integer DEFAULT true,
  	\`public_site\` integer DEFAULT true,
  	\`call_name\` text DEFAULT 'マイナンバーコールセンター',
  	\`call_phone\` text DEFAULT '0120-000-000' NOT NULL,
  	\`call_phone_alt\` text,
  	\`call_hours\` text DEFAULT '月～金曜 9:00～17:00（祝日・年末年始を除く）' NOT NULL,
  	\`call_note\` text,
  	\`password_min_length\` numeric DEFAULT 12 NOT NULL,
  	\`idle_minutes\` numeric DEFAULT 30 NOT NULL,
  	\`password_max_days\` numeric DEFAULT 0,
  	\`lock_attempts\` numeric DEFAULT 5 NOT NULL,
  	\`lock_minutes\` numeric DEFAULT 15 NOT NULL,
  	\`collect_ip\` integer DEFAULT false,
  	\`audit_retention_days\` numeric DEFAULT 1825 NOT NULL,
  	\`reservation_retention_days\` numeric DEFAULT 1825 NOT NULL,
  	\`panel_allow_list\` text,
  	\`shared_device_idle_seconds\` numeric DEFAULT 90 NOT NULL,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`reservations\`;`)
  await db.run(sql`DROP TABLE \`waitlist_entries\`;`)
  await db.run(sql`DROP TABLE \`waitlist_entries_rels\`;`)
  await db.run(sql`DROP TABLE \`external_bookings\`;`)
  await db.run(sql`DROP TABLE \`eligibilities\`;`)
  await db.run(sql`DROP TABLE \`slots\`;`)
  await db.run(sql`DROP TABLE \`cards\`;`)
  await db.run(sql`DROP TABLE \`card_imports\`;`)
  await db.run(sql`DROP TABLE \`referrals\`;`)
  await db.run(sql`DROP TABLE \`mails\`;`)
  await db.run(sql`DROP TABLE \`audit_logs\`;`)
  await db.run(sql`DROP TABLE \`job_runs\`;`)
  await db.run(sql`DROP TABLE \`check_results\`;`)
  await db.run(sql`DROP TABLE \`leases\`;`)
  await db.run(sql`DROP TABLE \`rate_buckets\`;`)
  await db.run(sql`DROP TABLE \`services_input_items\`;`)
  await db.run(sql`DROP TABLE \`services\`;`)
  await db.run(sql`DROP TABLE \`services_rels\`;`)
  await db.run(sql`DROP TABLE \`offices_translations\`;`)
  await db.run(sql`DROP TABLE \`offices\`;`)
  await db.run(sql`DROP TABLE \`opening_patterns\`;`)
  await db.run(sql`DROP TABLE \`calendar_exceptions\`;`)
  await db.run(sql`DROP TABLE \`calendar_exceptions_rels\`;`)
  await db.run(sql`DROP TABLE \`holidays\`;`)
  await db.run(sql`DROP TABLE \`service_texts\`;`)
  await db.run(sql`DROP TABLE \`mail_templates\`;`)
  await db.run(sql`DROP TABLE \`faqs\`;`)
  await db.run(sql`DROP TABLE \`faqs_rels\`;`)
  await db.run(sql`DROP TABLE \`referral_targets\`;`)
  await db.run(sql`DROP TABLE \`card_statuses\`;`)
  await db.run(sql`DROP TABLE \`notices_translations\`;`)
  await db.run(sql`DROP TABLE \`notices_updates\`;`)
  await db.run(sql`DROP TABLE \`notices\`;`)
  await db.run(sql`DROP TABLE \`notices_rels\`;`)
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`users_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
  await db.run(sql`DROP TABLE \`city_settings_languages\`;`)
  await db.run(sql`DROP TABLE \`city_settings_call_hours_translations\`;`)
  await db.run(sql`DROP TABLE \`city_settings_call_languages\`;`)
  await db.run(sql`DROP TABLE \`city_settings\`;`)
}
