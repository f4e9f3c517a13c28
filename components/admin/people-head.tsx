import type { ListedPerson } from '#domain/people/directory.ts'

type Tab = { key: string; label: string; of: (people: ListedPerson[]) => ListedPerson[]; empty: string }

const awaited = ({ state }: ListedPerson) => state === 'invited' || state === 'invitation-expired'
const out = ({ state }: ListedPerson) => state === 'inactive' || state === 'taken-back'

const tabs: [Tab, ...Tab[]] = [
  { key: 'all', label: 'All', of: (people) => people.filter((person) => !out(person)), empty: 'Nobody is here.' },
  {
    key: 'invited',
    label: 'Invited',
    of: (people) => people.filter(awaited),
    empty: 'Everybody who was invited has come. Invite a colleague, and they stand here until they do.',
  },
  {
    key: 'out',
    label: 'Deactivated',
    of: (people) => people.filter(out),
    empty: 'Nobody is deactivated. Whoever leaves the desk can be: what they wrote stays.',
  },
]

/** The tab that an address names, or the first one. */
export const pickPeopleTab = (key: unknown): Tab => tabs.find((tab) => tab.key === key) ?? tabs[0]

/** How many there are, and the one thing to begin here. */
export function PeopleHead({ people }: { people: ListedPerson[] }) {
  const active = people.filter(({ state }) => state === 'active')
  const admins = active.filter(({ role }) => role === 'admin').length
  const waiting = people.filter(awaited).length
  return (
    <header>
      <div>
        <h1>People</h1>
        <p>
          {active.length === 1
            ? 'One person comes in: an admin.'
            : `${active.length} people come in, ${admins === 1 ? 'one of them an admin' : `${admins} of them admins`}.`}
          {waiting > 0 ? ` ${waiting} invited.` : ''}
        </p>
      </div>
      <div className="acts">
        <a className="btn primary" href="/admin/people/new">
          Invite a colleague
        </a>
      </div>
    </header>
  )
}

/** What the list shows: everybody, who is awaited, or who is kept out. */
export function PeopleTabs({ people, tab }: { people: ListedPerson[]; tab: Tab }) {
  return (
    <div className="tabs">
      <nav aria-label="Show">
        {tabs.map(({ key, label, of }) => (
          <a key={key} href={key === 'all' ? '/admin/people' : `/admin/people?show=${key}`} aria-current={key === tab.key ? 'true' : undefined}>
            {label} <span>{of(people).length}</span>
          </a>
        ))}
      </nav>
    </div>
  )
}

/** What stands where nobody does, or where one is alone: what is, and what happens next. */
export function EmptyPeople({ tab }: { tab: Tab }) {
  return (
    <section className="empty first">
      <p>{tab.empty}</p>
      <a className="btn" href="/admin/people">
        Show everybody
      </a>
    </section>
  )
}
