import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`inquiries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`day\` text NOT NULL,
  	\`started_at\` text NOT NULL,
  	\`ended_at\` text,
  	\`saved_at\` text,
  	\`handling_seconds\` numeric,
  	\`entry\` text,
  	\`line\` text,
  	\`line_name\` text,
  	\`operator\` text,
  	\`operator_name\` text NOT NULL,
  	\`category\` text,
  	\`category_label\` text,
  	\`language\` text,
  	\`outcome\` text,
  	\`office_id\` text(36),
  	\`procedure\` text,
  	\`question\` text,
  	\`answer\` text,
  	\`basis\` text,
  	\`basis_version\` text,
  	\`booking\` text,
  	\`referral\` text,
  	\`faq_candidate\` integer DEFAULT false,
  	\`faq_solvable\` integer DEFAULT false,
  	\`prompt_minutes\` numeric,
  	\`draft_rev\` numeric DEFAULT 0,
  	\`search_text\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`inquiries_number_idx\` ON \`inquiries\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`inquiries_request_key_idx\` ON \`inquiries\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_state_idx\` ON \`inquiries\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_day_idx\` ON \`inquiries\` (\`day\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_started_at_idx\` ON \`inquiries\` (\`started_at\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_entry_idx\` ON \`inquiries\` (\`entry\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_outcome_idx\` ON \`inquiries\` (\`outcome\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_office_idx\` ON \`inquiries\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_booking_idx\` ON \`inquiries\` (\`booking\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_faq_candidate_idx\` ON \`inquiries\` (\`faq_candidate\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_faq_solvable_idx\` ON \`inquiries\` (\`faq_solvable\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_state_on_idx\` ON \`inquiries\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_unlogged_idx\` ON \`inquiries\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_updated_at_idx\` ON \`inquiries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`inquiries_created_at_idx\` ON \`inquiries\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`day_category_idx\` ON \`inquiries\` (\`day\`,\`category\`);`)
  await db.run(sql`CREATE INDEX \`operator_state_idx\` ON \`inquiries\` (\`operator\`,\`state\`);`)
  await db.run(sql`CREATE INDEX \`line_day_idx\` ON \`inquiries\` (\`line\`,\`day\`);`)
  await db.run(sql`CREATE TABLE \`escalations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'lead' NOT NULL,
  	\`inquiry\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`office_id\` text(36),
  	\`category_label\` text,
  	\`text\` text NOT NULL,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`request\` text,
  	\`form_number\` text,
  	\`city_asked_at\` text,
  	\`reply\` text,
  	\`replied_by\` text,
  	\`replied_at\` text,
  	\`reflection\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`escalations_number_idx\` ON \`escalations\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`escalations_request_key_idx\` ON \`escalations\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`escalations_state_idx\` ON \`escalations\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`escalations_inquiry_idx\` ON \`escalations\` (\`inquiry\`);`)
  await db.run(sql`CREATE INDEX \`escalations_opened_on_idx\` ON \`escalations\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`escalations_office_idx\` ON \`escalations\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`escalations_assignee_idx\` ON \`escalations\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`escalations_reflection_idx\` ON \`escalations\` (\`reflection\`);`)
  await db.run(sql`CREATE INDEX \`escalations_closed_on_idx\` ON \`escalations\` (\`closed_on\`);`)
  await db.run(sql`CREATE INDEX \`escalations_state_on_idx\` ON \`escalations\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`escalations_unlogged_idx\` ON \`escalations\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`escalations_updated_at_idx\` ON \`escalations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`escalations_created_at_idx\` ON \`escalations\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`complaints\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'received' NOT NULL,
  	\`inquiry\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`office_id\` text(36),
  	\`text\` text NOT NULL,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`callback_at\` text,
  	\`callback_on\` text,
  	\`request\` text,
  	\`reply\` text,
  	\`replied_by\` text,
  	\`cause\` text,
  	\`analysis\` text,
  	\`remedy\` text,
  	\`transcript\` text,
  	\`audio\` text,
  	\`reported_at\` text,
  	\`report_document\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`complaints_number_idx\` ON \`complaints\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`complaints_request_key_idx\` ON \`complaints\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`complaints_state_idx\` ON \`complaints\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`complaints_inquiry_idx\` ON \`complaints\` (\`inquiry\`);`)
  await db.run(sql`CREATE INDEX \`complaints_opened_on_idx\` ON \`complaints\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`complaints_office_idx\` ON \`complaints\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`complaints_assignee_idx\` ON \`complaints\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`complaints_callback_on_idx\` ON \`complaints\` (\`callback_on\`);`)
  await db.run(sql`CREATE INDEX \`complaints_cause_idx\` ON \`complaints\` (\`cause\`);`)
  await db.run(sql`CREATE INDEX \`complaints_closed_on_idx\` ON \`complaints\` (\`closed_on\`);`)
  await db.run(sql`CREATE INDEX \`complaints_state_on_idx\` ON \`complaints\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`complaints_unlogged_idx\` ON \`complaints\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`complaints_updated_at_idx\` ON \`complaints\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`complaints_created_at_idx\` ON \`complaints\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`callbacks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`inquiry\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`due_on\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`tries\` numeric DEFAULT 0,
  	\`last_try_at\` text,
  	\`done_by\` text,
  	\`has_person\` integer DEFAULT false,
  	\`person\` text,
  	\`phone\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`callbacks_number_idx\` ON \`callbacks\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`callbacks_request_key_idx\` ON \`callbacks\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_state_idx\` ON \`callbacks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_inquiry_idx\` ON \`callbacks\` (\`inquiry\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_opened_on_idx\` ON \`callbacks\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_due_at_idx\` ON \`callbacks\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_due_on_idx\` ON \`callbacks\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_assignee_idx\` ON \`callbacks\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_state_on_idx\` ON \`callbacks\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_unlogged_idx\` ON \`callbacks\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_updated_at_idx\` ON \`callbacks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`callbacks_created_at_idx\` ON \`callbacks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`urgent_demands\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'raised' NOT NULL,
  	\`inquiry\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`text\` text,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`checks\` text,
  	\`police_at\` text,
  	\`police\` text,
  	\`reported_at\` text,
  	\`result\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`urgent_demands_number_idx\` ON \`urgent_demands\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`urgent_demands_request_key_idx\` ON \`urgent_demands\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_state_idx\` ON \`urgent_demands\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_inquiry_idx\` ON \`urgent_demands\` (\`inquiry\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_opened_on_idx\` ON \`urgent_demands\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_assignee_idx\` ON \`urgent_demands\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_state_on_idx\` ON \`urgent_demands\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_unlogged_idx\` ON \`urgent_demands\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_updated_at_idx\` ON \`urgent_demands\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`urgent_demands_created_at_idx\` ON \`urgent_demands\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`helpdesk_tickets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'received' NOT NULL,
  	\`inquiry\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`office_id\` text(36),
  	\`category\` text,
  	\`category_label\` text,
  	\`step\` text,
  	\`question\` text NOT NULL,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`answer\` text,
  	\`basis\` text,
  	\`answered_by\` text,
  	\`answered_at\` text,
  	\`callback_at\` text,
  	\`callback_on\` text,
  	\`calls\` numeric DEFAULT 0,
  	\`last_call_at\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`helpdesk_tickets_number_idx\` ON \`helpdesk_tickets\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`helpdesk_tickets_request_key_idx\` ON \`helpdesk_tickets\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_state_idx\` ON \`helpdesk_tickets\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_inquiry_idx\` ON \`helpdesk_tickets\` (\`inquiry\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_opened_on_idx\` ON \`helpdesk_tickets\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_office_idx\` ON \`helpdesk_tickets\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_category_idx\` ON \`helpdesk_tickets\` (\`category\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_assignee_idx\` ON \`helpdesk_tickets\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_callback_at_idx\` ON \`helpdesk_tickets\` (\`callback_at\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_closed_on_idx\` ON \`helpdesk_tickets\` (\`closed_on\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_state_on_idx\` ON \`helpdesk_tickets\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_unlogged_idx\` ON \`helpdesk_tickets\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_updated_at_idx\` ON \`helpdesk_tickets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`helpdesk_tickets_created_at_idx\` ON \`helpdesk_tickets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`text_versions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`version_key\` text NOT NULL,
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`kind\` text NOT NULL,
  	\`language\` text DEFAULT 'ja' NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`question\` text NOT NULL,
  	\`answer\` text,
  	\`flow\` text,
  	\`detail\` text,
  	\`qa\` text,
  	\`change_kind\` text DEFAULT 'first',
  	\`change_note\` text,
  	\`effective_on\` text,
  	\`reader_effect\` text,
  	\`submitted_by\` text,
  	\`submitted_on\` text,
  	\`approved_by\` text,
  	\`approved_on\` text,
  	\`source\` text,
  	\`text\` text,
  	\`content_hash\` text,
  	\`authors\` text,
  	\`remarks\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`text_versions_version_key_idx\` ON \`text_versions\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_state_idx\` ON \`text_versions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_effective_on_idx\` ON \`text_versions\` (\`effective_on\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_text_idx\` ON \`text_versions\` (\`text\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_state_on_idx\` ON \`text_versions\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_unlogged_idx\` ON \`text_versions\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_updated_at_idx\` ON \`text_versions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`text_versions_created_at_idx\` ON \`text_versions\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`text_language_number_idx\` ON \`text_versions\` (\`text\`,\`language\`,\`number\`);`)
  await db.run(sql`CREATE TABLE \`knowledge_searches\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`words\` text NOT NULL,
  	\`hits\` numeric NOT NULL,
  	\`partial\` integer DEFAULT false,
  	\`used\` text,
  	\`search_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`knowledge_searches_day_idx\` ON \`knowledge_searches\` (\`day\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`knowledge_searches_search_key_idx\` ON \`knowledge_searches\` (\`search_key\`);`)
  await db.run(sql`CREATE INDEX \`knowledge_searches_updated_at_idx\` ON \`knowledge_searches\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`knowledge_searches_created_at_idx\` ON \`knowledge_searches\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`knowledge_search_days\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`words\` text NOT NULL,
  	\`searches\` numeric NOT NULL,
  	\`zero\` numeric NOT NULL,
  	\`unused\` numeric NOT NULL,
  	\`day_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`knowledge_search_days_day_idx\` ON \`knowledge_search_days\` (\`day\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`knowledge_search_days_day_key_idx\` ON \`knowledge_search_days\` (\`day_key\`);`)
  await db.run(sql`CREATE INDEX \`knowledge_search_days_updated_at_idx\` ON \`knowledge_search_days\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`knowledge_search_days_created_at_idx\` ON \`knowledge_search_days\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`faq_use\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`sessions\` numeric NOT NULL,
  	\`solved\` numeric NOT NULL,
  	\`unsolved\` numeric NOT NULL,
  	\`to_contact\` numeric NOT NULL,
  	\`day_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`faq_use_day_idx\` ON \`faq_use\` (\`day\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`faq_use_day_key_idx\` ON \`faq_use\` (\`day_key\`);`)
  await db.run(sql`CREATE INDEX \`faq_use_updated_at_idx\` ON \`faq_use\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`faq_use_created_at_idx\` ON \`faq_use\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`call_stats\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`stat_key\` text NOT NULL,
  	\`line\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`rev\` numeric NOT NULL,
  	\`bands\` text,
  	\`incoming\` numeric,
  	\`answered\` numeric,
  	\`abandoned\` numeric,
  	\`automatic\` numeric,
  	\`out_of_hours\` numeric,
  	\`overflow\` numeric,
  	\`source\` text NOT NULL,
  	\`file_name\` text,
  	\`file_hash\` text,
  	\`note\` text,
  	\`entered_by\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`call_stats_stat_key_idx\` ON \`call_stats\` (\`stat_key\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_line_idx\` ON \`call_stats\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_date_idx\` ON \`call_stats\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_file_hash_idx\` ON \`call_stats\` (\`file_hash\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_unlogged_idx\` ON \`call_stats\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_updated_at_idx\` ON \`call_stats\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`call_stats_created_at_idx\` ON \`call_stats\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`staffing_reviews\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`review_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`line\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`expected\` numeric NOT NULL,
  	\`actual\` numeric NOT NULL,
  	\`deviation\` text,
  	\`allowed\` numeric NOT NULL,
  	\`result\` text,
  	\`plan\` text,
  	\`effective_on\` text,
  	\`decided_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`staffing_reviews_review_key_idx\` ON \`staffing_reviews\` (\`review_key\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_state_idx\` ON \`staffing_reviews\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_line_idx\` ON \`staffing_reviews\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_date_idx\` ON \`staffing_reviews\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_state_on_idx\` ON \`staffing_reviews\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_unlogged_idx\` ON \`staffing_reviews\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_updated_at_idx\` ON \`staffing_reviews\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`staffing_reviews_created_at_idx\` ON \`staffing_reviews\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`rate_misses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`miss_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`line\` text NOT NULL,
  	\`per\` text NOT NULL,
  	\`period\` text NOT NULL,
  	\`asked\` numeric NOT NULL,
  	\`answered\` numeric NOT NULL,
  	\`rate\` text,
  	\`target\` numeric NOT NULL,
  	\`missing\` numeric DEFAULT 0,
  	\`cause\` text,
  	\`measure\` text,
  	\`document_name\` text,
  	\`document_number\` text,
  	\`reported_on\` text,
  	\`reported_by\` text,
  	\`answer\` text,
  	\`agreed_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`rate_misses_miss_key_idx\` ON \`rate_misses\` (\`miss_key\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_state_idx\` ON \`rate_misses\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_line_idx\` ON \`rate_misses\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_period_idx\` ON \`rate_misses\` (\`period\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_state_on_idx\` ON \`rate_misses\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_unlogged_idx\` ON \`rate_misses\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_updated_at_idx\` ON \`rate_misses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`rate_misses_created_at_idx\` ON \`rate_misses\` (\`created_at\`);`)
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
  	\`last_try_at\` text,
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
  await db.run(sql`CREATE TABLE \`alert_deliveries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`delivery_key\` text NOT NULL,
  	\`alert\` text NOT NULL,
  	\`title\` text,
  	\`name\` text,
  	\`channel\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`round\` numeric,
  	\`step\` numeric,
  	\`at\` text NOT NULL,
  	\`sent_at\` text,
  	\`attempts\` numeric DEFAULT 0,
  	\`error\` text,
  	\`tries\` text,
  	\`contact\` text,
  	\`address\` text,
  	\`next_attempt_at\` text,
  	\`claimed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`alert_deliveries_delivery_key_idx\` ON \`alert_deliveries\` (\`delivery_key\`);`)
  await db.run(sql`CREATE INDEX \`alert_deliveries_alert_idx\` ON \`alert_deliveries\` (\`alert\`);`)
  await db.run(sql`CREATE INDEX \`alert_deliveries_status_idx\` ON \`alert_deliveries\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`alert_deliveries_at_idx\` ON \`alert_deliveries\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`alert_deliveries_updated_at_idx\` ON \`alert_deliveries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`alert_deliveries_created_at_idx\` ON \`alert_deliveries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`incidents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`incident_key\` text NOT NULL,
  	\`state\` text DEFAULT 'detected' NOT NULL,
  	\`kind\` text DEFAULT 'system' NOT NULL,
  	\`what\` text,
  	\`service\` text,
  	\`office_id\` text(36),
  	\`owner\` text,
  	\`occurred_at\` text NOT NULL,
  	\`detected_at\` text,
  	\`reported_by\` text,
  	\`oral_at\` text,
  	\`minutes_to_report\` numeric,
  	\`written_at\` text,
  	\`taken_over_at\` text,
  	\`restored_at\` text,
  	\`instruction\` text,
  	\`cause\` text,
  	\`prevention\` text,
  	\`public_title\` text,
  	\`published\` text,
  	\`checks\` text,
  	\`source\` text,
  	\`is_alerted\` integer DEFAULT false,
  	\`is_unpublished\` integer DEFAULT false,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`incidents_incident_key_idx\` ON \`incidents\` (\`incident_key\`);`)
  await db.run(sql`CREATE INDEX \`incidents_state_idx\` ON \`incidents\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`incidents_office_idx\` ON \`incidents\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`incidents_occurred_at_idx\` ON \`incidents\` (\`occurred_at\`);`)
  await db.run(sql`CREATE INDEX \`incidents_source_idx\` ON \`incidents\` (\`source\`);`)
  await db.run(sql`CREATE INDEX \`incidents_is_alerted_idx\` ON \`incidents\` (\`is_alerted\`);`)
  await db.run(sql`CREATE INDEX \`incidents_is_unpublished_idx\` ON \`incidents\` (\`is_unpublished\`);`)
  await db.run(sql`CREATE INDEX \`incidents_state_on_idx\` ON \`incidents\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`incidents_unlogged_idx\` ON \`incidents\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`incidents_updated_at_idx\` ON \`incidents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`incidents_created_at_idx\` ON \`incidents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`security_ticks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`tick_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`day\` text NOT NULL,
  	\`finding\` text,
  	\`checked_by\` text,
  	\`checked_at\` text,
  	\`reason\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`security_ticks_tick_key_idx\` ON \`security_ticks\` (\`tick_key\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_state_idx\` ON \`security_ticks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_day_idx\` ON \`security_ticks\` (\`day\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_state_on_idx\` ON \`security_ticks\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_unlogged_idx\` ON \`security_ticks\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_updated_at_idx\` ON \`security_ticks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`security_ticks_created_at_idx\` ON \`security_ticks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`vulnerabilities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`vulnerability_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`title\` text NOT NULL,
  	\`level\` text DEFAULT 'high' NOT NULL,
  	\`found_on\` text NOT NULL,
  	\`remedy\` text,
  	\`fixed_on\` text,
  	\`days_to_fix\` numeric,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`vulnerabilities_vulnerability_key_idx\` ON \`vulnerabilities\` (\`vulnerability_key\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_state_idx\` ON \`vulnerabilities\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_found_on_idx\` ON \`vulnerabilities\` (\`found_on\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_state_on_idx\` ON \`vulnerabilities\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_unlogged_idx\` ON \`vulnerabilities\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_updated_at_idx\` ON \`vulnerabilities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`vulnerabilities_created_at_idx\` ON \`vulnerabilities\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`security_diagnoses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`diagnosis_key\` text NOT NULL,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`kind\` text DEFAULT 'diagnosis' NOT NULL,
  	\`due_on\` text NOT NULL,
  	\`company\` text,
  	\`done_on\` text,
  	\`result\` text,
  	\`fix\` text,
  	\`fixed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`security_diagnoses_diagnosis_key_idx\` ON \`security_diagnoses\` (\`diagnosis_key\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_state_idx\` ON \`security_diagnoses\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_due_on_idx\` ON \`security_diagnoses\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_done_on_idx\` ON \`security_diagnoses\` (\`done_on\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_state_on_idx\` ON \`security_diagnoses\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_unlogged_idx\` ON \`security_diagnoses\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_updated_at_idx\` ON \`security_diagnoses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`security_diagnoses_created_at_idx\` ON \`security_diagnoses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`issues\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`issue_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`what\` text NOT NULL,
  	\`cause\` text,
  	\`remedy\` text,
  	\`due_on\` text,
  	\`raised_on\` text NOT NULL,
  	\`raised_by\` text,
  	\`result\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`issues_issue_key_idx\` ON \`issues\` (\`issue_key\`);`)
  await db.run(sql`CREATE INDEX \`issues_state_idx\` ON \`issues\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`issues_due_on_idx\` ON \`issues\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`issues_raised_on_idx\` ON \`issues\` (\`raised_on\`);`)
  await db.run(sql`CREATE INDEX \`issues_state_on_idx\` ON \`issues\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`issues_unlogged_idx\` ON \`issues\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`issues_updated_at_idx\` ON \`issues\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`issues_created_at_idx\` ON \`issues\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`city_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`kind\` text DEFAULT 'improve' NOT NULL,
  	\`text\` text NOT NULL,
  	\`due_on\` text,
  	\`asked_on\` text NOT NULL,
  	\`asked_by\` text,
  	\`reply\` text,
  	\`answered_on\` text,
  	\`answered_by\` text,
  	\`accepted_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`city_requests_request_key_idx\` ON \`city_requests\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_state_idx\` ON \`city_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_due_on_idx\` ON \`city_requests\` (\`due_on\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_asked_on_idx\` ON \`city_requests\` (\`asked_on\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_state_on_idx\` ON \`city_requests\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_unlogged_idx\` ON \`city_requests\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_updated_at_idx\` ON \`city_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`city_requests_created_at_idx\` ON \`city_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`maintenance_tickets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`ticket_key\` text NOT NULL,
  	\`state\` text DEFAULT 'received' NOT NULL,
  	\`kind\` text NOT NULL,
  	\`office_id\` text(36),
  	\`device\` text,
  	\`device_number\` text,
  	\`device_name\` text,
  	\`serial\` text,
  	\`helpdesk\` text,
  	\`symptom\` text NOT NULL,
  	\`caller\` text,
  	\`opened_on\` text NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`opened_by\` text NOT NULL,
  	\`respond_by\` text,
  	\`responded_at\` text,
  	\`response_minutes\` numeric,
  	\`assignee\` text,
  	\`assignee_name\` text,
  	\`phone_result\` text,
  	\`visit_at\` text,
  	\`visit_on\` text,
  	\`arrived_at\` text,
  	\`repaired_at\` text,
  	\`work\` text,
  	\`parts\` text,
  	\`reinstalled\` integer DEFAULT false,
  	\`state_after\` text,
  	\`cause\` text,
  	\`prevention\` text,
  	\`reported_on\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`maintenance_tickets_number_idx\` ON \`maintenance_tickets\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`maintenance_tickets_ticket_key_idx\` ON \`maintenance_tickets\` (\`ticket_key\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_state_idx\` ON \`maintenance_tickets\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_office_idx\` ON \`maintenance_tickets\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_device_idx\` ON \`maintenance_tickets\` (\`device\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_device_number_idx\` ON \`maintenance_tickets\` (\`device_number\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_helpdesk_idx\` ON \`maintenance_tickets\` (\`helpdesk\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_opened_on_idx\` ON \`maintenance_tickets\` (\`opened_on\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_assignee_idx\` ON \`maintenance_tickets\` (\`assignee\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_visit_on_idx\` ON \`maintenance_tickets\` (\`visit_on\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_closed_on_idx\` ON \`maintenance_tickets\` (\`closed_on\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_state_on_idx\` ON \`maintenance_tickets\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_unlogged_idx\` ON \`maintenance_tickets\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_updated_at_idx\` ON \`maintenance_tickets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`maintenance_tickets_created_at_idx\` ON \`maintenance_tickets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`supply_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'asked' NOT NULL,
  	\`office_id\` text(36),
  	\`supply\` text NOT NULL,
  	\`supply_name\` text,
  	\`count\` numeric NOT NULL,
  	\`wanted_on\` text,
  	\`reason\` text,
  	\`asked_on\` text NOT NULL,
  	\`asked_by\` text,
  	\`shipment\` text,
  	\`sent_on\` text,
  	\`received_on\` text,
  	\`received_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`supply_requests_number_idx\` ON \`supply_requests\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`supply_requests_request_key_idx\` ON \`supply_requests\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_state_idx\` ON \`supply_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_office_idx\` ON \`supply_requests\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_asked_on_idx\` ON \`supply_requests\` (\`asked_on\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_state_on_idx\` ON \`supply_requests\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_unlogged_idx\` ON \`supply_requests\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_updated_at_idx\` ON \`supply_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`supply_requests_created_at_idx\` ON \`supply_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`device_damages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`damage_key\` text NOT NULL,
  	\`state\` text DEFAULT 'reported' NOT NULL,
  	\`device\` text,
  	\`device_number\` text,
  	\`device_name\` text,
  	\`owner\` text,
  	\`office_id\` text(36),
  	\`what\` text NOT NULL,
  	\`happened_on\` text NOT NULL,
  	\`caused_by\` text NOT NULL,
  	\`reported_on\` text NOT NULL,
  	\`reported_by\` text,
  	\`remedy\` text,
  	\`agreed_with\` text,
  	\`due_on\` text,
  	\`amount\` numeric,
  	\`result\` text,
  	\`settled_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`device_damages_number_idx\` ON \`device_damages\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`device_damages_damage_key_idx\` ON \`device_damages\` (\`damage_key\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_state_idx\` ON \`device_damages\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_office_idx\` ON \`device_damages\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_happened_on_idx\` ON \`device_damages\` (\`happened_on\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_state_on_idx\` ON \`device_damages\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_unlogged_idx\` ON \`device_damages\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_updated_at_idx\` ON \`device_damages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`device_damages_created_at_idx\` ON \`device_damages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`removal_checks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`removal_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`day\` text NOT NULL,
  	\`office_id\` text(36),
  	\`devices\` numeric,
  	\`checks\` text,
  	\`done_by\` text,
  	\`done_at\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`removal_checks_removal_key_idx\` ON \`removal_checks\` (\`removal_key\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_state_idx\` ON \`removal_checks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_day_idx\` ON \`removal_checks\` (\`day\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_office_idx\` ON \`removal_checks\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_state_on_idx\` ON \`removal_checks\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_unlogged_idx\` ON \`removal_checks\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_updated_at_idx\` ON \`removal_checks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`removal_checks_created_at_idx\` ON \`removal_checks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`device_counts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`count_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`office_id\` text(36),
  	\`began_on\` text NOT NULL,
  	\`expected_count\` numeric,
  	\`found\` numeric,
  	\`missing\` numeric,
  	\`unexpected\` numeric,
  	\`missing_names\` text,
  	\`unexpected_names\` text,
  	\`expected\` text,
  	\`scans\` text,
  	\`finished_on\` text,
  	\`finished_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`device_counts_number_idx\` ON \`device_counts\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`device_counts_count_key_idx\` ON \`device_counts\` (\`count_key\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_state_idx\` ON \`device_counts\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_office_idx\` ON \`device_counts\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_began_on_idx\` ON \`device_counts\` (\`began_on\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_state_on_idx\` ON \`device_counts\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_unlogged_idx\` ON \`device_counts\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_updated_at_idx\` ON \`device_counts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`device_counts_created_at_idx\` ON \`device_counts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`contract_ends\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`end_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`contract\` text NOT NULL,
  	\`due_on\` text NOT NULL,
  	\`checks\` text,
  	\`summary\` text,
  	\`reported_on\` text,
  	\`accepted_on\` text,
  	\`accepted_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`contract_ends_end_key_idx\` ON \`contract_ends\` (\`end_key\`);`)
  await db.run(sql`CREATE INDEX \`contract_ends_state_idx\` ON \`contract_ends\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`contract_ends_state_on_idx\` ON \`contract_ends\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`contract_ends_unlogged_idx\` ON \`contract_ends\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`contract_ends_updated_at_idx\` ON \`contract_ends\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`contract_ends_created_at_idx\` ON \`contract_ends\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`supply_stocks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`supply\` text NOT NULL,
  	\`stock\` numeric DEFAULT 0 NOT NULL,
  	\`rev\` numeric DEFAULT 0 NOT NULL,
  	\`pending\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`supply_stocks_supply_idx\` ON \`supply_stocks\` (\`supply\`);`)
  await db.run(sql`CREATE INDEX \`supply_stocks_updated_at_idx\` ON \`supply_stocks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`supply_stocks_created_at_idx\` ON \`supply_stocks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`supply_moves\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`supply\` text NOT NULL,
  	\`supply_name\` text,
  	\`kind\` text NOT NULL,
  	\`count\` numeric NOT NULL,
  	\`left\` numeric,
  	\`note\` text,
  	\`at\` text NOT NULL,
  	\`by_name\` text,
  	\`move_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`supply_moves_supply_idx\` ON \`supply_moves\` (\`supply\`);`)
  await db.run(sql`CREATE INDEX \`supply_moves_kind_idx\` ON \`supply_moves\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`supply_moves_at_idx\` ON \`supply_moves\` (\`at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`supply_moves_move_key_idx\` ON \`supply_moves\` (\`move_key\`);`)
  await db.run(sql`CREATE INDEX \`supply_moves_updated_at_idx\` ON \`supply_moves\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`supply_moves_created_at_idx\` ON \`supply_moves\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`assignments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`worker\` text NOT NULL,
  	\`worker_name\` text NOT NULL,
  	\`kana\` text,
  	\`role\` text NOT NULL,
  	\`role_title\` text NOT NULL,
  	\`office_id\` text(36),
  	\`site\` text,
  	\`from\` text NOT NULL,
  	\`until\` text,
  	\`submitted_on\` text,
  	\`notice_by\` text,
  	\`begun_at\` text,
  	\`begun_by\` text,
  	\`reason\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`assignments_number_idx\` ON \`assignments\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`assignments_request_key_idx\` ON \`assignments\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`assignments_state_idx\` ON \`assignments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`assignments_worker_idx\` ON \`assignments\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`assignments_role_idx\` ON \`assignments\` (\`role\`);`)
  await db.run(sql`CREATE INDEX \`assignments_office_idx\` ON \`assignments\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`assignments_from_idx\` ON \`assignments\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`assignments_until_idx\` ON \`assignments\` (\`until\`);`)
  await db.run(sql`CREATE INDEX \`assignments_state_on_idx\` ON \`assignments\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`assignments_unlogged_idx\` ON \`assignments\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`assignments_updated_at_idx\` ON \`assignments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`assignments_created_at_idx\` ON \`assignments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`training_sessions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'planned' NOT NULL,
  	\`course\` text NOT NULL,
  	\`course_title\` text NOT NULL,
  	\`course_version\` numeric NOT NULL,
  	\`material\` text DEFAULT 'none' NOT NULL,
  	\`period\` text,
  	\`plan_key\` text,
  	\`period_from\` text,
  	\`period_to\` text,
  	\`on\` text,
  	\`start_time\` text,
  	\`end_time\` text,
  	\`office\` text,
  	\`office_name\` text,
  	\`site\` text,
  	\`trainer\` text,
  	\`trainer_name\` text,
  	\`capacity\` numeric,
  	\`topics\` text,
  	\`material_on\` text,
  	\`approved_on\` text,
  	\`delivered_on\` text,
  	\`copies\` numeric,
  	\`content\` text,
  	\`guidance\` text,
  	\`cause\` text,
  	\`cause_number\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`training_sessions_number_idx\` ON \`training_sessions\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`training_sessions_request_key_idx\` ON \`training_sessions\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_state_idx\` ON \`training_sessions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_course_idx\` ON \`training_sessions\` (\`course\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_plan_key_idx\` ON \`training_sessions\` (\`plan_key\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_period_to_idx\` ON \`training_sessions\` (\`period_to\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_on_idx\` ON \`training_sessions\` (\`on\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_office_idx\` ON \`training_sessions\` (\`office\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_trainer_idx\` ON \`training_sessions\` (\`trainer\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_cause_number_idx\` ON \`training_sessions\` (\`cause_number\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_state_on_idx\` ON \`training_sessions\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_unlogged_idx\` ON \`training_sessions\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_updated_at_idx\` ON \`training_sessions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`training_sessions_created_at_idx\` ON \`training_sessions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`attendances\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`worker\` text,
  	\`attendee\` text DEFAULT 'worker' NOT NULL,
  	\`office_id\` text(36),
  	\`office_name\` text,
  	\`course\` text NOT NULL,
  	\`course_title\` text NOT NULL,
  	\`course_version\` numeric NOT NULL,
  	\`session\` text,
  	\`session_number\` text,
  	\`on\` text,
  	\`state\` text DEFAULT 'registered' NOT NULL,
  	\`completed_on\` text,
  	\`seat\` text,
  	\`request_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`attendances_worker_idx\` ON \`attendances\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`attendances_office_idx\` ON \`attendances\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`attendances_course_idx\` ON \`attendances\` (\`course\`);`)
  await db.run(sql`CREATE INDEX \`attendances_session_idx\` ON \`attendances\` (\`session\`);`)
  await db.run(sql`CREATE INDEX \`attendances_on_idx\` ON \`attendances\` (\`on\`);`)
  await db.run(sql`CREATE INDEX \`attendances_state_idx\` ON \`attendances\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`attendances_completed_on_idx\` ON \`attendances\` (\`completed_on\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`attendances_seat_idx\` ON \`attendances\` (\`seat\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`attendances_request_key_idx\` ON \`attendances\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`attendances_updated_at_idx\` ON \`attendances\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`attendances_created_at_idx\` ON \`attendances\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`shifts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`shift_key\` text NOT NULL,
  	\`worker\` text NOT NULL,
  	\`worker_name\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`says\` text,
  	\`entries\` text,
  	\`rev\` numeric NOT NULL,
  	\`changed_by\` text,
  	\`changed_at\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`shifts_shift_key_idx\` ON \`shifts\` (\`shift_key\`);`)
  await db.run(sql`CREATE INDEX \`shifts_worker_idx\` ON \`shifts\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`shifts_date_idx\` ON \`shifts\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`shifts_unlogged_idx\` ON \`shifts\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`shifts_updated_at_idx\` ON \`shifts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shifts_created_at_idx\` ON \`shifts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`shift_weeks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`week_key\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`place_name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`state\` text DEFAULT 'draft' NOT NULL,
  	\`rev\` numeric NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`shorts\` text,
  	\`reason\` text,
  	\`plan\` text,
  	\`seats\` text,
  	\`published_at\` text,
  	\`published_by\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`shift_weeks_week_key_idx\` ON \`shift_weeks\` (\`week_key\`);`)
  await db.run(sql`CREATE INDEX \`shift_weeks_place_idx\` ON \`shift_weeks\` (\`place\`);`)
  await db.run(sql`CREATE INDEX \`shift_weeks_from_idx\` ON \`shift_weeks\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`shift_weeks_unlogged_idx\` ON \`shift_weeks\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`shift_weeks_updated_at_idx\` ON \`shift_weeks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shift_weeks_created_at_idx\` ON \`shift_weeks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`absences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`absence_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`date\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`place_name\` text NOT NULL,
  	\`worker\` text NOT NULL,
  	\`worker_name\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`entry\` text,
  	\`shorts\` text,
  	\`reported_at\` text NOT NULL,
  	\`substitute_name\` text,
  	\`filled_at\` text,
  	\`minutes_to_fill\` numeric,
  	\`alert_state\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`absences_number_idx\` ON \`absences\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`absences_absence_key_idx\` ON \`absences\` (\`absence_key\`);`)
  await db.run(sql`CREATE INDEX \`absences_state_idx\` ON \`absences\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`absences_date_idx\` ON \`absences\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`absences_place_idx\` ON \`absences\` (\`place\`);`)
  await db.run(sql`CREATE INDEX \`absences_worker_idx\` ON \`absences\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`absences_state_on_idx\` ON \`absences\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`absences_unlogged_idx\` ON \`absences\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`absences_updated_at_idx\` ON \`absences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`absences_created_at_idx\` ON \`absences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`duty_reports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'submitted' NOT NULL,
  	\`on\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`author\` text NOT NULL,
  	\`content\` text NOT NULL,
  	\`trouble\` text,
  	\`handover\` text,
  	\`is_hard\` integer DEFAULT false,
  	\`lead_name\` text,
  	\`lead_at\` text,
  	\`result\` text,
  	\`chief_name\` text,
  	\`chief_at\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`duty_reports_number_idx\` ON \`duty_reports\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`duty_reports_request_key_idx\` ON \`duty_reports\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_state_idx\` ON \`duty_reports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_on_idx\` ON \`duty_reports\` (\`on\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_state_on_idx\` ON \`duty_reports\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_unlogged_idx\` ON \`duty_reports\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_updated_at_idx\` ON \`duty_reports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`duty_reports_created_at_idx\` ON \`duty_reports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`conduct_records\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`worker\` text NOT NULL,
  	\`worker_name\` text NOT NULL,
  	\`on\` text NOT NULL,
  	\`what\` text NOT NULL,
  	\`reporter\` text,
  	\`guided_on\` text,
  	\`guided_by\` text,
  	\`guidance\` text,
  	\`closed_on\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`conduct_records_number_idx\` ON \`conduct_records\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`conduct_records_request_key_idx\` ON \`conduct_records\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_state_idx\` ON \`conduct_records\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_worker_idx\` ON \`conduct_records\` (\`worker\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_on_idx\` ON \`conduct_records\` (\`on\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_state_on_idx\` ON \`conduct_records\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_unlogged_idx\` ON \`conduct_records\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_updated_at_idx\` ON \`conduct_records\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`conduct_records_created_at_idx\` ON \`conduct_records\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`work_handovers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`request_key\` text NOT NULL,
  	\`state\` text DEFAULT 'handed' NOT NULL,
  	\`handed_on\` text NOT NULL,
  	\`handed_by\` text NOT NULL,
  	\`what\` text NOT NULL,
  	\`count\` numeric NOT NULL,
  	\`remark\` text,
  	\`received_on\` text,
  	\`received_by\` text,
  	\`state_on\` text,
  	\`state_seq\` numeric DEFAULT 0,
  	\`history\` text,
  	\`extra\` text,
  	\`unlogged\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`work_handovers_number_idx\` ON \`work_handovers\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`work_handovers_request_key_idx\` ON \`work_handovers\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_state_idx\` ON \`work_handovers\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_handed_on_idx\` ON \`work_handovers\` (\`handed_on\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_state_on_idx\` ON \`work_handovers\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_unlogged_idx\` ON \`work_handovers\` (\`unlogged\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_updated_at_idx\` ON \`work_handovers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`work_handovers_created_at_idx\` ON \`work_handovers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`work_handover_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`list_key\` text NOT NULL,
  	\`lines\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`work_handover_lists_list_key_idx\` ON \`work_handover_lists\` (\`list_key\`);`)
  await db.run(sql`CREATE INDEX \`work_handover_lists_updated_at_idx\` ON \`work_handover_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`work_handover_lists_created_at_idx\` ON \`work_handover_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`phone_lines_hours_days\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`phone_lines_hours\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`phone_lines_hours_days_order_idx\` ON \`phone_lines_hours_days\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_hours_days_parent_idx\` ON \`phone_lines_hours_days\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`phone_lines_hours\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`phone_lines\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`phone_lines_hours_order_idx\` ON \`phone_lines_hours\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_hours_parent_id_idx\` ON \`phone_lines_hours\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`phone_lines_closed_days\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`reason\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`phone_lines\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`phone_lines_closed_days_order_idx\` ON \`phone_lines_closed_days\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_closed_days_parent_id_idx\` ON \`phone_lines_closed_days\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`phone_lines_closing\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`what\` text NOT NULL,
  	\`due\` text NOT NULL,
  	\`done_on\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`phone_lines\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`phone_lines_closing_order_idx\` ON \`phone_lines_closing\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_closing_parent_id_idx\` ON \`phone_lines_closing\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`phone_lines\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`phone\` text NOT NULL,
  	\`type\` text NOT NULL,
  	\`payer\` text NOT NULL,
  	\`purpose\` text NOT NULL,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`approved_on\` text,
  	\`approval\` text,
  	\`on_holidays\` integer DEFAULT false,
  	\`over_new_year\` integer DEFAULT false,
  	\`guidance\` text,
  	\`mail\` text,
  	\`fax\` text,
  	\`manager\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`phone_lines_code_idx\` ON \`phone_lines\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_preset_key_idx\` ON \`phone_lines\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_updated_at_idx\` ON \`phone_lines\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`phone_lines_created_at_idx\` ON \`phone_lines\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`inquiry_categories\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`letters\` text NOT NULL,
  	\`audience\` text DEFAULT 'citizens' NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`active\` integer DEFAULT true,
  	\`referral_id\` text(36),
  	\`guidance\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`referral_id\`) REFERENCES \`referral_targets\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`inquiry_categories_code_idx\` ON \`inquiry_categories\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`inquiry_categories_referral_idx\` ON \`inquiry_categories\` (\`referral_id\`);`)
  await db.run(sql`CREATE INDEX \`inquiry_categories_preset_key_idx\` ON \`inquiry_categories\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`inquiry_categories_updated_at_idx\` ON \`inquiry_categories\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`inquiry_categories_created_at_idx\` ON \`inquiry_categories\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`texts_audiences\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`texts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`texts_audiences_order_idx\` ON \`texts_audiences\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`texts_audiences_parent_idx\` ON \`texts_audiences\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`texts_releases\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`on\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`purpose\` text NOT NULL,
  	\`approved_on\` text NOT NULL,
  	\`approval\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`texts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`texts_releases_order_idx\` ON \`texts_releases\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`texts_releases_parent_id_idx\` ON \`texts_releases\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`texts_deliveries\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`on\` text NOT NULL,
  	\`form\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`received_by\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`texts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`texts_deliveries_order_idx\` ON \`texts_deliveries\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`texts_deliveries_parent_id_idx\` ON \`texts_deliveries\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`texts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text DEFAULT 'faq' NOT NULL,
  	\`category\` text,
  	\`keywords\` text,
  	\`owner\` text NOT NULL,
  	\`review_by\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`supplied_by_city\` integer DEFAULT false,
  	\`retired_on\` text,
  	\`is_yearly\` integer DEFAULT true,
  	\`rights_note\` text DEFAULT 'この文書の著作権その他の権利は市に帰属します。第三者への提供には、市の承認が必要です。',
  	\`text_key\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`texts_text_key_idx\` ON \`texts\` (\`text_key\`);`)
  await db.run(sql`CREATE INDEX \`texts_preset_key_idx\` ON \`texts\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`texts_updated_at_idx\` ON \`texts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`texts_created_at_idx\` ON \`texts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`texts_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`services_id\` text(36),
  	\`texts_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`texts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`services_id\`) REFERENCES \`services\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`texts_id\`) REFERENCES \`texts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`texts_rels_order_idx\` ON \`texts_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`texts_rels_parent_idx\` ON \`texts_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`texts_rels_path_idx\` ON \`texts_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`texts_rels_services_id_idx\` ON \`texts_rels\` (\`services_id\`);`)
  await db.run(sql`CREATE INDEX \`texts_rels_texts_id_idx\` ON \`texts_rels\` (\`texts_id\`);`)
  await db.run(sql`CREATE TABLE \`search_words\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`words\` text NOT NULL,
  	\`note\` text,
  	\`active\` integer DEFAULT true,
  	\`request_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`search_words_request_key_idx\` ON \`search_words\` (\`request_key\`);`)
  await db.run(sql`CREATE INDEX \`search_words_updated_at_idx\` ON \`search_words\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`search_words_created_at_idx\` ON \`search_words\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`call_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`line\` text NOT NULL,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`target\` numeric,
  	\`per\` text DEFAULT 'day' NOT NULL,
  	\`counts_automatic\` integer DEFAULT true,
  	\`counts_overflow\` integer DEFAULT false,
  	\`deviation\` numeric,
  	\`min_seats\` numeric,
  	\`outlier\` numeric,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`call_rules_line_idx\` ON \`call_rules\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`call_rules_preset_key_idx\` ON \`call_rules\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`call_rules_updated_at_idx\` ON \`call_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`call_rules_created_at_idx\` ON \`call_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`call_plans\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`line\` text NOT NULL,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`calls\` numeric NOT NULL,
  	\`per\` text DEFAULT 'day' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`call_plans_line_idx\` ON \`call_plans\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`call_plans_preset_key_idx\` ON \`call_plans\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`call_plans_updated_at_idx\` ON \`call_plans\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`call_plans_created_at_idx\` ON \`call_plans\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`call_seats_weekdays\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`call_seats\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`call_seats_weekdays_order_idx\` ON \`call_seats_weekdays\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`call_seats_weekdays_parent_idx\` ON \`call_seats_weekdays\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`call_seats_spans\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'work' NOT NULL,
  	\`start\` text NOT NULL,
  	\`end\` text NOT NULL,
  	\`seats\` numeric DEFAULT 1 NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`call_seats\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`call_seats_spans_order_idx\` ON \`call_seats_spans\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`call_seats_spans_parent_id_idx\` ON \`call_seats_spans\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`call_seats\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`line\` text NOT NULL,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`call_seats_line_idx\` ON \`call_seats\` (\`line\`);`)
  await db.run(sql`CREATE INDEX \`call_seats_preset_key_idx\` ON \`call_seats\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`call_seats_updated_at_idx\` ON \`call_seats\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`call_seats_created_at_idx\` ON \`call_seats\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`call_import_profiles_columns\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`column\` text NOT NULL,
  	\`field\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`call_import_profiles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`call_import_profiles_columns_order_idx\` ON \`call_import_profiles_columns\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`call_import_profiles_columns_parent_id_idx\` ON \`call_import_profiles_columns\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`call_import_profiles_line_names\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`line\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`call_import_profiles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`call_import_profiles_line_names_order_idx\` ON \`call_import_profiles_line_names\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`call_import_profiles_line_names_parent_id_idx\` ON \`call_import_profiles_line_names\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`call_import_profiles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`line\` text NOT NULL,
  	\`delimiter\` text DEFAULT 'comma' NOT NULL,
  	\`date_order\` text DEFAULT 'ymd' NOT NULL,
  	\`time_means\` text DEFAULT 'start' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`call_import_profiles_name_idx\` ON \`call_import_profiles\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`call_import_profiles_preset_key_idx\` ON \`call_import_profiles\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`call_import_profiles_updated_at_idx\` ON \`call_import_profiles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`call_import_profiles_created_at_idx\` ON \`call_import_profiles\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`emergency_contacts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`organization\` text NOT NULL,
  	\`position\` text,
  	\`above_id\` text(36),
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`account_id\` text(36),
  	\`phone\` text,
  	\`mail\` text,
  	\`webhook_url\` text,
  	\`note\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`above_id\`) REFERENCES \`emergency_contacts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`account_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`emergency_contacts_above_idx\` ON \`emergency_contacts\` (\`above_id\`);`)
  await db.run(sql`CREATE INDEX \`emergency_contacts_account_idx\` ON \`emergency_contacts\` (\`account_id\`);`)
  await db.run(sql`CREATE INDEX \`emergency_contacts_updated_at_idx\` ON \`emergency_contacts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`emergency_contacts_created_at_idx\` ON \`emergency_contacts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies_severities\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`alert_policies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alert_policies_severities_order_idx\` ON \`alert_policies_severities\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_severities_parent_idx\` ON \`alert_policies_severities\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies_steps_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`alert_policies_steps\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_roles_order_idx\` ON \`alert_policies_steps_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_roles_parent_idx\` ON \`alert_policies_steps_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies_steps_channels\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`alert_policies_steps\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_channels_order_idx\` ON \`alert_policies_steps_channels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_channels_parent_idx\` ON \`alert_policies_steps_channels\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies_steps\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`wait_minutes\` numeric DEFAULT 5 NOT NULL,
  	\`all_must_answer\` integer DEFAULT false,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`alert_policies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_order_idx\` ON \`alert_policies_steps\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_steps_parent_id_idx\` ON \`alert_policies_steps\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`take_over_minutes\` numeric DEFAULT 30,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`alert_policies_code_idx\` ON \`alert_policies\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_preset_key_idx\` ON \`alert_policies\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_updated_at_idx\` ON \`alert_policies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_created_at_idx\` ON \`alert_policies\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`alert_policies_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`emergency_contacts_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`alert_policies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`emergency_contacts_id\`) REFERENCES \`emergency_contacts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`alert_policies_rels_order_idx\` ON \`alert_policies_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_rels_parent_idx\` ON \`alert_policies_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_rels_path_idx\` ON \`alert_policies_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`alert_policies_rels_emergency_contacts_id_idx\` ON \`alert_policies_rels\` (\`emergency_contacts_id\`);`)
  await db.run(sql`CREATE TABLE \`device_types_needs\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`device_types\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`device_types_needs_order_idx\` ON \`device_types_needs\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`device_types_needs_parent_idx\` ON \`device_types_needs\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`device_types_rules\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`item\` text NOT NULL,
  	\`value\` text,
  	\`unit\` text,
  	\`test\` text DEFAULT 'min' NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`device_types\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`device_types_rules_order_idx\` ON \`device_types_rules\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`device_types_rules_parent_id_idx\` ON \`device_types_rules\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`device_types\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`category\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`device_types_code_idx\` ON \`device_types\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`device_types_preset_key_idx\` ON \`device_types\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`device_types_updated_at_idx\` ON \`device_types\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`device_types_created_at_idx\` ON \`device_types\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`device_models_specs\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`item\` text NOT NULL,
  	\`value\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`device_models\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`device_models_specs_order_idx\` ON \`device_models_specs\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`device_models_specs_parent_id_idx\` ON \`device_models_specs\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`device_models\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`maker\` text,
  	\`type_id\` text(36) NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`type_id\`) REFERENCES \`device_types\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`device_models_type_idx\` ON \`device_models\` (\`type_id\`);`)
  await db.run(sql`CREATE INDEX \`device_models_preset_key_idx\` ON \`device_models\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`device_models_updated_at_idx\` ON \`device_models\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`device_models_created_at_idx\` ON \`device_models\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`device_contracts_counts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`type_id\` text(36) NOT NULL,
  	\`count\` numeric DEFAULT 1 NOT NULL,
  	\`has_line\` integer DEFAULT false,
  	\`shared\` numeric,
  	\`wave\` text,
  	\`place\` text,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`type_id\`) REFERENCES \`device_types\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`device_contracts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`device_contracts_counts_order_idx\` ON \`device_contracts_counts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_counts_parent_id_idx\` ON \`device_contracts_counts\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_counts_type_idx\` ON \`device_contracts_counts\` (\`type_id\`);`)
  await db.run(sql`CREATE TABLE \`device_contracts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`client\` text NOT NULL,
  	\`lessor\` text NOT NULL,
  	\`support_company\` text NOT NULL,
  	\`support_phone\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`line_plan\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`device_contracts_preset_key_idx\` ON \`device_contracts\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_updated_at_idx\` ON \`device_contracts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_created_at_idx\` ON \`device_contracts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`device_contracts_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`device_contracts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`device_contracts_rels_order_idx\` ON \`device_contracts_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_rels_parent_idx\` ON \`device_contracts_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_rels_path_idx\` ON \`device_contracts_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`device_contracts_rels_offices_id_idx\` ON \`device_contracts_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`supplies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`size\` text,
  	\`unit\` text DEFAULT '個' NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`supplier\` text DEFAULT 'vendor' NOT NULL,
  	\`reorder_at\` numeric DEFAULT 0,
  	\`yearly\` numeric,
  	\`per_hundred_cards\` numeric,
  	\`sheet_id\` text(36),
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`sheet_id\`) REFERENCES \`label_sheets\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`supplies_sheet_idx\` ON \`supplies\` (\`sheet_id\`);`)
  await db.run(sql`CREATE INDEX \`supplies_preset_key_idx\` ON \`supplies\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`supplies_updated_at_idx\` ON \`supplies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`supplies_created_at_idx\` ON \`supplies\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`work_roles_employments\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`work_roles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`work_roles_employments_order_idx\` ON \`work_roles_employments\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_employments_parent_idx\` ON \`work_roles_employments\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`work_roles_experience\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`months\` numeric NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`work_roles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`work_roles_experience_order_idx\` ON \`work_roles_experience\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_experience_parent_id_idx\` ON \`work_roles_experience\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`work_roles_account_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`work_roles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`work_roles_account_roles_order_idx\` ON \`work_roles_account_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_account_roles_parent_idx\` ON \`work_roles_account_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`work_roles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`minimum\` numeric DEFAULT 0,
  	\`order\` numeric DEFAULT 10,
  	\`active\` integer DEFAULT true,
  	\`is_lead\` integer DEFAULT false,
  	\`is_trainer\` integer DEFAULT false,
  	\`needs_contact\` integer DEFAULT false,
  	\`needs_pc_skill\` integer DEFAULT false,
  	\`contact_days\` numeric,
  	\`career_paper\` text DEFAULT 'none' NOT NULL,
  	\`pledge\` text DEFAULT 'single' NOT NULL,
  	\`notice_days\` numeric,
  	\`late_notice\` text DEFAULT 'block' NOT NULL,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`work_roles_preset_key_idx\` ON \`work_roles\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_updated_at_idx\` ON \`work_roles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_created_at_idx\` ON \`work_roles\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`work_roles_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	\`courses_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`work_roles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`courses_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`work_roles_rels_order_idx\` ON \`work_roles_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_rels_parent_idx\` ON \`work_roles_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_rels_path_idx\` ON \`work_roles_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_rels_offices_id_idx\` ON \`work_roles_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE INDEX \`work_roles_rels_courses_id_idx\` ON \`work_roles_rels\` (\`courses_id\`);`)
  await db.run(sql`CREATE TABLE \`workers_experience\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text,
  	\`what\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`workers\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`workers_experience_order_idx\` ON \`workers_experience\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`workers_experience_parent_id_idx\` ON \`workers_experience\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`workers_pledges\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`signed_on\` text NOT NULL,
  	\`co_signed_by\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`workers\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`workers_pledges_order_idx\` ON \`workers_pledges\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`workers_pledges_parent_id_idx\` ON \`workers_pledges\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`workers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kana\` text NOT NULL,
  	\`company\` text,
  	\`employment\` text NOT NULL,
  	\`consent_number\` text,
  	\`account_id\` text(36),
  	\`phone\` text,
  	\`mail\` text,
  	\`contact_checked_on\` text,
  	\`languages\` text,
  	\`skills\` text,
  	\`pc_skill_on\` text,
  	\`career_submitted_on\` text,
  	\`career_approved_on\` text,
  	\`career_location\` text,
  	\`note\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`account_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`workers_kana_idx\` ON \`workers\` (\`kana\`);`)
  await db.run(sql`CREATE INDEX \`workers_account_idx\` ON \`workers\` (\`account_id\`);`)
  await db.run(sql`CREATE INDEX \`workers_preset_key_idx\` ON \`workers\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`workers_updated_at_idx\` ON \`workers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`workers_created_at_idx\` ON \`workers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`courses_topics\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_topics_order_idx\` ON \`courses_topics\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`courses_topics_parent_id_idx\` ON \`courses_topics\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_attendees\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_attendees_order_idx\` ON \`courses_attendees\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_attendees_parent_idx\` ON \`courses_attendees\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_trainer_employments\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_trainer_employments_order_idx\` ON \`courses_trainer_employments\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_trainer_employments_parent_idx\` ON \`courses_trainer_employments\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_weekdays\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_weekdays_order_idx\` ON \`courses_weekdays\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_weekdays_parent_idx\` ON \`courses_weekdays\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses_plan\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`label\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`sessions\` numeric NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_plan_order_idx\` ON \`courses_plan\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`courses_plan_parent_id_idx\` ON \`courses_plan\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`courses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text DEFAULT 'work' NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`active\` integer DEFAULT true,
  	\`aim\` text,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`oldest_valid\` numeric DEFAULT 1,
  	\`oldest_valid_from\` text,
  	\`valid_months\` numeric,
  	\`material\` text DEFAULT 'none' NOT NULL,
  	\`trainer_role\` integer DEFAULT false,
  	\`trainer_experience\` text,
  	\`trainer_months\` numeric,
  	\`on_closed_days\` integer DEFAULT false,
  	\`distinct_offices\` integer DEFAULT false,
  	\`capacity\` numeric,
  	\`min_hours\` numeric,
  	\`max_hours\` numeric,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_preset_key_idx\` ON \`courses\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`courses_updated_at_idx\` ON \`courses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`courses_created_at_idx\` ON \`courses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`courses_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`offices_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`courses\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offices_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`courses_rels_order_idx\` ON \`courses_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_parent_idx\` ON \`courses_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_path_idx\` ON \`courses_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`courses_rels_offices_id_idx\` ON \`courses_rels\` (\`offices_id\`);`)
  await db.run(sql`CREATE TABLE \`shift_types_breaks\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`shift_types\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`shift_types_breaks_order_idx\` ON \`shift_types_breaks\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`shift_types_breaks_parent_id_idx\` ON \`shift_types_breaks\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`shift_types\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`letter\` text NOT NULL,
  	\`label\` text NOT NULL,
  	\`order\` numeric DEFAULT 10,
  	\`active\` integer DEFAULT true,
  	\`from\` text,
  	\`to\` text,
  	\`is_standby\` integer DEFAULT false,
  	\`is_off\` integer DEFAULT false,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`shift_types_preset_key_idx\` ON \`shift_types\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`shift_types_updated_at_idx\` ON \`shift_types\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shift_types_created_at_idx\` ON \`shift_types\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`shift_needs_weekdays\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`shift_needs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`shift_needs_weekdays_order_idx\` ON \`shift_needs_weekdays\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`shift_needs_weekdays_parent_idx\` ON \`shift_needs_weekdays\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`shift_needs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`is_anywhere\` integer DEFAULT false,
  	\`office_id\` text(36),
  	\`site\` text,
  	\`role_id\` text(36),
  	\`on_holidays\` integer DEFAULT false,
  	\`from\` text,
  	\`to\` text,
  	\`seats\` numeric DEFAULT 1 NOT NULL,
  	\`valid_from\` text NOT NULL,
  	\`valid_to\` text,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`role_id\`) REFERENCES \`work_roles\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`shift_needs_office_idx\` ON \`shift_needs\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`shift_needs_role_idx\` ON \`shift_needs\` (\`role_id\`);`)
  await db.run(sql`CREATE INDEX \`shift_needs_preset_key_idx\` ON \`shift_needs\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`shift_needs_updated_at_idx\` ON \`shift_needs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shift_needs_created_at_idx\` ON \`shift_needs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`shift_places\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`office_id\` text(36),
  	\`site\` text,
  	\`travel_minutes\` numeric DEFAULT 30,
  	\`line\` text,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`office_id\`) REFERENCES \`offices\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`shift_places_office_idx\` ON \`shift_places\` (\`office_id\`);`)
  await db.run(sql`CREATE INDEX \`shift_places_preset_key_idx\` ON \`shift_places\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`shift_places_updated_at_idx\` ON \`shift_places\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shift_places_created_at_idx\` ON \`shift_places\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`checklists_items\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`checklists\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`checklists_items_order_idx\` ON \`checklists_items\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`checklists_items_parent_id_idx\` ON \`checklists_items\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`checklists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`note\` text,
  	\`active\` integer DEFAULT true,
  	\`preset_key\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`checklists_kind_idx\` ON \`checklists\` (\`kind\`);`)
  await db.run(sql`CREATE INDEX \`checklists_preset_key_idx\` ON \`checklists\` (\`preset_key\`);`)
  await db.run(sql`CREATE INDEX \`checklists_updated_at_idx\` ON \`checklists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`checklists_created_at_idx\` ON \`checklists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`alarm_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`second_site\` integer DEFAULT false,
  	\`second_site_list\` text,
  	\`second_site_name\` text,
  	\`second_site_note\` text,
  	\`heartbeat_url\` text,
  	\`allow_inside\` integer DEFAULT false,
  	\`web_check_url\` text,
  	\`backup_path\` text,
  	\`backup_max_hours\` numeric DEFAULT 26,
  	\`disk_min_percent\` numeric DEFAULT 10,
  	\`take_over_minutes\` numeric DEFAULT 120,
  	\`report_minutes\` numeric DEFAULT 30,
  	\`written_hours\` numeric DEFAULT 24,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`equipment_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`notice_days\` numeric DEFAULT 30,
  	\`antivirus_days\` numeric DEFAULT 7,
  	\`repair_from\` text DEFAULT '09:00',
  	\`repair_to\` text DEFAULT '17:00',
  	\`response_minutes\` numeric DEFAULT 60,
  	\`updated_at\` text,
  	\`created_at\` text
  );
  `)
  await db.run(sql`CREATE TABLE \`city_settings_line_contacts\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`city_settings\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`city_settings_line_contacts_order_idx\` ON \`city_settings_line_contacts\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`city_settings_line_contacts_parent_idx\` ON \`city_settings_line_contacts\` (\`parent_id\`);`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`device_key\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`state\` text DEFAULT 'preparing' NOT NULL;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`type\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`type_name\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`category\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`needs\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`model\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`owner\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`accessories\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`shared\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`site_note\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`line\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`sim\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`checks\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`placed_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`theft_guard\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`secured_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`disc_given_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`disc_kept_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`antivirus_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`borrower\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`purpose\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`lent_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`loan_due_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`returned_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`cleaned_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`clean_method\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`cleaned_by\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`lost_at\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`locked_at\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`remote_wiped_at\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`wipe_number\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`wipe_method\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`wiped_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`wiped_by\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`removed_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`state_on\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`state_seq\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`history\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`extra\` text;`)
  await db.run(sql`ALTER TABLE \`devices\` ADD \`unlogged\` integer DEFAULT false;`)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_device_key_idx\` ON \`devices\` (\`device_key\`);`)
  await db.run(sql`CREATE INDEX \`devices_state_idx\` ON \`devices\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`devices_type_idx\` ON \`devices\` (\`type\`);`)
  await db.run(sql`CREATE INDEX \`devices_model_idx\` ON \`devices\` (\`model\`);`)
  await db.run(sql`CREATE INDEX \`devices_owner_idx\` ON \`devices\` (\`owner\`);`)
  await db.run(sql`CREATE INDEX \`devices_from_idx\` ON \`devices\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`devices_to_idx\` ON \`devices\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`devices_shared_idx\` ON \`devices\` (\`shared\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`devices_sim_idx\` ON \`devices\` (\`sim\`);`)
  await db.run(sql`CREATE INDEX \`devices_loan_due_on_idx\` ON \`devices\` (\`loan_due_on\`);`)
  await db.run(sql`CREATE INDEX \`devices_state_on_idx\` ON \`devices\` (\`state_on\`);`)
  await db.run(sql`CREATE INDEX \`devices_unlogged_idx\` ON \`devices\` (\`unlogged\`);`)
  await db.run(sql`ALTER TABLE \`rule_documents\` ADD \`kind\` text;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` ADD \`submitted_on\` text;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` ADD \`approved_on\` text;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` ADD \`approved_by\` text;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`contact_personal\` text DEFAULT 'number';`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`contact_form_url\` text;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`contact_prompt_minutes\` numeric DEFAULT 10;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`contact_callback_alert_minutes\` numeric DEFAULT 10;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`line_needs_approval\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`city_settings\` ADD \`search_log_days\` numeric DEFAULT 1095;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`inquiries\`;`)
  await db.run(sql`DROP TABLE \`escalations\`;`)
  await db.run(sql`DROP TABLE \`complaints\`;`)
  await db.run(sql`DROP TABLE \`callbacks\`;`)
  await db.run(sql`DROP TABLE \`urgent_demands\`;`)
  await db.run(sql`DROP TABLE \`helpdesk_tickets\`;`)
  await db.run(sql`DROP TABLE \`text_versions\`;`)
  await db.run(sql`DROP TABLE \`knowledge_searches\`;`)
  await db.run(sql`DROP TABLE \`knowledge_search_days\`;`)
  await db.run(sql`DROP TABLE \`faq_use\`;`)
  await db.run(sql`DROP TABLE \`call_stats\`;`)
  await db.run(sql`DROP TABLE \`staffing_reviews\`;`)
  await db.run(sql`DROP TABLE \`rate_misses\`;`)
  await db.run(sql`DROP TABLE \`alerts\`;`)
  await db.run(sql`DROP TABLE \`alert_deliveries\`;`)
  await db.run(sql`DROP TABLE \`incidents\`;`)
  await db.run(sql`DROP TABLE \`security_ticks\`;`)
  await db.run(sql`DROP TABLE \`vulnerabilities\`;`)
  await db.run(sql`DROP TABLE \`security_diagnoses\`;`)
  await db.run(sql`DROP TABLE \`issues\`;`)
  await db.run(sql`DROP TABLE \`city_requests\`;`)
  await db.run(sql`DROP TABLE \`maintenance_tickets\`;`)
  await db.run(sql`DROP TABLE \`supply_requests\`;`)
  await db.run(sql`DROP TABLE \`device_damages\`;`)
  await db.run(sql`DROP TABLE \`removal_checks\`;`)
  await db.run(sql`DROP TABLE \`device_counts\`;`)
  await db.run(sql`DROP TABLE \`contract_ends\`;`)
  await db.run(sql`DROP TABLE \`supply_stocks\`;`)
  await db.run(sql`DROP TABLE \`supply_moves\`;`)
  await db.run(sql`DROP TABLE \`assignments\`;`)
  await db.run(sql`DROP TABLE \`training_sessions\`;`)
  await db.run(sql`DROP TABLE \`attendances\`;`)
  await db.run(sql`DROP TABLE \`shifts\`;`)
  await db.run(sql`DROP TABLE \`shift_weeks\`;`)
  await db.run(sql`DROP TABLE \`absences\`;`)
  await db.run(sql`DROP TABLE \`duty_reports\`;`)
  await db.run(sql`DROP TABLE \`conduct_records\`;`)
  await db.run(sql`DROP TABLE \`work_handovers\`;`)
  await db.run(sql`DROP TABLE \`work_handover_lists\`;`)
  await db.run(sql`DROP TABLE \`phone_lines_hours_days\`;`)
  await db.run(sql`DROP TABLE \`phone_lines_hours\`;`)
  await db.run(sql`DROP TABLE \`phone_lines_closed_days\`;`)
  await db.run(sql`DROP TABLE \`phone_lines_closing\`;`)
  await db.run(sql`DROP TABLE \`phone_lines\`;`)
  await db.run(sql`DROP TABLE \`inquiry_categories\`;`)
  await db.run(sql`DROP TABLE \`texts_audiences\`;`)
  await db.run(sql`DROP TABLE \`texts_releases\`;`)
  await db.run(sql`DROP TABLE \`texts_deliveries\`;`)
  await db.run(sql`DROP TABLE \`texts\`;`)
  await db.run(sql`DROP TABLE \`texts_rels\`;`)
  await db.run(sql`DROP TABLE \`search_words\`;`)
  await db.run(sql`DROP TABLE \`call_rules\`;`)
  await db.run(sql`DROP TABLE \`call_plans\`;`)
  await db.run(sql`DROP TABLE \`call_seats_weekdays\`;`)
  await db.run(sql`DROP TABLE \`call_seats_spans\`;`)
  await db.run(sql`DROP TABLE \`call_seats\`;`)
  await db.run(sql`DROP TABLE \`call_import_profiles_columns\`;`)
  await db.run(sql`DROP TABLE \`call_import_profiles_line_names\`;`)
  await db.run(sql`DROP TABLE \`call_import_profiles\`;`)
  await db.run(sql`DROP TABLE \`emergency_contacts\`;`)
  await db.run(sql`DROP TABLE \`alert_policies_severities\`;`)
  await db.run(sql`DROP TABLE \`alert_policies_steps_roles\`;`)
  await db.run(sql`DROP TABLE \`alert_policies_steps_channels\`;`)
  await db.run(sql`DROP TABLE \`alert_policies_steps\`;`)
  await db.run(sql`DROP TABLE \`alert_policies\`;`)
  await db.run(sql`DROP TABLE \`alert_policies_rels\`;`)
  await db.run(sql`DROP TABLE \`device_types_needs\`;`)
  await db.run(sql`DROP TABLE \`device_types_rules\`;`)
  await db.run(sql`DROP TABLE \`device_types\`;`)
  await db.run(sql`DROP TABLE \`device_models_specs\`;`)
  await db.run(sql`DROP TABLE \`device_models\`;`)
  await db.run(sql`DROP TABLE \`device_contracts_counts\`;`)
  await db.run(sql`DROP TABLE \`device_contracts\`;`)
  await db.run(sql`DROP TABLE \`device_contracts_rels\`;`)
  await db.run(sql`DROP TABLE \`supplies\`;`)
  await db.run(sql`DROP TABLE \`work_roles_employments\`;`)
  await db.run(sql`DROP TABLE \`work_roles_experience\`;`)
  await db.run(sql`DROP TABLE \`work_roles_account_roles\`;`)
  await db.run(sql`DROP TABLE \`work_roles\`;`)
  await db.run(sql`DROP TABLE \`work_roles_rels\`;`)
  await db.run(sql`DROP TABLE \`workers_experience\`;`)
  await db.run(sql`DROP TABLE \`workers_pledges\`;`)
  await db.run(sql`DROP TABLE \`workers\`;`)
  await db.run(sql`DROP TABLE \`courses_topics\`;`)
  await db.run(sql`DROP TABLE \`courses_attendees\`;`)
  await db.run(sql`DROP TABLE \`courses_trainer_employments\`;`)
  await db.run(sql`DROP TABLE \`courses_weekdays\`;`)
  await db.run(sql`DROP TABLE \`courses_plan\`;`)
  await db.run(sql`DROP TABLE \`courses\`;`)
  await db.run(sql`DROP TABLE \`courses_rels\`;`)
  await db.run(sql`DROP TABLE \`shift_types_breaks\`;`)
  await db.run(sql`DROP TABLE \`shift_types\`;`)
  await db.run(sql`DROP TABLE \`shift_needs_weekdays\`;`)
  await db.run(sql`DROP TABLE \`shift_needs\`;`)
  await db.run(sql`DROP TABLE \`shift_places\`;`)
  await db.run(sql`DROP TABLE \`checklists_items\`;`)
  await db.run(sql`DROP TABLE \`checklists\`;`)
  await db.run(sql`DROP TABLE \`alarm_settings\`;`)
  await db.run(sql`DROP TABLE \`equipment_settings\`;`)
  await db.run(sql`DROP TABLE \`city_settings_line_contacts\`;`)
  await db.run(sql`DROP INDEX \`devices_device_key_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_state_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_type_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_model_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_owner_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_from_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_to_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_shared_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_sim_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_loan_due_on_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_state_on_idx\`;`)
  await db.run(sql`DROP INDEX \`devices_unlogged_idx\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`device_key\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`state\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`type\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`type_name\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`category\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`needs\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`model\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`owner\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`accessories\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`shared\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`site_note\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`line\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`sim\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`checks\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`placed_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`theft_guard\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`secured_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`disc_given_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`disc_kept_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`antivirus_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`borrower\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`purpose\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`lent_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`loan_due_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`returned_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`cleaned_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`clean_method\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`cleaned_by\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`lost_at\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`locked_at\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`remote_wiped_at\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`wipe_number\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`wipe_method\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`wiped_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`wiped_by\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`removed_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`state_on\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`state_seq\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`history\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`extra\`;`)
  await db.run(sql`ALTER TABLE \`devices\` DROP COLUMN \`unlogged\`;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` DROP COLUMN \`kind\`;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` DROP COLUMN \`submitted_on\`;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` DROP COLUMN \`approved_on\`;`)
  await db.run(sql`ALTER TABLE \`rule_documents\` DROP COLUMN \`approved_by\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`contact_personal\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`contact_form_url\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`contact_prompt_minutes\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`contact_callback_alert_minutes\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`line_needs_approval\`;`)
  await db.run(sql`ALTER TABLE \`city_settings\` DROP COLUMN \`search_log_days\`;`)
}
