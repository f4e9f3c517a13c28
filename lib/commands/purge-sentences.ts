import type { PurgeRefusal } from '#domain/purges/purge.ts'
import { unreachable } from '#domain/richtext/document.ts'

/** What a refusal to purge words says to whoever typed the command. It never holds the words. */
export function purgeSentence(refusal: PurgeRefusal | { kind: 'signed-out' }): string {
  switch (refusal.kind) {
    case 'forbidden':
    case 'signed-out':
      return 'The person named by --email may not do this. Name an admin who is active.'
    case 'words-missing':
      return 'Standard input holds no words. Send them in through a pipe.'
    case 'words-too-short':
      return `Fewer than ${refusal.least} letters or digits name nothing. Give more of what stands around them.`
    case 'words-too-long':
      return `That is more than ${refusal.most.toLocaleString('en')} characters. Purge it in parts.`
    case 'words-too-common':
      return 'Those words stand in every text. Give more of what stands around them.'
    case 'purge-reason-missing':
      return 'Say with --reason why the words go. The reason stays in the history.'
    case 'reason-too-long':
      return `A reason has at most ${refusal.most} characters.`
    case 'reason-holds-words':
      return 'The reason holds the words themselves, and it stays in the history. Say it without them; nothing was changed.'
    case 'nothing-found':
      return 'The words stand in no report. Nothing was changed.'
    case 'places-changed':
      return 'The words do not stand where the preview found them. Run it with --preview again; nothing was changed.'
    default:
      return unreachable(refusal)
  }
}
