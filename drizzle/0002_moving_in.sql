CREATE TABLE `merged_sponsors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`into_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`into_id`) REFERENCES `sponsors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `revision_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_texts_revision_id_unique` ON `revision_texts` (`revision_id`);--> statement-breakpoint
CREATE TABLE `samples` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
DROP INDEX `reports_sponsor_id_unique`;--> statement-breakpoint
CREATE INDEX `reports_by_sponsor` ON `reports` (`sponsor_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `one_report_per_sponsor` ON `reports` (`sponsor_id`) WHERE archived_at is null;--> statement-breakpoint
-- Entries of the audit stay. Those of the sample library's own people go with it.
DROP TRIGGER audit_events_stay;
--> statement-breakpoint
CREATE TRIGGER audit_events_stay BEFORE DELETE ON audit_events
WHEN NOT EXISTS (SELECT 1 FROM samples WHERE kind = 'person' AND id = OLD.actor_id)
BEGIN SELECT RAISE(ABORT, 'audit_events stay'); END;
--> statement-breakpoint
-- Nobody who signed in, or ever could, becomes a sample.
CREATE TRIGGER samples_never_sign_in BEFORE INSERT ON samples
WHEN NEW.kind = 'person' AND EXISTS (SELECT 1 FROM people WHERE id = NEW.id AND (password_hash IS NOT NULL OR last_sign_in_at IS NOT NULL OR status <> 'inactive'))
BEGIN SELECT RAISE(ABORT, 'samples never sign in'); END;
--> statement-breakpoint
CREATE TRIGGER samples_never_change BEFORE UPDATE ON samples
BEGIN SELECT RAISE(ABORT, 'samples never change'); END;
--> statement-breakpoint
CREATE TRIGGER sample_people_never_sign_in BEFORE UPDATE OF password_hash, status, last_sign_in_at ON people
WHEN EXISTS (SELECT 1 FROM samples WHERE kind = 'person' AND id = OLD.id) AND (NEW.password_hash IS NOT NULL OR NEW.last_sign_in_at IS NOT NULL OR NEW.status <> 'inactive')
BEGIN SELECT RAISE(ABORT, 'sample people never sign in'); END;
--> statement-breakpoint
CREATE TRIGGER merged_sponsors_never_change BEFORE UPDATE OF id, name, at ON merged_sponsors
BEGIN SELECT RAISE(ABORT, 'merged_sponsors never change'); END;
--> statement-breakpoint
-- The words that each revision brought and took, by word, without accents: rowid is revision_texts.id.
CREATE VIRTUAL TABLE revision_words USING fts5(added, removed, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
