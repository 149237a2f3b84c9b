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
  	\`defect_state\` text,
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
  await db.run(sql`CREATE INDEX \`reservations_defect_state_idx\` ON \`reservations\` (\`defect_state\`);`)
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
  	\`kana\` text,
  	\`address\` text,
  	\`birthday\` text,
  	\`status\` text NOT NULL,
  	\`status_at\` text,
  	\`office_id\` text(36) NOT NULL,
  	\`received_on\` text,
  	\`inspected_on\` text,
  	\`prepared_on\` text,
  	\`transferred_on\` text,
  	\`notified_on\` text,
  	\`returned_on\` text,
  	\`issued_on\` text,
  	\`expires_on\` text,
  	\`cancelled_on\` text,
  	\`disposed_on\` text,
  	\`route\` text,
  	\`mail_type\` text,
  	\`tracking_number\` text,
  	\`mailed_on\` text,
  	\`reminders\` numeric DEFAULT 0,
  	\`reminded_on\` text,
  	\`place_id\` text(36),
  	\`position\` text,
  	\`pulled_for\` text,
  	\`run\` text,
  	\`remarks\` text,
  	\`extra\` text,
  	\`card_key\` text NOT NULL,
  	\`reservation_key\` text,
  	\`shipping_key\` text,
  	\`manufacturing_key\` text,
  	\`name_key\` text,
  	\`name_head_key\` text,
  	\`family_key\` text,
  	\`given_key\` text,
  	\`kana_key\` text,
  	\`kana_head_key\` text,
  	\`birthday_key\` text,
  	\`town_key\` text,
  	\`source_hash\` text,
  	\`source_row\` text,
  	\`imported_status\` text,
  	\`import\` text,
  	\`source_line\` numeric,
  	\`served_by\` text,
  	\`served_until\` text,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`history\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`logged_seq\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`place_id\`) REFERENCES \`storage_places\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`cards_reservation_number_idx\` ON \`cards\` (\`reservation_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_shipping_number_idx\` ON \`cards\` (\`shipping_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_manufacturing_number_idx\` ON \`cards\` (\`manufacturing_number\`);`)
  await db.run(sql`CREATE INDEX \`cards_status_idx\` ON \`cards\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`cards_status_at_idx\` ON \`cards\` (\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`cards_office_idx\` ON \`cards\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`cards_received_on_idx\` ON \`cards\` (\`received_on\`);`)
  await db.run(sql`CREATE INDEX \`cards_notified_on_idx\` ON \`cards\` (\`notified_on\`);`)
  await db.run(sql`CREATE INDEX \`cards_issued_on_idx\` ON \`cards\` (\`issued_on\`);`)
  await db.run(sql`CREATE INDEX \`cards_expires_on_idx\` ON \`cards\` (\`expires_on\`);`)
  await db.run(sql`CREATE INDEX \`cards_place_idx\` ON \`cards\` (\`place_id\`);`)
  await db.run(sql`CREATE INDEX \`cards_pulled_for_idx\` ON \`cards\` (\`pulled_for\`);`)
  await db.run(sql`CREATE INDEX \`cards_run_idx\` ON \`cards\` (\`run\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`cards_card_key_idx\` ON \`cards\` (\`card_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_reservation_key_idx\` ON \`cards\` (\`reservation_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_shipping_key_idx\` ON \`cards\` (\`shipping_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_manufacturing_key_idx\` ON \`cards\` (\`manufacturing_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_birthday_key_idx\` ON \`cards\` (\`birthday_key\`);`)
  await db.run(sql`CREATE INDEX \`cards_unlogged_idx\` ON \`cards\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`cards_updated_at_idx\` ON \`cards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`cards_created_at_idx\` ON \`cards\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`office_status_statusAt_idx\` ON \`cards\` (\`office_id\`,\`status\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`office_statusAt_idx\` ON \`cards\` (\`office_id\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`status_statusAt_idx\` ON \`cards\` (\`status\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`place_position_idx\` ON \`cards\` (\`place_id\`,\`position\`);`)
  await db.run(sql`CREATE INDEX \`route_issuedOn_idx\` ON \`cards\` (\`route\`,\`issued_on\`);`)
  await db.run(sql`CREATE INDEX \`route_mailedOn_idx\` ON \`cards\` (\`route\`,\`mailed_on\`);`)
  await db.run(sql`CREATE INDEX \`import_sourceLine_idx\` ON \`cards\` (\`import\`,\`source_line\`);`)
  await db.run(sql`CREATE INDEX \`nameKey_statusAt_idx\` ON \`cards\` (\`name_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`nameHeadKey_statusAt_idx\` ON \`cards\` (\`name_head_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`familyKey_statusAt_idx\` ON \`cards\` (\`family_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`givenKey_statusAt_idx\` ON \`cards\` (\`given_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`kanaKey_statusAt_idx\` ON \`cards\` (\`kana_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`kanaHeadKey_statusAt_idx\` ON \`cards\` (\`kana_head_key\`,\`status_at\`);`)
  await db.run(sql`CREATE INDEX \`townKey_statusAt_idx\` ON \`cards\` (\`town_key\`,\`status_at\`);`)
  await db.run(sql`CREATE TABLE \`card_events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`event_key\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`date\` text,
  	\`type\` text NOT NULL,
  	\`how\` text,
  	\`summary\` text,
  	\`from\` text,
  	\`to\` text,
  	\`reason\` text,
  	\`office_id\` text(36),
  	\`by\` text,
  	\`by_name\` text,
  	\`changes\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_events_event_key_idx\` ON \`card_events\` (\`event_key\`);`)
  await db.run(sql`CREATE INDEX \`card_events_card_idx\` ON \`card_events\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`card_events_at_idx\` ON \`card_events\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`card_events_date_idx\` ON \`card_events\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`card_events_office_idx\` ON \`card_events\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_events_updated_at_idx\` ON \`card_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_events_created_at_idx\` ON \`card_events\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`type_date_idx\` ON \`card_events\` (\`type\`,\`date\`);`)
  await db.run(sql`CREATE TABLE \`card_tasks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`task_key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`office_id\` text(36),
  	\`card\` text,
  	\`number\` text,
  	\`opened_on\` text,
  	\`printed_on\` text,
  	\`done_on\` text,
  	\`opened_by\` text,
  	\`done_by\` text,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_tasks_task_key_idx\` ON \`card_tasks\` (\`task_key\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_office_idx\` ON \`card_tasks\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_card_idx\` ON \`card_tasks\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_opened_on_idx\` ON \`card_tasks\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_updated_at_idx\` ON \`card_tasks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_tasks_created_at_idx\` ON \`card_tasks\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_kind_idx\` ON \`card_tasks\` (\`state\`,\`kind\`);`)
  await db.run(sql`CREATE TABLE \`card_papers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`paper_key\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`number\` text,
  	\`kind\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`place\` text,
  	\`received_on\` text,
  	\`keep_until\` text,
  	\`state\` text DEFAULT 'kept' NOT NULL,
  	\`by\` text,
  	\`disposed_on\` text,
  	\`disposed_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_papers_paper_key_idx\` ON \`card_papers\` (\`paper_key\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_card_idx\` ON \`card_papers\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_office_idx\` ON \`card_papers\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_updated_at_idx\` ON \`card_papers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_papers_created_at_idx\` ON \`card_papers\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_keepUntil_idx\` ON \`card_papers\` (\`state\`,\`keep_until\`);`)
  await db.run(sql`CREATE TABLE \`procedure_counts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`count_key\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`count\` numeric NOT NULL,
  	\`by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`procedure_counts_count_key_idx\` ON \`procedure_counts\` (\`count_key\`);`)
  await db.run(sql`CREATE INDEX \`procedure_counts_date_idx\` ON \`procedure_counts\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`procedure_counts_office_idx\` ON \`procedure_counts\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`procedure_counts_updated_at_idx\` ON \`procedure_counts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`procedure_counts_created_at_idx\` ON \`procedure_counts\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`office_date_1_idx\` ON \`procedure_counts\` (\`office_id\`,\`date\`);`)
  await db.run(sql`CREATE TABLE \`card_reminder_runs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`run_key\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`office_id\` text(36),
  	\`conditions\` text,
  	\`count\` numeric DEFAULT 0,
  	\`skipped\` numeric DEFAULT 0,
  	\`by_name\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_reminder_runs_number_idx\` ON \`card_reminder_runs\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`card_reminder_runs_run_key_idx\` ON \`card_reminder_runs\` (\`run_key\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_runs_date_idx\` ON \`card_reminder_runs\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_runs_state_idx\` ON \`card_reminder_runs\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_runs_office_idx\` ON \`card_reminder_runs\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_runs_updated_at_idx\` ON \`card_reminder_runs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_runs_created_at_idx\` ON \`card_reminder_runs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_reminder_items\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`run\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`card_id\` text NOT NULL,
  	\`number\` text,
  	\`office_id\` text(36),
  	\`notified_on\` text,
  	\`before\` numeric DEFAULT 0,
  	\`state\` text DEFAULT 'listed' NOT NULL,
  	\`why\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_reminder_items_item_key_idx\` ON \`card_reminder_items\` (\`item_key\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_items_run_idx\` ON \`card_reminder_items\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_items_office_idx\` ON \`card_reminder_items\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_items_updated_at_idx\` ON \`card_reminder_items\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_reminder_items_created_at_idx\` ON \`card_reminder_items\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_disposals\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`disposal_key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`state\` text DEFAULT 'listing' NOT NULL,
  	\`office_id\` text(36),
  	\`count\` numeric DEFAULT 0,
  	\`note\` text,
  	\`proposed_by\` text,
  	\`proposed_by_name\` text,
  	\`proposed_on\` text,
  	\`approved_by\` text,
  	\`approved_by_name\` text,
  	\`approved_on\` text,
  	\`rejected_for\` text,
  	\`done_by\` text,
  	\`done_with\` text,
  	\`done_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_disposals_number_idx\` ON \`card_disposals\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`card_disposals_disposal_key_idx\` ON \`card_disposals\` (\`disposal_key\`);`)
  await db.run(sql`CREATE INDEX \`card_disposals_state_idx\` ON \`card_disposals\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`card_disposals_office_idx\` ON \`card_disposals\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_disposals_updated_at_idx\` ON \`card_disposals\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_disposals_created_at_idx\` ON \`card_disposals\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_disposal_items\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`live_key\` text NOT NULL,
  	\`list\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`card_id\` text NOT NULL,
  	\`number\` text,
  	\`office_id\` text(36),
  	\`why\` text,
  	\`state\` text DEFAULT 'listed' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_disposal_items_item_key_idx\` ON \`card_disposal_items\` (\`item_key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`card_disposal_items_live_key_idx\` ON \`card_disposal_items\` (\`live_key\`);`)
  await db.run(sql`CREATE INDEX \`card_disposal_items_list_idx\` ON \`card_disposal_items\` (\`list\`);`)
  await db.run(sql`CREATE INDEX \`card_disposal_items_office_idx\` ON \`card_disposal_items\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`card_disposal_items_updated_at_idx\` ON \`card_disposal_items\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_disposal_items_created_at_idx\` ON \`card_disposal_items\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_imports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`file_name\` text NOT NULL,
  	\`status\` text DEFAULT 'running' NOT NULL,
  	\`dry_run\` integer DEFAULT false,
  	\`profile_name\` text,
  	\`total\` numeric DEFAULT 0,
  	\`created\` numeric DEFAULT 0,
  	\`changed\` numeric DEFAULT 0,
  	\`unchanged\` numeric DEFAULT 0,
  	\`rejected\` numeric DEFAULT 0,
  	\`encoding\` text,
  	\`by\` text,
  	\`by_id\` text,
  	\`message\` text,
  	\`problems\` text,
  	\`notes\` text,
  	\`finished_at\` text,
  	\`undone\` numeric,
  	\`undone_by\` text,
  	\`undone_at\` text,
  	\`done\` numeric DEFAULT 0,
  	\`of\` numeric DEFAULT 0,
  	\`heartbeat_at\` text,
  	\`owner\` text,
  	\`form\` text,
  	\`form_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`card_imports_status_idx\` ON \`card_imports\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`card_imports_dry_run_idx\` ON \`card_imports\` (\`dry_run\`);`)
  await db.run(sql`CREATE INDEX \`card_imports_updated_at_idx\` ON \`card_imports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_imports_created_at_idx\` ON \`card_imports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_import_problems\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`import\` text NOT NULL,
  	\`line\` numeric NOT NULL,
  	\`field\` text NOT NULL,
  	\`reason\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`card_import_problems_updated_at_idx\` ON \`card_import_problems\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_import_problems_created_at_idx\` ON \`card_import_problems\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`import_line_idx\` ON \`card_import_problems\` (\`import\`,\`line\`);`)
  await db.run(sql`CREATE TABLE \`card_import_undo\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`undo_key\` text NOT NULL,
  	\`import\` text NOT NULL,
  	\`card_key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`before\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_import_undo_undo_key_idx\` ON \`card_import_undo\` (\`undo_key\`);`)
  await db.run(sql`CREATE INDEX \`card_import_undo_card_key_idx\` ON \`card_import_undo\` (\`card_key\`);`)
  await db.run(sql`CREATE INDEX \`card_import_undo_updated_at_idx\` ON \`card_import_undo\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_import_undo_created_at_idx\` ON \`card_import_undo\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`import_state_undoKey_idx\` ON \`card_import_undo\` (\`import\`,\`state\`,\`undo_key\`);`)
  await db.run(sql`CREATE TABLE \`replaced_numbers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number_key\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`replaced_at\` text NOT NULL,
  	\`open\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`replaced_numbers_number_key_idx\` ON \`replaced_numbers\` (\`number_key\`);`)
  await db.run(sql`CREATE INDEX \`replaced_numbers_card_idx\` ON \`replaced_numbers\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`replaced_numbers_updated_at_idx\` ON \`replaced_numbers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`replaced_numbers_created_at_idx\` ON \`replaced_numbers\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`open_replacedAt_idx\` ON \`replaced_numbers\` (\`open\`,\`replaced_at\`);`)
  await db.run(sql`CREATE TABLE \`stocktakes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`place\` text,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`started_at\` text,
  	\`started_by\` text,
  	\`ended_at\` text,
  	\`expected\` numeric,
  	\`counted\` numeric,
  	\`missing\` numeric,
  	\`extra\` numeric,
  	\`result\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`stocktakes_office_idx\` ON \`stocktakes\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`stocktakes_updated_at_idx\` ON \`stocktakes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`stocktakes_created_at_idx\` ON \`stocktakes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`stocktake_scans\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`scan_key\` text NOT NULL,
  	\`stocktake\` text NOT NULL,
  	\`card\` text,
  	\`code\` text,
  	\`at\` text,
  	\`by_name\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`stocktake_scans_scan_key_idx\` ON \`stocktake_scans\` (\`scan_key\`);`)
  await db.run(sql`CREATE INDEX \`stocktake_scans_stocktake_idx\` ON \`stocktake_scans\` (\`stocktake\`);`)
  await db.run(sql`CREATE INDEX \`stocktake_scans_card_idx\` ON \`stocktake_scans\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`stocktake_scans_updated_at_idx\` ON \`stocktake_scans\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`stocktake_scans_created_at_idx\` ON \`stocktake_scans\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_runs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`run_key\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`kind\` text DEFAULT 'cards' NOT NULL,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`route\` text,
  	\`route_name\` text,
  	\`from_id\` text(36) NOT NULL,
  	\`carrier\` text,
  	\`carrier_name\` text,
  	\`driver\` text,
  	\`driver_name\` text,
  	\`vehicle\` text,
  	\`vehicle_plate\` text,
  	\`visit\` text,
  	\`note\` text,
  	\`stops\` text,
  	\`returned\` text,
  	\`departed_at\` text,
  	\`completed_at\` text,
  	\`sealing\` text,
  	\`pending\` integer DEFAULT false,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`history\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`from_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_runs_number_idx\` ON \`transport_runs\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_runs_run_key_idx\` ON \`transport_runs\` (\`run_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_date_idx\` ON \`transport_runs\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_state_idx\` ON \`transport_runs\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_from_idx\` ON \`transport_runs\` (\`from_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_visit_idx\` ON \`transport_runs\` (\`visit\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_pending_idx\` ON \`transport_runs\` (\`pending\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_updated_at_idx\` ON \`transport_runs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_created_at_idx\` ON \`transport_runs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_runs_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`transport_runs\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`transport_runs_rels_order_idx\` ON \`transport_runs_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_rels_parent_idx\` ON \`transport_runs_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_rels_path_idx\` ON \`transport_runs_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`transport_runs_rels_offices_id_idx\` ON \`transport_runs_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`transport_items\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`item_key\` text NOT NULL,
  	\`live_key\` text NOT NULL,
  	\`run\` text NOT NULL,
  	\`stop\` text NOT NULL,
  	\`card\` text NOT NULL,
  	\`card_id\` text NOT NULL,
  	\`number\` text NOT NULL,
  	\`office_id\` text(36),
  	\`state\` text DEFAULT 'packing' NOT NULL,
  	\`packed_at\` text,
  	\`packed_by\` text,
  	\`received_at\` text,
  	\`received_by\` text,
  	\`last_op\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_items_item_key_idx\` ON \`transport_items\` (\`item_key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_items_live_key_idx\` ON \`transport_items\` (\`live_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_run_idx\` ON \`transport_items\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_card_idx\` ON \`transport_items\` (\`card\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_office_idx\` ON \`transport_items\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_state_idx\` ON \`transport_items\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_updated_at_idx\` ON \`transport_items\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_items_created_at_idx\` ON \`transport_items\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`run_stop_state_idx\` ON \`transport_items\` (\`run\`,\`stop\`,\`state\`);`)
  await db.run(sql`CREATE TABLE \`transport_incidents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`incident_key\` text NOT NULL,
  	\`run\` text NOT NULL,
  	\`run_number\` text,
  	\`at\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`place\` text,
  	\`what\` text NOT NULL,
  	\`load\` text NOT NULL,
  	\`measures\` text,
  	\`card_count\` numeric DEFAULT 0,
  	\`cards\` text,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`reported_by\` text,
  	\`result\` text,
  	\`closed_by\` text,
  	\`closed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_incidents_incident_key_idx\` ON \`transport_incidents\` (\`incident_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_run_idx\` ON \`transport_incidents\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_updated_at_idx\` ON \`transport_incidents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_created_at_idx\` ON \`transport_incidents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_incidents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`transport_incidents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`transport_incidents_rels_order_idx\` ON \`transport_incidents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_rels_parent_idx\` ON \`transport_incidents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_rels_path_idx\` ON \`transport_incidents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`transport_incidents_rels_offices_id_idx\` ON \`transport_incidents_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`transport_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`kind\` text DEFAULT 'route' NOT NULL,
  	\`text\` text NOT NULL,
  	\`run\` text,
  	\`route\` text,
  	\`about\` text,
  	\`asked_on\` text NOT NULL,
  	\`asked_by\` text,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`reply\` text,
  	\`effective_on\` text,
  	\`answered_on\` text,
  	\`answered_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_requests_request_key_idx\` ON \`transport_requests\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_run_idx\` ON \`transport_requests\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_asked_on_idx\` ON \`transport_requests\` (\`asked_on\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_updated_at_idx\` ON \`transport_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_requests_created_at_idx\` ON \`transport_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_positions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`point_key\` text NOT NULL,
  	\`run\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`latitude\` text NOT NULL,
  	\`longitude\` text NOT NULL,
  	\`device\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_positions_point_key_idx\` ON \`transport_positions\` (\`point_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_positions_run_idx\` ON \`transport_positions\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`transport_positions_updated_at_idx\` ON \`transport_positions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_positions_created_at_idx\` ON \`transport_positions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_alerts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`alert_key\` text NOT NULL,
  	\`week\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`required\` numeric NOT NULL,
  	\`completed\` numeric NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`note\` text,
  	\`explained_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_alerts_alert_key_idx\` ON \`transport_alerts\` (\`alert_key\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_week_idx\` ON \`transport_alerts\` (\`week\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_office_idx\` ON \`transport_alerts\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_state_idx\` ON \`transport_alerts\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_updated_at_idx\` ON \`transport_alerts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_alerts_created_at_idx\` ON \`transport_alerts\` (\`created_at\`);`)
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
  await db.run(sql`CREATE TABLE \`print_jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`status\` text DEFAULT 'running' NOT NULL,
  	\`total\` numeric DEFAULT 0,
  	\`done\` numeric DEFAULT 0,
  	\`printed\` numeric DEFAULT 0,
  	\`left\` numeric DEFAULT 0,
  	\`sheets\` numeric DEFAULT 0,
  	\`start\` numeric DEFAULT 1,
  	\`sheet_id\` text(36),
  	\`printer_id\` text(36),
  	\`purpose\` text NOT NULL,
  	\`by_name\` text,
  	\`error\` text,
  	\`problems\` text,
  	\`reprint_of\` text,
  	\`file_until\` text,
  	\`by\` text,
  	\`order\` text,
  	\`left_ids\` text,
  	\`heartbeat_at\` text,
  	\`owner\` text,
  	\`request_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`sheet_id\`) REFERENCES \`label_sheets\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`printer_id\`) REFERENCES \`printers\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`print_jobs_sheet_idx\` ON \`print_jobs\` (\`sheet_id\`);`)
  await db.run(sql`CREATE INDEX \`print_jobs_printer_idx\` ON \`print_jobs\` (\`printer_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`print_jobs_request_key_idx\` ON \`print_jobs\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`print_jobs_updated_at_idx\` ON \`print_jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`print_jobs_created_at_idx\` ON \`print_jobs\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`by_createdAt_idx\` ON \`print_jobs\` (\`by\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`status_heartbeatAt_idx\` ON \`print_jobs\` (\`status\`,\`heartbeat_at\`);`)
  await db.run(sql`CREATE TABLE \`print_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`job\` text NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`data\` text NOT NULL,
  	\`file_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`print_files_job_idx\` ON \`print_files\` (\`job\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`print_files_file_key_idx\` ON \`print_files\` (\`file_key\`);`)
  await db.run(sql`CREATE INDEX \`print_files_updated_at_idx\` ON \`print_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`print_files_created_at_idx\` ON \`print_files\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sheet_moves\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`sheet_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`count\` numeric NOT NULL,
  	\`note\` text,
  	\`at\` text NOT NULL,
  	\`by_name\` text,
  	\`move_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`sheet_id\`) REFERENCES \`label_sheets\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`sheet_moves_sheet_idx\` ON \`sheet_moves\` (\`sheet_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`sheet_moves_move_key_idx\` ON \`sheet_moves\` (\`move_key\`);`)
  await db.run(sql`CREATE INDEX \`sheet_moves_updated_at_idx\` ON \`sheet_moves\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sheet_moves_created_at_idx\` ON \`sheet_moves\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`sheet_idx\` ON \`sheet_moves\` (\`sheet_id\`);`)
  await db.run(sql`CREATE TABLE \`submissions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`submission_key\` text NOT NULL,
  	\`rule\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`period\` text NOT NULL,
  	\`period_from\` text NOT NULL,
  	\`period_to\` text NOT NULL,
  	\`due_on\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`submitted_on\` text,
  	\`submitted_by\` text,
  	\`note\` text,
  	\`rev\` numeric DEFAULT 0,
  	\`remind_rev\` numeric DEFAULT 0,
  	\`reminders\` text,
  	\`history\` text,
  	\`log_pending\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`submissions_submission_key_idx\` ON \`submissions\` (\`submission_key\`);`)
  await db.run(sql`CREATE INDEX \`submissions_due_on_idx\` ON \`submissions\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`submissions_log_pending_idx\` ON \`submissions\` (\`log_pending\`);`)
  await db.run(sql`CREATE INDEX \`submissions_updated_at_idx\` ON \`submissions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`submissions_created_at_idx\` ON \`submissions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`state_dueOn_idx\` ON \`submissions\` (\`state\`,\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`rule_periodFrom_idx\` ON \`submissions\` (\`rule\`,\`period_from\`);`)
  await db.run(sql`CREATE TABLE \`acknowledgements\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`by\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`document\` text,
  	\`actor\` text,
  	\`ack_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`acknowledgements_document_idx\` ON \`acknowledgements\` (\`document\`);`)
  await db.run(sql`CREATE INDEX \`acknowledgements_actor_idx\` ON \`acknowledgements\` (\`actor\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`acknowledgements_ack_key_idx\` ON \`acknowledgements\` (\`ack_key\`);`)
  await db.run(sql`CREATE INDEX \`acknowledgements_updated_at_idx\` ON \`acknowledgements\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`acknowledgements_created_at_idx\` ON \`acknowledgements\` (\`created_at\`);`)
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
  	\`approved_by\` text,
  	\`approved_on\` text,
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
  	\`step\` text DEFAULT 'none' NOT NULL,
  	\`booking\` text DEFAULT 'not-ready' NOT NULL,
  	\`leave\` text DEFAULT 'free' NOT NULL,
  	\`needs_inspection\` integer DEFAULT false,
  	\`alert_days\` numeric,
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
  await db.run(sql`CREATE TABLE \`card_statuses_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`card_statuses_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`card_statuses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`card_statuses_id\`) REFERENCES \`card_statuses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`card_statuses_rels_order_idx\` ON \`card_statuses_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_rels_parent_idx\` ON \`card_statuses_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_rels_path_idx\` ON \`card_statuses_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`card_statuses_rels_card_statuses_id_idx\` ON \`card_statuses_rels\` (\`card_statuses_id\`);`)
  await db.run(sql`CREATE TABLE \`handover_cases_checks\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`required\` integer DEFAULT true,
  	\`city_only\` integer DEFAULT false,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`handover_cases\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`handover_cases_checks_order_idx\` ON \`handover_cases_checks\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`handover_cases_checks_parent_id_idx\` ON \`handover_cases_checks\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`handover_cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`needs_proof\` integer DEFAULT false,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`handover_cases_preset_key_idx\` ON \`handover_cases\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`handover_cases_updated_at_idx\` ON \`handover_cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`handover_cases_created_at_idx\` ON \`handover_cases\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`card_import_profiles_columns\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`column\` text NOT NULL,
  	\`field\` text NOT NULL,
  	\`optional\` integer DEFAULT false,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`card_import_profiles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`card_import_profiles_columns_order_idx\` ON \`card_import_profiles_columns\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`card_import_profiles_columns_parent_id_idx\` ON \`card_import_profiles_columns\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`card_import_profiles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`source\` text DEFAULT 'city' NOT NULL,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`has_header\` integer DEFAULT true,
  	\`default_status_id\` text(36),
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`default_status_id\`) REFERENCES \`card_statuses\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`card_import_profiles_name_idx\` ON \`card_import_profiles\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`card_import_profiles_default_status_idx\` ON \`card_import_profiles\` (\`default_status_id\`);`)
  await db.run(sql`CREATE INDEX \`card_import_profiles_preset_key_idx\` ON \`card_import_profiles\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`card_import_profiles_updated_at_idx\` ON \`card_import_profiles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`card_import_profiles_created_at_idx\` ON \`card_import_profiles\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`deadline_rules_weekdays\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`deadline_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`deadline_rules_weekdays_order_idx\` ON \`deadline_rules_weekdays\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_weekdays_parent_idx\` ON \`deadline_rules_weekdays\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`deadline_rules_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`deadline_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`deadline_rules_roles_order_idx\` ON \`deadline_rules_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_roles_parent_idx\` ON \`deadline_rules_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`deadline_rules_remind_days\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`deadline_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`deadline_rules_remind_days_order_idx\` ON \`deadline_rules_remind_days\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_remind_days_parent_idx\` ON \`deadline_rules_remind_days\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`deadline_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kind\` text DEFAULT 'report' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`period\` text DEFAULT 'monthly' NOT NULL,
  	\`days\` text DEFAULT 'weekdays',
  	\`on_holidays\` integer DEFAULT false,
  	\`service_id\` text(36),
  	\`due\` text DEFAULT 'period-end' NOT NULL,
  	\`due_day\` numeric,
  	\`due_date\` text,
  	\`roll\` text DEFAULT 'none',
  	\`valid_from\` text,
  	\`valid_to\` text,
  	\`remind_overdue\` integer DEFAULT true,
  	\`mails\` text,
  	\`note\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`service_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`deadline_rules_service_idx\` ON \`deadline_rules\` (\`service_id\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_preset_key_idx\` ON \`deadline_rules\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_updated_at_idx\` ON \`deadline_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`deadline_rules_created_at_idx\` ON \`deadline_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`storage_places\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`office_id\` text(36) NOT NULL,
  	\`room\` text,
  	\`shelf\` text,
  	\`box\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`capacity\` numeric,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`storage_places_code_idx\` ON \`storage_places\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`storage_places_office_idx\` ON \`storage_places\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`storage_places_order_idx\` ON \`storage_places\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`storage_places_updated_at_idx\` ON \`storage_places\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`storage_places_created_at_idx\` ON \`storage_places\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`document_templates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`title\` text NOT NULL,
  	\`body\` text NOT NULL,
  	\`address\` text,
  	\`envelope_width\` numeric,
  	\`envelope_height\` numeric,
  	\`window_x\` numeric,
  	\`window_y\` numeric,
  	\`window_width\` numeric,
  	\`window_height\` numeric,
  	\`request_key\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`document_templates_request_key_idx\` ON \`document_templates\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`document_templates_updated_at_idx\` ON \`document_templates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`document_templates_created_at_idx\` ON \`document_templates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`label_sheets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`paper_width\` numeric DEFAULT 210 NOT NULL,
  	\`paper_height\` numeric DEFAULT 297 NOT NULL,
  	\`columns\` numeric DEFAULT 2 NOT NULL,
  	\`rows\` numeric DEFAULT 6 NOT NULL,
  	\`label_width\` numeric NOT NULL,
  	\`label_height\` numeric NOT NULL,
  	\`margin_left\` numeric DEFAULT 0 NOT NULL,
  	\`margin_top\` numeric DEFAULT 0 NOT NULL,
  	\`gap_x\` numeric DEFAULT 0 NOT NULL,
  	\`gap_y\` numeric DEFAULT 0 NOT NULL,
  	\`padding\` numeric DEFAULT 2 NOT NULL,
  	\`stock\` numeric DEFAULT 0,
  	\`low_stock\` numeric DEFAULT 50 NOT NULL,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`label_sheets_code_idx\` ON \`label_sheets\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`label_sheets_updated_at_idx\` ON \`label_sheets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`label_sheets_created_at_idx\` ON \`label_sheets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`printers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`office_id\` text(36),
  	\`paper\` text DEFAULT 'A3' NOT NULL,
  	\`offset_x\` numeric DEFAULT 0 NOT NULL,
  	\`offset_y\` numeric DEFAULT 0 NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`printers_office_idx\` ON \`printers\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`printers_updated_at_idx\` ON \`printers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`printers_created_at_idx\` ON \`printers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`devices\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`serial\` text,
  	\`office_id\` text(36),
  	\`location\` text,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`contract\` text NOT NULL,
  	\`client\` text NOT NULL,
  	\`lessor\` text NOT NULL,
  	\`support_company\` text NOT NULL,
  	\`support_phone\` text NOT NULL,
  	\`labelled_on\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_number_idx\` ON \`devices\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`devices_office_idx\` ON \`devices\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`devices_updated_at_idx\` ON \`devices\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`devices_created_at_idx\` ON \`devices\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`facilities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`postal_code\` text,
  	\`address\` text NOT NULL,
  	\`department\` text,
  	\`contact\` text,
  	\`copies\` numeric DEFAULT 1,
  	\`approved\` integer DEFAULT false,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_updated_at_idx\` ON \`facilities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`facilities_created_at_idx\` ON \`facilities\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_routes_weekdays\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`transport_routes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`transport_routes_weekdays_order_idx\` ON \`transport_routes_weekdays\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_weekdays_parent_idx\` ON \`transport_routes_weekdays\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`transport_routes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`from_id\` text(36) NOT NULL,
  	\`per_week\` numeric DEFAULT 3,
  	\`carrier_id\` text(36),
  	\`driver_id\` text(36),
  	\`vehicle_id\` text(36),
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`from_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`carrier_id\`) REFERENCES \`transport_carriers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`driver_id\`) REFERENCES \`transport_drivers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`vehicle_id\`) REFERENCES \`transport_vehicles\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_routes_name_idx\` ON \`transport_routes\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_from_idx\` ON \`transport_routes\` (\`from_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_carrier_idx\` ON \`transport_routes\` (\`carrier_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_driver_idx\` ON \`transport_routes\` (\`driver_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_vehicle_idx\` ON \`transport_routes\` (\`vehicle_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_updated_at_idx\` ON \`transport_routes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_created_at_idx\` ON \`transport_routes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_routes_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`transport_routes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`transport_routes_rels_order_idx\` ON \`transport_routes_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_rels_parent_idx\` ON \`transport_routes_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_rels_path_idx\` ON \`transport_routes_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`transport_routes_rels_offices_id_idx\` ON \`transport_routes_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`transport_carriers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`security\` integer DEFAULT false,
  	\`phone\` text,
  	\`note\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_carriers_name_idx\` ON \`transport_carriers\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`transport_carriers_updated_at_idx\` ON \`transport_carriers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_carriers_created_at_idx\` ON \`transport_carriers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_drivers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text,
  	\`carrier_id\` text(36),
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`carrier_id\`) REFERENCES \`transport_carriers\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`transport_drivers_carrier_idx\` ON \`transport_drivers\` (\`carrier_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_drivers_updated_at_idx\` ON \`transport_drivers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_drivers_created_at_idx\` ON \`transport_drivers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_vehicles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`plate\` text NOT NULL,
  	\`name\` text,
  	\`carrier_id\` text(36),
  	\`valid_from\` text,
  	\`valid_until\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`carrier_id\`) REFERENCES \`transport_carriers\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_vehicles_plate_idx\` ON \`transport_vehicles\` (\`plate\`);`)
  await db.run(sql`CREATE INDEX \`transport_vehicles_carrier_idx\` ON \`transport_vehicles\` (\`carrier_id\`);`)
  await db.run(sql`CREATE INDEX \`transport_vehicles_updated_at_idx\` ON \`transport_vehicles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_vehicles_created_at_idx\` ON \`transport_vehicles\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`transport_cases\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`device\` text NOT NULL,
  	\`capacity\` numeric,
  	\`note\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`transport_cases_number_idx\` ON \`transport_cases\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`transport_cases_updated_at_idx\` ON \`transport_cases\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`transport_cases_created_at_idx\` ON \`transport_cases\` (\`created_at\`);`)
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
  	\`badge_number\` text,
  	\`badge_issued_on\` text,
  	\`badge_returned_on\` text,
  	\`active\` integer DEFAULT true,
  	\`must_change_password\` integer DEFAULT false,
  	\`password_changed_at\` text,
  	\`second_factor_since\` text,
  	\`last_login_at\` text,
  	\`display_scale\` numeric DEFAULT 100,
  	\`totp_secret\` text,
  	\`totp_pending\` text,
  	\`totp_step\` numeric DEFAULT 0,
  	\`recovery_codes\` text,
  	\`factor_rev\` numeric DEFAULT 0,
  	\`verified_sids\` text,
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
  await db.run(sql`CREATE TABLE \`rule_documents_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`rule_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`rule_documents_roles_order_idx\` ON \`rule_documents_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`rule_documents_roles_parent_idx\` ON \`rule_documents_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`rule_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`effective_from\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`body\` text,
  	\`location\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`rule_documents_updated_at_idx\` ON \`rule_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`rule_documents_created_at_idx\` ON \`rule_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`site_records\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`month\` text NOT NULL,
  	\`kind\` text DEFAULT 'entry' NOT NULL,
  	\`place\` text NOT NULL,
  	\`note\` text,
  	\`checked_by\` text NOT NULL,
  	\`file_name\` text,
  	\`file_type\` text,
  	\`file\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`site_records_updated_at_idx\` ON \`site_records\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`site_records_created_at_idx\` ON \`site_records\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`month_kind_idx\` ON \`site_records\` (\`month\`,\`kind\`);`)
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
  	\`handover_cases_id\` text(36),
  	\`card_import_profiles_id\` text(36),
  	\`deadline_rules_id\` text(36),
  	\`storage_places_id\` text(36),
  	\`document_templates_id\` text(36),
  	\`label_sheets_id\` text(36),
  	\`printers_id\` text(36),
  	\`devices_id\` text(36),
  	\`facilities_id\` text(36),
  	\`transport_routes_id\` text(36),
  	\`transport_carriers_id\` text(36),
  	\`transport_drivers_id\` text(36),
  	\`transport_vehicles_id\` text(36),
  	\`transport_cases_id\` text(36),
  	\`notices_id\` text(36),
  	\`users_id\` text(36),
  	\`rule_documents_id\` text(36),
  	\`site_records_id\` text(36),
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
  	FOREIGN KEY (\`handover_cases_id\`) REFERENCES \`handover_cases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`card_import_profiles_id\`) REFERENCES \`card_import_profiles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`deadline_rules_id\`) REFERENCES \`deadline_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`storage_places_id\`) REFERENCES \`storage_places\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`document_templates_id\`) REFERENCES \`document_templates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`label_sheets_id\`) REFERENCES \`label_sheets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`printers_id\`) REFERENCES \`printers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`devices_id\`) REFERENCES \`devices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`facilities_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transport_routes_id\`) REFERENCES \`transport_routes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transport_carriers_id\`) REFERENCES \`transport_carriers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transport_drivers_id\`) REFERENCES \`transport_drivers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transport_vehicles_id\`) REFERENCES \`transport_vehicles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`transport_cases_id\`) REFERENCES \`transport_cases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`notices_id\`) REFERENCES \`notices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`rule_documents_id\`) REFERENCES \`rule_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`site_records_id\`) REFERENCES \`site_records\`(\`id\`) ON UPDATE no action ON DELETE cascade
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
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_handover_cases_id_idx\` ON \`payload_locked_documents_rels\` (\`handover_cases_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_card_import_profiles_id_idx\` ON \`payload_locked_documents_rels\` (\`card_import_profiles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_deadline_rules_id_idx\` ON \`payload_locked_documents_rels\` (\`deadline_rules_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_storage_places_id_idx\` ON \`payload_locked_documents_rels\` (\`storage_places_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_document_templates_id_idx\` ON \`payload_locked_documents_rels\` (\`document_templates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_label_sheets_id_idx\` ON \`payload_locked_documents_rels\` (\`label_sheets_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_printers_id_idx\` ON \`payload_locked_documents_rels\` (\`printers_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_devices_id_idx\` ON \`payload_locked_documents_rels\` (\`devices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_facilities_id_idx\` ON \`payload_locked_documents_rels\` (\`facilities_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transport_routes_id_idx\` ON \`payload_locked_documents_rels\` (\`transport_routes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transport_carriers_id_idx\` ON \`payload_locked_documents_rels\` (\`transport_carriers_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transport_drivers_id_idx\` ON \`payload_locked_documents_rels\` (\`transport_drivers_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transport_vehicles_id_idx\` ON \`payload_locked_documents_rels\` (\`transport_vehicles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_transport_cases_id_idx\` ON \`payload_locked_documents_rels\` (\`transport_cases_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notices_id_idx\` ON \`payload_locked_documents_rels\` (\`notices_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_rule_documents_id_idx\` ON \`payload_locked_documents_rels\` (\`rule_documents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_site_records_id_idx\` ON \`payload_locked_documents_rels\` (\`site_records_id\`);`)
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
  await db.run(sql`CREATE TABLE \`city_settings_second_factor_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_second_factor_roles_order_idx\` ON \`city_settings_second_factor_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_second_factor_roles_parent_idx\` ON \`city_settings_second_factor_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_role_allow_lists_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`city_settings_role_allow_lists\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_role_allow_lists_roles_order_idx\` ON \`city_settings_role_allow_lists_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_role_allow_lists_roles_parent_idx\` ON \`city_settings_role_allow_lists_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings_role_allow_lists\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`list\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_role_allow_lists_order_idx\` ON \`city_settings_role_allow_lists\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_role_allow_lists_parent_id_idx\` ON \`city_settings_role_allow_lists\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`city_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`city_name\` text DEFAULT '川崎市' NOT NULL,
  	\`city_code\` text DEFAULT 'kawasaki' NOT NULL,
  	\`site_name\` text DEFAULT 'マイナンバーカード予約' NOT NULL,
  	\`base_url\` text,
  	\`base_url_approved_by\` text,
  	\`base_url_approved_on\` text,
  	\`liaison_mail\` text,
  	\`city_url\` text,
  	\`faq_url\` text,
  	\`booking_module\` integer DEFAULT true,
  	\`settings_approval\` integer DEFAULT false,
  	\`public_site\` integer DEFAULT true,
  	\`call_name\` text DEFAULT 'マイナンバーコールセンター',
  	\`call_phone\` text DEFAULT '0120-000-000' NOT NULL,
  	\`call_phone_alt\` text,
  	\`call_hours\` text DEFAULT '月～金曜 9:00～17:00（祝日・年末年始を除く）' NOT NULL,
  	\`call_note\` text,
  	\`card_import_max_rows\` numeric DEFAULT 300000 NOT NULL,
  	\`reissue_number\` text DEFAULT 'keep' NOT NULL,
  	\`password_min_length\` numeric DEFAULT 12 NOT NULL,
  	\`idle_minutes\` numeric DEFAULT 30 NOT NULL,
  	\`password_max_days\` numeric DEFAULT 0,
  	\`lock_attempts\` numeric DEFAULT 5 NOT NULL,
  	\`lock_minutes\` numeric DEFAULT 15 NOT NULL,
  	\`second_factor\` text DEFAULT 'optional' NOT NULL,
  	\`collect_ip\` integer DEFAULT false,
  	\`audit_retention_days\` numeric DEFAULT 1825 NOT NULL,
  	\`print_retention_days\` numeric DEFAULT 7 NOT NULL,
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
  await db.run(sql`DROP TABLE \`card_events\`;`)
  await db.run(sql`DROP TABLE \`card_tasks\`;`)
  await db.run(sql`DROP TABLE \`card_papers\`;`)
  await db.run(sql`DROP TABLE \`procedure_counts\`;`)
  await db.run(sql`DROP TABLE \`card_reminder_runs\`;`)
  await db.run(sql`DROP TABLE \`card_reminder_items\`;`)
  await db.run(sql`DROP TABLE \`card_disposals\`;`)
  await db.run(sql`DROP TABLE \`card_disposal_items\`;`)
  await db.run(sql`DROP TABLE \`card_imports\`;`)
  await db.run(sql`DROP TABLE \`card_import_problems\`;`)
  await db.run(sql`DROP TABLE \`card_import_undo\`;`)
  await db.run(sql`DROP TABLE \`replaced_numbers\`;`)
  await db.run(sql`DROP TABLE \`stocktakes\`;`)
  await db.run(sql`DROP TABLE \`stocktake_scans\`;`)
  await db.run(sql`DROP TABLE \`transport_runs\`;`)
  await db.run(sql`DROP TABLE \`transport_runs_rels\`;`)
  await db.run(sql`DROP TABLE \`transport_items\`;`)
  await db.run(sql`DROP TABLE \`transport_incidents\`;`)
  await db.run(sql`DROP TABLE \`transport_incidents_rels\`;`)
  await db.run(sql`DROP TABLE \`transport_requests\`;`)
  await db.run(sql`DROP TABLE \`transport_positions\`;`)
  await db.run(sql`DROP TABLE \`transport_alerts\`;`)
  await db.run(sql`DROP TABLE \`referrals\`;`)
  await db.run(sql`DROP TABLE \`mails\`;`)
  await db.run(sql`DROP TABLE \`print_jobs\`;`)
  await db.run(sql`DROP TABLE \`print_files\`;`)
  await db.run(sql`DROP TABLE \`sheet_moves\`;`)
  await db.run(sql`DROP TABLE \`submissions\`;`)
  await db.run(sql`DROP TABLE \`acknowledgements\`;`)
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
  await db.run(sql`DROP TABLE \`card_statuses_rels\`;`)
  await db.run(sql`DROP TABLE \`handover_cases_checks\`;`)
  await db.run(sql`DROP TABLE \`handover_cases\`;`)
  await db.run(sql`DROP TABLE \`card_import_profiles_columns\`;`)
  await db.run(sql`DROP TABLE \`card_import_profiles\`;`)
  await db.run(sql`DROP TABLE \`deadline_rules_weekdays\`;`)
  await db.run(sql`DROP TABLE \`deadline_rules_roles\`;`)
  await db.run(sql`DROP TABLE \`deadline_rules_remind_days\`;`)
  await db.run(sql`DROP TABLE \`deadline_rules\`;`)
  await db.run(sql`DROP TABLE \`storage_places\`;`)
  await db.run(sql`DROP TABLE \`document_templates\`;`)
  await db.run(sql`DROP TABLE \`label_sheets\`;`)
  await db.run(sql`DROP TABLE \`printers\`;`)
  await db.run(sql`DROP TABLE \`devices\`;`)
  await db.run(sql`DROP TABLE \`facilities\`;`)
  await db.run(sql`DROP TABLE \`transport_routes_weekdays\`;`)
  await db.run(sql`DROP TABLE \`transport_routes\`;`)
  await db.run(sql`DROP TABLE \`transport_routes_rels\`;`)
  await db.run(sql`DROP TABLE \`transport_carriers\`;`)
  await db.run(sql`DROP TABLE \`transport_drivers\`;`)
  await db.run(sql`DROP TABLE \`transport_vehicles\`;`)
  await db.run(sql`DROP TABLE \`transport_cases\`;`)
  await db.run(sql`DROP TABLE \`notices_translations\`;`)
  await db.run(sql`DROP TABLE \`notices_updates\`;`)
  await db.run(sql`DROP TABLE \`notices\`;`)
  await db.run(sql`DROP TABLE \`notices_rels\`;`)
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`users_rels\`;`)
  await db.run(sql`DROP TABLE \`rule_documents_roles\`;`)
  await db.run(sql`DROP TABLE \`rule_documents\`;`)
  await db.run(sql`DROP TABLE \`site_records\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
  await db.run(sql`DROP TABLE \`city_settings_languages\`;`)
  await db.run(sql`DROP TABLE \`city_settings_call_hours_translations\`;`)
  await db.run(sql`DROP TABLE \`city_settings_call_languages\`;`)
  await db.run(sql`DROP TABLE \`city_settings_second_factor_roles\`;`)
  await db.run(sql`DROP TABLE \`city_settings_role_allow_lists_roles\`;`)
  await db.run(sql`DROP TABLE \`city_settings_role_allow_lists\`;`)
  await db.run(sql`DROP TABLE \`city_settings\`;`)
}
