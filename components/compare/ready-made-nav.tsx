import type { ReadyMadeGroup } from './ready-made.ts'

/** Comparisons in one step, above the choice of any two. */
export function ReadyMadeNav({ groups }: { groups: ReadyMadeGroup[] }) {
  return (
    <nav className="ready-made" aria-label="Ready-made comparisons">
      {groups.map(({ of, pairs }) => (
        <div key={of}>
          <span className="dim">{of}</span>
          <ul>
            {pairs.map(({ label, href, here }) => (
              <li key={label}>
                {href === null ? (
                  <span>{label}</span>
                ) : (
                  <a href={href} aria-current={here || undefined} aria-label={`${of}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`}>
                    {label}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
