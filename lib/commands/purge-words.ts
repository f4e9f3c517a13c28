import { z } from 'zod'
import { environment } from '#lib/environment.ts'
import { lookForWords, type PurgeDone, purge } from '#lib/purging.ts'
import { dataCommand, done, refused } from './command.ts'
import { actorNamed } from './person.ts'
import { lines } from './purge-lines.ts'
import { purgeSentence } from './purge-sentences.ts'
import { sentence } from './sentences.ts'

export const purgeWordsCommand = dataCommand({
  name: 'purge-words',
  usage: '--preview | --reason R --seen S [--exact-case] [--whole-words] [--email E] [--json]',
  summary: 'Remove words from every version of every report: a leaked secret, a legal order',
  notes: `The words are read from standard input, so that they stand in no history and no list of processes. --preview says where
they stand and changes nothing; it ends with what to give as --seen, which confirms that this is what is to go. [removed] stands
in their place afterwards, in every revision, edition and draft. It is not undone. Backups keep what they hold: those in the
data folder that hold the words are named.`,
  options: {
    preview: { type: 'boolean', meaning: 'say where they stand, and change nothing' },
    reason: { type: 'string', meaning: 'why they go, without the words themselves; it stays in the history' },
    seen: { type: 'string', meaning: 'what the preview ended with' },
    'exact-case': { type: 'boolean', meaning: 'only where the capitals are the same' },
    'whole-words': { type: 'boolean', meaning: 'not inside longer words' },
    email: { type: 'string', meaning: 'who purges them (the command line itself, if nobody is named)' },
    json: { type: 'boolean', meaning: 'print what was found or done as JSON' },
  },
  shape: z
    .object({
      preview: z.boolean().default(false),
      reason: z.string().optional(),
      seen: z.string().optional(),
      'exact-case': z.boolean().default(false),
      'whole-words': z.boolean().default(false),
      email: z.string().optional(),
      json: z.boolean().optional(),
    })
    .refine(({ preview, reason }) => preview || reason !== undefined, 'Give --preview, or --reason with why the words go.')
    .refine(({ preview, seen }) => preview || seen !== undefined, 'Run it with --preview first: it ends with what to give as --seen.'),
  needs: () => ({ input: true }),
  async run({ preview, reason = '', seen = '', 'exact-case': exactCase, 'whole-words': whole, email, json }, request, { reads, transact }) {
    const actor = actorNamed(reads, email)
    if (!actor.ok) return refused(sentence(actor.refusal))
    const wording = { words: (request.input ?? '').replace(/\r?\n$/, ''), exactCase, whole }
    if (preview) {
      const looked = await lookForWords(reads, wording)
      if (!looked.ok) return refused(purgeSentence(looked.refusal))
      const { found, standstill } = looked.value
      return done(json, { ...found.stand, standstill }, lines.preview(found.stand, standstill))
    }
    const place = { reads, transact, dataDir: environment().dataDir }
    const purged = await purge(place, () => actor.value, { ...wording, reason, seen }, Date.now)
    if (!purged.ok) return refused(purgeSentence(purged.refusal))
    return done(json, purged.value satisfies PurgeDone, lines.done(purged.value))
  },
})
