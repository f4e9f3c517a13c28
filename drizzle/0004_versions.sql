CREATE TABLE `authorship` (
	`report_id` text NOT NULL,
	`revision` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`report_id`, `revision`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_clients` (
	`report_id` text NOT NULL,
	`client` integer NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`report_id`, `client`),
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `looks` (
	`person_id` text NOT NULL,
	`report_id` text NOT NULL,
	`revision` integer NOT NULL,
	`hash` blob,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `report_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `open_purges` (
	`purge_id` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`purge_id`) REFERENCES `word_purges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `purged_rows` (
	`purge_id` text NOT NULL,
	`what` text NOT NULL,
	`row` text NOT NULL,
	PRIMARY KEY(`purge_id`, `what`, `row`),
	FOREIGN KEY (`purge_id`) REFERENCES `word_purges`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `purged_rows_by_row` ON `purged_rows` (`what`,`row`);--> statement-breakpoint
CREATE TABLE `revision_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`revision_id` text NOT NULL,
	`note` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_notes_by_revision` ON `revision_notes` (`revision_id`);--> statement-breakpoint
CREATE TABLE `word_purges` (
	`id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Tables that are rebuilt take their triggers along, and no trigger may name a table that is not there meanwhile.
DROP TRIGGER revisions_never_change;
--> statement-breakpoint
DROP TRIGGER revisions_stay;
--> statement-breakpoint
DROP TRIGGER revisions_are_not_replaced;
--> statement-breakpoint
DROP TRIGGER revision_writers_never_change;
--> statement-breakpoint
DROP TRIGGER revision_writers_stay;
--> statement-breakpoint
DROP TRIGGER revision_writers_are_not_replaced;
--> statement-breakpoint
DROP TRIGGER revision_names_never_change;
--> statement-breakpoint
DROP TRIGGER revision_names_stay;
--> statement-breakpoint
DROP TRIGGER revision_bodies_stay;
--> statement-breakpoint
DROP TRIGGER revision_bodies_keep_their_revision;
--> statement-breakpoint
DROP TRIGGER revision_bodies_are_not_replaced;
--> statement-breakpoint
DROP TRIGGER editions_never_change;
--> statement-breakpoint
DROP TRIGGER withdrawals_never_change;
--> statement-breakpoint
CREATE TABLE `__new_revisions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`report_id` text NOT NULL,
	`number` integer NOT NULL,
	`parent` integer,
	`kind` text NOT NULL,
	`author_id` text,
	`restored_from` integer,
	`restored_part` text,
	`restored_place` text,
	`hash` blob NOT NULL,
	`schema_version` integer NOT NULL,
	`words` integer NOT NULL,
	`words_added` integer NOT NULL,
	`words_removed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_revisions` (`id`, `report_id`, `number`, `parent`, `kind`, `author_id`, `restored_from`, `hash`, `schema_version`, `words`, `words_added`, `words_removed`, `created_at`)
SELECT `id`, `report_id`, `number`, (SELECT before.number FROM revisions AS before WHERE before.id = revisions.parent_id), `kind`, `author_id`, `restored_from`, unhex(`hash`), `schema_version`, `words`, `words_added`, `words_removed`, `created_at` FROM `revisions` ORDER BY `revisions`.rowid;
--> statement-breakpoint
CREATE TABLE `__new_revision_bodies` (
	`seq` integer PRIMARY KEY NOT NULL,
	`base_seq` integer,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `revisions`(`seq`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`base_seq`) REFERENCES `revisions`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_revision_bodies` (`seq`, `base_seq`, `bytes`)
SELECT `own`.`seq`, `base`.`seq`, `revision_bodies`.`bytes` FROM `revision_bodies` JOIN `__new_revisions` AS `own` ON `own`.`id` = `revision_id` LEFT JOIN `__new_revisions` AS `base` ON `base`.`id` = `base_id`;
--> statement-breakpoint
CREATE TABLE `__new_revision_writers` (
	`revision_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`revision_id`, `person_id`),
	FOREIGN KEY (`revision_id`) REFERENCES `revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_revision_writers` SELECT `revision_id`, `person_id` FROM `revision_writers`;
--> statement-breakpoint
DROP TABLE `revision_bodies`;
--> statement-breakpoint
DROP TABLE `revision_writers`;
--> statement-breakpoint
DROP TABLE `revisions`;
--> statement-breakpoint
ALTER TABLE `__new_revisions` RENAME TO `revisions`;
--> statement-breakpoint
ALTER TABLE `__new_revision_bodies` RENAME TO `revision_bodies`;
--> statement-breakpoint
ALTER TABLE `__new_revision_writers` RENAME TO `revision_writers`;
--> statement-breakpoint
CREATE UNIQUE INDEX `revisions_id_unique` ON `revisions` (`id`);
--> statement-breakpoint
CREATE INDEX `revisions_by_time` ON `revisions` (`created_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_number` ON `revisions` (`report_id`,`number`);
--> statement-breakpoint
ALTER TABLE `drafts` ADD `schema_version` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
-- Words of history change while a purge stands open, and then only the words: who, when and what of it stay for ever.
CREATE TRIGGER revisions_never_change BEFORE UPDATE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM open_purges) OR NEW.seq IS NOT OLD.seq OR NEW.id IS NOT OLD.id OR NEW.report_id IS NOT OLD.report_id OR NEW.number IS NOT OLD.number OR NEW.parent IS NOT OLD.parent OR NEW.kind IS NOT OLD.kind OR NEW.author_id IS NOT OLD.author_id OR NEW.restored_from IS NOT OLD.restored_from OR NEW.restored_part IS NOT OLD.restored_part OR NEW.restored_place IS NOT OLD.restored_place OR NEW.schema_version IS NOT OLD.schema_version OR NEW.words IS NOT OLD.words OR NEW.words_added IS NOT OLD.words_added OR NEW.words_removed IS NOT OLD.words_removed OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'revisions never change'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = OLD.report_id)
BEGIN SELECT RAISE(ABORT, 'revisions stay'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_are_not_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE seq = NEW.seq OR id = NEW.id OR (report_id = NEW.report_id AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'revisions are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_never_change BEFORE UPDATE ON revision_writers
BEGIN SELECT RAISE(ABORT, 'revision_writers never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_stay BEFORE DELETE ON revision_writers
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_writers stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_are_not_replaced BEFORE INSERT ON revision_writers
WHEN EXISTS (SELECT 1 FROM revision_writers WHERE (revision_id = NEW.revision_id AND person_id = NEW.person_id))
BEGIN SELECT RAISE(ABORT, 'revision_writers are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_names_never_change BEFORE UPDATE ON revision_names
WHEN NOT EXISTS (SELECT 1 FROM open_purges) OR NEW.id IS NOT OLD.id OR NEW.revision_id IS NOT OLD.revision_id OR NEW.person_id IS NOT OLD.person_id OR NEW.at IS NOT OLD.at
BEGIN SELECT RAISE(ABORT, 'revision_names never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_names_stay BEFORE DELETE ON revision_names
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_names stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_notes_never_change BEFORE UPDATE ON revision_notes
WHEN NOT EXISTS (SELECT 1 FROM open_purges) OR NEW.id IS NOT OLD.id OR NEW.revision_id IS NOT OLD.revision_id OR NEW.person_id IS NOT OLD.person_id OR NEW.at IS NOT OLD.at
BEGIN SELECT RAISE(ABORT, 'revision_notes never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_notes_stay BEFORE DELETE ON revision_notes
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_notes stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_notes_are_not_replaced BEFORE INSERT ON revision_notes
WHEN EXISTS (SELECT 1 FROM revision_notes WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'revision_notes are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER editions_never_change BEFORE UPDATE ON editions
WHEN NOT EXISTS (SELECT 1 FROM open_purges) OR NEW.id IS NOT OLD.id OR NEW.report_id IS NOT OLD.report_id OR NEW.revision_id IS NOT OLD.revision_id OR NEW.major IS NOT OLD.major OR NEW.minor IS NOT OLD.minor OR NEW.published_by IS NOT OLD.published_by OR NEW.published_at IS NOT OLD.published_at OR NEW.tier_key IS NOT OLD.tier_key
BEGIN SELECT RAISE(ABORT, 'editions never change'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawals_never_change BEFORE UPDATE ON withdrawals
WHEN NOT EXISTS (SELECT 1 FROM open_purges) OR NEW.id IS NOT OLD.id OR NEW.report_id IS NOT OLD.report_id OR NEW.edition_id IS NOT OLD.edition_id OR NEW.person_id IS NOT OLD.person_id OR NEW.at IS NOT OLD.at
BEGIN SELECT RAISE(ABORT, 'withdrawals never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_bodies_stay BEFORE DELETE ON revision_bodies
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.seq = OLD.seq))
BEGIN SELECT RAISE(ABORT, 'revision_bodies stay'); END;
--> statement-breakpoint
-- A body may be encoded anew, but stays the body of its revision.
CREATE TRIGGER revision_bodies_keep_their_revision BEFORE UPDATE ON revision_bodies
WHEN NEW.seq <> OLD.seq
BEGIN SELECT RAISE(ABORT, 'revision_bodies keep their revision'); END;
--> statement-breakpoint
CREATE TRIGGER revision_bodies_are_not_replaced BEFORE INSERT ON revision_bodies
WHEN EXISTS (SELECT 1 FROM revision_bodies WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'revision_bodies are not replaced'); END;
--> statement-breakpoint
-- What was purged, by whom and why, is history like any other.
CREATE TRIGGER word_purges_never_change BEFORE UPDATE ON word_purges
BEGIN SELECT RAISE(ABORT, 'word_purges never change'); END;
--> statement-breakpoint
CREATE TRIGGER word_purges_stay BEFORE DELETE ON word_purges
BEGIN SELECT RAISE(ABORT, 'word_purges stay'); END;
--> statement-breakpoint
CREATE TRIGGER word_purges_are_not_replaced BEFORE INSERT ON word_purges
WHEN EXISTS (SELECT 1 FROM word_purges WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'word_purges are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER purged_rows_never_change BEFORE UPDATE ON purged_rows
BEGIN SELECT RAISE(ABORT, 'purged_rows never change'); END;
--> statement-breakpoint
CREATE TRIGGER purged_rows_stay BEFORE DELETE ON purged_rows
BEGIN SELECT RAISE(ABORT, 'purged_rows stay'); END;
--> statement-breakpoint
CREATE TRIGGER purged_rows_are_not_replaced BEFORE INSERT ON purged_rows
WHEN EXISTS (SELECT 1 FROM purged_rows WHERE purge_id = NEW.purge_id AND what = NEW.what AND row = NEW.row)
BEGIN SELECT RAISE(ABORT, 'purged_rows are not replaced'); END;
