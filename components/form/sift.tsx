export type SiftOption = { value: string; label: string }

type SiftSelectProps = {
  name: string
  label: string
  value: string
  /** What stands there while nothing narrows. */
  all: string
  options?: SiftOption[]
  groups?: { label: string; options: SiftOption[] }[]
}

/** One of the things by which a list is narrowed. What is chosen stays in the address. */
export function SiftSelect({ name, label, value, all, options = [], groups = [] }: SiftSelectProps) {
  return (
    <div>
      <label htmlFor={`by-${name}`}>{label}</label>
      <select id={`by-${name}`} name={name} key={value} defaultValue={value}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}

/** A day by which a list is narrowed; days are those of UTC, as on every server. */
export function SiftDay({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div>
      <label htmlFor={`by-${name}`}>{label}</label>
      <input id={`by-${name}`} name={name} type="date" key={value} defaultValue={value} />
    </div>
  )
}

/** The button that narrows, and, where something is narrowed, the way back to everything. */
export function SiftActs({ verb, chosen, path }: { verb: string; chosen: Record<string, string>; path: string }) {
  const narrowed = Object.values(chosen).some((value) => value !== '')
  return (
    <div className="acts">
      <button type="submit" className="btn">
        {verb}
      </button>
      {narrowed ? (
        <a className="link" href={path}>
          Show everything
        </a>
      ) : null}
    </div>
  )
}
