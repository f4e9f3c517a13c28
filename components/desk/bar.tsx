import type { ReactNode } from 'react'

type BarProps = {
  /** The name of whoever is signed in. */
  person: string
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
export function Bar({ person, signOut, back, title, state, children }: BarProps) {
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
          <a href="/desk" aria-current="page">
            Reports
          </a>
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
