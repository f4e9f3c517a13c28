import type { ReactNode } from 'react'

type Place = keyof typeof places

/** The main pages, in the order of the bar. */
const places = {
  reports: { href: '/desk', label: 'Reports', admin: false },
  revisions: { href: '/desk/revisions', label: 'Revisions', admin: false },
  people: { href: '/admin/people', label: 'People', admin: true },
  sponsors: { href: '/admin/sponsors', label: 'Sponsors', admin: true },
  audit: { href: '/admin/audit', label: 'Audit', admin: true },
  service: { href: '/admin/service', label: 'Service', admin: true },
}

type BarProps = {
  /** The name of whoever is signed in. */
  person: string
  /** Admins find their pages beside those of the desk. */
  role?: 'editor' | 'admin'
  /** Which of the main pages this is. */
  here?: Place
  /** The action that signs out. */
  signOut: () => Promise<void>
  /** Where the page belongs to; without it, this is one of the desk's main pages. */
  back?: { href: string; label: string }
  title?: string
  /** A state beside the title. */
  state?: ReactNode
  /** What one does here. */
  children?: ReactNode
}

/** The top of a page of the desk: where one is, what one does here, and who one is. */
export function Bar({ person, role = 'editor', here = 'reports', signOut, back, title, state, children }: BarProps) {
  return (
    <header className="bar">
      <a className="brand" href="/desk">
        Host City
      </a>
      {back ? (
        <a className="back" href={back.href}>
          <span className="arrow" aria-hidden="true" />
          {back.label}
        </a>
      ) : (
        <nav aria-label="Desk">
          {Object.entries(places)
            .filter(([, place]) => role === 'admin' || !place.admin)
            .map(([key, { href, label }]) => (
              <a key={key} href={href} aria-current={key === here ? 'page' : undefined}>
                {label}
              </a>
            ))}
        </nav>
      )}
      {title ? <h1>{title}</h1> : null}
      {state}
      <div className="right">
        {children}
        {back ? null : (
          <a className="link dim opt" href="/">
            What readers see
          </a>
        )}
        <form action={signOut}>
          <button type="submit" className="link dim">
            Sign out
          </button>
        </form>
        <a className="you" href="/desk/account">
          <span className="who p1" title={person} role="img" aria-label={`Signed in as ${person}`}>
            {initials(person)}
          </span>
        </a>
      </div>
    </header>
  )
}

/** The first letters of the first and the last word of a name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('')
}
