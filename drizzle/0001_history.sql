-- History is only appended. Rows of these tables never change, and go only through the doorway of a purge.
CREATE TRIGGER revisions_never_change BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions never change'); END;
--> statement-breakpoint
CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = OLD.report_id)
BEGIN SELECT RAISE(ABORT, 'revisions stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_never_change BEFORE UPDATE ON revision_writers
BEGIN SELECT RAISE(ABORT, 'revision_writers never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_stay BEFORE DELETE ON revision_writers
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_writers stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_names_never_change BEFORE UPDATE ON revision_names
BEGIN SELECT RAISE(ABORT, 'revision_names never change'); END;
--> statement-breakpoint
CREATE TRIGGER revision_names_stay BEFORE DELETE ON revision_names
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_names stay'); END;
--> statement-breakpoint
CREATE TRIGGER editions_never_change BEFORE UPDATE ON editions
BEGIN SELECT RAISE(ABORT, 'editions never change'); END;
--> statement-breakpoint
CREATE TRIGGER editions_stay BEFORE DELETE ON editions
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = OLD.report_id)
BEGIN SELECT RAISE(ABORT, 'editions stay'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawals_never_change BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'withdrawals never change'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = OLD.report_id)
BEGIN SELECT RAISE(ABORT, 'withdrawals stay'); END;
--> statement-breakpoint
CREATE TRIGGER revision_bodies_stay BEFORE DELETE ON revision_bodies
WHEN NOT EXISTS (SELECT 1 FROM purges WHERE purges.report_id = (SELECT report_id FROM revisions WHERE revisions.id = OLD.revision_id))
BEGIN SELECT RAISE(ABORT, 'revision_bodies stay'); END;
--> statement-breakpoint
-- A body may be encoded anew, but stays the body of its revision.
CREATE TRIGGER revision_bodies_keep_their_revision BEFORE UPDATE ON revision_bodies
WHEN NEW.revision_id <> OLD.revision_id
BEGIN SELECT RAISE(ABORT, 'revision_bodies keep their revision'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_never_change BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events never change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_stay BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events stay'); END;
--> statement-breakpoint
CREATE TRIGGER purges_never_change BEFORE UPDATE ON purges
BEGIN SELECT RAISE(ABORT, 'purges never change'); END;
--> statement-breakpoint
CREATE TRIGGER purges_stay BEFORE DELETE ON purges
BEGIN SELECT RAISE(ABORT, 'purges stay'); END;
--> statement-breakpoint
-- INSERT OR REPLACE removes a row without asking the triggers for removal.
CREATE TRIGGER revisions_are_not_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE id = NEW.id OR (report_id = NEW.report_id AND number = NEW.number))
BEGIN SELECT RAISE(ABORT, 'revisions are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_writers_are_not_replaced BEFORE INSERT ON revision_writers
WHEN EXISTS (SELECT 1 FROM revision_writers WHERE (revision_id = NEW.revision_id AND person_id = NEW.person_id))
BEGIN SELECT RAISE(ABORT, 'revision_writers are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_names_are_not_replaced BEFORE INSERT ON revision_names
WHEN EXISTS (SELECT 1 FROM revision_names WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'revision_names are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER editions_are_not_replaced BEFORE INSERT ON editions
WHEN EXISTS (SELECT 1 FROM editions WHERE id = NEW.id OR (report_id = NEW.report_id AND major = NEW.major AND minor = NEW.minor))
BEGIN SELECT RAISE(ABORT, 'editions are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER withdrawals_are_not_replaced BEFORE INSERT ON withdrawals
WHEN EXISTS (SELECT 1 FROM withdrawals WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'withdrawals are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_are_not_replaced BEFORE INSERT ON audit_events
WHEN EXISTS (SELECT 1 FROM audit_events WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit_events are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER purges_are_not_replaced BEFORE INSERT ON purges
WHEN EXISTS (SELECT 1 FROM purges WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'purges are not replaced'); END;
--> statement-breakpoint
CREATE TRIGGER revision_bodies_are_not_replaced BEFORE INSERT ON revision_bodies
WHEN EXISTS (SELECT 1 FROM revision_bodies WHERE revision_id = NEW.revision_id)
BEGIN SELECT RAISE(ABORT, 'revision_bodies are not replaced'); END;
--> statement-breakpoint
-- What readers may search, by word, without accents. The triggers keep it in step with published_texts.
CREATE VIRTUAL TABLE published_words USING fts5(title, category, standfirst, body, content='published_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE TRIGGER published_texts_added AFTER INSERT ON published_texts
BEGIN INSERT INTO published_words(rowid, title, category, standfirst, body) VALUES (NEW.id, NEW.title, NEW.category, NEW.standfirst, NEW.body); END;
--> statement-breakpoint
CREATE TRIGGER published_texts_removed AFTER DELETE ON published_texts
BEGIN INSERT INTO published_words(published_words, rowid, title, category, standfirst, body) VALUES ('delete', OLD.id, OLD.title, OLD.category, OLD.standfirst, OLD.body); END;
--> statement-breakpoint
CREATE TRIGGER published_texts_changed AFTER UPDATE ON published_texts
BEGIN INSERT INTO published_words(published_words, rowid, title, category, standfirst, body) VALUES ('delete', OLD.id, OLD.title, OLD.category, OLD.standfirst, OLD.body); INSERT INTO published_words(rowid, title, category, standfirst, body) VALUES (NEW.id, NEW.title, NEW.category, NEW.standfirst, NEW.body); END;
--> statement-breakpoint
INSERT INTO counters (name, value) VALUES ('publication', 1);
