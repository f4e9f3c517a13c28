import { Notice } from '#components/ui/notice.tsx'
import type { ListedPerson } from '#domain/people/directory.ts'

/** What was just done to a person, as long as it still holds. */
export function PersonDone({ what, person: { name, role, state } }: { what: unknown; person: ListedPerson }) {
  switch (what) {
    case 'role':
      return <Notice tone="done" title={`${name} is ${role === 'admin' ? 'an admin' : 'an editor'} now.`} />
    case 'session':
      return <Notice tone="done" title="That session has ended." />
    case 'sessions':
      return <Notice tone="done" title={`${name} is signed out everywhere.`} />
    case 'token':
      return <Notice tone="done" title="That token has ended." />
    case 'taken-back':
      return state === 'taken-back' ? <Notice tone="done" title="The invitation is taken back." /> : null
    case 'deactivated':
      return state === 'inactive' ? <Notice tone="done" title={`${name} is deactivated and signed out everywhere.`} /> : null
    case 'reactivated':
      return state === 'active' ? <Notice tone="done" title={`${name} can sign in again.`} /> : null
    default:
      return null
  }
}
