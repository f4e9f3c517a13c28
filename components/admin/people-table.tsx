import { When } from '#components/ui/when.tsx'
import type { ListedPerson } from '#domain/people/directory.ts'
import { PersonMark } from './people-state.tsx'
import { mayDo, roleNames } from './people-words.ts'

type TableProps = { people: ListedPerson[]; you: string; now: number }

/** Everybody who comes in, one in a row, each with what one does about them. */
export function PeopleTable({ people, you, now }: TableProps) {
  return (
    <table className="list folk">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Role</th>
          <th scope="col">State</th>
          <th scope="col">Last sign-in</th>
          <th scope="col">
            <span className="vh">Next</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} you={person.id === you} now={now} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ person: { id, name, email, role, state, invitedUntil, lastSignInAt }, you, now }: { person: ListedPerson; you: boolean; now: number }) {
  const href = `/admin/people/${id}`
  const awaited = state === 'invitation-expired' || state === 'taken-back'
  return (
    <tr>
      <th scope="row">
        <a href={href}>{name}</a>
        <small>
          {email}
          {you ? ' · you' : ''}
        </small>
      </th>
      <td>
        {roleNames[role]}
        <small>{mayDo[role].they}</small>
      </td>
      <td>
        <PersonMark state={state} />
        <small>
          {state === 'invited' && invitedUntil !== null ? (
            <>
              Link works until <When at={invitedUntil} now={now} />
            </>
          ) : (
            stands[state]
          )}
        </small>
      </td>
      <td>{lastSignInAt === null ? <span className="dim">Never</span> : <When at={lastSignInAt} now={now} />}</td>
      <td className="act">
        <a className="btn" href={href} aria-label={awaited ? `Invite again: ${name}` : `Open: ${name}`}>
          {awaited ? 'Invite again' : 'Open'}
        </a>
      </td>
    </tr>
  )
}

const stands: Record<ListedPerson['state'], string> = {
  active: 'Signs in with a password',
  invited: '',
  'invitation-expired': 'Nobody came in by the link',
  inactive: 'Cannot sign in; their work stays',
  'taken-back': 'Was never here',
  sample: '',
}

/** The authors of the sample library: nobody signs in as one of them, and nothing about them changes. */
export function SamplePeople({ people }: { people: ListedPerson[] }) {
  return (
    <table className="list folk apart">
      <caption>
        <b>Sample library</b>
        <span>They wrote the sample reports, cannot sign in, and go when the sample is removed.</span>
      </caption>
      <tbody>
        {people.map(({ id, name, state }) => (
          <tr key={id}>
            <th scope="row">
              <span className="name">{name}</span>
            </th>
            <td>
              <PersonMark state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
