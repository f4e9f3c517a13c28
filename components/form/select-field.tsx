import { FieldError } from './field-error.tsx'

type Option = { value: string; label: string }
type SelectFieldProps = { name: string; label: string; value?: string; issue?: string; hint?: string; groups: { label: string; options: Option[] }[] }

/** A choice among a few, in groups. Nothing is chosen until somebody chooses. */
export function SelectField({ name, label, value = '', issue, hint, groups }: SelectFieldProps) {
  const described = [hint && `${name}-hint`, issue && `${name}-issue`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <span className="hint-line" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      <select id={name} name={name} key={value} defaultValue={value} aria-invalid={issue ? true : undefined} aria-describedby={described}>
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
      {issue ? <FieldError id={`${name}-issue`}>{issue}</FieldError> : null}
    </div>
  )
}
