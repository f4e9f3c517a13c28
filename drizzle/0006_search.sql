-- What readers may search, laid out anew: what else a sponsor is called, headings apart from the text, and where sections begin.
-- Rows of before are found as they were until each is derived anew from its edition, which SQL cannot read.
DROP TABLE `published_words`;--> statement-breakpoint
CREATE TABLE `__new_published_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`title` text NOT NULL,
	`names` text DEFAULT '' NOT NULL,
	`category` text NOT NULL,
	`standfirst` text NOT NULL,
	`headings` text DEFAULT '' NOT NULL,
	`outline` text DEFAULT '[]' NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_published_texts` (`id`, `report_id`, `title`, `category`, `standfirst`, `body`) SELECT `id`, `report_id`, `title`, `category`, `standfirst`, `body` FROM `published_texts`;--> statement-breakpoint
DROP TRIGGER published_texts_removed;--> statement-breakpoint
DROP TABLE `published_texts`;--> statement-breakpoint
ALTER TABLE `__new_published_texts` RENAME TO `published_texts`;--> statement-breakpoint
CREATE UNIQUE INDEX `published_texts_report_id_unique` ON `published_texts` (`report_id`);--> statement-breakpoint
-- By word, without accents, and by the beginnings of words. The triggers keep it in step with published_texts.
CREATE VIRTUAL TABLE published_words USING fts5(title, names, category, headings, standfirst, body, content='published_texts', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
INSERT INTO published_words (published_words) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER published_texts_added AFTER INSERT ON published_texts
BEGIN INSERT INTO published_words(rowid, title, names, category, headings, standfirst, body) VALUES (NEW.id, NEW.title, NEW.names, NEW.category, NEW.headings, NEW.standfirst, NEW.body); END;
--> statement-breakpoint
CREATE TRIGGER published_texts_removed AFTER DELETE ON published_texts
BEGIN INSERT INTO published_words(published_words, rowid, title, names, category, headings, standfirst, body) VALUES ('delete', OLD.id, OLD.title, OLD.names, OLD.category, OLD.headings, OLD.standfirst, OLD.body); END;
--> statement-breakpoint
CREATE TRIGGER published_texts_changed AFTER UPDATE OF id, title, names, category, headings, standfirst, body ON published_texts
BEGIN INSERT INTO published_words(published_words, rowid, title, names, category, headings, standfirst, body) VALUES ('delete', OLD.id, OLD.title, OLD.names, OLD.category, OLD.headings, OLD.standfirst, OLD.body); INSERT INTO published_words(rowid, title, names, category, headings, standfirst, body) VALUES (NEW.id, NEW.title, NEW.names, NEW.category, NEW.headings, NEW.standfirst, NEW.body); END;
