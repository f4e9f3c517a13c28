import { FieldError } from './field-error.tsx'

type Option = { value: string; label: string }
type SelectFieldProps = { name: string; label: string; value?: string; issue?: string; hint?: string; groups: { label: string; options: Option[] }[] }

/** A choice among a few, in groups. Nothing is chosen until somebody chooses. */
export function SelectField({ name, label, value = '', issue, hint, groups }: SelectFieldProps) {
  const id = `field-${name}`
  const described = [hint && `${id}-hint`, issue && `${id}-issue`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint-line" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <select id={id} name={name} key={value} defaultValue={value} aria-invalid={issue ? true : undefined} aria-describedby={described}>
        <option value="">Choose</option>
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
      {issue ? <FieldError id={`${id}-issue`}>{issue}</FieldError> : null}
    </div>
  )
}
