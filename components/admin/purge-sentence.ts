import type { PurgeRefusal } from '#domain/purges/purge.ts'

export type OfPurges = Exclude<PurgeRefusal, { kind: 'forbidden' }>

/** What stands in the way of a purge, and what to do. It never holds the words. */
export function purgeSentence(refusal: OfPurges): string {
  switch (refusal.kind) {
    case 'words-missing':
      return 'Enter the words that must go.'
    case 'words-too-short':
      return `Fewer than ${refusal.least} letters or digits name nothing. Add more of what stands around them.`
    case 'words-too-long':
      return `That is more than ${refusal.most.toLocaleString('en-GB')} characters. Remove it in parts.`
    case 'words-too-common':
      return 'These words stand in every text. Add more of what stands around them.'
    case 'purge-reason-missing':
      return 'Say in a sentence why they must go.'
    case 'reason-too-long':
      return `Say it in at most ${refusal.most} characters.`
    case 'reason-holds-words':
      return 'The reason holds the words themselves, and it stays in the history. Say it without them.'
    case 'nothing-found':
      return 'The words stand in no report any more.'
    case 'places-changed':
      return 'They do not stand where you saw them: somebody wrote or purged meanwhile. Look through the new list below and confirm it.'
  }
}
